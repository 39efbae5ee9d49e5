//! Whether a workbook may be opened at all: the libraries that read one take it at its word, however much it says.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::sheet::{MOST_CELLS, within_bounds};
use crate::exchange::{Refused, Source};

/// Of everything in the archive, inflated.
const MOST_BYTES: u64 = 512 << 20;
const MOST_ENTRIES: usize = 10_000;

/// # Errors
/// When it is no archive, or would burst.
pub(super) fn check(source: &Source, is_ods: bool) -> Result<(), Refused> {
    let name = source.name();
    let broken = |why: String| {
        Refused::unreadable(format!(
            "{name} cannot be read as a workbook ({why}); save it again as .xlsx or .csv"
        ))
    };
    let mut archive =
        ZipArchive::new(Cursor::new(source.bytes.as_slice())).map_err(|error| broken(error.to_string()))?;
    if archive.len() > MOST_ENTRIES {
        return Err(Refused::too_much(format!(
            "{name} holds more than {MOST_ENTRIES} files and was not opened"
        )));
    }
    let mut room = MOST_BYTES;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|error| broken(error.to_string()))?;
        let mut entry = entry.take(room.saturating_add(1));
        let read =
            std::io::copy(&mut entry, &mut std::io::sink()).map_err(|error| broken(error.to_string()))?;
        room = room.checked_sub(read).ok_or_else(|| {
            Refused::too_much(format!(
                "{name} unpacks to more than {} MB and was not opened",
                MOST_BYTES >> 20
            ))
        })?;
    }
    if is_ods { check_repeats(&name, &mut archive) } else { Ok(()) }
}

/// An ods says how often a cell or a row is repeated: a few bytes can mean a billion cells.
fn check_repeats(name: &str, archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Refused> {
    let broken = |why: String| Refused::unreadable(format!("{name} cannot be read as a workbook ({why})"));
    let mut content = String::new();
    let mut entry = archive.by_name("content.xml").map_err(|error| broken(error.to_string()))?;
    entry.read_to_string(&mut content).map_err(|error| broken(error.to_string()))?;
    let mut reader = quick_xml::Reader::from_str(&content);
    let mut extent = Extent::default();
    loop {
        match reader.read_event().map_err(|error| broken(error.to_string()))? {
            Event::Start(tag) => extent.open(&tag, false),
            Event::Empty(tag) => extent.open(&tag, true),
            Event::End(tag) if tag.local_name().as_ref() == "table-row" => extent.close_row(),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if extent.cells() > MOST_CELLS {
            return within_bounds(name, MOST_CELLS, 2);
        }
    }
}

/// How far the filled cells of a sheet reach.
#[derive(Default)]
struct Extent {
    row_repeats: usize,
    column: usize,
    /// Of this row, up to its last filled cell.
    filled: usize,
    widest: usize,
    /// Since the first filled row.
    rows: usize,
    /// Up to the last filled row.
    filled_rows: usize,
}

impl Extent {
    fn open(&mut self, tag: &BytesStart, empty: bool) {
        match tag.local_name().as_ref() {
            "table" => *self = Extent::default(),
            "table-row" if !empty => {
                (self.row_repeats, self.column, self.filled) = (repeats(tag, "number-rows-repeated"), 0, 0);
            }
            "table-row" if self.filled_rows > 0 => {
                self.rows = self.rows.saturating_add(repeats(tag, "number-rows-repeated"));
            }
            "table-cell" | "covered-table-cell" => {
                self.column = self.column.saturating_add(repeats(tag, "number-columns-repeated"));
                if !empty || value(tag, "value-type").is_some() {
                    self.filled = self.column;
                }
            }
            _ => {}
        }
    }

    fn close_row(&mut self) {
        if self.filled > 0 || self.filled_rows > 0 {
            self.rows = self.rows.saturating_add(self.row_repeats);
        }
        if self.filled > 0 {
            self.filled_rows = self.rows;
            self.widest = self.widest.max(self.filled);
        }
    }

    fn cells(&self) -> usize {
        self.filled_rows.saturating_mul(self.widest)
    }
}

fn repeats(tag: &BytesStart, name: &str) -> usize {
    value(tag, name).map_or(1, |times| times.parse().unwrap_or(usize::MAX))
}

fn value(tag: &BytesStart, name: &str) -> Option<String> {
    let attribute =
        tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(attribute.value.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;
    use crate::exchange::tables::Sheet;

    fn ods(rows: &str) -> Source {
        let content = format!(
            "<office:document-content xmlns:office=\"urn:o\" xmlns:table=\"urn:t\" xmlns:text=\"urn:x\"><office:body>\
             <office:spreadsheet><table:table table:name=\"People\">{rows}</table:table></office:spreadsheet>\
             </office:body></office:document-content>"
        );
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, words: &str| {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(words.as_bytes()).unwrap();
        };
        put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        let manifest = "<manifest:manifest xmlns:manifest=\"urn:m\"></manifest:manifest>";
        put("META-INF/manifest.xml", manifest);
        put("content.xml", &content);
        Source::of("p.ods", archive.finish().unwrap().into_inner())
    }

    fn cell(words: &str) -> String {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{words}</text:p></table:table-cell>")
    }

    fn row(cells: &str) -> String {
        format!("<table:table-row>{cells}</table:table-row>")
    }

    #[test]
    fn an_ods_is_read_with_its_dates_and_numbers() {
        let values = "<table:table-cell office:value-type=\"float\" office:value=\"34\"><text:p>34</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"date\" office:date-value=\"2019-04-17\"><text:p>17.4.19</text:p></table:table-cell>";
        let blank = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        let head = row(&(cell("id") + &cell("age") + &cell("date")));
        let sheet = Sheet::read(&ods(&(head + &row(&(cell("00017") + values)) + blank)), None).unwrap();
        assert_eq!(sheet.headings, ["id", "age", "date"]);
        assert_eq!(sheet.rows[0].cells, ["00017", "34", "2019-04-17"]);
    }

    #[test]
    fn a_few_bytes_that_mean_a_billion_cells_are_refused() {
        let many = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
             table:number-columns-repeated=\"1000\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
        let refused = Sheet::read(&ods(&(row(&cell("id")) + many)), None);
        assert!(matches!(refused, Err(Refused::TooMuch(_))), "{refused:?}");
    }

    #[test]
    fn an_archive_that_bursts_is_refused() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
        let blanks = vec![b' '; 1 << 20];
        (0..513).for_each(|_| archive.write_all(&blanks).unwrap());
        let source = Source::of("bomb.xlsx", archive.finish().unwrap().into_inner());
        let refused = Sheet::read(&source, None).unwrap_err().to_string();
        assert_eq!(refused, "bomb.xlsx unpacks to more than 512 MB and was not opened");
    }
}
