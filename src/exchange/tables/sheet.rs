//! A table as it was read: headings, then rows of words. An empty cell is a missing value.

use super::{delimited, workbook};
use crate::exchange::documents::archive::OLE;
use crate::exchange::{Fate, Refused, Source, Told};

pub const MOST_ROWS: usize = 200_000;
pub const MOST_COLUMNS: usize = 2_000;
/// Of all rows together.
pub const MOST_CELLS: usize = 4_000_000;
/// Of all cells together, in bytes.
pub(super) const MOST_WORDS: usize = 512 << 20;
/// In bytes. What is longer is no answer, but everything that follows a quote mark which was never closed.
const LONGEST_CELL: usize = 4 << 20;
const LONGEST_HEADING: usize = 4 << 10;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The file's name.
    pub name: String,
    /// May be alike; a column without one is called `column C`.
    pub headings: Vec<String>,
    pub rows: Vec<Row>,
    /// What was done to read it.
    pub told: Told,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// As people count them in the file, from 1.
    pub number: usize,
    /// As many as there are headings, trimmed.
    pub cells: Vec<String>,
}

impl Sheet {
    /// csv, tsv and the like, xlsx, xlsb, ods, xls. Of a workbook the sheet of this name, else the first one.
    ///
    /// # Errors
    /// In words: no table, broken, larger than it may be, no such sheet.
    pub fn read(source: &Source, sheet: Option<&str>) -> Result<Sheet, Refused> {
        let mut told = Told::default();
        let lines = match source.ending().as_str() {
            "numbers" => return Err(save_as_xlsx(source)),
            "xls" if is_words(source) => words_called_xls(source, &mut told)?,
            _ if is_workbook(source) => workbook::read(source, sheet, &mut told)?,
            _ => delimited::read(source, &mut told)?,
        };
        Sheet::of(source.name(), lines, told)
    }

    /// Of lines as they stand in the file. What stands above the headings (a title, a note) is left behind.
    pub(super) fn of(name: String, lines: Vec<Row>, told: Told) -> Result<Sheet, Refused> {
        let mut told = told;
        lines.iter().try_for_each(|line| no_longer_than(LONGEST_CELL, line, &name))?;
        let mut lines: Vec<Row> = lines.into_iter().map(|line| cleaned(line, &mut told)).collect();
        lines.retain(|line| line.filled() > 0);
        let first = lines.iter().position(|line| line.filled() > 1).unwrap_or(0);
        for above in lines.drain(..first) {
            told.dropped("rows", "it stands above the headings", format!("{name}, row {}", above.number));
        }
        let width = lines.iter().map(Row::width).max().unwrap_or(0);
        let mut lines = lines.into_iter();
        let Some(head) = lines.next() else {
            return Err(Refused::unreadable(format!("{name} holds no table: there is nothing in it")));
        };
        no_longer_than(LONGEST_HEADING, &head, &name)?;
        let headings: Vec<String> = (0..width).map(|at| heading(head.cell(at), at)).collect();
        let rows: Vec<Row> = lines.map(|line| line.stretched(width)).collect();
        within_bounds(&name, rows.len(), width)?;
        Ok(Sheet { name, headings, rows, told })
    }

    /// Every row's cell of one column, the missing ones too.
    pub fn column(&self, at: usize) -> impl Iterator<Item = &str> + '_ {
        self.rows.iter().map(move |row| row.cell(at))
    }

    /// The same without the missing ones.
    pub fn given(&self, at: usize) -> impl Iterator<Item = &str> + '_ {
        self.column(at).filter(|cell| !cell.is_empty())
    }

    /// `people.csv, row 5, age`.
    pub fn place(&self, row: &Row, at: usize) -> String {
        let heading = self.headings.get(at).map_or("", String::as_str);
        format!("{}, row {}, {heading}", self.name, row.number)
    }
}

impl Row {
    /// Empty where there is none.
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }

    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// Up to its last filled cell.
    fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)
    }

    fn stretched(mut self, width: usize) -> Row {
        self.cells.resize(width, String::new());
        self
    }
}

/// Whether a file is read as a table: by its ending, or as a workbook by what is in it.
pub fn is_table(source: &Source) -> bool {
    matches!(source.ending().as_str(), "csv" | "tsv" | "tab" | "numbers") || is_workbook(source)
}

fn is_workbook(source: &Source) -> bool {
    workbook::is_called_so(source) || workbook::Form::of(source).is_some()
}

fn is_words(source: &Source) -> bool {
    !source.bytes.starts_with(&OLE) && source.bytes.iter().all(|byte| *byte >= b'\t')
}

/// Many programs give tables between tabs the ending of Excel, and web pages too.
fn words_called_xls(source: &Source, told: &mut Told) -> Result<Vec<Row>, Refused> {
    if source.bytes.trim_ascii_start().starts_with(b"<") {
        let words =
            "is a web page or XML that is called .xls; open it in a spreadsheet and save it as .xlsx or .csv";
        return Err(Refused::NotFromHere(format!("{} {words}", source.name())));
    }
    told.changed("file endings", "it is plain text, and was read as that", source.name());
    delimited::read(source, told)
}

/// # Errors
/// When a table is larger than any table of people.
pub(super) fn within_bounds(name: &str, rows: usize, columns: usize) -> Result<(), Refused> {
    if rows <= MOST_ROWS && columns <= MOST_COLUMNS && rows.saturating_mul(columns) <= MOST_CELLS {
        return Ok(());
    }
    Err(Refused::too_much(format!(
        "{name} is larger than a table may be: {MOST_ROWS} rows, {MOST_COLUMNS} columns, {MOST_CELLS} cells; \
         take out what is not needed, or split it"
    )))
}

fn no_longer_than(longest: usize, line: &Row, name: &str) -> Result<(), Refused> {
    if line.cells.iter().all(|cell| cell.len() <= longest) {
        return Ok(());
    }
    let words = format!("a cell has more than {longest} bytes; is a quote mark missing before or in it?");
    Err(Refused::too_much(format!("{name}, row {}: {words}", line.number)))
}

fn save_as_xlsx(source: &Source) -> Refused {
    let words =
        "is in a form that cannot be read safely; open it where it was made and save it as .xlsx or .csv";
    Refused::NotFromHere(format!("{} {words}", source.name()))
}

/// Line ends become plain ones; other control characters mean nothing in a table and go.
fn cleaned(mut line: Row, told: &mut Told) -> Row {
    for cell in &mut line.cells {
        if cell.contains(char::is_control) {
            let plain = cell.replace("\r\n", "\n").replace('\r', "\n");
            let kept: String = plain
                .chars()
                .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'))
                .collect();
            let gone = plain.chars().count() - kept.chars().count();
            let place = format!("row {}", line.number);
            told.add(Fate::Dropped, "control characters", gone, "they are no words", Some(place));
            *cell = kept;
        }
        let trimmed = cell.trim();
        if trimmed.len() < cell.len() {
            *cell = trimmed.to_string();
        }
    }
    line
}

fn heading(cell: &str, at: usize) -> String {
    let one_line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.is_empty() { format!("column {}", letters(at)) } else { one_line }
}

/// As spreadsheets call their columns: A, B, … Z, AA.
fn letters(at: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = at + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Sheet {
        Sheet::read(&Source::of(name, bytes), None).unwrap()
    }

    #[test]
    fn titles_above_the_headings_are_left_behind_and_told() {
        let sheet = read("p.csv", "Participants 2024,,\n\nid,age,\nP1,34,\n,,\nP2,,late\n");
        assert_eq!(sheet.headings, ["id", "age", "column C"]);
        assert_eq!(sheet.rows[1], Row { number: 6, cells: vec!["P2".into(), String::new(), "late".into()] });
        assert_eq!(sheet.told.count(Fate::Dropped, "rows"), 1);
    }

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn what_is_no_table_is_refused_in_words() {
        let refused =
            |name: &str, bytes: &[u8]| Sheet::read(&Source::of(name, bytes), None).unwrap_err().to_string();
        assert_eq!(refused("e.csv", b"\n\n,,\n"), "e.csv holds no table: there is nothing in it");
        assert!(refused("old.xls", &OLE).contains("save it as .xlsx"));
        assert!(refused("wide.csv", "a,".repeat(2_001).as_bytes()).contains("2000 columns"));
        assert!(
            refused("quote.csv", format!("\"{}", "a,b\n".repeat(2_000)).as_bytes()).contains("quote mark")
        );
        assert!(refused("long.csv", "a,b\n".repeat(200_002).as_bytes()).contains("200000 rows"));
    }

    #[test]
    fn control_characters_go_and_are_told() {
        let sheet = read("c.csv", "id,said\nP1,\"a\u{7}b\r\nc\"\n");
        assert_eq!(sheet.rows[0].cell(1), "ab\nc");
        assert_eq!(sheet.told.count(Fate::Dropped, "control characters"), 1);
    }
}
