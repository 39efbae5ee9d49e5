//! How transcribers and caption programs write down who says what: each dialect becomes a [`Draft`].

use super::{Draft, Going, Refused, Source};

/// Reads one transcript, whatever its file.
///
/// # Errors
/// In words, as the documents' readers and the dialects give them.
pub fn read(source: &Source, going: &Going) -> Result<Draft, Refused> {
    going.check()?;
    Err(Refused::unreadable(format!("{} cannot be read yet", source.name())))
}
