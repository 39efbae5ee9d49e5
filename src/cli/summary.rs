//! A study in a few lines: what the desk would have shown, for where there is no terminal.

use std::path::Path;

use super::{opened, trouble::Trouble};
use crate::analysis::Tally;
use crate::report::{self, Cell, Column, Table};
use crate::store::Opened;
use crate::study::{Code, Study};
use crate::text::safe;

pub fn summary(root: &Path) -> Result<String, Trouble> {
    let opened = opened::quietly(root)?;
    let mut page = facts(root, &opened);
    if !opened.study.codebook.is_empty() {
        page.push('\n');
        page += &report::text(&codes(&opened.study));
    }
    Ok(page)
}

fn facts(root: &Path, opened: &Opened) -> String {
    let study = &opened.study;
    let coders: Vec<&str> = study.coders().into_iter().map(|coder| coder.as_str()).collect();
    let folder = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let title = if study.about.title.is_empty() { "(no title yet)" } else { &study.about.title };
    let facts = [
        ("study", title.to_string()),
        ("folder", folder.display().to_string()),
        ("transcripts", study.shelf.len().to_string()),
        ("codes", study.codebook.len().to_string()),
        ("codings", study.codings().count().to_string()),
        ("coders", if coders.is_empty() { "nobody yet".into() } else { coders.join(", ") }),
        ("memos", study.memos.len().to_string()),
        ("findings", findings(opened)),
    ];
    facts.iter().map(|(name, told)| format!("{name:<12} {}\n", safe(told))).collect()
}

fn findings(opened: &Opened) -> String {
    match opened.findings.len() {
        0 => "none".into(),
        count => format!("{count}: gloss check shows them"),
    }
}

/// Counts stand with everything below a code: what a reader of a tree expects to see behind a theme.
fn codes(study: &Study) -> Table {
    let tally = Tally::new(study, None);
    let columns = [Column::words("code"), Column::numbers("codings"), Column::numbers("cases")];
    let mut table =
        Table::new("Codings and cases of each code and all codes below it, by all coders", columns);
    let row = |code: &Code| {
        let count = tally.with_children(study, code.id.as_str());
        let name = "  ".repeat(study.codebook.depth(code.id.as_str())) + &code.name;
        vec![Cell::words(name), Cell::number(count.codings), Cell::number(count.cases)]
    };
    table.rows = study.codebook.codes().iter().map(row).collect();
    table
}
