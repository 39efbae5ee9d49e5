//! Changing a study from a script: locks first, then everything is tried in memory, and only then written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::opened::{no_study, tell_broken};
use super::trouble::Trouble;
use crate::store::{self, Deed, Lock, NoLock, Opened, Record, Scribe, Survey};
use crate::study::{Coder, Edit, Step, Study, TranscriptId, When};

/// A study held for the coders who are to change it. Transcripts are read when they are asked for.
pub struct Keeping {
    survey: Survey,
    opened: Opened,
    /// `None`: nothing was done here yet; the scribe takes the lock when it first writes.
    locks: BTreeMap<Coder, Option<Lock>>,
    read: BTreeSet<TranscriptId>,
}

/// One coder's change, named in words for the history.
pub struct Change {
    pub coder: Coder,
    pub words: String,
    pub edits: Vec<Edit>,
    /// Transcripts that came in with it.
    pub texts: Vec<TranscriptId>,
}

pub fn now() -> When {
    When(Timestamp::now().as_millisecond())
}

impl Keeping {
    /// Takes the lock of every coder and ends what a crash cut short.
    pub fn begin(root: &Path, coders: BTreeSet<Coder>, read_only: bool) -> Result<Keeping, Trouble> {
        if read_only {
            return Err(Trouble::Refused("--read-only was asked for, so nothing is changed".into()));
        }
        let survey = || store::survey(root).map_err(|error| cannot_open(root, &error));
        let mut found = survey()?;
        let mut locks = BTreeMap::new();
        for coder in coders {
            let lock = Lock::take_if_begun(root, &coder).map_err(held)?;
            if lock.is_some() && recovered(&found, &coder)? {
                found = survey()?;
            }
            locks.insert(coder, lock);
        }
        let opened = store::open_front(&found, None);
        tell_broken(&opened.findings);
        Ok(Keeping { survey: found, opened, locks, read: BTreeSet::new() })
    }

    pub fn study(&self) -> &Study {
        &self.opened.study
    }

    /// Reads a transcript with its codings, once.
    pub fn read(&mut self, transcript: &TranscriptId) {
        if self.read.insert(transcript.clone()) {
            let pages = store::read_transcript(&self.survey, transcript, &self.opened.study);
            let findings = store::shelve(&mut self.opened.study, &self.opened.kept, pages);
            tell_broken(&findings);
        }
    }

    /// A transcript that has just been put into the study's folder.
    pub fn adopt(&mut self, transcript: &TranscriptId) {
        self.survey.transcripts.entry(transcript.clone()).or_default();
        self.read(transcript);
    }

    pub fn read_all(&mut self) {
        let all: Vec<TranscriptId> = self.survey.transcripts.keys().cloned().collect();
        all.iter().for_each(|transcript| self.read(transcript));
    }

    /// All changes or none: nothing is written before all of them have been found possible. Each coder's is one
    /// step, whole also across a crash.
    pub fn keep(mut self, changes: Vec<Change>) -> Result<(), Trouble> {
        let deeds: Result<Vec<(Coder, Deed)>, Trouble> =
            changes.into_iter().map(|change| self.apply(change)).collect();
        for (coder, deed) in deeds? {
            self.write(&coder, deed)?;
        }
        Ok(())
    }

    fn apply(&mut self, Change { coder, words, edits, texts }: Change) -> Result<(Coder, Deed), Trouble> {
        let edit = Edit::Together(edits);
        let touched = edit.touches(&self.opened.study);
        self.opened.kept.may_write(&touched).map_err(Trouble::Wrong)?;
        let refused = |refusal: crate::study::Refusal| Trouble::Refused(refusal.to_string());
        let inverse = self.opened.study.apply(edit.clone()).map_err(refused)?;
        let records = vec![Record::Did(Box::new(Step { words, at: now(), edit, inverse, texts }))];
        Ok((coder, Deed { study: Arc::new(self.opened.study.clone()), touched, records }))
    }

    fn write(&mut self, coder: &Coder, deed: Deed) -> Result<(), Trouble> {
        let lock = self.locks.remove(coder).flatten();
        let mut scribe = Scribe::start(&self.survey.root, coder, self.opened.kept.clone(), lock, |_| {});
        scribe.write(deed);
        let unsaved = |why: store::Unsaved| {
            Trouble::Wrong(format!("the work of {coder} could not be written, nothing of it was kept: {why}"))
        };
        scribe.close().map_err(unsaved)
    }
}

fn recovered(survey: &Survey, coder: &Coder) -> Result<bool, Trouble> {
    let refused = |error| Trouble::Wrong(format!("what {coder} did last could not be completed: {error}"));
    store::recover(survey, coder).map(|(_, changed)| changed).map_err(refused)
}

fn cannot_open(root: &Path, error: &std::io::Error) -> Trouble {
    Trouble::Wrong(no_study(root, &format!("{} cannot be opened as a study: {error}", root.display())))
}

fn held(why: NoLock) -> Trouble {
    match why {
        NoLock::Held(held) => {
            Trouble::Refused(format!("{held}: close that first, or code with --as as somebody else"))
        }
        disk => Trouble::Wrong(disk.to_string()),
    }
}
