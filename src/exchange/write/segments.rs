//! Coded segments as a table: a row is a coding, with all that an analyst's other program may sort and count by.

use std::collections::HashSet;

use super::segment::{Segment, attributes};
use crate::report::{Cell, Column, Side, Table};
use crate::study::Study;

/// A column: its name, its side, and what stands in it.
type Field = (&'static str, Side, fn(&Segment) -> Cell);

const WHERE: [Field; 4] = [
    ("transcript", Side::Left, |s| Cell::words(s.quote.transcript.as_str())),
    ("case", Side::Left, |s| Cell::maybe(s.quote.case.as_ref().map(|case| case.as_str()))),
    ("wave", Side::Right, |s| known(s.quote.wave)),
    ("wave label", Side::Left, |s| Cell::maybe(s.wave_label())),
];

const WHAT: [Field; 16] = [
    ("speaker", Side::Left, |s| Cell::maybe(s.quote.speaker())),
    ("turn", Side::Right, |s| s.turn().map_or(Cell::Undefined, Cell::number)),
    ("turn time", Side::Left, |s| Cell::maybe(s.turn_time())),
    ("code", Side::Left, |s| Cell::words(s.path.as_str())),
    ("code slug", Side::Left, |s| Cell::words(s.quote.coding.code.as_str())),
    ("coder", Side::Left, |s| Cell::words(s.quote.coder.as_str())),
    ("coded at", Side::Left, |s| Cell::maybe(s.at())),
    ("start", Side::Right, |s| known(Some(s.quote.coding.span.start))),
    ("end", Side::Right, |s| known(Some(s.quote.coding.span.end))),
    ("weight", Side::Right, |s| known(s.quote.coding.marks.weight)),
    ("golden", Side::Left, |s| yes(s.quote.coding.marks.golden)),
    ("counter", Side::Left, |s| yes(s.quote.coding.marks.counter)),
    ("memo", Side::Left, |s| Cell::maybe(s.memo())),
    ("text", Side::Left, |s| Cell::maybe(s.words())),
    ("doubtful", Side::Left, |s| yes(s.doubt().is_some())),
    ("doubtful because", Side::Left, |s| Cell::maybe(s.doubt())),
];

/// Start and end are counted in code points, the end is not part of the passage; turns from 1.
pub(super) fn table(study: &Study, title: String, segments: &[Segment]) -> Table {
    let attributes = attributes(study);
    let column = |&(name, side, _): &Field| Column { name: name.into(), side };
    let asked = names_for(&attributes).into_iter().map(|name| Column { name, side: Side::Left });
    let mut table = Table::new(title, WHERE.iter().map(column).chain(asked).chain(WHAT.iter().map(column)));
    table.rows = segments.iter().map(|segment| row(segment, &attributes)).collect();
    table
}

fn row(segment: &Segment, attributes: &[&str]) -> Vec<Cell> {
    let answers = attributes.iter().map(|name| Cell::maybe(segment.attribute(name)));
    let place = WHERE.iter().map(|(.., cell)| cell(segment));
    place.chain(answers).chain(WHAT.iter().map(|(.., cell)| cell(segment))).collect()
}

/// Attributes stand under their own names, unless a column of ours is called so: then under `case weight`.
fn names_for(attributes: &[&str]) -> Vec<String> {
    let ours = WHERE.iter().chain(&WHAT).map(|&(name, ..)| name);
    let mut taken: HashSet<String> = ours.chain(attributes.iter().copied()).map(str::to_string).collect();
    let is_ours = |name: &str| WHERE.iter().chain(&WHAT).any(|&(our, ..)| our == name);
    let mut name_for = |attribute: &&str| {
        let mut name = attribute.to_string();
        while is_ours(&name) || (name != *attribute && taken.contains(&name)) {
            name = format!("case {name}");
        }
        taken.insert(name.clone());
        name
    };
    attributes.iter().map(&mut name_for).collect()
}

fn known(number: Option<impl Into<u64>>) -> Cell {
    number.map_or(Cell::Undefined, |number| Cell::Number(number.into()))
}

fn yes(is: bool) -> Cell {
    Cell::words(if is { "yes" } else { "no" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_attribute_takes_the_place_of_a_column() {
        let names = names_for(&["age", "weight", "case weight", "code"]);
        assert_eq!(names, ["age", "case case weight", "case weight", "case code"]);
    }
}
