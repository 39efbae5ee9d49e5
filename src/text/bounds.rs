//! Where sentences end by UAX 29, faster than looking at every letter.
//!
//! Unicode ends a sentence only behind a full stop and its kin or behind a line end, and what decides about such a
//! place lies between the letter before it and the first letter after it. So only those windows are handed to the
//! full rules; what lies between them is skipped. In a text without spaces and Latin letters the window is the text.
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use unicode_segmentation::UnicodeSegmentation;

use super::bytes::between;

/// Everything behind which a sentence may end.
static MAY_END: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\p{sb=ATerm}\p{sb=STerm}\p{sb=Sep}\p{sb=CR}\p{sb=LF}]").ok());

/// As `split_sentence_bounds` gives them: one behind the other without a gap.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let Some(may_end) = MAY_END.as_ref() else { return text.split_sentence_bounds().collect() };
    let (mut pieces, mut start, mut seen) = (Vec::new(), 0, 0);
    let mut place = next(may_end, text, 0);
    while let Some(found) = place {
        match Plain::behind(text.as_bytes(), &found) {
            Plain::Ends(end) => {
                pieces.push(between(text, start..end));
                (start, seen) = (end, end + 1);
            }
            Plain::GoesOn => seen = found.end + 1,
            Plain::Unclear => {
                let window = window(text, seen, found);
                for end in ends(text, window.clone()) {
                    pieces.push(between(text, start..end));
                    start = end;
                }
                seen = window.end;
            }
        }
        place = next(may_end, text, seen);
    }
    pieces.extend(Some(between(text, start..text.len())).filter(|last| !last.is_empty()));
    pieces
}

/// The next place behind which a sentence may end.
fn next(may_end: &Regex, text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.as_bytes().get(from..)?;
    let at = from + rest.iter().position(|byte| HALTS[usize::from(*byte)])?;
    match rest.get(at - from)?.is_ascii() {
        true => Some(at..at + 1),
        false => may_end.find_at(text, at).map(|found| found.range()),
    }
}

/// Bytes that do not say by themselves that no sentence ends behind them, as those of ASCII and of À to ɿ do.
const HALTS: [bool; 256] = {
    let mut halts = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        halts[byte] = matches!(byte as u8, b'.' | b'?' | b'!' | b'\r' | b'\n' | 0xC2 | 0xCA..=0xFF);
        byte += 1;
    }
    halts
};

/// What can be said of a place by the next two bytes.
enum Plain {
    /// At this byte.
    Ends(usize),
    GoesOn,
    Unclear,
}

impl Plain {
    /// Behind a blank and before a plain letter no other rule has a say than that a small letter goes on after a full
    /// stop.
    fn behind(bytes: &[u8], place: &Range<usize>) -> Plain {
        let mark = bytes.get(place.start).copied().unwrap_or_default();
        match bytes.get(place.end..).unwrap_or_default() {
            [] => Plain::GoesOn,
            [b' ', letter, ..] if letter.is_ascii_alphabetic() && matches!(mark, b'.' | b'?' | b'!') => {
                let goes_on = mark == b'.' && letter.is_ascii_lowercase();
                if goes_on { Plain::GoesOn } else { Plain::Ends(place.end + 1) }
            }
            _ => Plain::Unclear,
        }
    }
}

/// From the letter or space before a place up to the first letter behind it.
fn window(text: &str, seen: usize, place: Range<usize>) -> Range<usize> {
    let decides = |c: char| c.is_ascii_alphanumeric() || c == ' ';
    let before = between(text, 0..place.start).rfind(decides);
    let after = between(text, place.end..text.len()).find(|c: char| c.is_ascii_alphabetic());
    // A window may begin with the letter that ended the one before.
    let start = before.unwrap_or(0).max(seen.saturating_sub(1));
    start..after.map_or(text.len(), |at| place.end + at + 1)
}

/// Where sentences end within a window, but for its own edges.
fn ends(text: &str, window: Range<usize>) -> impl Iterator<Item = usize> {
    let Range { start, end } = window;
    let bounds = between(text, start..end).split_sentence_bound_indices().map(move |(at, _)| start + at);
    bounds.filter(move |at| *at > start && *at < end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn by_the_book(text: &str) -> Vec<&str> {
        text.split_sentence_bounds().collect()
    }

    #[test]
    fn nothing_is_lost_in_between() {
        for text in
            ["", "No end", "One. Two", "e.g. 5. B", "I... so. A\r\nB\u{2028}C", "她说：很难。真的！A. b"]
        {
            assert_eq!(pieces(text), by_the_book(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn the_windows_say_what_the_whole_text_says(text in "[A-Ca-c1. ?!,\n\r\u{85}\u{2028}…'\"”)«»\u{300}\u{ad}é\u{a0}Éß。！他们א\u{2e80}]{0,60}") {
            prop_assert_eq!(pieces(&text), by_the_book(&text));
        }

        #[test]
        fn also_of_any_letters(text in "\\PC{0,60}|(\\PC|[.!? a-z]){0,60}") {
            prop_assert_eq!(pieces(&text), by_the_book(&text));
        }
    }
}
