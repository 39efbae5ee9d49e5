//! WRITING UP: what a study's figures and passages look like on paper.
//!
//! Pure: a [`Table`] is a value, its writers give text, or bytes for a workbook. Where they go is decided by whoever asked for it.

mod table;
mod writers;

pub use table::{Cell, Column, Side, Table};
pub use writers::{CannotWrite, csv, escaped, html, json, markdown, rearmed, text, xlsx};
