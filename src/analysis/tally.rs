//! How often each code was used, and by how many cases. Kept up to date transcript by transcript, so that one tag
//! costs one recount of one transcript, however large the study.

use std::collections::HashMap;

use super::Voices;
use crate::study::{CaseId, CodeId, Coder, Study, TranscriptId};

/// Codings (each counts, whoever made it) and the number of different cases behind them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub codings: usize,
    pub cases: usize,
}

/// Codings of one code, in all and by the number of the case.
#[derive(Clone, Debug, Default)]
struct Uses {
    codings: usize,
    by_case: Vec<u32>,
}

/// Counts of every code, over the codings of all coders or of one.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    coder: Option<Coder>,
    cases: HashMap<CaseId, usize>,
    uses: HashMap<CodeId, Uses>,
    by_transcript: HashMap<TranscriptId, Vec<(CodeId, Option<usize>)>>,
}

impl Tally {
    pub fn new(study: &Study, coder: Option<Coder>) -> Tally {
        let mut tally = Tally { coder, ..Tally::default() };
        for transcript in study.shelf.keys() {
            tally.recount(study, transcript);
        }
        tally
    }

    /// Counts one transcript again, after something in it has changed or it has been read.
    pub fn recount(&mut self, study: &Study, transcript: &TranscriptId) {
        for (code, case) in self.by_transcript.remove(transcript).unwrap_or_default() {
            if let Some(uses) = self.uses.get_mut(&code) {
                uses.remove(case);
            }
        }
        let found = self.look_through(study, transcript);
        for (code, case) in &found {
            self.uses.entry(code.clone()).or_default().add(*case);
        }
        self.by_transcript.insert(transcript.clone(), found);
    }

    /// Each coding of the transcript as its code and the number of its case.
    fn look_through(&mut self, study: &Study, transcript: &TranscriptId) -> Vec<(CodeId, Option<usize>)> {
        let Some(shelved) = study.shelf.get(transcript) else { return Vec::new() };
        let voices = Voices::new(study, transcript, shelved.text.as_deref());
        let mut found = Vec::new();
        for (coder, layer) in &shelved.layers {
            if self.coder.as_ref().is_some_and(|only| only != coder) {
                continue;
            }
            for coding in layer.codings() {
                let next = self.cases.len();
                let whose = voices.whose(coding.span).cloned();
                let case = whose.map(|case| *self.cases.entry(case).or_insert(next));
                found.push((coding.code.clone(), case));
            }
        }
        found
    }

    /// Of the code itself.
    pub fn own(&self, code: &str) -> Count {
        self.uses.get(code).map(Uses::count).unwrap_or_default()
    }

    /// Of the code and of every code below it; a case behind several of them counts once.
    pub fn with_children(&self, study: &Study, code: &str) -> Count {
        let branch = study.codebook.codes().get(study.codebook.branch(code)).unwrap_or_default();
        let mut total = Uses::default();
        for uses in branch.iter().filter_map(|code| self.uses.get(&code.id)) {
            total.join(uses);
        }
        total.count()
    }

    pub fn total(&self) -> usize {
        self.uses.values().map(|uses| uses.codings).sum()
    }
}

impl Uses {
    fn add(&mut self, case: Option<usize>) {
        self.codings += 1;
        let Some(case) = case else { return };
        if self.by_case.len() <= case {
            self.by_case.resize(case + 1, 0);
        }
        if let Some(count) = self.by_case.get_mut(case) {
            *count += 1;
        }
    }

    fn remove(&mut self, case: Option<usize>) {
        self.codings = self.codings.saturating_sub(1);
        if let Some(count) = case.and_then(|case| self.by_case.get_mut(case)) {
            *count = count.saturating_sub(1);
        }
    }

    fn join(&mut self, other: &Uses) {
        self.codings += other.codings;
        if self.by_case.len() < other.by_case.len() {
            self.by_case.resize(other.by_case.len(), 0);
        }
        for (count, more) in self.by_case.iter_mut().zip(&other.by_case) {
            *count += more;
        }
    }

    fn count(&self) -> Count {
        Count { codings: self.codings, cases: self.by_case.iter().filter(|&&count| count > 0).count() }
    }
}
