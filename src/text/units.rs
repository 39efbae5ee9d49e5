//! What the caret steps over: characters, words, sentences, turns.
//!
//! Units never include a speaker's label nor the white space around them, and never cross a turn, a paragraph
//! or the cut inside an over-long one. So one stretch at a time is all that is ever looked at.
use unicode_segmentation::UnicodeSegmentation;

use super::bytes::{between, points};
use super::sentences::sentences;
use super::{Span, Transcript};

/// How much of the text one step takes, from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// What a reader takes for one character: a grapheme. White space is stepped over.
    Character,
    /// A word, a number or a picture: never bare punctuation.
    Word,
    /// A sentence, see the notes on abbreviations and hesitations in `sentences.rs`.
    Sentence,
    /// Everything one speaker says until another does.
    Turn,
}

impl Unit {
    /// The next finer unit; a character stays one.
    pub fn finer(self) -> Unit {
        match self {
            Unit::Turn => Unit::Sentence,
            Unit::Sentence => Unit::Word,
            Unit::Word | Unit::Character => Unit::Character,
        }
    }

    /// The next coarser unit; a turn stays one.
    pub fn coarser(self) -> Unit {
        match self {
            Unit::Character => Unit::Word,
            Unit::Word => Unit::Sentence,
            Unit::Sentence | Unit::Turn => Unit::Turn,
        }
    }

    /// Its name in a sentence: "Selected one *word*".
    pub fn name(self) -> &'static str {
        match self {
            Unit::Character => "character",
            Unit::Word => "word",
            Unit::Sentence => "sentence",
            Unit::Turn => "turn",
        }
    }
}

impl Transcript {
    /// The unit holding `at`, else the next one, else the last. Empty only in a text without any such unit.
    pub fn unit_at(&self, unit: Unit, at: u32) -> Span {
        self.first_unit(unit, at, |found| found.end > at)
            .or_else(|| self.last_unit(unit, at, |_| true))
            .unwrap_or(self.clamp(Span::new(at, at)))
    }

    /// The first unit that starts at or after the end of `span`.
    pub fn unit_after(&self, unit: Unit, span: Span) -> Option<Span> {
        self.first_unit(unit, span.end, |found| found.start >= span.end)
    }

    /// The last unit that ends at or before the start of `span`.
    pub fn unit_before(&self, unit: Unit, span: Span) -> Option<Span> {
        self.last_unit(unit, span.start, |found| found.end <= span.start)
    }

    /// Every unit that shares at least one code point with `span`, in order.
    pub fn units_in(&self, unit: Unit, span: Span) -> Vec<Span> {
        let first = self.unit_at(unit, span.start);
        let next = |here: &Span| self.unit_after(unit, *here);
        match unit {
            Unit::Turn => std::iter::successors(Some(first), next)
                .skip_while(|found| !found.overlaps(span))
                .take_while(|found| found.overlaps(span))
                .collect(),
            _ => self
                .stretches_from(span.start)
                .take_while(|stretch| stretch.start < span.end)
                .flat_map(|stretch| self.units_of(unit, stretch))
                .filter(|found| found.overlaps(span))
                .collect(),
        }
    }

    /// A span grown to whole units: all that it touches, and what lies between them.
    pub fn grown(&self, unit: Unit, span: Span) -> Span {
        let last = span.end.saturating_sub(1).max(span.start);
        self.unit_at(unit, span.start).hull(self.unit_at(unit, last))
    }

    fn first_unit(&self, unit: Unit, at: u32, is_it: impl Fn(&Span) -> bool) -> Option<Span> {
        match unit {
            Unit::Turn => self.turns_from(at).find(is_it),
            _ => self
                .stretches_from(at)
                .find_map(|stretch| self.units_of(unit, stretch).into_iter().find(&is_it)),
        }
    }

    fn last_unit(&self, unit: Unit, at: u32, is_it: impl Fn(&Span) -> bool) -> Option<Span> {
        match unit {
            Unit::Turn => self.turns_to(at).find(is_it),
            _ => self
                .stretches_to(at)
                .find_map(|stretch| self.units_of(unit, stretch).into_iter().rfind(&is_it)),
        }
    }

    /// What was said in each turn, from the one holding `at` onwards.
    fn turns_from(&self, at: u32) -> impl Iterator<Item = Span> + '_ {
        let rest = self.turns().get(self.turn_at(at).unwrap_or(0)..).unwrap_or_default();
        rest.iter().map(|turn| turn.words).filter(|words| !words.is_empty())
    }

    /// The same backwards.
    fn turns_to(&self, at: u32) -> impl Iterator<Item = Span> + '_ {
        let until = self.turn_at(at).map_or(0, |turn| turn + 1);
        let before = self.turns().get(..until).unwrap_or_default();
        before.iter().rev().map(|turn| turn.words).filter(|words| !words.is_empty())
    }

    /// The stretch holding `at`, and those after it that have words: a million blank lines are one step.
    fn stretches_from(&self, at: u32) -> impl Iterator<Item = Span> + '_ {
        std::iter::successors(Some(self.stretch_at(at)), |here| {
            let behind = self.byte_of(here.end);
            let words = between(self.text(), behind..self.text().len()).trim_start();
            (!words.is_empty()).then(|| self.stretch_at(self.at_byte(self.text().len() - words.len())))
        })
    }

    /// The same backwards.
    fn stretches_to(&self, at: u32) -> impl Iterator<Item = Span> + '_ {
        std::iter::successors(Some(self.stretch_at(at)), |here| {
            let words = between(self.text(), 0..self.byte_of(here.start)).trim_end();
            (!words.is_empty()).then(|| self.stretch_at(self.at_byte(words.len()).saturating_sub(1)))
        })
    }

    /// The characters, words or sentences of one stretch.
    fn units_of(&self, unit: Unit, stretch: Span) -> Vec<Span> {
        let turn = self.turn_at(stretch.end).and_then(|turn| self.turns().get(turn));
        let Some(words) = turn.and_then(|turn| turn.words.intersection(stretch)) else { return Vec::new() };
        let text = self.slice(words);
        match unit {
            Unit::Character => placed(words.start, text.graphemes(true)).collect(),
            Unit::Word => placed(words.start, text.split_word_bounds().map(word_or_gap)).collect(),
            Unit::Sentence | Unit::Turn => {
                placed(words.start, sentences(text).into_iter().map(Piece::from)).collect()
            }
        }
    }
}

/// A piece of a stretch: what of it is the unit, and what only lies between units.
struct Piece<'a> {
    text: &'a str,
    is_unit: bool,
}

impl<'a> From<&'a str> for Piece<'a> {
    fn from(text: &'a str) -> Piece<'a> {
        Piece { text, is_unit: true }
    }
}

fn word_or_gap(text: &str) -> Piece<'_> {
    Piece { text, is_unit: text.contains(|c: char| c.is_alphanumeric() || is_picture(c)) }
}

/// In a chat message an emoji says as much as a word.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}')
}

/// Where the pieces lie that follow each other from `start` on, without the white space around them.
fn placed<'a, P: Into<Piece<'a>>>(start: u32, pieces: impl Iterator<Item = P>) -> impl Iterator<Item = Span> {
    let mut at = start;
    pieces.filter_map(move |piece| {
        let Piece { text, is_unit } = piece.into();
        let (words, behind) = (text.trim_start(), at + points(text));
        let first = behind - points(words);
        at = behind;
        let span = Span::new(first, first + points(words.trim_end()));
        (is_unit && !span.is_empty()).then_some(span)
    })
}

#[cfg(test)]
#[path = "units_tests.rs"]
mod tests;
