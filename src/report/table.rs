//! A table as a value: what was counted or found, before anyone decides how it is written down.

use std::borrow::Cow;

use super::Leads;
use super::again::Made;
use crate::study::TranscriptId;

/// A heading that says what is told, and for whom; then rows with one cell a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Unit, scope and study, in words: a figure never stands without them.
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// Unit, layer, scope and formula, a sentence each: what has to be known to use a figure.
    pub notes: Vec<String>,
    /// The command line that gives this table again; empty where there is none.
    pub again: String,
    /// Of which study, layer and part, where it was counted.
    pub made: Option<Box<Made>>,
    /// The questions whose answers are the quotes behind the cells.
    pub leads: Leads,
    /// Cells that speak of one place: which row and column, the transcript, and the code point in it.
    pub places: Vec<((usize, usize), (TranscriptId, u32))>,
    /// Which cells may be held against each other by shading.
    pub heat: Heat,
    /// Its cells hold texts: people read a block for each row, which so many cells at its beginning name.
    pub blocks: Option<usize>,
}

/// The cells of a table that hold one measure, so that more can be told from less at a glance. Totals are outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Heat {
    #[default]
    Nowhere,
    /// The first rows, and the columns beside the first.
    Block { rows: usize, columns: usize },
    /// A half matrix without its diagonal.
    BelowDiagonal,
}

impl Heat {
    fn holds(self, row: usize, column: usize) -> bool {
        match self {
            Heat::Nowhere => false,
            Heat::Block { rows, columns } => row < rows && (1..=columns).contains(&column),
            Heat::BelowDiagonal => (1..=row).contains(&column),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub side: Side,
}

/// Where the cells of a column stand when it is wider than they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Words(String),
    Number(u64),
    /// Told to so many places, in every form alike; always finite.
    Decimal {
        value: f64,
        places: u8,
    },
    /// So many of so many.
    Share(u64, u64),
    /// There is nothing to say here, or it cannot be said; never to be mistaken for 0.
    Undefined,
    /// It cannot be said, and this is why.
    Because(String),
}

/// What stands in a table for people where nothing is defined.
const DASH: &str = "–";

impl Table {
    pub fn new(title: impl Into<String>, columns: impl IntoIterator<Item = Column>) -> Table {
        Table { title: title.into(), columns: columns.into_iter().collect(), ..Table::default() }
    }

    /// The question behind a cell.
    pub fn lead(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        self.leads.of(row, column)
    }

    /// The place a cell speaks of.
    pub fn place(&self, row: usize, column: usize) -> Option<&(TranscriptId, u32)> {
        self.places.iter().find(|(cell, _)| *cell == (row, column)).map(|(_, place)| place)
    }

    /// The figure of a cell that may be shaded.
    pub fn heat(&self, row: usize, column: usize) -> Option<f64> {
        let cell = self.rows.get(row)?.get(column)?;
        self.heat.holds(row, column).then(|| cell.figure()).flatten()
    }

    /// The largest figure that may be shaded; 0 where there is none.
    pub fn hottest(&self) -> f64 {
        if self.heat == Heat::Nowhere {
            return 0.0;
        }
        let cells = self.rows.iter().enumerate().flat_map(|(n, row)| (0..row.len()).map(move |m| (n, m)));
        cells.filter_map(|(row, column)| self.heat(row, column)).fold(0.0, f64::max)
    }

    /// The rows that hold cells which may be shaded.
    pub fn shaded_rows(&self) -> std::ops::Range<usize> {
        match self.heat {
            Heat::Nowhere => 0..0,
            Heat::Block { rows, .. } => 0..rows.min(self.rows.len()),
            Heat::BelowDiagonal => 0..self.rows.len(),
        }
    }

    /// The columns that do.
    pub fn shaded_columns(&self) -> std::ops::Range<usize> {
        match self.heat {
            Heat::Nowhere => 0..0,
            Heat::Block { columns, .. } => 1..columns + 1,
            Heat::BelowDiagonal => 1..self.rows.len() + 1,
        }
    }

    /// A cell that may be shaded, whether or not it is a figure.
    pub fn shaded(&self, row: usize, column: usize) -> Option<&Cell> {
        let cell = self.rows.get(row)?.get(column)?;
        self.heat.holds(row, column).then_some(cell)
    }

    /// What stands under the table for people: the notes, why there are dashes, and how to come by it again.
    pub fn below(&self) -> Vec<String> {
        self.below_as(&self.again)
    }

    /// The same of another form, which another line gives again.
    pub fn below_as(&self, again: &str) -> Vec<String> {
        let mut whys: Vec<String> = Vec::new();
        for cell in self.rows.iter().flatten() {
            match cell {
                Cell::Because(why) if whys.last() != Some(why) && !whys.contains(why) => {
                    whys.push(why.clone())
                }
                _ => {}
            }
        }
        let whys = whys.into_iter().map(|why| format!("{DASH} {why}"));
        let again = (!again.is_empty()).then(|| format!("Again: {again}"));
        let made = self.made.as_ref().map(|made| made.told());
        self.notes.iter().cloned().chain(whys).chain(again).chain(made).collect()
    }
}

impl Column {
    pub fn words(name: &str) -> Column {
        Column { name: name.into(), side: Side::Left }
    }

    pub fn numbers(name: &str) -> Column {
        Column { name: name.into(), side: Side::Right }
    }
}

impl Cell {
    pub fn words(words: impl Into<String>) -> Cell {
        Cell::Words(words.into())
    }

    pub fn number(number: usize) -> Cell {
        Cell::Number(number as u64)
    }

    /// `of` what there is none, there is no share.
    pub fn share(number: usize, of: usize) -> Cell {
        if of == 0 { Cell::Undefined } else { Cell::Share(number as u64, of as u64) }
    }

    /// Rounded once, here, so that every form tells the same; what is not finite is undefined.
    pub fn decimal(value: f64, places: u8) -> Cell {
        let rounded = rounded(value, places);
        if f64::is_finite(rounded) { Cell::Decimal { value: rounded, places } } else { Cell::Undefined }
    }

    /// `part` of `whole` in percent; of nothing, `why` it cannot be said.
    pub fn percent(part: u64, whole: u64, why: &str) -> Cell {
        if whole == 0 {
            Cell::Because(why.into())
        } else {
            Cell::decimal(part as f64 * 100.0 / whole as f64, 1)
        }
    }

    /// Nothing said is no cell of zero length but an undefined one.
    pub fn maybe(words: Option<impl Into<String>>) -> Cell {
        words.map_or(Cell::Undefined, |words| Cell::Words(words.into()))
    }

    /// As a number, where it is one.
    pub fn figure(&self) -> Option<f64> {
        match *self {
            Cell::Number(number) => Some(number as f64),
            Cell::Decimal { value, .. } => Some(value),
            Cell::Share(number, of) => (of > 0).then(|| number as f64 / of as f64),
            Cell::Words(_) | Cell::Undefined | Cell::Because(_) => None,
        }
    }

    /// As people read it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Words(words) => words.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Decimal { value, places } => format!("{value:.*}", usize::from(*places)),
            Cell::Share(number, of) => format!("{number} of {of}"),
            Cell::Undefined | Cell::Because(_) => DASH.into(),
        }
    }
}

/// To the nearest decimal number of so many places. What lies close to the middle between two of them is left to the
/// exact rules of writing a number down.
fn rounded(value: f64, places: u8) -> f64 {
    const SURELY: f64 = 1e-3;
    const EXACT: f64 = 1e12;
    let scale = 10_f64.powi(i32::from(places));
    let scaled = value * scale;
    let is_sure = places <= 9 && scaled.abs() < EXACT && (scaled.fract().abs() - 0.5).abs() > SURELY;
    let exactly = || format!("{value:.*}", usize::from(places)).parse().unwrap_or(f64::NAN);
    if is_sure { scaled.round() / scale } else { exactly() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_decimal_is_rounded_as_it_would_be_written(
            value in prop_oneof![any::<f64>(), -1e6..1e6f64, (0u32..3000, 1u32..3000).prop_map(|(a, b)| f64::from(a) / f64::from(b)),
                (0u32..100_000).prop_map(|n| f64::from(n) / 2000.0)],
            places in 0u8..6,
        ) {
            let written: f64 = format!("{value:.*}", usize::from(places)).parse().unwrap();
            prop_assert_eq!(rounded(value, places).to_bits() << 1, written.to_bits() << 1, "{} {}", value, places);
        }
    }
}
