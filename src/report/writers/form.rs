//! The forms in which a table is written, and which of them the name of a file asks for.

use std::path::Path;

use super::{CannotWrite, csv, html, json, markdown, text, xlsx};
use crate::report::Table;
use crate::report::document::{Block, Document, Hand, docx};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    Text,
    Csv,
    Xlsx,
    Json,
    Markdown,
    Html,
    Docx,
}

impl TableForm {
    pub const ALL: [TableForm; 7] = [
        TableForm::Text,
        TableForm::Csv,
        TableForm::Xlsx,
        TableForm::Json,
        TableForm::Markdown,
        TableForm::Html,
        TableForm::Docx,
    ];

    /// How the name of such a file ends.
    pub fn ending(self) -> &'static str {
        match self {
            TableForm::Text => "txt",
            TableForm::Csv => "csv",
            TableForm::Xlsx => "xlsx",
            TableForm::Json => "json",
            TableForm::Markdown => "md",
            TableForm::Html => "html",
            TableForm::Docx => "docx",
        }
    }

    /// As the ending of a file's name says.
    pub fn of(file: &Path) -> Option<TableForm> {
        let ending = file.extension()?.to_string_lossy().to_lowercase();
        let ending = if ending == "htm" { "html" } else { ending.as_str() };
        TableForm::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// Words, or bytes that no terminal may be given.
    pub fn is_text(self) -> bool {
        !matches!(self, TableForm::Xlsx | TableForm::Docx)
    }
}

/// What is said where a file's name asks for none of them: `.foo is no form of a table`.
pub const TABLE_ENDINGS: &str = ".csv, .xlsx, .docx, .html, .md, .json or .txt";

/// A table in one of the forms: the bytes of a file.
///
/// # Errors
/// None is known.
pub fn written(table: &Table, form: TableForm) -> Result<Vec<u8>, CannotWrite> {
    Ok(match form {
        TableForm::Text => text(table).into_bytes(),
        TableForm::Csv => csv(table)?.into_bytes(),
        TableForm::Xlsx => xlsx(table)?,
        TableForm::Json => json(table)?.into_bytes(),
        TableForm::Markdown => markdown(table).into_bytes(),
        TableForm::Html => html(table).into_bytes(),
        TableForm::Docx => docx(&on_paper(table))?,
    })
}

/// The table with its heading above it and what has to be known below it.
fn on_paper(table: &Table) -> Document {
    let below = table.below().into_iter().map(|note| Block::said(Hand::Plain, note));
    let rows = Table { title: String::new(), ..table.clone() };
    let blocks = std::iter::once(Block::Table(rows)).chain(below).collect();
    Document { title: table.title.clone(), blocks, notes: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Cell, Column};

    #[test]
    fn the_ending_of_a_name_chooses_the_form() {
        let of = |name: &str| TableForm::of(Path::new(name));
        assert_eq!(of("a.b/told.HTM"), Some(TableForm::Html));
        assert_eq!(of("told.docx"), Some(TableForm::Docx));
        assert_eq!((of("told"), of("told.pdf"), of(".csv")), (None, None, None));
        TableForm::ALL.iter().for_each(|form| {
            assert_eq!(of(&format!("x.{}", form.ending())), Some(*form));
            assert!(TABLE_ENDINGS.contains(&format!(".{}", form.ending())));
        });
    }

    #[test]
    fn every_form_holds_the_words() {
        let mut table = Table::new("Uses", [Column::words("code")]);
        table.rows = vec![vec![Cell::words("Hope")]];
        for form in TableForm::ALL {
            let bytes = written(&table, form).unwrap();
            assert_eq!(std::str::from_utf8(&bytes).is_ok_and(|words| words.contains("Hope")), form.is_text());
        }
    }
}
