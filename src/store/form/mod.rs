//! The forms that stand in a study's files: dull structs with their conversions to the work and back.
//!
//! One file of this folder per kind of sheet. Every form carries its `version`; a field left empty is not written, so
//! that lines stay short; a field nobody knows is an error, so that nothing written by hand is dropped in silence.

mod about;
mod cases;
mod codebook;
mod codings;
mod edits;
mod framework;
mod grammar;
mod history;
mod lines;
mod memos;
mod plain;

pub use about::{read_about, write_about};
pub use cases::{read_cases, write_cases};
pub use codebook::{read_codebook, write_codebook};
pub use codings::{CodingForm, CodingsForm, write_codings};
pub use edits::EditForm;
pub use framework::{read_framework, write_framework};
pub use grammar::{Fault, read, read_lenient};
pub use history::{LineForm, WhatForm, WhatWords, WordsForm, Written};
pub use lines::{Unwritable, record};
pub use memos::{read_memos, write_memos};
pub use plain::moment;

/// The version this program writes, of every form.
pub const VERSION: u32 = 1;
