//! The words around a passage. They end with the turn: what somebody else said is another passage.
//!
//! No word goes over a space, and of plain letters the library knows a shorter way to tell words apart; so one accent
//! does not slow down the words around it.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Span, Transcript};

/// Up to `count` words before a passage, and up to as many after it; empty where there are none.
pub fn around(text: &Transcript, span: Span, count: usize) -> (&str, &str) {
    let last = span.end.saturating_sub(1).max(span.start);
    let ahead = Span::new(turn(text, span.start).start.min(span.start), span.start);
    let behind = Span::new(span.end, turn(text, last).end.max(span.end));
    (last_words(text.slice(ahead), count), first_words(text.slice(behind), count))
}

/// On one line: white space of any kind becomes one blank, and none is left at the ends.
pub fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn last_words(text: &str, count: usize) -> &str {
    let parts = text.rsplit(' ').scan(text.len() + 1, |end, part| {
        *end -= part.len() + 1;
        Some((*end, part))
    });
    let words = parts.flat_map(|(at, part)| part.unicode_word_indices().rev().map(move |(n, _)| at + n));
    let start = words.take(count).last();
    start.and_then(|start| text.get(start..)).unwrap_or_default()
}

fn first_words(text: &str, count: usize) -> &str {
    let parts = text.split(' ').scan(0, |next, part| {
        *next += part.len() + 1;
        Some((*next - part.len() - 1, part))
    });
    let end = |(n, word): (usize, &str)| n + word.len();
    let words = parts.flat_map(|(at, part)| part.unicode_word_indices().map(move |word| at + end(word)));
    let end = words.take(count).last();
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

fn turn(text: &Transcript, at: u32) -> Span {
    let turn = text.turn_at(at).and_then(|turn| text.turns().get(turn));
    turn.map_or(text.whole(), |turn| turn.words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(text: &str, words: &str, count: usize) -> (String, String) {
        let text = Transcript::new(text);
        let start = text.at_byte(text.text().find(words).unwrap());
        let span = Span::new(start, start + words.chars().count() as u32);
        let (before, after) = around(&text, span, count);
        (before.to_string(), after.to_string())
    }

    #[test]
    fn words_are_counted_from_the_passage_outwards() {
        let text = "I: Why?\n\nP: one two three, four five six.\n\nI: So?";
        assert_eq!(told(text, "four", 2), ("two three, ".into(), " five six".into()));
    }

    #[test]
    fn another_speaker_is_no_context() {
        let text = "I: Why?\n\nP: one two three.\n\nI: So?\n\nP: So.";
        assert_eq!(told(text, "two", 9), ("one ".into(), " three".into()));
        assert_eq!(told(text, "two", 0), (String::new(), String::new()));
    }

    proptest! {
        #[test]
        fn words_between_spaces_are_the_words(
            text in "\\PC{0,60}|[a-zA-Z0-9 .,:;_'’é\u{300}\u{200d}漢 ]{0,60}", count in 0usize..9,
        ) {
            let last = text.unicode_word_indices().rev().take(count).last().map(|(at, _)| &text[at..]);
            // A mark that stands on a space takes it along, which nobody sees.
            prop_assert_eq!(last_words(&text, count).trim_start(), last.unwrap_or_default().trim_start());
            let first = text.unicode_word_indices().take(count).last().map(|(at, word)| &text[..at + word.len()]);
            prop_assert_eq!(first_words(&text, count), first.unwrap_or_default());
        }
    }
}
