//! The framework matrix to be read and handed in: the table that `gloss table STUDY framework` tells, on paper.

use super::{Choices, telling};
use crate::analysis::ask::{Query, Scope, written};
use crate::analysis::framework::frame;
use crate::analysis::ground::{Everywhere, Ground};
use crate::exchange::{Fate, Refused, Told};
use crate::report::again::quoted;
use crate::report::called::{Frame, Standing, called};
use crate::report::document::{Block, Document, Hand};
use crate::report::{Cell, Column, Table};
use crate::study::{Framework, Study, Trail};

/// Codes beside each other on one sheet of paper; more stand on the next ones.
const ABREAST: usize = 4;

/// # Errors
/// When what was chosen of the study cannot be asked for.
pub(super) fn table(study: &Study, choices: &Choices) -> Result<(Table, Told), Refused> {
    let which = &choices.which;
    let words = which.code.as_ref().map(|code| format!("framework --cols {}", quoted(code.as_str())));
    let only = only(choices);
    let coder = which.coder.as_ref().map(ToString::to_string);
    let frame = Frame {
        study,
        called: choices.title.clone(),
        known_by: String::new(),
        root: "STUDY".into(),
        is_indented: false,
        trail: &Trail::default,
        read: |_| Err("nothing is read for this table".into()),
    };
    let table =
        called(words.as_deref().unwrap_or("framework"), frame, &Standing { coder, only: only.clone() });
    let mut table = table.map_err(|why| Refused::unreadable(why.to_string()))?.table;
    // Where the study stands is nobody's business who reads this.
    table.again.clear();
    table.made = None;
    let mut told = told(study, choices, only.as_deref())?;
    telling::letters_in(&mut told, &table);
    Ok((table, told))
}

/// As a question, what the choices leave of the places.
fn only(choices: &Choices) -> Option<String> {
    let case = choices.which.case.as_ref().map(|case| format!("case={}", written(case.as_str())));
    let transcript =
        choices.which.transcript.as_ref().map(|id| format!("transcript={}", written(id.as_str())));
    let parts: Vec<String> = case.into_iter().chain(transcript).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// What was written and has no square on this paper.
fn told(study: &Study, choices: &Choices, only: Option<&str>) -> Result<Told, Refused> {
    let mut chosen = Framework::clone(&study.framework);
    chosen.columns = choices.which.code.as_ref().map_or(chosen.columns, |code| vec![code.clone()]);
    let query = only.map(|line| Query::read(line, study)).transpose();
    let query = query.map_err(|fault| Refused::unreadable(fault.to_string()))?;
    let whole = Ground::new(study, None, &Everywhere);
    let beside = match &query {
        Some(query) => frame(&chosen, &Ground::new(study, None, &Scope::of(query, study)), &whole).beside,
        None => frame(&chosen, &whole, &whole).beside,
    };
    let mut told = Told::default();
    let all = study.framework.summaries.len();
    told.kept("summaries", all.saturating_sub(beside.summaries()));
    for (code, count) in &beside.columns {
        told.add(Fate::Dropped, "summaries", *count, OTHER_CODES, Some(code.clone()));
    }
    told.add(Fate::Dropped, "summaries", beside.rows, "the rows are of the other kind", None);
    told.add(Fate::Dropped, "summaries", beside.cases, "their cases were not asked for", None);
    told.add(Fate::Dropped, "columns", beside.columns_left, "a matrix has no more than a thousand", None);
    Ok(told)
}

const OTHER_CODES: &str = "their codes are no columns: --code, or c in :framework, chooses them";

/// Wide matrices go on from sheet to sheet, each with the names of its rows.
pub(super) fn document(table: &Table) -> Document {
    let keys = table.blocks.unwrap_or(1);
    let places: Vec<usize> = (keys..table.columns.len()).collect();
    let sheets = places.chunks(ABREAST).map(|chosen| Block::Table(sheet(table, keys, chosen)));
    let notes = table.notes.iter().map(|note| Block::said(Hand::Faint, note.as_str()));
    Document { title: table.title.clone(), blocks: notes.chain(sheets).collect(), notes: Vec::new() }
}

fn sheet(table: &Table, keys: usize, chosen: &[usize]) -> Table {
    let places: Vec<usize> = (0..keys).chain(chosen.iter().copied()).collect();
    let columns: Vec<Column> = places.iter().filter_map(|&at| table.columns.get(at).cloned()).collect();
    let names: Vec<&str> = columns.iter().skip(keys).map(|column| column.name.as_str()).collect();
    let mut sheet = Table::new(names.join(", "), columns.clone());
    let cell = |row: &Vec<Cell>, at: usize| row.get(at).cloned().unwrap_or(Cell::Undefined);
    sheet.rows = table.rows.iter().map(|row| places.iter().map(|&at| cell(row, at)).collect()).collect();
    sheet
}
