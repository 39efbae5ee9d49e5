//! Words of an RTF file as they come: into paragraphs, cells and boxes, or into what is told.

use super::places::{Aside, Place};
use super::reader::{Reader, Unseen};
use crate::exchange::Fate;

#[derive(Default)]
pub(super) struct Flow {
    pub paragraph: Paragraph,
    in_row: bool,
    /// What was open where a text box began.
    beside: Vec<(Paragraph, bool)>,
    /// Words of a note that is open, or of a stretch that is hidden or deleted.
    aside: String,
    left: String,
    left_as: Unseen,
    /// Of the next comment.
    author: String,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Paragraph {
    in_table: bool,
    pub heading: bool,
}

const COMMENTS: &str = "they were written beside the text: make memos of those that matter";
const NOTES: &str = "they stand at the foot of the page or the end, and are no part of what was said";
const HEADERS: &str = "they stand on every page, and nobody said them";
const HIDDEN: &str = "they are formatted as hidden";
const DELETED: &str = "tracked and not yet accepted: left out as if they were";
const OBJECTS: &str = "only words are taken: whatever other programs show in the text stays behind";
const BOXES: &str = "their words come after the paragraph beside which they stand";
const NESTED: &str = "their words stand in the cell of the outer table, a line for each cell";

impl Reader<'_> {
    pub fn say(&mut self, words: &str) {
        match self.group.place {
            Place::Text if self.group.hidden != Unseen::No => self.hide(words),
            Place::Text => {
                self.say_left_out();
                self.settle_table();
                self.page.say(words, self.group.hand);
            }
            Place::Fonts | Place::Styles => self.say_entry(words),
            Place::Aside(_) => self.flow.aside.push_str(words),
            Place::Machinery | Place::Nothing => {}
        }
    }

    /// What a control word does to the flow of the text.
    pub fn turn(&mut self, word: &str) {
        match word {
            "par" | "sect" => self.end_paragraph(),
            "line" | "lbr" | "softline" | "page" | "column" => self.letter('\n'),
            "tab" => self.letter('\t'),
            "pard" => self.flow.paragraph = Paragraph::default(),
            "intbl" => self.flow.paragraph.in_table = true,
            "trowd" => self.flow.in_row = true,
            "cell" => self.end_cell(),
            "row" => self.end_row(),
            "nestcell" => {
                self.page.told.add(Fate::Changed, "cells of tables within tables", 1, NESTED, None);
                self.end_paragraph();
            }
            "object" => self.page.leave_out("embedded objects", OBJECTS, ""),
            _ => {}
        }
    }

    pub fn end_paragraph(&mut self) {
        self.say_left_out();
        self.settle_table();
        if self.flow.paragraph.heading { self.page.end_heading(1) } else { self.page.end_paragraph() }
    }

    fn end_cell(&mut self) {
        self.say_left_out();
        self.settle_table();
        self.page.end_cell();
    }

    fn end_row(&mut self) {
        self.say_left_out();
        self.page.end_row();
        self.flow.in_row = false;
    }

    /// Nothing says where a table begins or ends: only that a paragraph is in one.
    fn settle_table(&mut self) {
        let belongs = self.flow.in_row || self.flow.paragraph.in_table;
        match (belongs, self.page.in_table()) {
            (true, false) => self.page.open_table(),
            (false, true) => self.page.close_table(),
            _ => {}
        }
    }

    pub fn open_box(&mut self) {
        self.page.change("text boxes", BOXES);
        self.page.open_aside();
        let paragraph = std::mem::take(&mut self.flow.paragraph);
        self.flow.beside.push((paragraph, std::mem::take(&mut self.flow.in_row)));
    }

    pub fn close_box(&mut self) {
        self.end_paragraph();
        self.page.close_aside();
        (self.flow.paragraph, self.flow.in_row) = self.flow.beside.pop().unwrap_or_default();
    }

    fn hide(&mut self, words: &str) {
        if self.flow.left_as != self.group.hidden {
            self.say_left_out();
        }
        self.flow.left_as = self.group.hidden;
        self.flow.left.push_str(words);
    }

    fn say_left_out(&mut self) {
        let words = std::mem::take(&mut self.flow.left);
        match self.flow.left_as {
            _ if words.trim().is_empty() => {}
            Unseen::Deleted => self.page.leave_out("deletions", DELETED, &words),
            _ => self.page.leave_out("hidden words", HIDDEN, &words),
        }
    }

    /// The words of a note, now that it is complete.
    pub fn tell(&mut self, aside: Aside) {
        let words = std::mem::take(&mut self.flow.aside);
        match aside {
            Aside::Author => self.flow.author = words.trim().to_string(),
            Aside::Footnote => self.page.leave_out("footnotes", NOTES, &words),
            Aside::Endnote => self.page.leave_out("endnotes", NOTES, &words),
            Aside::Header if words.trim().is_empty() => {}
            Aside::Header => self.page.told.dropped("headers and footers", HEADERS, super::shown(&words)),
            Aside::Comment => {
                let author = std::mem::take(&mut self.flow.author);
                let said = if author.is_empty() { words } else { format!("{author}: {words}") };
                self.page.leave_out("comments", COMMENTS, &said);
            }
        }
    }
}
