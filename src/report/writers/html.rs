//! A table as a page of its own: no script, nothing fetched from anywhere.

use crate::report::{Cell, Side, Table};

const STYLE: &str = "body{font-family:serif;margin:2em}table{border-collapse:collapse}\
    th,td{padding:.2em .8em;border-bottom:1px solid #ccc;text-align:left;vertical-align:top}\
    .n{text-align:right}caption{text-align:left;padding-bottom:1em;font-style:italic}";

pub fn html(table: &Table) -> String {
    let title = escaped(&table.title);
    let heads: String = table
        .columns
        .iter()
        .map(|column| cell("th scope=\"col\"", "th", column.side, &column.name))
        .collect();
    let rows: String = table.rows.iter().map(|row| format!("<tr>{}</tr>\n", cells(table, row))).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{title}</title>\
         <style>{STYLE}</style></head>\n<body>\n<table>\n<caption>{title}</caption>\n\
         <thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</body>\n</html>\n"
    )
}

fn cells(table: &Table, row: &[Cell]) -> String {
    let sides = table.columns.iter().map(|column| column.side);
    row.iter().zip(sides).map(|(told, side)| cell("td", "td", side, &told.shown())).collect()
}

fn cell(open: &str, close: &str, side: Side, words: &str) -> String {
    let class = if side == Side::Right { " class=\"n\"" } else { "" };
    format!("<{open}{class}>{}</{close}>", escaped(words))
}

fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            control if control.is_control() && control != '\n' => escaped.push('\u{FFFD}'),
            letter => escaped.push(letter),
        }
    }
    escaped
}
