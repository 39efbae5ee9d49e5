//! Small multiples: for each row a few bars side by side, and the same in figures: `▁█▃ · 3 1`.

use super::charset::{Charset, flowed, padded, widest};
use super::marks::{Drawn, Mark};
use super::most::{at, largest, left_out};
use super::svg::{Sheet, hatched_note};
use crate::report::Cell;

const MOST: usize = 100;
const NAME: usize = 32;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Multiples {
    pub measure: String,
    /// What the bars of each row stand for, in order.
    pub names: Vec<String>,
    rows: Vec<Small>,
    all: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Small {
    pub name: String,
    /// Shares, or undefined.
    pub cells: Vec<Cell>,
    /// What becomes of it, in a word.
    pub word: String,
    pub colour: Option<u8>,
    /// For each cell, the row and the column of the table that it was drawn of.
    pub of: Vec<[usize; 2]>,
}

impl Multiples {
    pub fn new(measure: &str, names: Vec<String>, rows: &[Small]) -> Multiples {
        let sum = |row: &Small| Some(row.cells.iter().filter_map(Cell::figure).sum());
        let sums: Vec<Option<f64>> = rows.iter().map(sum).collect();
        let kept = at(&largest(&sums, MOST), rows);
        Multiples { measure: measure.into(), names, rows: kept, all: rows.len() }
    }

    fn heads(&self) -> String {
        format!("{}: {}", self.measure, self.names.join(", "))
    }

    pub(super) fn drawn(&self, width: usize, charset: Charset) -> Drawn {
        let name = widest(self.rows.iter().map(|row| row.name.as_str()), NAME.min(width / 2));
        let (mut lines, mut marks) = (flowed(&self.heads(), width), Vec::new());
        for row in &self.rows {
            marks.push(self.marks(row, lines.len(), name + 1));
            let levels: String = row.cells.iter().map(|cell| level(cell, charset)).collect();
            let counts: Vec<String> = row.cells.iter().map(|cell| count(cell, charset)).collect();
            let line = format!("{} {levels}  {}  {}", padded(&row.name, name), counts.join(" "), row.word);
            lines.push(padded(&line, width).trim_end().to_string());
        }
        if self.rows.is_empty() {
            lines.push("There is nothing to draw.".into());
        }
        let key = format!("{} none; {} undefined: nobody was met", charset.dot(), charset.undefined());
        let left_out = left_out("rows", self.rows.len(), self.all, "in them");
        lines.extend([key].into_iter().chain(left_out).flat_map(|sentence| flowed(&sentence, width)));
        Drawn { lines, marks }
    }

    fn marks(&self, row: &Small, line: usize, left: usize) -> Vec<Mark> {
        let cells = row.cells.iter().zip(&self.names).zip(&row.of).enumerate();
        let mark = |(n, ((cell, name), of)): (usize, ((&Cell, &String), &[usize; 2]))| {
            let words = format!("{} · {name}: {}", row.name, cell.shown());
            Mark { line, cell: left + n, wide: 1, words, of: *of }
        };
        cells.map(mark).collect()
    }

    pub(super) fn draw(&self, sheet: &mut Sheet) {
        sheet.note(&self.heads());
        let left = 230.0;
        for row in &self.rows {
            let y = sheet.y;
            sheet.name(y + 20.0, &row.name);
            for (n, cell) in row.cells.iter().enumerate() {
                let x = left + n as f64 * 46.0;
                sheet.line([x, y + 22.0, x + 16.0, y + 22.0], "");
                match cell.figure() {
                    Some(share) => sheet.block([x, y + 22.0 - share * 20.0, 16.0, share * 20.0], row.colour),
                    None => sheet.hatched([x, y + 2.0, 16.0, 20.0]),
                }
                sheet.label(x + 19.0, y + 20.0, "start", &count(cell, Charset::Unicode));
            }
            sheet.label(left + row.cells.len() as f64 * 46.0 + 8.0, y + 20.0, "start", &row.word);
            sheet.y += 28.0;
        }
        hatched_note(sheet);
        left_out("rows", self.rows.len(), self.all, "in them").iter().for_each(|words| sheet.note(words));
    }
}

fn level(cell: &Cell, charset: Charset) -> String {
    match cell.figure() {
        Some(share) if share > 0.0 => charset.level(share).to_string(),
        Some(_) => charset.dot().to_string(),
        None => charset.undefined().into(),
    }
}

/// As the pattern of the waves has it: `·` for none.
fn count(cell: &Cell, charset: Charset) -> String {
    match cell {
        Cell::Share(0, _) => charset.dot().to_string(),
        Cell::Share(count, _) => count.to_string(),
        cell if cell.figure().is_some() => cell.shown(),
        _ => charset.undefined().into(),
    }
}
