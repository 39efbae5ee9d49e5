//! Where a coding's words stand, when its positions say one thing and the words kept with it another.
//!
//! Words are trusted over positions: editors that count in UTF-16 drift behind every emoji, and texts are edited.

use super::{text::Text, words::Words};
use crate::text::{Span, Transcript};

/// How far from where it should be a coding is looked for, in code points.
const REACH: u32 = 2_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// Its words stand where its positions say, or nobody kept its words.
    Sure(Span),
    /// Nobody kept its words, and it reaches beyond the end of the text, where it is cut.
    Cut(Span),
    /// Its positions were counted in UTF-16.
    Utf16(Span),
    /// Its words stand nearby.
    Moved(Span),
    /// Its words are not there; this is where they should have been.
    Lost(Span),
    /// There is nothing at all where it should be.
    Outside,
}

/// Positions are code points of the foreign text, `kept` the words that were kept with them.
pub(super) fn spot(text: &Text, start: i64, end: i64, kept: &str) -> Spot {
    let whole = |at: i64| u32::try_from(at.max(0)).unwrap_or(u32::MAX);
    let (start, end) = (whole(start.min(end)), whole(start.max(end)));
    let clamp = |start: u32, end: u32| {
        let len = text.text.len();
        Span::new(start.min(len), end.min(len))
    };
    let Text { text, words, .. } = text;
    let here = clamp(words.at(start), words.at(end));
    let needle: String = squeezed(kept).collect();
    if needle.is_empty() || holds(text, here, &needle) {
        return match here {
            _ if here.is_empty() => Spot::Outside,
            _ if needle.is_empty() && words.at(end) > text.len() => Spot::Cut(here),
            _ => Spot::Sure(here),
        };
    }
    let utf16 = utf16(words, start, end).map(|(start, end)| clamp(start, end));
    if let Some(span) = utf16.filter(|span| holds(text, *span, &needle)) {
        return Spot::Utf16(span);
    }
    match nearby(text, here, &needle) {
        Some(span) => Spot::Moved(span),
        None if here.is_empty() => Spot::Outside,
        None => Spot::Lost(here),
    }
}

fn utf16(words: &Words, start: u32, end: u32) -> Option<(u32, u32)> {
    let end = words.at_utf16(end)?;
    Some((words.at_utf16(start).unwrap_or_else(|| words.at(start)), end))
}

/// White space and what is never shown do not count: programs keep line ends in many ways.
fn squeezed(words: &str) -> impl Iterator<Item = char> {
    words.chars().filter(|letter| counts(*letter))
}

fn counts(letter: char) -> bool {
    !letter.is_whitespace() && !letter.is_control() && letter != '\u{feff}'
}

/// Whether two texts are the same but for white space.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    squeezed(one).eq(squeezed(other))
}

fn holds(text: &Transcript, span: Span, needle: &str) -> bool {
    squeezed(text.slice(span)).eq(needle.chars())
}

fn nearby(text: &Transcript, here: Span, needle: &str) -> Option<Span> {
    let reach = REACH.saturating_add(u32::try_from(needle.len()).unwrap_or(u32::MAX));
    let from = here.start.saturating_sub(REACH);
    let window = Span::new(from, here.start.saturating_add(reach).min(text.len()));
    let (mut hay, mut places) = (String::new(), Vec::new());
    for (letter, at) in text.slice(window).chars().zip(from..).filter(|(letter, _)| counts(*letter)) {
        hay.push(letter);
        places.extend(std::iter::repeat_n(at, letter.len_utf8()));
    }
    let span = |byte: usize| {
        let last = places.get(byte + needle.len() - 1)?;
        Some(Span::new(*places.get(byte)?, last + 1))
    };
    let found = hay.match_indices(needle).filter_map(|(byte, _)| span(byte));
    found.min_by_key(|span| span.start.abs_diff(here.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(words: &str, start: i64, end: i64, kept: &str) -> Spot {
        spot(&Text::of("p.txt", words), start, end, kept)
    }

    #[test]
    fn words_that_agree_with_their_positions_are_sure() {
        assert_eq!(at("I could not sleep.", 2, 11, "could not"), Spot::Sure(Span::new(2, 11)));
        assert_eq!(at("could\r\nnot", 0, 10, "could\u{2029}not"), Spot::Sure(Span::new(0, 9)));
        assert_eq!(at("could not", 0, 5, ""), Spot::Sure(Span::new(0, 5)));
    }

    #[test]
    fn positions_that_drifted_behind_an_emoji_are_put_back() {
        assert_eq!(at("🙂🙂 could not", 5, 10, "could"), Spot::Utf16(Span::new(3, 8)));
        assert_eq!(at("Oh. I could not.", 0, 5, "could"), Spot::Moved(Span::new(6, 11)));
    }

    #[test]
    fn words_that_are_nowhere_are_lost_and_places_behind_the_end_are_outside() {
        assert_eq!(at("could not", 0, 5, "never"), Spot::Lost(Span::new(0, 5)));
        assert_eq!(at("could not", 90, 95, "never"), Spot::Outside);
        assert_eq!(at("could not", 90, 95, "not"), Spot::Moved(Span::new(6, 9)));
        assert_eq!(at("could not", i64::MIN, i64::MAX, ""), Spot::Cut(Span::new(0, 9)));
        assert_eq!(at("", 0, 3, "not"), Spot::Outside);
    }
}
