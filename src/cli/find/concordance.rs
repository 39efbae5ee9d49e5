//! Hits in their context, one a line.

use std::collections::BTreeSet;

use super::{Find, Hits, Sort};
use crate::analysis::context;
use crate::cli::naming;
use crate::cli::narrowed::Part;
use crate::each::each;
use crate::report::{Cell, Column, Side, Table, runs_left};
use crate::study::{Study, TranscriptId};
use crate::text::{Span, Transcript};

const RUNS_LEFT: &str = "Words written from right to left stand here as they are read: a terminal may turn such a line \
                         round, so that its parts are not beneath those of the others.";

pub fn table(study: &Study, part: &Part, verb: &Find, hits: &Hits) -> Table {
    let mut table = Table::new(title(study, part, verb, hits), columns(verb.kwic));
    let row = |(id, hit): &(TranscriptId, Span)| Some(row(id, study.text(id)?, *hit, verb));
    table.rows = each(hits, row).into_iter().flatten().collect();
    let runs_left =
        |cell: &Cell| matches!(cell, Cell::Words(words) if words.split_whitespace().any(runs_left));
    if table.rows.iter().flatten().any(runs_left) {
        table.notes.push(RUNS_LEFT.into());
    }
    table
}

fn title(study: &Study, part: &Part, verb: &Find, hits: &Hits) -> String {
    let transcripts = hits.iter().map(|(id, _)| id).collect::<BTreeSet<_>>().len();
    let order = match verb.sort {
        Sort::Place => "",
        Sort::Left => " · by what stands before",
        Sort::Right => " · by what stands behind",
        Sort::Hit => " · by what was found",
    };
    format!(
        "{} hits of “{}” in {transcripts} transcripts · {}{}{order}",
        hits.len(),
        verb.pattern,
        naming::title(study, &verb.study),
        part.told()
    )
}

fn columns(kwic: bool) -> Vec<Column> {
    let right = |name: &str| Column { name: name.into(), side: Side::Right };
    let (place, turn) = (Column::words("transcript"), Column::numbers("turn"));
    if kwic {
        return vec![place, turn, right("left"), Column::words("hit"), Column::words("right")];
    }
    let offsets = ["start", "end"].map(Column::numbers);
    let words = [right("before"), Column::words("hit"), Column::words("after")];
    [place, Column::words("speaker"), turn].into_iter().chain(offsets).chain(words).collect()
}

fn row(id: &TranscriptId, text: &Transcript, hit: Span, verb: &Find) -> Vec<Cell> {
    let turn = text.turn_at(hit.start);
    let (before, after) = context::around(text, hit, verb.context);
    let number = turn.map_or(Cell::Undefined, |turn| Cell::number(turn + 1));
    if verb.kwic {
        let words = [before, text.slice(hit), after].map(context::one_line).map(Cell::words);
        return [Cell::words(id.as_str()), number].into_iter().chain(words).collect();
    }
    vec![
        Cell::words(id.as_str()),
        Cell::maybe(turn.and_then(|turn| text.speaker(turn))),
        number,
        Cell::Number(u64::from(hit.start)),
        Cell::Number(u64::from(hit.end)),
        Cell::words(before.trim()),
        Cell::words(text.slice(hit)),
        Cell::words(after.trim()),
    ]
}
