//! Whose words stand where in one transcript. Worked out once for each speaker, however long the talk.

use crate::study::{CaseId, Study, TranscriptId};
use crate::text::{Span, Transcript};

pub struct Voices<'a> {
    text: Option<&'a Transcript>,
    owner: CaseId,
    /// First the owner; then whoever else speaks, each once.
    cases: Vec<CaseId>,
    wave: Option<u16>,
    /// By the text's numbers of them.
    speakers: Vec<Speaker>,
    is_shared: bool,
}

struct Speaker {
    asks: bool,
    /// The place in `cases`.
    case: usize,
}

/// Where the owner stands among the cases.
const OWNER: usize = 0;

impl<'a> Voices<'a> {
    pub fn new(study: &Study, transcript: &TranscriptId, text: Option<&'a Transcript>) -> Voices<'a> {
        let (owner, wave) = study.case_of(transcript);
        let is_shared =
            text.is_some() && study.cases.seated(transcript).any(|case| !case.speakers.is_empty());
        let mut voices =
            Voices { text, cases: vec![owner.clone()], owner, wave, speakers: Vec::new(), is_shared };
        for name in text.map_or(&[][..], Transcript::speakers) {
            let case = if is_shared { voices.place(study.case_of_speaker(transcript, name)) } else { OWNER };
            voices.speakers.push(Speaker { asks: study.about.is_interviewer(name), case });
        }
        voices
    }

    fn place(&mut self, case: CaseId) -> usize {
        let known = self.cases.iter().position(|known| *known == case);
        known.unwrap_or_else(|| {
            self.cases.push(case);
            self.cases.len() - 1
        })
    }

    /// The case that owns the transcript: a group, where there is one.
    pub fn owner(&self) -> &CaseId {
        &self.owner
    }

    /// The number it is known by here.
    pub fn owner_number(&self) -> usize {
        OWNER
    }

    pub fn wave(&self) -> Option<u16> {
        self.wave
    }

    /// Everyone who has words here, by the numbers that are told of them; the owner first.
    pub fn cases(&self) -> &[CaseId] {
        &self.cases
    }

    /// Whether speakers are cases of their own here.
    pub fn is_shared(&self) -> bool {
        self.is_shared
    }

    /// Whether an interviewer speaks in a turn. Nobody named speaks for the participants: in a text without labels
    /// everything is theirs.
    pub fn asks(&self, turn: usize) -> bool {
        self.speaker(turn).is_some_and(|speaker| speaker.asks)
    }

    /// The number of the case of whoever speaks in a turn.
    pub fn number_in(&self, turn: usize) -> usize {
        self.speaker(turn).map_or(OWNER, |speaker| speaker.case)
    }

    pub fn in_turn(&self, turn: usize) -> &CaseId {
        self.case(self.number_in(turn))
    }

    /// The number of who is behind a coding: the first participant whose words it holds. Where several speak and it
    /// holds an interviewer's words alone it is nobody's, and counts for no case.
    pub fn whose_number(&self, span: Span) -> Option<usize> {
        match self.text {
            Some(text) if self.is_shared => Some(self.number_in(self.first_answer(text, span)?)),
            _ => Some(OWNER),
        }
    }

    pub fn whose(&self, span: Span) -> Option<&CaseId> {
        self.whose_number(span).map(|number| self.case(number))
    }

    /// Where a coding stands: where the first participant's words in it begin, so that a passage which takes the
    /// question in belongs to whoever answers. One that holds an interviewer's words alone stands where it begins.
    pub fn stand(&self, span: Span) -> u32 {
        let Some(text) = self.text else { return span.start };
        let turn = self.first_answer(text, span).and_then(|turn| text.turns().get(turn));
        turn.map_or(span.start, |turn| turn.whole.start.max(span.start))
    }

    fn first_answer(&self, text: &Transcript, span: Span) -> Option<usize> {
        text.turns_of(span).find(|turn| !self.asks(*turn))
    }

    fn speaker(&self, turn: usize) -> Option<&Speaker> {
        let speaker = self.text?.turns().get(turn)?.speaker?;
        self.speakers.get(usize::from(speaker))
    }

    /// The owner for a number that was never told.
    fn case(&self, number: usize) -> &CaseId {
        self.cases.get(number).unwrap_or(&self.owner)
    }
}
