//! Curves over one row of sources: how something grows, and where a rule says to stop.

use super::charset::{Charset, flowed, padded};
use super::marks::{Drawn, Mark};
use super::svg::{Sheet, WIDE};
use crate::report::Cell;
use crate::text::clip;

const TALL: usize = 14;
/// Where several curves meet.
const MEET: char = '#';
/// More figures than these are told by the last alone.
const TOLD: usize = 40;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curves {
    /// What grows to the right, and what upwards.
    pub across: String,
    pub up: String,
    /// What the points stand for, in order.
    pub names: Vec<String>,
    pub curves: Vec<Curve>,
    /// Where a rule stops, by the place of the source, and a sentence about it.
    pub stop: Option<usize>,
    pub rule: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    pub name: String,
    pub sign: char,
    pub cells: Vec<Cell>,
    /// The column of the table that it was drawn of; its points are the rows.
    pub column: usize,
}

impl Curves {
    fn highest(&self) -> f64 {
        let figures = self.curves.iter().flat_map(|curve| &curve.cells).filter_map(Cell::figure);
        figures.fold(0.0, f64::max)
    }

    pub(super) fn drawn(&self, width: usize, charset: Charset) -> Drawn {
        if self.names.is_empty() {
            return Drawn::bare(vec!["There is nothing to draw.".into()]);
        }
        let scale = Cell::decimal(self.highest(), 0).shown();
        let gutter = scale.len().max(3) + 1;
        let wide = width.saturating_sub(gutter + 2);
        let [right, up] = charset.arrows();
        let mut lines = vec![format!("{}{up} {}", " ".repeat(gutter), self.up)];
        let field = self.field(wide);
        for (y, row) in field.iter().enumerate() {
            let label = if y == 0 {
                scale.as_str()
            } else if y + 1 == TALL {
                "0"
            } else {
                ""
            };
            let row: String = row.iter().collect();
            lines.push(format!("{label:>gutter$}{}{}", charset.edge(), row.trim_end()));
        }
        lines.push(format!("{}+{}", " ".repeat(gutter), "-".repeat(wide)));
        lines.push(self.ends(gutter + 1, wide));
        lines.push(format!("{}{} {right}", " ".repeat(gutter + 1), self.across));
        let mut lines: Vec<String> = lines.iter().map(|line| clip(line, width).into_owned()).collect();
        lines.extend(self.key(width, charset));
        let marks = self.curves.iter().map(|curve| self.marks(curve, gutter + 1, wide)).collect();
        Drawn { lines, marks }
    }

    /// One row a curve, on the line below the first.
    fn marks(&self, curve: &Curve, left: usize, wide: usize) -> Vec<Mark> {
        let points = curve.cells.iter().enumerate().zip(&self.names);
        let mark = |((at, cell), source): ((usize, &Cell), &String)| {
            let (line, cell_at) = (1 + self.row(cell.figure()?), left + self.column(at, wide));
            let words = format!("{} {source} · {}: {}", at + 1, curve.name, cell.shown());
            Some(Mark { line, cell: cell_at, wide: 1, words, of: [at, curve.column] })
        };
        points.filter_map(mark).collect()
    }

    fn row(&self, figure: f64) -> usize {
        let highest = self.highest();
        let share = if highest > 0.0 { figure / highest } else { 0.0 };
        TALL - 1 - (share * (TALL - 1) as f64).round() as usize
    }

    fn column(&self, at: usize, wide: usize) -> usize {
        match self.names.len() {
            0 | 1 => 0,
            n => at * wide.saturating_sub(1) / (n - 1),
        }
    }

    fn field(&self, wide: usize) -> Vec<Vec<char>> {
        let mut rows = vec![vec![' '; wide]; TALL];
        if let Some(stop) = self.stop.map(|at| self.column(at, wide)) {
            rows.iter_mut().filter_map(|row| row.get_mut(stop)).for_each(|cell| *cell = ':');
        }
        for curve in &self.curves {
            for (at, figure) in
                curve.cells.iter().enumerate().filter_map(|(at, cell)| Some((at, cell.figure()?)))
            {
                if let Some(cell) =
                    rows.get_mut(self.row(figure)).and_then(|row| row.get_mut(self.column(at, wide)))
                {
                    *cell = if matches!(*cell, ' ' | ':') || *cell == curve.sign { curve.sign } else { MEET };
                }
            }
        }
        rows
    }

    /// The first and the last number under the axis.
    fn ends(&self, indent: usize, wide: usize) -> String {
        let last = self.names.len().to_string();
        let room = wide.saturating_sub(1);
        if self.names.len() < 2 {
            format!("{:indent$}1", "")
        } else {
            format!("{:indent$}1{last:>room$}", "")
        }
    }

    /// Each curve with its figures.
    fn key(&self, width: usize, charset: Charset) -> Vec<String> {
        let told = |curve: &Curve| {
            let from = if curve.cells.len() > TOLD { curve.cells.len() - 1 } else { 0 };
            let cells = curve.cells.iter().skip(from).map(|cell| told(cell, charset));
            let end = if from > 0 { "at the end " } else { "" };
            let cells = cells.collect::<Vec<_>>().join(" ");
            flowed(&format!("{} {}: {end}{cells}", curve.sign, curve.name), width)
        };
        let meet = format!("{MEET} where several curves meet; {} undefined", charset.undefined());
        let rule = flowed(&self.rule, width);
        self.curves.iter().flat_map(told).chain(flowed(&meet, width)).chain(rule).collect()
    }

    pub(super) fn draw(&self, sheet: &mut Sheet) {
        let (left, wide, tall) = (60.0, WIDE - 100.0, 260.0);
        sheet.note(&self.up);
        let (top, highest) = (sheet.y + 6.0, self.highest());
        sheet.framed([left, top, wide, tall]);
        sheet.label(left - 6.0, top + 10.0, "end", &Cell::decimal(highest, 0).shown());
        sheet.label(left - 6.0, top + tall, "end", "0");
        let steps = self.names.len().saturating_sub(1).max(1) as f64;
        let x = |at: usize| left + at as f64 * wide / steps;
        if let Some(stop) = self.stop {
            sheet.line([x(stop), top, x(stop), top + tall], "2 4");
        }
        for (kind, curve) in self.curves.iter().enumerate() {
            let y = |figure: f64| top + tall - if highest > 0.0 { figure / highest * tall } else { 0.0 };
            let points =
                curve.cells.iter().enumerate().filter_map(|(at, cell)| Some((x(at), y(cell.figure()?))));
            let points: Vec<(f64, f64)> = points.collect();
            sheet.path(&points, DASHES.get(kind % 3).copied().unwrap_or_default());
            points.iter().for_each(|point| sheet.mark(*point, kind));
        }
        sheet.y = top + tall + 4.0;
        sheet.label(left, sheet.y + 12.0, "start", "1");
        sheet.label(left + wide, sheet.y + 12.0, "end", &self.names.len().to_string());
        sheet.label(left + wide / 2.0, sheet.y + 12.0, "middle", &self.across);
        sheet.y += 26.0;
        for (kind, curve) in self.curves.iter().enumerate() {
            let y = sheet.y;
            sheet.path(
                &[(left, y + 8.0), (left + 40.0, y + 8.0)],
                DASHES.get(kind % 3).copied().unwrap_or_default(),
            );
            sheet.mark((left + 20.0, y + 8.0), kind);
            sheet.label(left + 50.0, y + 12.0, "start", padded(&curve.name, 60).trim_end());
            sheet.y += 18.0;
        }
        sheet.note(&self.rule);
    }
}

const DASHES: [&str; 3] = ["1 3", "", "6 3"];

fn told(cell: &Cell, charset: Charset) -> String {
    if cell.figure().is_some() { cell.shown() } else { charset.undefined().into() }
}
