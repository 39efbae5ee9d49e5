//! Which letters count as which: é as e, ø as o, æ as ae.
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Where accented letters with a form of their own are found: Latin, Greek, Cyrillic.
const ALPHABETS: [RangeInclusive<char>; 3] =
    ['\u{C0}'..='\u{24F}', '\u{370}'..='\u{52F}', '\u{1E00}'..='\u{1FFF}'];

/// Letters that Unicode does not take apart, with what a keyboard without them would type.
const STROKED: &[(char, char)] = &[
    ('ø', 'o'),
    ('Ø', 'O'),
    ('ł', 'l'),
    ('Ł', 'L'),
    ('đ', 'd'),
    ('Đ', 'D'),
    ('ħ', 'h'),
    ('Ħ', 'H'),
    ('ð', 'd'),
    ('Ð', 'D'),
    ('ŧ', 't'),
    ('Ŧ', 'T'),
    ('ı', 'i'),
];

/// Letters that count as two; as a capital also with a small second one, as at the start of a word.
pub(super) const PAIRS: &[(char, [char; 2])] = &[
    ('æ', ['a', 'e']),
    ('Æ', ['A', 'E']),
    ('Æ', ['A', 'e']),
    ('œ', ['o', 'e']),
    ('Œ', ['O', 'E']),
    ('Œ', ['O', 'e']),
    ('ß', ['s', 's']),
    ('ẞ', ['S', 'S']),
];

/// Typographic marks that are typed as plain ones.
const QUOTES: [(char, &str); 2] = [('\'', "’‘ʼ"), ('"', "“”„«»")];

/// For every plain letter or mark, the other forms it stands for when searched for.
pub(super) static VARIANTS: LazyLock<BTreeMap<char, Vec<char>>> = LazyLock::new(|| {
    let mut variants = BTreeMap::<char, Vec<char>>::new();
    for letter in ALPHABETS.into_iter().flatten() {
        if let Some(plain) = plain(letter) {
            variants.entry(plain).or_default().push(letter);
        }
    }
    variants.extend(QUOTES.map(|(plain, marks)| (plain, marks.chars().collect())));
    variants
});

/// Text for loose comparison of names: taken apart, without marks, in lower case, ø as o and æ as ae.
/// "Élodie Søvik" and "elodie sovik" fold to the same.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let bare = text.nfd().filter(|&c| !is_combining_mark(c));
    bare.flat_map(char::to_lowercase).flat_map(spelled).collect()
}

/// The letter under an accented one.
fn plain(letter: char) -> Option<char> {
    let mut parts = std::iter::once(letter).nfd();
    let base = stroked(parts.next()?);
    (base != letter && base.is_alphabetic() && parts.all(is_combining_mark)).then_some(base)
}

fn stroked(letter: char) -> char {
    STROKED.iter().find(|(stroked, _)| *stroked == letter).map_or(letter, |&(_, plain)| plain)
}

fn spelled(letter: char) -> impl Iterator<Item = char> {
    let pair = PAIRS.iter().find(|(joined, _)| *joined == letter).map(|&(_, pair)| pair);
    let (first, second) = pair.map_or((stroked(letter), None), |[first, second]| (first, Some(second)));
    std::iter::once(first).chain(second)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_fold_to_what_a_plain_keyboard_types() {
        assert_eq!(fold("Élodie Søvik"), "elodie sovik");
        assert_eq!(fold("Ærlighet, Straße, Łódź, ÅSE"), "aerlighet, strasse, lodz, ase");
        assert_eq!(fold("e\u{301}motion"), fold("émotion"));
        assert_eq!(fold("İ"), "i");
    }

    #[test]
    fn accented_letters_are_filed_under_their_plain_one() {
        assert!(VARIANTS.get(&'e').is_some_and(|forms| forms.contains(&'é') && forms.contains(&'ễ')));
        assert!(VARIANTS.get(&'O').is_some_and(|forms| forms.contains(&'Ø') && !forms.contains(&'ø')));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "[ -~à-ÿĀ-ſ你😀]{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
