//! A transcript as it was read from a foreign file: who says what, and when, before a person has settled the cast.

use super::Told;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the transcript would be called, without an ending: `50001_2`.
    pub name: String,
    /// In words: `Word document`, `Zoom captions`.
    pub what: String,
    /// In order. Consecutive cues of one speaker are one already.
    pub said: Vec<Said>,
    pub told: Told,
}

/// One turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// As the file names whoever speaks; `None` where it names nobody.
    pub speaker: Option<String>,
    /// Milliseconds into the recording at which it begins.
    pub time: Option<u32>,
    /// Paragraphs parted by line ends; never empty lines, never a label.
    pub words: String,
}
