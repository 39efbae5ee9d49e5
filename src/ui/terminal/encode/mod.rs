//! The pen: frames become as few bytes as is safe, and reach the terminal in one piece.
//!
//! ratatui's own backend writes a sequence for every colour of every cell and flushes as it goes. Over a slow
//! line that is what one waits for, so this room keeps a sheet of what the terminal shows (`sheet`), moves the
//! cheapest way (`travel`), changes only what differs in colour and attribute (`ink`), and does not trust the
//! terminal's cursor after text whose width terminals dispute (`cluster`).
//!
//! Deliberately absent: hardware scrolling (panes stand side by side, margins are not everywhere), repeat
//! sequences (REP is not everywhere), any question to the terminal.

mod backend;
#[cfg(test)]
mod budget;
mod cluster;
mod ink;
mod sheet;
#[cfg(test)]
mod tests;
mod travel;

use std::io::{self, Write};

use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::ui::terminal::colour::Depth;
use crate::ui::terminal::sequences as say;
use ink::Ink;
use sheet::Sheet;
use travel::Spot;

/// Draws frames on a terminal behind any writer. Nothing is written before `flush`, then everything in one
/// `write_all`; a frame that changes nothing writes nothing.
#[derive(Debug)]
pub struct Pen<W: Write> {
    out: W,
    size: Size,
    depth: Depth,
    sheet: Sheet,
    frame: String,
    /// The terminal is to be cleared before the next cell is written.
    wipe: bool,
    /// None when someone else may have changed it.
    ink: Option<Ink>,
    spot: Spot,
    cursor: Cursor,
}

/// The terminal's visible cursor: what the terminal was told last, and what the frame wants.
#[derive(Debug, Default)]
struct Cursor {
    told: Option<bool>,
    visible: bool,
    place: Position,
}

impl<W: Write> Pen<W> {
    pub fn new(out: W, size: Size, depth: Depth) -> Pen<W> {
        Pen {
            out,
            size,
            depth,
            sheet: Sheet::blank(size),
            frame: String::new(),
            wipe: true,
            ink: None,
            spot: Spot::Unknown,
            cursor: Cursor::default(),
        }
    }

    /// The window has a new size; ratatui notices at the next frame and paints everything.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// Colours from now on. The caller repaints.
    pub fn set_depth(&mut self, depth: Depth) {
        self.depth = depth;
    }

    /// What the frames are written to, for sequences that draw nothing.
    pub fn out(&mut self) -> &mut W {
        &mut self.out
    }

    /// Somebody else wrote to the terminal: nothing known about it holds.
    pub fn forget(&mut self) {
        self.sheet = Sheet::blank(self.size);
        self.wipe = true;
        self.ink = None;
        self.spot = Spot::Unknown;
        self.cursor.told = None;
    }

    fn paint(&mut self) {
        if self.wipe {
            self.frame.push_str(say::CLEAR);
            (self.wipe, self.ink, self.spot) = (false, Some(Ink::DEFAULT), Spot::Unknown);
        }
        for y in 0..self.sheet.size().height {
            if self.sheet.is_row_stale(y) {
                self.paint_row(y);
                self.sheet.mark_row(y, false);
            }
        }
    }

    fn paint_row(&mut self, y: u16) {
        let mut x = 0;
        while let Some(stale) = self.sheet.next_stale(x, y) {
            let Some(cell) = self.sheet.slot(stale, y).map(|slot| slot.cell.clone()) else { return };
            x = self.erase(stale, y, &cell).unwrap_or_else(|| self.write(stale, y, &cell));
        }
    }

    /// Erases the run of plain blanks that begins here, if that is shorter than writing them; says where to
    /// go on.
    fn erase(&mut self, x: u16, y: u16, cell: &Cell) -> Option<u16> {
        let width = self.sheet.size().width;
        let is_plain = |x: &u16| {
            self.sheet.slot(*x, y).is_some_and(|slot| !slot.covered && ink::is_erasable(&slot.cell))
        };
        let end = (x..width).find(|x| !is_plain(x)).unwrap_or(width);
        let last = (x..end).rev().find(|x| self.sheet.slot(*x, y).is_some_and(|slot| slot.stale))?;
        let sequence = self.erasure(x, last + 1, end, y)?;
        self.go(x, y);
        self.take_ink(cell);
        self.frame.push_str(&sequence);
        self.sheet.settle(x..end, y);
        Some(end)
    }

    /// The sequence for erasing columns `x` to `stale_end` of a run that reaches to `end`, if it pays.
    fn erasure(&self, x: u16, stale_end: u16, end: u16, y: u16) -> Option<String> {
        let blanks = usize::from(stale_end - x);
        if end == self.sheet.size().width {
            return (blanks > say::ERASE_TO_END.len()).then(|| say::ERASE_TO_END.into());
        }
        let sequence = say::erase(stale_end - x);
        let onward = self.sheet.next_stale(stale_end, y);
        let fare = onward.map_or(0, |next| travel::fare(Spot::At { x, y }, next, y));
        (blanks > sequence.len() + fare).then_some(sequence)
    }

    /// Writes one cell, coming from wherever the cursor is; says where to go on.
    fn write(&mut self, x: u16, y: u16, cell: &Cell) -> u16 {
        self.go(x, y);
        self.take_ink(cell);
        let next = x + sheet::width(cell);
        if cluster::is_certain(cell.symbol()) {
            self.frame.push_str(cell.symbol());
            self.spot = self.after(next, y);
        } else {
            self.write_disputed(x, y, cell);
        }
        self.sheet.settle(x..next, y);
        next
    }

    /// Text that this terminal may take for narrower or wider than we do: its place is cleared first, the
    /// cursor is placed anew afterwards, and what it may have run over is written again.
    fn write_disputed(&mut self, x: u16, y: u16, cell: &Cell) {
        let room = sheet::width(cell);
        let reach = x.saturating_add(cluster::widest(cell.symbol()).max(room)).min(self.sheet.size().width);
        for _ in 0..room {
            self.frame.push(' ');
        }
        self.spot = self.after(x + room, y);
        self.go(x, y);
        self.frame.push_str(cell.symbol());
        self.spot = Spot::Unknown;
        self.sheet.distrust(x + room..reach, y);
    }

    fn after(&self, x: u16, y: u16) -> Spot {
        if x < self.sheet.size().width { Spot::At { x, y } } else { Spot::Edge { y } }
    }

    fn take_ink(&mut self, cell: &Cell) {
        let wanted = Ink::of(cell, self.depth);
        let wanted = self.ink.map_or(wanted, |held| wanted.sparing(cell, held));
        wanted.take_up(self.ink, &mut self.frame);
        self.ink = Some(wanted);
    }

    /// Brings the cursor here, over a gap by writing its cells again where that is shorter than a move.
    fn go(&mut self, x: u16, y: u16) {
        if self.spot == (Spot::At { x, y }) {
            return;
        }
        match self.bridge(x, y) {
            Some(gap) => self.frame.push_str(&gap),
            None => travel::travel(self.spot, x, y, &mut self.frame),
        }
        self.spot = Spot::At { x, y };
    }

    /// The text between the cursor and column `x`, if it can be written with the ink in the pen, and pays.
    fn bridge(&self, x: u16, y: u16) -> Option<String> {
        let Spot::At { x: from, y: row } = self.spot else { return None };
        let most = travel::fare(self.spot, x, y);
        if row != y || from >= x || usize::from(x - from) > most {
            return None;
        }
        let gap: Option<String> = (from..x).map(|x| self.repeatable(x, y)).collect();
        gap.filter(|gap| gap.len() <= most)
    }

    fn repeatable(&self, x: u16, y: u16) -> Option<&str> {
        let slot = self.sheet.slot(x, y).filter(|slot| !slot.covered && !slot.stale)?;
        let symbol = slot.cell.symbol();
        let wanted = Ink::of(&slot.cell, self.depth);
        let held = self.ink?;
        let fits = wanted.sparing(&slot.cell, held) == held;
        (fits && sheet::width(&slot.cell) == 1 && cluster::is_certain(symbol)).then_some(symbol)
    }

    /// Shows, hides and places the visible cursor, each only if it changed.
    fn place_cursor(&mut self) {
        if self.cursor.visible {
            self.go(self.cursor.place.x, self.cursor.place.y);
        }
        if self.cursor.told != Some(self.cursor.visible) {
            self.frame.push_str(if self.cursor.visible { say::SHOW_CURSOR } else { say::HIDE_CURSOR });
            self.cursor.told = Some(self.cursor.visible);
        }
    }

    fn send(&mut self) -> io::Result<()> {
        let sent = self.out.write_all(self.frame.as_bytes()).and_then(|()| self.out.flush());
        self.frame.clear();
        if sent.is_err() {
            self.sheet.distrust_all();
            (self.ink, self.spot, self.cursor.told) = (None, Spot::Unknown, None);
        }
        sent
    }
}
