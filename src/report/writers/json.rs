//! A table for programs: the title, the notes, and each row as an object by column name; beside the rows, why a cell
//! is `null` and the question that leads to the quotes behind it.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::CannotWrite;
use crate::report::again::GLOSS;
use crate::report::{Cell, Table};

/// A share becomes `{"count": 3, "of": 9}`; what is undefined is `null`.
///
/// # Errors
/// None is known.
pub fn json(table: &Table) -> Result<String, CannotWrite> {
    let names = || table.columns.iter().map(|column| column.name.clone());
    let object = |row: &Vec<Cell>| Value::Object(names().zip(row.iter().map(value)).collect::<Map<_, _>>());
    let rows: Vec<Value> = table.rows.iter().map(object).collect();
    let mut whole = Map::new();
    whole.insert("title".into(), Value::from(table.title.as_str()));
    whole.insert("columns".into(), names().collect());
    whole.insert("rows".into(), Value::Array(rows));
    whole.extend(about(table));
    let text = serde_json::to_string_pretty(&Value::Object(whole));
    text.map(|text| text + "\n").map_err(|error| CannotWrite { format: "json", why: error.to_string() })
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
    let leads: Vec<Value> = (0..table.rows.len()).map(lead).collect();
    let why = |row: &Vec<Cell>| {
        object(&mut names().zip(row).filter_map(|(name, cell)| match cell {
            Cell::Because(why) => Some((name, Cow::Borrowed(why.as_str()))),
            _ => None,
        }))
    };
    let whys: Vec<Value> = table.rows.iter().map(why).collect();
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
