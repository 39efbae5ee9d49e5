//! Workbooks of before 2007 (xls): what is handed to the library is built anew here, from what was looked through.
//!
//! The library believes such a file, however large it says its sheets are. Source of the records in its stream
//! `Workbook`: Microsoft's [MS-XLS].

use super::compound::{Compound, number16, number32, wrapped};
use super::sheet::{MOST_CELLS, MOST_WORDS, within_bounds};
use crate::exchange::documents::archive::locked;
use crate::exchange::{Refused, Source};

const MOST_SHEETS: usize = 1_000;
const MOST_RECORDS: usize = 20_000_000;

const BOUND_SHEET: u16 = 0x0085;
const PASSWORD: u16 = 0x002F;
const STRINGS: u16 = 0x00FC;
const CONTINUED: u16 = 0x003C;
const EXTENT: u16 = 0x0200;
const END: u16 = 0x000A;
const SHARED: u16 = 0x00FD;
const NUMBERS: u16 = 0x00BD;
/// Number, label, truth or error, formula, RK, rich label.
const CELLS: [u16; 6] = [0x0203, 0x0204, 0x0205, 0x0006, 0x027E, 0x00D6];

/// # Errors
/// In words: no workbook, a password, or larger than a table may be.
pub(super) fn tamed(source: &Source) -> Result<Vec<u8>, Refused> {
    let file = Compound::open(&source.bytes).ok_or_else(|| broken(source))?;
    if file.find("EncryptedPackage").is_some() {
        return Err(locked(&source.name()));
    }
    let stream = file.find("Workbook").or_else(|| file.find("Book")).ok_or_else(|| broken(source))?;
    let mut book = Book { source, stream, records: 0, cells: 0, words: 0 };
    book.check()?;
    Ok(wrapped(&book.stream))
}

fn broken(source: &Source) -> Refused {
    let words = "cannot be read as a workbook: it is broken, or has a password; open it where it was made and save it as";
    Refused::unreadable(format!("{} {words} .xlsx or .csv without one", source.name()))
}

/// The stream of records, as it is looked through.
struct Book<'a> {
    source: &'a Source,
    stream: Vec<u8>,
    records: usize,
    cells: usize,
    /// Bytes, of all cells.
    words: usize,
}

/// Where a record stands in the stream: what kind it is, and from where to where its content reaches.
struct Record {
    kind: u16,
    from: usize,
    to: usize,
}

impl Book<'_> {
    fn check(&mut self) -> Result<(), Refused> {
        let (mut sheets, mut lengths, mut at) = (Vec::new(), Vec::new(), 0);
        while let Some(record) = self.record(at)? {
            at = record.to;
            match record.kind {
                PASSWORD => return Err(locked(&self.source.name())),
                BOUND_SHEET => sheets.extend(number32(&self.stream, record.from)),
                STRINGS => lengths = self.lengths(&record),
                END => break,
                _ => {}
            }
        }
        if sheets.len() > MOST_SHEETS {
            return Err(Refused::too_much(format!(
                "{} has more than {MOST_SHEETS} sheets and was not opened",
                self.source.name()
            )));
        }
        sheets.into_iter().try_for_each(|at| self.sheet(usize::try_from(at).unwrap_or(usize::MAX), &lengths))
    }

    fn record(&mut self, at: usize) -> Result<Option<Record>, Refused> {
        let head = number16(&self.stream, at).zip(number16(&self.stream, at.saturating_add(2)));
        let Some((kind, length)) = head else { return Ok(None) };
        self.records += 1;
        if self.records > MOST_RECORDS {
            within_bounds(&self.source.name(), MOST_CELLS, 2)?;
        }
        let (from, to) = (at + 4, at + 4 + length);
        let kind = u16::try_from(kind).unwrap_or_default();
        Ok((to <= self.stream.len()).then_some(Record { kind, from, to }))
    }

    /// A sheet's cells, and that they make no larger table than a table may be. How large it says it is itself is
    /// crossed out: the library would make room for it.
    fn sheet(&mut self, mut at: usize, lengths: &[usize]) -> Result<(), Refused> {
        let (mut rows, mut columns) = (Reach::default(), Reach::default());
        while let Some(Record { kind, from, to }) = self.record(at)? {
            at = to;
            if kind == END {
                break;
            }
            if kind == EXTENT
                && let Some(head) = self.stream.get_mut(from - 4..from - 2)
            {
                head.fill(0xFF);
            }
            let numbers = kind == NUMBERS;
            if !numbers && kind != SHARED && !CELLS.contains(&kind) {
                continue;
            }
            let (row, column) = (number16(&self.stream, from), number16(&self.stream, from + 2));
            rows.to(row);
            columns.to(column);
            columns.to(number16(&self.stream, to - 2).filter(|_| numbers));
            self.cells += if numbers { (to - from) / 6 + 1 } else { 1 };
            let shared = number32(&self.stream, from + 6).filter(|_| kind == SHARED);
            let length = shared.and_then(|which| lengths.get(usize::try_from(which).ok()?));
            self.words += length.copied().unwrap_or(to - from);
            self.within(rows.length(), columns.length())?;
        }
        Ok(())
    }

    fn within(&self, rows: usize, columns: usize) -> Result<(), Refused> {
        let name = self.source.name();
        within_bounds(&name, rows.saturating_sub(1), columns)?;
        let too_much = self.cells > MOST_CELLS || self.words > MOST_WORDS;
        within_bounds(&name, if too_much { MOST_CELLS } else { 0 }, 2)
    }

    /// How many bytes each of the shared strings may take. Where a record is continued, a byte says anew how wide
    /// letters are.
    fn lengths(&self, record: &Record) -> Vec<usize> {
        let mut parts = vec![(record.from.saturating_add(8), record.to)];
        let mut at = record.to;
        while number16(&self.stream, at) == Some(usize::from(CONTINUED)) {
            let Some(length) = number16(&self.stream, at + 2) else { break };
            parts.push((at + 4, at + 4 + length));
            at += 4 + length;
        }
        Strings { stream: &self.stream, parts, part: 0 }.lengths()
    }
}

/// The rows or columns that are filled.
#[derive(Default)]
struct Reach {
    from: Option<usize>,
    to: usize,
}

impl Reach {
    fn to(&mut self, at: Option<usize>) {
        let Some(at) = at else { return };
        self.from = Some(self.from.map_or(at, |from| from.min(at)));
        self.to = self.to.max(at);
    }

    fn length(&self) -> usize {
        self.from.map_or(0, |from| self.to - from + 1)
    }
}

/// The shared strings, part by part.
struct Strings<'a> {
    stream: &'a [u8],
    /// From where to where.
    parts: Vec<(usize, usize)>,
    part: usize,
}

impl Strings<'_> {
    fn lengths(mut self) -> Vec<usize> {
        std::iter::from_fn(|| self.next()).collect()
    }

    fn next(&mut self) -> Option<usize> {
        while self.left()? == 0 {
            self.part += 1;
        }
        let letters = number16(self.stream, self.skip(2)?)?;
        let marks = *self.stream.get(self.skip(1)?)?;
        let runs = if marks & 8 == 0 { 0 } else { number16(self.stream, self.skip(2)?)? };
        let more = if marks & 4 == 0 { 0 } else { number32(self.stream, self.skip(4)?)? };
        self.skip_letters(letters, marks & 1)?;
        self.skip_bytes(runs * 4 + usize::try_from(more).ok()?);
        // A unit of UTF-16 takes up to three bytes in UTF-8.
        Some(letters * 3)
    }

    fn left(&self) -> Option<usize> {
        self.parts.get(self.part).map(|(from, to)| to.saturating_sub(*from))
    }

    /// Where that which is passed over begins.
    fn skip(&mut self, bytes: usize) -> Option<usize> {
        let (from, _) = self.parts.get_mut(self.part)?;
        let at = *from;
        *from += bytes;
        Some(at)
    }

    fn skip_letters(&mut self, letters: usize, wide: u8) -> Option<()> {
        let (mut letters, mut width) = (letters, usize::from(wide) + 1);
        loop {
            let here = (self.left()? / width).min(letters);
            self.skip(here * width)?;
            letters -= here;
            if letters == 0 {
                return Some(());
            }
            self.part += 1;
            let at = self.skip(1)?;
            width = usize::from(self.stream.get(at)? & 1) + 1;
        }
    }

    fn skip_bytes(&mut self, mut bytes: usize) {
        while let Some(left) = self.left().filter(|_| bytes > 0) {
            let here = left.min(bytes);
            self.skip(here);
            bytes -= here;
            self.part += usize::from(bytes > 0);
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exchange::Fate;
    use crate::exchange::tables::Sheet;

    fn record(kind: u16, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), content].concat()
    }

    fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
        let place: Vec<u8> = [row, column, 0].into_iter().flat_map(u16::to_le_bytes).collect();
        record(0x0203, &[place, value.to_le_bytes().to_vec()].concat())
    }

    fn shared(row: u16, column: u16, which: u32) -> Vec<u8> {
        let place: Vec<u8> = [row, column, 0].into_iter().flat_map(u16::to_le_bytes).collect();
        record(SHARED, &[&place[..], &which.to_le_bytes()].concat())
    }

    fn strings(words: &[&str]) -> Vec<u8> {
        let count = u32::try_from(words.len()).unwrap().to_le_bytes();
        let mut content = [count, count].concat();
        for words in words {
            let units: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
            content.extend(u16::try_from(units.len() / 2).unwrap().to_le_bytes());
            content.push(1);
            content.extend(units);
        }
        record(STRINGS, &content)
    }

    /// A workbook of one sheet, with these records in it.
    fn book(words: &[&str], sheet: &[Vec<u8>]) -> Vec<u8> {
        let begin = |kind: u16| {
            record(
                0x0809,
                &[0x0600, kind, 0, 0, 0, 0, 0, 0].into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
            )
        };
        let end = record(END, &[]);
        let head = [begin(5), strings(words)].concat();
        let name = b"People";
        let at = u32::try_from(head.len() + 4 + 8 + name.len() + end.len()).unwrap();
        let bound = [&at.to_le_bytes()[..], &[0, 0, name.len() as u8, 0], name].concat();
        wrapped(&[head, record(BOUND_SHEET, &bound), end.clone(), begin(16), sheet.concat(), end].concat())
    }

    fn read(name: &str, bytes: Vec<u8>) -> Result<Sheet, Refused> {
        Sheet::read(&Source::of(name, bytes), None)
    }

    fn people() -> Vec<u8> {
        let extent = [[0_u8; 4], 3_u32.to_le_bytes(), [0, 0, 2, 0]].concat();
        let extent = record(EXTENT, &[&extent[..], &[0, 0]].concat());
        let cells =
            [shared(0, 0, 0), shared(0, 1, 1), shared(1, 0, 2), number(1, 1, 34.0), number(2, 1, 40.5)];
        book(&["id", "age", "Åse"], &[&[extent], &cells[..]].concat())
    }

    #[test]
    fn an_old_workbook_is_read_whatever_it_is_called() {
        for (name, changed) in [("p.xls", 0), ("p.xlsx", 1), ("p.dat", 1)] {
            let sheet = read(name, people()).unwrap();
            assert_eq!(sheet.headings, ["id", "age"], "{name}");
            let rows: Vec<_> = sheet.rows.iter().map(|row| row.cells.clone()).collect();
            assert_eq!(rows, [["Åse", "34"], ["", "40.5"]], "{name}");
            assert_eq!(sheet.told.count(Fate::Changed, "file endings"), changed, "{name}");
        }
    }

    #[test]
    fn what_it_claims_costs_nothing() {
        let extent = [&[0; 4][..], &u32::MAX.to_le_bytes(), &[0, 0, 0xFF, 0xFF, 0, 0]].concat();
        let cells = [record(EXTENT, &extent), shared(0, 0, 0), shared(0, 1, 1), number(1, 1, 1.0)];
        assert_eq!(read("p.xls", book(&["id", "age"], &cells)).unwrap().rows.len(), 1);
        let far = [shared(0, 0, 0), number(65_000, 255, 1.0)];
        assert!(matches!(read("p.xls", book(&["id"], &far)), Err(Refused::TooMuch(_))));
        let long = "x".repeat(30_000);
        let often: Vec<Vec<u8>> = (0..7_000).map(|row| shared(row, 0, 0)).collect();
        assert!(matches!(read("p.xls", book(&[&long], &often)), Err(Refused::TooMuch(_))));
    }

    #[test]
    fn chains_that_lead_in_circles_end() {
        let mut bytes = people();
        // The first table: the stream's only sector is followed by itself.
        bytes[4096 + 8..4096 + 12].copy_from_slice(&2_u32.to_le_bytes());
        bytes[4096 + 4..4096 + 8].copy_from_slice(&1_u32.to_le_bytes());
        assert!(read("p.xls", bytes).is_ok());
    }

    #[test]
    fn words_between_tabs_under_excels_ending_are_a_table() {
        let sheet = read("p.xls", b"id\tage\nP1\t34\n".to_vec()).unwrap();
        assert_eq!((sheet.rows.len(), sheet.told.count(Fate::Changed, "file endings")), (1, 1));
        let page = read("p.xls", b"<html><table></table>".to_vec()).unwrap_err().to_string();
        assert!(page.contains("web page"), "{page}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_damaged_old_workbook_never_breaks_the_reader(at in any::<prop::sample::Index>(), byte: u8, cut: bool) {
            let mut bytes = people();
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] = byte }
            let _ = read("p.xls", bytes);
        }
    }
}
