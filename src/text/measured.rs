//! What counting needs of a whole transcript, worked out once, when it is first asked for.
use std::sync::OnceLock;

use unicode_segmentation::UnicodeSegmentation;

use super::{Span, Transcript, Unit};

#[derive(Default)]
pub(super) struct Measured {
    sentences: OnceLock<Box<[Span]>>,
    /// By turn.
    words: OnceLock<Box<[u32]>>,
}

impl Transcript {
    /// Every sentence, in order.
    pub fn sentences(&self) -> &[Span] {
        self.measured.sentences.get_or_init(|| self.units_in(Unit::Sentence, self.whole()).into())
    }

    /// Those that share at least one code point with `span`, in order. For few of a long text,
    /// [`Transcript::units_in`] is quicker.
    pub fn sentences_in(&self, span: Span) -> &[Span] {
        let all = self.sentences();
        let first = all.partition_point(|sentence| sentence.end <= span.start);
        let behind = all.partition_point(|sentence| sentence.start < span.end);
        all.get(first..behind).unwrap_or_default()
    }

    /// How many words a turn has, as UAX 29 counts them.
    pub fn words_of(&self, turn: usize) -> u32 {
        let count = |turn: &super::Turn| {
            u32::try_from(self.slice(turn.words).unicode_words().count()).unwrap_or(u32::MAX)
        };
        let words = self.measured.words.get_or_init(|| self.turns().iter().map(count).collect());
        words.get(turn).copied().unwrap_or(0)
    }
}
