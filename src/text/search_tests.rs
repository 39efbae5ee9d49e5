//! Stories and laws of searching.
use proptest::prelude::*;

use super::*;
use crate::text::hostile;

fn found<'a>(pattern: &str, reading: Reading, text: &'a str) -> Vec<&'a str> {
    let pattern = Pattern::new(pattern, reading).unwrap();
    let transcript = Transcript::new(text);
    let bytes = |span: Span| transcript.byte_of(span.start)..transcript.byte_of(span.end);
    pattern.hits(&transcript).map(|span| text.get(bytes(span)).unwrap()).collect()
}

fn words<'a>(pattern: &str, text: &'a str) -> Vec<&'a str> {
    found(pattern, Reading::Words, text)
}

fn regex<'a>(pattern: &str, text: &'a str) -> Vec<&'a str> {
    found(pattern, Reading::Regex, text)
}

fn complaint(pattern: &str) -> (String, Option<u32>) {
    let error = Pattern::new(pattern, Reading::Regex).unwrap_err();
    (error.message, error.at)
}

#[test]
fn plain_letters_find_accented_ones_in_both_encodings() {
    assert_eq!(
        words("emotion", "Émotion, e\u{301}motion, emotion"),
        ["Émotion", "e\u{301}motion", "emotion"]
    );
    assert_eq!(words("fodt pa", "Født på, fødd"), ["Født på"]);
    assert_eq!(words("ase", "Åse A\u{30a}se ase"), ["Åse", "A\u{30a}se", "ase"]);
    assert_eq!(words("aase", "Åse Aase"), ["Aase"]);
    assert_eq!(words("lodz", "Łódź"), ["Łódź"]);
}

#[test]
fn joined_letters_count_as_two() {
    assert_eq!(words("laere", "lære LÆRE laere"), ["lære", "LÆRE", "laere"]);
    assert_eq!(words("strasse", "Straße Strasse"), ["Straße", "Strasse"]);
    assert_eq!(words("Aerlig", "Ærlig ærlig Aerlig"), ["Ærlig", "Aerlig"]);
}

#[test]
fn an_accented_letter_finds_only_itself() {
    assert_eq!(words("é", "e é è e\u{301} É"), ["é", "e\u{301}", "É"]);
    assert_eq!(words("e\u{301}", "e é è e\u{301}"), ["é", "e\u{301}"]);
    assert_eq!(words("ø", "o ø Ø"), ["ø", "Ø"]);
}

#[test]
fn a_capital_makes_case_count() {
    assert_eq!(words("hope", "Hope hope"), ["Hope", "hope"]);
    assert_eq!(words("Hope", "Hope hope"), ["Hope"]);
    assert_eq!(regex(r"\Wh\pL+", "a Hope"), [" Hope"]);
    assert_eq!(regex("[A-F]oe", "Doe doe"), ["Doe"]);
}

#[test]
fn white_space_in_words_is_any_white_space() {
    assert_eq!(words("peer  support", "peer\n support, peer support"), ["peer\n support", "peer support"]);
    assert_eq!(words("(a.b)*", "x (a.b)* aab"), ["(a.b)*"]);
}

#[test]
fn typed_quotes_find_printed_ones() {
    assert_eq!(words("don't", "don’t don't"), ["don’t", "don't"]);
}

#[test]
fn regular_expressions_are_forgiving_too() {
    assert_eq!(regex("caf[ae]s?", "café cafés cafe\u{301}"), ["café", "cafés", "cafe\u{301}"]);
    assert_eq!(regex("(noe|ingen)ting", "nœting ingenting"), ["nœting", "ingenting"]);
    assert_eq!(regex("o{2}", "oö oø x"), ["oö", "oø"]);
    assert_eq!(regex("[^e]x", "éx ex"), ["éx"]);
}

#[test]
fn a_match_of_nothing_is_no_hit() {
    assert_eq!(regex("x*", "axxb"), ["xx"]);
    let pattern = Pattern::new("x*", Reading::Regex).unwrap();
    let transcript = Transcript::new("åaxxb");
    assert_eq!(pattern.first_after(&transcript, 0), Some(Span::new(2, 4)));
    assert_eq!(pattern.first_after(&transcript, 4), None);
    assert!(!pattern.is_match("abc"));
}

#[test]
fn next_and_previous_walk_over_all_hits() {
    let transcript = Transcript::new("hope and\nhåpe ".repeat(3000));
    let pattern = Pattern::new("hope", Reading::Words).unwrap();
    let all: Vec<Span> = pattern.hits(&transcript).collect();
    assert_eq!(all.len(), 3000);
    let forth = std::iter::successors(pattern.first_after(&transcript, 0), |hit| {
        pattern.first_after(&transcript, hit.end)
    });
    let back = std::iter::successors(pattern.last_before(&transcript, u32::MAX), |hit| {
        pattern.last_before(&transcript, hit.start)
    });
    assert!(forth.eq(all.iter().copied()));
    assert!(back.eq(all.iter().rev().copied()));
}

#[test]
fn a_far_hit_is_found_backwards() {
    let transcript = Transcript::new("needle ".to_owned() + &"hay ".repeat(20_000));
    let pattern = Pattern::new("needle", Reading::Words).unwrap();
    assert_eq!(pattern.last_before(&transcript, transcript.len()), Some(Span::new(0, 6)));
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    let (message, at) = complaint("å(b");
    assert!(message.starts_with("Character 2 of the pattern: this ( is never closed"), "{message}");
    assert_eq!(at, Some(1));
    assert_eq!(complaint("*a").1, Some(0));
    assert_eq!(complaint(r"\p{Nonsense}").1, Some(0));
    assert_eq!(complaint("").1, None);
    assert!(Pattern::new(" \n", Reading::Words).is_err());
}

#[test]
fn patterns_of_nothing_find_nothing_and_those_of_everything_find_each_line_once() {
    let text = "one two\n\nthree\n";
    for pattern in ["^$", "(?m)^$", r"\b", "(?:)", "$", "x*", r"(?:\b|^)"] {
        assert_eq!(found(pattern, Reading::Regex, text), [""; 0], "{pattern}");
    }
    assert_eq!(found(".*", Reading::Regex, text), ["one two", "three"]);
    assert_eq!(found(r"(?s).*", Reading::Regex, text), [text]);
    assert_eq!(found(r"\w*", Reading::Regex, text), ["one", "two", "three"]);
}

#[test]
fn what_other_programs_know_and_this_one_does_not_is_said_with_its_place() {
    for (pattern, at) in [("a(?=b)", 1), ("(?<!a)b", 0), (r"(a)\1", 3)] {
        let (message, place) = complaint(pattern);
        assert!(message.contains("is not possible here"), "{message}");
        assert_eq!(place, Some(at), "{pattern}");
    }
}

#[test]
fn patterns_that_would_take_all_memory_are_refused() {
    for pattern in ["(?:a{1000}){1000}", r"\pL{5000}", &"(".repeat(500), &"a".repeat(5000), &"[[".repeat(400)]
    {
        assert!(Pattern::new(pattern, Reading::Regex).is_err(), "{pattern}");
    }
}

proptest! {
    #[test]
    fn any_words_find_themselves(text in "\\PC{1,20}|[ -~à-ÿœß]{1,20}") {
        // Letters that Unicode has only for old encodings' sake are searched for as what they stand for.
        prop_assume!(!text.trim().is_empty() && text.nfc().eq(text.chars()));
        let pattern = Pattern::new(&text, Reading::Words).unwrap();
        prop_assert!(pattern.is_match(&text), "{:?}", text);
    }

    #[test]
    fn any_pattern_is_read_or_refused(text in "[a-e(){}\\[\\]|*+?.^$\\\\0-9,:<>P-]{0,24}|\\PC{0,20}") {
        if let Ok(pattern) = Pattern::new(&text, Reading::Regex) {
            let transcript = Transcript::new("abc de 12");
            pattern.hits(&transcript).count();
        }
    }

    #[test]
    fn hits_lie_inside_the_text_in_order(which in 0..hostile::texts().len()) {
        let transcript = Transcript::new(hostile::texts().swap_remove(which));
        let pattern = Pattern::new(r"\S+|.", Reading::Regex).unwrap();
        let mut reached = 0;
        for hit in pattern.hits(&transcript) {
            prop_assert!(hit.start >= reached && !hit.is_empty() && hit.end <= transcript.len());
            reached = hit.end;
        }
    }
}
