//! Tables as text: commas, semicolons, tabs or bars between cells, in whatever encoding they were saved.

use csv::{Reader, ReaderBuilder};

use super::sheet::{MOST_CELLS, Row, within_bounds};
use crate::exchange::documents::encoding;
use crate::exchange::{Fate, Refused, Source, Told, source::LARGEST_TEXT};
use crate::report::rearmed;

const MARKS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Bytes and lines by which the mark between cells is chosen.
const LOOKED_AT: usize = 64 << 10;
const LINES_LOOKED_AT: usize = 50;

/// # Errors
/// When it is larger than it may be.
pub(super) fn read(source: &Source, told: &mut Told) -> Result<Vec<Row>, Refused> {
    let text = text(source, told)?;
    let (mark, text) = match declared(&text) {
        Some((mark, rest)) => (mark, rest),
        None => (likely_mark(&text), text.as_str()),
    };
    let lines = lines(&source.name(), text, mark, told)?;
    tell_ragged(&lines, &source.name(), told);
    Ok(lines)
}

/// The words of a file, in whatever encoding.
///
/// # Errors
/// When it is larger than it may be, or no text.
pub(super) fn text(source: &Source, told: &mut Told) -> Result<String, Refused> {
    if source.bytes.len() as u64 > LARGEST_TEXT {
        let words = format!("{} is larger than {} MB", source.name(), LARGEST_TEXT >> 20);
        return Err(Refused::too_much(words));
    }
    encoding::letters(&source.name(), &source.bytes, told)
}

/// Excel's own way of saying it: a first line `sep=;`.
fn declared(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let mark = first.trim_end_matches('\r').strip_prefix("sep=")?.bytes().next()?;
    MARKS.contains(&mark).then_some((mark, rest))
}

/// The mark that parts the first lines into the same number of cells, the more the better.
fn likely_mark(text: &str) -> u8 {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or_default();
    let best = MARKS.into_iter().rev().max_by_key(|mark| evenness(start, *mark));
    best.filter(|mark| evenness(start, *mark) > (0, 0)).unwrap_or(b',')
}

/// How many of 16 lines have the usual number of cells, and that number; nothing when the mark parts nothing.
fn evenness(text: &str, mark: u8) -> (usize, usize) {
    let records = reader(text, mark).into_records().flatten().take(LINES_LOOKED_AT);
    let widths: Vec<usize> = records.map(|record| record.len()).filter(|width| *width > 1).collect();
    let times = |width: usize| widths.iter().filter(|other| **other == width).count();
    let usual = widths.iter().copied().max_by_key(|width| (times(*width), *width)).unwrap_or(0);
    let lines = reader(text, mark).into_records().flatten().take(LINES_LOOKED_AT).count();
    (times(usual) * 16 / lines.max(1), usual)
}

fn reader(text: &str, mark: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(text.as_bytes())
}

fn lines(name: &str, text: &str, mark: u8, told: &mut Told) -> Result<Vec<Row>, Refused> {
    let mut lines = Vec::new();
    let mut cells = 0;
    let mut rearmed = 0;
    for record in reader(text, mark).into_records() {
        let record =
            record.map_err(|error| Refused::unreadable(format!("{name} cannot be read: {error}")))?;
        let number = record.position().map_or(0, |position| position.line());
        cells += record.len();
        within_bounds(name, lines.len().saturating_sub(1), record.len())?;
        within_bounds(name, cells.div_ceil(MOST_CELLS), 1)?;
        let words = record.iter().map(|field| field_words(field, &mut rearmed)).collect();
        lines.push(Row { number: usize::try_from(number).unwrap_or(usize::MAX), cells: words });
    }
    let why = "the ' was taken off that kept words from being a formula";
    told.add(Fate::Changed, "cells", rearmed, why, Some(name.into()));
    Ok(lines)
}

fn field_words(field: &str, count: &mut usize) -> String {
    let words = rearmed(field);
    *count += usize::from(words.len() < field.len());
    words.to_string()
}

/// A row that is shorter or longer than the headings may have lost a mark or a quote.
fn tell_ragged(lines: &[Row], name: &str, told: &mut Told) {
    let Some(width) = lines.iter().map(|line| line.cells.len()).find(|width| *width > 1) else { return };
    let ragged = |line: &&Row| line.cells.len() != width && line.cells.iter().any(|cell| !cell.is_empty());
    for line in lines.iter().filter(ragged).filter(|line| line.cells.len() > 1) {
        let why = format!("it has not {width} cells like the first one; missing cells are missing values");
        told.changed("rows", &why, format!("{name}, row {}", line.number));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exchange::tables::Sheet;
    use crate::report::{Cell, Column, Table, csv};

    fn read(bytes: impl Into<Vec<u8>>) -> Sheet {
        Sheet::read(&Source::of("t.csv", bytes), None).unwrap()
    }

    fn cells(sheet: &Sheet) -> Vec<Vec<&str>> {
        sheet.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn any_mark_between_cells_is_found() {
        for mark in [",", ";", "\t", "|"] {
            let text = ["id,said", "00017,\"Well, so; it | was\"", "00018,no"].join("\n");
            let text = text.replace("id,", &format!("id{mark}")).replace("7,", &format!("7{mark}"));
            let sheet = read(text.replace("8,", &format!("8{mark}")));
            assert_eq!(cells(&sheet), [["00017", "Well, so; it | was"], ["00018", "no"]], "{mark:?}");
        }
    }

    #[test]
    fn decimal_commas_between_semicolons_stay_in_their_cells() {
        assert_eq!(
            cells(&read("id;a;b\nP1;2,5;1,5\nP2;3,5;2\n")),
            [["P1", "2,5", "1,5"], ["P2", "3,5", "2"]]
        );
        assert_eq!(cells(&read("sep=;\r\nid;a,b\r\nP1;x,y\r\n")), [["P1", "x,y"]]);
    }

    #[test]
    fn old_encodings_are_read_and_told() {
        let sheet = read(b"id;Grund\nP1;F\xfcnf Jahre \x84sp\xe4ter\x93\n".to_vec());
        assert_eq!(cells(&sheet), [["P1", "Fünf Jahre „später“"]]);
        assert!(sheet.told.entries[0].why.starts_with("read as windows-1252"));
        let wide: Vec<u8> = "\u{FEFF}id\tnavn\nP1\tÅse\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&read(wide)), [["P1", "Åse"]]);
        let marked = read("\u{FEFF}id,navn\nP1,Åse\n");
        assert_eq!((marked.headings[0].as_str(), marked.told.entries.len()), ("id", 0));
    }

    #[test]
    fn excel_on_a_macintosh_saved_csv_in_letters_of_its_own() {
        let (bytes, ..) =
            encoding_rs::MACINTOSH.encode("id;navn;sagt\rP1;Åse;Det var på høsten\rP2;Jürgen;schön\r");
        assert_eq!(
            cells(&read(bytes.into_owned())),
            [["P1", "Åse", "Det var på høsten"], ["P2", "Jürgen", "schön"]]
        );
    }

    #[test]
    fn a_broken_byte_does_not_cost_the_others() {
        let sheet = read(b"id,said\nP1,s\xC3\xA5 bl\xC3 sj\xC3\xB8\n".to_vec());
        assert_eq!(cells(&sheet), [["P1", "så bl\u{FFFD} sjø"]]);
        assert_eq!(sheet.told.entries[0].places, ["line 2"]);
    }

    #[test]
    fn ragged_rows_come_in_and_are_told() {
        let sheet = read("id,a,b\nP1,1\nP2,1,2,3\nP3,1,2\n");
        assert_eq!(sheet.headings, ["id", "a", "b", "column D"]);
        assert_eq!(cells(&sheet)[0], ["P1", "1", "", ""]);
        assert_eq!(sheet.told.entries[0].places, ["t.csv, row 2", "t.csv, row 3"]);
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = Sheet::read(&Source::of("t.csv", bytes), None);
        }

        #[test]
        fn words_that_were_written_are_read(words in prop::collection::vec("[\\PC\\n]{0,20}", 1..8)) {
            let mut table = Table::new("", [Column::words("id"), Column::words("said")]);
            table.rows = words.iter().map(|words| vec![Cell::words("P1"), Cell::words(words.trim())]).collect();
            let sheet = read(csv(&table).unwrap());
            let back: Vec<&str> = sheet.column(1).collect();
            prop_assert_eq!(back, words.iter().map(|words| words.trim()).collect::<Vec<_>>());
        }
    }
}
