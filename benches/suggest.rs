//! Whether suggested codes are the right ones, and what they cost.
//!
//! Every coding of a coder is foretold from those the same coder had made by then, in the order of time, before it is
//! learnt: nothing is ever foretold from itself. A code's first coding can be foretold by nobody and counts as missed.
//! Beside it stand the two lists a desk without a model could show: the codes used most, and those used last.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench that cannot be set up has nothing to measure"
)]

mod corpus;
mod topical;

use std::collections::HashMap;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use gloss::analysis::suggest::Model;
use gloss::store::open_whole;
use gloss::study::{CodeId, Coder, Coding, Edit, Layer, Study, TranscriptId};

/// So many codes a list has to be right within.
const WITHIN: [usize; 3] = [1, 3, 9];

/// The keys a coding costs, by where the right code stands in the list. A digit whose code can be seen is one key, and at
/// 80 columns the hint line shows three; any other digit says first what it stands for, so it is two. Everything else is
/// picked by its letters: `t`, two letters and Enter, the median that `tests/desk/budgets.rs` holds the picker to.
fn keys(place: Option<usize>, in_sight: usize) -> usize {
    match place {
        Some(place) if place < in_sight => 1,
        Some(place) if place < 9 => 2,
        _ => 4,
    }
}

fn main() {
    // Without `--bench` it is only asked whether it runs.
    let whole = std::env::args().any(|argument| argument == "--bench");
    println!(
        "{:<34} {:<12} {:>7} {:>6} {:>6} {:>6} {:>8} {:>8}",
        "", "list", "codings", "@1", "@3", "@9", "keys (3)", "keys (9)"
    );
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    for sample in ["peer-support", "focus-groups"] {
        let study = open_whole(&samples.join(sample)).expect("a sample study").study;
        each_coder(sample, &study);
    }
    let folder = tempfile::tempdir().expect("a folder");
    corpus::make(corpus::size("small").expect("a size"), 1, folder.path()).expect("a study");
    each_coder("drawn at random (small)", &open_whole(folder.path()).expect("a study").study);
    let foretold = if whole { 2 } else { 1 };
    for size in topical::SIZES.iter().take(foretold) {
        each_coder(size.name, &topical::make(size, 1));
    }
    println!("\n{:<34} {:>9} {:>12} {:>12} {:>12}", "", "codings", "learn all", "one coding", "suggest nine");
    for size in topical::SIZES.iter().take(if whole { 3 } else { 1 }) {
        timed(size.name, &topical::make(size, 1));
    }
}

fn each_coder(name: &str, study: &Study) {
    for coder in study.coders() {
        let work = work_of(study, coder);
        let lists = foretell(study, coder, &work);
        for (list, places) in lists {
            let share = |within: usize| {
                percent(places.iter().filter(|place| place.is_some_and(|n| n < within)).count(), places.len())
            };
            let mean = |in_sight: usize| {
                places.iter().map(|place| keys(*place, in_sight)).sum::<usize>() as f64
                    / places.len().max(1) as f64
            };
            println!(
                "{:<34} {list:<12} {:>7} {:>6} {:>6} {:>6} {:>8.2} {:>8.2}",
                format!("{name}, {coder}"),
                places.len(),
                share(WITHIN[0]),
                share(WITHIN[1]),
                share(WITHIN[2]),
                mean(3),
                mean(9)
            );
        }
        println!("{:<34} first codings of a code: {}", "", percent(firsts(&work), work.len()));
    }
}

fn percent(part: usize, of: usize) -> String {
    format!("{:.0} %", part as f64 * 100.0 / of.max(1) as f64)
}

/// All that a coder has coded, in the order of time.
fn work_of(study: &Study, coder: &Coder) -> Vec<(TranscriptId, Coding)> {
    let own = study.codings().filter(|(_, by, _)| *by == coder);
    let mut work: Vec<(TranscriptId, Coding)> =
        own.map(|(id, _, coding)| (id.clone(), coding.clone())).collect();
    work.sort_by(|(a_id, a), (b_id, b)| (a.at, a_id, a.order()).cmp(&(b.at, b_id, b.order())));
    work
}

fn firsts(work: &[(TranscriptId, Coding)]) -> usize {
    let codes: std::collections::HashSet<_> = work.iter().map(|(_, coding)| &coding.code).collect();
    codes.len()
}

type Places = Vec<Option<usize>>;

/// Where the right code stood in each list, coding by coding.
fn foretell(study: &Study, coder: &Coder, work: &[(TranscriptId, Coding)]) -> [(&'static str, Places); 3] {
    let mut study = without(study, coder);
    let mut model = Model::new(&study, coder.clone());
    let (mut recent, mut used) = (Vec::<CodeId>::new(), HashMap::<CodeId, usize>::new());
    let mut lists =
        [("suggested", Places::new()), ("most used", Places::new()), ("most recent", Places::new())];
    for (id, coding) in work {
        let taken = |code: &CodeId| {
            study
                .layer(id, coder)
                .is_some_and(|layer| layer.touching(coding.span).any(|other| &other.code == code))
        };
        let suggested = model.suggest(&study, id, coding.span, &recent[..recent.len().min(20)], 9);
        let suggested: Vec<CodeId> = suggested.into_iter().map(|suggestion| suggestion.code).collect();
        let mut most: Vec<&CodeId> = used.keys().filter(|code| !taken(code)).collect();
        most.sort_by_key(|code| (std::cmp::Reverse(used[*code]), code.as_str()));
        lists[0].1.push(suggested.iter().position(|code| *code == coding.code));
        lists[1].1.push(most.iter().position(|code| **code == coding.code));
        lists[2].1.push(recent.iter().filter(|code| !taken(code)).position(|code| *code == coding.code));
        let edit = Edit::Tag { transcript: id.clone(), coder: coder.clone(), coding: coding.clone() };
        study.apply(edit).expect("a coding that was made before");
        model.follow(&study, id);
        recent.retain(|code| *code != coding.code);
        recent.insert(0, coding.code.clone());
        *used.entry(coding.code.clone()).or_default() += 1;
    }
    lists
}

/// The study before this coder had coded anything.
fn without(study: &Study, coder: &Coder) -> Study {
    let mut bare = study.clone();
    for (id, shelved) in &study.shelf {
        let mut shelved = (**shelved).clone();
        shelved.layers.insert(coder.clone(), Layer::default().into());
        bare.put(id.clone(), shelved);
    }
    bare
}

fn timed(name: &str, study: &Study) {
    let coder = topical::coder();
    let work = work_of(study, &coder);
    let (model, learning) = took(|| Model::of(study, coder.clone()));
    // Nothing that is coded already is asked for: the passages between.
    let places: Vec<_> = work.iter().step_by(work.len() / 200 + 1).collect();
    let suggesting =
        places.iter().map(|(id, coding)| took(|| model.suggest(study, id, coding.span, &[], 9)).1);
    let suggesting = suggesting.sum::<Duration>() / places.len() as u32;
    println!(
        "{name:<34} {:>9} {learning:>12.2?} {:>12.2?} {suggesting:>12.2?}",
        work.len(),
        one(study, model, &places)
    );
}

/// What it costs to follow one coding that goes and comes back, each.
fn one(study: &Study, mut model: Model, places: &[&(TranscriptId, Coding)]) -> Duration {
    let mut study = study.clone();
    let coder = topical::coder();
    let mut total = Duration::ZERO;
    for (id, coding) in places {
        let (transcript, coder) = (id.clone(), coder.clone());
        let gone = Edit::Untag { transcript, coder, span: coding.span, code: coding.code.clone() };
        let back = study.apply(gone).expect("a coding that is there");
        total += took(|| model.follow(&study, id)).1;
        study.apply(back).expect("its place is free");
        total += took(|| model.follow(&study, id)).1;
    }
    total / (2 * places.len() as u32)
}

fn took<T>(does: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let outcome = black_box(does());
    (outcome, begun.elapsed())
}
