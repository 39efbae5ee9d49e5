//! The bytes of a plain text as words of ours, and what was in the file that the words do not have.

use std::borrow::Cow;

use crate::exchange::documents::guess::{guess, utf8};

/// A text with LF line ends and without a byte order mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    pub words: String,
    /// The file began with a byte order mark.
    pub marked: bool,
    /// Which of the line ends were two characters, in order.
    pub doubled: Vec<u32>,
    /// The encoding it was read as, when it was not UTF-8.
    pub instead: Option<&'static str>,
}

impl Plain {
    pub fn read(bytes: &[u8]) -> Plain {
        match (utf8(bytes), utf16(bytes)) {
            (Some(Cow::Borrowed(text)), _) => Plain::of(text),
            (_, Some(text)) => Plain { instead: Some("UTF-16"), ..Plain::of(&text) },
            (Some(Cow::Owned(text)), None) => {
                Plain { instead: Some("UTF-8 with broken letters, shown as �"), ..Plain::of(&text) }
            }
            (None, None) => {
                let encoding = guess(bytes);
                let (text, _) = encoding.decode_without_bom_handling(bytes);
                Plain { instead: Some(encoding.name()), ..Plain::of(&text) }
            }
        }
    }

    pub fn of(text: &str) -> Plain {
        let bare = text.strip_prefix('\u{FEFF}');
        let mut plain = Plain { marked: bare.is_some(), ..Plain::default() };
        let mut at = 0u32;
        let mut letters = bare.unwrap_or(text).chars().peekable();
        while let Some(letter) = letters.next() {
            if letter == '\r' && letters.next_if_eq(&'\n').is_some() {
                plain.doubled.push(at);
            }
            plain.words.push(if letter == '\r' { '\n' } else { letter });
            at = at.saturating_add(1);
        }
        plain
    }

    /// As programs under Windows write it: a mark in front, two characters for each line end.
    pub fn for_windows(text: &str) -> Plain {
        let ends = (0u32..).zip(text.chars()).filter(|(_, letter)| *letter == '\n').map(|(at, _)| at);
        Plain { doubled: ends.collect(), marked: true, words: text.to_string(), instead: None }
    }

    /// Its bytes as they stood in the file, in UTF-8.
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = String::with_capacity(self.words.len() + self.doubled.len());
        text.extend(self.marked.then_some('\u{FEFF}'));
        let mut doubled = self.doubled.iter().peekable();
        for (at, letter) in (0u32..).zip(self.words.chars()) {
            text.extend(doubled.next_if_eq(&&at).map(|_| '\r'));
            text.push(letter);
        }
        text.into_bytes()
    }
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let encoding = match bytes {
        [0xFF, 0xFE, ..] => encoding_rs::UTF_16LE,
        [0xFE, 0xFF, ..] => encoding_rs::UTF_16BE,
        _ => return None,
    };
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mark_and_returns_are_taken_off_and_remembered() {
        let plain = Plain::read("\u{FEFF}So?\r\nWell.\nYes.\rNo.".as_bytes());
        assert_eq!(plain.words, "So?\nWell.\nYes.\nNo.");
        assert_eq!((plain.marked, plain.doubled.as_slice()), (true, &[3][..]));
    }

    #[test]
    fn what_is_not_utf8_is_read_all_the_same_and_said() {
        let plain = Plain::read(b"caf\xe9 \x93so\x94");
        assert_eq!((plain.words.as_str(), plain.instead), ("café “so”", Some("windows-1252")));
        let plain = Plain::read("访谈者：你什么时候\u{FF}".as_bytes().split_last().unwrap().1);
        assert!(plain.words.starts_with("访谈者：你什么时候\u{FFFD}"), "{}", plain.words);
        assert!(plain.instead.is_some_and(|instead| instead.starts_with("UTF-8 with broken")));
        let wide: Vec<u8> = "\u{FEFF}Åse 🙂".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let plain = Plain::read(&wide);
        assert_eq!((plain.words.as_str(), plain.instead), ("Åse 🙂", Some("UTF-16")));
    }

    #[test]
    fn for_windows_and_back() {
        let plain = Plain::for_windows("I: So? 🙂\n\nP: Well.\n");
        assert_eq!(plain.bytes(), "\u{FEFF}I: So? 🙂\r\n\r\nP: Well.\r\n".as_bytes());
        assert_eq!(Plain::read(&plain.bytes()), plain);
    }
}
