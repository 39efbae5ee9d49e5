//! REFI-QDA: `.qdpx` projects and `.qdc` codebooks, read leniently and written strictly.

use super::{Borrowed, Going, Refused, Source};

/// # Errors
/// In words: no archive, no project in it, XML that cannot be read, or more than there may be.
pub fn read(source: &Source, going: &Going) -> Result<Borrowed, Refused> {
    going.check()?;
    Err(Refused::unreadable(format!("{} cannot be read yet", source.name())))
}
