//! The tables at the head of an RTF file that matter to words: fonts, for their code pages, and styles, for headings.

use super::letters::Font;
use super::places::{Place, is_heading};
use super::reader::Reader;

/// The entry of the font or style table that is being read; a semicolon ends it.
#[derive(Default)]
pub(super) struct Entry {
    pub number: i32,
    pub charset: i32,
    name: String,
    /// A style of paragraphs, not of characters or sections.
    styles_paragraphs: bool,
    outlined: bool,
}

impl Reader<'_> {
    pub fn say_entry(&mut self, words: &str) {
        for (index, part) in words.split(';').enumerate() {
            if index > 0 {
                self.end_entry(self.group.place);
            }
            self.entry.name.push_str(part);
        }
    }

    pub fn end_entry(&mut self, place: Place) {
        let Entry { number, charset, name, styles_paragraphs, outlined } = std::mem::take(&mut self.entry);
        let name = name.trim().to_string();
        if place == Place::Styles && styles_paragraphs && (outlined || is_heading(&name)) {
            self.headings.push(number);
        }
        if place == Place::Fonts && !name.is_empty() {
            self.letters.fonts.insert(number, Font { name, charset });
        }
    }

    pub fn set_style(&mut self, number: i32) {
        match self.group.place {
            Place::Styles => (self.entry.number, self.entry.styles_paragraphs) = (number, true),
            Place::Text => self.flow.paragraph.heading = self.headings.contains(&number),
            _ => {}
        }
    }

    pub fn set_outlined(&mut self) {
        match self.group.place {
            Place::Styles => self.entry.outlined = true,
            Place::Text => self.flow.paragraph.heading = true,
            _ => {}
        }
    }
}
