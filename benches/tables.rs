//! What a table costs on the large study, once it is in memory: 1,000 transcripts, 1,000 codes, 300,000 codings.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has nothing to measure")]

mod corpus;

use std::sync::OnceLock;

use divan::Bencher;
use gloss::analysis::cooccur::By;
use gloss::analysis::cross::Axis;
use gloss::analysis::ground::{Everywhere, Ground};
use gloss::report::Table;
use gloss::report::tables::{self, Asked, Course, Matrix, Measure, Of, Pairs};
use gloss::store::open_whole;
use gloss::study::{Study, Trail};
use gloss::text::Unit;

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

/// As the letterbox asks: the ground is laid anew for each table.
fn asked() -> Asked<'static> {
    Asked {
        ground: Ground::new(study(), None, &Everywhere),
        narrowed: None,
        called: "large".into(),
        again: String::new(),
        is_indented: false,
        known_by: String::new(),
        trail: &Trail::default,
    }
}

const KINDS: [&str; 8] =
    ["ground", "codes", "matrix", "waves", "cooccurrence", "coverage", "speakers", "saturation"];

fn table(kind: &str) -> Table {
    let asked = asked();
    let (rows, columns) = (Axis::Code { with_below: true }, Axis::Case);
    let cells = Matrix { rows, columns, measure: Measure::Units, unit: Unit::Sentence, percent: None };
    let pairs = Pairs { by: By::Sentence, ..Pairs::default() };
    match kind {
        "codes" => tables::codes(&asked, Unit::Sentence),
        "matrix" => tables::matrix(&asked, &cells),
        "waves" => tables::waves(&asked).unwrap_or_default(),
        "cooccurrence" => tables::cooccurrence(&asked, &pairs),
        "coverage" => tables::coverage(&asked, Of::Transcripts),
        "speakers" => tables::speakers(&asked),
        "saturation" => tables::saturation(&asked, &Course::default()).unwrap_or_default(),
        _ => Table::default(),
    }
}

#[divan::bench(args = KINDS, sample_count = 10)]
fn count_anew(bencher: Bencher, kind: &str) {
    study();
    bencher.bench_local(|| table(kind));
}
