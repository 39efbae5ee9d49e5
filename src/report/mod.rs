//! WRITING UP: what a study's figures and passages look like on paper.
//!
//! Pure: a [`Table`] and a [`Document`] are values, their writers give text or bytes. Where those go is decided by
//! whoever asked for them.

pub mod again;
pub mod called;
pub mod document;
pub mod figures;
mod leads;
mod letters;
pub mod saved;
mod table;
pub mod tables;
mod writers;

pub use document::Document;
pub use leads::{Crossed, Lead, Leads, Narrowed};
pub use letters::{printable, runs_left, unprintable};
pub use table::{Cell, Column, Heat, Side, Table};
pub use writers::{
    CannotWrite, TABLE_ENDINGS, TableForm, csv, disarms, escaped, html, json, markdown, rearmed, text,
    text_within, written, xlsx,
};
