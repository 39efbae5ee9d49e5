//! What was said, word by word, kept as numbers: it does not change while one codes, so it is read once.
use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::plain::plain;
use super::vocabulary;
use super::words::word_by_word;

/// The words of several parts of a text: 4 bytes each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    words: Box<[Word]>,
    /// How many words there are up to the end of each part.
    parts: Box<[u32]>,
}

/// A word where it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(u32);

impl Word {
    fn new(form: u32, touches: bool) -> Word {
        Word(form << 1 | u32::from(touches))
    }

    /// The number of its form in the [`vocabulary`].
    pub fn form(self) -> u32 {
        self.0 >> 1
    }

    /// Whether nothing, not even a blank, parts it from the word before.
    pub fn touches(self) -> bool {
        self.0 & 1 == 1
    }
}

impl Said {
    /// Of each text, in order, its words. No word goes from one into the next.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a str>) -> Said {
        let mut ear = Ear::default();
        for part in parts {
            ear.hear(part);
        }
        ear.said()
    }

    /// What was said in a part.
    pub fn part(&self, part: usize) -> &[Word] {
        let end = |part: usize| self.parts.get(part).map_or(0, |end| *end as usize);
        let start = part.checked_sub(1).map_or(0, end);
        self.words.get(start..end(part)).unwrap_or_default()
    }
}

/// Listens, and knows again what it has heard. Only in the end are forms told by the numbers that all texts share.
#[derive(Default)]
struct Ear<'a> {
    /// By words as they stand in the text: most come again as they were, and need not be made plain again.
    heard: HashMap<&'a str, u32, RandomState>,
    numbers: HashMap<Cow<'a, str>, u32, RandomState>,
    forms: Vec<Cow<'a, str>>,
    words: Vec<Word>,
    parts: Vec<u32>,
}

impl<'a> Ear<'a> {
    fn hear(&mut self, part: &'a str) {
        let mut behind = None;
        for (at, word) in word_by_word(part) {
            let form = self.form(word);
            self.words.push(Word::new(form, behind == Some(at)));
            behind = Some(at + word.len());
        }
        self.parts.push(short(self.words.len()));
    }

    fn form(&mut self, word: &'a str) -> u32 {
        if let Some(form) = self.heard.get(word) {
            return *form;
        }
        let next = short(self.forms.len());
        let form = *self.numbers.entry(plain(word)).or_insert_with_key(|form| {
            self.forms.push(form.clone());
            next
        });
        self.heard.insert(word, form);
        form
    }

    fn said(self) -> Said {
        let numbers = vocabulary::numbers(self.forms.iter().map(AsRef::as_ref));
        let shared = |word: &Word| {
            let number = numbers.get(word.form() as usize).copied().unwrap_or_default();
            Word::new(number, word.touches())
        };
        Said { words: self.words.iter().map(shared).collect(), parts: self.parts.into() }
    }
}

/// A text is not longer than its offsets reach.
fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    fn told(said: &Said, part: usize) -> Vec<&'static str> {
        said.part(part).iter().map(|word| vocabulary::form(word.form())).collect()
    }

    #[test]
    fn a_word_is_known_again_whatever_its_capitals() {
        let said = Said::of(["Hope, DON’T hope.", "", "Don't"]);
        assert_eq!((told(&said, 0), told(&said, 1)), (vec!["hope", "don't", "hope"], vec![]));
        assert_eq!(told(&said, 2), ["don't"]);
        assert_eq!((said.part(3), Said::of([]).part(0)), (&[][..], &[][..]));
    }

    #[test]
    fn it_is_known_where_nothing_parts_two_words() {
        let said = Said::of(["我们 ok。好", "的"]);
        let touches: Vec<bool> = said.part(0).iter().map(|word| word.touches()).collect();
        assert_eq!((touches, said.part(1)[0].touches()), (vec![false, true, false, false], false));
    }

    proptest! {
        #[test]
        fn every_word_is_kept_in_its_order(parts in proptest::collection::vec("\\PC{0,20}|[a-cA-Cé' 我.]{0,20}", 0..6)) {
            let said = Said::of(parts.iter().map(String::as_str));
            for (number, part) in parts.iter().enumerate() {
                let words: Vec<_> = part.unicode_words().map(plain).collect();
                prop_assert_eq!(told(&said, number), words);
            }
        }
    }
}
