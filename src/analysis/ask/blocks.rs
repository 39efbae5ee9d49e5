//! Answers: what is said from a turn that asks a question of the guide to the next turn that asks one.
//!
//! No turn can be marked as asking a question yet. So a transcript is one block without a question, and whoever asks
//! by answers or by questions is told so (see `explain.rs`).

use crate::study::{Study, TranscriptId};
use crate::text::Span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    /// The id of a question in the guide; `None` where none is marked.
    pub question: Option<String>,
}

/// In reading order; together they hold the whole text.
pub fn blocks(study: &Study, transcript: &TranscriptId) -> Vec<Block> {
    let whole = study.text(transcript).map(|text| text.whole());
    whole.into_iter().map(|span| Block { span, question: None }).collect()
}
