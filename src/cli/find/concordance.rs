//! Hits in their context, one a line.

use std::collections::BTreeSet;

use super::{Find, Hits};
use crate::analysis::context;
use crate::cli::naming;
use crate::cli::narrowed::Part;
use crate::report::{Cell, Column, Side, Table};
use crate::study::{Study, TranscriptId};
use crate::text::{Span, Transcript};

pub fn table(study: &Study, part: &Part, verb: &Find, hits: &Hits) -> Table {
    let columns = [
        Column::words("transcript"),
        Column::words("speaker"),
        Column::numbers("turn"),
        Column::numbers("start"),
        Column::numbers("end"),
        Column { name: "before".into(), side: Side::Right },
        Column::words("hit"),
        Column::words("after"),
    ];
    let transcripts = hits.iter().map(|(id, _)| id).collect::<BTreeSet<_>>().len();
    let title = format!(
        "{} hits of “{}” in {transcripts} transcripts · {}{}",
        hits.len(),
        verb.pattern,
        naming::title(study, &verb.study),
        part.told()
    );
    let mut table = Table::new(title, columns);
    let row = |(id, hit): &(TranscriptId, Span)| Some(row(id, study.text(id)?, *hit, verb.context));
    table.rows = hits.iter().filter_map(row).collect();
    table
}

fn row(id: &TranscriptId, text: &Transcript, hit: Span, words: usize) -> Vec<Cell> {
    let turn = text.turn_at(hit.start);
    let (before, after) = context::around(text, hit, words);
    vec![
        Cell::words(id.as_str()),
        Cell::maybe(turn.and_then(|turn| text.speaker(turn))),
        turn.map_or(Cell::Undefined, |turn| Cell::number(turn + 1)),
        Cell::Number(u64::from(hit.start)),
        Cell::Number(u64::from(hit.end)),
        Cell::words(before.trim()),
        Cell::words(text.slice(hit)),
        Cell::words(after.trim()),
    ]
}
