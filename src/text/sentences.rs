//! Sentences of spoken language: those of Unicode (UAX 29), mended where speech and abbreviations mislead them.
use std::collections::HashSet;
use std::sync::LazyLock;

use super::bounds::pieces;
use super::bytes::between;

/// Abbreviations that do not end a sentence, in lower case, without their last dot: English; Norwegian, Danish and
/// Swedish; German; French, Spanish and Italian. Absent on purpose: "no." and "a.m.", which often do end one.
const ABBREVIATIONS: &[&[&str]] = &[
    &["dr", "mr", "mrs", "ms", "mx", "prof", "st", "rev", "hon", "sgt", "capt", "jr", "sr"],
    &["e.g", "eg", "i.e", "ie", "etc", "cf", "vs", "approx", "dept", "fig", "vol", "al"],
    &[
        "bl.a", "f.eks", "feks", "t.ex", "osv", "ca", "dvs", "d.v.s", "nr", "kl", "tlf", "ev", "evt", "jf",
        "mht",
    ],
    &["mtp", "pga", "m.m", "o.l", "m.a.o", "s.k", "hr", "fr", "frk", "inkl", "ifm"],
    &["z.b", "d.h", "u.a", "usw", "bzw", "evtl", "ggf", "vgl", "bspw", "u.ä"],
    &["p.ex", "c.-à-d", "mme", "mlle", "p.ej", "sra", "srta", "dra", "ud", "uds", "sig", "dott"],
];

/// A text as sentences, one behind the other without a gap: each holds the white space that follows it.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut done = Vec::new();
    let (mut start, mut end) = (0, 0);
    for piece in pieces(text).into_iter().flat_map(at_trailing_off) {
        let before = between(text, start..end);
        if !before.is_empty() && !goes_on(before, piece) {
            done.push(before);
            start = end;
        }
        end += piece.len();
    }
    done.extend(Some(between(text, start..end)).filter(|last| !last.is_empty()));
    done
}

/// Unicode never ends a sentence at the one-character "…", though it does at three dots; we treat both alike.
fn at_trailing_off(piece: &str) -> impl Iterator<Item = &str> {
    let mut rest = piece;
    std::iter::from_fn(move || {
        let end = trailing_off(rest).unwrap_or(rest.len());
        let (head, tail) = rest.split_at_checked(end)?;
        rest = tail;
        (!head.is_empty()).then_some(head)
    })
}

/// The byte behind the first "… " that a capital follows.
fn trailing_off(piece: &str) -> Option<usize> {
    piece.match_indices('…').find_map(|(at, dots)| {
        let after = between(piece, at + dots.len()..piece.len());
        let next = after.trim_start();
        (next.len() < after.len() && next.starts_with(char::is_uppercase)).then(|| piece.len() - next.len())
    })
}

fn goes_on(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    says_nothing(before) || abbreviates(before) || hesitates(before, after) || is_reported(before, after)
}

/// A number in a list, a dash, opening dots: the beginning of what follows.
fn says_nothing(before: &str) -> bool {
    !before.contains(char::is_alphabetic)
        && (before.chars().all(|c| c.is_ascii_digit() || c == '.') || !before.contains(char::is_alphanumeric))
}

fn abbreviates(before: &str) -> bool {
    let Some(before) = before.strip_suffix('.') else { return false };
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = last.trim_start_matches(|c: char| !c.is_alphanumeric());
    is_initials(word) || (word.len() <= LONGEST && KNOWN.contains(word.to_lowercase().as_str()))
}

/// All of them, to be found at once: every full stop asks.
static KNOWN: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| ABBREVIATIONS.iter().flat_map(|language| language.iter().copied()).collect());
/// Bytes of the longest.
const LONGEST: usize = 8;

/// `J` or `J.K`, but not `I`: "my wife and I." is the end of many a sentence.
fn is_initials(word: &str) -> bool {
    let initial = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    word != "I" && word.split('.').all(initial)
}

/// "It was… hard", "I... I don't know": dots that a small letter or the speaker's own *I* follows.
fn hesitates(before: &str, after: &str) -> bool {
    let dots = before.trim_end_matches(is_closing);
    if !dots.ends_with("...") && !dots.ends_with('…') {
        return false;
    }
    let first = after.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    first.is_some_and(|word| word == "I" || word.starts_with(char::is_lowercase))
}

/// "'Why?' he asked": a question in quotation marks inside the sentence that reports it.
fn is_reported(before: &str, after: &str) -> bool {
    let asked = before.trim_end_matches(is_closing);
    asked.len() < before.len() && asked.ends_with(['?', '!']) && after.starts_with(char::is_lowercase)
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | '«' | ')' | ']' | '」' | '』')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(str::trim).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        assert_eq!(
            read("It was hard. Very hard! Why? No idea."),
            ["It was hard.", "Very hard!", "Why?", "No idea."]
        );
        assert_eq!(read("她说：很难。真的！为什么？"), ["她说：很难。", "真的！", "为什么？"]);
    }

    #[test]
    fn no_abbreviation_is_too_long_to_be_found() {
        assert!(KNOWN.iter().all(|known| known.len() <= LONGEST && *known == known.to_lowercase()));
    }

    #[test]
    fn titles_abbreviations_and_initials_do_not_end_them() {
        assert_eq!(read("I saw Dr. Berg, e.g. Monday.").len(), 1);
        assert_eq!(read("Vi har bl.a. Kari, f.eks. Ola, osv. Og det var ca. Ti.").len(), 1);
        assert_eq!(read("That was J. K. Berg (cf. Mr. Hill).").len(), 1);
        assert_eq!(read("It was my wife and I. We left.").len(), 2);
    }

    #[test]
    fn hesitations_go_on_and_trailing_off_ends() {
        assert_eq!(read("It was… hard. I... I don't know."), ["It was… hard.", "I... I don't know."]);
        assert_eq!(read("I thought… My boss said no."), ["I thought…", "My boss said no."]);
        assert_eq!(read("I thought... My boss said no."), ["I thought...", "My boss said no."]);
        assert_eq!(read("… Well. Yes."), ["… Well.", "Yes."]);
    }

    #[test]
    fn quoted_questions_stay_in_their_sentence() {
        assert_eq!(
            read("\"Why?\" he asked. \"No!\" They left."),
            ["\"Why?\" he asked.", "\"No!\"", "They left."]
        );
    }

    #[test]
    fn a_numbered_answer_keeps_its_number() {
        assert_eq!(read("1. First things. 2. Second."), ["1. First things.", "2. Second."]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_between_sentences(text in "\\PC{0,80}|[A-Za-z.…?! \"\\r1]{0,80}") {
            prop_assert_eq!(sentences(&text).concat(), text);
        }
    }
}
