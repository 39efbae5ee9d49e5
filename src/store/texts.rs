//! A transcript's bytes and its words: line ends, byte order mark, and what to do when it is not UTF-8.

use std::borrow::Cow;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineEnds {
    #[default]
    Lf,
    CrLf,
    /// As Macintoshes wrote them before 2001.
    Cr,
}

/// What a transcript's file has that its words have not; put back when the words are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    pub ends: LineEnds,
    pub byte_order_mark: bool,
}

pub struct Decoded<'a> {
    /// With LF line ends and without a byte order mark.
    pub words: Cow<'a, str>,
    pub manner: Manner,
    /// The encoding that was read instead, when the bytes are not UTF-8.
    pub instead: Option<&'static str>,
}

const MARK: &str = "\u{FEFF}";

pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    let (text, instead) = match (std::str::from_utf8(bytes), utf16(bytes)) {
        (Ok(text), _) => (Cow::Borrowed(text), None),
        (Err(_), Some(text)) => (Cow::Owned(text), Some("UTF-16")),
        (Err(_), None) => {
            (Cow::Owned(bytes.iter().map(|&byte| windows_1252(byte)).collect()), Some("Windows-1252"))
        }
    };
    let byte_order_mark = text.starts_with(MARK);
    let ends = line_ends(&text);
    let words = match text {
        Cow::Borrowed(text) => unify(text.strip_prefix(MARK).unwrap_or(text), ends),
        Cow::Owned(text) => Cow::Owned(unify(text.strip_prefix(MARK).unwrap_or(&text), ends).into_owned()),
    };
    Decoded { words, manner: Manner { ends, byte_order_mark }, instead }
}

/// What old Windows editors call Unicode: only with a byte order mark is it told from other bytes.
fn utf16(bytes: &[u8]) -> Option<String> {
    let number: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let numbers = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(number);
    Some(char::decode_utf16(numbers).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// The bytes of a transcript in its file's own manner.
pub fn encode(words: &str, manner: Manner) -> Vec<u8> {
    let mark = if manner.byte_order_mark { MARK } else { "" };
    let body = match manner.ends {
        LineEnds::Lf => Cow::Borrowed(words),
        LineEnds::CrLf => Cow::Owned(words.replace('\n', "\r\n")),
        LineEnds::Cr => Cow::Owned(words.replace('\n', "\r")),
    };
    [mark.as_bytes(), body.as_bytes()].concat()
}

fn line_ends(text: &str) -> LineEnds {
    let Some(cr) = memchr::memchr(b'\r', text.as_bytes()) else { return LineEnds::Lf };
    match memchr::memchr(b'\n', text.as_bytes()) {
        None => LineEnds::Cr,
        Some(lf) if lf == cr + 1 || text.contains("\r\n") => LineEnds::CrLf,
        Some(_) => LineEnds::Lf,
    }
}

fn unify(text: &str, ends: LineEnds) -> Cow<'_, str> {
    match ends {
        LineEnds::Lf => Cow::Borrowed(text),
        LineEnds::CrLf => Cow::Owned(text.replace("\r\n", "\n")),
        LineEnds::Cr => Cow::Owned(text.replace('\r', "\n")),
    }
}

/// What the bytes 80 to 9F mean in Windows-1252; the five that mean nothing there become U+FFFD.
const HIGH: &str = "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ";

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(bytes: &[u8]) -> (String, Manner, Option<&'static str>) {
        let Decoded { words, manner, instead } = decode(bytes);
        (words.into_owned(), manner, instead)
    }

    #[test]
    fn windows_line_ends_and_mark_are_taken_off_and_put_back() {
        let bytes = "\u{FEFF}I: So?\r\n\r\nP: Well…\r\n".as_bytes();
        let (words, manner, _) = told(bytes);
        assert_eq!(words, "I: So?\n\nP: Well…\n");
        assert_eq!(encode(&words, manner), bytes);
    }

    #[test]
    fn old_macintosh_line_ends_are_lines_too() {
        let (words, manner, _) = told(b"I: So?\rP: Well.\r");
        assert_eq!(words, "I: So?\nP: Well.\n");
        assert_eq!(encode(&words, manner), b"I: So?\rP: Well.\r");
    }

    #[test]
    fn bytes_that_are_not_utf8_are_read_as_windows_1252() {
        let (words, _, instead) = told(b"caf\xe9 \x80 5 \x93so\x94");
        assert_eq!(words, "café € 5 “so”");
        assert_eq!(instead, Some("Windows-1252"));
    }

    #[test]
    fn a_mark_tells_utf16_either_way_round() {
        let text = "\u{FEFF}Åse: 🙂\r\nI: So?\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            let (words, _, instead) = told(&bytes);
            assert_eq!((words.as_str(), instead), ("Åse: 🙂\nI: So?\n", Some("UTF-16")));
        }
    }

    proptest! {
        #[test]
        fn plain_text_comes_back_byte_for_byte(text in "[^\r\u{FEFF}]{0,80}", crlf: bool, mark: bool) {
            let ends = if crlf && text.contains('\n') { LineEnds::CrLf } else { LineEnds::Lf };
            let bytes = encode(&text, Manner { ends, byte_order_mark: mark });
            let decoded = decode(&bytes);
            prop_assert_eq!(&decoded.words, &text);
            prop_assert_eq!(encode(&decoded.words, decoded.manner), bytes);
        }
    }
}
