//! What a foreign project holds, as a study of its own.

use super::Told;
use crate::study::Study;

/// Nothing of it is in anybody's study yet.
#[derive(Clone, Debug, Default)]
pub struct Borrowed {
    /// In words, with the program that wrote it: `REFI-QDA project by NVivo 14`.
    pub what: String,
    /// Transcripts are called as they would like to be (`P03 wave 2.txt`); everyone's codings stand in their layers.
    pub study: Study,
    /// Files to be kept as they came, beside the transcripts made from them.
    pub originals: Vec<Original>,
    pub told: Told,
}

/// A file kept in `originals/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// A bare file name.
    pub name: String,
    pub bytes: Vec<u8>,
}
