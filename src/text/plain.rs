//! Words as they are counted: capitals, the two encodings of an accented letter and the forms of the apostrophe make
//! no difference; accents do, since *før* and *for* are two words.
use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A word as it is counted.
pub fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let small = word.to_lowercase().replace(['’', '‘', 'ʼ'], "'");
    match is_nfc_quick(small.chars()) {
        IsNormalized::Yes => Cow::Owned(small),
        _ => Cow::Owned(small.nfc().collect()),
    }
}

/// Whether it is of a script that sets no spaces between words: there every character comes as a word of its own.
pub fn is_unspaced(word: &str) -> bool {
    word.chars().next().is_some_and(|letter| {
        matches!(letter, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
            | '\u{3040}'..='\u{309F}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_encodings_and_apostrophes_make_no_difference_but_accents_do() {
        let same = ["Cafe\u{301}", "CAFÉ", "café"].map(|word| plain(word).into_owned());
        assert_eq!(same, ["café", "café", "café"]);
        assert_eq!((plain("DON’T"), plain("cafe")), ("don't".into(), "cafe".into()));
    }
}
