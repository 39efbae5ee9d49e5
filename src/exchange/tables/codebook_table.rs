//! The codebook as a table as it goes out. Read in again, it gives the same codebook, but for who made and who weighed a code,
//! and when.

use super::entry::Entry;
use super::lists::joined;
use super::{Row, Sheet};
use crate::analysis::by_code::{Use, by_code};
use crate::report::{Cell, Column, Table};
use crate::study::{Code, Study, Weight};

/// How our own table begins, with no word that Taguette could take for a second path: by name and depth the tree is told whatever stands in the names.
const OWN: [&str; 3] = ["path", "code", "depth"];
const SAID: [&str; 7] = ["kind", "origin", "definition", "include", "exclude", "example", "aliases"];
const RETIRED: &str = "retired";
const SLUG: &str = "slug";
const WEIGHT: &str = "theme weight";
const REASON: &str = "why so much";
const YES: &str = "yes";

/// A row a code, in reading order. Codings are those of all coders; cases count once a code.
pub fn codebook_table(study: &Study) -> Table {
    let words =
        OWN.into_iter().chain(SAID).chain(["colour", RETIRED, SLUG, WEIGHT, REASON]).map(Column::words);
    let counts = ["codings", "cases", "transcripts with below"].into_iter().map(Column::numbers);
    let title = "Codebook; codings by all coders (each coder's coding counts); cases and transcripts counted once each; \
                 “with below” takes in all codes below a code";
    let mut table = Table::new(title, words.chain(counts));
    let uses = by_code(study, None);
    table.rows =
        study.codebook.walk().zip(&uses).map(|((code, depth), used)| row(study, code, depth, used)).collect();
    table
}

fn row(study: &Study, code: &Code, depth: usize, used: &Use) -> Vec<Cell> {
    let names: Vec<&str> =
        study.codebook.line(code.id.as_str()).iter().map(|code| code.name.as_str()).collect();
    let aliases = joined(code.aliases.iter().map(String::as_str));
    vec![
        Cell::words(names.join(" > ")),
        Cell::words(code.name.as_str()),
        Cell::number(depth),
        Cell::words(code.kind.name()),
        Cell::words(code.origin.name()),
        said(&code.definition),
        said(&code.include),
        said(&code.exclude),
        said(&code.example),
        said(&aliases),
        code.colour.map_or(Cell::Undefined, |colour| Cell::Number(u64::from(colour) + 1)),
        said(if code.retired { YES } else { "" }),
        Cell::words(code.id.as_str()),
        code.weight.as_ref().map_or(Cell::Undefined, |weight| Cell::Number(weight.of_100.into())),
        said(code.weight.as_ref().map_or("", |weight| &weight.reason)),
        Cell::number(used.own.codings),
        Cell::number(used.own.cases),
        Cell::number(used.transcripts),
    ]
}

fn said(words: &str) -> Cell {
    Cell::maybe(Some(words).filter(|words| !words.is_empty()))
}

pub(super) fn is_our_own(sheet: &Sheet) -> bool {
    sheet.headings.iter().map(String::as_str).take(OWN.len()).eq(OWN)
}

/// Nothing for tables of others, or when the depths are no tree: then somebody has changed them.
pub(super) fn our_own_paths(sheet: &Sheet, rows: &[&Row]) -> Option<Vec<Vec<String>>> {
    if !is_our_own(sheet) {
        return None;
    }
    let mut line: Vec<String> = Vec::new();
    let path = |row: &&Row| {
        let depth: usize = row.cell(2).parse().ok().filter(|depth| *depth <= line.len())?;
        line.truncate(depth);
        line.push(row.cell(1).to_string());
        Some(line.clone())
    };
    rows.iter().map(path).collect()
}

/// What only our own tables say of a code.
pub(super) fn take_our_own(sheet: &Sheet, row: &Row, entry: &mut Entry) {
    if !is_our_own(sheet) {
        return;
    }
    let cell = |name: &str| sheet.headings.iter().position(|heading| heading == name).map(|at| row.cell(at));
    entry.code.retired = cell(RETIRED) == Some(YES);
    let weight = cell(WEIGHT).and_then(|weight| weight.parse().ok()).filter(|of_100: &u8| *of_100 <= 100);
    let reason = || cell(REASON).unwrap_or_default().to_string();
    entry.code.weight = weight.map(|of_100| Weight { of_100, reason: reason(), made: None });
    entry.slug = cell(SLUG).filter(|slug| !slug.is_empty()).map(str::to_string);
}
