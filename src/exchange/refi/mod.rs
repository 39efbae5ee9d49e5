//! REFI-QDA: `.qdpx` projects and `.qdc` codebooks, read leniently and written strictly.

use super::{Borrowed, Going, Refused, Source};

/// # Errors
/// In words: no archive, no project in it, XML that cannot be read, or more than there may be.
pub fn read(source: &Source, going: &Going) -> Result<Borrowed, Refused> {
    going.check()?;
    Err(Refused::unreadable(format!("{} cannot be read yet", source.name())))
}
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum For {
    #[default]
    Anyone,
    NvivoWindows,
}
pub fn write(_: &crate::study::Study, _: For, _: &Going) -> Result<(Vec<u8>, super::Told), Refused> {
    Err(Refused::Cancelled)
}
pub fn write_codebook(_: &crate::study::Study) -> Result<(Vec<u8>, super::Told), Refused> {
    Err(Refused::Cancelled)
}
