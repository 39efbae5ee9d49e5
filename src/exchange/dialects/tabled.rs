//! Documents in which tables are the transcript: NVivo, Trint, and pages ruled by hand.

use super::grid::{self, Columns};
use crate::exchange::documents::{Block, Document, Run};
use crate::exchange::{Said, Told};

/// The turns, if any table has them. What stands outside the tables is nobody's.
pub fn said(document: &Document, told: &mut Told) -> Option<Vec<Said>> {
    let mut known: Option<Columns> = None;
    let mut said = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Table(rows) => {
                let columns = grid::columns(rows).or_else(|| going_on(known.as_ref(), rows));
                match &columns {
                    Some(columns) => said.extend(grid::said(rows, columns, told)),
                    None => {
                        let why = "who speaks is in no column of theirs: rows became lines";
                        told.changed("tables", why, "");
                        said.extend(rows.iter().map(|row| nobodys(row.join("\t"))));
                    }
                }
                known = columns.or(known);
            }
            Block::Paragraph(runs) => said.push(nobodys(text(runs))),
            Block::Heading(_, text) => said.push(nobodys(text.clone())),
        }
    }
    known.is_some().then_some(said)
}

/// A table that goes on overleaf does not say its headings again.
fn going_on(known: Option<&Columns>, rows: &[Vec<String>]) -> Option<Columns> {
    let columns = known?.without_headings();
    let is_as_wide = rows.first().is_some_and(|row| columns.fits(row.len()));
    is_as_wide.then_some(columns)
}

fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn nobodys(words: String) -> Said {
    Said { words, ..Said::default() }
}
