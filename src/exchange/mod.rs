//! LENDING AND BORROWING: what other programs hold, as ours, and ours in their words.
//!
//! | to | go to |
//! |---|---|
//! | read a file that holds words | `documents/`: paragraphs and tables out of docx, odt, rtf, pdf, html, plain text |
//! | know who says what in them | `dialects/`: how transcribers and caption programs write; the cast and its preview |
//! | read and write REFI-QDA | `refi/` |
//! | read other programs' own projects | `peers/` |
//! | read tables of people, surveys, codebooks | `tables/` |
//! | write codebooks, coded segments, coded transcripts | `write/` |
//! | say beforehand how files are to be read | `wished.rs`: the options of an import |
//! | bring what was read into a study | `settle/`: by content, nothing twice |
//!
//! Nothing in here touches a study's files: readers take foreign bytes and give a [`Borrowed`], a study of its own
//! with a loss report ([`Told`]); [`settle`] turns that into edits. Foreign files are hostile until read: sizes,
//! counts and depths are bounded, and every refusal is a sentence.

pub mod borrowed;
pub mod bring;
mod coders;
mod colour;
pub mod dialects;
pub mod documents;
pub mod draft;
pub mod going;
pub mod lend;
pub mod peers;
pub mod recognise;
pub mod refi;
pub mod refused;
pub mod settle;
pub mod source;
pub mod tables;
pub mod told;
pub mod wished;
pub mod write;

pub use borrowed::{Borrowed, Original};
pub use draft::{Draft, Said};
pub use going::Going;
pub use recognise::{Kind, recognise};
pub use refused::Refused;
pub use source::Source;
pub use told::{Fate, Told};
