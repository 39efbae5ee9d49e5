//! Tables that come in: people and their attributes, surveys, codebooks. The user says which column is what.

mod bounds;
mod delimited;
mod sheet;
mod workbook;

pub use sheet::{Row, Sheet};

use super::{Kind, Source};

/// What a table holds, by its headings.
pub fn recognise(_source: &Source) -> Kind {
    Kind::People
}
