//! What the terminal shows, cell by cell, and which cells no longer show what they should.
//!
//! The frame's differences come without the cells between them; keeping the whole sheet lets the encoder
//! write over a short unchanged gap, or erase to the end of a row, where that is cheaper than moving.

use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::Size;

use super::cluster;
use super::ink;

#[derive(Debug, Clone, Default)]
pub struct Slot {
    pub cell: Cell,
    /// Covered by a wide cluster that begins further left.
    pub covered: bool,
    /// The terminal shows something else than `cell`.
    pub stale: bool,
}

#[derive(Debug, Default)]
pub struct Sheet {
    size: Size,
    slots: Vec<Slot>,
    stale_rows: Vec<bool>,
}

impl Sheet {
    /// A sheet of blanks, as the terminal is after it was cleared.
    pub fn blank(size: Size) -> Sheet {
        let (width, height) = (usize::from(size.width), usize::from(size.height));
        Sheet { size, slots: vec![Slot::default(); width * height], stale_rows: vec![false; height] }
    }

    pub fn size(&self) -> Size {
        self.size
    }

    pub fn slot(&self, x: u16, y: u16) -> Option<&Slot> {
        self.place(x, y).and_then(|place| self.slots.get(place))
    }

    fn slot_mut(&mut self, x: u16, y: u16) -> Option<&mut Slot> {
        self.place(x, y).and_then(|place| self.slots.get_mut(place))
    }

    fn place(&self, x: u16, y: u16) -> Option<usize> {
        let inside = x < self.size.width && y < self.size.height;
        inside.then(|| usize::from(y) * usize::from(self.size.width) + usize::from(x))
    }

    /// Takes one changed cell of a frame. A cell covered by a wide cluster has nothing to show and is
    /// ignored; one outside the sheet (the window shrank meanwhile) likewise.
    pub fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        let Some(slot) = self.slot(x, y) else { return };
        if slot.covered || (!slot.stale && ink::looks_like(&slot.cell, cell)) {
            return;
        }
        let cell = cluster::tame(cell, self.size.width - x);
        self.uncover_after(x, y);
        for covered in x + 1..x + width(&cell) {
            self.uncover_after(covered, y);
            self.set(covered, y, Slot { covered: true, ..Slot::default() });
        }
        self.set(x, y, Slot { cell, covered: false, stale: true });
    }

    /// The wide cluster that began here goes: the cells it covered are blanks to be written again, because
    /// terminals differ on what is left of the other half.
    fn uncover_after(&mut self, x: u16, y: u16) {
        let Some(wide) = self.slot(x, y).map(|slot| width(&slot.cell)) else { return };
        for covered in x + 1..x.saturating_add(wide) {
            self.set(covered, y, Slot { stale: true, ..Slot::default() });
        }
    }

    fn set(&mut self, x: u16, y: u16, new: Slot) {
        if new.stale {
            self.mark_row(y, true);
        }
        if let Some(slot) = self.slot_mut(x, y) {
            *slot = new;
        }
    }

    /// The terminal may have scribbled over these columns: they are to be written again.
    pub fn distrust(&mut self, columns: std::ops::Range<u16>, y: u16) {
        for x in columns {
            if let Some(slot) = self.slot_mut(x, y) {
                slot.stale = !slot.covered;
            }
        }
        self.mark_row(y, true);
    }

    /// Nothing on the terminal can be relied on.
    pub fn distrust_all(&mut self) {
        for y in 0..self.size.height {
            self.distrust(0..self.size.width, y);
        }
    }

    /// These columns now show what they should.
    pub fn settle(&mut self, columns: std::ops::Range<u16>, y: u16) {
        for x in columns {
            if let Some(slot) = self.slot_mut(x, y) {
                slot.stale = false;
            }
        }
    }

    pub fn is_row_stale(&self, y: u16) -> bool {
        self.stale_rows.get(usize::from(y)).copied().unwrap_or(false)
    }

    pub fn mark_row(&mut self, y: u16, stale: bool) {
        if let Some(row) = self.stale_rows.get_mut(usize::from(y)) {
            *row = stale;
        }
    }

    /// The first stale column at or after `x`.
    pub fn next_stale(&self, x: u16, y: u16) -> Option<u16> {
        (x..self.size.width).find(|x| self.slot(*x, y).is_some_and(|slot| slot.stale))
    }
}

/// Columns a cell takes, at least 1.
pub fn width(cell: &Cell) -> u16 {
    cell.cell_width().max(1)
}
