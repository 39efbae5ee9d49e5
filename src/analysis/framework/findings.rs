//! What should be looked at in a framework matrix. Nothing, as long as nobody has chosen
//! any codes for it or written anything.

use super::{Cell, Frame, frame, in_words};
use crate::analysis::check::{About, Gravity, Remark};
use crate::analysis::ground::{Everywhere, Ground};
use crate::study::{Study, framework::Row};

/// Names that are told in one remark; the rest is counted.
const NAMED: usize = 6;

pub fn remarks(study: &Study) -> Vec<Remark> {
    if study.framework.is_beginning() && study.framework.summaries.is_empty() {
        return Vec::new();
    }
    let ground = Ground::new(study, None, &Everywhere);
    let frame = frame(&study.framework, &ground, &ground);
    let rows = || frame.rows.iter().zip(&frame.cells);
    let empty = rows().filter(|(_, cells)| cells.iter().all(|cell| cell.all.is_empty() && !is_written(cell)));
    let empty = empty.map(|(row, _)| {
        remark(
            Gravity::Note,
            "fm.case-empty",
            format!("{}: nothing is coded and nothing is written", row.name()),
        )
    });
    let unwritten = rows().filter_map(|(row, cells)| without_summary(&frame, row, cells));
    empty.chain(unwritten).chain(written(&frame)).collect()
}

fn remark(gravity: Gravity, id: &str, words: String) -> Remark {
    Remark { about: About::Framework, gravity, words: format!("{id}: {words}") }
}

fn is_written(cell: &Cell) -> bool {
    !cell.summaries.is_empty()
}

/// One for each row: a matrix just begun has as many empty squares as it has squares.
fn without_summary(frame: &Frame, row: &Row, cells: &[Cell]) -> Option<Remark> {
    let waits = frame.columns.iter().zip(cells).filter(|(_, cell)| !cell.all.is_empty() && !is_written(cell));
    let named: Vec<String> =
        waits.map(|(column, cell)| format!("{} ({})", column.name, cell.all.len())).collect();
    let more = match named.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let first: Vec<&str> = named.iter().take(NAMED).map(String::as_str).collect();
    let words = format!("{}: codings and no summary: {}{more}", row.name(), first.join(", "));
    (!named.is_empty()).then(|| remark(Gravity::Note, "fm.cell-empty-with-codings", words))
}

fn written(frame: &Frame) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (row, cells) in frame.rows.iter().zip(&frame.cells) {
        for (column, cell) in frame.columns.iter().zip(cells) {
            for told in &cell.summaries {
                let whose = format!("{}, {}, by {}", row.name(), column.name, told.summary.coder);
                if told.summary.links.is_empty() {
                    let words = format!("{whose}: the summary is linked to no coding");
                    remarks.push(remark(Gravity::Note, "fm.summary-without-link", words));
                }
                if !told.stale.is_empty() {
                    let words = format!("{whose}: the summary is out of date: {}", in_words(&told.stale));
                    remarks.push(remark(Gravity::Doubt, "fm.stale", words));
                }
            }
        }
    }
    remarks
}
