//! A memo: a thought attached to something.

use super::{CaseId, CodeId, Coder, MemoId, TranscriptId, When};
use crate::text::{Span, Transcript};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MemoKind {
    #[default]
    Note,
    Reflexive,
    Method,
    Theory,
    FieldNote,
    AskNextTime,
}

/// What a memo is about. The memo of a coding stands in the coding itself ([`super::Marks`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Study,
    Transcript(TranscriptId),
    /// `words` are the first and the last words of the span, by which it is found again.
    Span {
        transcript: TranscriptId,
        span: Span,
        words: (String, String),
    },
    Code(CodeId),
    Case(CaseId),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memo {
    pub id: MemoId,
    pub coder: Coder,
    pub at: When,
    pub kind: MemoKind,
    pub about: Subject,
    pub text: String,
}

impl MemoKind {
    pub const ALL: [MemoKind; 6] = [
        MemoKind::Note,
        MemoKind::Reflexive,
        MemoKind::Method,
        MemoKind::Theory,
        MemoKind::FieldNote,
        MemoKind::AskNextTime,
    ];

    pub fn name(self) -> &'static str {
        match self {
            MemoKind::Note => "note",
            MemoKind::Reflexive => "reflexive",
            MemoKind::Method => "method",
            MemoKind::Theory => "theory",
            MemoKind::FieldNote => "field note",
            MemoKind::AskNextTime => "ask next time",
        }
    }

    pub fn named(name: &str) -> Option<MemoKind> {
        MemoKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Subject {
    pub fn span(transcript: TranscriptId, text: &Transcript, span: Span) -> Subject {
        Subject::Span { transcript, span, words: text.first_and_last_words(span) }
    }

    pub fn transcript(&self) -> Option<&TranscriptId> {
        match self {
            Subject::Transcript(transcript) | Subject::Span { transcript, .. } => Some(transcript),
            _ => None,
        }
    }
}
