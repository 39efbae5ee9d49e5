//! What a question costs on the large study, once it is in memory: 1,000 transcripts, 300,000 codings.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has nothing to measure")]

mod corpus;

use std::sync::OnceLock;

use divan::Bencher;
use gloss::analysis::ask::{Grain, How, Query, Scope, ask, complete};
use gloss::store::open_whole;
use gloss::study::Study;

fn main() {
    divan::main();
}

/// Among so few codes each has 25,000 codings.
fn study() -> &'static Study {
    static READ: OnceLock<Study> = OnceLock::new();
    READ.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let size = corpus::Size { codes: 12, ..*corpus::size("large").expect("a size") };
        corpus::make(&size, 1, folder.path()).expect("a study");
        open_whole(folder.path()).expect("a study").study
    })
}

const QUESTIONS: [&str; 12] = [
    "code-1",
    "code-1 and code-2",
    "code-1 or code-2",
    "code-1 and not code-2",
    "not code-1",
    "code-1 overlaps code-2",
    "code-1 near/3 turn code-2",
    "code-1 near/2 sentence code-2",
    "code-1 near/20 word code-2",
    "atleast(2; code-1, code-2, code-0/*)",
    "cases(code-1) and cases(code-2) and code-0/*",
    "code-1 speaker=Participant coder=jk",
];

#[divan::bench(args = QUESTIONS, sample_count = 20)]
fn ask_everything(bencher: Bencher, line: &str) {
    let query = Query::read(line, study()).expect("a question");
    bencher.bench_local(|| ask(&query, study(), How::default()));
}

#[divan::bench(args = ["sentence", "turn"], sample_count = 10)]
fn both_codes_in_one(bencher: Bencher, unit: &str) {
    let query = Query::read("code-1 and code-2", study()).expect("a question");
    let how = How { by: Grain::named(unit), ..How::default() };
    bencher.bench_local(|| ask(&query, study(), how));
}

#[divan::bench(args = ["wave=1", "speaker=Participant", "code-1"], sample_count = 20)]
fn narrow_all_views(bencher: Bencher, line: &str) {
    let query = Query::read(line, study()).expect("a question");
    bencher.bench_local(|| Scope::of(&query, study()));
}

#[divan::bench]
fn read_a_question(bencher: Bencher) {
    bencher.bench_local(|| Query::read("code-1 near/3 turn code-2 and not wave=1", study()));
}

#[divan::bench]
fn complete_a_letter(bencher: Bencher) {
    bencher.bench_local(|| complete("code-1 and s", 12, study()));
}
