//! Codebooks: a row a code in a table, a heading or an indented line a code in a text.
//!
//! Known by their columns are the codebooks of MAXQDA (`Code`, `Memo`), NVivo (`Name`, `Description`), ATLAS.ti (`Code`,
//! `Comment`), Taguette (`tag`, `description`) and our own. Of other programs' colours the nearest of our twelve is taken.

use std::collections::HashMap;

use super::columns::wanting;
use super::entry::{DEEPEST, Entry, kind, origin, planted, within};
use super::headings::{Role, key};
use super::lists::parted;
use super::outline::{drop_title, outline, under};
use super::{Columns, Roles, Row, Sheet, codebook_table, paths};
use crate::exchange::documents::{self, Block};
use crate::exchange::{Borrowed, Refused, Source, Told, colour};
use crate::study::Study;
use crate::study::colour::COLOURS;

const PARTS: [Role; 10] = [
    Role::Code,
    Role::Memo,
    Role::Parent,
    Role::Include,
    Role::Exclude,
    Role::Example,
    Role::Kind,
    Role::Origin,
    Role::Colour,
    Role::Aliases,
];
/// Columns that say nothing about a code itself: counts and inner names. No loss.
const FIGURES: &str = "guid, id, generated, files, references, sources, number of highlights, number of documents, codings, \
    cases, transcripts with below, documents, segments, grounded, density, weight, depth, name";

/// A study with a codebook and nothing else: from csv, xlsx and the like; from md and txt; from what
/// [`documents::read`] reads (docx, odt, html …).
///
/// # Errors
/// When it cannot be read, a mapped heading is not there, or there are no codes in it.
pub fn codebook(source: &Source, columns: &Columns) -> Result<Borrowed, Refused> {
    let Read { study, told, columns } = match source.ending().as_str() {
        _ if super::is_table(source) => {
            let sheet = Sheet::read(source, columns.sheet.as_deref())?;
            of_sheet(&sheet, columns)?
        }
        "md" | "markdown" | "txt" | "text" => of_outline(source)?,
        _ => of_document(source, columns)?,
    };
    if study.codebook.is_empty() {
        return Err(Refused::unreadable(format!("{} holds no codes", source.name())));
    }
    Ok(Borrowed { what: "codebook".into(), columns, study, told, ..Borrowed::default() })
}

/// What a codebook says, and which columns of a table say it.
struct Read {
    study: Study,
    told: Told,
    columns: Vec<(&'static str, String)>,
}

fn of_outline(source: &Source) -> Result<Read, Refused> {
    let mut told = Told::default();
    let text = super::delimited::text(source, &mut told)?;
    let mut entries = outline(&text, &mut told);
    drop_title(&mut entries, &mut told);
    let study = planted(entries, |_| source.name(), &mut told)?;
    Ok(Read { study, told, columns: Vec::new() })
}

/// The first table of a document that names codes; without one its headings are codes, its paragraphs what they mean.
fn of_document(source: &Source, columns: &Columns) -> Result<Read, Refused> {
    let document = documents::read(source)?;
    for block in &document.blocks {
        let Block::Table(rows) = block else { continue };
        let sheet = of_table(source, rows)?;
        if let Ok(mut read) = of_sheet(&sheet, columns) {
            read.told.join(document.told);
            return Ok(read);
        }
    }
    let mut told = document.told;
    let mut entries: Vec<Entry> = Vec::new();
    let headings: Vec<&str> = document.blocks.iter().filter_map(heading).collect();
    let mark = paths::mark(&headings, false);
    let mut line = Vec::new();
    for block in &document.blocks {
        match (block, entries.last_mut()) {
            (Block::Heading(0, title), _) => told.dropped("titles", "they are no code", title.as_str()),
            (Block::Heading(_, name), _) if mark.is_some() && !name.trim().is_empty() => {
                entries.push(Entry::new(paths::parted(name, mark)))
            }
            (Block::Heading(depth, name), _) if !name.trim().is_empty() => {
                entries.push(Entry::new(under(&mut line, usize::from(*depth), name.trim())))
            }
            (Block::Paragraph(runs), Some(entry)) => {
                super::outline::explain(entry, &runs.iter().map(|run| run.text.as_str()).collect::<String>());
            }
            (Block::Paragraph(_), None) => {
                told.dropped("paragraphs", "they stand before the first code", source.name())
            }
            (Block::Table(_), _) => told.dropped("tables", "they have no column of codes", source.name()),
            (Block::Heading(..), _) => {}
        }
    }
    drop_title(&mut entries, &mut told);
    let study = planted(entries, |_| source.name(), &mut told)?;
    Ok(Read { study, told, columns: Vec::new() })
}

fn heading(block: &Block) -> Option<&str> {
    if let Block::Heading(1.., name) = block { Some(name) } else { None }
}

fn of_table(source: &Source, rows: &[Vec<String>]) -> Result<Sheet, Refused> {
    let rows = rows.iter().enumerate().map(|(at, cells)| Row { number: at + 1, cells: cells.clone() });
    Sheet::of(source.name(), rows.collect(), Told::default())
}

fn of_sheet(sheet: &Sheet, columns: &Columns) -> Result<Read, Refused> {
    let mut told = sheet.told.clone();
    let roles = columns.settle(sheet, &PARTS, Role::Skip)?;
    let Some(code) = roles.find(Role::Code) else {
        return Err(wanting(sheet, "no column names the codes", "code=Name"));
    };
    tell_skipped(sheet, &roles, &mut told);
    let listed: Vec<&Row> = sheet.rows.iter().filter(|row| !row.cell(code).is_empty()).collect();
    within(listed.len(), &sheet.name)?;
    let paths = paths_of(sheet, &listed, &roles, code);
    let mut entries: Vec<Entry> = Vec::with_capacity(listed.len());
    for (row, path) in listed.iter().zip(paths) {
        let mut entry = Entry::new(path);
        codebook_table::take_our_own(sheet, row, &mut entry);
        describe(sheet, row, &roles, &mut entry, &mut told);
        entries.push(entry);
    }
    let place = |at: usize| format!("{}, row {}", sheet.name, listed.get(at).map_or(0, |row| row.number));
    let study = planted(entries, place, &mut told)?;
    Ok(Read { study, told, columns: roles.told(sheet) })
}

/// By depth in our own tables, by a column of parents, else by the marks in the names.
fn paths_of(sheet: &Sheet, rows: &[&Row], roles: &Roles, code: usize) -> Vec<Vec<String>> {
    if let Some(paths) = codebook_table::our_own_paths(sheet, rows) {
        return paths;
    }
    let names: Vec<&str> = rows.iter().map(|row| paths::bare(row.cell(code))).collect();
    let surely = sheet.headings.get(code).is_some_and(|heading| key(heading).contains("path"));
    let mark = paths::mark(&names, surely);
    let own = names.iter().map(|name| paths::parted(name, mark));
    match roles.find(Role::Parent) {
        Some(parent) => {
            let above: Vec<&str> = rows.iter().map(|row| row.cell(parent)).collect();
            let parents: HashMap<&str, &str> = names.iter().copied().zip(above.iter().copied()).collect();
            // MAXQDA names all that stands above: `Barriers\Role`.
            let mark = paths::mark(&above, false);
            own.zip(above)
                .map(|(path, parent)| match mark.filter(|mark| parent.contains(*mark)) {
                    Some(mark) => [paths::parted(parent, Some(mark)), path].concat(),
                    None => below(&parents, parent, path),
                })
                .collect()
        }
        None => own.collect(),
    }
}

/// The path of a code below its parent, below the parent's parent, and so on; circles end where they begin.
fn below(parents: &HashMap<&str, &str>, parent: &str, own: Vec<String>) -> Vec<String> {
    let mut line = vec![];
    let mut next = parent;
    while !next.is_empty() && !line.contains(&next) && line.len() < DEEPEST {
        line.push(next);
        next = parents.get(next).copied().unwrap_or("");
    }
    line.into_iter().rev().map(str::to_string).chain(own).collect()
}

fn describe(sheet: &Sheet, row: &Row, roles: &Roles, entry: &mut Entry, told: &mut Told) {
    let cell = |role| roles.find(role).map_or("", |column| row.cell(column));
    let code = &mut entry.code;
    code.definition = cell(Role::Memo).into();
    code.include = cell(Role::Include).into();
    code.exclude = cell(Role::Exclude).into();
    code.example = cell(Role::Example).into();
    code.aliases = parted(cell(Role::Aliases));
    let place = roles.find(Role::Colour).map(|column| sheet.place(row, column)).unwrap_or_default();
    code.colour = numbered(cell(Role::Colour)).or_else(|| colour::take(cell(Role::Colour), &place, told));
    let mut unknown = |role: Role, kinds: &str, why: &str| {
        let place = sheet.place(row, roles.find(role).unwrap_or(usize::MAX));
        told.dropped(kinds, why, format!("{place}: “{}”", cell(role)));
    };
    match kind(&cell(Role::Kind).to_lowercase()) {
        Some(kind) => code.kind = kind,
        None if cell(Role::Kind).is_empty() => {}
        None => unknown(Role::Kind, "kinds", "a code is a code, category, theme or macro-category"),
    }
    match origin(&cell(Role::Origin).to_lowercase()) {
        Some(origin) => code.origin = origin,
        None if cell(Role::Origin).is_empty() => {}
        None => unknown(Role::Origin, "origins", "a code is inductive, deductive or in vivo"),
    }
}

/// People count colours from 1.
fn numbered(cell: &str) -> Option<u8> {
    let number: u8 = cell.parse().ok()?;
    number.checked_sub(1).filter(|colour| usize::from(*colour) < COLOURS)
}

fn tell_skipped(sheet: &Sheet, roles: &Roles, told: &mut Told) {
    let ours = codebook_table::is_our_own(sheet);
    for column in roles.all(Role::Skip) {
        let heading = sheet.headings.get(column).map_or("", String::as_str);
        let figures = FIGURES.split(", ").any(|figure| figure == key(heading));
        if !figures && !ours && sheet.given(column).next().is_some() {
            told.dropped("columns", "a codebook has no place for them", format!("{}, {heading}", sheet.name));
        }
    }
}
