//! The framework matrix in a grid: what was written, else how many codings wait for it.

use std::sync::Arc;

use super::{Column, Filling, Grid, Of, Row, Topic};
use crate::analysis::framework::{Cell, Frame, Told, lead};
use crate::study::CodeId;
use crate::study::framework::Square;
use crate::ui::answering::{Line, Stand};
use crate::ui::app::App;
use crate::ui::list;
use crate::ui::numbers::many;
use crate::ui::view::View;

/// Beside other signs of a cell, so that no colour is needed to see it.
const STALE: &str = "! ";
const QUOTES: &str = "quotes: ";

/// The matrix as it was worked out.
#[derive(Clone, Debug)]
pub struct Framed {
    pub frame: Arc<Frame>,
    /// Always the same one.
    pub line: Line,
    pub stand: Stand,
}

/// There is one matrix.
impl PartialEq for Framed {
    fn eq(&self, _: &Framed) -> bool {
        true
    }
}

impl Eq for Framed {}

impl Framed {
    pub fn new(frame: Frame, stand: Stand) -> Framed {
        Framed { frame: Arc::new(frame), line: Line::Framework, stand }
    }

    /// Nobody has written there yet.
    pub fn is_unwritten(&self, row: &Of, column: &Of) -> bool {
        let (Of::Row(row), Of::Code(code)) = (row, column) else { return false };
        let square = Square { row: row.clone(), code: code.clone() };
        self.frame.cell(&square).is_none_or(|cell| cell.summaries.is_empty())
    }
}

pub(super) fn fill(Framed { frame, .. }: &Framed) -> Filling {
    let codes = frame.columns.iter().map(|column| {
        let gone = if column.is_there { "" } else { " (gone)" };
        Column::new(Of::Code(column.code.clone()), format!("{}{gone}", column.name))
    });
    let row = |(row, cells): (&crate::study::framework::Row, &Vec<Cell>)| Row {
        of: Of::Row(row.clone()),
        cells: [Some(row.name())].into_iter().chain(cells.iter().map(told)).collect(),
        faint: false,
    };
    Filling {
        columns: [Column::new(Of::Name, "case")].into_iter().chain(codes).collect(),
        rows: frame.rows.iter().zip(&frame.cells).map(row).collect(),
    }
}

fn told(cell: &Cell) -> Option<String> {
    match (cell.summaries.as_slice(), cell.codings.len()) {
        ([], 0) => None,
        ([], codings) => Some(many(codings, "coding")),
        ([only], _) => Some(in_short(only)),
        (several, _) => {
            let each = several.iter().map(|told| format!("{}: {}", told.summary.coder, in_short(told)));
            Some(each.collect::<Vec<_>>().join(" · "))
        }
    }
}

fn in_short(Told { summary, stale, .. }: &Told) -> String {
    let stale = if stale.is_empty() { "" } else { STALE };
    let quotes = if summary.is_quotes { QUOTES } else { "" };
    let words: Vec<&str> = summary.text.split_whitespace().collect();
    format!("{stale}{quotes}{}", words.join(" "))
}

impl App {
    /// The framework matrix with the square at its caret: in front, or under a list that is about that square.
    pub fn square(&self) -> Option<(&Framed, Square)> {
        let (front, under) = self.desk.views.split_last().filter(|_| !self.desk.aside)?;
        match front {
            View::Grid(grid) => here(grid),
            View::List(list) => {
                let Some(View::Grid(grid)) = under.last() else { return None };
                here(grid).filter(|(_, square)| is_about(list, square))
            }
        }
    }
}

fn here(grid: &Grid) -> Option<(&Framed, Square)> {
    let Topic::Framework(framed) = &grid.topic else { return None };
    let (Of::Row(row), Of::Code(code)) = grid.here()? else { return None };
    Some((framed, Square { row, code }))
}

fn is_about(list: &list::List, square: &Square) -> bool {
    match &list.topic {
        list::Topic::Answer { line: Line::Quotes { query, .. }, .. } => *query == lead(square),
        list::Topic::Links(of) => of == square,
        _ => false,
    }
}

/// The code of a column.
pub fn code_of(of: &Of) -> Option<&CodeId> {
    match of {
        Of::Code(code) => Some(code),
        _ => None,
    }
}
