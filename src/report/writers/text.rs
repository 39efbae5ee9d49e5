//! A table in columns, for reading on a terminal. Every cell is made safe: nothing in it can touch the terminal.

use std::borrow::Cow;

use super::blocks::blocks;
use crate::each::each;
use crate::report::{Cell, Side, Table};
use crate::text::{plain_width, safe, width};

const GAP: &str = "  ";
const BLANKS: &str = "                                                                ";

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

/// Rows that are drawn together; a table may have a hundred thousand.
const LOT: usize = 2048;

fn in_columns(table: &Table) -> String {
    let heads = Drawn::of([table.columns.iter().map(|column| Cow::from(&column.name))]);
    let lots: Vec<&[Vec<Cell>]> = table.rows.chunks(LOT).collect();
    let lots: Vec<Drawn> = each(&lots, |rows| Drawn::of(rows.iter().map(|row| row.iter().map(shown))));
    let mut widths = vec![0; table.columns.len()];
    lots.iter().chain([&heads]).for_each(|drawn| drawn.widen(&mut widths));
    let frame: Vec<(Side, usize)> = table.columns.iter().map(|column| column.side).zip(widths).collect();
    let rule = Drawn::of([frame.iter().map(|(_, wide)| Cow::from("─".repeat(*wide)))]);
    let mut page = String::new();
    if !table.title.is_empty() {
        page.extend([&one_line(&table.title).0, "\n\n"]);
    }
    page.extend([heads.lines(&frame), rule.lines(&frame)]);
    page.extend(each(&lots, |lot| lot.lines(&frame)));
    let below = table.below();
    if !below.is_empty() {
        page.push('\n');
    }
    page.extend(below.iter().flat_map(|note| [one_line(note).0, "\n".into()]));
    page
}

fn shown(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Words(words) => words.into(),
        told => told.shown().into(),
    }
}

/// Line ends and runs of blanks within a cell become one blank; leading blanks may be an indent and stay. With how many
/// cells of the screen it takes.
fn one_line(cell: &str) -> (Cow<'_, str>, usize) {
    if let Some(wide) = plain_width(cell).filter(|_| !cell.contains("  ") && !cell.ends_with(' ')) {
        return (cell.into(), wide);
    }
    let indent: String = cell.chars().take_while(|letter| *letter == ' ').collect();
    let words: Vec<&str> = cell.split_whitespace().collect();
    let line = safe(&(indent + &words.join(" "))).into_owned();
    let wide = width(&line);
    (line.into(), wide)
}

/// Rows whose cells are on one line each, behind one another: one text instead of a hundred thousand small ones.
#[derive(Default)]
struct Drawn {
    words: String,
    cells: Vec<Place>,
    /// How many cells there are up to the end of each row.
    rows: Vec<usize>,
}

/// How far a cell reaches in the words, and how many cells of the screen it takes.
#[derive(Clone, Copy)]
struct Place {
    end: usize,
    wide: usize,
}

impl Drawn {
    fn of<'a, R: Iterator<Item = Cow<'a, str>>>(rows: impl IntoIterator<Item = R>) -> Drawn {
        let mut drawn = Drawn::default();
        for row in rows {
            row.for_each(|cell| drawn.push(&cell));
            drawn.rows.push(drawn.cells.len());
        }
        drawn
    }

    fn push(&mut self, cell: &str) {
        let (line, wide) = one_line(cell);
        self.words.push_str(&line);
        self.cells.push(Place { end: self.words.len(), wide });
    }

    /// Each cell with its words, row by row.
    fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = (&str, usize)>> {
        let starts = std::iter::once(0).chain(self.rows.iter().copied());
        starts.zip(&self.rows).map(|(first, &behind)| {
            (first..behind).map(|at| {
                let end = |at: usize| self.cells.get(at).map_or(0, |cell| cell.end);
                let start = at.checked_sub(1).map_or(0, end);
                let wide = self.cells.get(at).map_or(0, |cell| cell.wide);
                (self.words.get(start..end(at)).unwrap_or_default(), wide)
            })
        })
    }

    fn widen(&self, widths: &mut [usize]) {
        for row in self.rows() {
            widths.iter_mut().zip(row).for_each(|(widest, (_, wide))| *widest = (*widest).max(wide));
        }
    }

    fn lines(&self, frame: &[(Side, usize)]) -> String {
        let mut lines = String::with_capacity(self.words.len() * 2);
        for row in self.rows() {
            // Blanks wait until there is something behind them.
            let mut blanks = 0;
            for ((words, wide), (side, widest)) in row.zip(frame) {
                let room = widest.saturating_sub(wide);
                let (before, behind) = if *side == Side::Left { (0, room) } else { (room, 0) };
                if !words.is_empty() {
                    pad(&mut lines, blanks + before);
                    lines.push_str(words);
                    blanks = 0;
                }
                blanks += if words.is_empty() { before + behind } else { behind } + GAP.len();
            }
            lines.push('\n');
        }
        lines
    }
}

fn pad(lines: &mut String, mut blanks: usize) {
    while blanks > 0 {
        let some = blanks.min(BLANKS.len());
        lines.push_str(BLANKS.get(..some).unwrap_or_default());
        blanks -= some;
    }
}
