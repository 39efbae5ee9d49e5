//! Where a verb's words go, and in which form.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::trouble::Trouble;
use crate::report::figures::{Charset, Picture};
use crate::report::{TABLE_ENDINGS, Table, TableForm, text_within, written};
use crate::text::safe;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, in columns
    #[default]
    Text,
    /// For spreadsheets
    Csv,
    /// For spreadsheets, as a workbook: needs --out FILE or a pipe
    Xlsx,
    /// For programs
    Json,
    /// For notes and manuscripts
    Md,
    /// For a browser
    Html,
    /// For word processors: needs --out FILE or a pipe
    Docx,
    /// A picture, of what gloss table draws
    Svg,
}

impl Format {
    /// How a table is written so; a picture is no table.
    fn of_table(self) -> Result<TableForm, Trouble> {
        Ok(match self {
            Format::Text => TableForm::Text,
            Format::Csv => TableForm::Csv,
            Format::Xlsx => TableForm::Xlsx,
            Format::Json => TableForm::Json,
            Format::Md => TableForm::Markdown,
            Format::Html => TableForm::Html,
            Format::Docx => TableForm::Docx,
            Format::Svg => return Err(Trouble::Wrong(NO_PICTURE.into())),
        })
    }
}

/// In which form, and where to.
#[derive(Clone, Debug, Default, Args)]
pub struct Paper {
    // Behind a kind of table as well as before it.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT", global = true)]
    pub format: Format,

    /// Write to a file; one that is there is replaced
    #[arg(long, value_name = "FILE", global = true)]
    pub out: Option<PathBuf>,
}

impl Paper {
    /// Words for people, to standard output.
    pub fn terminal() -> Paper {
        Paper::default()
    }

    /// A file, in the form its name asks for; without an ending as text.
    ///
    /// # Errors
    /// When nothing is written in such a form.
    pub fn to(file: &std::path::Path) -> Result<Paper, Trouble> {
        let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let format = match ending.as_str() {
            "" | "txt" => Format::Text,
            "htm" => Format::Html,
            ending => Format::from_str(ending, true).map_err(|_| {
                Trouble::Wrong(format!("no table is written as .{ending}: use {TABLE_ENDINGS}"))
            })?,
        };
        Ok(Paper { format, out: Some(file.to_path_buf()) })
    }

    pub fn put_table(&self, table: &Table) -> Result<(), Trouble> {
        if self.format == Format::Text {
            return self.put(&text_within(table, self.width()));
        }
        let form = self.format.of_table()?;
        let bytes = written(table, form)?;
        match String::from_utf8(bytes) {
            Ok(words) if form.is_text() => self.put(&words),
            Ok(words) => self.put_bytes(words.as_bytes()),
            Err(bytes) => self.put_bytes(bytes.as_bytes()),
        }
    }

    /// Asked for by name, or by how the file's name ends.
    pub fn is_svg(&self) -> bool {
        let ends_so = || self.out.as_ref()?.extension().map(|end| end.eq_ignore_ascii_case("svg"));
        self.format == Format::Svg || (self.format == Format::Text && ends_so().unwrap_or_default())
    }

    /// For reading, not for a program or another paper.
    pub fn is_for_people(&self) -> bool {
        matches!(self.format, Format::Text | Format::Svg)
    }

    /// # Errors
    /// When a picture is to be anything but letters or SVG.
    pub fn may_draw(&self) -> Result<(), Trouble> {
        let words = "a picture is drawn in letters, or with --format svg: leave any other --format out";
        if self.is_for_people() { Ok(()) } else { Err(Trouble::Wrong(words.into())) }
    }

    /// Letters as wide as the terminal; SVG as it was asked for.
    pub fn put_picture(&self, picture: &Picture) -> Result<(), Trouble> {
        if self.is_svg() {
            return self.put(&picture.svg()?);
        }
        self.put(
            &(picture.lines(self.width(), Charset::chosen(&|name| std::env::var(name).ok())).join("\n")
                + "\n"),
        )
    }

    /// In cells; a file and a pipe are as wide as terminals have always been.
    fn width(&self) -> usize {
        let is_seen = self.out.is_none() && io::stdout().is_terminal();
        let size = is_seen.then(|| crossterm::terminal::size().ok()).flatten();
        size.map_or(80, |(columns, _)| usize::from(columns).clamp(40, 160))
    }

    /// A file and a pipe get the words as they are, a terminal gets them made safe.
    pub fn put(&self, words: &str) -> Result<(), Trouble> {
        match &self.out {
            Some(file) => fs::write(file, words).map_err(|error| Trouble::file("written", file, &error)),
            None => Ok(print(words)?),
        }
    }

    /// What is no text never goes to a terminal.
    fn put_bytes(&self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut stdout = io::stdout().lock();
        match &self.out {
            Some(file) => fs::write(file, bytes).map_err(|error| Trouble::file("written", file, &error)),
            None if stdout.is_terminal() => Err(Trouble::Wrong(NO_TEXT.into())),
            None => Ok(stdout.write_all(bytes).and_then(|()| stdout.flush())?),
        }
    }
}

const NO_PICTURE: &str = "only what gloss table draws is written as svg: use another --format";
const NO_TEXT: &str = "this form cannot be shown on a terminal: --out FILE writes it to a file";

fn print(words: &str) -> io::Result<()> {
    let stdout = io::stdout();
    let mut out = io::BufWriter::new(stdout.lock());
    if stdout.is_terminal() {
        for line in words.lines() {
            writeln!(out, "{}", safe(line))?;
        }
    } else {
        out.write_all(words.as_bytes())?;
    }
    out.flush()
}
