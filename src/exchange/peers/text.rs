//! A transcript out of a foreign project, with a way from that program's offsets to ours.

use std::sync::Arc;

use super::words::Words;
use crate::study::TranscriptId;
use crate::text::{Span, Transcript};

pub(super) struct Text {
    pub id: TranscriptId,
    pub text: Arc<Transcript>,
    pub words: Words,
}

impl Text {
    pub fn of(id: impl AsRef<str>, foreign: &str) -> Text {
        let mut words = Words::of(foreign);
        let text = Arc::new(Transcript::new(std::mem::take(&mut words.text)));
        Text { id: TranscriptId::new(id), text, words }
    }

    /// Between two code points of the foreign text; never beyond the end of ours.
    pub fn span(&self, start: i64, end: i64) -> Span {
        let at = |at: i64| self.words.at(u32::try_from(at.max(0)).unwrap_or(u32::MAX)).min(self.text.len());
        Span::new(at(start), at(end))
    }

    /// Without the white space at both ends; what is nothing but white space stays.
    pub fn trimmed(&self, span: Span) -> Span {
        let words = self.text.slice(span);
        let space = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let front = space(words.chars().take_while(|letter| letter.is_whitespace()).count());
        let back = space(words.chars().rev().take_while(|letter| letter.is_whitespace()).count());
        if front >= span.len() {
            return span;
        }
        Span::new(span.start + front, span.end - back)
    }
}
