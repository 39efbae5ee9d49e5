//! A reading pane: one transcript, its caret, and the rows that are now on the screen.
//!
//! The pane is anchored at an offset of the text, not at a row number: a frame costs what is visible, whatever is
//! loaded. Rows are laid out when the state changes ([`Reading::settle`]); drawing only looks.

use super::super::caret::Caret;
use crate::study::{Coder, Study, TranscriptId};
use crate::text::{self, Span, Transcript, Unit};

/// Interviewer turns are set back by this many cells.
pub const SET_BACK: u16 = 2;
/// Turn number and code stripes stand in a margin this wide.
pub const MARGIN: u16 = 8;
/// When the caret leaves the screen, this share of the pane stays above it.
const ABOVE: u16 = 4;

/// One row of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub span: Span,
    pub turn: Option<usize>,
    pub interviewer: bool,
}

impl Row {
    pub fn indent(&self) -> u16 {
        if self.interviewer { SET_BACK } else { 0 }
    }

    /// The turn that begins on this row.
    pub fn begins(&self, text: &Transcript) -> Option<usize> {
        let whole = text.turns().get(self.turn?)?.whole;
        (self.span.contains(whole.start)).then_some(self.turn?)
    }
}

#[derive(Clone, Debug)]
pub struct Reading {
    pub transcript: TranscriptId,
    pub caret: Caret,
    pub unit: Unit,
    /// Offset at which the first row begins.
    pub top: u32,
    /// Whose codings are shown; `None` follows the desk's setting.
    pub coder: Option<Coder>,
    pub rows: Vec<Row>,
    /// Cells and rows for the text, the margin not counted.
    pub width: u16,
    pub height: u16,
}

impl Reading {
    pub fn new(transcript: TranscriptId) -> Reading {
        Reading {
            transcript,
            caret: Caret::on(Span::new(0, 0)),
            unit: Unit::Sentence,
            top: 0,
            coder: None,
            rows: Vec::new(),
            width: 46,
            height: 20,
        }
    }

    /// Puts the caret on the unit at an offset.
    pub fn land(&mut self, text: &Transcript, at: u32) {
        self.caret = Caret::on(text.unit_at(self.unit, at));
    }

    /// Lays out the rows for the pane's size, with the caret on the screen.
    pub fn settle(&mut self, study: &Study) {
        let Some(text) = study.text(&self.transcript).cloned() else {
            self.rows.clear();
            return;
        };
        self.keep_inside(&text);
        self.rows = self.rows_from(study, &text, self.top, self.height);
        if !self.shows_caret() {
            self.reveal(study, &text, self.height / ABOVE);
        }
        self.top = self.rows.first().map_or(0, |row| row.span.start);
    }

    pub fn centre(&mut self, study: &Study) {
        if let Some(text) = study.text(&self.transcript).cloned() {
            self.reveal(study, &text, self.height / 2);
            self.top = self.rows.first().map_or(0, |row| row.span.start);
        }
    }

    fn keep_inside(&mut self, text: &Transcript) {
        self.top = self.top.min(text.len());
        if self.caret.selection().end > text.len() || self.caret.selection().is_empty() {
            self.land(text, self.caret.selection().start.min(text.len()));
        }
    }

    fn shows_caret(&self) -> bool {
        let (Some(first), Some(last)) = (self.rows.first(), self.rows.last()) else { return false };
        let selection = self.caret.selection();
        let shown = Span::new(first.span.start, last.span.end.max(first.span.start + 1));
        let head = self.caret.head();
        let whole = selection.start >= shown.start && selection.end <= shown.end;
        whole || (self.is_taller_than_pane() && shown.contains(head))
    }

    fn is_taller_than_pane(&self) -> bool {
        let area = u32::from(self.width) * u32::from(self.height);
        self.caret.selection().len() > area * 2 / 3
    }

    /// Scrolls so that `above` rows stand over the row where the selection begins (or its head, when it is taller
    /// than the pane).
    fn reveal(&mut self, study: &Study, text: &Transcript, above: u16) {
        let goal = if self.is_taller_than_pane() { self.caret.head() } else { self.caret.selection().start };
        self.top = self.row_above(study, text, goal, above);
        self.rows = self.rows_from(study, text, self.top, self.height);
    }

    /// The beginning of the row that stands `above` rows over the one showing `at`.
    pub fn row_above(&self, study: &Study, text: &Transcript, at: u32, above: u16) -> u32 {
        let mut stretch = text.stretch_at(at);
        let mut rows = self.rows_of(study, text, stretch);
        let mut here = rows.partition_point(|row| row.start <= at).saturating_sub(1);
        let mut left = usize::from(above);
        loop {
            if left <= here {
                return rows.get(here - left).map_or(stretch.start, |row| row.start);
            }
            left -= here;
            let Some(before) = text.stretch_before(stretch.start) else { return 0 };
            stretch = before;
            rows = self.rows_of(study, text, stretch);
            here = rows.len();
        }
    }

    fn rows_from(&self, study: &Study, text: &Transcript, top: u32, height: u16) -> Vec<Row> {
        let mut rows = Vec::with_capacity(usize::from(height));
        let mut next = Some(text.stretch_at(top));
        while let Some(stretch) = next {
            let turn = text.turn_at(stretch.start);
            let interviewer = turn.is_some_and(|turn| study.is_interviewer(text, turn));
            let wrapped = self.rows_of(study, text, stretch);
            let from = wrapped.partition_point(|row| row.end <= top && row.start < top);
            for &span in wrapped.iter().skip(from) {
                if rows.len() >= usize::from(height) {
                    return rows;
                }
                rows.push(Row { span, turn, interviewer });
            }
            next = text.stretch_after(stretch.start);
        }
        rows
    }

    /// The rows of one stretch: a stretch, or a bounded part of a very long one.
    fn rows_of(&self, study: &Study, text: &Transcript, stretch: Span) -> Vec<Span> {
        let set_back = text.turn_at(stretch.start).is_some_and(|turn| study.is_interviewer(text, turn));
        let width = self.width.saturating_sub(if set_back { SET_BACK } else { 0 }).max(1);
        text::wrap(text, stretch, width, width).into_iter().map(|row| row.span).collect()
    }

    /// Moves the window by whole pages; the caret goes to the first unit that begins on it (or the last, upwards).
    pub fn page(&mut self, study: &Study, rows: u16, down: bool) {
        let Some(text) = study.text(&self.transcript).cloned() else { return };
        let head = self.caret.head();
        if down {
            let last = self.rows.last().map_or(0, |row| row.span.start);
            let ends_here = self.rows.last().is_none_or(|row| row.span.end >= text.len());
            if ends_here || rows == 0 {
                self.caret.go(text.unit_at(self.unit, text.len()));
                return;
            }
            self.top = self.row_at(rows).map_or(last, |row| row.span.start);
        } else {
            if self.top == 0 {
                self.caret.go(text.unit_at(self.unit, 0));
                return;
            }
            self.top = self.row_above(study, &text, self.top, rows);
        }
        self.rows = self.rows_from(study, &text, self.top, self.height);
        let keep = self.rows.first().zip(self.rows.last()).is_some_and(|(first, last)| {
            Span::new(first.span.start, last.span.end).covers(self.caret.selection())
                && !self.caret.is_grown()
        });
        if !keep || head == self.caret.head() && down {
            let unit = self.unit_on_screen(&text);
            self.caret.go(unit);
        }
    }

    /// The first unit that begins on the screen.
    fn unit_on_screen(&self, text: &Transcript) -> Span {
        let unit = text.unit_at(self.unit, self.top);
        if unit.start >= self.top { unit } else { text.unit_after(self.unit, unit).unwrap_or(unit) }
    }

    fn row_at(&self, row: u16) -> Option<&Row> {
        self.rows.get(usize::from(row)).or(self.rows.last())
    }

    /// The offset shown at a cell of the pane, counted from its text area's left upper corner.
    pub fn offset_at(&self, text: &Transcript, column: u16, row: u16) -> Option<u32> {
        let row = self.rows.get(usize::from(row))?;
        Some(text::offset_at(text, row.span, column.saturating_sub(row.indent())))
    }

    /// Column and row of an offset, when it is on the screen.
    pub fn cell_of(&self, text: &Transcript, at: u32) -> Option<(u16, u16)> {
        let row = self.rows.iter().position(|row| row.span.contains(at) || row.span.start == at)?;
        let found = self.rows.get(row)?;
        Some((found.indent() + text::column_of(text, found.span, at), row as u16))
    }
}
