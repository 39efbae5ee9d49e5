//! Stories of codings that follow their words; the laws are in `tests/following.rs`.

use super::*;

fn follow(old: &str, quote: &str, new: &str) -> (String, bool) {
    let (old, new) = (Transcript::new(old), Transcript::new(new));
    let byte = old.text().find(quote).unwrap();
    let start = old.at_byte(byte);
    let span = Span::new(start, start + quote.chars().count() as u32);
    let followed = Passage::new(&old, &new).follow(span);
    (new.slice(followed.span).to_string(), followed.doubt.is_some())
}

#[test]
fn words_put_in_before_do_not_matter() {
    assert_eq!(
        follow(
            "He left. I stayed on the ward.",
            "I stayed on the ward.",
            "Well, he left. Then I stayed on the ward."
        ),
        ("I stayed on the ward.".into(), false)
    );
}

#[test]
fn a_typing_error_mended_inside_is_no_doubt() {
    assert_eq!(
        follow(
            "A. I stayd on the ward all night. B.",
            "I stayd on the ward all night.",
            "A. I stayed on the ward all night. B."
        ),
        ("I stayed on the ward all night.".into(), false)
    );
}

#[test]
fn a_passage_moved_whole_is_found() {
    let quote = "The keys to the ward were never mine.";
    let new = format!("Second thing said. First thing said. {quote}");
    assert_eq!(
        follow(&format!("{quote} First thing said. Second thing said."), quote, &new),
        (quote.into(), false)
    );
}

#[test]
fn words_that_are_gone_are_doubted() {
    let (_, doubted) = follow("One. Two words here. Three.", "Two words here.", "One. Three.");
    assert!(doubted);
}

#[test]
fn without_the_old_text_the_words_are_found_again() {
    let old = Transcript::new("P: I never had a desk of my own, you know. Next.");
    let span = Span::new(3, 42);
    let (first, last) = old.first_and_last_words(span);
    let coding = Coding::new(span, super::super::CodeId::new("desk"), super::super::When(0));
    let new = Transcript::new("Interviewer: So?\n\nP: I never had a desk of my own, you know. Next.");
    let found = find_again(&new, Remembered { coding, first, last });
    assert_eq!(new.slice(found.span), old.slice(span));
    assert!(found.doubt.is_none());
}

#[test]
fn two_codings_left_with_the_same_words_both_stay() {
    let (old, new) = (Transcript::new("I hoped. I stayed."), Transcript::new("I stayed."));
    let code = crate::study::CodeId::new("hope");
    let coding = |start, end| Coding::new(Span::new(start, end), code.clone(), crate::study::When(0));
    let carried =
        Passage::new(&old, &new).carry(&Layer::new(vec![coding(0, 8), coding(0, 18), coding(9, 18)]));
    assert_eq!(carried.codings().len(), 3);
    assert!(carried.codings().iter().any(|coding| coding.span == Span::new(0, 9) && coding.doubt.is_none()));
}

#[test]
fn a_text_that_was_emptied_and_came_back_has_its_codings_again() {
    let old = Transcript::new("Anna: I never had a desk of my own. Then I had two.");
    let code = crate::study::CodeId::new("desk");
    let coding = |start, end| Coding::new(Span::new(start, end), code.clone(), crate::study::When(0));
    let layer = Layer::new(vec![coding(6, 35), coding(36, 51)]);
    let nothing = Transcript::new("");
    let emptied = Passage::new(&old, &nothing).carry(&layer);
    let back = Passage::new(&nothing, &old).carry(&emptied);
    let spans: Vec<Span> = back.codings().iter().map(|coding| coding.span).collect();
    assert_eq!(spans, [Span::new(6, 35), Span::new(36, 51)]);
}

#[test]
fn letters_inside_another_word_are_not_the_word() {
    let old = Transcript::new("My art hangs there.");
    let span = Span::new(3, 6);
    let (first, last) = old.first_and_last_words(span);
    let coding = Coding::new(span, crate::study::CodeId::new("art"), crate::study::When(0));
    let found = find_again(&Transcript::new("There was a party."), Remembered { coding, first, last });
    assert!(found.doubt.is_some());
}
