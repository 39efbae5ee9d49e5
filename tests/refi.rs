//! The sample studies as REFI-QDA projects, there and back.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use gloss::exchange::refi::{self, For};
use gloss::exchange::{Fate, Going, Source};
use gloss::store;
use gloss::study::{Coding, Memo, Study, Subject, When};

fn sample(name: &str) -> Study {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name);
    store::open_whole(&root).unwrap().study
}

fn written(study: &Study, for_whom: For) -> Vec<u8> {
    refi::write(study, for_whom, &Going::quietly()).unwrap().0
}

fn read(bytes: &[u8]) -> Study {
    refi::read(&Source::of("study.qdpx", bytes), &Going::quietly()).unwrap().study
}

/// What the format keeps of a moment.
fn second(at: When) -> When {
    When(at.0.div_euclid(1000) * 1000)
}

fn codings(study: &Study) -> Vec<String> {
    let told = |coding: &Coding| format!("{:?}", Coding { at: second(coding.at), ..coding.clone() });
    study.codings().map(|(id, coder, coding)| format!("{id} {coder} {}", told(coding))).collect()
}

/// Memos of one second may change places; the words beside a span are found again on the span.
fn memos(study: &Study) -> Vec<Memo> {
    let about = |memo: &Memo| match &memo.about {
        Subject::Span { transcript, span, .. } => {
            Subject::span(transcript.clone(), study.text(transcript).unwrap(), *span)
        }
        other => other.clone(),
    };
    let whole = |memo: &Memo| Memo { at: second(memo.at), about: about(memo), ..memo.clone() };
    let mut memos: Vec<Memo> = study.memos.iter().map(whole).collect();
    memos.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    memos
}

#[test]
fn the_sample_studies_come_back_whole() {
    for name in ["peer-support", "focus-groups"] {
        let study = sample(name);
        assert!(study.codings().count() > 100 && !study.memos.is_empty() && !study.cases.is_empty());
        for for_whom in [For::Anyone, For::NvivoWindows] {
            let bytes = written(&study, for_whom);
            let back = read(&bytes);
            assert_eq!(back.about, study.about);
            assert_eq!(back.codebook, study.codebook);
            assert_eq!(back.cases, study.cases);
            assert_eq!(memos(&back), memos(&study));
            assert_eq!(codings(&back), codings(&study));
            for id in study.shelf.keys() {
                assert_eq!(back.text(id).unwrap().text(), study.text(id).unwrap().text());
            }
            assert!(written(&back, for_whom) == bytes, "{name}: other bytes the second time");
        }
    }
}

#[test]
fn of_a_sample_study_only_fractions_of_seconds_and_who_asks_which_question_are_lost() {
    let (_, told) = refi::write(&sample("peer-support"), For::Anyone, &Going::quietly()).unwrap();
    let lost = told.entries.iter().filter(|entry| entry.fate != Fate::Kept).map(|entry| entry.kind.as_str());
    assert_eq!(lost.collect::<Vec<_>>(), ["times", "questions asked"]);
}
