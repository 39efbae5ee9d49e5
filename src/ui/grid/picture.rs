//! A table shown as its picture: the lines as they fit the window, and a caret on its marks, or on a portrait.
//!
//! On a portrait the caret is kept as a place in the words, so that it stays there when the window changes its width.

use std::sync::Arc;

use super::Grid;
use crate::report::figures::{Charset, Drawn, Mark, NARROWEST, Picture, Portrait, Strip};
use crate::text::Span;
use crate::ui::pane::tree::keep_visible;

#[derive(Clone, Debug)]
pub struct Drawing {
    picture: Arc<Picture>,
    width: usize,
    charset: Charset,
    drawn: Drawn,
    /// The first line on the screen.
    pub from: usize,
    /// The room for lines.
    height: usize,
    /// The caret: a row of marks, and which one of it.
    mark: (usize, usize),
    /// Through all portraits.
    strip: usize,
    /// In code points.
    at: u32,
}

/// What is at the caret of a portrait.
pub struct Looking<'a> {
    pub portrait: &'a Portrait,
    pub strip: &'a Strip,
    pub stretch: Span,
    /// The line of the drawing and the cell of the screen.
    pub place: (usize, usize),
}

impl Grid {
    /// Shows the picture, or the table again.
    pub fn draw_it(&mut self, picture: Option<Arc<Picture>>) {
        self.drawing = picture.map(|picture| Drawing {
            picture,
            width: 0,
            charset: Charset::Unicode,
            drawn: Drawn::default(),
            from: 0,
            height: 0,
            mark: (0, 0),
            strip: 0,
            at: 0,
        });
    }

    /// Draws again what is not drawn for this window and these figures.
    pub fn redraw(&mut self, charset: Charset) {
        let (width, height) = (usize::from(self.width).max(NARROWEST), usize::from(self.height));
        let super::Topic::Table(shown) = &self.topic else { return };
        let (Some(drawing), Some(picture)) = (&mut self.drawing, &shown.picture) else { return };
        if !Arc::ptr_eq(&drawing.picture, picture)
            || (drawing.width, drawing.charset) != (width, charset)
            || drawing.lines().is_empty()
        {
            drawing.picture = picture.clone();
            (drawing.width, drawing.charset) = (width, charset);
            drawing.drawn = picture.body(width, charset);
        }
        drawing.settle(height);
    }
}

impl Drawing {
    pub fn title(&self) -> &str {
        &self.picture.title
    }

    /// Puts the caret of a portrait on a place in its words.
    pub fn put_caret(&mut self, at: u32) {
        // The strip of the interviewers comes first; the first code is what is looked for.
        (self.strip, self.at) = (1, at);
    }

    pub fn lines(&self) -> &[String] {
        &self.drawn.lines
    }

    /// What the caret is on, unless it is a portrait.
    pub fn mark(&self) -> Option<&Mark> {
        self.drawn.marks.get(self.mark.0)?.get(self.mark.1)
    }

    /// Along the strips where there are any; else from mark to mark.
    pub fn step(&mut self, rows: isize, cells: isize) {
        let Some(looking) = self.looking() else { return self.step_marks(rows, cells) };
        let portrait = looking.portrait;
        let (_, of) = portrait.places(self.width);
        let cell = portrait.cell_at(self.at, of).saturating_add_signed(cells).min(of.saturating_sub(1));
        if cells != 0 {
            self.at = portrait.stretch(cell, of).start;
        }
        self.strip = self.strip.saturating_add_signed(rows);
    }

    /// To the mark beside it, or to the one most nearly above or below. Behind the last there is still text to read: the
    /// lines move.
    fn step_marks(&mut self, rows: isize, cells: isize) {
        let (row, nth) = self.mark;
        let to = row.saturating_add_signed(rows).min(self.drawn.marks.len().saturating_sub(1));
        let beyond = rows.saturating_sub_unsigned(to).saturating_add_unsigned(row);
        let here = self.mark().map_or(0, |mark| mark.cell);
        let marks = self.drawn.marks.get(to).map(Vec::as_slice).unwrap_or_default();
        let nth = match to == row {
            true => nth.saturating_add_signed(cells).min(marks.len().saturating_sub(1)),
            false => nearest(marks, here),
        };
        self.mark = (to, nth);
        match self.mark().map(|mark| mark.line).filter(|_| beyond == 0) {
            // What stands above the first is read with it, and a head above the others.
            Some(line) => self.show(if to == 0 { 0 } else { line.saturating_sub(1) }, line),
            None => self.from = self.from.saturating_add_signed(beyond),
        }
    }

    fn show(&mut self, above: usize, line: usize) {
        let all = self.lines().len();
        self.from = keep_visible(self.from, above, all, self.height);
        self.from = keep_visible(self.from, line, all, self.height);
    }

    fn settle(&mut self, height: usize) {
        self.height = height;
        self.from = self.from.min(self.lines().len().saturating_sub(height));
        let row = self.mark.0.min(self.drawn.marks.len().saturating_sub(1));
        let marks = self.drawn.marks.get(row).map_or(0, Vec::len);
        self.mark = (row, self.mark.1.min(marks.saturating_sub(1)));
        let strips: usize = self.picture.portraits().map(|portrait| portrait.strips().len()).sum();
        self.strip = self.strip.min(strips.saturating_sub(1));
        if let Some((line, _)) = self.looking().map(|looking| looking.place) {
            // The line above tells which transcript it is.
            self.show(line.saturating_sub(1), line);
        }
    }

    pub fn looking(&self) -> Option<Looking<'_>> {
        let mut before = 0;
        for (nth, portrait) in self.picture.portraits().enumerate() {
            let Some(strip) = portrait.strips().get(self.strip.checked_sub(before)?) else {
                before += portrait.strips().len();
                continue;
            };
            let (left, cells) = portrait.places(self.width);
            let cell = portrait.cell_at(self.at, cells);
            let line = self.picture.line_of(nth, self.strip - before, self.width);
            let place = (line, left + 1 + cell);
            return Some(Looking { portrait, strip, stretch: portrait.stretch(cell, cells), place });
        }
        None
    }

    /// The place at the caret, in words.
    pub fn in_words(&self) -> String {
        let Some(Looking { portrait, strip, stretch, .. }) = self.looking() else {
            return self.mark().map_or("p shows the figures".into(), |mark| mark.words.clone());
        };
        let percent = f64::from(strip.covered(stretch)) * 100.0 / f64::from(stretch.len().max(1));
        let (from, to) = (stretch.start + 1, stretch.end);
        format!("{} · {} · code points {from} to {to}: {percent:.0} %", strip.name, portrait.name)
    }
}

fn nearest(marks: &[Mark], cell: usize) -> usize {
    let near = marks.iter().enumerate().min_by_key(|(_, mark)| mark.cell.abs_diff(cell));
    near.map_or(0, |(nth, _)| nth)
}
