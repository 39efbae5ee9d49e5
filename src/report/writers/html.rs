//! A table as a page of its own: no script, nothing fetched from anywhere.

use crate::report::letters::printable;
use crate::report::{Cell, Side, Table};

const STYLE: &str = "body{font-family:serif;margin:2em}table{border-collapse:collapse}\
    th,td{padding:.2em .8em;border-bottom:1px solid #ccc;text-align:left;vertical-align:top;white-space:pre-line}\
    .n{text-align:right}caption{text-align:left;padding-bottom:1em;font-style:italic}";

pub fn html(table: &Table) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{}</title>\
         <style>{STYLE}</style></head>\n<body>\n{}</body>\n</html>\n",
        escaped(&table.title),
        on_a_page(table)
    )
}

/// The table alone, to stand on a page among other things.
pub fn on_a_page(table: &Table) -> String {
    let heads: String = table
        .columns
        .iter()
        .map(|column| cell("th scope=\"col\"", "th", column.side, &column.name))
        .collect();
    let rows: String = table.rows.iter().map(|row| format!("<tr>{}</tr>\n", cells(table, row))).collect();
    format!(
        "<table>\n<caption>{}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{}",
        escaped(&table.title),
        notes(&table.below())
    )
}

fn notes(below: &[String]) -> String {
    let items: String = below.iter().map(|note| format!("<li>{}</li>\n", escaped(note))).collect();
    if items.is_empty() { items } else { format!("<ul class=\"notes\">\n{items}</ul>\n") }
}

fn cells(table: &Table, row: &[Cell]) -> String {
    let sides = table.columns.iter().map(|column| column.side);
    row.iter().zip(sides).map(|(told, side)| cell("td", "td", side, &told.shown())).collect()
}

fn cell(open: &str, close: &str, side: Side, words: &str) -> String {
    let class = if side == Side::Right { " class=\"n\"" } else { "" };
    format!("<{open}{class}>{}</{close}>", escaped(words))
}

/// Words stay words: no element, no attribute, no control.
pub fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in printable(words).chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
