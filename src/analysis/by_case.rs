//! One case in one transcript: what was said, and how much of it is coded.

use crate::study::{CaseId, Coder, Study, TranscriptId};
use crate::text::{Span, Transcript, words};

/// What one case said in one transcript. Whoever asks is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub turns: usize,
    pub words: usize,
    /// Codings that touch what was said, whoever made them.
    pub codings: usize,
    /// Code points said, and how many of them carry a code.
    pub letters: u32,
    pub coded: u32,
}

impl Said {
    /// Percent of what was said that carries a code; undefined when nothing was said.
    pub fn share(&self) -> Option<u64> {
        (u64::from(self.coded) * 100).checked_div(u64::from(self.letters))
    }
}

/// `None` while the transcript has not been read. With a coder, only theirs count.
pub fn said(study: &Study, case: &CaseId, transcript: &TranscriptId, coder: Option<&Coder>) -> Option<Said> {
    let text = study.text(transcript)?;
    let turns = voice(study, case, transcript, text);
    let codings = codings(study, transcript, coder);
    let mut said = Said { turns: turns.len(), ..Said::default() };
    for turn in &turns {
        said.words += words(text.slice(*turn));
        said.letters += turn.len();
        said.coded += covered(*turn, &codings);
    }
    said.codings = codings.iter().filter(|span| turns.iter().any(|turn| overlap(**span, *turn) > 0)).count();
    Some(said)
}

/// The words of the turns in which a case speaks.
fn voice(study: &Study, case: &CaseId, transcript: &TranscriptId, text: &Transcript) -> Vec<Span> {
    let turns = text.turns().iter().enumerate();
    let theirs = turns.filter(|(n, _)| {
        !study.is_interviewer(text, *n) && study.case_of_turn(transcript, text, *n) == *case
    });
    theirs.map(|(_, turn)| turn.words).collect()
}

fn codings(study: &Study, transcript: &TranscriptId, coder: Option<&Coder>) -> Vec<Span> {
    let layers = study.shelf.get(transcript).into_iter().flat_map(|shelved| &shelved.layers);
    let wanted = layers.filter(|(by, _)| coder.is_none_or(|only| only == *by));
    wanted.flat_map(|(_, layer)| layer.codings()).map(|coding| coding.span).collect()
}

/// How much of a stretch lies under any of the spans, each code point counted once.
fn covered(stretch: Span, spans: &[Span]) -> u32 {
    let mut spans: Vec<Span> = spans.iter().copied().filter(|span| overlap(*span, stretch) > 0).collect();
    spans.sort_by_key(|span| span.start);
    let (mut covered, mut reached) = (0, stretch.start);
    for span in spans {
        let (start, end) = (span.start.max(reached), span.end.min(stretch.end));
        covered += end.saturating_sub(start);
        reached = reached.max(end);
    }
    covered
}

fn overlap(a: Span, b: Span) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::study::{Code, CodeId, Coding, Edit, Shelved, When, people};

    fn study() -> (Study, TranscriptId) {
        let mut study = Study::default();
        let talk = TranscriptId::new("group.txt");
        let text = "Moderator: Who begins?\n\nAnna: I do.\n\nBo: 你好 again.\n\nAnna: Well.\n\nBo: So.";
        study
            .put(talk.clone(), Shelved { text: Some(Arc::new(Transcript::new(text))), ..Shelved::default() });
        let members = people::from_speakers(&study, &talk).unwrap();
        study.apply(Edit::Together(members)).unwrap();
        study.apply(Edit::AddCode { code: Code::new(CodeId::new("c"), "C"), index: 0 }).unwrap();
        (study, talk)
    }

    fn tag(study: &mut Study, talk: &TranscriptId, span: Span, coder: &str) {
        let coding = Coding::new(span, CodeId::new("c"), When(0));
        study.apply(Edit::Tag { transcript: talk.clone(), coder: Coder::new(coder), coding }).unwrap();
    }

    #[test]
    fn what_two_coders_cover_counts_once_and_who_asks_not_at_all() {
        let (mut study, talk) = study();
        let anna = CaseId::new("Anna");
        tag(&mut study, &talk, Span::new(24, 35), "jk");
        tag(&mut study, &talk, Span::new(32, 35), "ms");
        tag(&mut study, &talk, Span::new(11, 22), "jk");
        let told = said(&study, &anna, &talk, None).unwrap();
        assert_eq!((told.turns, told.words, told.codings), (2, 3, 2));
        assert_eq!((told.letters, told.coded, told.share()), (10, 5, Some(50)));
        assert_eq!(said(&study, &anna, &talk, Some(&Coder::new("ms"))).unwrap().coded, 3);
    }

    #[test]
    fn a_share_of_nothing_is_undefined() {
        let (study, talk) = study();
        assert_eq!(said(&study, &CaseId::new("Nobody"), &talk, None).unwrap().share(), None);
        assert_eq!(said(&study, &CaseId::new("Bo"), &TranscriptId::new("x.txt"), None), None);
    }
}
