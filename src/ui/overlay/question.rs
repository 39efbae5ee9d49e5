//! A question: some words and a few answers, each a key and what is done on it.

use std::path::PathBuf;

use super::Form;
use crate::exchange::write::What;
use crate::study::Edit;

#[derive(Clone, Debug)]
pub enum Answer {
    /// Make this change, named so in the history.
    Change(String, Box<Edit>),
    TakeLock,
    /// Leave, although something is only in memory.
    Leave,
    /// Write what was asked for over this file.
    Export(PathBuf, What),
    /// Keep what was changed of an import, for later.
    KeepProposal,
    /// Forget it, and read what this line names.
    PutAway(Option<String>),
    /// Go on with it.
    ComeBack,
    /// Forget it, and leave Gloss.
    LeaveWithout,
    /// Take what was written in the form.
    Written(Box<Form>),
    /// Go on writing.
    Reopen(Box<Form>),
    Nothing,
}

#[derive(Clone, Debug)]
pub struct Question {
    pub title: String,
    pub words: Vec<String>,
    pub answers: Vec<(char, &'static str, Answer)>,
    /// The answer given by the accept key; the cancel key does nothing.
    pub default: usize,
}

impl Question {
    pub fn answer(&self, letter: char) -> Option<&Answer> {
        self.answers.iter().find(|(key, _, _)| *key == letter).map(|(_, _, answer)| answer)
    }

    pub fn accepted(&self) -> Option<&Answer> {
        self.answers.get(self.default).map(|(_, _, answer)| answer)
    }
}
