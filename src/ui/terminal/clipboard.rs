//! Copying to the system clipboard through the terminal (OSC 52): works over SSH and inside tmux, needs no
//! display, and asks for nothing back. Reading the clipboard is deliberately absent: terminals refuse it.

use thiserror::Error;

use crate::ui::terminal::sequences as say;

/// Bytes of text that go through: the least generous terminals stop at a sequence of 100,000 bytes, and base64
/// makes four of three.
pub const LIMIT: usize = 74_000;

#[derive(Debug, Error, PartialEq, Eq)]
#[error(
    "this quote is too long for the terminal's clipboard ({bytes} bytes, at most {LIMIT}); copy a shorter passage, or write it to a file with gloss quotes --out FILE"
)]
pub struct TooLong {
    pub bytes: usize,
}

/// The sequence that puts `text` on the clipboard.
pub fn copying(text: &str) -> Result<String, TooLong> {
    let bytes = text.len();
    if bytes > LIMIT { Err(TooLong { bytes }) } else { Ok(say::copy(&base64(text.as_bytes()))) }
}

/// RFC 4648 §4, with padding.
fn base64(bytes: &[u8]) -> String {
    bytes.chunks(3).flat_map(four_letters).collect()
}

fn four_letters(three: &[u8]) -> [char; 4] {
    let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
    let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    let letter = |place: usize| if place > three.len() { '=' } else { letter(bits >> (18 - 6 * place) & 63) };
    [letter(0), letter(1), letter(2), letter(3)]
}

fn letter(six_bits: u32) -> char {
    let offset = |first: u8, from: u32| char::from(first.saturating_add((six_bits - from) as u8));
    match six_bits {
        0..=25 => offset(b'A', 0),
        26..=51 => offset(b'a', 26),
        52..=61 => offset(b'0', 52),
        62 => '+',
        _ => '/',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of RFC 4648 §10.
    #[test]
    fn base64_is_as_the_standard_has_it() {
        let vectors = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (text, encoded) in vectors {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
        assert_eq!(base64(&[0xff, 0xef, 0xbe]), "/+++");
    }

    #[test]
    fn a_quote_is_copied_and_a_book_is_refused_in_words() {
        assert_eq!(copying("hi").unwrap(), "\x1b]52;c;aGk=\x1b\\");
        assert!(copying(&"a".repeat(LIMIT)).is_ok());
        let refusal = copying(&"a".repeat(LIMIT + 1)).unwrap_err();
        assert!(refusal.to_string().contains("74001 bytes, at most 74000"));
    }
}
