//! A table in a grid: what was counted or told, row by row.

use std::sync::Arc;

use super::{Column, Filling, Of, Row};
use crate::report::{Cell, Side, Table};

/// A table on the desk. Two are the same only if they are one.
#[derive(Clone, Debug)]
pub struct Shown(pub Arc<Table>);

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Shown {}

pub(super) fn fill(Shown(table): &Shown) -> Filling {
    let column = |(n, column): (usize, &crate::report::Column)| match column.side {
        Side::Left => Column::new(Of::Nth(n), column.name.as_str()),
        Side::Right => Column::number(Of::Nth(n), column.name.as_str()),
    };
    let cell = |cell: &Cell| match cell {
        Cell::Undefined | Cell::Because(_) => None,
        told => Some(told.shown()),
    };
    let row = |(n, row): (usize, &Vec<Cell>)| Row {
        of: Of::Nth(n),
        cells: row.iter().map(cell).collect(),
        faint: false,
    };
    Filling {
        columns: table.columns.iter().enumerate().map(column).collect(),
        rows: table.rows.iter().enumerate().map(row).collect(),
    }
}
