//! The framework matrix as it stands: rows by columns, the codings and the summaries of every square.
//!
//! | to know | ask |
//! |---|---|
//! | which codings and summaries meet where | [`frame`] |
//! | why a summary no longer says what stands there | `stale.rs`: [`Stale`] |
//! | the quotes of a square, as a summary of their own | `quotes.rs`: [`quoted`] |
//! | what should be looked at | `findings.rs`: [`remarks`] |

mod findings;
mod quotes;
mod rows;
mod stale;

pub use findings::remarks;
pub use quotes::{place_of, quoted, quotes};
pub use stale::{Stale, in_words};

use std::collections::{BTreeMap, HashMap};

use super::ask::written;
use super::ground::{Ground, Page, Placed};
use crate::study::framework::{Framework, Row, Seen, Square, Summary, Trace};
use crate::study::{CodeId, deeds::Spot};

/// Owned, so that it can be worked out beside the desk and kept there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    pub rows: Vec<Row>,
    pub columns: Vec<Column>,
    /// By row and column.
    pub cells: Vec<Vec<Cell>>,
    pub beside: Beside,
    /// Nobody has chosen the columns: they are the top of the codebook.
    pub is_beginning: bool,
}

/// A code with everything below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub code: CodeId,
    pub name: String,
    /// Whether the codebook has it still.
    pub is_there: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// In reading order, as far as coder and scope let them through.
    pub codings: Vec<Trace>,
    /// All that stand here whoever looks, in order: what a summary written now has seen.
    pub all: Vec<Seen>,
    /// By coder.
    pub summaries: Vec<Told>,
}

/// A summary, and whether it still holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub summary: Summary,
    /// Where each of its links leads now.
    pub links: Vec<Option<Spot>>,
    pub stale: Vec<Stale>,
}

/// Summaries that have no square among these rows and columns: nothing is lost because another view was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Of the other kind of row.
    pub rows: usize,
    /// By the name of their code.
    pub columns: BTreeMap<String, usize>,
    /// Of cases that are not looked at now.
    pub cases: usize,
    /// Columns more than are shown.
    pub columns_left: usize,
}

impl Beside {
    pub fn summaries(&self) -> usize {
        self.rows + self.cases + self.columns.values().sum::<usize>()
    }
}

impl Frame {
    pub fn cell(&self, square: &Square) -> Option<&Cell> {
        let row = self.rows.iter().position(|row| *row == square.row)?;
        let column = self.columns.iter().position(|column| column.code == square.code)?;
        self.cells.get(row)?.get(column)
    }

    /// By the places of its row and column.
    pub fn square(&self, row: usize, column: usize) -> Option<Square> {
        let code = self.columns.get(column)?.code.clone();
        Some(Square { row: self.rows.get(row)?.clone(), code })
    }
}

/// Nobody reads more columns than this, and a file made to harm may name any number.
const MOST: usize = 1_000;

/// What the columns are called that name a row.
const KEYS: [&str; 2] = ["case", "wave"];

/// The question whose answer are the quotes of a square.
pub fn lead(square: &Square) -> String {
    let Square { row, code } = square;
    let wave = row.wave.map(|wave| format!(" wave={wave}")).unwrap_or_default();
    format!("{}/* case={}{wave}", written(code.as_str()), written(row.case.as_str()))
}

/// Codings of `shown` are told; what a summary has not seen is found on the `whole` ground, which is everyone's.
pub fn frame(framework: &Framework, shown: &Ground, whole: &Ground) -> Frame {
    let codes = framework.codes(&whole.study.codebook);
    let columns = columns(&codes, whole);
    let rows = rows::rows(framework, shown, whole);
    let cells = rows.iter().map(|_| vec![Cell::default(); columns.len()]).collect();
    let beside = Beside { columns_left: codes.len().saturating_sub(MOST), ..Beside::default() };
    let mut frame = Frame { rows, columns, cells, beside, is_beginning: framework.is_beginning() };
    frame.place(framework, shown, |cell, trace| cell.codings.push(trace));
    frame.place(framework, whole, |cell, trace| cell.all.push(trace.seen()));
    frame.cells.iter_mut().flatten().for_each(|cell| cell.all.sort());
    frame.tell(framework, whole);
    frame
}

/// A code that was merged away stands under its heir's name, once. Where two have one name, paths tell them apart.
fn columns(codes: &[&CodeId], ground: &Ground) -> Vec<Column> {
    let book = &ground.study.codebook;
    let mut columns: Vec<Column> = Vec::new();
    for code in codes.iter().take(MOST).map(|code| book.heir(code)) {
        if columns.iter().all(|column| column.code != *code) {
            let is_there = book.contains(code.as_str());
            columns.push(Column { code: code.clone(), name: book.name(code).to_string(), is_there });
        }
    }
    let names: Vec<String> =
        columns.iter().map(|column| column.name.clone()).chain(KEYS.map(String::from)).collect();
    let is_shared = |name: &str| names.iter().filter(|known| *known == name).count() > 1;
    for column in columns.iter_mut().filter(|column| column.is_there && is_shared(&column.name)) {
        column.name = format!("{} ({})", book.path(column.code.as_str()), column.code);
    }
    columns
}

impl Frame {
    fn place(&mut self, framework: &Framework, ground: &Ground, mut put: impl FnMut(&mut Cell, Trace)) {
        let by_row: HashMap<&Row, usize> = self.rows.iter().enumerate().map(|(n, row)| (row, n)).collect();
        let by_code = by_code(&self.columns, ground);
        let all = ground.pages.iter().flat_map(|page| page.codings.iter().map(move |placed| (page, placed)));
        for (page, placed) in all {
            let columns = by_code.get(placed.code).map(Vec::as_slice).unwrap_or_default();
            let case = placed.case.and_then(|case| ground.cases.get(case)).filter(|_| !columns.is_empty());
            let row = case.and_then(|case| by_row.get(&rows::row(framework.rows, case, page.wave)));
            let Some(cells) = row.and_then(|row| self.cells.get_mut(*row)) else { continue };
            let trace = trace(page, placed);
            columns.iter().for_each(|n| _ = cells.get_mut(*n).map(|cell| put(cell, trace.clone())));
        }
    }

    fn tell(&mut self, framework: &Framework, whole: &Ground) {
        let study = whole.study;
        let rows: HashMap<Row, usize> =
            self.rows.iter().enumerate().map(|(n, row)| (row.clone(), n)).collect();
        for summary in &framework.summaries {
            let code = study.codebook.heir(&summary.square.code);
            let column = self.columns.iter().position(|column| column.code == *code);
            let row = rows.get(&summary.square.row).copied();
            match (row, column) {
                (Some(row), Some(column)) => {
                    let cell = self.cells.get_mut(row).and_then(|cells| cells.get_mut(column));
                    cell.into_iter()
                        .for_each(|cell| cell.summaries.push(stale::told(study, summary, code, &cell.all)));
                }
                (_, None) => *self.beside.columns.entry(study.codebook.name(code).into()).or_default() += 1,
                (None, _) if rows::is_of_other_kind(framework.rows, &summary.square.row) => {
                    self.beside.rows += 1
                }
                (None, _) => self.beside.cases += 1,
            }
        }
    }
}

/// By the number of a code, the columns that it stands in.
fn by_code(columns: &[Column], ground: &Ground) -> Vec<Vec<usize>> {
    let mut by_code: Vec<Vec<usize>> = vec![Vec::new(); ground.codes.len()];
    for (n, column) in columns.iter().enumerate() {
        let branch = ground.number(column.code.as_str()).map(|code| ground.branch(code));
        for code in branch.into_iter().flatten() {
            by_code.get_mut(code).into_iter().for_each(|columns| columns.push(n));
        }
    }
    by_code
}

fn trace(page: &Page, placed: &Placed) -> Trace {
    let (span, code) = (placed.coding.span, placed.coding.code.clone());
    let spot = Spot { transcript: page.id.clone(), coder: placed.coder.clone(), span, code };
    Trace { spot, at: placed.coding.at }
}

#[cfg(test)]
mod tests;
