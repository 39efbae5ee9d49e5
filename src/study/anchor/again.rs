//! Finding words again by the first and the last of them, where the text they stood in is not known.

use super::{Followed, TELLING_LENGTH, within};
use crate::study::{Coding, Doubt};
use crate::text::{Span, Transcript};

/// A coding as it stands in a file, with the words by which it can be found again.
pub struct Remembered {
    pub coding: Coding,
    pub first: String,
    pub last: String,
}

/// Looks for a coding's words in a text of which only the new state is known.
pub fn find_again(text: &Transcript, remembered: Remembered) -> Coding {
    let Remembered { mut coding, first, last } = remembered;
    let found = seek(text, coding.span, &first, &last);
    coding.span = found.span;
    if let (Some(why), None) = (found.doubt, &coding.doubt) {
        coding.doubt = Some(Box::new(Doubt { first: first.into(), last: last.into(), why: why.into() }));
    }
    coding
}

/// Where the words went that began with `first` and ended with `last` and once stood at `span`.
pub fn seek(text: &Transcript, span: Span, first: &str, last: &str) -> Followed {
    let here = text.first_and_last_words(span);
    if (here.0.as_str(), here.1.as_str()) == (first, last) && span.end <= text.len() {
        return Followed { span, doubt: None };
    }
    let candidates = candidates(text, first, last, span.len());
    let same_words = |found: Span| text.first_and_last_words(found) == (first.to_string(), last.to_string());
    let is_exact = |found: &Span| {
        found.len() == span.len()
            && same_words(*found)
            && text.snap(*found) == *found
            && is_telling(text, *found)
    };
    let exact: Vec<Span> = candidates.iter().copied().filter(is_exact).collect();
    let distance = |found: &Span| {
        u64::from(found.start.abs_diff(span.start)) + u64::from(found.len().abs_diff(span.len())) * 4
    };
    let nearest = |spans: &[Span]| spans.iter().copied().min_by_key(distance);
    let doubt = match (exact.as_slice(), candidates.as_slice()) {
        ([_], _) => None,
        ([], []) => Some("the text was changed and its words were not found"),
        ([], _) => Some("the text was changed and words within it were rewritten"),
        _ => Some("the text was changed and its words stand in more than one place"),
    };
    let guess = nearest(&exact).or_else(|| nearest(&candidates)).unwrap_or(span);
    Followed { span: within(guess, text), doubt }
}

/// Few letters that stand inside a word may be there by chance: “art” in “party”.
fn is_telling(text: &Transcript, span: Span) -> bool {
    let letter = |start: u32, end: u32| text.slice(Span::new(start, end)).chars().all(char::is_alphanumeric);
    let cuts = |at: u32| 0 < at && at < text.len() && letter(at - 1, at + 1);
    span.len() >= TELLING_LENGTH || !(cuts(span.start) || cuts(span.end))
}

/// Stretches that begin and end with these words and are at most twice as long as the coding was.
fn candidates(text: &Transcript, first: &str, last: &str, length: u32) -> Vec<Span> {
    if first.is_empty() || last.is_empty() {
        return Vec::new();
    }
    let starts: Vec<u32> = text.text().match_indices(first).map(|(byte, _)| text.at_byte(byte)).collect();
    let ends: Vec<u32> =
        text.text().match_indices(last).map(|(byte, words)| text.at_byte(byte + words.len())).collect();
    let longest = length.saturating_mul(2).saturating_add(TELLING_LENGTH);
    let end_for = |start: u32| {
        let from = ends.partition_point(|&end| end <= start);
        let within = ends.iter().skip(from).take_while(move |&&end| end - start <= longest);
        within.min_by_key(|&&end| (end - start).abs_diff(length)).copied()
    };
    starts.into_iter().filter_map(|start| end_for(start).map(|end| Span::new(start, end))).collect()
}
