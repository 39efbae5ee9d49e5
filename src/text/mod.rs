//! THE WORDS: what was said, who said it, and how it lies on a screen of a given width.
//!
//! This is the ground floor. It knows texts and offsets into them; it knows no file, no clock, no terminal and
//! nothing of what a researcher thinks about the words. Offsets that leave this room are code points (see
//! [`Span`]); bytes stay inside it.
//!
//! | to | ask |
//! |---|---|
//! | hold a text and find its paragraphs, turns and speakers | [`Transcript`], [`Turn`] |
//! | step over it by character, word, sentence or turn | [`Unit`] |
//! | lay it out in rows of cells | [`wrap()`], [`cells()`] |
//! | show foreign words without letting them touch the terminal | [`glyph`], [`safe`], [`clip`] |
//! | know a speaker's label or a time stamp by its look | [`label`], [`stamp`] |
//! | count the words that are said in it | [`words()`], [`Said`], [`plain()`], [`vocabulary`] |
//! | find words in it | [`Pattern`], [`fold`] |
//! | guess which right word a wrong one meant | [`nearest`] |
mod accents;
mod bounds;
mod bytes;
mod ends;
mod index;
mod letters;
mod measured;
mod nearest;
mod paragraphs;
mod pattern_error;
mod plain;
mod said;
mod sentences;
mod snap;
mod swift;
mod words;

pub mod cells;
pub mod display;
pub mod label;
pub mod names;
pub mod search;
pub mod span;
pub mod stamp;
pub mod transcript;
pub mod turns;
pub mod units;
pub mod vocabulary;
pub mod wrap;

pub use cells::{Cell, cells, column_of, offset_at};
pub use display::{clip, clip_front, glyph, plain_width, safe, width};
pub use letters::fold;
pub use names::Names;
pub use nearest::{changes, nearest};
pub use plain::{is_unspaced, plain};
pub use said::{Said, Word};
pub use search::{Pattern, PatternError, Reading};
pub use span::Span;
pub use stamp::{clock, moment};
pub use transcript::Transcript;
pub use turns::Turn;
pub use units::Unit;
pub use words::words;
pub use wrap::{Row, wrap};

#[cfg(test)]
mod hostile;
