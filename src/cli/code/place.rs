//! Where a wish stands in the words: a span within the text that splits no character.

use super::line::Where;
use crate::text::{Span, Transcript, clip};

/// # Errors
/// In words, with what would be right.
pub fn place(text: &Transcript, wanted: &Where) -> Result<Span, String> {
    let span = match wanted {
        Where::Offsets(start, end) => offsets(text, *start, *end)?,
        Where::Quote(quote) => quoted(text, quote)?,
        Where::Both(start, end, quote) => agreed(text, *start, *end, quote)?,
    };
    let whole = text.snap(span);
    if whole != span {
        return Err(format!(
            "{}..{} would split a character; the nearest stretch that does not is {}..{}",
            span.start, span.end, whole.start, whole.end
        ));
    }
    Ok(span)
}

fn offsets(text: &Transcript, start: u32, end: u32) -> Result<Span, String> {
    if start >= end {
        return Err(format!("{start}..{end} holds nothing: the end is the character after the last"));
    }
    if end > text.len() {
        return Err(format!(
            "{start}..{end} is not within the transcript, which has {} characters",
            text.len()
        ));
    }
    Ok(Span::new(start, end))
}

/// Offsets from a time when other words stood there are no offsets.
fn agreed(text: &Transcript, start: u32, end: u32, quote: &str) -> Result<Span, String> {
    let span = offsets(text, start, end)?;
    let words = text.slice(span);
    if words == quote {
        return Ok(span);
    }
    let (here, there) = (clip(words, 40), clip(quote, 40));
    Err(format!("“{here}” stands at {start}..{end}, not “{there}”: the transcript was another one then"))
}

/// Exact words, which must say by themselves where they stand.
fn quoted(text: &Transcript, quote: &str) -> Result<Span, String> {
    let shown = clip(quote, 40);
    let mut found = occurrences(text.text(), quote);
    match (found.next(), found.count()) {
        (None, _) => Err(format!("“{shown}” does not occur in the transcript, letter by letter")),
        (Some(byte), 0) => Ok(Span::new(text.at_byte(byte), text.at_byte(byte + quote.len()))),
        (Some(_), more) => Err(format!(
            "“{shown}” occurs {} times: quote more words, or give \"start\" and \"end\"",
            more + 1
        )),
    }
}

/// Bytes at which a quote begins, overlapping ones included; nothing occurs nowhere.
fn occurrences<'a>(text: &'a str, quote: &'a str) -> impl Iterator<Item = usize> + 'a {
    let next = move |from: usize| Some(from + text.get(from..)?.find(quote)?);
    let step = quote.chars().next().map_or(1, char::len_utf8);
    let first = if quote.is_empty() { None } else { next(0) };
    std::iter::successors(first, move |found| next(found + step))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, wanted: Where) -> Result<(u32, u32), String> {
        place(&Transcript::new(text), &wanted).map(|span| (span.start, span.end))
    }

    #[test]
    fn words_that_occur_once_say_where_they_stand() {
        assert_eq!(at("P: Åse and I.", Where::Quote("and I".into())), Ok((7, 12)));
        assert!(at("so so so", Where::Quote("so so".into())).unwrap_err().contains("2 times"));
        assert!(at("so", Where::Quote(String::new())).is_err());
    }

    #[test]
    fn offsets_and_words_must_agree() {
        assert_eq!(at("so so", Where::Both(3, 5, "so".into())), Ok((3, 5)));
        assert!(at("so no", Where::Both(3, 5, "so".into())).unwrap_err().starts_with("“no” stands at 3..5"));
        assert!(at("so", Where::Both(3, 5, "so".into())).is_err());
    }

    #[test]
    fn no_character_is_split_and_the_whole_one_is_named() {
        let text = "e\u{301}a 👍🏽!";
        assert!(at(text, Where::Offsets(0, 1)).unwrap_err().ends_with("0..2"));
        assert!(at(text, Where::Quote("👍".into())).unwrap_err().ends_with("4..6"));
        assert_eq!(at(text, Where::Offsets(0, 2)), Ok((0, 2)));
    }

    #[test]
    fn nothing_and_what_lies_outside_are_refused() {
        assert!(at("abc", Where::Offsets(2, 2)).is_err());
        assert!(at("abc", Where::Offsets(3, 1)).is_err());
        assert!(at("abc", Where::Offsets(1, u32::MAX)).unwrap_err().contains("3 characters"));
    }
}
