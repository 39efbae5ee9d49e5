//! A table for spreadsheets: RFC 4180, one line of column names, and pure rows: no title and no notes. Those stand in
//! every other form, and the xlsx has them on a sheet of their own.

use std::borrow::Cow;

use super::CannotWrite;
use crate::each::each;
use crate::report::{Cell, Table};

/// A share becomes `3 of 9`; what is undefined is an empty field.
///
/// Words that a spreadsheet would take for a formula get a `'` before them: interviews may come from hostile hands,
/// and `=HYPERLINK(…)` in one must stay words. Quotes would not do: a spreadsheet takes them off before it looks. A
/// plain negative number is left alone. [`rearmed`] gives the words back; JSON and xlsx keep them as they are.
///
/// # Errors
/// None is known.
pub fn csv(table: &Table) -> Result<String, CannotWrite> {
    let heads = table.columns.iter().map(|column| disarmed(&column.name));
    let heads = records([heads]);
    let lots: Vec<&[Vec<Cell>]> = table.rows.chunks(LOT).collect();
    let lots = each(&lots, |rows| records(rows.iter().map(|row| row.iter().map(field))));
    let whole: Result<String, ::csv::Error> = std::iter::once(heads).chain(lots).collect();
    whole.map_err(|error| CannotWrite { format: "csv", why: error.to_string() })
}

/// Rows that are written together; a table may have a hundred thousand.
const LOT: usize = 2048;

fn records<'a, R>(rows: impl IntoIterator<Item = R>) -> Result<String, ::csv::Error>
where
    R: Iterator<Item = Cow<'a, str>>,
{
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    for mut row in rows {
        row.try_for_each(|field| writer.write_field(field.as_bytes()))?;
        writer.write_record(None::<&[u8]>)?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    // Made of words, it is words.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn field(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Words(words) => disarmed(words),
        Cell::Undefined | Cell::Because(_) => "".into(),
        told => told.shown().into(),
    }
}

fn disarmed(words: &str) -> Cow<'_, str> {
    if disarms(words) { format!("'{words}").into() } else { words.into() }
}

/// Whether these words get a `'` before them.
pub fn disarms(words: &str) -> bool {
    armed(words) && !is_negative(words)
}

/// The words behind the `'` that keeps them from being a formula.
pub fn rearmed(field: &str) -> &str {
    field.strip_prefix('\'').filter(|words| armed(words)).unwrap_or(field)
}

/// Whether a formula could begin here, or behind a `'`: those count too, or they could not be told from ours.
/// The wide signs are formulas where Chinese or Japanese is written.
fn armed(words: &str) -> bool {
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    words.trim_start_matches('\'').starts_with(signs)
}

fn is_negative(words: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = words.split_once('.').unwrap_or((words, "0"));
    whole.strip_prefix('-').is_some_and(digits) && digits(rest)
}
