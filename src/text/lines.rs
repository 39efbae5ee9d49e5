//! Searching swiftly where there are no accents.
//!
//! A forgiving pattern stands for so many letters that it has to go through every byte. Most lines hold none of the
//! letters that forgiveness adds; there the pattern as it was typed finds the same, and of that one the few ways to
//! begin are known, so that it leaps from one to the next.
use std::ops::Range;

use memchr::{memchr, memrchr};
use regex::Regex;
use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind, Look};

use super::accents::MOST_LETTERS;

/// Bytes looked at together, by which the search for accents is a matter of a few instructions.
const BLOCK: usize = 64;

/// A pattern in its two forms.
#[derive(Clone, Debug)]
pub(super) struct Swift {
    /// As it was typed.
    pub typed: Regex,
    /// With the accented letters; finds the same wherever a text has none of them.
    pub forgiving: Regex,
    /// No match reaches over a line end, nor asks where the text ends: each line may be searched by itself.
    pub by_line: bool,
    /// Printed quotation marks are among what forgiveness adds.
    pub quotes: bool,
}

impl Swift {
    /// Every match that is not empty, in order; none overlaps another.
    pub fn found<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.parts(text).flat_map(move |(part, is_accented)| {
            let regex = if is_accented { &self.forgiving } else { &self.typed };
            matches(regex, text, part)
        })
    }

    /// The text in parts that no match reaches over, and whether there is anything to forgive in each.
    fn parts<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Range<usize>, bool)> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let part = (from < text.len()).then(|| self.part(text.as_bytes(), from))?;
            from = part.0.end;
            Some(part)
        })
    }

    fn part(&self, text: &[u8], from: usize) -> (Range<usize>, bool) {
        let Some(accent) = self.accent(text, from) else { return (from..text.len(), false) };
        if !self.by_line {
            return (from..text.len(), true);
        }
        let before = text.get(from..accent).unwrap_or_default();
        match memrchr(b'\n', before) {
            Some(feed) => (from..from + feed + 1, false),
            None => {
                let behind = text.get(accent..).unwrap_or_default();
                let end = memchr(b'\n', behind).map_or(text.len(), |feed| accent + feed + 1);
                (from..end, true)
            }
        }
    }

    /// The first byte that may begin a letter which forgiveness adds: Latin with accents to Cyrillic, combining
    /// marks, Latin and Greek Extended; where quotes count, also the block of punctuation.
    fn accent(&self, text: &[u8], from: usize) -> Option<usize> {
        let last = if self.quotes { 0xE2 } else { 0xE1 };
        let is_accent = |byte: &u8| (0xC2..=last).contains(byte);
        let mut at = from;
        for block in text.get(from..)?.chunks(BLOCK) {
            // Without a way out in the middle the whole block is looked at in one go.
            if block.iter().fold(false, |any, byte| any | is_accent(byte)) {
                return block.iter().position(is_accent).map(|inside| at + inside);
            }
            at += block.len();
        }
        None
    }
}

fn matches<'a>(
    regex: &'a Regex,
    text: &'a str,
    part: Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'a {
    // What stands before a part is still seen by `^` and `\b`.
    let text = text.get(..part.end).unwrap_or_default();
    let mut from = part.start;
    std::iter::from_fn(move || {
        loop {
            let found = regex.find_at(text, from).filter(|_| from < text.len())?;
            if !found.is_empty() {
                from = found.end();
                return Some(found.range());
            }
            from = found.end() + text.get(found.end()..)?.chars().next()?.len_utf8();
        }
    })
}

/// Whether each line may be searched by itself.
pub(super) fn is_of_one_line(expression: &Hir) -> bool {
    !expression.properties().look_set().contains(Look::End) && !holds(expression, '\n', usize::MAX)
}

/// Whether a quotation mark as it is typed is among the letters, for which printed ones would do as well.
pub(super) fn holds_quotes(expression: &Hir) -> bool {
    ['\'', '"'].into_iter().any(|mark| holds(expression, mark, MOST_LETTERS))
}

/// Whether a letter may be matched; classes of more than `widest` letters aside.
fn holds(expression: &Hir, letter: char, widest: usize) -> bool {
    match expression.kind() {
        HirKind::Empty | HirKind::Look(_) => false,
        HirKind::Literal(literal) => literal.0.contains(&(letter as u8)),
        HirKind::Class(Class::Unicode(class)) => {
            class.iter().any(|range| range.start() <= letter && letter <= range.end())
                && class.iter().map(ClassUnicodeRange::len).sum::<usize>() <= widest
        }
        HirKind::Class(Class::Bytes(_)) => true,
        HirKind::Repetition(repetition) => holds(&repetition.sub, letter, widest),
        HirKind::Capture(capture) => holds(&capture.sub, letter, widest),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().any(|part| holds(part, letter, widest))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::text::{Pattern, Reading};

    /// Beginning with a letter of the text, so that there is something to find.
    const PATTERNS: [&str; 14] = [
        "ae", "hope", "o", r"\bo", r"e\b", "^a", "(?m)^a", "(?m)e$", "e$", r"e\s+a", "don't", "é", "[^x]e",
        "s{2}|k",
    ];

    #[test]
    fn a_line_with_accents_and_its_neighbours_without_are_searched_alike() {
        let text = "hope\nhåpe\n\nhope hôpe\nhope";
        let pattern = Pattern::new("hope", Reading::Words).unwrap();
        let found: Vec<&str> = pattern.found(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["hope", "hope", "hôpe", "hope"]);
    }

    proptest! {
        #[test]
        fn swift_or_not_the_same_is_found(
            text in "(hope|h[oôø]pe|ae|æ|e|é|e\u{301}|don[’']t|ß|ss|K|ſ|—|你| |\r\n|\n){0,40}",
            which in 0..PATTERNS.len(),
        ) {
            let pattern = Pattern::new(PATTERNS[which], Reading::Regex).unwrap();
            let slow = pattern.swift.forgiving.find_iter(&text).filter(|found| !found.is_empty());
            let slow: Vec<_> = slow.map(|found| found.range()).collect();
            prop_assert_eq!(pattern.found(&text).collect::<Vec<_>>(), slow, "{}", PATTERNS[which]);
        }
    }
}
