//! Hits in their context, one a line.

use super::{Find, Sort};
use crate::analysis::concordance::key;
use crate::analysis::context;
use crate::cli::naming;
use crate::cli::narrowed::Part;
use crate::report::{Cell, Column, Side, Table, runs_left};
use crate::study::{Study, TranscriptId};
use crate::text::{Span, Transcript};

const RUNS_LEFT: &str = "Words written from right to left stand here as they are read: a terminal may turn such a line \
                         round, so that its parts are not beneath those of the others.";

/// The rows of one transcript, each with what it is put in order by.
#[derive(Default)]
pub struct Rows {
    rows: Vec<(String, Vec<Cell>)>,
    runs_left: bool,
}

pub fn rows(verb: &Find, id: &TranscriptId, text: &Transcript, hits: impl Iterator<Item = Span>) -> Rows {
    let keyed = |hit| (key(verb.sort.order(), text, hit), row(id, text, hit, verb));
    let rows: Vec<(String, Vec<Cell>)> = hits.map(keyed).collect();
    let runs_left = rows.iter().flat_map(|(_, row)| row).any(|cell| match cell {
        Cell::Words(words) => holds_runs_left(words),
        _ => false,
    });
    Rows { rows, runs_left }
}

/// No letter before those that run left takes as high a byte, which is sooner looked for than words.
fn holds_runs_left(words: &str) -> bool {
    words.bytes().fold(false, |any, byte| any | (byte >= 0xD6)) && words.split_whitespace().any(runs_left)
}

pub fn table(study: &Study, part: &Part, verb: &Find, found: Vec<Rows>) -> Table {
    let transcripts = found.iter().filter(|found| !found.rows.is_empty()).count();
    let runs_left = found.iter().any(|found| found.runs_left);
    let mut rows: Vec<(String, Vec<Cell>)> = found.into_iter().flat_map(|found| found.rows).collect();
    if verb.sort != Sort::Place {
        rows.sort_by(|a, b| a.0.cmp(&b.0));
    }
    let mut table = Table::new(title(study, part, verb, rows.len(), transcripts), columns(verb.kwic));
    table.rows = rows.into_iter().map(|(_, row)| row).collect();
    if runs_left {
        table.notes.push(RUNS_LEFT.into());
    }
    table
}

fn title(study: &Study, part: &Part, verb: &Find, hits: usize, transcripts: usize) -> String {
    let order = match verb.sort {
        Sort::Place => "",
        Sort::Left => " · by what stands before",
        Sort::Right => " · by what stands behind",
        Sort::Hit => " · by what was found",
    };
    format!(
        "{hits} hits of “{}” in {transcripts} transcripts · {}{}{order}",
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
