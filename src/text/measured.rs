//! What counting needs of a whole transcript, worked out once, when it is first asked for.
use std::sync::OnceLock;

use super::bytes::between;
use super::index::Walk;
use super::sentences::sentences;
use super::{Said, Span, Transcript, words};

#[derive(Default)]
pub(super) struct Measured {
    sentences: OnceLock<Box<[Span]>>,
    /// By turn.
    words: OnceLock<Box<[u32]>>,
    said: OnceLock<Said>,
}

impl Transcript {
    /// Every sentence, in order.
    pub fn sentences(&self) -> &[Span] {
        let all = || self.turns().iter().flat_map(|turn| self.sentences_within(turn.words)).collect();
        self.measured.sentences.get_or_init(all)
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

    /// The words of each turn as they are counted; its parts are the turns.
    pub fn said(&self) -> &Said {
        let turns = || self.turns().iter().map(|turn| self.slice(turn.words));
        self.measured.said.get_or_init(|| Said::of(turns()))
    }

    /// What one speaker says in a row, in sentences without the white space around them.
    fn sentences_within(&self, turn: Span) -> Vec<Span> {
        let said = self.slice(turn);
        let mut walk = Walk::new(said, turn.start);
        let mut found = Vec::new();
        for stretch in self.stretches_of(turn, said) {
            let mut at = stretch.start;
            for sentence in sentences(between(said, stretch)) {
                let words = sentence.trim_start();
                let first = at + sentence.len() - words.len();
                let words = words.trim_end();
                let span = Span::new(walk.on_to(first), walk.on_to(first + words.len()));
                found.extend(Some(span).filter(|span| !span.is_empty()));
                at += sentence.len();
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Unit;

    fn same(text: &str) {
        let transcript = Transcript::new(text);
        assert_eq!(
            transcript.sentences(),
            transcript.units_in(Unit::Sentence, transcript.whole()),
            "{text:?}"
        );
    }

    #[test]
    fn all_sentences_are_those_that_are_stepped_over() {
        same("");
        same("I: So?\n\nÅse: Well. It was…  Hard.\r\nVery. \n\n\n  A: \n\nI: 好。吗？ Yes. ");
        same(&format!("P: Så. {}\n\nI: So? No.", "We tried. It was hard – at første. ".repeat(700)));
        same(&"and then ".repeat(3000));
    }

    proptest! {
        #[test]
        fn no_sentence_is_lost_or_moved(
            text in proptest::collection::vec("[a-zA-Zé你 .?!…。]{0,40}|A: |B: [a-z]{0,3}|\r?\n", 0..60),
            copies in prop_oneof![Just(1usize), Just(40)],
        ) {
            same(&text.concat().repeat(copies));
        }

        #[test]
        fn the_words_of_a_turn_are_counted_alike(text in "(A: |B: |[a-zé' .我\n]){0,60}") {
            let transcript = Transcript::new(text.as_str());
            for turn in 0..transcript.turns().len() {
                prop_assert_eq!(transcript.words_of(turn) as usize, transcript.said().part(turn).len());
            }
        }
    }
}
