//! The pen as ratatui knows it. Drawing only notes what changed; `flush` writes.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::sheet::Sheet;
use super::{Pen, say};

impl<W: Write> Backend for Pen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        content.for_each(|(x, y, cell)| self.sheet.put(x, y, cell));
        Ok(())
    }

    /// Writes what changed since the last time, synchronized (DEC mode 2026) unless only the cursor moved.
    fn flush(&mut self) -> io::Result<()> {
        self.frame.push_str(say::BEGIN_FRAME);
        let empty = self.frame.len();
        self.paint();
        if self.frame.len() == empty {
            self.frame.clear();
            self.place_cursor();
        } else {
            self.place_cursor();
            self.frame.push_str(say::END_FRAME);
        }
        if self.frame.is_empty() { Ok(()) } else { self.send() }
    }

    fn clear(&mut self) -> io::Result<()> {
        self.sheet = Sheet::blank(self.size);
        self.wipe = true;
        Ok(())
    }

    /// A full screen is only ever cleared as a whole.
    fn clear_region(&mut self, _region: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor.visible = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor.visible = true;
        Ok(())
    }

    /// Where the frame wants the cursor. The terminal is not asked.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.place)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.cursor.place = Position {
            x: x.min(self.size.width.saturating_sub(1)),
            y: y.min(self.size.height.saturating_sub(1)),
        };
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }
}
