//! Retrieval: which passages were coded with what, and everything a reader has to know to cite one.
//!
//! A [`Query`] is where a fuller language of questions will grow: each further wish becomes a field or a variant
//! here, and whoever asks (`gloss quotes`, lists, reports) gets the same answer.

use std::collections::BTreeSet;

use super::Voices;
use crate::study::{CaseId, CodeId, Coder, Coding, Shelved, Study, TranscriptId};
use crate::text::Transcript;

/// Which passages are wanted; `None` wants all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// This code and every code below it.
    pub code: Option<CodeId>,
    pub coder: Option<Coder>,
    /// Whoever speaks, or whose the whole transcript is: a focus group's name finds all that was said in it.
    pub case: Option<CaseId>,
    pub transcript: Option<TranscriptId>,
}

/// A coded passage with its source.
#[derive(Clone, Debug)]
pub struct Quote<'a> {
    pub transcript: &'a TranscriptId,
    pub coder: &'a Coder,
    pub coding: &'a Coding,
    /// `None` when the transcript could not be read: the coding counts all the same.
    pub text: Option<&'a Transcript>,
    /// Counted from 0: the turn in which the passage begins.
    pub turn: Option<usize>,
    /// The first participant whose words the passage holds; nobody's are an interviewer's words in a group.
    pub case: Option<CaseId>,
    pub wave: Option<u16>,
}

impl<'a> Quote<'a> {
    pub fn words(&self) -> &'a str {
        self.text.map_or("", |text| text.slice(self.coding.span))
    }

    pub fn speaker(&self) -> Option<&'a str> {
        self.text?.speaker(self.turn?)
    }
}

/// In the order of the transcripts, then of the words, then by code and coder.
pub fn retrieve<'a>(study: &'a Study, query: &Query) -> Vec<Quote<'a>> {
    let codes = query.code.as_ref().map(|code| branch(study, code));
    let wanted = |id: &TranscriptId| query.transcript.as_ref().is_none_or(|wanted| wanted == id);
    let shelf = study.shelf.iter().filter(|(id, _)| wanted(id));
    shelf.flat_map(|(id, shelved)| in_transcript(study, query, codes.as_ref(), id, shelved)).collect()
}

/// A code that is not in the codebook is asked for by its slug, and has nothing below it.
fn branch(study: &Study, code: &CodeId) -> BTreeSet<CodeId> {
    let below = study.codebook.codes().get(study.codebook.branch(code.as_str())).unwrap_or_default();
    below.iter().map(|code| code.id.clone()).chain([code.clone()]).collect()
}

fn in_transcript<'a>(
    study: &'a Study,
    query: &Query,
    codes: Option<&BTreeSet<CodeId>>,
    transcript: &'a TranscriptId,
    shelved: &'a Shelved,
) -> Vec<Quote<'a>> {
    let text = shelved.text.as_deref();
    let voices = Voices::new(study, transcript, text);
    let mut quotes = Vec::new();
    let layers =
        shelved.layers.iter().filter(|(coder, _)| query.coder.as_ref().is_none_or(|wanted| wanted == *coder));
    for (coder, coding) in
        layers.flat_map(|(coder, layer)| layer.codings().iter().map(move |coding| (coder, coding)))
    {
        let case = voices.whose(coding.span);
        let of_case =
            query.case.as_ref().is_none_or(|wanted| Some(wanted) == case || wanted == voices.owner());
        if of_case && codes.is_none_or(|codes| codes.contains(&coding.code)) {
            let turn = text.and_then(|text| text.turn_at(coding.span.start));
            quotes.push(Quote {
                transcript,
                coder,
                coding,
                text,
                turn,
                case: case.cloned(),
                wave: voices.wave(),
            });
        }
    }
    quotes.sort_by(|a, b| (a.coding.order(), a.coder).cmp(&(b.coding.order(), b.coder)));
    quotes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Code, Codebook, Layer, When};
    use crate::text::Span;
    use std::sync::Arc;

    fn study() -> Study {
        let below =
            Code { parent: Some(CodeId::new("barriers")), ..Code::new(CodeId::new("role"), "Unclear role") };
        let codes = vec![
            Code::new(CodeId::new("barriers"), "Barriers"),
            below,
            Code::new(CodeId::new("hope"), "Hope"),
        ];
        let coding = |start, end, code| Coding::new(Span::new(start, end), CodeId::new(code), When(0));
        let jk = Layer::new(vec![coding(8, 12, "hope"), coding(3, 12, "role")]);
        let text = Arc::new(Transcript::new("P: one two.\n\nI: So?\n\nP: three."));
        let layers = [(Coder::new("jk"), Arc::new(jk.clone())), (Coder::new("ms"), Arc::new(jk))];
        let mut study = Study { codebook: Arc::new(Codebook::from_codes(codes).0), ..Study::default() };
        study.put(
            TranscriptId::new("p1.txt"),
            Shelved { text: Some(text), layers: layers.into(), ..Shelved::default() },
        );
        study
    }

    fn asked(query: Query) -> Vec<(String, String)> {
        let study = study();
        retrieve(&study, &query).iter().map(|q| (q.coding.code.to_string(), q.coder.to_string())).collect()
    }

    #[test]
    fn a_theme_gathers_what_stands_below_it() {
        let asked = asked(Query { code: Some(CodeId::new("barriers")), ..Query::default() });
        assert_eq!(asked, [("role".into(), "jk".into()), ("role".into(), "ms".into())]);
    }

    #[test]
    fn everything_comes_in_reading_order() {
        let codes: Vec<String> = asked(Query::default()).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["role", "role", "hope", "hope"]);
    }

    #[test]
    fn coder_and_case_narrow_it_down() {
        assert_eq!(asked(Query { coder: Some(Coder::new("ms")), ..Query::default() }).len(), 2);
        assert_eq!(asked(Query { case: Some(CaseId::new("p1")), ..Query::default() }).len(), 4);
        assert_eq!(asked(Query { case: Some(CaseId::new("p2")), ..Query::default() }).len(), 0);
    }
}
