//! Bringing what was borrowed into a study: by content, so that nothing comes in twice.
//!
//! Two texts with the same words are one transcript; codes are the same when their paths are; a coding is the same
//! when coder, words and code are. Where both sides say something of the same thing, ours stays, and that is told.
//! What is missing here is filled in from there.

mod about;
mod cases;
mod codes;
mod codings;
mod memos;
#[cfg(test)]
mod tests;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Borrowed, Fate, Original, Told};
use crate::study::{CaseId, Coder, Edit, Study, TranscriptId};
use crate::text::Transcript;

/// What the user has to say about where things go.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// The folder of new transcripts, relative to the study's; empty for the study's folder itself. Where nothing is
    /// said: the folder in which theirs stood, or else the usual one.
    pub folder: Option<String>,
    /// Foreign coders who are somebody here.
    pub coders: BTreeMap<Coder, Coder>,
}

/// What has to be done so that everything borrowed is in the study.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// To be written first; the edits stand on them.
    pub texts: Vec<(TranscriptId, Arc<Transcript>)>,
    pub originals: Vec<Original>,
    /// One step.
    pub edits: Vec<Edit>,
    pub told: Told,
}

/// Counted as they come in. What a reader has counted of them may be here already, and would be told twice.
const COUNTED_HERE: [&str; 7] = ["transcripts", "codes", "codings", "cases", "memos", "attributes", "values"];

/// All texts of `ours` have been read. Nothing is changed yet: the edits are for whoever keeps the study.
pub fn settle(ours: &Study, borrowed: Vec<Borrowed>, choices: &Choices) -> Settled {
    let mut meeting = Meeting {
        study: ours.clone(),
        known: texts::known(ours),
        settled: Settled::default(),
        choices,
        cases: BTreeSet::new(),
        usual: usual_folder(ours),
    };
    for project in borrowed {
        meeting.take(project);
    }
    meeting.settled
}

/// The folder where new transcripts go when nobody says: where most of the study's transcripts are.
fn usual_folder(study: &Study) -> String {
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    for id in study.shelf.keys() {
        *folders.entry(id.as_str().rsplit_once('/').map_or("", |(folder, _)| folder)).or_default() += 1;
    }
    let most = folders.into_iter().max_by_key(|(folder, count)| (*count, std::cmp::Reverse(*folder)));
    most.map_or(String::new(), |(folder, _)| folder.to_string())
}

/// Ours as it will be, and what makes it so.
struct Meeting<'a> {
    study: Study,
    known: texts::Known,
    settled: Settled,
    choices: &'a Choices,
    /// Met so far: a case of several files is told once.
    cases: BTreeSet<CaseId>,
    usual: String,
}

impl Meeting<'_> {
    fn take(&mut self, borrowed: Borrowed) {
        self.told_of_reading(borrowed.told);
        self.settled.originals.extend(borrowed.originals);
        let theirs = borrowed.study;
        let homes = self.texts(&theirs);
        let codes = self.codes(&theirs);
        self.about(&theirs, &homes, &codes);
        self.cases(&theirs, &homes);
        self.codings(&theirs, &homes, &codes);
        self.memos(&theirs, &homes, &codes);
    }

    fn told_of_reading(&mut self, mut told: Told) {
        told.entries.retain(|entry| entry.fate != Fate::Kept || !COUNTED_HERE.contains(&entry.kind.as_str()));
        self.settled.told.join(told);
    }

    /// A refusal is told, and the rest still comes in.
    fn change(&mut self, kind: &str, place: &str, edit: Edit) -> bool {
        match self.study.apply(edit.clone()) {
            Ok(_) => {
                self.settled.edits.push(edit);
                true
            }
            Err(refusal) => {
                self.settled.told.dropped(kind, &refusal.to_string(), place);
                false
            }
        }
    }

    fn told(&mut self) -> &mut Told {
        &mut self.settled.told
    }

    fn coder(&self, theirs: &Coder) -> Coder {
        self.choices.coders.get(theirs).unwrap_or(theirs).clone()
    }
}
