//! The portrait of a document: its words as a strip from the first to the last, and below one strip for each code, the
//! darker the more of a stretch it covers. Interviewers have a strip of their own.
//!
//! It is kept as spans and cut into stretches only when it is drawn, for each width anew.

use super::charset::{Charset, flowed, padded, widest};
use super::most::{at, largest, left_out};
use super::svg::{Sheet, WIDE};
use crate::text::Span;

/// More strips cannot be told apart.
const MOST: usize = 40;
const NAME: usize = 28;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portrait {
    /// The transcript.
    pub name: String,
    /// Code points of the whole; 0 where its words could not be read, or there are none.
    pub length: u32,
    pub turns: usize,
    strips: Vec<Strip>,
    all: usize,
}

/// Where something stands, as spans that are in order and do not touch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    pub name: String,
    pub spans: Vec<Span>,
    /// One of the twelve; `None` for interviewers, whose strip is hatched.
    pub colour: Option<u8>,
}

impl Portrait {
    /// Lines above the first strip.
    pub const HEAD: usize = 1;

    pub fn new(name: &str, length: u32, turns: usize, asking: Strip, codes: &[Strip]) -> Portrait {
        let sizes: Vec<Option<f64>> = codes.iter().map(|strip| Some(f64::from(strip.length()))).collect();
        let kept = at(&largest(&sizes, MOST), codes);
        let strips = [asking].into_iter().chain(kept).collect();
        Portrait { name: name.into(), length, turns, strips, all: codes.len() + 1 }
    }

    /// That of the interviewers first.
    pub fn strips(&self) -> &[Strip] {
        &self.strips
    }

    /// Cells before the strips and between their edges, in a line of so many.
    pub fn places(&self, width: usize) -> (usize, usize) {
        let name = widest(self.strips.iter().map(|strip| strip.name.as_str()), NAME.min(width / 3));
        let room = width.saturating_sub(name + 3).max(1);
        (name + 2, room.min(usize::try_from(self.length).unwrap_or(usize::MAX)))
    }

    /// How many lines it takes.
    pub(super) fn tall(&self, width: usize) -> usize {
        if self.length == 0 { 1 } else { self.ending(width).len() + Portrait::HEAD + self.strips.len() + 1 }
    }

    /// The cell in which a place lies.
    pub fn cell_at(&self, at: u32, cells: usize) -> usize {
        let guess = u64::from(at) * cells as u64 / u64::from(self.length.max(1));
        let last = cells.saturating_sub(1);
        let guess = usize::try_from(guess).unwrap_or(last).min(last);
        // Edges are rounded down, so the guess may be the cell before.
        if guess < last && self.stretch(guess, cells).end <= at { guess + 1 } else { guess }
    }

    /// The words behind one of so many cells.
    pub fn stretch(&self, cell: usize, cells: usize) -> Span {
        let edge = |cell: usize| {
            let at = u64::from(self.length) * cell.min(cells) as u64 / cells.max(1) as u64;
            u32::try_from(at).unwrap_or(self.length)
        };
        Span::new(edge(cell), edge(cell + 1))
    }

    fn head(&self) -> String {
        match self.length {
            0 => format!("{}: none of its words could be read", self.name),
            length => format!("{}: turns: {}, code points: {length}", self.name, self.turns),
        }
    }

    fn left_out(&self) -> Option<String> {
        left_out("strips", self.strips.len(), self.all, "under them")
    }

    pub fn lines(&self, width: usize, charset: Charset) -> Vec<String> {
        let mut lines = vec![padded(&self.head(), width).trim_end().to_string()];
        if self.length == 0 {
            return lines;
        }
        let (left, cells) = self.places(width);
        let edge = charset.edge();
        for strip in &self.strips {
            let shades = strip.shares(self, cells).into_iter();
            let shades: String =
                shades.map(|share| if share > 0.0 { charset.shade(share) } else { ' ' }).collect();
            lines.push(format!("{} {edge}{shades}{edge}", padded(&strip.name, left.saturating_sub(2))));
        }
        let last = format!("turn {}", self.turns);
        let room = cells.saturating_sub(6);
        lines.push(format!("{:left$}turn 1{last:>room$}", ""));
        lines.extend(self.ending(width));
        lines
    }

    /// What has to be said below the strips.
    fn ending(&self, width: usize) -> Vec<String> {
        let nothing = (self.strips.len() == 1).then(|| "Nothing is coded here.".to_string());
        let said = nothing.into_iter().chain(self.left_out());
        said.flat_map(|sentence| flowed(&sentence, width)).collect()
    }

    /// Exact to the code point; nothing is cut into stretches.
    pub(super) fn draw(&self, sheet: &mut Sheet) {
        sheet.note(&self.head());
        let (left, wide) = (230.0, WIDE - 250.0);
        let x = |at: u32| left + f64::from(at) / f64::from(self.length.max(1)) * wide;
        for strip in self.strips.iter().filter(|_| self.length > 0) {
            let y = sheet.y;
            sheet.name(y + 12.0, &strip.name);
            sheet.framed([left, y + 2.0, wide, 13.0]);
            for span in &strip.spans {
                let block = [x(span.start), y + 2.0, x(span.end) - x(span.start), 13.0];
                match strip.colour {
                    Some(_) => sheet.block(block, strip.colour),
                    None => sheet.hatched(block),
                }
            }
            sheet.y += 18.0;
        }
        self.left_out().iter().for_each(|words| sheet.note(words));
    }
}

impl Strip {
    pub fn length(&self) -> u32 {
        self.spans.iter().fold(0, |sum, span| sum.saturating_add(span.len()))
    }

    /// Which share of each stretch is covered, stretch by stretch.
    pub fn shares(&self, whole: &Portrait, cells: usize) -> Vec<f64> {
        let share = |cell: usize| {
            let stretch = whole.stretch(cell, cells);
            f64::from(self.covered(stretch)) / f64::from(stretch.len().max(1))
        };
        (0..cells).map(share).collect()
    }

    /// Code points of a stretch that it covers.
    pub fn covered(&self, stretch: Span) -> u32 {
        self.within(stretch).fold(0, |sum, span| sum + span.len())
    }

    /// Where it first stands in a stretch.
    pub fn first_in(&self, stretch: Span) -> Option<Span> {
        self.within(stretch).next()
    }

    fn within(&self, stretch: Span) -> impl Iterator<Item = Span> {
        let from = self.spans.partition_point(|span| span.end <= stretch.start);
        let rest = self.spans.get(from..).unwrap_or_default().iter();
        rest.take_while(move |span| span.start < stretch.end)
            .filter_map(move |span| span.intersection(stretch))
            .filter(|span| !span.is_empty())
    }
}
