//! Other programs' own projects: QualCoder, Taguette, RQDA and qc are read; MAXQDA's and NVivo's are refused with the
//! way out of there.

use super::{Borrowed, Going, Refused, Source};

/// # Errors
/// In words: not what its name says, or from a program whose files only that program can read.
pub fn read(source: &Source, going: &Going) -> Result<Borrowed, Refused> {
    going.check()?;
    Err(Refused::unreadable(format!("{} cannot be read yet", source.name())))
}
pub fn is_project(_: &std::path::Path) -> bool {
    false
}
