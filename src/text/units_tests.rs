//! Stories and laws of stepping over a transcript.
use proptest::prelude::*;

use super::*;

const INTERVIEW: &str = "I: How are you?\n\nÅse: I don't know. It's… hard.\nMaybe. \n\nÅse: 你 👍🏽!\n";

fn walk(transcript: &Transcript, unit: Unit) -> Vec<Span> {
    let first = transcript.unit_after(unit, Span::new(0, 0));
    std::iter::successors(first, |here| transcript.unit_after(unit, *here)).collect()
}

fn walk_back(transcript: &Transcript, unit: Unit) -> Vec<Span> {
    let end = Span::new(transcript.len(), transcript.len());
    let last = transcript.unit_before(unit, end);
    let mut all: Vec<Span> =
        std::iter::successors(last, |here| transcript.unit_before(unit, *here)).collect();
    all.reverse();
    all
}

fn said(transcript: &Transcript, unit: Unit) -> Vec<&str> {
    walk(transcript, unit).into_iter().map(|span| transcript.slice(span)).collect()
}

#[test]
fn an_interview_is_stepped_over_in_units_of_every_size() {
    let transcript = Transcript::new(INTERVIEW);
    assert_eq!(
        said(&transcript, Unit::Turn),
        ["How are you?", "I don't know. It's… hard.\nMaybe.", "你 👍🏽!"]
    );
    let sentences = ["How are you?", "I don't know.", "It's… hard.", "Maybe.", "你 👍🏽!"];
    assert_eq!(said(&transcript, Unit::Sentence), sentences);
    let words = ["How", "are", "you", "I", "don't", "know", "It's", "hard", "Maybe", "你", "👍🏽"];
    assert_eq!(said(&transcript, Unit::Word), words);
    assert_eq!(said(&transcript, Unit::Character).last_chunk::<3>(), Some(&["你", "👍🏽", "!"]));
}

#[test]
fn from_a_label_the_unit_is_what_comes_after_it() {
    let transcript = Transcript::new(INTERVIEW);
    let first = transcript.unit_at(Unit::Sentence, 3);
    assert_eq!(transcript.slice(first), "How are you?");
    assert_eq!(transcript.slice(transcript.unit_at(Unit::Turn, 3)), "How are you?");
}

#[test]
fn behind_the_last_unit_the_unit_is_the_last() {
    let transcript = Transcript::new(INTERVIEW);
    for unit in [Unit::Word, Unit::Sentence, Unit::Turn] {
        let last = transcript.unit_at(unit, u32::MAX);
        assert_eq!(Some(last), walk(&transcript, unit).last().copied(), "{unit:?}");
    }
}

#[test]
fn an_empty_text_has_an_empty_unit_and_nothing_around_it() {
    let transcript = Transcript::new("");
    for unit in [Unit::Character, Unit::Word, Unit::Sentence, Unit::Turn] {
        assert!(transcript.unit_at(unit, 7).is_empty());
        assert_eq!(transcript.unit_after(unit, Span::new(0, 0)), None);
        assert_eq!(transcript.unit_before(unit, Span::new(0, 0)), None);
        assert_eq!(transcript.units_in(unit, transcript.whole()), []);
    }
}

#[test]
fn a_turn_of_nothing_is_passed_over() {
    let transcript = Transcript::new("I: One.\nI:\nI: Two.");
    assert_eq!(said(&transcript, Unit::Turn), ["One.", "Two."]);
}

#[test]
fn units_in_a_span_are_those_it_touches() {
    let transcript = Transcript::new("One two. Three four. Five.");
    let found = transcript.units_in(Unit::Sentence, Span::new(5, 12));
    assert_eq!(found, [Span::new(0, 8), Span::new(9, 20)]);
    assert_eq!(transcript.units_in(Unit::Turn, Span::new(5, 12)), [transcript.whole()]);
}

#[test]
fn finer_and_coarser_stop_at_the_ends() {
    assert_eq!(Unit::Turn.coarser(), Unit::Turn);
    assert_eq!(Unit::Character.finer(), Unit::Character);
    assert_eq!(Unit::Sentence.finer().coarser().name(), "sentence");
}

#[test]
fn a_long_line_without_any_place_to_cut_is_walked_from_both_ends() {
    let transcript = Transcript::new("x".repeat(9_000));
    for unit in [Unit::Word, Unit::Sentence] {
        assert_eq!(walk(&transcript, unit), walk_back(&transcript, unit));
    }
}

fn transcripts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "(\n|\r\n|\n\n)(I|P1|\\[0:1\\] P1|Åse)?:? ?",
        "[A-Za-zé…ø.?! ']{0,30}",
        "\\PC{0,12}",
        "(你|。|👍🏽|🇳🇴|\u{301}|\u{200d}|\t|\u{2028}){1,6}",
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn both_ways_lead_over_the_same_units(text in transcripts()) {
        let transcript = Transcript::new(text);
        for unit in [Unit::Character, Unit::Word, Unit::Sentence, Unit::Turn] {
            prop_assert_eq!(walk(&transcript, unit), walk_back(&transcript, unit));
        }
    }

    #[test]
    fn units_are_found_from_every_place_inside_them(text in transcripts()) {
        let transcript = Transcript::new(text);
        for unit in [Unit::Character, Unit::Word, Unit::Sentence, Unit::Turn] {
            let all = walk(&transcript, unit);
            prop_assert_eq!(&transcript.units_in(unit, transcript.whole()), &all);
            for span in all {
                let words = transcript.slice(span);
                prop_assert_eq!(words.trim(), words);
                prop_assert!(!words.is_empty());
                prop_assert_eq!(transcript.unit_at(unit, span.start), span);
                prop_assert_eq!(transcript.unit_at(unit, span.end - 1), span);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn both_ways_lead_over_the_same_units_where_a_line_is_cut(text in transcripts()) {
        let line = text.replace(['\n', '\r'], " ");
        let transcript = Transcript::new(line.repeat(5000 / line.len().max(1) + 1));
        let forth = walk(&transcript, Unit::Sentence);
        prop_assert_eq!(&forth, &walk_back(&transcript, Unit::Sentence));
        prop_assert_eq!(transcript.units_in(Unit::Sentence, transcript.whole()), forth);
    }
}
