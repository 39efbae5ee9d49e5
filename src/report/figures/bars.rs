//! Bars: one measure of many things, one below the other.

use super::charset::{Charset, flowed, padded, widest};
use super::marks::{Drawn, Mark};
use super::most::{largest, left_out};
use super::svg::{Sheet, WIDE, undefined};
use crate::report::Cell;

/// More cannot be looked over.
const MOST: usize = 60;
const NAME: usize = 40;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// What the bars are long by.
    pub measure: String,
    /// What would fill the whole line; `None` takes the longest bar.
    pub whole: Option<f64>,
    bars: Vec<Bar>,
    all: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Stands above the bars that follow each other with the same.
    pub group: String,
    pub name: String,
    pub cell: Cell,
    /// One of the twelve, where it stands for a code.
    pub colour: Option<u8>,
    /// The row and the column of the table that it was drawn of.
    pub of: [usize; 2],
}

impl Bars {
    /// Of so many sizes, each with its bar; only those are made that are drawn.
    pub fn new(measure: &str, whole: Option<f64>, sizes: &[Option<f64>], bar: impl Fn(usize) -> Bar) -> Bars {
        let bars = largest(sizes, MOST).into_iter().map(bar).collect();
        Bars { measure: measure.into(), whole, bars, all: sizes.len() }
    }

    fn longest(&self) -> f64 {
        self.whole.unwrap_or_else(|| self.bars.iter().filter_map(|bar| bar.cell.figure()).fold(0.0, f64::max))
    }

    fn share(&self, bar: &Bar) -> Option<f64> {
        let longest = self.longest();
        bar.cell.figure().map(|figure| if longest > 0.0 { figure / longest } else { 0.0 })
    }

    /// The first line says what is measured, the last what is left out.
    fn words(&self) -> (String, Option<String>) {
        let left_out = left_out("bars", self.bars.len(), self.all, &self.measure);
        (format!("Bars: {}", self.measure), left_out)
    }

    pub(super) fn drawn(&self, width: usize, charset: Charset) -> Drawn {
        let name = widest(self.bars.iter().map(|bar| bar.name.as_str()), NAME.min(width / 2));
        let figures: Vec<String> = self.bars.iter().map(|bar| bar.cell.shown()).collect();
        let figure = widest(figures.iter().map(String::as_str), width / 4);
        let room = width.saturating_sub(name + figure + 4);
        let (head, left_out) = self.words();
        let mut lines = vec![padded(&head, width).trim_end().to_string()];
        let (mut marks, mut group) = (Vec::new(), "");
        for bar in &self.bars {
            if bar.group != group {
                group = &bar.group;
                lines.push(padded(group, width).trim_end().to_string());
            }
            let (drawn, told) = match self.share(bar) {
                Some(share) => (charset.bar(share, room), bar.cell.shown()),
                None => (String::new(), format!("{} undefined", charset.undefined())),
            };
            let mark = Mark { line: lines.len(), cell: 0, wide: name, words: self.told(bar), of: bar.of };
            marks.push(vec![mark]);
            let space = if drawn.is_empty() { "" } else { " " };
            lines.push(format!("{} {}{drawn}{space}{told}", padded(&bar.name, name), charset.edge()));
        }
        if self.bars.is_empty() {
            lines.push("There is nothing to draw.".into());
        }
        lines.extend(left_out.iter().flat_map(|sentence| flowed(sentence, width)));
        Drawn { lines, marks }
    }

    /// A bar in words.
    fn told(&self, bar: &Bar) -> String {
        let group = if bar.group.is_empty() { String::new() } else { format!("{} · ", bar.group) };
        format!("{group}{} · {}: {}", bar.name, self.measure, bar.cell.shown())
    }

    pub(super) fn draw(&self, sheet: &mut Sheet) {
        let (head, left_out) = self.words();
        sheet.note(&head);
        let mut group = "";
        for bar in &self.bars {
            if bar.group != group {
                group = &bar.group;
                sheet.note(group);
            }
            self.draw_bar(sheet, bar);
        }
        left_out.iter().for_each(|words| sheet.note(words));
    }

    fn draw_bar(&self, sheet: &mut Sheet, bar: &Bar) {
        let (left, y, room) = (230.0, sheet.y, WIDE - 330.0);
        sheet.name(y + 12.0, &bar.name);
        match self.share(bar) {
            Some(share) => {
                sheet.block([left, y + 2.0, share.clamp(0.0, 1.0) * room, 12.0], bar.colour);
                sheet.label(left + share.clamp(0.0, 1.0) * room + 6.0, y + 12.0, "start", &bar.cell.shown());
            }
            None => undefined(sheet, [left, y + 2.0, 20.0, 12.0]),
        }
        sheet.y += 18.0;
    }
}

impl Bar {
    /// Undefined, of no group and no colour.
    pub fn new(name: impl Into<String>) -> Bar {
        Bar { group: String::new(), name: name.into(), cell: Cell::Undefined, colour: None, of: [0; 2] }
    }
}
