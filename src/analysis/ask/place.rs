//! One transcript with everything that conditions ask of it: whose it is, which wave, who speaks, in answer to what.

use std::cell::OnceCell;

use super::blocks::{Block, blocks};
use crate::study::{AttributeKind, Case, CaseId, CaseKind, Shelved, Study, TranscriptId};
use crate::text::{Span, Transcript};

pub(in crate::analysis) struct Place<'a> {
    pub study: &'a Study,
    pub id: &'a TranscriptId,
    pub shelved: &'a Shelved,
    pub text: Option<&'a Transcript>,
    pub owner: CaseId,
    pub wave: Option<u16>,
    pub blocks: Vec<Block>,
    /// The case of each speaker, once somebody has asked; empty where all words are the owner's.
    by_speaker: Vec<OnceCell<CaseId>>,
    /// Of each speaker, whether it is an interviewer.
    asks: Vec<bool>,
}

impl<'a> Place<'a> {
    pub fn new(study: &'a Study, id: &'a TranscriptId, shelved: &'a Shelved) -> Place<'a> {
        let text = shelved.text.as_deref();
        let (owner, wave) = study.case_of(id);
        let speakers = text.map_or(&[][..], Transcript::speakers);
        let asks = speakers.iter().map(|name| study.about.is_interviewer(name)).collect();
        let speaks_here =
            |case: &Case| !case.speakers.is_empty() && case.sittings.iter().any(|s| &s.transcript == id);
        let several = study.cases.iter().any(speaks_here);
        let by_speaker = vec![OnceCell::new(); if several { speakers.len() } else { 0 }];
        Place { study, id, shelved, text, owner, wave, blocks: blocks(study, id), by_speaker, asks }
    }

    /// Whether speakers may be cases of their own here.
    pub fn has_voices(&self) -> bool {
        !self.by_speaker.is_empty()
    }

    pub fn turn_at(&self, at: u32) -> Option<usize> {
        self.text?.turn_at(at)
    }

    pub fn speaker(&self, turn: Option<usize>) -> Option<&'a str> {
        self.text?.speaker(turn?)
    }

    /// The case of whoever speaks in a turn.
    pub fn case(&self, turn: Option<usize>) -> &CaseId {
        let spoken = || {
            let (text, turn) = (self.text?, turn?);
            let speaker = text.turns().get(turn)?.speaker?;
            let cell = self.by_speaker.get(usize::from(speaker))?;
            Some(cell.get_or_init(|| self.study.case_of_turn(self.id, text, turn)))
        };
        spoken().unwrap_or(&self.owner)
    }

    /// Who is behind a coding: the first participant whose words it holds. Where several speak and it holds an
    /// interviewer's words alone it is nobody's.
    pub fn whose(&self, span: Span) -> Option<&CaseId> {
        match self.text {
            Some(text) if self.has_voices() => {
                let said = text.turns_of(span).find(|turn| !self.is_interviewer(*turn))?;
                Some(self.case(Some(said)))
            }
            _ => Some(&self.owner),
        }
    }

    /// Where a coding stands: where the first participant's words in it begin, so that a passage which takes the
    /// question in belongs to whoever answers. One that holds an interviewer's words alone stands where it begins.
    pub fn stand(&self, span: Span) -> u32 {
        let Some(text) = self.text else { return span.start };
        let said = text.turns_of(span).find(|turn| !self.is_interviewer(*turn));
        let turn = said.and_then(|turn| text.turns().get(turn));
        turn.map_or(span.start, |turn| turn.whole.start.max(span.start))
    }

    /// Nobody named speaks for the participants: in a text without labels everything is theirs.
    pub fn is_interviewer(&self, turn: usize) -> bool {
        let speaker = self.text.and_then(|text| text.turns().get(turn)?.speaker);
        speaker.is_some_and(|speaker| self.asks.get(usize::from(speaker)).copied().unwrap_or(false))
    }

    /// The focus groups whose transcript this is.
    pub fn groups(&self) -> Vec<&'a str> {
        let sits = |case: &&Case| {
            case.kind == CaseKind::Group && case.sittings.iter().any(|sitting| &sitting.transcript == self.id)
        };
        self.study.cases.iter().filter(sits).map(|case| case.id.as_str()).collect()
    }

    /// What is said here in answer to.
    pub fn questions(&self, at: u32) -> Vec<&str> {
        let before = self.blocks.partition_point(|block| block.span.start <= at).checked_sub(1);
        let block = before.and_then(|before| self.blocks.get(before));
        block.map(|block| block.questions.iter().map(String::as_str).collect()).unwrap_or_default()
    }

    /// What holds for this interview counts before what holds for good, the speaker's before the group's.
    pub fn attribute(&self, turn: Option<usize>, name: &str, kind: AttributeKind) -> Vec<&'a str> {
        let value = self.told(self.case(turn), name).or_else(|| self.told(&self.owner, name));
        value.map(|value| super::roster::parts(value, kind).collect()).unwrap_or_default()
    }

    fn told(&self, case: &CaseId, name: &str) -> Option<&'a str> {
        let case = self.study.cases.iter().find(|known| known.id == *case)?;
        let sitting = case.sittings.iter().find(|sitting| &sitting.transcript == self.id);
        let here = sitting.and_then(|sitting| sitting.attributes.iter().find(|(known, _)| known == name));
        here.map(|(_, value)| value.as_str()).or_else(|| case.attribute(name))
    }
}
