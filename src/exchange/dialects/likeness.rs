//! When two names in a transcript are the same person's: spelled alike, mistyped, shortened to initials.

use crate::text::{changes, fold};

/// Letters and digits only, without case and accents: `P. 1` and `p1` are one.
pub fn bare(name: &str) -> String {
    fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether one letter, of long names two, was mistyped. Numbers are never: P10 is not P11.
pub fn is_mistyped(one: &str, other: &str) -> bool {
    let (one, other) = (bare(one), bare(other));
    let digits = |name: &str| name.chars().filter(|c| c.is_numeric()).collect::<String>();
    let shorter = one.chars().count().min(other.chars().count());
    let allowed = match shorter {
        0..5 => return false,
        5..9 => 1,
        _ => 2,
    };
    digits(&one) == digits(&other) && changes(&one, &other) <= allowed
}

/// `DB` and `D.B.` of `Devin Becker`.
pub fn is_initials(short: &str, name: &str) -> bool {
    let letters: String = short.chars().filter(|letter| !matches!(letter, '.' | ' ')).collect();
    let firsts: String = name
        .split([' ', '-', '\u{A0}'])
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .collect();
    letters.chars().count() > 1 && fold(&letters) == fold(&firsts)
}

/// `Devin` of `Devin Becker`.
pub fn is_part(short: &str, name: &str) -> bool {
    let short = bare(short);
    short.chars().count() > 1
        && name.split_whitespace().count() > 1
        && name.split_whitespace().any(|word| bare(word) == short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_are_told_from_other_people() {
        assert!(is_mistyped("Interveiwer", "Interviewer"));
        assert!(is_mistyped("Mathlda", "Mathilda"));
        assert!(!is_mistyped("Anna", "Hanna"));
        assert!(!is_mistyped("Participant 10", "Participant 11"));
        assert_eq!(bare("P. 1"), bare("p1"));
    }

    #[test]
    fn initials_and_first_names_are_known() {
        assert!(is_initials("DB", "Devin Becker") && is_initials("d.b.", "Devin Becker"));
        assert!(is_initials("ILV", "Inger-Lise Vik"));
        assert!(!is_initials("D", "Devin") && !is_initials("DK", "Devin Becker"));
        assert!(is_part("Becker", "Devin Becker") && !is_part("Devin", "Devin"));
    }
}
