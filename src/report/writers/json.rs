//! A table for programs: the title, the notes, and each row as an object by column name; beside the rows, why a cell
//! is `null` and the question that leads to the quotes behind it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::CannotWrite;
use crate::each::each;
use crate::report::again::GLOSS;
use crate::report::{Cell, Table};

/// A share becomes `{"count": 3, "of": 9}`; what is undefined is `null`.
///
/// # Errors
/// None is known.
pub fn json(table: &Table) -> Result<String, CannotWrite> {
    let refused = |error: serde_json::Error| CannotWrite { format: "json", why: error.to_string() };
    let mut whole = Map::new();
    whole.insert("title".into(), Value::from(table.title.as_str()));
    whole.insert("columns".into(), table.columns.iter().map(|column| column.name.clone()).collect());
    whole.insert("rows".into(), Value::Null);
    whole.extend(about(table));
    let text = serde_json::to_string_pretty(&Value::Object(whole)).map_err(refused)?;
    // No words of a table look like this: their own quotation marks and line ends are written otherwise.
    let (before, behind) = text.split_once(NO_ROWS).unwrap_or((&text, ""));
    Ok([before, ROWS, &rows(table).map_err(refused)?, behind, "\n"].concat())
}

const NO_ROWS: &str = "\n  \"rows\": null";
const ROWS: &str = "\n  \"rows\": ";

/// Rows that are written together; a table may have a hundred thousand, and a value for each cell would be felt.
const LOT: usize = 2048;

fn rows(table: &Table) -> Result<String, serde_json::Error> {
    let columns = columns(table)?;
    let lots: Vec<&[Vec<Cell>]> = table.rows.chunks(LOT).collect();
    let lots = each(&lots, |rows| {
        let mut lot = Vec::new();
        rows.iter().try_for_each(|row| object(&mut lot, &columns, row))?;
        Ok(String::from_utf8_lossy(&lot).into_owned())
    });
    let lots: String = lots.into_iter().collect::<Result<_, serde_json::Error>>()?;
    Ok(lots.strip_suffix(',').map_or("[]".into(), |rows| format!("[{rows}\n  ]")))
}

/// By name, which cell stands under it: of several columns of one name the last.
fn columns(table: &Table) -> Result<Vec<(String, usize)>, serde_json::Error> {
    let columns = table.columns.iter().enumerate().map(|(at, column)| (column.name.as_str(), at));
    let columns: BTreeMap<&str, usize> = columns.collect();
    columns.into_iter().map(|(name, at)| Ok((serde_json::to_string(name)?, at))).collect()
}

/// As `to_string_pretty` would write it, and a comma.
fn object(lot: &mut Vec<u8>, columns: &[(String, usize)], row: &[Cell]) -> Result<(), serde_json::Error> {
    let cells = columns.iter().filter_map(|(name, at)| Some((name, row.get(*at)?)));
    let mut sign = "";
    lot.extend(b"\n    {");
    for (name, cell) in cells {
        lot.extend([sign, "\n      ", name, ": "].iter().flat_map(|part| part.bytes()));
        match cell {
            Cell::Words(words) => serde_json::to_writer(&mut *lot, words)?,
            Cell::Share(count, of) => {
                let share = format!("{{\n        \"count\": {count},\n        \"of\": {of}\n      }}");
                lot.extend(share.bytes());
            }
            cell => serde_json::to_writer(&mut *lot, &value(cell))?,
        }
        sign = ",";
    }
    lot.extend(if sign.is_empty() { "},".bytes() } else { "\n    },".bytes() });
    Ok(())
}

/// What a table says of itself; what it does not say is left out.
fn about(table: &Table) -> impl Iterator<Item = (String, Value)> {
    let object = |cells: &mut dyn Iterator<Item = (&str, Cow<str>)>| {
        Value::Object(
            cells.map(|(column, words)| (column.to_string(), Value::from(words.into_owned()))).collect(),
        )
    };
    let names = || table.columns.iter().map(|column| column.name.as_str());
    let lead = |row: usize| {
        object(&mut names().enumerate().filter_map(|(at, name)| Some((name, table.lead(row, at)?))))
    };
    let leads: Vec<Value> =
        if table.leads.is_empty() { Vec::new() } else { (0..table.rows.len()).map(lead).collect() };
    let why = |row: &Vec<Cell>| {
        object(&mut names().zip(row).filter_map(|(name, cell)| match cell {
            Cell::Because(why) => Some((name, Cow::Borrowed(why.as_str()))),
            _ => None,
        }))
    };
    let is_why = |cell: &Cell| matches!(cell, Cell::Because(_));
    let has_why = table.rows.iter().flatten().any(is_why);
    let whys: Vec<Value> = if has_why { table.rows.iter().map(why).collect() } else { Vec::new() };
    let says =
        |objects: &[Value]| objects.iter().any(|object| object.as_object().is_some_and(|o| !o.is_empty()));
    let made = table
        .made
        .as_ref()
        .map(|made| json!({ "study": made.study, "layer": made.layer, "query": made.query, "gloss": GLOSS }));
    let said = [
        (!table.notes.is_empty()).then(|| ("notes", Value::from(table.notes.clone()))),
        (!table.again.is_empty()).then(|| ("again", Value::from(table.again.as_str()))),
        made.map(|made| ("made", made)),
        says(&whys).then_some(("undefined", Value::Array(whys))),
        says(&leads).then_some(("leads", Value::Array(leads))),
    ];
    said.into_iter().flatten().map(|(name, value)| (name.to_string(), value))
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Words(words) => Value::from(words.as_str()),
        Cell::Number(number) => Value::from(*number),
        Cell::Decimal { value, .. } => Value::from(*value),
        Cell::Share(count, of) => json!({ "count": count, "of": of }),
        Cell::Undefined | Cell::Because(_) => Value::Null,
    }
}
