//! Putting words on the screen. Whatever comes from a file passes through here and is made safe on the way.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text;
use crate::ui::theme::{Lines, Role, Theme};

pub struct Canvas<'a> {
    pub buffer: &'a mut Buffer,
    pub theme: Theme,
    pub lines: Lines,
}

impl Canvas<'_> {
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Puts words into at most `width` cells and says how many they took. What is cut ends in `…`.
    pub fn put(&mut self, x: u16, y: u16, width: u16, words: &str, style: Style) -> u16 {
        if width == 0 || !self.buffer.area.contains((x, y).into()) {
            return 0;
        }
        let clipped = text::clip(words, usize::from(width));
        self.buffer.set_stringn(x, y, clipped.as_ref(), usize::from(width), style);
        text::width(&clipped) as u16
    }

    pub fn lines(&self) -> Lines {
        self.lines
    }

    pub fn put_role(&mut self, x: u16, y: u16, width: u16, words: &str, role: Role) -> u16 {
        let style = self.style(role);
        self.put(x, y, width, words, style)
    }

    /// Puts words at the right end of an area of one row.
    pub fn put_right(&mut self, area: Rect, words: &str, style: Style) -> u16 {
        let width = (text::width(words) as u16).min(area.width);
        self.put(area.x + area.width - width, area.y, width, words, style)
    }

    pub fn fill(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.buffer.area);
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// One glyph that is known to be safe.
    pub fn glyph(&mut self, x: u16, y: u16, glyph: &str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(glyph);
            cell.set_style(style);
        }
    }

    pub fn vertical(&mut self, x: u16, y: u16, height: u16, style: Style) {
        let bar = self.lines.vertical();
        for y in y..y + height {
            self.glyph(x, y, bar, style);
        }
    }

    /// A frame with a title, emptied inside; gives back the inside.
    pub fn frame(&mut self, area: Rect, title: &str) -> Rect {
        let area = area.intersection(self.buffer.area);
        let (inside, edge) = (self.style(Role::Overlay), self.style(Role::BorderFocus));
        self.fill(area, inside);
        if area.width < 4 || area.height < 3 {
            return area;
        }
        let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
        let [top_left, top_right, bottom_left, bottom_right] = self.lines.corners();
        for x in area.x + 1..right {
            self.glyph(x, area.y, self.lines.horizontal(), edge);
            self.glyph(x, bottom, self.lines.horizontal(), edge);
        }
        self.vertical(area.x, area.y + 1, area.height - 2, edge);
        self.vertical(right, area.y + 1, area.height - 2, edge);
        self.glyph(area.x, area.y, top_left, edge);
        self.glyph(right, area.y, top_right, edge);
        self.glyph(area.x, bottom, bottom_left, edge);
        self.glyph(right, bottom, bottom_right, edge);
        if !title.is_empty() {
            let title = format!(" {title} ");
            self.put_role(area.x + 2, area.y, area.width.saturating_sub(4), &title, Role::TitleFocus);
        }
        Rect::new(area.x + 2, area.y + 1, area.width.saturating_sub(4), area.height - 2)
    }

    /// Lets words of several styles flow over the rows of an area, breaking at spaces where it can; gives back the
    /// number of rows they took.
    pub fn flow(&mut self, area: Rect, parts: &[(&str, Style)]) -> u16 {
        let (mut x, mut y) = (0, 0);
        for (words, style) in parts {
            for word in words.split_inclusive(char::is_whitespace) {
                let safe = text::safe(word.trim_end());
                let width = text::width(&safe) as u16;
                if x > 0 && x + width > area.width {
                    (x, y) = (0, y + 1);
                }
                if y >= area.height {
                    return area.height;
                }
                let last = y + 1 == area.height;
                let room = area.width.saturating_sub(x + u16::from(last && width > 0));
                self.put(
                    area.x + x,
                    area.y + y,
                    room.max(1).min(area.width.saturating_sub(x)),
                    &safe,
                    *style,
                );
                x += width.min(area.width);
                if word.ends_with(char::is_whitespace) && x < area.width {
                    x += 1;
                }
            }
        }
        y + 1
    }
}
