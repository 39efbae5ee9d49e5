//! The words of a foreign text as ours, with a way from its offsets to ours.

use std::borrow::Cow;

/// A text with LF line ends, without a byte order mark and without control characters; everything else stands.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub text: String,
    /// How many control characters were left out.
    pub controls: usize,
    /// Where the foreign text has characters that ours has not, in its code points.
    gone: Vec<u32>,
    /// Where it has characters that are two units in UTF-16, in such units.
    wide: Vec<u32>,
}

impl Words {
    pub fn of(foreign: &str) -> Words {
        let mut words = Words { text: String::with_capacity(foreign.len()), ..Words::default() };
        let mut letters = foreign.chars().peekable();
        let mut at = 0;
        while let Some(letter) = letters.next() {
            match letter {
                '\r' if letters.peek() == Some(&'\n') => words.gone.push(at),
                // Old line ends, and Word's line and page breaks.
                '\r' | '\u{b}' | '\u{c}' => words.text.push('\n'),
                '\u{feff}' if at == 0 => words.gone.push(at),
                '\n' | '\t' => words.text.push(letter),
                letter if letter.is_control() => {
                    words.controls += 1;
                    words.gone.push(at);
                }
                letter => words.text.push(letter),
            }
            if letter.len_utf16() == 2 {
                words.wide.push(at.saturating_add(count(words.wide.len())));
            }
            at = at.saturating_add(1);
        }
        words
    }

    /// Where the foreign code point `at` stands in ours.
    pub fn at(&self, at: u32) -> u32 {
        at - count(self.gone.partition_point(|&gone| gone < at))
    }

    /// The same for a position that was counted in UTF-16; `None` where that makes no difference.
    pub fn at_utf16(&self, at: u32) -> Option<u32> {
        let before = self.wide.partition_point(|&wide| wide < at);
        (before > 0).then(|| self.at(at.saturating_sub(count(before))))
    }
}

/// UTF-8, else what Windows wrote before it; says which by whether it was UTF-8.
pub(super) fn decoded(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(words) => (Cow::Borrowed(words), true),
        Err(_) => (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, false),
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn windows_line_ends_marks_and_control_characters_go_and_offsets_follow() {
        let words = Words::of("\u{feff}I: So?\r\nP: We\u{7}ll.\rBye");
        assert_eq!((words.text.as_str(), words.controls), ("I: So?\nP: Well.\nBye", 1));
        assert_eq!((words.at(1), words.at(9), words.at(14), words.at(15)), (0, 7, 12, 12));
    }

    #[test]
    fn positions_counted_in_utf16_are_put_right() {
        let words = Words::of("a🙂b🙂c");
        assert_eq!(words.at_utf16(1), None);
        assert_eq!(words.at_utf16(3), Some(2));
        assert_eq!(words.at_utf16(6), Some(4));
    }

    proptest! {
        #[test]
        fn every_letter_that_stays_is_where_its_offset_says(foreign in "[ab\r\n\u{7}\u{feff}🙂é]{0,60}") {
            let words = Words::of(&foreign);
            let ours: Vec<char> = words.text.chars().collect();
            for (at, letter) in foreign.chars().enumerate().filter(|(_, letter)| !letter.is_control()) {
                let is_mark = at == 0 && letter == '\u{feff}';
                prop_assert!(is_mark || ours[words.at(at as u32) as usize] == letter);
            }
        }
    }
}
