//! What was found, with everything a reader has to know to cite it.

use crate::analysis::Voices;
use crate::analysis::ask::{Answer, Found, InTranscript};
use crate::study::{CaseId, CodeId, Coder, Coding, Study, TranscriptId};
use crate::text::{Span, Transcript};

/// A coding, or text that codings or words have in common.
pub struct Passage<'a> {
    pub transcript: &'a TranscriptId,
    pub span: Span,
    /// `None` when the transcript could not be read: the coding counts all the same.
    pub text: Option<&'a Transcript>,
    /// Counted from 0: the turn in which the passage begins.
    pub turn: Option<usize>,
    /// The first participant whose words the passage holds.
    pub case: Option<CaseId>,
    pub wave: Option<u16>,
    /// Of the codings of which it is made; each once, none for bare words.
    pub codes: Vec<&'a CodeId>,
    pub coders: Vec<&'a Coder>,
    /// When it is one.
    pub coding: Option<&'a Coding>,
}

pub fn passages<'a>(study: &'a Study, answer: &'a Answer) -> Vec<Passage<'a>> {
    answer.transcripts.iter().flat_map(|here| in_transcript(study, here)).collect()
}

fn in_transcript<'a>(study: &'a Study, here: &'a InTranscript) -> Vec<Passage<'a>> {
    let wave = study.case_of(&here.transcript).1;
    let text = study.text(&here.transcript).map(AsRef::as_ref);
    let voices = Voices::new(study, &here.transcript, text);
    let whose = |found: &Found| voices.whose(found.span).cloned();
    here.found
        .iter()
        .map(|found| Passage { case: whose(found), ..passage(study, here, found, wave) })
        .collect()
}

fn passage<'a>(study: &'a Study, here: &'a InTranscript, found: &'a Found, wave: Option<u16>) -> Passage<'a> {
    let id = &here.transcript;
    let text = study.text(id).map(AsRef::as_ref);
    let turn = text.and_then(|text| text.turn_at(found.span.start));
    let (mut codes, mut coders) = (Vec::new(), Vec::new());
    for (_, coder, code) in here.codings(found) {
        codes.push(code);
        coders.push(coder);
    }
    let find = |(coder, code): &(Coder, CodeId)| study.layer(id, coder)?.find(found.span, code.as_str());
    let coding = found.coding.as_ref().and_then(find);
    let (codes, coders) = (once(codes), once(coders));
    Passage { transcript: id, span: found.span, text, turn, case: None, wave, codes, coders, coding }
}

fn once<T: Ord>(mut names: Vec<T>) -> Vec<T> {
    names.sort();
    names.dedup();
    names
}

impl<'a> Passage<'a> {
    pub fn words(&self) -> &'a str {
        self.text.map_or("", |text| text.slice(self.span))
    }

    pub fn speaker(&self) -> Option<&'a str> {
        self.text?.speaker(self.turn?)
    }
}
