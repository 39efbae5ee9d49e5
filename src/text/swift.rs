//! Searching swiftly where there are no accents.
//!
//! A forgiving pattern stands for so many letters that it has to go through every byte. Most words hold none of the
//! letters that forgiveness adds; there the pattern as it was typed finds the same, and of that one the few ways to
//! begin are known, so that it leaps from one to the next. Only words with an accent in them, and as many beside them as
//! a match may hold, are searched by the forgiving one.
use std::ops::Range;

use memchr::{memchr, memchr2_iter, memrchr, memrchr2_iter};
use regex::Regex;
use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind, Look};

use super::accents::MOST_LETTERS;

/// Bytes looked at together, by which the search for accents is a matter of a few instructions.
const BLOCK: usize = 64;

/// Of more blanks a part would soon be a line.
const MOST_BLANKS: usize = 3;

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
    /// A match may hold so many blanks.
    Words(usize),
    /// It may hold any number.
    Lines,
    /// A match may hold line ends, or asks where the text ends.
    None,
}

impl Parts {
    pub fn of(typed: &Hir) -> Parts {
        match typed {
            typed if typed.properties().look_set().contains(Look::End) => Parts::None,
            typed if holds(typed, '\n', usize::MAX) => Parts::None,
            typed => match blanks(typed) {
                Some(few @ 0..=MOST_BLANKS) => Parts::Words(few),
                _ => Parts::Lines,
            },
        }
    }

    /// All that a match holding this byte may hold, with the blank or line end behind it; nothing before `from` is
    /// looked at.
    fn around(self, text: &[u8], from: usize, byte: usize) -> Range<usize> {
        let before = text.get(from..byte).unwrap_or_default();
        match self {
            Parts::Words(blanks) => {
                let start = memrchr2_iter(b' ', b'\n', before).nth(blanks);
                start.map_or(from, |start| from + start + 1)..behind(text, byte, blanks)
            }
            Parts::Lines => {
                let start = memrchr(b'\n', before).map_or(from, |start| from + start + 1);
                let end = memchr(b'\n', text.get(byte..).unwrap_or_default());
                start..end.map_or(text.len(), |end| byte + end + 1)
            }
            Parts::None => from..text.len(),
        }
    }

    /// How far a match may reach that begins before the end of a part.
    fn reach(self, text: &[u8], end: usize) -> usize {
        match self {
            Parts::Words(blanks @ 1..) => behind(text, end, blanks),
            _ => end,
        }
    }
}

/// Behind the next blank or line end after so many of them.
fn behind(text: &[u8], byte: usize, blanks: usize) -> usize {
    let end = memchr2_iter(b' ', b'\n', text.get(byte..).unwrap_or_default()).nth(blanks);
    end.map_or(text.len(), |end| byte + end + 1)
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
    fn accented(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let mut at = from;
        loop {
            let accent = self.accent(text.as_bytes(), at)?;
            let part = match self.parts {
                Parts::None => 0..text.len(),
                parts => parts.around(text.as_bytes(), from, accent),
            };
            if part.len() >= self.shortest {
                return Some(part);
            }
            at = accent + 1;
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
            // What stands before the part is still seen by `^` and `\b`, and what begins in it is seen to its end.
            let reach = self.swift.parts.reach(self.text.as_bytes(), part.end);
            let upto = self.text.get(..reach).unwrap_or_default();
            let found = next(&self.swift.forgiving, upto, self.inside);
            if let Some(found) = found.filter(|found| found.start < part.end) {
                self.inside = found.end;
                return Some(found);
            }
            self.leave(part.end.max(self.inside));
        }
        self.plain()
    }
}

impl Finder<'_> {
    fn plain(&mut self) -> Option<Range<usize>> {
        let found = self.next.take()?;
        self.next = next(&self.swift.typed, self.text, found.end);
        // It may reach into an accented part.
        self.inside = self.inside.max(found.end);
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

/// How many blanks a match holds at most; `None` where nothing bounds them.
fn blanks(expression: &Hir) -> Option<usize> {
    match expression.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(0),
        HirKind::Literal(literal) => Some(memchr2_iter(b' ', b' ', &literal.0).count()),
        HirKind::Class(_) => Some(usize::from(holds(expression, ' ', usize::MAX))),
        HirKind::Repetition(repetition) => match (blanks(&repetition.sub)?, repetition.max) {
            (0, _) => Some(0),
            (few, Some(most)) => few.checked_mul(most as usize),
            (_, None) => None,
        },
        HirKind::Capture(capture) => blanks(&capture.sub),
        HirKind::Concat(parts) => parts.iter().try_fold(0usize, |all, part| all.checked_add(blanks(part)?)),
        HirKind::Alternation(parts) => parts.iter().try_fold(0, |most, part| Some(blanks(part)?.max(most))),
    }
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
    const PATTERNS: [&str; 26] = [
        "ae",
        "hope",
        "o",
        r"\bo",
        r"e\b",
        "^a",
        "(?m)^a",
        "(?m)e$",
        "e$",
        r"e\s+a",
        "don't",
        "é",
        "[^x]e",
        "s{2}|k",
        r"\S+e",
        "e o",
        "e*",
        "e o e",
        "o( h)?",
        "e ?o",
        "(ae )?h",
        r"\b. .\b",
        "o( h| ae o)*",
        "(o|o h|o hope h)",
        "e( e){1,3}",
        "(h| o| ){2}e",
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
