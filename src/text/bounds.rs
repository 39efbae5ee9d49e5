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
    for found in may_end.find_iter(text) {
        if found.start() < seen {
            continue;
        }
        let window = window(text, seen, found.range());
        for end in ends(text, window.clone()) {
            pieces.push(between(text, start..end));
            start = end;
        }
        seen = window.end;
    }
    pieces.extend(Some(between(text, start..text.len())).filter(|last| !last.is_empty()));
    pieces
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
