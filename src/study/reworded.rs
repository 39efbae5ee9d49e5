//! A transcript with other words: every layer and every memo on a span follows them.

use std::sync::Arc;

use super::{Coder, Edit, Layer, Memo, Study, Subject, TranscriptId, anchor::Passage};
use crate::text::Transcript;

/// What has to be done, and how sure it is.
#[derive(Clone, Debug, Default)]
pub struct Reworded {
    pub edits: Vec<Edit>,
    pub codings: usize,
    /// Codings whose words were not surely found again.
    pub doubts: usize,
}

/// `passage` leads from the words as they stand to the `new` ones. Nothing is to be done to a transcript that is not
/// there.
pub fn reworded(study: &Study, id: &TranscriptId, new: &Arc<Transcript>, passage: &Passage<'_>) -> Reworded {
    let Some(shelved) = study.shelf.get(id) else { return Reworded::default() };
    let layers: Vec<(Coder, Layer)> =
        shelved.all_layers().map(|(coder, layer)| (coder, passage.carry(layer))).collect();
    let codings = layers.iter().map(|(_, layer)| layer.codings().len()).sum();
    let all = layers.iter().flat_map(|(_, layer)| layer.codings());
    let doubts = all.filter(|coding| coding.doubt.is_some()).count();
    let words = Edit::Retext { transcript: id.clone(), text: new.clone(), layers };
    let memos = study.memos.iter().filter_map(|memo| followed(memo, id, new, passage));
    Reworded { edits: std::iter::once(words).chain(memos).collect(), codings, doubts }
}

fn followed(memo: &Memo, id: &TranscriptId, new: &Transcript, passage: &Passage<'_>) -> Option<Edit> {
    let Subject::Span { transcript, span, .. } = &memo.about else { return None };
    let about = Subject::span(id.clone(), new, passage.follow(*span).span);
    (transcript == id).then(|| Edit::ChangeMemo { memo: Memo { about, ..memo.clone() } })
}
