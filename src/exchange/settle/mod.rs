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

pub use texts::{Namesake, namesake};

use super::{Borrowed, Fate, Original, Told};
use crate::study::{About, CaseId, Coder, Edit, Study, TranscriptId};
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
    /// Something that came could not come in, or stands otherwise here.
    pub differs: bool,
}

impl Settled {
    /// Whether anything is to be done at all.
    pub fn is_new(&self) -> bool {
        !self.edits.is_empty() || !self.texts.is_empty()
    }

    /// In one line what comes of it; the step's name in the history.
    pub fn summary(&self, done: &str) -> String {
        match (self.is_new(), self.told.counts().is_empty()) {
            (true, true) => format!("{done}: filled in what was missing here"),
            (true, false) => self.told.summary(done),
            (false, _) if self.differs => format!("{done}: nothing new"),
            (false, _) => format!("{done}: nothing new, everything was here already"),
        }
    }
}

/// Counted as they come in. What a reader has counted of them may be here already, and would be told twice.
const COUNTED_HERE: [&str; 8] =
    ["transcripts", "codes", "codings", "cases", "memos", "attributes", "values", "original files"];

const HERE_ALREADY: &str = "everything in it was here already";
const AS_THEY_CAME: &str = "as they came, in originals/";

/// All texts of `ours` have been read. Nothing is changed yet: the edits are for whoever keeps the study.
pub fn settle(ours: &Study, borrowed: Vec<Borrowed>, choices: &Choices) -> Settled {
    let mut meeting = Meeting {
        study: ours.clone(),
        known: texts::known(ours),
        settled: Settled::default(),
        choices,
        cases: BTreeSet::new(),
        usual: usual_folder(ours),
        namesake: Namesake::default(),
    };
    for project in borrowed {
        meeting.take(project);
    }
    meeting.done(ours)
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

fn amiss(told: &Told) -> usize {
    told.fates(Fate::Dropped) + told.fates(Fate::Changed)
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
    /// What is done with the texts that come in now.
    namesake: Namesake,
}

impl Meeting<'_> {
    fn take(&mut self, borrowed: Borrowed) {
        let (before, before_about) = (self.so_far(), self.study.about.clone());
        let told_before = amiss(&self.settled.told);
        let theirs = borrowed.study;
        self.namesake = borrowed.namesake;
        let homes = self.texts(&theirs);
        let codes = self.codes(&theirs);
        self.about(&theirs, &homes, &codes);
        self.cases(&theirs, &homes);
        self.codings(&theirs, &homes, &codes);
        self.memos(&theirs, &homes, &codes);
        let is_new = self.so_far() != before || !Arc::ptr_eq(&before_about, &self.study.about);
        let differs = amiss(&self.settled.told) > told_before || borrowed.told.fates(Fate::Dropped) > 0;
        self.settled.differs |= differs;
        self.told_of_reading(borrowed.told, is_new);
        if is_new {
            self.originals(borrowed.originals);
        } else if !borrowed.file.is_empty() && !differs {
            self.told().add(Fate::Kept, "files", 1, HERE_ALREADY, Some(borrowed.file));
        }
    }

    /// One change of what the study says of itself, ahead of all others: for each, everyone's turns are found again.
    fn done(mut self, ours: &Study) -> Settled {
        if self.study.about != ours.about {
            let about = About::clone(&self.study.about);
            self.settled.edits.insert(0, Edit::ChangeAbout { about });
        }
        self.settled
    }

    /// How much was found to do.
    fn so_far(&self) -> (usize, usize) {
        (self.settled.edits.len(), self.settled.texts.len())
    }

    /// Of a file that brings nothing new it is not told again what is in it.
    fn told_of_reading(&mut self, mut told: Told, is_new: bool) {
        let again = |kind: &str| !is_new || COUNTED_HERE.contains(&kind);
        told.entries.retain(|entry| entry.fate != Fate::Kept || !again(&entry.kind));
        self.settled.told.join(told);
    }

    fn originals(&mut self, originals: Vec<Original>) {
        for original in originals {
            self.told().add(Fate::Kept, "originals", 1, AS_THEY_CAME, Some(original.name.clone()));
            self.settled.originals.push(original);
        }
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
