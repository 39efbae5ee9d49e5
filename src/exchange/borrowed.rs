//! What a foreign project holds, as a study of its own.

use super::Told;
use super::settle::Namesake;
use crate::study::Study;

/// Nothing of it is in anybody's study yet.
#[derive(Clone, Debug, Default)]
pub struct Borrowed {
    /// In words, with the program that wrote it: `REFI-QDA project by NVivo 14`.
    pub what: String,
    /// The name of the file it was read from.
    pub file: String,
    /// Of a table: each part that columns play, with the headings of those that play it.
    pub columns: Vec<(&'static str, String)>,
    /// Transcripts are called as they would like to be (`P03 wave 2.txt`); everyone's codings stand in their layers.
    pub study: Study,
    /// Files to be kept as they came, beside the transcripts made from them.
    pub originals: Vec<Original>,
    pub told: Told,
    /// How many of its texts have a namesake here, as far as somebody has looked.
    pub alike: usize,
    /// What is done with those of its texts that have a namesake here.
    pub namesake: Namesake,
}

/// A file kept in `originals/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// A bare file name.
    pub name: String,
    pub bytes: Vec<u8>,
}
