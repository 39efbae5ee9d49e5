//! The framework matrix on paper: what was written of every case under every code, and what it rests on.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::Asked;
use crate::analysis::framework::{self, Cell as Square, Frame, Told, in_words, place_of, quotes};
use crate::analysis::ground::{Everywhere, Ground};
use crate::report::{Cell, Column, Table};
use crate::study::framework::{Framework, Rows};
use crate::study::{Study, When};

/// What a cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Says {
    #[default]
    Summaries,
    Quotes,
    Both,
}

/// Of rows and columns that may be others than the study's own.
pub fn framework(asked: &Asked, framework: &Framework, says: Says) -> Table {
    let study = asked.ground.study;
    let whole = Ground::new(study, None, &Everywhere);
    let frame = framework::frame(framework, &asked.ground, &whole);
    let keys = if framework.rows == Rows::CaseWaves { &["case", "wave"][..] } else { &["case"] };
    let codes = frame.columns.iter().map(|column| Column::words(&column.name));
    let heads: Vec<Column> = keys.iter().map(|key| Column::words(key)).chain(codes).collect();
    let what = match says {
        Says::Summaries => "Framework matrix: summaries",
        Says::Quotes => "Framework matrix: quotes",
        Says::Both => "Framework matrix: summaries and quotes",
    };
    let notes = [asked.layer(), asked.scope("Interviewers' words are left out.")];
    let mut table = asked.noted(what, heads, notes.into_iter().chain(notes_of(&frame)).collect());
    table.blocks = Some(keys.len());
    for (at, (row, cells)) in frame.rows.iter().zip(&frame.cells).enumerate() {
        let wave = Cell::maybe(row.wave.map(|wave| wave.to_string()));
        let names = [Cell::words(row.case.as_str()), wave].into_iter().take(keys.len());
        table.rows.push(names.chain(cells.iter().map(|cell| told(study, cell, says))).collect());
        let leads = (0..cells.len()).map(|column| asked.lead(&framework::lead(&frame.square(at, column)?)));
        table.leads.push(keys.iter().map(|_| None).chain(leads).collect());
    }
    table
}

const BEGINNING: &str = "No codes are chosen yet, so the columns are the top level of the codebook: --cols names others, and at the desk c in :framework chooses them.";
const NO_CODES: &str = "There are no codes yet to be columns of the framework matrix.";

fn notes_of(frame: &Frame) -> Vec<String> {
    let mut notes = vec![
        "Summaries are everyone's, whatever the layer; each says by whom, when, and what it rests on."
            .to_string(),
        "Out of date: a linked coding or its words changed or went, or codings came, after it was written."
            .into(),
    ];
    if frame.is_beginning {
        notes.insert(0, if frame.columns.is_empty() { NO_CODES } else { BEGINNING }.into());
    }
    let beside = &frame.beside;
    let told =
        |count: usize, where_: &str| (count > 0).then(|| format!("Not shown: {} {where_}.", many(count)));
    notes.extend(told(beside.rows, "in rows of the other kind (--rows)"));
    notes.extend(told(beside.cases, "of cases out of scope"));
    notes.extend(
        beside.columns.iter().filter_map(|(code, count)| told(*count, &format!("under {code} (--cols)"))),
    );
    let left =
        (beside.columns_left > 0).then(|| format!("Not shown: {} codes more than fit.", beside.columns_left));
    notes.extend(left);
    notes
}

fn many(summaries: usize) -> String {
    if summaries == 1 { "1 summary".into() } else { format!("{summaries} summaries") }
}

fn told(study: &Study, cell: &Square, says: Says) -> Cell {
    let quoted = || quotes(study, &cell.codings).into_iter().map(|(quote, _)| quote).collect::<Vec<_>>();
    let mut parts: Vec<String> = Vec::new();
    if says != Says::Quotes {
        parts.extend(cell.summaries.iter().map(|told| summary(study, told)));
        let waits = cell.summaries.is_empty() && !cell.codings.is_empty();
        parts.extend(waits.then(|| unwritten(cell.codings.len())));
    }
    if says != Says::Summaries {
        parts.extend(Some(quoted().join("\n")).filter(|quotes| !quotes.is_empty()));
    }
    Cell::maybe(Some(parts.join("\n\n")).filter(|words| !words.is_empty()))
}

/// What stands where nobody has written yet.
pub fn unwritten(codings: usize) -> String {
    let codings = if codings == 1 { "1 coding".into() } else { format!("{codings} codings") };
    format!("[{codings}, no summary]")
}

fn summary(study: &Study, told: &Told) -> String {
    format!("{}\n{}", told.summary.text.trim_end(), byline(study, told))
}

/// By whom and when, whether it still holds, and what it rests on.
pub fn byline(study: &Study, told: &Told) -> String {
    let own = told.summary.is_quotes.then(|| "the quotes themselves".to_string());
    let stale = Some(in_words(&told.stale)).filter(|why| !why.is_empty());
    let stale = stale.map(|why| format!("out of date: {why}"));
    let mut seen = BTreeSet::new();
    let places = told.links.iter().flatten().map(|spot| place_of(study, spot));
    let places: Vec<String> = places.filter(|place| seen.insert(place.clone())).collect();
    // Each quote names its own place.
    let rests = (!places.is_empty() && own.is_none()).then(|| format!("rests on {}", places.join("; ")));
    let head = [Some(told.summary.coder.to_string()), day(told.summary.at)].into_iter().flatten();
    let head = head.collect::<Vec<_>>().join(", ");
    let parts = [Some(head), own, stale, rests].into_iter().flatten();
    format!("— {}", parts.collect::<Vec<_>>().join(" · "))
}

/// `None` for what no calendar holds.
fn day(at: When) -> Option<String> {
    Timestamp::from_millisecond(at.0).ok().map(|moment| moment.strftime("%Y-%m-%d").to_string())
}
