//! What a study says of itself: title, question, method, people, waves, guide, settings.

use super::{Attribute, CodeId, TranscriptId};
use crate::text::Names;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Initials or login name; the coder's name when this person codes.
    pub id: String,
    pub name: String,
    pub roles: Vec<String>,
}

/// A question of the interview guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Made once and never changed: the marks in the transcripts call it so.
    pub id: String,
    pub text: String,
    /// Codes that the question itself names, each with all below it: what its answer says of them was elicited.
    pub names: Vec<CodeId>,
    /// The waves in which it is asked; empty means all.
    pub waves: Vec<u16>,
    /// From when on it is asked like this, `2019-08`; empty when nobody said.
    pub since: String,
}

/// One of the repeated interviews: `2, "four months later", "2019-08"`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wave {
    pub number: u16,
    pub label: String,
    /// When it was planned, as people write it; empty when nobody said.
    pub month: String,
}

/// How the name of a transcript's file tells case and wave: two regular expressions, each with one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileNames {
    /// `(\d+)`
    pub case: String,
    /// `_(\d+)$`; a name without it is of wave 1.
    pub wave: String,
}

/// Codes and transcripts that belong together across the tree and the folders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set {
    pub name: String,
    pub about: String,
    pub codes: Vec<CodeId>,
    pub transcripts: Vec<TranscriptId>,
}

/// A question to the coded data that is asked again and again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    pub name: String,
    pub query: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    pub question: String,
    pub method: String,
    pub people: Vec<Person>,
    /// Speakers who ask and are not studied; empty means the usual labels (Interviewer, Moderator …).
    pub interviewers: Vec<String>,
    /// Labels that look like a speaker's and are none, or like none and are one.
    pub names: Names,
    pub waves: Vec<Wave>,
    pub guide: Vec<Question>,
    /// What is asked of every case, in order.
    pub attributes: Vec<Attribute>,
    /// `None`: as [`super::by_file_name`] reads them.
    pub file_names: Option<FileNames>,
    pub sets: Vec<Set>,
    pub queries: Vec<Saved>,
    /// Words that say little in this study, beside those of its language: the table of words leaves them out.
    pub stop_words: Vec<String>,
}

const USUAL_INTERVIEWERS: [&str; 8] =
    ["interviewer", "interviewer 1", "interviewer 2", "i", "int", "moderator", "co-moderator", "facilitator"];

impl About {
    pub fn is_interviewer(&self, speaker: &str) -> bool {
        if self.interviewers.is_empty() {
            return USUAL_INTERVIEWERS.contains(&speaker.to_lowercase().as_str());
        }
        self.interviewers.iter().any(|name| name == speaker)
    }

    pub fn asks(&self, question: &str) -> Option<&Question> {
        self.guide.iter().find(|known| known.id == question)
    }

    pub fn wave_label(&self, wave: u16) -> Option<&str> {
        self.waves.iter().find(|known| known.number == wave).map(|known| known.label.as_str())
    }
}
