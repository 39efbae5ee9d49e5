//! A transcript as it was read from a foreign file: who says what, and when, before a person has settled the cast.

use super::Told;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the transcript would be called, without an ending: `50001_2`.
    pub name: String,
    /// In words: `Word document`, `Zoom captions`.
    pub what: String,
    /// When the interview took place, `2024-01-05`; empty where the file does not say.
    pub date: String,
    /// Whether the file's form says who speaks (voice tags, tiers, a column), and not the look of a line.
    pub sure: bool,
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

impl Said {
    /// Further words of the same turn, on a line of their own.
    pub fn add_line(&mut self, words: &str) {
        if !self.words.is_empty() {
            self.words.push('\n');
        }
        self.words.push_str(words);
    }
}
