//! A table for notes and manuscripts in Markdown.

use crate::report::letters::printable;
use crate::report::{Side, Table};

pub fn markdown(table: &Table) -> String {
    let heads = table.columns.iter().map(|column| escaped(&column.name));
    let rules = table.columns.iter().map(|column| match column.side {
        Side::Left => ":--".to_string(),
        Side::Right => "--:".to_string(),
    });
    let mut page = String::new();
    if !table.title.is_empty() {
        page = format!("**{}**\n\n", escaped(&table.title));
    }
    page += &line(heads);
    page += &line(rules);
    table.rows.iter().for_each(|row| page += &line(row.iter().map(|cell| escaped(&cell.shown()))));
    let below = table.below();
    if !below.is_empty() {
        page.push('\n');
    }
    below.iter().for_each(|note| page += &format!("- {}\n", escaped(note)));
    page
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// Words stay words: no markup, no HTML, no new row.
pub fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in printable(words).split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(letter, '\\' | '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
