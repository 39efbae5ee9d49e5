//! What stands in a row of a grid: words, or the figures of a table, which are put into words when somebody looks at
//! them; a matrix may have a million.

use std::borrow::Cow;
use std::sync::Arc;

use super::Cell;
use crate::report::{self, Table};
use crate::text::width;

#[derive(Clone, Debug)]
pub enum Cells {
    Said(Vec<Cell>),
    /// The row of a table by its number.
    Of(Arc<Table>, usize),
}

impl Cells {
    /// Nothing where a value is missing.
    pub fn get(&self, column: usize) -> Option<Cow<'_, str>> {
        match self {
            Cells::Said(cells) => cells.get(column)?.as_deref().map(Cow::Borrowed),
            Cells::Of(table, row) => said(table.rows.get(*row)?.get(column)?),
        }
    }

    /// Those in which something stands.
    pub fn said(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let all = match self {
            Cells::Said(cells) => cells.len(),
            Cells::Of(table, row) => table.rows.get(*row).map_or(0, Vec::len),
        };
        (0..all).filter_map(|column| self.get(column))
    }

    /// In cells of the screen.
    pub fn width(&self, column: usize) -> usize {
        match self {
            Cells::Of(table, row) => match table.rows.get(*row).and_then(|row| row.get(column)) {
                Some(report::Cell::Number(number)) => digits(*number),
                Some(cell) => said(cell).map_or(0, |words| width(&words)),
                None => 0,
            },
            Cells::Said(_) => self.get(column).map_or(0, |words| width(&words)),
        }
    }
}

fn said(cell: &report::Cell) -> Option<Cow<'_, str>> {
    match cell {
        report::Cell::Undefined | report::Cell::Because(_) => None,
        report::Cell::Words(words) => Some(Cow::Borrowed(words)),
        figure => Some(Cow::Owned(figure.shown())),
    }
}

fn digits(number: u64) -> usize {
    number.checked_ilog10().map_or(1, |tens| tens as usize + 1)
}

impl From<Vec<Cell>> for Cells {
    fn from(cells: Vec<Cell>) -> Cells {
        Cells::Said(cells)
    }
}

impl FromIterator<Cell> for Cells {
    fn from_iter<I: IntoIterator<Item = Cell>>(cells: I) -> Cells {
        Cells::Said(cells.into_iter().collect())
    }
}
