//! Tables that come in: people and their attributes, surveys, codebooks. The user says which column is what.

use super::{Kind, Source};

/// What a table holds, by its headings.
pub fn recognise(_source: &Source) -> Kind {
    Kind::People
}
