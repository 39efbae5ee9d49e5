//! Two ways of sorting the codings, crossed: codes by cases, cases by waves, codes by coders.
//!
//! A coding may stand under several headings of one side (all codes above it, each of several answers), or under
//! none: then it stands under [`NONE`], so that nothing is lost. Totals are counted anew and are never sums of cells:
//! what stands under two headings counts once in them.

mod share;
mod sorter;

pub use share::{Shares, shares};
use sorter::Sorter;

use super::ground::Ground;
use super::hold::{Held, Hold, holds};
use super::set::Set;
use super::sorted::{Under, lists};
use crate::each::{each, each_with};
use crate::study::AttributeKind;
use crate::text::Unit;

/// By what codings are sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Axis {
    /// With everything below it, or alone.
    Code {
        with_below: bool,
    },
    Case,
    Wave,
    Transcript,
    Speaker,
    Coder,
    Group,
    /// Of the guide, as the turns are marked that ask them.
    Question,
    Attribute(String, AttributeKind),
}

/// What stands under no heading of an axis.
pub const NONE: &str = "(none)";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Every coding counts, whoever made it.
    pub codings: u64,
    /// Of what participants say, a unit once.
    pub units: u64,
    /// Code points of what participants say.
    pub characters: u64,
    /// The numbers of the cases.
    pub cases: Set,
}

/// A heading, and who speaks under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// As the study names it: a slug, an id, a value, a number.
    pub name: String,
    pub cases: Set,
}

#[derive(Clone, Debug, Default)]
pub struct Crossed {
    pub rows: Vec<Heading>,
    pub columns: Vec<Heading>,
    /// By row, that of all rows last; in each the figures by column.
    cells: Vec<Vec<(Side, Figure)>>,
}

/// A heading's number; `None` is all of that side, and stands first.
pub type Side = Option<usize>;

impl Crossed {
    /// The figures of a row, by column, that of all columns first.
    pub fn row(&self, row: Option<usize>) -> &[(Side, Figure)] {
        self.cells.get(row.unwrap_or(self.rows.len())).map(Vec::as_slice).unwrap_or_default()
    }

    /// `None` is all of that side. Where nothing stands there is no figure.
    pub fn at(&self, row: Option<usize>, column: Option<usize>) -> Option<&Figure> {
        let here = self.row(row);
        here.binary_search_by_key(&column, |(known, _)| *known)
            .ok()
            .and_then(|at| here.get(at))
            .map(|(_, it)| it)
    }
}

/// The headings alone, without any figure.
pub fn headings_of(ground: &Ground, rows: &Axis, columns: &Axis) -> Crossed {
    let [rows, columns] = [rows, columns].map(|axis| Sorter::new(ground, axis).headings);
    Crossed { rows, columns, cells: Vec::new() }
}

pub fn cross(ground: &Ground, rows: &Axis, columns: &Axis, unit: Unit) -> Crossed {
    let (rows, columns) = (Sorter::new(ground, rows), Sorter::new(ground, columns));
    let holds = each(&ground.pages, |page| holds(page, unit));
    let laid = laid(ground, &holds, &columns.sorted(ground));
    let everything = (0..).zip(&laid).map(|(number, _)| number).collect();
    let rows_of: Vec<Vec<u32>> =
        lists(&rows.sorted(ground), rows.headings.len()).into_iter().chain([everything]).collect();
    let own = || vec![Counted::default(); columns.headings.len() + 1];
    let cells = each_with(&rows_of, own, |codings, cells| row(codings, &laid, cells));
    Crossed { rows: rows.headings, columns: columns.headings, cells }
}

/// All that a cell takes of a coding, in one place: each is looked at once a row that it stands in.
struct Laid {
    page: usize,
    case: Option<usize>,
    hold: Hold,
    /// Of all columns before the first of them.
    columns: Columns,
}

enum Columns {
    None,
    One(usize),
    Several(Vec<usize>),
}

fn laid(ground: &Ground, holds: &[Vec<Hold>], beside: &[Under]) -> Vec<Laid> {
    let pages = ground.pages.iter().zip(holds).zip(beside).enumerate();
    let codings = pages.flat_map(|(page, ((here, holds), beside))| {
        here.codings.iter().zip(holds).enumerate().map(move |(at, (placed, hold))| Laid {
            page,
            case: placed.case,
            hold: *hold,
            columns: Columns::of(beside.of(at).map(|column| column + 1)),
        })
    });
    codings.collect()
}

impl Columns {
    fn of(mut columns: impl Iterator<Item = usize>) -> Columns {
        match (columns.next(), columns.next()) {
            (None, _) => Columns::None,
            (Some(one), None) => Columns::One(one),
            (Some(one), Some(other)) => Columns::Several([one, other].into_iter().chain(columns).collect()),
        }
    }

    fn all(&self) -> impl Iterator<Item = usize> + '_ {
        let (one, several) = match self {
            Columns::None => (None, &[][..]),
            Columns::One(one) => (Some(*one), &[][..]),
            Columns::Several(several) => (None, several.as_slice()),
        };
        [0].into_iter().chain(one).chain(several.iter().copied())
    }
}

/// A cell while its codings are counted.
#[derive(Clone, Default)]
struct Counted {
    held: Held,
    cases: Set,
}

/// The cells of one row, by column, of all its codings; where nothing stands there is none. `cells` are empty, what is
/// of all columns before the first of them, and are left empty.
fn row(codings: &[u32], laid: &[Laid], cells: &mut [Counted]) -> Vec<(Side, Figure)> {
    let mut met: Vec<usize> = Vec::new();
    for coding in codings.iter().filter_map(|number| laid.get(*number as usize)) {
        for column in coding.columns.all() {
            let Some(cell) = cells.get_mut(column) else { continue };
            if cell.held.codings == 0 {
                met.push(column);
            }
            cell.held.add(coding.page, &coding.hold);
            cell.cases.extend(coding.case);
        }
    }
    met.sort_unstable();
    let told = met.into_iter().filter_map(|column| Some((column, std::mem::take(cells.get_mut(column)?))));
    told.map(|(column, Counted { held, cases })| (column.checked_sub(1), Figure::new(held, cases))).collect()
}

impl Figure {
    fn new(held: Held, cases: Set) -> Figure {
        Figure { codings: held.codings, units: held.units, characters: held.characters, cases }
    }
}

#[cfg(test)]
#[path = "cross_tests.rs"]
mod tests;
