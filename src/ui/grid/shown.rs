//! A table in a grid: what was counted or told, row by row.

use std::sync::Arc;

use super::{Cells, Column, Filling, Of, Row};
use crate::report::called::Counted;
use crate::report::figures::Picture;
use crate::report::{Side, Table};
use crate::ui::answering::{Line, Stand};

/// A table on the desk.
#[derive(Clone, Debug)]
pub struct Shown {
    pub table: Arc<Table>,
    /// The same drawn; `None` for what was only told.
    pub picture: Option<Arc<Picture>>,
    /// By what it was asked; `None` for one that tells of something done, which is never worked out again.
    pub line: Option<Line>,
    /// When it was worked out.
    pub stand: Stand,
    /// The figure that is shaded most.
    hottest: f64,
}

impl Shown {
    pub fn told(table: Table) -> Shown {
        Shown { table: Arc::new(table), picture: None, line: None, stand: Stand::default(), hottest: 0.0 }
    }

    pub fn counted(Counted { table, picture, .. }: Counted, line: Line, stand: Stand) -> Shown {
        let hottest = table.hottest();
        let picture = Some(Arc::new(picture));
        Shown { table: Arc::new(table), picture, line: Some(line), stand, hottest }
    }

    /// How dark a cell is to be, 0 to 3; nothing where there is nothing.
    pub fn shade(&self, row: &Of, column: usize) -> Option<usize> {
        let Of::Nth(row) = *row else { return None };
        let figure = self.table.heat(row, column).filter(|figure| *figure > 0.0)?;
        Some(((figure / self.hottest * 4.0).ceil() as usize).clamp(1, 4) - 1)
    }
}

/// Tables that were asked alike are the same one; what was told is only itself.
impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        match (&self.line, &other.line) {
            (None, None) => Arc::ptr_eq(&self.table, &other.table),
            (one, other) => one == other,
        }
    }
}

impl Eq for Shown {}

pub(super) fn fill(Shown { table, .. }: &Shown) -> Filling {
    let column = |(n, column): (usize, &crate::report::Column)| match column.side {
        Side::Left => Column::new(Of::Nth(n), column.name.as_str()),
        Side::Right => Column::number(Of::Nth(n), column.name.as_str()),
    };
    let row = |n| Row { of: Of::Nth(n), cells: Cells::Of(table.clone(), n), faint: false };
    Filling {
        columns: table.columns.iter().enumerate().map(column).collect(),
        rows: (0..table.rows.len()).map(row).collect(),
    }
}
