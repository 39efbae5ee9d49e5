//! Byte positions inside a text, kept on character boundaries. Nothing here leaves the room.
use std::ops::Range;

use memchr::{memchr, memrchr};

/// The text between two byte positions; empty when they are out of order, out of range or inside a character.
pub(super) fn between(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The nearest character boundary at or before `byte`, never past the end.
pub(super) fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// How many characters a stretch holds, capped where offsets end.
pub(super) fn points(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// The line holding `byte`, searched for only inside `bounds`, without its line end (LF or CRLF).
pub(super) fn line_around(text: &str, byte: usize, bounds: Range<usize>) -> Range<usize> {
    let before = text.as_bytes().get(bounds.start..byte).unwrap_or_default();
    let start = memrchr(b'\n', before).map_or(bounds.start, |feed| bounds.start + feed + 1);
    let after = text.as_bytes().get(byte..bounds.end).unwrap_or_default();
    let feed = memchr(b'\n', after).map(|feed| byte + feed);
    let end = feed.map_or(bounds.end, |feed| before_return(text, start, feed));
    start..end
}

/// Every line of a text in order, without its line end. A final line end opens no further line.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= text.len() {
            return None;
        }
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        let feed = memchr(b'\n', rest).map(|feed| start + feed);
        let line = start..feed.map_or(text.len(), |feed| before_return(text, start, feed));
        start = feed.map_or(text.len(), |feed| feed + 1);
        Some(line)
    })
}

fn before_return(text: &str, start: usize, feed: usize) -> usize {
    if feed > start && text.as_bytes().get(feed - 1) == Some(&b'\r') { feed - 1 } else { feed }
}
