//! What every form has to tell alike: words that could not be read, letters that no paper holds, memos left behind.

use std::collections::BTreeMap;

use super::segment::Segment;
use crate::exchange::{Fate, Told};
use crate::report::{Cell, Table, disarms, unprintable};
use crate::study::{Memo, Study, Subject};

const UNREAD: &str = "their transcript could not be read: the words, speaker and turn are missing";
const NO_CALENDAR: &str = "their time is in no calendar and was left out";
const NO_BEGINNINGS: &str = "a table does not say who made a code, when, and out of which";
const NO_MEMOS: &str = "such a table has no place for them: they stay in the study";

/// Codings as a form carries them that carries all of them.
pub(super) fn codings(told: &mut Told, segments: &[Segment]) {
    told.kept("codings", segments.len());
    let unread = segments.iter().filter(|segment| segment.quote.text.is_none());
    changed(told, "codings", UNREAD, unread.map(place));
    let timeless = segments.iter().filter(|segment| segment.at().is_none());
    changed(told, "codings", NO_CALENDAR, timeless.map(place));
}

/// Where a coding stands.
pub(super) fn place(segment: &Segment) -> String {
    segment.quote.transcript.to_string()
}

/// One thing for every place given; the same place is named once.
pub(super) fn changed(told: &mut Told, kind: &str, why: &str, places: impl Iterator<Item = String>) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    places.for_each(|place| *counts.entry(place).or_default() += 1);
    for (place, count) in counts {
        told.add(Fate::Changed, kind, count, why, Some(place));
    }
}

/// Memos that a form has no place for. Those of codings go with their codings.
pub(super) fn memos(told: &mut Told, study: &Study, why: &str, are_left: impl Fn(&Memo) -> bool) {
    for memo in study.memos.iter().filter(|memo| are_left(memo)) {
        told.dropped("memos", why, about(&memo.about));
    }
}

/// What a table of the codes holds.
pub(super) fn codebook(study: &Study) -> Told {
    let mut told = Told::default();
    told.kept("codes", study.codebook.len());
    let told_of =
        study.codebook.codes().iter().filter(|code| code.made.is_some() || !code.lineage.is_empty());
    told.add(Fate::Dropped, "beginnings of codes", told_of.count(), NO_BEGINNINGS, None);
    memos(&mut told, study, NO_MEMOS, |memo| matches!(memo.about, Subject::Code(_)));
    told
}

/// What a table of the cases holds.
pub(super) fn people(study: &Study) -> Told {
    let mut told = Told::default();
    told.kept("cases", study.cases.len());
    memos(&mut told, study, NO_MEMOS, |memo| matches!(memo.about, Subject::Case(_)));
    told
}

fn about(subject: &Subject) -> String {
    match subject {
        Subject::Study => "the study".into(),
        Subject::Transcript(transcript) => transcript.to_string(),
        Subject::Span { transcript, span, .. } => format!("{transcript} {}..{}", span.start, span.end),
        Subject::Code(code) => format!("code {code}"),
        Subject::Case(case) => format!("case {case}"),
    }
}

/// Letters that paper shows as `�`.
pub(super) fn letters<'a>(told: &mut Told, words: impl Iterator<Item = &'a str>, place: &str) {
    const WHY: &str = "controls and overrides of the writing direction stand as �";
    let count = words.map(unprintable).sum();
    told.add(Fate::Changed, "characters", count, WHY, Some(place.to_string()));
}

pub(super) fn letters_in(told: &mut Told, table: &Table) {
    for (at, column) in table.columns.iter().enumerate() {
        letters(told, words(table, at), &format!("column {}", column.name));
    }
}

pub(super) fn formulas(told: &mut Told, table: &Table) {
    const WHY: &str = "a spreadsheet would take them for a formula: a ' stands before them";
    for (at, column) in table.columns.iter().enumerate() {
        let count = words(table, at).filter(|words| disarms(words)).count();
        told.add(Fate::Changed, "cells", count, WHY, Some(format!("column {}", column.name)));
    }
}

/// Every cell of a column that holds words.
fn words(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().filter_map(move |row| row.get(column));
    cells.filter_map(|cell| match cell {
        Cell::Words(words) => Some(words.as_str()),
        _ => None,
    })
}
