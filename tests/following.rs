//! Laws of codings that follow their words: whatever is done to a text, none is lost, every one covers something, and
//! words that still stand, once and unchanged, keep exactly theirs.
#![allow(clippy::unwrap_used)]

use gloss::study::anchor::{Passage, Remembered, find_again};
use gloss::study::{CodeId, Coding, Layer, When};
use gloss::text::{Span, Transcript};
use proptest::collection::vec;
use proptest::prelude::*;

/// What somebody does to a text in an editor.
#[derive(Clone, Debug)]
enum Change {
    Insert(usize, String),
    Delete(usize, usize),
    /// A stretch of sentences goes elsewhere.
    Move(usize, usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (0..60usize, "[a-d é信.]{1,12}").prop_map(|(at, words)| Change::Insert(at, words)),
        (0..60usize, 1..12usize).prop_map(|(at, count)| Change::Delete(at, count)),
        (0..60usize, 1..6usize, 0..60usize).prop_map(|(at, count, to)| Change::Move(at, count, to)),
    ]
}

impl Change {
    fn apply(&self, pieces: &mut Vec<String>) {
        let at = |at: usize, pieces: &[String]| at % (pieces.len() + 1);
        let stretch = |from: usize, count: usize, pieces: &[String]| from..(from + count).min(pieces.len());
        match self {
            Change::Insert(place, words) => pieces.insert(at(*place, pieces), words.clone()),
            Change::Delete(from, count) => {
                let from = at(*from, pieces);
                pieces.drain(stretch(from, *count, pieces));
            }
            Change::Move(from, count, to) => {
                let from = at(*from, pieces);
                let moved: Vec<String> = pieces.drain(stretch(from, *count, pieces)).collect();
                let to = at(*to, pieces);
                pieces.splice(to..to, moved);
            }
        }
    }
}

/// A text in pieces: sentences of few words, which often stand more than once.
fn pieces() -> impl Strategy<Value = Vec<String>> {
    let sentence = prop_oneof![
        3 => "[a-c]{1,2}( [a-c]{1,2}){0,4}[.?] ",
        1 => Just("P: ".to_string()),
        1 => Just("\n\n".to_string()),
        1 => "[é信👩\u{301}\u{200d} ]{1,4}",
    ];
    vec(sentence, 1..30)
}

fn codings() -> impl Strategy<Value = Vec<(u32, u32, u8)>> {
    vec((0..300u32, 1..60u32, 0..3u8), 0..12)
}

fn layer(text: &Transcript, codings: &[(u32, u32, u8)]) -> Layer {
    let coding = |&(start, len, code): &(u32, u32, u8)| {
        let start = start % text.len().max(1);
        let span = text.snap(Span::new(start, (start + len).min(text.len())));
        Coding::new(span, CodeId::new(format!("code-{code}")), When(i64::from(start)))
    };
    Layer::new(codings.iter().map(coding).filter(|coding| !coding.span.is_empty()).collect())
}

/// Only a text without room for them all may leave a coding behind its end, and not without a doubt.
fn covers_something(coding: &Coding, text: &Transcript) -> bool {
    let within = !coding.span.is_empty() && coding.span.end <= text.len();
    within || (text.len() < 20 && coding.doubt.is_some())
}

fn stands_once(text: &Transcript, words: &str) -> bool {
    text.text().match_indices(words).take(2).count() == 1
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_coding_is_lost_whatever_is_done_to_the_text(
        old in pieces(), codings in codings(), changes in vec(change(), 0..8),
    ) {
        let mut new = old.clone();
        changes.iter().for_each(|change| change.apply(&mut new));
        let (old, new) = (Transcript::new(old.concat()), Transcript::new(new.concat()));
        let before = layer(&old, &codings);
        let after = Passage::new(&old, &new).carry(&before);
        prop_assert_eq!(after.codings().len(), before.codings().len(), "{:?} {:?}", before, after);
        for coding in after.codings() {
            prop_assert!(covers_something(coding, &new), "{:?} in {:?}", coding, new.text());
            prop_assert!(new.len() < 20 || new.snap(coding.span) == coding.span);
        }
    }

    #[test]
    fn a_text_that_did_not_change_moves_nothing(old in pieces(), codings in codings()) {
        let old = Transcript::new(old.concat());
        let before = layer(&old, &codings);
        prop_assert_eq!(Passage::new(&old, &old).carry(&before), before);
    }

    #[test]
    fn words_around_a_change_keep_theirs(
        old in pieces(), codings in codings(), at in any::<prop::sample::Index>(), words in "[d-f ]{1,20}",
    ) {
        let gap = at.index(old.len());
        let mut new = old.clone();
        new.insert(gap, words);
        let place = u32::try_from(old[..gap].concat().chars().count()).unwrap();
        let (old, new) = (Transcript::new(old.concat()), Transcript::new(new.concat()));
        for coding in layer(&old, &codings).codings() {
            let quote = old.slice(coding.span);
            let beside = coding.span.end < place || place < coding.span.start;
            if beside && stands_once(&old, quote) && stands_once(&new, quote) {
                let followed = Passage::new(&old, &new).follow(coding.span);
                // A word or two, when something was written right against them, may be doubted.
                let is_telling = coding.span.len() >= 20;
                prop_assert!(!is_telling || followed.doubt.is_none());
                prop_assert!(followed.doubt.is_some() || new.slice(followed.span) == quote, "{:?} {:?} {:?} {:?} {:?}", followed, coding.span, quote, old.text(), new.text());
            }
        }
    }

    #[test]
    fn telling_words_are_found_wherever_they_were_moved(
        before in pieces(), after in pieces(), changes in vec(change(), 0..5), to in any::<prop::sample::Index>(),
    ) {
        let quote = "zebra yak xylophone walrus.";
        let mut new = [before.clone(), after.clone()].concat();
        changes.iter().for_each(|change| change.apply(&mut new));
        let to = to.index(new.len() + 1);
        new.splice(to..to, [" ".to_string(), quote.to_string(), " ".to_string()]);
        let start = u32::try_from(before.concat().chars().count()).unwrap();
        let old = Transcript::new(format!("{}{quote} {}", before.concat(), after.concat()));
        let new = Transcript::new(new.concat());
        let span = Span::new(start, start + 27);
        prop_assume!(old.snap(span) == span);
        let followed = Passage::new(&old, &new).follow(span);
        prop_assert_eq!(new.slice(followed.span), quote);
        prop_assert_eq!(followed.doubt, None);
    }

    #[test]
    fn without_the_old_text_nothing_is_lost_and_what_is_sure_is_right(
        old in pieces(), codings in codings(), changes in vec(change(), 0..8),
    ) {
        let mut new = old.clone();
        changes.iter().for_each(|change| change.apply(&mut new));
        let (old, new) = (Transcript::new(old.concat()), Transcript::new(new.concat()));
        for coding in layer(&old, &codings).codings() {
            let (first, last) = old.first_and_last_words(coding.span);
            let ends = (first.clone(), last.clone());
            let found = find_again(&new, Remembered { coding: coding.clone(), first, last });
            prop_assert!(covers_something(&found, &new));
            if found.doubt.is_none() {
                prop_assert_eq!(new.first_and_last_words(found.span), ends);
            }
        }
    }
}
