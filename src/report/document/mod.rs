//! A page of words as a value: headings, paragraphs, tables, and notes that hold on to exact words.
//!
//! | to | ask |
//! |---|---|
//! | give it to a word processor, notes as comments | [`docx()`] |
//! | read it in a browser or print it, notes in the margin | [`html()`] |
//! | keep it as plain words, notes at the foot | [`markdown()`] |
//!
//! No writer knows a clock: the same document is the same bytes. What may not stand on paper ([`super::printable`]) is
//! replaced by a sign in all of them.

mod docx;
mod html;
mod markdown;

pub use self::{docx::docx, html::html, markdown::markdown};

use super::Table;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub title: String,
    pub blocks: Vec<Block>,
    /// Numbered on paper from 1 in this order; [`Piece`]s name them by their place here, counted from 0.
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// 1 is the highest below the title.
    Heading(u8, String),
    Paragraph(Vec<Piece>),
    Table(Table),
}

/// Notes may overlap in any way and reach over paragraphs: each is opened once and closed once, later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Words(Hand, String),
    Opens(usize),
    Closes(usize),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hand {
    #[default]
    Plain,
    Strong,
    Emphasis,
    /// Set back: there to be read over.
    Faint,
}

/// Something said about a stretch of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// In a word or two: `Barriers/Unclear role`.
    pub label: String,
    pub colour: Option<Colour>,
    pub by: String,
    /// RFC 3339; empty when nobody knows.
    pub at: String,
    /// Paragraphs.
    pub said: Vec<String>,
}

/// `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(pub u32);

impl Piece {
    pub fn words(hand: Hand, words: impl Into<String>) -> Piece {
        Piece::Words(hand, words.into())
    }
}

impl Block {
    /// One paragraph in one hand.
    pub fn said(hand: Hand, words: impl Into<String>) -> Block {
        Block::Paragraph(vec![Piece::words(hand, words)])
    }
}

impl Note {
    /// Whose it is and since when, for a line of its own.
    fn source(&self) -> String {
        let day = self.at.get(..10).unwrap_or(&self.at);
        [self.by.as_str(), day].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

#[cfg(test)]
mod tests;
