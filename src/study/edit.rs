//! Every change there is. An [`Edit`] is a value: it can be applied, undone, written down, sent and replayed.

use std::{collections::BTreeSet, sync::Arc};

use thiserror::Error;

use super::framework::{Rows, Square, Summary};
use super::{
    About, Case, CaseId, Code, CodeId, Coder, Coding, Layer, Marks, Memo, MemoId, Place, Study, TranscriptId,
};
use crate::text::{Span, Transcript};

#[derive(Clone, Debug)]
pub enum Edit {
    Tag {
        transcript: TranscriptId,
        coder: Coder,
        coding: Coding,
    },
    Untag {
        transcript: TranscriptId,
        coder: Coder,
        span: Span,
        code: CodeId,
    },
    /// Replaces memo, weight and marks of a coding.
    Mark {
        transcript: TranscriptId,
        coder: Coder,
        span: Span,
        code: CodeId,
        marks: Marks,
    },
    /// Puts a code below `code.parent`, as the sibling number `index`.
    AddCode {
        code: Code,
        index: usize,
    },
    /// Only a code without children and without codings goes.
    DropCode {
        code: CodeId,
    },
    /// Replaces what a code says of itself; its place stays.
    ChangeCode {
        code: Code,
    },
    MoveCode {
        code: CodeId,
        place: Place,
    },
    AddMemo {
        memo: Memo,
    },
    DropMemo {
        memo: MemoId,
    },
    ChangeMemo {
        memo: Memo,
    },
    /// Adds a case or replaces the one with its id.
    PutCase {
        case: Case,
    },
    DropCase {
        case: CaseId,
    },
    ChangeAbout {
        about: About,
    },
    /// Other rows or columns of the framework matrix; its summaries stay.
    ChangeFramework {
        rows: Rows,
        columns: Vec<CodeId>,
    },
    /// Adds a summary or replaces the one of its square and coder.
    PutSummary {
        summary: Summary,
    },
    DropSummary {
        square: Square,
        coder: Coder,
    },
    /// The transcript's words became others; the layers are those that stand on the new words.
    Retext {
        transcript: TranscriptId,
        text: Arc<Transcript>,
        layers: Vec<(Coder, Layer)>,
    },
    /// Many as one step: all or none.
    Together(Vec<Edit>),
}

/// Why a change cannot be made, in words.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Refusal {
    #[error("These words carry “{0}” already")]
    AlreadyTagged(String),
    #[error("There is no such coding here any more")]
    NoSuchCoding,
    #[error("There is no code “{0}” in the codebook")]
    NoSuchCode(String),
    #[error("There is no question “{0}” in the guide")]
    NoSuchQuestion(String),
    #[error("There is a code “{0}” already")]
    CodeExists(String),
    #[error("“{0}” still has codes below it: move or delete them first")]
    HasChildren(String),
    #[error("“{name}” still has {codings} codings: untag them or merge it into another code")]
    HasCodings { name: String, codings: usize },
    #[error("“{0}” cannot be put below itself")]
    BelowItself(String),
    #[error("There is no transcript {0}")]
    NoSuchTranscript(String),
    #[error("{0} has not been read yet")]
    NotRead(String),
    #[error("{0} has other words by now")]
    OtherWords(String),
    #[error("The stretch {start}..{end} is not within the transcript, which has {len} characters", start = .span.start, end = .span.end)]
    OutsideText { span: Span, len: u32 },
    #[error("There is no such memo any more")]
    NoSuchMemo,
    #[error("There is such a memo already")]
    MemoExists,
    #[error("There is no such summary any more")]
    NoSuchSummary,
    #[error("There is no case “{0}”")]
    NoSuchCase(String),
}

/// What an edit changes, in terms of what is kept on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    pub about: bool,
    pub codebook: bool,
    pub cases: bool,
    pub framework: bool,
    pub memos: BTreeSet<Coder>,
    pub layers: BTreeSet<(TranscriptId, Coder)>,
    pub texts: BTreeSet<TranscriptId>,
}

impl Touched {
    pub fn join(&mut self, other: Touched) {
        self.about |= other.about;
        self.codebook |= other.codebook;
        self.cases |= other.cases;
        self.framework |= other.framework;
        self.memos.extend(other.memos);
        self.layers.extend(other.layers);
        self.texts.extend(other.texts);
    }

    pub fn transcripts(&self) -> impl Iterator<Item = &TranscriptId> {
        self.layers.iter().map(|(transcript, _)| transcript).chain(&self.texts)
    }
}

impl Edit {
    /// What this edit changes; the study tells whose memo an id is, before or after the edit was applied.
    pub fn touches(&self, study: &Study) -> Touched {
        let mut touched = Touched::default();
        self.touch(study, &mut touched);
        touched
    }

    fn touch(&self, study: &Study, touched: &mut Touched) {
        match self {
            Edit::Tag { transcript, coder, .. }
            | Edit::Untag { transcript, coder, .. }
            | Edit::Mark { transcript, coder, .. } => {
                touched.layers.insert((transcript.clone(), coder.clone()));
            }
            Edit::AddCode { .. }
            | Edit::DropCode { .. }
            | Edit::ChangeCode { .. }
            | Edit::MoveCode { .. } => {
                touched.codebook = true;
            }
            Edit::AddMemo { memo } | Edit::ChangeMemo { memo } => {
                touched.memos.insert(memo.coder.clone());
            }
            Edit::DropMemo { memo } => {
                touched.memos.extend(study.memos.iter().filter(|m| &m.id == memo).map(|m| m.coder.clone()));
            }
            Edit::PutCase { .. } | Edit::DropCase { .. } => touched.cases = true,
            Edit::ChangeAbout { .. } => touched.about = true,
            Edit::ChangeFramework { .. } | Edit::PutSummary { .. } | Edit::DropSummary { .. } => {
                touched.framework = true;
            }
            Edit::Retext { transcript, layers, .. } => {
                touched.texts.insert(transcript.clone());
                touched.layers.extend(layers.iter().map(|(coder, _)| (transcript.clone(), coder.clone())));
            }
            Edit::Together(edits) => edits.iter().for_each(|edit| edit.touch(study, touched)),
        }
    }
}
