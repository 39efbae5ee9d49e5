//! What reading, stepping, laying out and searching cost. Run with `cargo bench --bench text`.
use divan::{Bencher, black_box};
use gloss::text::{Pattern, Reading, Span, Transcript, Unit, wrap};

fn main() {
    divan::main();
}

const TURN: &str = "I: And how did that go, would you say?\n\nÅse: Well… I don't know. My supervisor, Dr. Berg, never \
    once asked me. It was hard – really hard – and then, you know, people left. So I stayed on.\n\n";

fn interview(bytes: usize) -> String {
    TURN.repeat(bytes / TURN.len() + 1)
}

fn one_line(bytes: usize) -> String {
    "and then we went on and ".repeat(bytes / 24 + 1)
}

#[divan::bench(args = [60_000, 3_000_000])]
fn read_an_interview(bencher: Bencher<'_, '_>, bytes: usize) {
    bencher.with_inputs(|| interview(bytes)).bench_values(Transcript::new);
}

#[divan::bench]
fn read_one_line_of_3_mb(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(|| one_line(3_000_000)).bench_values(Transcript::new);
}

#[divan::bench(args = [Unit::Character, Unit::Word, Unit::Sentence, Unit::Turn])]
fn step_100_units(bencher: Bencher<'_, '_>, unit: Unit) {
    let transcript = Transcript::new(interview(3_000_000));
    bencher.bench(|| walk(black_box(&transcript), unit));
}

#[divan::bench(args = [Unit::Character, Unit::Word, Unit::Sentence])]
fn step_100_units_inside_one_line(bencher: Bencher<'_, '_>, unit: Unit) {
    let transcript = Transcript::new(one_line(3_000_000));
    bencher.bench(|| walk(black_box(&transcript), unit));
}

fn walk(transcript: &Transcript, unit: Unit) -> Option<Span> {
    let first = transcript.unit_at(unit, transcript.len() / 2);
    std::iter::successors(Some(first), |here| transcript.unit_after(unit, *here)).nth(100)
}

#[divan::bench(args = [500, 4000])]
fn wrap_a_paragraph(bencher: Bencher<'_, '_>, bytes: usize) {
    let transcript = Transcript::new(one_line(bytes));
    bencher.bench(|| wrap(black_box(&transcript), transcript.whole(), 50, 48));
}

#[divan::bench(args = ["supervisor", "nowhere", "Nowhere at all"])]
fn search_3_mb(bencher: Bencher<'_, '_>, words: &str) {
    let transcript = Transcript::new(interview(3_000_000));
    let pattern = Pattern::new(words, Reading::Words).ok();
    bencher.bench(|| pattern.as_ref().map(|pattern| pattern.hits(black_box(&transcript)).count()));
}

#[divan::bench]
fn make_a_pattern() -> Option<Pattern> {
    Pattern::new(black_box("peer support"), Reading::Words).ok()
}
