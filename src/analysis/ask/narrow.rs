//! A study cut down to a scope, so that whatever counts or lists a study need not know of filters.

use std::sync::Arc;

use super::scope::Scope;
use crate::study::{Coder, Layer, Memo, Shelved, Study, Subject, TranscriptId};

impl Scope {
    /// Only the transcripts, codings and memos that are let through. Words stay whole, and so do the codebook and the
    /// cases: whose words are whose does not change because fewer of them are looked at.
    pub fn narrowed(&self, study: &Study) -> Study {
        let mut narrowed = Study { shelf: Default::default(), ..study.clone() };
        for transcript in study.shelf.keys() {
            self.narrow(study, transcript, &mut narrowed);
        }
        let memos = study.memos.iter().filter(|memo| self.admits_memo(memo)).cloned();
        narrowed.memos = Arc::new(memos.collect());
        narrowed
    }

    /// Brings one transcript of a narrowed study up to date.
    pub fn narrow(&self, study: &Study, transcript: &TranscriptId, narrowed: &mut Study) {
        match study.shelf.get(transcript).filter(|_| self.admits_transcript(transcript)) {
            Some(shelved) => narrowed.put(transcript.clone(), self.admitted(transcript, shelved)),
            None => _ = narrowed.shelf.remove(transcript),
        }
    }

    fn admitted(&self, transcript: &TranscriptId, shelved: &Shelved) -> Shelved {
        let layers = shelved.layers.iter().map(|(coder, layer)| {
            let layer = self.admitted_of(transcript, coder, layer);
            (coder.clone(), layer)
        });
        Shelved { layers: layers.collect(), ..shelved.clone() }
    }

    /// A layer that is let through whole is shared.
    fn admitted_of(&self, transcript: &TranscriptId, coder: &Coder, layer: &Arc<Layer>) -> Arc<Layer> {
        let admitted = layer.codings().iter().filter(|coding| self.admits_coding(transcript, coder, coding));
        let admitted: Vec<_> = admitted.cloned().collect();
        if admitted.len() == layer.codings().len() { layer.clone() } else { Arc::new(Layer::new(admitted)) }
    }

    /// A memo on the study or on a code stands nowhere and is let through.
    pub fn admits_memo(&self, memo: &Memo) -> bool {
        match &memo.about {
            Subject::Study | Subject::Code(_) => true,
            Subject::Transcript(transcript) => self.admits_transcript(transcript),
            Subject::Span { transcript, span, .. } => self.admits(transcript, *span),
            Subject::Case(case) => self.admits_case(case),
        }
    }
}
