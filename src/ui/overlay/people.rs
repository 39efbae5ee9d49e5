//! What the grids of people and waves ask for, in a field or a picker.

use crate::study::{AttributeKind, CaseId, TranscriptId};

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
}

impl Choosing {
    pub fn takes_several(&self) -> bool {
        matches!(self, Choosing::Values(_) | Choosing::Transcripts(_) | Choosing::Speakers(_))
    }
}
