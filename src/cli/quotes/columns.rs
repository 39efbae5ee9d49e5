//! Passages as a table, for spreadsheets and programs.

use super::told::Told;
use crate::report::{Cell, Column, Side, Table};

/// A column: its name, its side, and what stands in it.
type Field = (&'static str, Side, fn(&Told) -> Cell);

const FIELDS: [Field; 15] = [
    ("transcript", Side::Left, |told| Cell::words(told.passage.transcript.as_str())),
    ("case", Side::Left, |told| Cell::maybe(told.passage.case.as_ref().map(|case| case.as_str()))),
    ("wave", Side::Right, |told| known(told.passage.wave)),
    ("speaker", Side::Left, |told| Cell::maybe(told.passage.speaker())),
    ("turn", Side::Right, |told| known(told.turn())),
    ("start", Side::Right, |told| known(Some(told.passage.span.start))),
    ("end", Side::Right, |told| known(Some(told.passage.span.end))),
    ("code", Side::Left, |told| named(&told.codes)),
    ("coder", Side::Left, |told| named(&told.coders)),
    ("memo", Side::Left, |told| Cell::maybe(told.memo())),
    ("weight", Side::Right, |told| known(told.weight())),
    ("marks", Side::Left, |told| Cell::maybe(told.marks())),
    (BEFORE, Side::Left, |told| Cell::words(told.before)),
    ("quote", Side::Left, |told| Cell::words(told.passage.words())),
    (AFTER, Side::Left, |told| Cell::words(told.after)),
];

const BEFORE: &str = "before";
const AFTER: &str = "after";

pub fn table(title: &str, told: &[Told], with_context: bool) -> Table {
    let wanted = |(name, ..): &&Field| with_context || ![BEFORE, AFTER].contains(name);
    let fields: Vec<&Field> = FIELDS.iter().filter(wanted).collect();
    let columns = fields.iter().map(|&&(name, side, _)| Column { name: name.into(), side });
    let mut table = Table::new(title, columns);
    table.rows = told.iter().map(|told| fields.iter().map(|(_, _, cell)| cell(told)).collect()).collect();
    table
}

fn named(names: &str) -> Cell {
    Cell::maybe((!names.is_empty()).then_some(names))
}

fn known(number: Option<impl Into<u64>>) -> Cell {
    number.map_or(Cell::Undefined, |number| Cell::Number(number.into()))
}
