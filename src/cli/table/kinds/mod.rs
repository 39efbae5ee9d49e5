//! The kinds of tables, as they are typed.

mod codes;
mod cooccurrence;
mod course;
mod crossed;
mod primacy;
mod talk;

use clap::ValueEnum;

pub use codes::Codes;
pub use cooccurrence::{Cooccurrence, Themes};
pub use course::{Saturation, Waves};
pub use crossed::{CaseWaves, Matrix};
pub use primacy::Primacy;
pub use talk::{Coverage, Speakers};

use super::Trouble;
use super::asking::{Asking, Unit, Way};
use crate::report::Table;
use crate::report::tables::{self, Asked};

/// A kind as it was typed.
pub trait Told {
    fn asking(&self) -> &Asking;
    /// What was said beside the kind, to be said again.
    fn ways(&self) -> Vec<Way>;
    fn table(&self, asked: &Asked) -> Result<Table, Trouble>;
    /// The same drawn in letters, where that was asked for.
    fn picture(&self, _: &Asked) -> Result<Option<String>, Trouble> {
        Ok(None)
    }
}

/// The name of a value as it is typed.
fn typed(value: impl ValueEnum) -> Option<String> {
    value.to_possible_value().map(|value| value.get_name().to_string())
}

/// A bare `--name` where it was typed.
fn said(name: &'static str, is: bool) -> Option<Way> {
    is.then_some((name, None))
}
