//! Stories of two studies that meet.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::exchange::Fate;
use crate::study::*;
use crate::text::Span;

const TALK: &str = "I: So?\n\nP: The rota was never told to us.\n\nP: I asked twice.\n";

fn jk() -> Coder {
    Coder::new("jk")
}

fn code(id: &str, name: &str, parent: Option<&str>) -> Code {
    Code { parent: parent.map(CodeId::new), ..Code::new(CodeId::new(id), name) }
}

fn study(codes: Vec<Code>, texts: &[(&str, &str)], codings: &[(&str, u32, u32, &str)]) -> Study {
    let mut study = Study { codebook: Arc::new(Codebook::from_codes(codes).0), ..Study::default() };
    for (name, words) in texts {
        let own = codings.iter().filter(|(on, ..)| on == name);
        let own =
            own.map(|&(_, start, end, code)| Coding::new(Span::new(start, end), CodeId::new(code), When(7)));
        let layer = Arc::new(Layer::new(own.collect()));
        let text = Some(Arc::new(Transcript::new(*words)));
        study.put(
            TranscriptId::new(name),
            Shelved { text, layers: [(jk(), layer)].into(), ..Shelved::default() },
        );
    }
    study
}

fn borrowed(study: Study) -> Vec<Borrowed> {
    vec![Borrowed { study, ..Borrowed::default() }]
}

/// Ours after everything was brought in, and what was told.
fn met(ours: &Study, theirs: Study) -> (Study, Told) {
    let settled = settle(ours, borrowed(theirs), &Choices::default());
    let mut met = ours.clone();
    for (id, text) in settled.texts {
        met.put(id, Shelved { text: Some(text), ..Shelved::default() });
    }
    met.apply(Edit::Together(settled.edits)).unwrap();
    (met, settled.told)
}

fn codings(study: &Study) -> Vec<(String, String, u32, u32)> {
    let told = |(id, _, coding): (&TranscriptId, &Coder, &Coding)| {
        (id.to_string(), study.codebook.path(coding.code.as_str()), coding.span.start, coding.span.end)
    };
    study.codings().map(told).collect()
}

#[test]
fn an_empty_study_becomes_the_borrowed_one() {
    let theirs =
        study(vec![code("rota", "Rota", None)], &[("50001.txt", TALK)], &[("50001.txt", 11, 41, "rota")]);
    let (met, told) = met(&Study::default(), theirs);
    assert_eq!(codings(&met), [("50001.txt".into(), "Rota".into(), 11, 41)]);
    assert_eq!((told.count(Fate::Kept, "codings"), told.count(Fate::Kept, "transcripts")), (1, 1));
}

#[test]
fn what_a_reader_has_counted_is_not_counted_twice() {
    let theirs =
        study(vec![code("rota", "Rota", None)], &[("50001.txt", TALK)], &[("50001.txt", 11, 41, "rota")]);
    let mut told = Told::default();
    told.kept("codings", 1);
    told.kept("links", 2);
    let borrowed = vec![Borrowed { study: theirs, told, ..Borrowed::default() }];
    let told = settle(&Study::default(), borrowed, &Choices::default()).told;
    assert_eq!((told.count(Fate::Kept, "codings"), told.count(Fate::Kept, "links")), (1, 2));
}

#[test]
fn what_comes_again_is_there_already() {
    let theirs =
        study(vec![code("rota", "Rota", None)], &[("50001.txt", TALK)], &[("50001.txt", 11, 41, "rota")]);
    let (once, _) = met(&Study::default(), theirs.clone());
    let settled = settle(&once, borrowed(theirs), &Choices::default());
    assert!(settled.edits.is_empty() && settled.texts.is_empty());
    assert_eq!(settled.told.count(Fate::Kept, "codings that were here already"), 1);
}

#[test]
fn the_same_words_under_another_name_are_the_same_transcript() {
    let ours = study(vec![], &[("interviews/a.txt", TALK)], &[]);
    let theirs = study(vec![code("rota", "Rota", None)], &[("b.txt", TALK)], &[("b.txt", 11, 41, "rota")]);
    assert_eq!(codings(&met(&ours, theirs).0), [("interviews/a.txt".into(), "Rota".into(), 11, 41)]);
}

#[test]
fn codings_follow_to_a_later_version_of_the_words() {
    let later = TALK.replace("I: So?", "I: So, how was the rota?");
    let ours = study(vec![], &[("a.txt", &later)], &[]);
    let theirs = study(vec![code("rota", "Rota", None)], &[("a.txt", TALK)], &[("a.txt", 11, 41, "rota")]);
    let (met, told) = met(&ours, theirs);
    assert_eq!(met.shelf.len(), 1);
    let (_, _, start, end) = codings(&met)[0].clone();
    let text = met.text(&TranscriptId::new("a.txt")).unwrap();
    assert_eq!(text.slice(Span::new(start, end)), "The rota was never told to us.");
    assert_eq!(told.count(Fate::Changed, "transcripts"), 1);
}

#[test]
fn two_texts_of_one_name_stand_beside_each_other() {
    let ours = study(vec![], &[("A.txt", "P: Something else.\n")], &[]);
    let theirs = study(vec![], &[("a.txt", TALK)], &[]);
    let (met, told) = met(&ours, theirs);
    let names: Vec<&str> = met.shelf.keys().map(TranscriptId::as_str).collect();
    assert_eq!(names, ["A.txt", "a (2).txt"]);
    assert_eq!(told.count(Fate::Changed, "names of transcripts"), 1);
}

#[test]
fn codes_meet_by_their_paths() {
    let ours = study(
        vec![code("barriers", "Barriers", None), code("hope", "Hope", Some("barriers"))],
        &[("a.txt", TALK)],
        &[],
    );
    let codes =
        vec![code("c1", "BARRIERS", None), code("c2", "hope", Some("c1")), code("hope", "Hope", None)];
    let theirs = study(codes, &[("a.txt", TALK)], &[("a.txt", 0, 6, "c2"), ("a.txt", 0, 5, "hope")]);
    let (met, _) = met(&ours, theirs);
    let paths: Vec<String> =
        met.codebook.codes().iter().map(|code| met.codebook.path(code.id.as_str())).collect();
    assert_eq!(paths, ["Barriers", "Barriers/Hope", "Hope"]);
    assert_eq!(codings(&met).len(), 2);
}

#[test]
fn a_code_that_moved_is_the_same_unless_others_share_its_name() {
    let ours =
        study(vec![code("b", "Barriers", None), code("hope", "Hope", Some("b"))], &[("a.txt", TALK)], &[]);
    let moved = study(vec![code("x", "Hope", None)], &[("a.txt", TALK)], &[("a.txt", 0, 6, "x")]);
    let (met, told) = met(&ours, moved);
    assert_eq!(codings(&met)[0].1, "Barriers/Hope");
    assert_eq!(told.count(Fate::Changed, "places of codes"), 1);
}

#[test]
fn cases_are_filled_and_never_overruled() {
    let mut ours = study(vec![], &[("a.txt", TALK)], &[]);
    let case = |values: &[(&str, &str)]| Case {
        attributes: values.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect(),
        ..Case::new(CaseId::new("50001"))
    };
    ours.cases = Arc::new(vec![case(&[("age", "34")])]);
    let theirs = Study { cases: Arc::new(vec![case(&[("age", "35"), ("ward", "A")])]), ..Study::default() };
    let (_, told) = met(&Study::default(), theirs.clone());
    assert_eq!(told.count(Fate::Kept, "values"), 2);
    let (met, told) = met(&ours, theirs);
    assert_eq!(met.cases[0].attribute("age"), Some("34"));
    assert_eq!(met.cases[0].attribute("ward"), Some("A"));
    assert_eq!((told.count(Fate::Kept, "values"), told.count(Fate::Changed, "values")), (1, 1));
}

#[test]
fn names_that_reach_out_of_the_folder_stay_in_it() {
    let theirs = study(vec![], &[("../../etc/pass:wd", TALK), (".hidden.txt", "P: b.\n")], &[]);
    let (met, _) = met(&Study::default(), theirs);
    let names: Vec<&str> = met.shelf.keys().map(TranscriptId::as_str).collect();
    assert_eq!(names, ["hidden.txt", "pass_wd.txt"]);
}

proptest! {
    #[test]
    fn bringing_in_twice_is_bringing_in_once(
        spans in proptest::collection::vec((0u32..50, 1u32..10, 0usize..3), 0..12),
        words in proptest::collection::vec("[a-z ]{3,12}", 1..3),
    ) {
        let codes = vec![code("a", "A", None), code("b", "B", Some("a")), code("c", "C", None)];
        let texts: Vec<(String, String)> = words
            .iter()
            .enumerate()
            .map(|(n, words)| (format!("{n}.txt"), format!("{TALK}\nP: {words} {n}.\n")))
            .collect();
        let texts: Vec<(&str, &str)> = texts.iter().map(|(id, words)| (id.as_str(), words.as_str())).collect();
        let codings: Vec<(&str, u32, u32, &str)> = spans
            .iter()
            .map(|&(start, len, code)| ("0.txt", start, start + len, ["a", "b", "c"][code]))
            .collect();
        let theirs = study(codes, &texts, &codings);
        let (once, _) = met(&Study::default(), theirs.clone());
        prop_assert_eq!(super::tests::codings(&once), super::tests::codings(&theirs));
        let again = settle(&once, borrowed(theirs), &Choices::default());
        prop_assert!(again.edits.is_empty() && again.texts.is_empty());
    }
}
