//! The study itself: what it says of itself, its codebook, cases and memos, and its transcripts with their codings.
//!
//! Cloning is cheap (shared until changed), so that slow work can run over a snapshot.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    About, Case, CaseId, Cases, Codebook, Coder, Framework, Layer, Memo, TranscriptId, by_file_name,
};
use crate::text::{Names, Transcript};

/// A transcript with the layers of those who coded it. `text` is `None` until it has been read.
#[derive(Clone, Debug, Default)]
pub struct Shelved {
    pub text: Option<Arc<Transcript>>,
    pub layers: BTreeMap<Coder, Arc<Layer>>,
    /// Which turns ask which question of the guide: codings whose codes are questions. They are kept, undone and
    /// carried along like a coder's (as [`Coder::guide`]), and stand apart so that no count ever takes them for one.
    pub guide: Arc<Layer>,
}

impl Shelved {
    pub fn layer(&self, coder: &Coder) -> Option<&Arc<Layer>> {
        if coder.is_guide() { Some(&self.guide) } else { self.layers.get(coder) }
    }

    /// Made when it is not there.
    pub fn layer_mut(&mut self, coder: &Coder) -> &mut Arc<Layer> {
        if coder.is_guide() { &mut self.guide } else { self.layers.entry(coder.clone()).or_default() }
    }

    /// Everyone's, and the guide's where there is one.
    pub fn all_layers(&self) -> impl Iterator<Item = (Coder, &Arc<Layer>)> {
        let guide = (!self.guide.is_empty()).then(|| (Coder::guide(), &self.guide));
        self.layers.iter().map(|(coder, layer)| (coder.clone(), layer)).chain(guide)
    }
}

#[derive(Clone, Debug, Default)]
pub struct Study {
    pub about: Arc<About>,
    pub codebook: Arc<Codebook>,
    pub cases: Arc<Cases>,
    /// Of all coders, oldest first.
    pub memos: Arc<Vec<Memo>>,
    pub framework: Arc<Framework>,
    pub shelf: BTreeMap<TranscriptId, Arc<Shelved>>,
}

impl Study {
    pub fn text(&self, transcript: &TranscriptId) -> Option<&Arc<Transcript>> {
        self.shelf.get(transcript)?.text.as_ref()
    }

    pub fn layer(&self, transcript: &TranscriptId, coder: &Coder) -> Option<&Layer> {
        self.shelf.get(transcript)?.layer(coder).map(Arc::as_ref)
    }

    /// Everyone who has coded anything, by name.
    pub fn coders(&self) -> Vec<&Coder> {
        let mut coders: Vec<&Coder> = self.shelf.values().flat_map(|shelved| shelved.layers.keys()).collect();
        coders.sort();
        coders.dedup();
        coders
    }

    pub fn codings(&self) -> impl Iterator<Item = (&TranscriptId, &Coder, &super::Coding)> {
        self.shelf.iter().flat_map(|(transcript, shelved)| {
            shelved.layers.iter().flat_map(move |(coder, layer)| {
                layer.codings().iter().map(move |coding| (transcript, coder, coding))
            })
        })
    }

    /// Finds everyone's turns again when other names have been settled than those `before`. No word changes.
    pub fn heed_names(&mut self, before: &Names) {
        let about = self.about.clone();
        if about.names == *before {
            return;
        }
        for shelved in self.shelf.values_mut() {
            if let Some(text) = &shelved.text {
                let again = Transcript::among(text.text(), &about.names);
                Arc::make_mut(shelved).text = Some(Arc::new(again));
            }
        }
    }

    pub fn is_interviewer(&self, text: &Transcript, turn: usize) -> bool {
        text.speaker(turn).is_some_and(|speaker| self.about.is_interviewer(speaker))
    }

    /// The case that owns a transcript and the wave: as the cases say, else as the file's name tells.
    /// A group or site counts before the participants who only speak in it.
    pub fn case_of(&self, transcript: &TranscriptId) -> (CaseId, Option<u16>) {
        let owners = self.cases.seated(transcript).filter_map(|case| {
            let sitting = case.sittings.iter().find(|sitting| &sitting.transcript == transcript)?;
            Some((case, sitting.wave))
        });
        let mut owners: Vec<(&Case, Option<u16>)> = owners.collect();
        owners.sort_by_key(|(case, _)| case.kind == super::CaseKind::Participant);
        match owners.first() {
            Some((case, wave)) => (case.id.clone(), *wave),
            None => {
                let (case, wave) = by_file_name(transcript);
                (case, Some(wave))
            }
        }
    }

    /// The wave where it is worth a word: not that of a single transcript which only its file name gives one.
    pub fn wave_said(&self, transcript: &TranscriptId) -> Option<u16> {
        let wave = self.case_of(transcript).1;
        let path = transcript.as_str();
        let dot = path.rfind('.').unwrap_or(path.len());
        let second =
            path.split_at_checked(dot).map(|(stem, end)| TranscriptId::new(format!("{stem}_2{end}")));
        let alone = || {
            self.cases.seated(transcript).next().is_none()
                && !second.is_some_and(|second| self.shelf.contains_key(&second))
        };
        wave.filter(|wave| *wave != 1 || !alone())
    }

    /// The case of whoever speaks in a turn: a speaker's own case first, else the transcript's. A participant who is
    /// said to be one of the speakers is not the others: theirs is the case that the file's name tells.
    pub fn case_of_turn(&self, transcript: &TranscriptId, text: &Transcript, turn: usize) -> CaseId {
        match text.speaker(turn) {
            Some(speaker) => self.case_of_speaker(transcript, speaker),
            None => self.case_of(transcript).0,
        }
    }

    /// The same of a speaker by name.
    pub fn case_of_speaker(&self, transcript: &TranscriptId, speaker: &str) -> CaseId {
        let is_named = |case: &&Case| case.speakers.iter().any(|name| name == speaker);
        if let Some(case) = self.cases.seated(transcript).find(is_named) {
            return case.id.clone();
        }
        let owner = self.case_of(transcript).0;
        let is_one_of_them =
            |case: &&Case| case.kind == super::CaseKind::Participant && !case.speakers.is_empty();
        match self.cases.named(owner.as_str()).filter(is_one_of_them) {
            Some(_) if !self.about.is_interviewer(speaker) => by_file_name(transcript).0,
            _ => owner,
        }
    }

    pub(super) fn shelved_mut(&mut self, transcript: &TranscriptId) -> Option<&mut Shelved> {
        self.shelf.get_mut(transcript).map(Arc::make_mut)
    }

    /// Puts a transcript on the shelf as it was read; for the room that keeps files, never for a user's change.
    pub fn put(&mut self, transcript: TranscriptId, shelved: Shelved) {
        self.shelf.insert(transcript, Arc::new(shelved));
    }
}
