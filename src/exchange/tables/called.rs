//! Transcripts by what tables call them: a path, a file name, a name without ending, or a case and its wave.

use std::collections::HashMap;

use crate::exchange::Told;
use crate::study::{CaseId, Study, TranscriptId};

/// Of one study.
#[derive(Default)]
pub(super) struct Called {
    by_name: HashMap<String, TranscriptId>,
    by_wave: HashMap<(CaseId, Option<u16>), Vec<TranscriptId>>,
}

impl Called {
    pub fn of(study: &Study) -> Called {
        let mut called = Called::default();
        let file = |id: &TranscriptId| id.as_str().rsplit('/').next().unwrap_or_default().to_string();
        // A whole path is surer than a file's name, and that than one without its ending.
        for name in [|id: &TranscriptId| id.to_string(), file, |id: &TranscriptId| id.stem().to_string()] {
            for id in study.shelf.keys() {
                called.by_name.entry(name(id)).or_insert_with(|| id.clone());
            }
        }
        for id in study.shelf.keys() {
            called.by_wave.entry(study.case_of(id)).or_default().push(id.clone());
        }
        called
    }

    pub fn find(&self, name: &str) -> Option<&TranscriptId> {
        self.by_name.get(name)
    }

    pub fn find_or_await(&self, name: &str, told: &mut Told) -> TranscriptId {
        self.find(name).cloned().unwrap_or_else(|| {
            let ended = [".txt", ".md"].iter().any(|end| name.ends_with(end));
            awaited(if ended { name.to_string() } else { format!("{name}.txt") }, told)
        })
    }

    /// Transcripts that are not there yet are called as files tell case and wave.
    pub fn of_wave(&self, id: &CaseId, wave: u16, told: &mut Told) -> Vec<TranscriptId> {
        if let Some(there) = self.by_wave.get(&(id.clone(), Some(wave))) {
            return there.clone();
        }
        let name = if wave == 1 { format!("{id}.txt") } else { format!("{id}_{wave}.txt") };
        vec![awaited(name, told)]
    }
}

fn awaited(name: String, told: &mut Told) -> TranscriptId {
    told.changed("transcripts", "they are not in the study yet and are waited for", name.clone());
    TranscriptId::new(name)
}
