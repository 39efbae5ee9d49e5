//! Tables out of workbooks: xlsx, xlsb, ods and xls, known by what is in them. Dates come as `2019-04-17`, whole numbers without a point, and a formula
//! as what it came to.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Dimensions, ExcelDateTime, Ods, Range, Reader, Xls, Xlsb, Xlsx, open_workbook_from_rs};

use super::sheet::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_WORDS, Row, within_bounds};
use super::{bounds, old_workbook};
use crate::exchange::documents::archive::{Archive, OLE};
use crate::exchange::{Refused, Source, Told};

/// Cells by row and column, both from 0.
type Grid = BTreeMap<u32, BTreeMap<u32, Data>>;

/// What a workbook is inside, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Xlsx,
    Xlsb,
    Ods,
    /// Of before 2007, or one with a password.
    Xls,
}

impl Form {
    /// By its bytes; `None` for what is no workbook.
    pub fn of(source: &Source) -> Option<Form> {
        let bytes = source.bytes.as_slice();
        if bytes.starts_with(&OLE) {
            let holds = |name: &str| {
                let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
                memchr::memmem::find(bytes, &units).is_some()
            };
            let is_other = ["WordDocument", "PowerPoint Document"].into_iter().any(holds);
            return (is_called_so(source) || (holds("Workbook") && !is_other)).then_some(Form::Xls);
        }
        if !bytes.starts_with(b"PK") {
            return None;
        }
        let mut archive = Archive::open(&source.name(), bytes).ok()?;
        let mut kind = || archive.read("mimetype").ok().flatten().unwrap_or_default();
        match () {
            () if kind().ends_with(b"opendocument.spreadsheet") => Some(Form::Ods),
            () if archive.holds("xl/workbook.bin") => Some(Form::Xlsb),
            () if archive.holds("xl/workbook.xml") => Some(Form::Xlsx),
            () => None,
        }
    }

    /// What its ending says; a broken workbook has nothing else to tell.
    fn called(source: &Source) -> Form {
        match source.ending().as_str() {
            "ods" => Form::Ods,
            "xlsb" => Form::Xlsb,
            "xls" => Form::Xls,
            _ => Form::Xlsx,
        }
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Form::Xlsx => &["xlsx", "xlsm"],
            Form::Xlsb => &["xlsb"],
            Form::Ods => &["ods"],
            Form::Xls => &["xls"],
        }
    }
}

pub(super) fn is_called_so(source: &Source) -> bool {
    matches!(source.ending().as_str(), "xlsx" | "xlsm" | "xlsb" | "xls" | "ods")
}

/// # Errors
/// When it is no workbook, encrypted, larger than it may be, or has no sheet of that name.
pub(super) fn read(source: &Source, sheet: Option<&str>, told: &mut Told) -> Result<Vec<Row>, Refused> {
    let form = Form::of(source).unwrap_or_else(|| Form::called(source));
    if !form.endings().contains(&source.ending().as_str()) {
        let why = format!("it is a workbook as {} are, and was read as that", form.endings().join(" or "));
        told.changed("file endings", &why, source.name());
    }
    let tamed = match form {
        Form::Xls => old_workbook::tamed(source)?,
        _ => bounds::check(source, form == Form::Ods).map(|()| Vec::new())?,
    };
    // The libraries that read workbooks were not written for hostile ones: what falls over in there is only a
    // thread, and becomes a sentence.
    let read = std::thread::scope(|scope| {
        let reading = scope.spawn(|| match form {
            Form::Xlsx => of_xlsx(source, sheet),
            Form::Xlsb => of_xlsb(source, sheet),
            Form::Ods => of_ods(source, sheet),
            Form::Xls => of_xls(source, &tamed, sheet),
        });
        reading.join().unwrap_or_else(|_| Err(broken(source, "it is not built as a workbook should be")))
    });
    let (grid, others) = read?;
    for other in others {
        told.dropped("sheets", "one sheet is read; sheet=NAME reads another", other);
    }
    Ok(grid.into_iter().map(|(row, cells)| line(row, &cells, told)).collect())
}

type Read = Result<(Grid, Vec<String>), Refused>;

fn of_xlsx(source: &Source, sheet: Option<&str>) -> Read {
    let broken = |error: calamine::XlsxError| broken(source, &error.to_string());
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(source.bytes.as_slice())).map_err(broken)?;
    let (name, others) = chosen(source, book.sheet_names(), sheet)?;
    let merged = book.merge_cells_by_sheet_name(&name).map_err(broken)?;
    let mut filling = Filling::of(source);
    let mut reader = book.worksheet_cells_reader(&name).map_err(broken)?;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        filling.put(row, column, Data::from(cell.get_value().clone()))?;
    }
    fill_merged(&mut filling.grid, &merged);
    Ok((filling.grid, others))
}

fn of_xlsb(source: &Source, sheet: Option<&str>) -> Read {
    let broken = |error: calamine::XlsbError| broken(source, &error.to_string());
    let mut book: Xlsb<_> = open_workbook_from_rs(Cursor::new(source.bytes.as_slice())).map_err(broken)?;
    let (name, others) = chosen(source, book.sheet_names(), sheet)?;
    let mut filling = Filling::of(source);
    let mut reader = book.worksheet_cells_reader(&name).map_err(broken)?;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        filling.put(row, column, Data::from(cell.get_value().clone()))?;
    }
    Ok((filling.grid, others))
}

fn of_ods(source: &Source, sheet: Option<&str>) -> Read {
    let broken = |error: calamine::OdsError| broken(source, &error.to_string());
    let mut book: Ods<_> = open_workbook_from_rs(Cursor::new(source.bytes.as_slice())).map_err(broken)?;
    let (name, others) = chosen(source, book.sheet_names(), sheet)?;
    let range = book.worksheet_range(&name).map_err(broken)?;
    Ok((filled(source, &range)?, others))
}

fn of_xls(source: &Source, tamed: &[u8], sheet: Option<&str>) -> Read {
    let broken = |error: calamine::XlsError| broken(source, &error.to_string());
    let mut book: Xls<_> = open_workbook_from_rs(Cursor::new(tamed)).map_err(broken)?;
    let (name, others) = chosen(source, book.sheet_names(), sheet)?;
    let merged = book.merge_cells_by_sheet_name(&name).map_err(broken)?;
    let range = book.worksheet_range(&name).map_err(broken)?;
    let mut grid = filled(source, &range)?;
    fill_merged(&mut grid, &merged);
    Ok((grid, others))
}

fn filled(source: &Source, range: &Range<Data>) -> Result<Grid, Refused> {
    let (above, before) = range.start().unwrap_or_default();
    let at = |offset: u32, index: usize| offset.saturating_add(u32::try_from(index).unwrap_or(u32::MAX));
    let mut filling = Filling::of(source);
    for (row, column, value) in range.used_cells() {
        filling.put(at(above, row), at(before, column), value.clone())?;
    }
    Ok(filling.grid)
}

/// The cells so far, and how much room they take.
struct Filling<'a> {
    source: &'a Source,
    grid: Grid,
    cells: usize,
    /// In bytes.
    words: usize,
}

impl Filling<'_> {
    fn of(source: &Source) -> Filling<'_> {
        Filling { source, grid: Grid::new(), cells: 0, words: 0 }
    }

    /// # Errors
    /// When the table becomes larger than a table may be: a few bytes may name a cell far out, or one long text often.
    fn put(&mut self, row: u32, column: u32, value: Data) -> Result<(), Refused> {
        if value == Data::Empty {
            return Ok(());
        }
        self.cells += 1;
        self.words += if let Data::String(words) = &value { words.len() } else { 0 };
        let name = self.source.name();
        let too_much = self.cells > MOST_CELLS || self.words > MOST_WORDS;
        within_bounds(
            &name,
            if too_much { MOST_CELLS } else { self.grid.len().saturating_sub(1) },
            column as usize + 1,
        )?;
        self.grid.entry(row).or_default().insert(column, value);
        Ok(())
    }
}

/// The sheet to be read, and the others.
fn chosen(
    source: &Source,
    names: Vec<String>,
    wanted: Option<&str>,
) -> Result<(String, Vec<String>), Refused> {
    let at = match wanted {
        Some(wanted) => names.iter().position(|name| name == wanted),
        None => (!names.is_empty()).then_some(0),
    };
    let Some(at) = at else {
        let there = names.join(", ");
        let words =
            format!("{} has no sheet “{}”; it has {there}", source.name(), wanted.unwrap_or_default());
        return Err(Refused::unreadable(words));
    };
    let mut others = names;
    let name = others.remove(at);
    // What our own workbooks say about themselves.
    others.retain(|other| other != "About");
    Ok((name, others))
}

/// Cells merged downwards hold for each of their rows: a case above its waves.
fn fill_merged(grid: &mut Grid, merged: &[Dimensions]) {
    for Dimensions { start, end } in merged.iter().take(MOST_ROWS) {
        let Some(value) = grid.get(&start.0).and_then(|row| row.get(&start.1)).cloned() else { continue };
        if end.0 <= start.0 || start.1 as usize > MOST_COLUMNS {
            continue;
        }
        for (_, row) in grid.range_mut(start.0 + 1..=end.0) {
            row.entry(start.1).or_insert_with(|| value.clone());
        }
    }
}

fn line(row: u32, cells: &BTreeMap<u32, Data>, told: &mut Told) -> Row {
    let number = row as usize + 1;
    let width = cells.last_key_value().map_or(0, |(last, _)| *last as usize + 1);
    let mut line = Row { number, cells: vec![String::new(); width] };
    for (column, value) in cells {
        if let Some(cell) = line.cells.get_mut(*column as usize) {
            *cell = words(value);
        }
        if let Data::Error(error) = value {
            told.dropped("cells", &format!("the formula came to {error}"), format!("row {number}"));
        }
    }
    line
}

fn words(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_words(*number),
        Data::String(words) => words.clone(),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => moment_words(moment),
        Data::DateTimeIso(moment) => moment.strip_suffix("T00:00:00").unwrap_or(moment).to_string(),
        Data::DurationIso(duration) => duration.clone(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

/// With the 15 digits a spreadsheet shows, never with an exponent.
fn number_words(number: f64) -> String {
    let shown: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    shown.to_string()
}

/// A day, a day with a time, or a time alone.
fn moment_words(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let days = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        let seconds = (days * 86_400.0).round().clamp(0.0, 1e12);
        let (hours, rest) = ((seconds / 3_600.0).floor(), seconds % 3_600.0);
        return format!("{hours:02}:{:02}:{:02}", (rest / 60.0).floor(), rest % 60.0);
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date}T{hour:02}:{minute:02}:{second:02}")
    }
}

fn broken(source: &Source, why: &str) -> Refused {
    Refused::unreadable(format!(
        "{} cannot be read as a workbook ({why}); save it again as .xlsx or .csv",
        source.name()
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_xlsxwriter::{ExcelDateTime as Day, Format, Formula, Workbook};

    use super::*;
    use crate::exchange::Fate;
    use crate::exchange::documents::archive::tests::zipped;
    use crate::exchange::tables::Sheet;

    fn participants() -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("People").unwrap();
        let date = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_row(0, 0, ["id", "age", "born", "share", "well", "sum"]).unwrap();
        sheet.write_string(1, 0, "00017").unwrap();
        sheet.write_number(1, 1, 34.0).unwrap();
        sheet.write_datetime_with_format(1, 2, Day::from_ymd(1985, 2, 9).unwrap(), &date).unwrap();
        sheet.write_number(1, 3, 0.1 + 0.2).unwrap();
        sheet.write_boolean(1, 4, true).unwrap();
        sheet.write_formula(1, 5, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write_number(2, 1, 35.0).unwrap();
        sheet.merge_range(1, 0, 2, 0, "00017", &Format::new()).unwrap();
        book.add_worksheet().set_name("Notes").unwrap().write_string(0, 0, "old").unwrap();
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn cells_come_as_people_see_them() {
        let sheet = Sheet::read(&Source::of("p.xlsx", participants()), None).unwrap();
        assert_eq!(sheet.headings, ["id", "age", "born", "share", "well", "sum"]);
        assert_eq!(sheet.rows[0].cells, ["00017", "34", "1985-02-09", "0.3", "true", "2"]);
        assert_eq!(sheet.rows[1].cells[..2], ["00017", "35"], "a merged cell holds for both its rows");
        assert_eq!(sheet.told.count(Fate::Dropped, "sheets"), 1);
    }

    /// A record of Excel's binary workbooks: what it is, how long, and what it says ([MS-XLSB] 2.1.4).
    fn record(kind: u16, content: &[u8]) -> Vec<u8> {
        let low = u8::try_from(kind & 0x7F).unwrap();
        let mut record = match u8::try_from(kind >> 7).unwrap() {
            0 => vec![low],
            high => vec![low | 0x80, high],
        };
        record.push(u8::try_from(content.len()).unwrap());
        record.extend(content);
        record
    }

    fn words(text: &str) -> Vec<u8> {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&u32::try_from(units.len() / 2).unwrap().to_le_bytes()[..], &units].concat()
    }

    fn binary_workbook() -> Vec<u8> {
        let number = |number: u32| number.to_le_bytes().to_vec();
        let cell = |column: u32, text: &str| record(6, &[number(column), number(0), words(text)].concat());
        let row = |row: u32| record(0, &[number(row), vec![0; 13]].concat());
        let bundle = [number(0), number(1), words("rId1"), words("People")].concat();
        let book = [record(0x9C, &bundle), record(0x90, &[]), record(0x84, &[])].concat();
        let size = [number(0), number(1), number(0), number(1)].concat();
        let age = record(5, &[number(1), number(0), 34.0_f64.to_le_bytes().to_vec()].concat());
        let rows = [row(0), cell(0, "id"), cell(1, "age"), row(1), cell(0, "Åse"), age].concat();
        let sheet = [record(0x94, &size), record(0x91, &[]), rows, record(0x92, &[])].concat();
        let relations =
            b"<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
        zipped(&[
            ("xl/workbook.bin", &book),
            ("xl/_rels/workbook.bin.rels", relations),
            ("xl/worksheets/sheet1.bin", &sheet),
        ])
    }

    #[test]
    fn a_workbook_is_what_is_in_it_whatever_it_is_called() {
        for (name, bytes, changed) in [
            ("p.xlsb", binary_workbook(), 0),
            ("p.xls", binary_workbook(), 1),
            ("p.xls", participants(), 1),
            ("people", participants(), 1),
        ] {
            let sheet = Sheet::read(&Source::of(name, bytes), None).unwrap();
            assert_eq!((sheet.headings[0].as_str(), sheet.headings[1].as_str()), ("id", "age"), "{name}");
            assert_eq!(sheet.rows[0].cells[1], "34");
            assert_eq!(sheet.told.count(Fate::Changed, "file endings"), changed, "{name}");
        }
    }

    #[test]
    fn another_sheet_is_read_when_it_is_named() {
        let source = Source::of("p.xlsx", participants());
        assert_eq!(Sheet::read(&source, Some("Notes")).unwrap().headings, ["old"]);
        let refused = Sheet::read(&source, Some("Note")).unwrap_err().to_string();
        assert_eq!(refused, "p.xlsx has no sheet “Note”; it has People, Notes");
    }

    #[test]
    fn a_cell_far_out_is_refused_before_it_costs_anything() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "id").unwrap();
        sheet.write_string(1_048_575, 16_383, "far").unwrap();
        let source = Source::of("far.xlsx", book.save_to_buffer().unwrap());
        assert!(matches!(Sheet::read(&source, None), Err(Refused::TooMuch(_))));
    }

    #[test]
    fn what_is_no_workbook_is_refused_in_words() {
        let locked = Source::of("p.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        assert!(Sheet::read(&locked, None).unwrap_err().to_string().contains("password"));
        let words = Sheet::read(&Source::of("p.ods", "PK"), None).unwrap_err().to_string();
        assert!(words.starts_with("p.ods cannot be read as a workbook"), "{words}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_damaged_workbook_never_breaks_the_reader(at in any::<prop::sample::Index>(), byte: u8, cut: bool) {
            let mut bytes = participants();
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] = byte }
            let _ = Sheet::read(&Source::of("p.xlsx", bytes), None);
        }
    }
}
