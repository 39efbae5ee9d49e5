//! `gloss table STUDY --verify FILE`: would the same table come out today?

use std::fs;
use std::path::Path;

use super::paper::Paper;
use super::trouble::{Leave, Trouble};
use crate::exchange::Source;
use crate::exchange::documents::{self, Block};
use crate::report::saved::{Difference, Saved, saved};
use crate::report::{TABLE_ENDINGS, Table, TableForm, written};

/// Cells that are told before the rest is only counted.
const TOLD: usize = 10;

/// Bytes of a file that is looked into at all.
const LARGEST: u64 = 1 << 28;

/// `table` is worked out by the line that stands in the file, or by what was typed; for people the tree of codes is
/// indented, and a file does not say for whom it was written.
pub fn verify(
    file: &Path,
    known_by: &str,
    paper: &Paper,
    table: impl Fn(Option<&str>, bool) -> Result<Table, Trouble>,
) -> Result<Leave, Trouble> {
    let (then, form) = read(file)?;
    let today = |is_indented| {
        let bytes = written(&table(then.again(), is_indented)?, form)?;
        again(&bytes, form).map_err(Trouble::Refused)
    };
    let mut found = then.differences(&today(form == TableForm::Text)?);
    if !found.is_empty() {
        let other = then.differences(&today(form != TableForm::Text)?);
        found = if other.len() < found.len() { other } else { found };
    }
    paper.put(&told(file, &then, &found, known_by))?;
    Ok(if found.is_empty() { Leave::Done } else { Leave::Refused })
}

fn read(file: &Path) -> Result<(Saved, TableForm), Trouble> {
    let form = TableForm::of(file).ok_or_else(|| {
        Trouble::Wrong(format!("{} is no saved table: use {TABLE_ENDINGS}", file.display()))
    })?;
    let size = fs::metadata(file).map_err(|error| Trouble::file("read", file, &error))?.len();
    if size > LARGEST {
        return Err(Trouble::Wrong(format!("{} is larger than any table: {size} bytes", file.display())));
    }
    let bytes = fs::read(file).map_err(|error| Trouble::file("read", file, &error))?;
    let read = again(&bytes, form).map_err(|why| Trouble::Wrong(format!("{}: {why}", file.display())))?;
    Ok((read, form))
}

/// What stands in a document is read as any other document is.
fn again(bytes: &[u8], form: TableForm) -> Result<Saved, String> {
    if form != TableForm::Docx {
        return saved(bytes, form);
    }
    let document = documents::read(&Source::of("table.docx", bytes)).map_err(|why| why.to_string())?;
    let mut found = Saved::default();
    for block in document.blocks {
        match block {
            Block::Table(rows) => found.rows.extend(rows),
            Block::Paragraph(runs) => found.below.push(runs.into_iter().map(|run| run.text).collect()),
            Block::Heading(..) => {}
        }
    }
    if found.rows.is_empty() {
        return Err("no table stands in it".into());
    }
    found.heads = found.rows.remove(0);
    Ok(found)
}

fn told(file: &Path, then: &Saved, found: &[Difference], known_by: &str) -> String {
    let study = match then.study() {
        None => format!("The study is known by {known_by}; the file does not say by what it was then."),
        Some(study) if study == known_by => format!("The study is as it was: {known_by}."),
        Some(study) => format!("The study is not as it was: {study} then, {known_by} now."),
    };
    let size = format!("{} rows, {} columns", then.rows.len(), then.heads.len());
    let head = match found.len() {
        0 => format!("Same: {} ({size}).", file.display()),
        1 => format!("Differs: {}, in one cell of {size}.", file.display()),
        count => format!("Differs: {}, in {count} places of {size}.", file.display()),
    };
    let cell = |differs: &Difference| {
        let shown = |words: &str| if words.is_empty() { "nothing".into() } else { words.to_string() };
        format!("  {}: {} then, {} now", differs.place, shown(&differs.then), shown(&differs.now))
    };
    let more = (found.len() > TOLD).then(|| format!("  and {} more", found.len() - TOLD));
    let lines = [head].into_iter().chain(found.iter().take(TOLD).map(cell)).chain(more).chain([study]);
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
