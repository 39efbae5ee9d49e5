//! The words of a text by UAX 29, exactly as the library parts them, faster where letters are plain.
//!
//! What ASCII, the letters of Latin alphabets and the usual printed marks are to a word can be told from their bytes.
//! Wherever anything else turns up, the library reads on: from the beginning of the word or blank that it may belong
//! to, up to a blank behind a plain sign, over which no word goes.
use memchr::memchr2_iter;
use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

use super::bytes::between;

/// How many words, as UAX 29 counts them: what a reader would count, in scripts without spaces too.
pub fn words(text: &str) -> usize {
    plain_words(text.as_bytes()).unwrap_or_else(|| word_by_word(text).count())
}

/// So many bytes are looked at together; a count of one for each fits into a byte.
const BLOCK: usize = 128;

/// How many words, where all is ASCII and Latin letters: one for each run of letters and digits, less one for each mark
/// that joins two of them. There is no branch in it, so that the processor takes many bytes at a time.
fn plain_words(bytes: &[u8]) -> Option<usize> {
    let is_strange = |byte: u8| matches!(byte, b'_' | 0x97 | 0xB7 | 0xC2 | 0xCA..);
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() | (byte >= 0x80);
    let is_said = |byte: u8| is_letter(byte) | byte.is_ascii_digit();
    if bytes.iter().fold(false, |strange, byte| strange | is_strange(*byte)) {
        return None;
    }
    let mut words = usize::from(bytes.first().is_some_and(|byte| is_said(*byte)));
    let next = bytes.get(1..).unwrap_or_default();
    for (before, here) in bytes.chunks(BLOCK).zip(next.chunks(BLOCK)) {
        let begins =
            before.iter().zip(here).map(|(&before, &here)| u8::from(!is_said(before) & is_said(here)));
        words += usize::from(begins.sum::<u8>());
    }
    let behind = bytes.get(2..).unwrap_or_default();
    for ((before, here), behind) in bytes.chunks(BLOCK).zip(next.chunks(BLOCK)).zip(behind.chunks(BLOCK)) {
        let joins = before.iter().zip(here).zip(behind).map(|((&before, &here), &behind)| {
            let letters = is_letter(before) & is_letter(behind) & matches!(here, b'.' | b'\'' | b':');
            let digits = before.is_ascii_digit() & behind.is_ascii_digit();
            u8::from(letters | digits & matches!(here, b'.' | b'\'' | b',' | b';'))
        });
        words -= usize::from(joins.sum::<u8>());
    }
    Some(words)
}

/// Each word with the byte at which it begins.
pub(super) fn word_by_word(text: &str) -> WordByWord<'_> {
    WordByWord { text, at: 0, strange: None }
}

pub(super) struct WordByWord<'a> {
    text: &'a str,
    at: usize,
    /// What the library reads, and from which byte on.
    strange: Option<(usize, UnicodeWordIndices<'a>)>,
}

impl<'a> Iterator for WordByWord<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        loop {
            if let Some((from, words)) = &mut self.strange {
                match words.next() {
                    Some((at, word)) => return Some((*from + at, word)),
                    None => self.strange = None,
                }
            }
            let start = self.at;
            match Sign::at(self.text.as_bytes(), start) {
                (Sign::End, _) => return None,
                (Sign::Strange, _) => self.hand_over(before(self.text, start)),
                (Sign::Apart | Sign::Between(_), length) => self.at += length,
                _ => match run(self.text.as_bytes(), start) {
                    Run::Word(end) => {
                        self.at = end;
                        return Some((start, between(self.text, start..end)));
                    }
                    Run::Nothing(end) => self.at = end,
                    Run::Strange => self.hand_over(start),
                },
            }
        }
    }
}

impl WordByWord<'_> {
    fn hand_over(&mut self, from: usize) {
        let bytes = self.text.as_bytes();
        let is_behind_a_sign =
            |at: &usize| at.checked_sub(1).is_some_and(|at| bytes.get(at).is_some_and(u8::is_ascii_graphic));
        let gaps = memchr2_iter(b' ', b'\n', bytes.get(self.at..).unwrap_or_default());
        self.at = gaps.map(|gap| self.at + gap).find(is_behind_a_sign).unwrap_or(bytes.len());
        self.strange = Some((from, between(self.text, from..self.at).unicode_word_indices()));
    }
}

/// Where the sign before a byte begins, or the first of several blanks: a mark that follows belongs to them.
fn before(text: &str, at: usize) -> usize {
    let ahead = between(text, 0..at);
    let blanks = ahead.trim_end_matches(' ').len();
    let sign = || ahead.chars().next_back().map_or(0, char::len_utf8);
    if blanks < at { blanks } else { at - sign() }
}

/// What stands together, with the byte behind it.
enum Run {
    Word(usize),
    /// Low lines alone.
    Nothing(usize),
    /// Only the library can tell.
    Strange,
}

/// Letters, digits and low lines from `start` on, with the marks that join them.
fn run(bytes: &[u8], start: usize) -> Run {
    let (mut end, mut last, mut says) = (start, Sign::Apart, false);
    loop {
        // Most of what is said, at the least price.
        let letters = letters(bytes.get(end..).unwrap_or_default());
        if letters > 0 {
            (end, last, says) = (end + letters, Sign::Letter, true);
        }
        let (sign, length) = Sign::at(bytes, end);
        match sign {
            Sign::Letter | Sign::Digit => says = true,
            Sign::LowLine => {}
            Sign::Strange => return Run::Strange,
            Sign::Between(mark) => match Sign::at(bytes, end + length).0 {
                Sign::Strange => return Run::Strange,
                next if mark.joins(last, next) => {}
                _ => break,
            },
            Sign::Apart | Sign::End => break,
        }
        (end, last) = (end + length, sign);
    }
    if says { Run::Word(end) } else { Run::Nothing(end) }
}

/// How many plain letters stand first.
fn letters(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// What a character is to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Letter,
    Digit,
    /// Is of a word beside letters and digits, and of none without.
    LowLine,
    /// Is of a word only between letters, or between digits.
    Between(Mark),
    Apart,
    /// Of another script, or a mark upon the letter before it.
    Strange,
    /// Behind the text.
    End,
}

/// What a mark joins, by the names of UAX 29.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// MidLetter.
    Letters,
    /// MidNum.
    Digits,
    /// MidNumLet and the straight apostrophe.
    Both,
}

impl Mark {
    fn joins(self, last: Sign, next: Sign) -> bool {
        last == next
            && match last {
                Sign::Letter => self != Mark::Digits,
                Sign::Digit => self != Mark::Letters,
                _ => false,
            }
    }
}

const ASCII: [Sign; 128] = {
    let mut signs = [Sign::Apart; 128];
    let mut byte = 0;
    while byte < 128 {
        signs[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Sign::Letter,
            b'0'..=b'9' => Sign::Digit,
            b'_' => Sign::LowLine,
            b':' => Sign::Between(Mark::Letters),
            b',' | b';' => Sign::Between(Mark::Digits),
            b'.' | b'\'' => Sign::Between(Mark::Both),
            _ => Sign::Apart,
        };
        byte += 1;
    }
    signs
};

impl Sign {
    /// The sign at a byte, and how many bytes it has.
    fn at(bytes: &[u8], at: usize) -> (Sign, usize) {
        let Some(&byte) = bytes.get(at) else { return (Sign::End, 0) };
        match ASCII.get(usize::from(byte)) {
            Some(sign) => (*sign, 1),
            None => Sign::beyond_ascii(bytes.get(at..).unwrap_or_default()),
        }
    }

    fn beyond_ascii(bytes: &[u8]) -> (Sign, usize) {
        match bytes {
            // × and ÷ among the letters.
            [0xC3, 0x97 | 0xB7, ..] => (Sign::Apart, 2),
            // À to ɿ.
            [0xC3..=0xC9, ..] => (Sign::Letter, 2),
            // The blank that keeps together, and « ».
            [0xC2, 0xA0 | 0xAB | 0xBB, ..] => (Sign::Apart, 2),
            // ‘ and ’.
            [0xE2, 0x80, 0x98 | 0x99, ..] => (Sign::Between(Mark::Both), 3),
            // Dashes, “ ” „ and ….
            [0xE2, 0x80, 0x93 | 0x94 | 0x9C..=0x9E | 0xA6, ..] => (Sign::Apart, 3),
            _ => (Sign::Strange, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn by_the_book(text: &str) -> Vec<(usize, &str)> {
        text.unicode_word_indices().collect()
    }

    fn read(text: &str) -> Vec<(usize, &str)> {
        word_by_word(text).collect()
    }

    #[test]
    fn every_character_is_to_a_word_what_the_library_takes_it_for() {
        for c in '\0'..='\u{FFFF}' {
            for (before, behind) in
                [("a", "b"), ("1", "2"), ("_", "_"), (" ", " "), ("a.", "b"), ("", "b c"), ("  ", "'b")]
            {
                let text = format!("{before}{c}{behind} so");
                assert_eq!(read(&text), by_the_book(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn marks_join_what_is_alike() {
        for text in [
            "",
            "don't don’t 'tis e.g. 3.14 1,000;5 a:b 1:2 a.1 1.a x_1 __ _a a..b a.'b",
            "a.\u{301}b a'\u{300d}b",
            "  \u{93e}x \u{2003} \u{93e}",
            "\u{5d0}\"\u{5d0} a\"b",
            "カ_カ 1\u{20e3} #\u{fe0f}\u{20e3} 👨\u{200d}👩",
            "我想, ok？一",
        ] {
            assert_eq!(read(text), by_the_book(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn the_shorter_way_parts_as_the_library_does(
            text in "\\PC{0,60}|[a-zA-Z0-9 .,:;_'’é\u{300}\u{200d}漢 ]{0,60}|(\\PC|[a-z '.,_0-9\n]){0,60}",
        ) {
            prop_assert_eq!(read(&text), by_the_book(&text));
        }

        #[test]
        fn also_of_marks_blanks_and_signs_in_any_order(
            text in "[aÅɿ×÷5_:;,.'’‘\"“”–…« \u{a0}\u{2003}\r\n\t\u{93e}\u{301}\u{ad}\u{200d}\u{5d0}カ漢ก👍🇳🇴©]{0,40}",
        ) {
            prop_assert_eq!(read(&text), by_the_book(&text));
            prop_assert_eq!(words(&text), text.unicode_words().count());
        }

        #[test]
        fn where_all_is_plain_words_are_counted_without_being_parted(
            text in "[aZé07Åɿ .,:;'\\-\"ėþ]{0,60}|([a-zé]{1,9}[ .,']{1,2}){0,90}|[a']{200,300}|(\\PC|[a-z 1'.,]){0,300}",
        ) {
            prop_assert_eq!(words(&text), text.unicode_words().count());
        }
    }
}
