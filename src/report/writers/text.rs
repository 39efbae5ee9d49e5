//! A table in columns, for reading on a terminal. Every cell is made safe: nothing in it can touch the terminal.

use super::blocks::blocks;
use crate::report::{Side, Table};
use crate::text::{safe, width};

const GAP: &str = "  ";

/// Where nobody says how wide a page is.
const USUAL_WIDTH: usize = 80;

pub fn text(table: &Table) -> String {
    text_within(table, USUAL_WIDTH)
}

/// Columns are as wide as their cells; only texts are wrapped at the width, in cells of the screen.
pub fn text_within(table: &Table, width: usize) -> String {
    match table.blocks {
        Some(keys) => blocks(table, keys, width),
        None => in_columns(table),
    }
}

fn in_columns(table: &Table) -> String {
    let heads: Vec<String> = table.columns.iter().map(|column| one_line(&column.name)).collect();
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| one_line(&cell.shown())).collect()).collect();
    let widths: Vec<usize> = (0..heads.len()).map(|at| widest(at, &heads, &rows)).collect();
    let sides: Vec<Side> = table.columns.iter().map(|column| column.side).collect();
    let rule: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
    let mut lines = Vec::with_capacity(rows.len() + 4);
    if !table.title.is_empty() {
        lines.extend([one_line(&table.title), String::new()]);
    }
    lines.extend([line(&heads, &widths, &sides), line(&rule, &widths, &sides)]);
    lines.extend(rows.iter().map(|row| line(row, &widths, &sides)));
    let below = table.below();
    if !below.is_empty() {
        lines.push(String::new());
    }
    lines.extend(below.iter().map(|note| one_line(note)));
    lines.join("\n") + "\n"
}

/// Line ends and runs of blanks within a cell become one blank; leading blanks may be an indent and stay.
fn one_line(cell: &str) -> String {
    let indent: String = cell.chars().take_while(|letter| *letter == ' ').collect();
    let words: Vec<&str> = cell.split_whitespace().collect();
    safe(&(indent + &words.join(" "))).into_owned()
}

fn widest(at: usize, heads: &[String], rows: &[Vec<String>]) -> usize {
    let cells = rows.iter().filter_map(|row| row.get(at)).chain(heads.get(at));
    cells.map(|cell| width(cell)).max().unwrap_or_default()
}

fn line(cells: &[String], widths: &[usize], sides: &[Side]) -> String {
    let padded = cells.iter().zip(widths).zip(sides).map(|((cell, wide), side)| {
        let blanks = " ".repeat(wide.saturating_sub(width(cell)));
        match side {
            Side::Left => format!("{cell}{blanks}"),
            Side::Right => format!("{blanks}{cell}"),
        }
    });
    padded.collect::<Vec<_>>().join(GAP).trim_end().to_string()
}
