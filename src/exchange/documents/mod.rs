//! Files that hold words: paragraphs and tables out of them, and a list of everything that is not words.
//!
//! What a file is, its first bytes say and not its name (`form.rs`). Each reader writes on a `Page`, which joins what
//! is said in one hand and takes out what nobody can see.

pub(in crate::exchange) mod archive;
mod clean;
mod docx;
pub(in crate::exchange) mod encoding;
mod odt;
mod page;
mod plain;
mod symbols;
pub(in crate::exchange) mod xml;

use super::{Refused, Source, Told};

/// What a page holds, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub blocks: Vec<Block>,
    pub told: Told,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Line breaks inside are kept.
    Paragraph(Vec<Run>),
    Heading(String),
    /// Rows of cells; a cell's paragraphs are parted by line ends.
    Table(Vec<Vec<String>>),
}

/// A stretch in one hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
}

/// By the file's ending: docx, odt, rtf, pdf, html; everything else is plain text in some encoding.
///
/// # Errors
/// In words: encrypted, broken, larger than it may be, or without any words in it.
pub fn read(source: &Source) -> Result<Document, Refused> {
    plain::read(&source.name(), &source.bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks parted by empty lines, cells by bars.
    pub(super) fn text(document: &Document) -> String {
        let blocks = document.blocks.iter().map(|block| match block {
            Block::Paragraph(runs) => page::joined(runs),
            Block::Heading(words) => words.clone(),
            Block::Table(rows) => rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n"),
        });
        blocks.collect::<Vec<_>>().join("\n\n")
    }
}
