//! Searching swiftly where there are no accents.
//!
//! A forgiving pattern stands for so many letters that it has to go through every byte. Most words hold none of the
//! letters that forgiveness adds; there the pattern as it was typed finds the same, and of that one the few ways to
//! begin are known, so that it leaps from one to the next. Only words (or lines, where a match may hold blanks) with an
//! accent in them are searched by the forgiving one.
use std::ops::Range;

use memchr::{memchr, memchr2, memrchr, memrchr2};
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
    pub parts: Parts,
    /// Printed quotation marks are among what forgiveness adds.
    pub quotes: bool,
    /// Bytes that the shortest match has.
    pub shortest: usize,
    /// Every match is of nothing, and none counts: `\b`, `^$`.
    pub is_empty: bool,
}

/// Into what a text may be parted so that no match reaches over an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    Words,
    Lines,
    /// A match may hold line ends, or asks where the text ends.
    None,
}

impl Parts {
    pub fn of(typed: &Hir) -> Parts {
        match typed {
            typed if typed.properties().look_set().contains(Look::End) => Parts::None,
            typed if holds(typed, '\n', usize::MAX) => Parts::None,
            typed if holds(typed, ' ', usize::MAX) => Parts::Lines,
            _ => Parts::Words,
        }
    }

    /// The part that holds a byte, with the blank or line end behind it; nothing before `from` is looked at.
    fn around(self, text: &[u8], from: usize, byte: usize) -> Range<usize> {
        let before = text.get(from..byte).unwrap_or_default();
        let behind = text.get(byte..).unwrap_or_default();
        let (start, end) = match self {
            Parts::Words => (memrchr2(b' ', b'\n', before), memchr2(b' ', b'\n', behind)),
            Parts::Lines => (memrchr(b'\n', before), memchr(b'\n', behind)),
            Parts::None => (None, None),
        };
        let start = start.map_or(from, |start| from + start + 1);
        start..end.map_or(text.len(), |end| byte + end + 1)
    }
}

impl Swift {
    /// Every match that is not empty, in order; none overlaps another.
    pub fn found<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let text = if self.is_empty { "" } else { text };
        let accented = self.accented(text, 0);
        let inside = accented.as_ref().map_or(0, |part| part.start);
        Finder { swift: self, text, next: next(&self.typed, text, 0), accented, inside }
    }

    /// The next part, from `from` on, that has to be searched by the forgiving pattern.
    fn accented(&self, text: &str, mut from: usize) -> Option<Range<usize>> {
        loop {
            let accent = self.accent(text.as_bytes(), from)?;
            let part = match self.parts {
                Parts::None => 0..text.len(),
                parts => parts.around(text.as_bytes(), from, accent),
            };
            if part.len() >= self.shortest {
                return Some(part);
            }
            from = part.end;
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
                return first(block, is_accent).map(|inside| at + inside);
            }
            at += block.len();
        }
        None
    }
}

/// Eight bytes at a time: most of those before it are plain letters.
fn first(block: &[u8], is_accent: impl Fn(&u8) -> bool) -> Option<usize> {
    let plain = block.chunks(8).take_while(|bytes| bytes.is_ascii()).count() * 8;
    let rest = block.get(plain..)?;
    rest.iter().position(is_accent).map(|inside| plain + inside)
}

/// The matches of the pattern as typed, with those of the forgiving one where there are accents.
struct Finder<'a> {
    swift: &'a Swift,
    text: &'a str,
    /// The next match of the pattern as typed; it counts unless it is in an accented part.
    next: Option<Range<usize>>,
    accented: Option<Range<usize>>,
    /// How far the accented part has been searched.
    inside: usize,
}

impl Iterator for Finder<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while let Some(part) = self.accented.clone() {
            if self.next.as_ref().is_some_and(|next| next.start < part.start) {
                return self.plain();
            }
            // What stands before the part is still seen by `^` and `\b`.
            let upto = self.text.get(..part.end).unwrap_or_default();
            if let Some(found) = next(&self.swift.forgiving, upto, self.inside) {
                self.inside = found.end;
                return Some(found);
            }
            self.leave(part.end);
        }
        self.plain()
    }
}

impl Finder<'_> {
    fn plain(&mut self) -> Option<Range<usize>> {
        let found = self.next.take()?;
        self.next = next(&self.swift.typed, self.text, found.end);
        Some(found)
    }

    /// Goes on behind an accented part.
    fn leave(&mut self, end: usize) {
        if self.next.as_ref().is_some_and(|next| next.start < end) {
            self.next = next(&self.swift.typed, self.text, end);
        }
        self.accented = self.swift.accented(self.text, end);
        self.inside = self.accented.as_ref().map_or(end, |part| part.start);
    }
}

/// The first match from a byte on that is not empty.
pub(super) fn next(regex: &Regex, text: &str, mut from: usize) -> Option<Range<usize>> {
    loop {
        let found = regex.find_at(text, from).filter(|_| from < text.len())?;
        if !found.is_empty() {
            return Some(found.range());
        }
        from = found.end() + text.get(found.end()..)?.chars().next()?.len_utf8();
    }
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
    const PATTERNS: [&str; 17] = [
        "ae", "hope", "o", r"\bo", r"e\b", "^a", "(?m)^a", "(?m)e$", "e$", r"e\s+a", "don't", "é", "[^x]e",
        "s{2}|k", r"\S+e", "e o", "e*",
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
            text in "(hope|hope |h[oôø]pe|ae|æ|e|é|e\u{301}|don[’']t|ß|ss|K|ſ|—|你| |\r\n|\n){0,40}",
            which in 0..PATTERNS.len(),
        ) {
            let pattern = Pattern::new(PATTERNS[which], Reading::Regex).unwrap();
            let slow = pattern.swift.forgiving.find_iter(&text).filter(|found| !found.is_empty());
            let slow: Vec<_> = slow.map(|found| found.range()).collect();
            prop_assert_eq!(pattern.found(&text).collect::<Vec<_>>(), slow, "{}", PATTERNS[which]);
        }
    }
}
