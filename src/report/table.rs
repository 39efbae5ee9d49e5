//! A table as a value: what was counted or found, before anyone decides how it is written down.

/// A heading that says what is told, and for whom; then rows with one cell a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Unit, scope and study, in words: a figure never stands without them.
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
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
    /// So many of so many.
    Share(u64, u64),
    /// There is nothing to say here, or it cannot be said; never to be mistaken for 0.
    Undefined,
}

/// What stands in a table for people where nothing is defined.
const DASH: &str = "–";

impl Table {
    pub fn new(title: impl Into<String>, columns: impl IntoIterator<Item = Column>) -> Table {
        Table { title: title.into(), columns: columns.into_iter().collect(), rows: Vec::new() }
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

    /// Nothing said is no cell of zero length but an undefined one.
    pub fn maybe(words: Option<impl Into<String>>) -> Cell {
        words.map_or(Cell::Undefined, |words| Cell::Words(words.into()))
    }

    /// As people read it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Words(words) => words.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Share(number, of) => format!("{number} of {of}"),
            Cell::Undefined => DASH.into(),
        }
    }
}
