//! The page a reader writes on: what it says gathers in a sheet, what stands aside comes after its paragraph.

use std::mem;

use super::{
    Document,
    clean::Cleaner,
    sheet::{Sheet, lines},
};
use crate::exchange::{Fate, Refused, Told};

/// How a stretch is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hand {
    pub bold: bool,
    pub italic: bool,
}

#[derive(Default)]
pub(super) struct Page {
    pub told: Told,
    sheet: Sheet,
    /// Sheets whose writing waits until an aside is finished.
    under: Vec<Sheet>,
    cleaner: Cleaner,
}

/// Words shown as a place are cut here, in code points.
const SHOWN: usize = 120;
/// Nobody reads a longer list; further things of a kind are counted.
const MOST_PLACES: usize = 1_000;
const WITHIN: &str = "their words stand in the cell of the outer table, a line for each paragraph";

impl Page {
    /// Words of the paragraph that is being written; line ends in them are kept.
    pub fn say(&mut self, words: &str, hand: Hand) {
        let words = self.cleaner.clean(words);
        self.sheet.say(words, hand);
    }

    /// Whether the paragraph that is being written has words.
    pub fn is_begun(&self) -> bool {
        !self.sheet.line.is_empty()
    }

    /// Whether the paragraph that is being written has no words yet, or ends in white space.
    pub fn is_spaced(&self) -> bool {
        self.sheet.line.last().is_none_or(|run| run.text.ends_with(char::is_whitespace))
    }

    pub fn end_paragraph(&mut self) {
        self.sheet.end_paragraph();
    }

    pub fn end_heading(&mut self, depth: u8) {
        self.sheet.end_heading(depth);
    }

    /// What follows stands beside the paragraph, as a text box does, until [`Page::close_aside`].
    pub fn open_aside(&mut self) {
        self.under.push(mem::take(&mut self.sheet));
    }

    pub fn close_aside(&mut self) {
        self.sheet.close_tables();
        if let Some(under) = self.under.pop() {
            let aside = mem::replace(&mut self.sheet, under);
            self.sheet.aside.extend(aside.blocks);
        }
    }

    pub fn in_table(&self) -> bool {
        self.sheet.in_table()
    }

    pub fn open_table(&mut self) {
        if self.in_table() {
            self.told.add(Fate::Changed, "tables within tables", 1, WITHIN, None);
        }
        self.sheet.open_table();
    }

    pub fn end_cell(&mut self) {
        self.sheet.end_cell();
    }

    pub fn end_row(&mut self) {
        self.sheet.end_row();
    }

    pub fn close_table(&mut self) {
        self.sheet.close_table();
    }

    /// Something that did not come along, with its words if it has any.
    pub fn leave_out(&mut self, kind: &str, why: &str, words: &str) {
        let after = self.place();
        let place = if words.trim().is_empty() { after } else { format!("{after}: {}", shown(words)) };
        self.tell(Fate::Dropped, kind, why, place);
    }

    pub fn change(&mut self, kind: &str, why: &str) {
        let place = self.place();
        self.tell(Fate::Changed, kind, why, place);
    }

    fn tell(&mut self, fate: Fate, kind: &str, why: &str, place: String) {
        let named = self.told.count(fate, kind) < MOST_PLACES;
        self.told.add(fate, kind, 1, why, named.then_some(place));
    }

    /// Where the writing is, as a person would find it: behind the last few words.
    fn place(&self) -> String {
        let line = self.sheet.last_words();
        let mut words: Vec<&str> = line.split_whitespace().rev().take(5).collect();
        words.reverse();
        match words.as_slice() {
            [] => "at the beginning".into(),
            words => format!("after “{}”", shown(&words.join(" "))),
        }
    }

    /// Of the letters on it, those that are such; and all of them.
    pub fn count(&self, such: impl Fn(char) -> bool) -> (usize, usize) {
        let lines: Vec<String> = self.sheet.blocks.iter().flat_map(lines).collect();
        let letters = || lines.iter().flat_map(|line| line.chars()).filter(|letter| !letter.is_whitespace());
        (letters().filter(|letter| such(*letter)).count(), letters().count())
    }

    /// # Errors
    /// When there are no words on it.
    pub fn finish(mut self, file: &str) -> Result<Document, Refused> {
        while !self.under.is_empty() {
            self.close_aside();
        }
        self.sheet.close_tables();
        self.cleaner.tell(&mut self.told);
        let document = Document { blocks: self.sheet.blocks, told: self.told };
        if document.blocks.is_empty() { Err(wordless(file, &document.told)) } else { Ok(document) }
    }
}

fn wordless(file: &str, told: &Told) -> Refused {
    let pictures = told.count(Fate::Dropped, "pictures");
    let but = if pictures > 0 { format!(", only pictures ({pictures})") } else { String::new() };
    Refused::unreadable(format!("{file} has no words in it{but}"))
}

/// Words to be shown in a report: on one line, and not many.
pub(super) fn shown(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::documents::{Block, Run};

    fn plain(text: &str) -> Run {
        Run { text: text.into(), ..Run::default() }
    }

    #[test]
    fn one_hand_is_one_run_and_ends_are_trimmed() {
        let mut page = Page::default();
        let bold = Hand { bold: true, italic: false };
        page.say("  ", Hand::default());
        page.say(" An", bold);
        page.say("na:", bold);
        page.say(" yes\nyes \n", Hand::default());
        page.end_paragraph();
        page.end_paragraph();
        let anna = Run { text: "Anna:".into(), bold: true, italic: false };
        let blocks = page.finish("a").unwrap().blocks;
        assert_eq!(blocks, [Block::Paragraph(vec![anna, plain(" yes\nyes")])]);
    }

    #[test]
    fn what_stands_aside_comes_after_its_paragraph() {
        let mut page = Page::default();
        page.say("We moved ", Hand::default());
        page.open_aside();
        page.say("in 1998", Hand::default());
        page.close_aside();
        page.say("north.", Hand::default());
        page.end_paragraph();
        let blocks = page.finish("a").unwrap().blocks;
        let paragraph = |text| Block::Paragraph(vec![plain(text)]);
        assert_eq!(blocks, [paragraph("We moved north."), paragraph("in 1998")]);
    }

    #[test]
    fn a_table_in_a_cell_becomes_lines_of_it() {
        let mut page = Page::default();
        page.open_table();
        page.say("outer", Hand::default());
        page.end_paragraph();
        page.open_table();
        page.say("inner", Hand::default());
        page.end_cell();
        page.end_row();
        page.close_table();
        page.end_cell();
        page.say("right", Hand::default());
        page.end_cell();
        page.end_row();
        page.end_row();
        page.close_table();
        let document = page.finish("a").unwrap();
        assert_eq!(document.blocks, [Block::Table(vec![vec!["outer\ninner".into(), "right".into()]])]);
        assert_eq!(document.told.count(Fate::Changed, "tables within tables"), 1);
    }

    #[test]
    fn a_page_without_words_says_what_is_on_it() {
        let mut page = Page::default();
        page.leave_out("pictures", "only words are taken", "");
        assert_eq!(
            page.finish("a.docx").unwrap_err().to_string(),
            "a.docx has no words in it, only pictures (1)"
        );
    }

    #[test]
    fn what_is_beyond_listing_is_still_counted() {
        let mut page = Page::default();
        for place in 0..MOST_PLACES + 5 {
            page.tell(Fate::Changed, "insertions", "tracked", place.to_string());
        }
        let entry = &page.told.entries[0];
        assert_eq!((entry.count, entry.places.len()), (MOST_PLACES + 5, MOST_PLACES));
    }
}
