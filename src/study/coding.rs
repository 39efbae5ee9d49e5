//! A coding: this coder put this code on this span, then.

use super::{CodeId, When};
use crate::text::Span;

/// What a coder may say about a coding beside the code itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub memo: Option<Box<str>>,
    /// 0 to 100: how strongly the code shows here.
    pub weight: Option<u8>,
    /// Says it best.
    pub golden: bool,
    /// Speaks against.
    pub counter: bool,
}

/// Why a coding waits on the review list: its transcript has changed and its words were not surely found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The first words the coding covered.
    pub first: Box<str>,
    /// The last words it covered.
    pub last: Box<str>,
    /// In words, for the review list.
    pub why: Box<str>,
}

/// The coder and the transcript are known from where a coding stands; within one coder's layer of one transcript,
/// span and code together are its identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    pub span: Span,
    pub code: CodeId,
    pub at: When,
    pub marks: Marks,
    pub doubt: Option<Box<Doubt>>,
}

impl Coding {
    pub fn new(span: Span, code: CodeId, at: When) -> Coding {
        Coding { span, code, at, marks: Marks::default(), doubt: None }
    }

    /// Reading order: by start, the longer first, then by code.
    pub fn order(&self) -> (u32, std::cmp::Reverse<u32>, &str) {
        order_of(self.span, self.code.as_str())
    }
}

pub(super) fn order_of(span: Span, code: &str) -> (u32, std::cmp::Reverse<u32>, &str) {
    (span.start, std::cmp::Reverse(span.end), code)
}
