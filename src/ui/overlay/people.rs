//! What the grids of people, waves and questions ask for, in a field or a picker.

use crate::study::{AttributeKind, CaseId, TranscriptId};
use crate::text::Span;

/// Where a value stands: of a case as a whole, or of one of its interviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub case: CaseId,
    pub transcript: Option<TranscriptId>,
    pub attribute: String,
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    Value(Slot),
    NewCase,
    CaseName(CaseId),
    NewAttribute,
    AttributeName(String),
    /// The values there may be.
    Values(String, AttributeKind),
    /// The wave of each transcript that comes to a case, which then has all of these.
    WavesOf {
        case: CaseId,
        transcripts: Vec<TranscriptId>,
    },
    WaveOf(CaseId, TranscriptId),
    DateOf(CaseId, TranscriptId),
    NewWave,
    WaveLabel(u16),
    WaveMonth(u16),
    NewQuestion,
    QuestionWords(String),
    QuestionWaves(String),
    QuestionSince(String),
}

/// What is to be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choosing {
    Value(Slot),
    /// Several answers in one value.
    Values(Slot),
    Kind(CaseId),
    AttributeKind(String),
    Transcripts(CaseId),
    Speakers(CaseId),
    /// The codes that a question of the guide names.
    Names(String),
    /// The questions that each of these turns asks; with the ids of those they all ask already.
    Asks(Vec<(TranscriptId, Span)>, Vec<String>),
}

impl Choosing {
    pub fn takes_several(&self) -> bool {
        !matches!(self, Choosing::Value(_) | Choosing::Kind(_) | Choosing::AttributeKind(_))
    }
}
