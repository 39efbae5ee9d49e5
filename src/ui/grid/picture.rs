//! A table shown as its picture: the lines as they fit the window, and on a portrait a caret.
//!
//! The caret is kept as a place in the words, so that it stays there when the window changes its width.

use std::sync::Arc;

use super::Grid;
use crate::report::figures::{Charset, NARROWEST, Picture, Portrait, Strip};
use crate::text::Span;
use crate::ui::pane::tree::keep_visible;

#[derive(Clone, Debug)]
pub struct Drawing {
    picture: Arc<Picture>,
    width: usize,
    charset: Charset,
    pub lines: Vec<String>,
    /// The first line on the screen.
    pub from: usize,
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
            lines: Vec::new(),
            from: 0,
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
            || drawing.lines.is_empty()
        {
            drawing.picture = picture.clone();
            (drawing.width, drawing.charset) = (width, charset);
            drawing.lines = picture.body(width, charset);
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

    /// Along the strips where there are any; else the lines move.
    pub fn step(&mut self, rows: isize, cells: isize) {
        let Some(looking) = self.looking() else {
            self.from = self.from.saturating_add_signed(rows);
            return;
        };
        let portrait = looking.portrait;
        let (_, of) = portrait.places(self.width);
        let cell = portrait.cell_at(self.at, of).saturating_add_signed(cells).min(of.saturating_sub(1));
        if cells != 0 {
            self.at = portrait.stretch(cell, of).start;
        }
        self.strip = self.strip.saturating_add_signed(rows);
    }

    fn settle(&mut self, height: usize) {
        self.from = self.from.min(self.lines.len().saturating_sub(height));
        let strips: usize = self.picture.portraits().map(|portrait| portrait.strips().len()).sum();
        self.strip = self.strip.min(strips.saturating_sub(1));
        if let Some((line, _)) = self.looking().map(|looking| looking.place) {
            // The line above tells which transcript it is.
            self.from = keep_visible(self.from, line.saturating_sub(1), self.lines.len(), height);
            self.from = keep_visible(self.from, line, self.lines.len(), height);
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
            return "p shows the figures".into();
        };
        let percent = f64::from(strip.covered(stretch)) * 100.0 / f64::from(stretch.len().max(1));
        let (from, to) = (stretch.start + 1, stretch.end);
        format!("{} · {} · code points {from} to {to}: {percent:.0} %", strip.name, portrait.name)
    }
}
