//! One transcript with everything that conditions ask of it: whose it is, which wave, who speaks, in answer to what.

use super::blocks::{Block, blocks};
use crate::analysis::Voices;
use crate::study::{AttributeKind, CaseId, CaseKind, Shelved, Study, TranscriptId};
use crate::text::Transcript;

pub(in crate::analysis) struct Place<'a> {
    pub study: &'a Study,
    pub id: &'a TranscriptId,
    pub shelved: &'a Shelved,
    pub text: Option<&'a Transcript>,
    pub voices: Voices<'a>,
    pub blocks: Vec<Block>,
}

impl<'a> Place<'a> {
    pub fn new(study: &'a Study, id: &'a TranscriptId, shelved: &'a Shelved) -> Place<'a> {
        let text = shelved.text.as_deref();
        Place { study, id, shelved, text, voices: Voices::new(study, id, text), blocks: blocks(study, id) }
    }

    pub fn turn_at(&self, at: u32) -> Option<usize> {
        self.text?.turn_at(at)
    }

    pub fn speaker(&self, turn: Option<usize>) -> Option<&'a str> {
        self.text?.speaker(turn?)
    }

    /// The case of whoever speaks in a turn.
    pub fn case(&self, turn: Option<usize>) -> &CaseId {
        turn.map_or(self.voices.owner(), |turn| self.voices.in_turn(turn))
    }

    /// The focus groups whose transcript this is.
    pub fn groups(&self) -> Vec<&'a str> {
        let seated = self.study.cases.seated(self.id);
        seated.filter(|case| case.kind == CaseKind::Group).map(|case| case.id.as_str()).collect()
    }

    /// What is said here in answer to.
    pub fn questions(&self, at: u32) -> Vec<&str> {
        let before = self.blocks.partition_point(|block| block.span.start <= at).checked_sub(1);
        let block = before.and_then(|before| self.blocks.get(before));
        block.map(|block| block.questions.iter().map(String::as_str).collect()).unwrap_or_default()
    }

    /// What holds for this interview counts before what holds for good, the speaker's before the group's.
    pub fn attribute(&self, turn: Option<usize>, name: &str, kind: AttributeKind) -> Vec<&'a str> {
        let value = self.told(self.case(turn), name).or_else(|| self.told(self.voices.owner(), name));
        value.map(|value| super::roster::parts(value, kind).collect()).unwrap_or_default()
    }

    fn told(&self, case: &CaseId, name: &str) -> Option<&'a str> {
        let case = self.study.cases.named(case.as_str())?;
        let sitting = case.sittings.iter().find(|sitting| &sitting.transcript == self.id);
        let here = sitting.and_then(|sitting| sitting.attributes.iter().find(|(known, _)| known == name));
        here.map(|(_, value)| value.as_str()).or_else(|| case.attribute(name))
    }
}
