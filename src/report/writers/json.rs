//! A table for programs: the title, and each row as an object by column name.

use serde_json::{Map, Value, json};

use super::CannotWrite;
use crate::report::{Cell, Table};

/// A share becomes `{"count": 3, "of": 9}`; what is undefined is `null`.
///
/// # Errors
/// None is known.
pub fn json(table: &Table) -> Result<String, CannotWrite> {
    let names = || table.columns.iter().map(|column| column.name.clone());
    let object = |row: &Vec<Cell>| Value::Object(names().zip(row.iter().map(value)).collect::<Map<_, _>>());
    let rows: Vec<Value> = table.rows.iter().map(object).collect();
    let whole = json!({ "title": table.title, "columns": names().collect::<Vec<_>>(), "rows": rows });
    let text = serde_json::to_string_pretty(&whole);
    text.map(|text| text + "\n").map_err(|error| CannotWrite { format: "json", why: error.to_string() })
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Words(words) => Value::from(words.as_str()),
        Cell::Number(number) => Value::from(*number),
        Cell::Share(count, of) => json!({ "count": count, "of": of }),
        Cell::Undefined => Value::Null,
    }
}
