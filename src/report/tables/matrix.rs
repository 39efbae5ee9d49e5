//! Anything by anything: codes by cases, cases by waves, codes by coders, questions, answers.

use super::Asked;
use crate::analysis::ask::written;
use crate::analysis::cross::{Axis, Crossed, Figure, Heading, NONE, Shares, cross, headings_of, shares};
use crate::analysis::ground::Ground;
use crate::each::each;
use crate::report::{self, Cell, Column, Heat, Leads, Table};
use crate::text::Unit;

/// What a cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    #[default]
    Codings,
    Units,
    CodePoints,
    Cases,
    /// 1 or 0.
    Present,
    /// Of what is said under the row's or the column's heading, in percent.
    Speech(Whole),
}

/// Of what a cell is told in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    Row,
    Column,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    pub rows: Axis,
    pub columns: Axis,
    pub measure: Measure,
    pub unit: Unit,
    pub percent: Option<Whole>,
}

pub fn matrix(asked: &Asked, matrix: &Matrix) -> Table {
    let ground = &asked.ground;
    let speech = matrix.speech(ground);
    let crossed = match speech {
        Some(_) => headings_of(ground, &matrix.rows, &matrix.columns),
        None => cross(ground, &matrix.rows, &matrix.columns, matrix.unit),
    };
    let crossed = &Counted { speech, crossed };
    let names = crossed.columns.iter().map(|heading| head(&matrix.columns, heading));
    let heads = [Column::words(&axis_name(&matrix.rows))]
        .into_iter()
        .chain(names.map(|name| Column::numbers(&name)))
        .chain([Column::numbers(ALL)]);
    let mut table = asked.table(&title(matrix), heads);
    table.notes.extend(notes(matrix, crossed));
    let rows: Vec<Option<usize>> = (0..crossed.rows.len()).map(Some).chain([None]).collect();
    table.rows = each(&rows, |row| cells(asked, matrix, crossed, *row));
    table.leads = leads(asked, matrix, crossed);
    table.heat = Heat::Block { rows: crossed.rows.len(), columns: crossed.columns.len() };
    table
}

/// The total of a side: counted anew, so that what stands under two headings counts once.
const ALL: &str = "all (union)";

/// What is told in the cells.
struct Counted {
    crossed: Crossed,
    /// Where shares of speech are asked for.
    speech: Option<(Whole, Shares)>,
}

impl std::ops::Deref for Counted {
    type Target = Crossed;

    fn deref(&self) -> &Crossed {
        &self.crossed
    }
}

impl Matrix {
    fn speech(&self, ground: &Ground) -> Option<(Whole, Shares)> {
        let Measure::Speech(of) = self.measure else { return None };
        let shares = match of {
            Whole::Row => shares(ground, &self.rows, &self.columns),
            Whole::Column => shares(ground, &self.columns, &self.rows),
        };
        Some((of, shares))
    }
}

fn columns(crossed: &Crossed) -> impl Iterator<Item = Option<usize>> {
    (0..crossed.columns.len()).map(Some).chain([None])
}

fn cells(asked: &Asked, matrix: &Matrix, crossed: &Counted, row: Option<usize>) -> Vec<Cell> {
    let name = match (row, &matrix.rows) {
        (None, _) => ALL.into(),
        (Some(row), Axis::Code { .. }) => asked.name(row),
        (Some(row), axis) => crossed.rows.get(row).map(|heading| head(axis, heading)).unwrap_or_default(),
    };
    let mut cells = vec![Cell::words(name)];
    if crossed.speech.is_some() || matrix.percent.is_some() {
        cells.extend(columns(crossed).map(|column| cell(matrix, crossed, row, column)));
        return cells;
    }
    let all = crossed.columns.len();
    cells.resize(all + 2, Cell::Number(0));
    for (column, figure) in crossed.row(row) {
        if let Some(cell) = cells.get_mut(column.unwrap_or(all) + 1) {
            *cell = Cell::Number(measured(matrix.measure, figure));
        }
    }
    cells
}

fn cell(matrix: &Matrix, crossed: &Counted, row: Option<usize>, column: Option<usize>) -> Cell {
    if let Some((of, shares)) = &crossed.speech {
        let (speech, other) = if *of == Whole::Row { (row, column) } else { (column, row) };
        return Cell::percent(shares.coded(speech, other), shares.said(speech), "nobody says anything there");
    }
    let measured = |row, column| crossed.at(row, column).map_or(0, |figure| measured(matrix.measure, figure));
    let here = measured(row, column);
    match matrix.percent {
        None => Cell::Number(here),
        Some(Whole::Row) => Cell::percent(here, measured(row, None), "nothing is counted in the whole row"),
        Some(Whole::Column) => {
            Cell::percent(here, measured(None, column), "nothing is counted in the whole column")
        }
    }
}

fn measured(measure: Measure, figure: &Figure) -> u64 {
    match measure {
        Measure::Codings => figure.codings,
        Measure::Units => figure.units,
        Measure::CodePoints => figure.characters,
        Measure::Cases => figure.cases.len() as u64,
        Measure::Present => u64::from(figure.codings > 0),
        // Told by [`Shares`].
        Measure::Speech(_) => figure.characters,
    }
}

fn title(matrix: &Matrix) -> String {
    let what = match matrix.measure {
        Measure::Codings => "Codings".into(),
        Measure::Units => format!("Coded {}s", matrix.unit.name()),
        Measure::CodePoints => "Coded code points".into(),
        Measure::Cases => "Cases".into(),
        Measure::Present => "Whether there is any coding (1) or none (0)".into(),
        Measure::Speech(Whole::Row) => "% of the row's speech that is coded so".into(),
        Measure::Speech(Whole::Column) => "% of the column's speech that is coded so".into(),
    };
    let percent = match matrix.percent {
        None => "",
        Some(Whole::Row) => ", in % of the row",
        Some(Whole::Column) => ", in % of the column",
    };
    format!("{what}{percent}: {} by {}", axis_name(&matrix.rows), axis_name(&matrix.columns))
}

fn notes(matrix: &Matrix, crossed: &Crossed) -> Vec<String> {
    let mut notes = vec![
        "Totals (“all (union)”) are counted anew: what stands under two headings counts once, so they are no sums."
            .into(),
    ];
    match matrix.measure {
        Measure::Units => notes
            .push(format!("Unit: a {} of what participants say counts once in a cell.", matrix.unit.name())),
        Measure::CodePoints => notes.push("Unit: code points of what participants say.".into()),
        Measure::Speech(_) => notes.push(
            "Unit: code points of what participants say under the heading, each once; whosever codings they carry."
                .into(),
        ),
        _ => {}
    }
    if [&matrix.rows, &matrix.columns].contains(&&Axis::Code { with_below: true }) {
        notes.push("Each code with all codes below it.".into());
    }
    for (axis, headings) in [(&matrix.rows, &crossed.rows), (&matrix.columns, &crossed.columns)] {
        notes.extend(people(axis, headings));
        let is_open = headings.iter().any(|heading| heading.name == NONE);
        notes.extend(is_open.then(|| format!("{NONE}: what has no {}.", axis_name(axis))));
    }
    notes
}

/// n of each group that is compared.
fn people(axis: &Axis, headings: &[Heading]) -> Option<String> {
    if !matches!(axis, Axis::Wave | Axis::Group | Axis::Attribute(..)) {
        return None;
    }
    let told = headings.iter().map(|heading| format!("{} {}", head(axis, heading), heading.cases.len()));
    Some(format!("n (cases who speak there): {}.", told.collect::<Vec<_>>().join(", ")))
}

fn axis_name(axis: &Axis) -> String {
    match axis {
        Axis::Code { .. } => "code".into(),
        Axis::Case => "case".into(),
        Axis::Wave => "wave".into(),
        Axis::Transcript => "transcript".into(),
        Axis::Speaker => "speaker".into(),
        Axis::Coder => "coder".into(),
        Axis::Group => "group".into(),
        Axis::Question => "question".into(),
        Axis::Attribute(name, _) => name.clone(),
    }
}

fn head(axis: &Axis, heading: &Heading) -> String {
    match axis {
        Axis::Wave if heading.name != NONE => format!("wave {}", heading.name),
        _ => heading.name.clone(),
    }
}

/// The first column names the rows, and leads to all of each.
fn leads(asked: &Asked, matrix: &Matrix, crossed: &Crossed) -> Leads {
    let asks_codes = [&matrix.rows, &matrix.columns].iter().any(|axis| matches!(axis, Axis::Code { .. }));
    let all = |n: usize| (0..n).map(Some).chain([None]);
    let of_row = |at| question(asked, &matrix.rows, &crossed.rows, at);
    let of_column = |at| question(asked, &matrix.columns, &crossed.columns, at);
    Leads::Crossed(Box::new(report::Crossed {
        rows: all(crossed.rows.len()).map(of_row).collect(),
        columns: [None].into_iter().chain(all(crossed.columns.len())).map(of_column).collect(),
        always: (!asks_codes).then(|| "*".into()),
        narrowed: asked.narrowing(),
    }))
}

/// What a heading asks for; nothing more for all of them, and `None` where the language has no words for it.
fn question(asked: &Asked, axis: &Axis, headings: &[Heading], at: Option<usize>) -> Option<String> {
    let (Some(at), Some(heading)) = (at, at.and_then(|at| headings.get(at))) else {
        let is_code = matches!(axis, Axis::Code { .. });
        return Some(if is_code { "*".into() } else { String::new() });
    };
    let value = if heading.name == NONE { "missing".into() } else { written(&heading.name) };
    let field = match axis {
        Axis::Code { with_below } => return Some(asked.asked_for(at, *with_below)),
        Axis::Attribute(name, _) => format!("attr.{}", written(name)),
        _ if heading.name == NONE => return None,
        axis => axis_name(axis),
    };
    Some(format!("{field}={value}"))
}
