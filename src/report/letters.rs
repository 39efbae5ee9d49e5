//! Which letters may stand on paper, and which way they run.

use std::borrow::Cow;

/// Stands for what may not.
const SIGN: char = '\u{FFFD}';

/// Words from anywhere as every paper can hold them. Line ends of all kinds become line feeds; controls, which XML
/// does not know, and overrides of the writing direction, which would turn the words around them, become `�`.
pub fn printable(words: &str) -> Cow<'_, str> {
    if words.chars().all(|letter| !ends_line(letter) && !is_unprintable(letter)) {
        return Cow::Borrowed(words);
    }
    let one_kind = words.replace("\r\n", "\n");
    let letters = one_kind.chars().map(|letter| match letter {
        end if ends_line(end) => '\n',
        bad if is_unprintable(bad) => SIGN,
        letter => letter,
    });
    Cow::Owned(letters.collect())
}

/// How many letters [`printable`] replaces by a sign.
pub fn unprintable(words: &str) -> usize {
    words.chars().filter(|&letter| is_unprintable(letter)).count()
}

fn ends_line(letter: char) -> bool {
    matches!(letter, '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_unprintable(letter: char) -> bool {
    let turns = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let control = letter.is_control() && !matches!(letter, '\n' | '\t') && !ends_line(letter);
    turns || control || matches!(letter, '\u{FFFE}' | '\u{FFFF}')
}

/// Whether the first letter that has a direction is of a script written from right to left (Unicode's rule P2, by
/// blocks: Hebrew to Arabic Extended, their presentation forms, and the old and African scripts beside them).
pub fn runs_left(words: &str) -> bool {
    words.chars().find(|letter| letter.is_alphabetic()).is_some_and(|letter| {
        matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_of_one_kind_and_nothing_is_lost_with_them() {
        assert_eq!(printable("a\r\nb\rc\u{b}d\u{2028}e"), "a\nb\nc\nd\ne");
        assert_eq!(unprintable("a\r\nb\rc\u{b}d\u{2028}e"), 0);
    }

    #[test]
    fn controls_and_overrides_are_shown_by_a_sign_and_counted() {
        let words = "a\u{1b}[2J\u{0}\u{202e}b\u{2066}\u{ffff}";
        assert_eq!(printable(words), "a\u{fffd}[2J\u{fffd}\u{fffd}b\u{fffd}\u{fffd}");
        assert_eq!(unprintable(words), 5);
    }

    #[test]
    fn scripts_keep_their_joiners_and_know_their_direction() {
        assert_eq!(printable("می\u{200c}روم 👩‍👧 a\u{301}\t"), "می\u{200c}روم 👩‍👧 a\u{301}\t");
        assert!(runs_left("(12) שלום, friend"));
        assert!(!runs_left("«Hei», שלום"));
        assert!(!runs_left("12"));
    }
}
