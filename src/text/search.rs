//! Finding words in a transcript, forgiving about case and accents.
//!
//! The text is searched as it lies: forgiveness is written into the pattern (see `accents.rs`), so sixty megabytes
//! of interviews are never folded or copied. Matching time is linear in the text, whatever the pattern; where a text
//! has no accents, forgiveness costs nothing (see `swift.rs`).
use std::ops::Range;

use regex::{Regex, RegexBuilder};
use regex_syntax::ast::{self, Ast, ClassSetItem};
use regex_syntax::hir::Hir;
use regex_syntax::hir::translate::TranslatorBuilder;
use unicode_normalization::UnicodeNormalization;

use super::accents::forgiving;
use super::bytes::{between, points};
pub use super::pattern_error::PatternError;
use super::pattern_error::Trouble;
use super::snap::parts_plain;
use super::swift::{Parts, Swift, holds_quotes, next};
use super::{Span, Transcript};

/// Bytes a compiled pattern may take.
const MOST_MEMORY: usize = 10 << 20;
/// Brackets within brackets.
const MOST_NESTING: u32 = 50;
/// Code points of a pattern: a long passage, not a pasted chapter.
const MOST_CHARACTERS: usize = 1000;

/// How the text of a pattern is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// As the words themselves; any white space stands for any other.
    Words,
    /// As a regular expression in the manner of the `regex` crate.
    Regex,
}

/// What to search for.
///
/// - Without a capital it finds words in any case; with one, case counts.
/// - A plain letter also finds its accented forms (*emotion* finds *émotion*, *fodt* finds *født*, *laere* finds
///   *lære*); an accented letter finds only itself, in whichever of its two encodings.
/// - A match of nothing (`x*` where there is no x) is no hit.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: Box<str>,
    pub(super) swift: Swift,
}

impl Pattern {
    /// Errors say in words what cannot be read, and where.
    pub fn new(text: &str, reading: Reading) -> Result<Pattern, PatternError> {
        let source: String = text.nfc().collect();
        let expression = match reading {
            Reading::Words => words(&source),
            Reading::Regex => source,
        };
        check_length(text, &expression)?;
        Ok(Pattern { source: text.into(), swift: compile(&expression)? })
    }

    /// The pattern as it was typed.
    pub fn source(&self) -> &str {
        &self.source
    }

    pub fn is_match(&self, text: &str) -> bool {
        self.found(text).next().is_some()
    }

    /// Every hit from the start of the transcript; none overlaps another.
    pub fn hits<'a>(&'a self, transcript: &'a Transcript) -> impl Iterator<Item = Span> + 'a {
        let mut pace = Pace { transcript, byte: 0, at: 0 };
        let found = self.found(transcript.text());
        found.map(move |found| Span::new(pace.at(found.start), pace.at(found.end)))
    }

    /// The same, each grown until it splits no character as a reader sees one.
    pub fn passages<'a>(&'a self, transcript: &'a Transcript) -> impl Iterator<Item = Span> + 'a {
        let text = transcript.text().as_bytes();
        let mut pace = Pace { transcript, byte: 0, at: 0 };
        self.found(transcript.text()).map(move |found| {
            let is_whole = parts_plain(text, found.start) && parts_plain(text, found.end);
            let hit = Span::new(pace.at(found.start), pace.at(found.end));
            if is_whole { hit } else { transcript.snap(hit) }
        })
    }

    /// The same in a text that nobody has looked into yet, in bytes.
    pub(super) fn found<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.swift.found(text)
    }

    /// The first hit that starts at or after `at`. Costs as much as the way to it.
    pub fn first_after(&self, transcript: &Transcript, at: u32) -> Option<Span> {
        self.hits_from(transcript, at).next()
    }

    /// The last hit that starts before `at`. Searched from ever further back, always from where a line or
    /// stretch begins, so near hits cost little.
    pub fn last_before(&self, transcript: &Transcript, at: u32) -> Option<Span> {
        let mut step = 4096;
        let mut until = at;
        while until > 0 {
            let from = transcript.stretch_at(until.min(transcript.len()).saturating_sub(step)).start;
            let hits = self.hits_from(transcript, from);
            if let Some(found) = hits.take_while(|found| found.start < until).last() {
                return Some(found);
            }
            (until, step) = (from, step.saturating_mul(2));
        }
        None
    }

    fn hits_from<'a>(&'a self, transcript: &'a Transcript, at: u32) -> impl Iterator<Item = Span> + 'a {
        let text = transcript.text();
        let mut from = transcript.byte_of(at);
        std::iter::from_fn(move || {
            let found = next(&self.swift.forgiving, text, from)?;
            from = found.end;
            Some(Span::new(transcript.at_byte(found.start), transcript.at_byte(found.end)))
        })
    }
}

/// From bytes to code points on the way through a transcript.
struct Pace<'a> {
    transcript: &'a Transcript,
    byte: usize,
    at: u32,
}

/// Bytes over which it is quicker to count than to look up.
const NEAR: usize = 512;

impl Pace<'_> {
    fn at(&mut self, byte: usize) -> u32 {
        self.at = match byte.checked_sub(self.byte) {
            Some(0..NEAR) => self.at.saturating_add(points(between(self.transcript.text(), self.byte..byte))),
            _ => self.transcript.at_byte(byte),
        };
        self.byte = byte;
        self.at
    }
}

fn words(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(regex_syntax::escape).collect();
    words.join(r"\s+")
}

fn check_length(text: &str, expression: &str) -> Result<(), PatternError> {
    if expression.is_empty() {
        return Err(Trouble::Nothing.into());
    }
    if text.chars().nth(MOST_CHARACTERS).is_some() {
        return Err(Trouble::TooLong(MOST_CHARACTERS).into());
    }
    Ok(())
}

fn compile(expression: &str) -> Result<Swift, PatternError> {
    let parsed = ast::parse::ParserBuilder::new().nest_limit(MOST_NESTING).build().parse(expression);
    let ast = parsed.map_err(|error| Trouble::Syntax(Box::new(error)))?;
    let mut translator = TranslatorBuilder::new().case_insensitive(!has_capital(&ast)).build();
    let meaning =
        translator.translate(expression, &ast).map_err(|error| Trouble::Meaning(Box::new(error)))?;
    let (typed, parts, quotes) = (built(&meaning)?, Parts::of(&meaning), holds_quotes(&meaning));
    let meaning = forgiving(meaning);
    let shortest = meaning.properties().minimum_len().unwrap_or_default();
    let is_empty = meaning.properties().maximum_len() == Some(0);
    Ok(Swift { typed, forgiving: built(&meaning)?, parts, quotes, shortest, is_empty })
}

fn built(meaning: &Hir) -> Result<Regex, PatternError> {
    let expression = meaning.to_string();
    let built = RegexBuilder::new(&expression).size_limit(MOST_MEMORY).dfa_size_limit(MOST_MEMORY).build();
    built.map_err(|_| Trouble::TooBig.into())
}

/// Whether the pattern has a capital among its letters; those of `\W` or `\pL` are none.
fn has_capital(ast: &Ast) -> bool {
    ast::visit(ast, Capitals(false)).unwrap_or(false)
}

struct Capitals(bool);

impl ast::Visitor for Capitals {
    type Output = bool;
    type Err = std::convert::Infallible;

    fn finish(self) -> Result<bool, Self::Err> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Self::Err> {
        if let Ast::Literal(letter) = ast {
            self.0 |= letter.c.is_uppercase();
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Self::Err> {
        self.0 |= match item {
            ClassSetItem::Literal(letter) => letter.c.is_uppercase(),
            ClassSetItem::Range(range) => range.start.c.is_uppercase() || range.end.c.is_uppercase(),
            _ => false,
        };
        Ok(())
    }
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
