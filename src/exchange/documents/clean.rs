//! What no reader could see is taken out of the words, and told.

use std::borrow::Cow;

use crate::exchange::{Fate, Told};

/// Counts what it takes out.
#[derive(Default)]
pub(super) struct Cleaner {
    controls: usize,
    hyphens: usize,
    marks: usize,
    feeds: usize,
}

const CONTROLS: &str = "they cannot be seen or said, and were taken out";
const HYPHENS: &str = "they only say where a word may be broken, and hinder finding it: taken out";
const MARKS: &str = "a byte order mark within the words has no width and no meaning: taken out";
const FEEDS: &str = "they became line breaks";

const SOFT_HYPHEN: char = '\u{AD}';
const MARK: char = '\u{FEFF}';

impl Cleaner {
    /// Tabs and line feeds stay; every other line end becomes a line feed.
    pub fn clean<'a>(&mut self, words: &'a str) -> Cow<'a, str> {
        if words.chars().all(is_clean) {
            return Cow::Borrowed(words);
        }
        let unified = words.replace("\r\n", "\n");
        Cow::Owned(unified.chars().filter_map(|letter| self.cleaned(letter)).collect())
    }

    fn cleaned(&mut self, letter: char) -> Option<char> {
        match letter {
            letter if is_clean(letter) => return Some(letter),
            '\r' | '\u{85}' => return Some('\n'),
            '\u{b}' | '\u{c}' => {
                self.feeds += 1;
                return Some('\n');
            }
            SOFT_HYPHEN => self.hyphens += 1,
            MARK => self.marks += 1,
            _ => self.controls += 1,
        }
        None
    }

    /// Says what was taken out so far, and forgets it.
    pub fn tell(&mut self, told: &mut Told) {
        self.tell_at(told, None);
    }

    pub fn tell_at(&mut self, told: &mut Told, place: Option<&str>) {
        let Cleaner { controls, hyphens, marks, feeds } = std::mem::take(self);
        let mut add = |fate, kind, count, why| told.add(fate, kind, count, why, place.map(str::to_string));
        add(Fate::Dropped, "control characters", controls, CONTROLS);
        add(Fate::Dropped, "soft hyphens", hyphens, HYPHENS);
        add(Fate::Dropped, "byte order marks", marks, MARKS);
        add(Fate::Changed, "form feeds and vertical tabs", feeds, FEEDS);
    }
}

pub(super) fn is_clean(letter: char) -> bool {
    (!letter.is_control() || letter == '\n' || letter == '\t') && letter != SOFT_HYPHEN && letter != MARK
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_is_one_and_everything_else_unseen_is_counted() {
        let (mut cleaner, mut told) = (Cleaner::default(), Told::default());
        assert_eq!(cleaner.clean("a\r\nb\rc\u{85}d\u{b}e\u{c}f\tg"), "a\nb\nc\nd\ne\nf\tg");
        assert_eq!(cleaner.clean("in\u{AD}ter\0view\u{1b}[2J \u{FEFF}née"), "interview[2J née");
        cleaner.tell(&mut told);
        let count = |fate, kind| told.count(fate, kind);
        assert_eq!(count(Fate::Dropped, "control characters"), 2);
        assert_eq!(count(Fate::Dropped, "soft hyphens"), 1);
        assert_eq!(count(Fate::Dropped, "byte order marks"), 1);
        assert_eq!(count(Fate::Changed, "form feeds and vertical tabs"), 2);
    }
}
