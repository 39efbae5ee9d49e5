//! What counting needs of a whole transcript, worked out once, when it is first asked for.
use std::sync::OnceLock;

use unicode_segmentation::UnicodeSegmentation;

use super::bytes::between;
use super::{Span, Transcript, Unit};

/// How many words, as UAX 29 counts them: what a reader would count, in scripts without spaces too.
///
/// No word goes over a space, and of plain letters the library knows a shorter way; so one accent does not slow down
/// the words around it.
pub fn words(text: &str) -> usize {
    let ends = memchr::memchr_iter(b' ', text.as_bytes()).chain([text.len()]);
    let parts = ends.scan(0, |start, end| {
        let part = between(text, *start..end);
        *start = end;
        Some(part)
    });
    parts.map(|part| part.unicode_words().count()).sum()
}

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
        let count = |turn: &super::Turn| u32::try_from(words(self.slice(turn.words))).unwrap_or(u32::MAX);
        let words = self.measured.words.get_or_init(|| self.turns().iter().map(count).collect());
        words.get(turn).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_between_spaces_are_the_words(text in "\\PC{0,60}|[a-zA-Z0-9 .,:;_'’é\u{300}\u{200d}漢 ]{0,60}") {
            prop_assert_eq!(words(&text), text.unicode_words().count());
        }
    }
}
