//! The page a reader writes on: words gather into paragraphs, paragraphs into cells; what stands aside comes after.

use std::mem;

use super::{Block, Document, Run, clean::Cleaner};
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

/// One flow of text: the page's own, or that of a text box upon it.
#[derive(Default)]
struct Sheet {
    blocks: Vec<Block>,
    line: Vec<Run>,
    table: Option<Rows>,
    /// How many tables stand within the table: their words become lines of its cell.
    within: usize,
    /// What was said aside of the paragraph that is still being written.
    aside: Vec<Block>,
}

#[derive(Default)]
struct Rows {
    rows: Vec<Vec<String>>,
    row: Vec<String>,
    cell: Vec<String>,
}

/// Words shown as a place are cut here, in code points.
const SHOWN: usize = 120;
/// Bytes looked back upon for the words before something.
const WINDOW: usize = 200;
/// A table wider than this was made to fill memory.
const MOST_COLUMNS: usize = 256;
const WITHIN: &str = "their words stand in the cell of the outer table, a line for each paragraph";

impl Page {
    /// Words of the paragraph that is being written; line ends in them are kept.
    pub fn say(&mut self, words: &str, hand: Hand) {
        let words = self.cleaner.clean(words);
        if words.is_empty() {
            return;
        }
        match self.sheet.line.last_mut() {
            Some(run) if run.bold == hand.bold && run.italic == hand.italic => run.text.push_str(&words),
            _ => {
                let Hand { bold, italic } = hand;
                self.sheet.line.push(Run { text: words.into_owned(), bold, italic });
            }
        }
    }

    /// Whether the paragraph that is being written has no words yet, or ends in white space.
    pub fn is_spaced(&self) -> bool {
        self.sheet.line.last().is_none_or(|run| run.text.ends_with(char::is_whitespace))
    }

    /// Whether the paragraph that is being written has words.
    pub fn is_begun(&self) -> bool {
        !self.sheet.line.is_empty()
    }

    pub fn end_paragraph(&mut self) {
        self.end(Block::Paragraph);
    }

    pub fn end_heading(&mut self) {
        self.end(|runs| Block::Heading(joined(&runs)));
    }

    fn end(&mut self, block: impl Fn(Vec<Run>) -> Block) {
        let runs = trimmed(mem::take(&mut self.sheet.line));
        if !runs.is_empty() {
            self.sheet.put(block(runs));
        }
        for block in mem::take(&mut self.sheet.aside) {
            self.sheet.put(block);
        }
    }

    /// What follows stands beside the paragraph, as a text box does, until [`Page::close_aside`].
    pub fn open_aside(&mut self) {
        self.under.push(mem::take(&mut self.sheet));
    }

    pub fn close_aside(&mut self) {
        self.close_tables();
        if let Some(under) = self.under.pop() {
            let aside = mem::replace(&mut self.sheet, under);
            self.sheet.aside.extend(aside.blocks);
        }
    }

    pub fn in_table(&self) -> bool {
        self.sheet.table.is_some()
    }

    pub fn open_table(&mut self) {
        if self.in_table() {
            self.sheet.within += 1;
            self.told.add(Fate::Changed, "tables within tables", 1, WITHIN, None);
            return;
        }
        self.end_paragraph();
        self.sheet.table = Some(Rows::default());
    }

    pub fn end_cell(&mut self) {
        self.end_paragraph();
        let within = self.sheet.within;
        if let Some(table) =
            self.sheet.table.as_mut().filter(|table| within == 0 && table.row.len() < MOST_COLUMNS)
        {
            let cell = mem::take(&mut table.cell).join("\n");
            table.row.push(cell);
        }
    }

    pub fn end_row(&mut self) {
        self.end_paragraph();
        let within = self.sheet.within;
        let Some(table) = self.sheet.table.as_mut().filter(|_| within == 0) else { return };
        if !table.cell.is_empty() {
            table.row.push(mem::take(&mut table.cell).join("\n"));
        }
        let row = mem::take(&mut table.row);
        if row.iter().any(|cell| !cell.is_empty()) {
            table.rows.push(row);
        }
    }

    pub fn close_table(&mut self) {
        self.end_row();
        if self.sheet.within > 0 {
            self.sheet.within -= 1;
            return;
        }
        if let Some(table) = self.sheet.table.take()
            && !table.rows.is_empty()
        {
            self.sheet.blocks.push(Block::Table(table.rows));
        }
    }

    fn close_tables(&mut self) {
        self.end_paragraph();
        while self.in_table() {
            self.close_table();
        }
    }

    /// Something that did not come along, with its words if it has any.
    pub fn leave_out(&mut self, kind: &str, why: &str, words: &str) {
        let after = self.place();
        let place = if words.trim().is_empty() { after } else { format!("{after}: {}", shown(words)) };
        self.told.dropped(kind, why, place);
    }

    pub fn change(&mut self, kind: &str, why: &str) {
        let place = self.place();
        self.told.changed(kind, why, place);
    }

    /// Where the writing is, as a person would find it: behind the last few words.
    fn place(&self) -> String {
        let line = tail(&self.sheet.line);
        let line = if line.trim().is_empty() { self.sheet.last_words() } else { line };
        let mut words: Vec<&str> = line.split_whitespace().rev().take(5).collect();
        words.reverse();
        if words.is_empty() {
            "at the beginning".into()
        } else {
            format!("after “{}”", shown(&words.join(" ")))
        }
    }

    /// Of the letters on it, those that are such; and all of them.
    pub fn count(&self, such: impl Fn(char) -> bool) -> (usize, usize) {
        let lines = self.sheet.blocks.iter().flat_map(lines).collect::<Vec<_>>();
        let letters = || lines.iter().flat_map(|line| line.chars()).filter(|letter| !letter.is_whitespace());
        (letters().filter(|letter| such(*letter)).count(), letters().count())
    }

    /// # Errors
    /// When there are no words on it.
    pub fn finish(mut self, file: &str) -> Result<Document, Refused> {
        while !self.under.is_empty() {
            self.close_aside();
        }
        self.close_tables();
        self.cleaner.tell(&mut self.told);
        let document = Document { blocks: self.sheet.blocks, told: self.told };
        if document.blocks.is_empty() { Err(wordless(file, &document.told)) } else { Ok(document) }
    }
}

impl Sheet {
    fn put(&mut self, block: Block) {
        match &mut self.table {
            Some(table) => table.cell.extend(lines(&block)),
            None => self.blocks.push(block),
        }
    }

    /// Of what is written already.
    fn last_words(&self) -> String {
        let in_cell = self.table.as_ref().and_then(|table| table.cell.last().or(table.row.last()));
        if let Some(cell) = in_cell.filter(|cell| !cell.is_empty()) {
            return end(cell).into();
        }
        match self.blocks.last() {
            Some(Block::Paragraph(runs)) => tail(runs),
            Some(Block::Heading(words)) => words.clone(),
            Some(Block::Table(rows)) => rows.last().map(|row| row.join(" ")).unwrap_or_default(),
            None => String::new(),
        }
    }
}

/// The last words of a line, however long it is.
fn tail(runs: &[Run]) -> String {
    let mut tail = String::new();
    for run in runs.iter().rev().take(WINDOW) {
        tail.insert_str(0, end(&run.text));
        if tail.len() > WINDOW {
            break;
        }
    }
    tail
}

fn end(words: &str) -> &str {
    let from = (words.len().saturating_sub(WINDOW)..=words.len()).find(|at| words.is_char_boundary(*at));
    words.get(from.unwrap_or(0)..).unwrap_or_default()
}

fn wordless(file: &str, told: &Told) -> Refused {
    let pictures = told.count(Fate::Dropped, "pictures");
    let but = if pictures > 0 { format!(", only pictures ({pictures})") } else { String::new() };
    Refused::unreadable(format!("{file} has no words in it{but}"))
}

fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(runs) => vec![joined(runs)],
        Block::Heading(words) => vec![words.clone()],
        Block::Table(rows) => rows.iter().map(|row| row.join(" ")).collect(),
    }
}

pub(super) fn joined(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Without white space at either end; nothing when there is nothing else.
fn trimmed(mut runs: Vec<Run>) -> Vec<Run> {
    let spoken = |run: &Run| !run.text.trim().is_empty();
    let Some(first) = runs.iter().position(spoken) else { return Vec::new() };
    let last = runs.iter().rposition(spoken).unwrap_or(first);
    runs.truncate(last + 1);
    runs.drain(..first);
    if let Some(run) = runs.last_mut() {
        run.text.truncate(run.text.trim_end().len());
    }
    if let Some(run) = runs.first_mut() {
        run.text = run.text.trim_start().to_string();
    }
    runs
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
}
