//! Saved tables whose cells stand apart: csv, xlsx and json.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use super::Saved;
use crate::report::writers::rearmed;

pub(super) fn csv(bytes: &[u8]) -> Result<Saved, String> {
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let words =
        |record: &::csv::StringRecord| record.iter().map(|field| rearmed(field).to_string()).collect();
    let heads: Vec<String> = reader.headers().map(words).map_err(|error| error.to_string())?;
    // Other programs put a mark before the first heading.
    let heads = heads.into_iter().map(|head| head.trim_start_matches('\u{feff}').to_string()).collect();
    let rows = reader.records().map(|record| record.as_ref().map(words).map_err(ToString::to_string));
    Ok(Saved { heads, rows: rows.collect::<Result<_, _>>()?, below: Vec::new() })
}

pub(super) fn xlsx(bytes: &[u8]) -> Result<Saved, String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let sheets = book.worksheets();
    let read = |at: usize| -> Vec<Vec<String>> {
        let sheet = sheets.get(at).map(|(_, sheet)| sheet);
        sheet.into_iter().flat_map(|sheet| sheet.rows()).map(|row| row.iter().map(cell).collect()).collect()
    };
    let mut rows = read(0);
    let heads = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
    Ok(Saved { heads, rows, below: read(1).into_iter().flatten().collect() })
}

fn cell(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        told => told.to_string(),
    }
}

pub(super) fn json(bytes: &[u8]) -> Result<Saved, String> {
    let whole: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let list = |name: &str| whole.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let heads: Vec<String> = list("columns").iter().map(value).collect();
    let row = |row: &Value| heads.iter().map(|head| row.get(head).map(value).unwrap_or_default()).collect();
    let rows = list("rows").iter().map(row).collect();
    let again = whole.get("again").map(|line| format!("Again: {}", value(line)));
    let made = whole.get("made").and_then(|made| made.get("study"));
    let made = made.map(|study| format!("Made of: study {}", value(study)));
    let notes = list("notes").iter().map(value).collect::<Vec<_>>();
    Ok(Saved { heads, rows, below: notes.into_iter().chain(again).chain(made).collect() })
}

fn value(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(words) => words.clone(),
        Value::Object(share) => {
            let [count, of] =
                ["count", "of"].map(|part| share.get(part).map(self::value).unwrap_or_default());
            format!("{count} of {of}")
        }
        other => other.to_string(),
    }
}
