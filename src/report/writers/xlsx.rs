//! A table as a workbook: the figures of the csv, with words that stay words and numbers that are numbers.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::CannotWrite;
use crate::report::{Cell, Table};
use crate::text::width;

/// What a cell holds at most, in UTF-16 units (Excel's specifications and limits).
const FULLEST: usize = 32_767;
/// What stands at the end of a cell that was cut.
const CUT: &str = " … [cut: it does not fit into a cell]";
/// The largest whole number that a spreadsheet does not round.
const EXACT: u64 = 1 << 53;
/// Of a sheet's name, in UTF-16 units.
const LONGEST_NAME: usize = 31;
const NARROWEST: usize = 8;
const WIDEST: usize = 60;
/// Rows looked at to find out how wide a column is.
const LOOKED_AT: usize = 1_000;

/// A share becomes `3 of 9`; what is undefined is an empty cell. Ids and codes are text cells, and nothing is ever a
/// formula. A second sheet says what the table tells, its notes, and which cells had to be cut.
///
/// The same table gives the same bytes: nothing in the file says when it was written.
///
/// # Errors
/// When the table is larger than a sheet may be: 1,048,576 rows, 16,384 columns.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, CannotWrite> {
    written(table).map_err(|error| CannotWrite { format: "xlsx", why: error.to_string() })
}

fn written(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let always = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&always));
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    let cut = fill(sheet, table)?;
    let below = table.below();
    let told = [&table.title].into_iter().chain(&below).chain(&cut).filter(|line| !line.is_empty());
    let told: Vec<&str> = told.map(String::as_str).collect();
    if !told.is_empty() {
        about(book.add_worksheet(), &told)?;
    }
    book.save_to_buffer()
}

/// Gives the places of the cells that were cut.
fn fill(sheet: &mut Worksheet, table: &Table) -> Result<Vec<String>, XlsxError> {
    let words = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let number = Format::new().set_align(FormatAlign::Top);
    let bold = Format::new().set_num_format("@").set_bold();
    let mut cut = Vec::new();
    for (at, column) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(0, at, fitting(&column.name).0, &bold)?;
        sheet.set_column_width(at, column_width(table, usize::from(at)))?;
    }
    for (line, row) in (1..).zip(&table.rows) {
        for (at, cell) in (0..).zip(row) {
            match cell {
                Cell::Undefined | Cell::Because(_) => continue,
                Cell::Number(count) if *count <= EXACT => {
                    sheet.write_number_with_format(line, at, *count as f64, &number)?;
                }
                Cell::Decimal { value, places } => {
                    sheet.write_number_with_format(line, at, *value, &decimals(*places))?;
                }
                told => {
                    let told = told.shown();
                    let (fits, whole) = fitting(&told);
                    sheet.write_string_with_format(line, at, &fits, &words)?;
                    cut.extend((!whole).then(|| place(table, line, at, &told)));
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(cut)
}

fn decimals(places: u8) -> Format {
    let zeros = if places == 0 { "0".into() } else { format!("0.{}", "0".repeat(usize::from(places))) };
    Format::new().set_align(FormatAlign::Top).set_num_format(zeros)
}

/// The second sheet: a figure never stands without its unit and scope.
fn about(sheet: &mut Worksheet, told: &[&str]) -> Result<(), XlsxError> {
    let words = Format::new().set_num_format("@").set_text_wrap();
    sheet.set_name("About")?;
    sheet.set_column_width(0, 100)?;
    for (row, line) in (0..).zip(told) {
        sheet.write_string_with_format(row, 0, fitting(line).0, &words)?;
    }
    Ok(())
}

fn place(table: &Table, line: u32, at: u16, told: &str) -> String {
    let column = table.columns.get(usize::from(at)).map_or("", |column| column.name.as_str());
    let units = told.encode_utf16().count();
    format!("Cut: row {}, {column}: {units} characters, of which a cell holds {FULLEST}", line + 1)
}

/// As much as a cell holds, and whether that is all.
fn fitting(words: &str) -> (String, bool) {
    if words.encode_utf16().count() <= FULLEST {
        return (words.to_string(), true);
    }
    let room = FULLEST - CUT.encode_utf16().count();
    (taken(words, room) + CUT, false)
}

/// The first letters of so many UTF-16 units.
fn taken(words: &str, room: usize) -> String {
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= room
    };
    words.chars().take_while(fits).collect()
}

fn column_width(table: &Table, at: usize) -> f64 {
    let cells = table.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(at));
    let lines = |words: &str| words.lines().map(width).max().unwrap_or_default();
    let head = table.columns.get(at).map_or(0, |column| width(&column.name) + 2);
    let widest = cells.map(|cell| lines(&cell.shown())).chain([head]).max().unwrap_or_default();
    widest.clamp(NARROWEST, WIDEST) as f64
}

/// The title's first words, as far as a sheet may be called so.
fn sheet_name(title: &str) -> String {
    let allowed =
        |letter: char| if r"[]:*?/\".contains(letter) || letter.is_control() { ' ' } else { letter };
    let words: String = title.chars().map(allowed).collect();
    let mut name = String::new();
    for word in words.split_whitespace() {
        let longer = format!("{name} {word}");
        if longer.trim_start().encode_utf16().count() > LONGEST_NAME {
            break;
        }
        name = longer.trim_start().to_string();
    }
    let name = name.trim_matches(['\'', ' ']);
    // Excel keeps "History" for itself; "About" is the other sheet.
    let free = !name.is_empty() && !["history", "about"].contains(&name.to_lowercase().as_str());
    if free { name.to_string() } else { "Table".into() }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use proptest::prelude::*;

    use super::*;
    use crate::report::Column;

    fn table(words: &str) -> Table {
        let mut table = Table::new("Uses: all coders", [Column::words("id"), Column::numbers("codings")]);
        table.rows = vec![vec![Cell::words(words), Cell::Number(7)]];
        table
    }

    fn read(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let sheets = book.worksheets().into_iter();
        sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
    }

    fn back(words: &str) -> Data {
        read(xlsx(&table(words)).unwrap())[0].1[1][0].clone()
    }

    #[test]
    fn ids_stay_words_and_counts_are_numbers() {
        let sheets = read(xlsx(&table("00017")).unwrap());
        assert_eq!(sheets[0].0, "Uses all coders");
        assert_eq!(sheets[0].1[0], [Data::String("id".into()), Data::String("codings".into())]);
        assert_eq!(sheets[0].1[1], [Data::String("00017".into()), Data::Float(7.0)]);
        assert_eq!(sheets[1], ("About".into(), vec![vec![Data::String("Uses: all coders".into())]]));
    }

    #[test]
    fn decimals_are_numbers_and_notes_stand_on_the_second_sheet() {
        let mut table = table("x");
        table.rows[0][1] = Cell::decimal(5.0 / 105.0, 3);
        table.notes = vec!["Unit: sentence.".into()];
        table.again = "gloss table demo codes".into();
        let sheets = read(xlsx(&table).unwrap());
        assert_eq!(sheets[0].1[1][1], Data::Float(0.048));
        let told: Vec<String> = sheets[1].1.iter().map(|row| row[0].to_string()).collect();
        assert_eq!(told, ["Uses: all coders", "Unit: sentence.", "Again: gloss table demo codes"]);
    }

    #[test]
    fn shares_are_words_and_nothing_is_nothing() {
        let mut table = table("x");
        table.rows = vec![vec![Cell::share(3, 9), Cell::Undefined], vec![Cell::Undefined, Cell::Number(1)]];
        let rows = &read(xlsx(&table).unwrap())[0].1;
        assert_eq!(rows[1], [Data::String("3 of 9".into()), Data::Empty]);
        assert_eq!(rows[2], [Data::Empty, Data::Float(1.0)]);
    }

    #[test]
    fn no_words_ever_become_a_formula() {
        for words in ["=HYPERLINK(\"http://a.example\")", "+47 22", "-1+1", "@SUM(A1)", "{=1}"] {
            assert_eq!(back(words), Data::String(words.into()));
        }
    }

    #[test]
    fn what_does_not_fit_into_a_cell_is_cut_with_a_mark_and_told() {
        let sheets = read(xlsx(&table(&"🙂".repeat(20_000))).unwrap());
        let Data::String(cell) = &sheets[0].1[1][0] else { unreachable!() };
        assert!(cell.ends_with(CUT) && cell.encode_utf16().count() <= FULLEST);
        let told = "Cut: row 2, id: 40000 characters, of which a cell holds 32767";
        assert_eq!(sheets[1].1[1][0], Data::String(told.into()));
    }

    #[test]
    fn any_title_gives_a_sheet_its_name() {
        for title in
            ["", "'", "History", "a/b\\c?[d]*:", "Donaudampfschifffahrtsgesellschaftskapitän", "\u{1}"]
        {
            let told = Table { title: title.into(), ..table("x") };
            assert!(xlsx(&told).is_ok(), "{title}");
        }
        assert_eq!(sheet_name("Codings of each code by all coders"), "Codings of each code by all");
    }

    #[test]
    fn the_same_table_is_the_same_bytes() {
        let first = xlsx(&table("Åse")).unwrap();
        assert!(first == xlsx(&table("Åse")).unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(first)).unwrap();
        for at in 0..archive.len() {
            let mut entry = archive.by_index(at).unwrap();
            assert_eq!(entry.last_modified().map(|day| day.year()), Some(1980));
            let mut text = String::new();
            std::io::Read::read_to_string(&mut entry, &mut text).unwrap();
            let dates: Vec<&str> = text.split("W3CDTF\">").skip(1).map(|rest| &rest[..10]).collect();
            assert!(dates.iter().all(|date| *date == "2000-01-01"), "{dates:?}");
        }
    }

    proptest! {
        #[test]
        fn words_come_back_from_a_workbook(words in "(_x00|[\\PC\\n\\t\\r\u{1}\u{b}]){1,30}") {
            prop_assert_eq!(back(&words), Data::String(words));
        }
    }
}
