//! Rows of cells out of csv, tab-separated and Excel files.

use std::io::{Cursor, Read, sink};

use calamine::{DataRef, Reader, Xlsx};

use super::decoded::decode;
use crate::exchange::{Going, Refused, Source, Told};

/// Inflated, in bytes.
const LARGEST_SHEET: u64 = 512 << 20;
/// No interview has more turns, no transcript more columns: what lies beyond is refused, not cut.
const MOST_ROWS: u32 = 500_000;
const MOST_COLUMNS: u32 = 200;

pub type Rows = Vec<Vec<String>>;

/// The sheets of a table, in order; a csv is one sheet. Cells as people see them, times as `h:mm:ss.mmm`.
///
/// # Errors
/// When it is no such file, or has more in it than an interview could.
pub fn sheets(source: &Source, told: &mut Told, going: &Going) -> Result<Vec<Rows>, Refused> {
    match source.ending().as_str() {
        "xlsx" | "xlsm" => workbook(source, going),
        "xls" | "ods" => Err(Refused::NotFromHere(format!(
            "{} is not read as a transcript: save it as .xlsx or .csv first",
            source.name()
        ))),
        _ => Ok(vec![separated(source, told, going)?]),
    }
}

fn separated(source: &Source, told: &mut Told, going: &Going) -> Result<Rows, Refused> {
    let text = decode(source, told)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut rows = Rows::new();
    for record in reader.records() {
        going.check()?;
        let record =
            record.map_err(|error| Refused::unreadable(format!("{} is no table: {error}", source.name())))?;
        if rows.len() >= MOST_ROWS as usize || record.len() > MOST_COLUMNS as usize {
            return Err(too_much(source));
        }
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}

/// Whichever parts the first lines most evenly: a comma also stands in sentences.
fn delimiter(text: &str) -> u8 {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(10);
    let least =
        |delimiter: char| lines().map(|line| line.matches(delimiter).count()).min().unwrap_or_default();
    let first = |delimiter: char| lines().next().map_or(0, |line| line.matches(delimiter).count());
    let evident = |delimiter: &char| (least(*delimiter), first(*delimiter));
    [',', ';', '\t'].into_iter().rev().max_by_key(evident).map_or(b',', |delimiter| delimiter as u8)
}

fn workbook(source: &Source, going: &Going) -> Result<Vec<Rows>, Refused> {
    let unreadable = |error: &dyn std::fmt::Display| {
        let words = format!(
            "{} cannot be read as an Excel file ({error}): open it there and save it again",
            source.name()
        );
        Refused::unreadable(words)
    };
    weigh(source)?;
    let mut book = Xlsx::new(Cursor::new(source.bytes.as_slice())).map_err(|error| unreadable(&error))?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&name).map_err(|error| unreadable(&error))?;
        let mut rows = Rows::new();
        // Cell by cell: a sheet's stated size may be a lie.
        while let Some(cell) = cells.next_cell().map_err(|error| unreadable(&error))? {
            going.check()?;
            let (row, column) = cell.get_position();
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                return Err(too_much(source));
            }
            put(&mut rows, row as usize, column as usize, words(cell.get_value()));
        }
        sheets.push(rows);
    }
    Ok(sheets)
}

/// Inflates everything once, into nothing: what a zip says of its own size is not to be believed.
fn weigh(source: &Source) -> Result<(), Refused> {
    let broken = |_| Refused::unreadable(format!("{} is not an Excel file, or is encrypted", source.name()));
    let mut archive = zip::ZipArchive::new(Cursor::new(source.bytes.as_slice())).map_err(broken)?;
    let mut left = LARGEST_SHEET;
    for n in 0..archive.len() {
        let entry = archive.by_index(n).map_err(broken)?;
        let size = std::io::copy(&mut entry.take(left + 1), &mut sink())
            .map_err(|error| Refused::unreadable(format!("{} is broken: {error}", source.name())))?;
        left = left.checked_sub(size).ok_or_else(|| too_much(source))?;
    }
    Ok(())
}

fn too_much(source: &Source) -> Refused {
    Refused::too_much(format!("{} is larger than any transcript: split it first", source.name()))
}

fn put(rows: &mut Rows, row: usize, column: usize, words: String) {
    if words.is_empty() {
        return;
    }
    if rows.len() <= row {
        rows.resize(row + 1, Vec::new());
    }
    let Some(cells) = rows.get_mut(row) else { return };
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = words;
    }
}

fn words(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::String(words) | DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => words.clone(),
        DataRef::SharedString(words) => (*words).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        // Excel keeps a time as a part of a day.
        DataRef::DateTime(time) => clock((time.as_f64().fract() * 86_400_000.0).round() as u32),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn clock(time: u32) -> String {
    let seconds = time / 1000;
    format!("{}:{:02}:{:02}.{:03}", seconds / 3600, seconds / 60 % 60, seconds % 60, time % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, bytes: Vec<u8>) -> Result<Vec<Rows>, Refused> {
        sheets(&Source::of(name, bytes), &mut Told::default(), &Going::quietly())
    }

    #[test]
    fn whatever_parts_the_cells_is_seen() {
        for text in ["who,text\nA,\"so, yes\"\n", "who;text\nA;so, yes\n", "who\ttext\nA\tso, yes\n"] {
            let sheets = read("a.csv", text.into()).unwrap();
            assert_eq!(sheets[0][1], ["A", "so, yes"], "{text}");
        }
    }

    #[test]
    fn excel_times_are_times_again() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let format = rust_xlsxwriter::Format::new().set_num_format("h:mm:ss");
        let sheet = book.add_worksheet();
        sheet.write_number_with_format(0, 0, 62.5 / 86_400.0, &format).unwrap();
        sheet.write_string(1, 1, "so").unwrap();
        let sheets = read("a.xlsx", book.save_to_buffer().unwrap()).unwrap();
        assert_eq!(sheets[0][0], ["0:01:02.500"]);
        assert_eq!(sheets[0][1], ["", "so"]);
    }

    #[test]
    fn what_is_no_workbook_is_refused_in_words() {
        let refused = read("a.xlsx", b"PK\x03\x04 nonsense".to_vec()).unwrap_err();
        assert!(refused.to_string().contains("not an Excel file"), "{refused}");
        assert!(read("a.xls", Vec::new()).unwrap_err().to_string().contains(".xlsx"));
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write_string(0, 900, "far").unwrap();
        assert!(matches!(read("a.xlsx", book.save_to_buffer().unwrap()), Err(Refused::TooMuch(_))));
    }
}
