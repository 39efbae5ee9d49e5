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
fn what_a_reader_counts_is_not_told_again_as_it_comes_in() {
    let theirs =
        study(vec![code("rota", "Rota", None)], &[("50001.txt", TALK)], &[("50001.txt", 11, 41, "rota")]);
    let mut read = Told::default();
    ["transcripts", "codes", "codings"].into_iter().for_each(|kind| read.kept(kind, 1));
    read.kept("people", 2);
    read.dropped("pictures", "only words are taken", "a page");
    let project = Borrowed { study: theirs, told: read, ..Borrowed::default() };
    let settled = settle(&Study::default(), vec![project.clone()], &Choices::default());
    assert_eq!(settled.told.summary("Imported"), "Imported: 1 transcript, 1 code, 1 coding");
    assert_eq!(settled.told.count(Fate::Kept, "people"), 2);
    assert_eq!(settled.told.count(Fate::Dropped, "pictures"), 1);
    let (once, _) = met(&Study::default(), project.study.clone());
    let again = settle(&once, vec![project], &Choices::default());
    assert_eq!(again.told.summary("Imported"), "Imported: nothing new");
}

#[test]
fn transcripts_keep_their_folder_unless_another_is_wished() {
    let theirs =
        study(vec![], &[("groups/a.txt", TALK), ("memos/b.txt", "P: b\n"), ("../c.txt", "P: c\n")], &[]);
    let names = |choices: &Choices| -> Vec<String> {
        let settled = settle(&Study::default(), borrowed(theirs.clone()), choices);
        settled.texts.iter().map(|(id, _)| id.to_string()).collect()
    };
    assert_eq!(names(&Choices::default()), ["c.txt", "groups/a.txt", "b.txt"]);
    let into = |folder: &str| Choices { folder: Some(folder.into()), ..Choices::default() };
    assert_eq!(names(&into("talks/")), ["talks/c.txt", "talks/a.txt", "talks/b.txt"]);
    assert_eq!(names(&into("")), ["c.txt", "a.txt", "b.txt"]);
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
    ours.cases = Arc::new(vec![case(&[("age", "34")])].into());
    let theirs =
        Study { cases: Arc::new(vec![case(&[("age", "35"), ("ward", "A")])].into()), ..Study::default() };
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

fn talk_of(case: &str, transcript: &str, words: &str) -> Borrowed {
    let mut study = study(vec![], &[(transcript, words)], &[]);
    let sitting = Sitting::new(TranscriptId::new(transcript), None);
    study.cases = Arc::new(vec![Case { sittings: vec![sitting], ..Case::new(CaseId::new(case)) }].into());
    Borrowed { study, ..Borrowed::default() }
}

#[test]
fn a_case_of_two_files_that_come_together_is_one_new_case() {
    let both = vec![talk_of("50001", "50001.txt", TALK), talk_of("50001", "50001_2.txt", "P: A year on.\n")];
    let told = settle(&Study::default(), both, &Choices::default()).told;
    assert_eq!(told.count(Fate::Kept, "cases"), 1);
    assert_eq!(told.count(Fate::Kept, "cases that were here already"), 0);
}

#[test]
fn what_came_in_is_counted_once_though_the_reader_counted_it_too() {
    let mut person = talk_of("50001", "50001.txt", TALK);
    let cases = Arc::make_mut(&mut person.study.cases);
    cases[0].attributes.push(("shift".into(), "night".into()));
    for kind in ["cases", "values", "transcripts"] {
        person.told.kept(kind, 1);
    }
    let told = settle(&Study::default(), vec![person], &Choices::default()).told;
    let counts = ["cases", "values", "transcripts"].map(|kind| told.count(Fate::Kept, kind));
    assert_eq!(counts, [1, 1, 1]);
}

#[test]
fn a_name_that_no_file_may_have_is_not_said_to_be_taken() {
    let theirs = talk_of("odd", "who \"am\" I?.txt", TALK);
    let told = settle(&Study::default(), vec![theirs], &Choices::default()).told;
    let names = told.entries.iter().find(|entry| entry.kind == "names of transcripts").unwrap();
    assert_eq!(
        names.why,
        "not every computer can keep a file of this name: it is called who _am_ I_.txt here"
    );
}

#[test]
fn names_that_many_files_bring_are_settled_in_one_change() {
    let ours = study(vec![], &[("a.txt", TALK)], &[]);
    let files = (1..4).map(|n| {
        let mut file = talk_of("50001", &format!("{n}.txt"), &format!("P: Number {n}.\n"));
        Arc::make_mut(&mut file.study.about).names.speakers.push(format!("speaker {n}"));
        file
    });
    let settled = settle(&ours, files.collect(), &Choices::default());
    let is_about = |edit: &&Edit| matches!(edit, Edit::ChangeAbout { .. });
    assert_eq!(settled.edits.iter().filter(is_about).count(), 1);
    let Some(Edit::ChangeAbout { about }) = settled.edits.first() else { panic!("names come first") };
    assert_eq!(about.names.speakers, ["speaker 1", "speaker 2", "speaker 3"]);
}

#[test]
fn a_text_with_a_namesake_is_ours_newer_or_another_as_one_says() {
    let ours = study(vec![code("rota", "Rota", None)], &[("a.txt", TALK)], &[("a.txt", 11, 41, "rota")]);
    let newer = "I: So?\n\nP: Well. The rota was never told to us.\n\nP: I asked twice.\n";
    let theirs = study(vec![], &[("a.txt", newer)], &[]);
    let words = |namesake: Namesake| {
        let file = Borrowed { study: theirs.clone(), namesake, ..Borrowed::default() };
        let settled = settle(&ours, vec![file], &Choices::default());
        let mut met = ours.clone();
        for (id, text) in settled.texts {
            met.put(id, Shelved { text: Some(text), ..Shelved::default() });
        }
        met.apply(Edit::Together(settled.edits)).unwrap();
        let coded: Vec<String> = met
            .codings()
            .map(|(id, _, coding)| format!("{id}: {}", met.text(id).unwrap().slice(coding.span)))
            .collect();
        (met.shelf.keys().map(TranscriptId::to_string).collect::<Vec<_>>(), coded, settled.told)
    };
    let coded = ["a.txt: The rota was never told to us.".to_string()];
    let (texts, kept, told) = words(Namesake::Ours);
    assert_eq!((texts, &kept), (vec!["a.txt".to_string()], &coded.to_vec()));
    assert_eq!(told.count(Fate::Changed, "transcripts"), 1);
    let (texts, kept, told) = words(Namesake::Newer);
    assert_eq!((texts, &kept), (vec!["a.txt".to_string()], &coded.to_vec()), "its codings followed");
    assert_eq!(told.count(Fate::Kept, "newer texts"), 1);
    let (texts, _, told) = words(Namesake::Another);
    assert_eq!(texts, ["a (2).txt", "a.txt"]);
    assert_eq!(told.count(Fate::Kept, "transcripts"), 1);
}
