//! One flow of text, a page's own or a text box's: words gather into paragraphs, and paragraphs into cells.

use std::{borrow::Cow, mem};

use super::{Block, Run, page::Hand};

#[derive(Default)]
pub(super) struct Sheet {
    pub blocks: Vec<Block>,
    /// The paragraph that is being written.
    pub line: Vec<Run>,
    /// What was said beside it.
    pub aside: Vec<Block>,
    table: Option<Rows>,
    /// How many tables stand within the table: their words become lines of its cell.
    within: usize,
}

#[derive(Default)]
struct Rows {
    rows: Vec<Vec<String>>,
    row: Vec<String>,
    cell: Vec<String>,
}

/// A table wider than this was made to fill memory: what is in its further cells goes into the last.
const MOST_COLUMNS: usize = 256;
/// Bytes looked back upon for the last words.
const WINDOW: usize = 200;

impl Sheet {
    pub fn say(&mut self, words: Cow<str>, hand: Hand) {
        if words.is_empty() {
            return;
        }
        match self.line.last_mut() {
            Some(run) if run.bold == hand.bold && run.italic == hand.italic => run.text.push_str(&words),
            _ => self.line.push(Run { text: words.into_owned(), bold: hand.bold, italic: hand.italic }),
        }
    }

    pub fn end_paragraph(&mut self) {
        self.end(Block::Paragraph);
    }

    pub fn end_heading(&mut self, depth: u8) {
        self.end(|runs| Block::Heading(depth, joined(&runs)));
    }

    fn end(&mut self, block: impl Fn(Vec<Run>) -> Block) {
        let runs = trimmed(mem::take(&mut self.line));
        if !runs.is_empty() {
            self.put(block(runs));
        }
        for block in mem::take(&mut self.aside) {
            self.put(block);
        }
    }

    fn put(&mut self, block: Block) {
        match &mut self.table {
            Some(table) => table.cell.extend(lines(&block)),
            None => self.blocks.push(block),
        }
    }

    pub fn in_table(&self) -> bool {
        self.table.is_some()
    }

    /// The outermost table: cells and rows of others are none of its own.
    fn outer(&mut self) -> Option<&mut Rows> {
        self.table.as_mut().filter(|_| self.within == 0)
    }

    pub fn open_table(&mut self) {
        self.end_paragraph();
        match self.table {
            Some(_) => self.within += 1,
            None => self.table = Some(Rows::default()),
        }
    }

    pub fn end_cell(&mut self) {
        self.end_paragraph();
        if let Some(table) = self.outer().filter(|table| table.row.len() < MOST_COLUMNS) {
            table.end_cell();
        }
    }

    pub fn end_row(&mut self) {
        self.end_paragraph();
        if let Some(table) = self.outer() {
            table.end_row();
        }
    }

    pub fn close_table(&mut self) {
        self.end_row();
        if self.within > 0 {
            self.within -= 1;
            return;
        }
        let rows = self.table.take().map(|table| table.rows).unwrap_or_default();
        if !rows.is_empty() {
            self.blocks.push(Block::Table(rows));
        }
    }

    pub fn close_tables(&mut self) {
        self.end_paragraph();
        while self.in_table() {
            self.close_table();
        }
    }

    /// The end of what is written so far.
    pub fn last_words(&self) -> String {
        let line = tail(&self.line);
        let in_cell = self.table.as_ref().and_then(|table| table.cell.last().or(table.row.last()));
        match (in_cell, self.blocks.last()) {
            _ if !line.trim().is_empty() => line,
            (Some(cell), _) if !cell.is_empty() => end(cell).into(),
            (_, Some(Block::Paragraph(runs))) => tail(runs),
            (_, Some(Block::Heading(_, words))) => end(words).into(),
            (_, Some(Block::Table(rows))) => rows.last().map(|row| row.join(" ")).unwrap_or_default(),
            (_, None) => String::new(),
        }
    }
}

impl Rows {
    fn end_cell(&mut self) {
        let cell = mem::take(&mut self.cell).join("\n");
        self.row.push(cell);
    }

    fn end_row(&mut self) {
        if !self.cell.is_empty() {
            self.end_cell();
        }
        let row = mem::take(&mut self.row);
        if row.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(row);
        }
    }
}

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

pub(super) fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(runs) => vec![joined(runs)],
        Block::Heading(_, words) => vec![words.clone()],
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
