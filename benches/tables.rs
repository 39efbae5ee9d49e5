//! What a table costs on the large study, once it is in memory: 1,000 transcripts, 1,000 codes, 300,000 codings.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has nothing to measure")]

mod corpus;

use std::path::PathBuf;
use std::sync::OnceLock;

use divan::Bencher;
use gloss::report::called::{Counted, Frame, Standing, called};
use gloss::store::{Fingerprints, open_whole};
use gloss::study::{CodeId, Coder, Coding, Edit, Study, Trail, When};
use gloss::text::Span;

fn main() {
    divan::main();
}

fn study() -> &'static Study {
    static READ: OnceLock<Study> = OnceLock::new();
    READ.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        corpus::make(corpus::size("large").expect("a size"), 1, folder.path()).expect("a study");
        open_whole(folder.path()).expect("a study").study
    })
}

/// As the desk asks, picture and all: the ground is laid anew for each table.
fn table(study: &Study, known_by: String, words: &str) -> Option<Counted> {
    let frame = Frame {
        study,
        called: "large".into(),
        known_by,
        root: PathBuf::from("large").display().to_string(),
        is_indented: true,
        trail: &Trail::default,
        read: |_| Err("no file is read here".into()),
    };
    called(words, frame, &Standing::default()).ok()
}

const KINDS: [&str; 14] = [
    "codes",
    "matrix",
    "matrix --columns wave --cell cases",
    "matrix --rows case --columns coder",
    "matrix --rows speaker --columns code --cell row-speech",
    "case-waves",
    "sittings",
    "cooccurrence",
    "cooccurrence --matrix",
    "coverage",
    "speakers",
    "saturation",
    "primacy",
    "words",
];

#[divan::bench(args = KINDS, sample_count = 10)]
fn count_anew(bencher: Bencher, words: &str) {
    // What is worked out once of each text is not worked out again.
    table(study(), String::new(), words);
    bencher.bench_local(|| table(study(), String::new(), words));
}

/// With one coding more each time, and what the study is known by told anew.
#[divan::bench(args = KINDS, sample_count = 10)]
fn after_one_tag(bencher: Bencher, words: &str) {
    let (mut study, mut fingerprints) = (study().clone(), Fingerprints::default());
    let transcript = study.shelf.keys().nth(500).expect("a transcript").clone();
    fingerprints.of(&study);
    table(&study, String::new(), words);
    let mut at = 0;
    bencher.bench_local(move || {
        at += 1;
        let coding = Coding::new(Span::new(at, at + 40), CodeId::new("code-1"), When(i64::from(at)));
        let tag = Edit::Tag { transcript: transcript.clone(), coder: Coder::new("jk"), coding };
        study.apply(tag).expect("a coding");
        let known_by = fingerprints.of(&study).to_string();
        table(&study, known_by, words)
    });
}
