//! Edits from earlier, brought up to date before they are made: undo and redo must not take away what others did since.
//!
//! Only a change of a transcript's words needs it. Its edit holds every coder's layer as it was then; by now others may
//! have coded on.

use std::sync::Arc;

use super::{Coder, Edit, Layer, Refusal, Study, TranscriptId, anchor::Passage};
use crate::text::Transcript;

/// `edit` as it can be made now, after `last` was made: the layers that are not as `last` left them follow their words
/// instead of being put back.
///
/// # Errors
/// When the words themselves are no longer those that `last` left.
pub fn renewed(study: &Study, edit: &Edit, last: &Edit) -> Result<Edit, Refusal> {
    match edit {
        Edit::Retext { transcript, text, layers } => {
            let layers = match left(last, transcript) {
                Some(left) => with_those_since(study, transcript, text, layers, left)?,
                None => layers.clone(),
            };
            Ok(Edit::Retext { transcript: transcript.clone(), text: text.clone(), layers })
        }
        Edit::Together(edits) => {
            let edits: Result<_, _> = edits.iter().map(|edit| renewed(study, edit, last)).collect();
            Ok(Edit::Together(edits?))
        }
        edit => Ok(edit.clone()),
    }
}

/// What an edit left of a transcript: its words and the layers on them.
type Left<'a> = (&'a Transcript, &'a [(Coder, Layer)]);

fn left<'a>(last: &'a Edit, id: &TranscriptId) -> Option<Left<'a>> {
    match last {
        Edit::Retext { transcript, text, layers } if transcript == id => Some((text, layers)),
        Edit::Together(edits) => edits.iter().find_map(|edit| left(edit, id)),
        _ => None,
    }
}

fn with_those_since(
    study: &Study,
    id: &TranscriptId,
    text: &Arc<Transcript>,
    layers: &[(Coder, Layer)],
    (words, left): Left,
) -> Result<Vec<(Coder, Layer)>, Refusal> {
    let shelved = study.shelf.get(id).ok_or_else(|| Refusal::NoSuchTranscript(id.to_string()))?;
    let now = shelved.text.as_ref().filter(|now| now.text() == words.text());
    let now = now.ok_or_else(|| Refusal::OtherWords(id.to_string()))?;
    let passage = Passage::new(now, text);
    let mut renewed = layers.to_vec();
    for (coder, layer) in shelved.all_layers() {
        let as_left = of(left, &coder).is_some_and(|left| left == layer.as_ref());
        if as_left && of(layers, &coder).is_some() {
            continue;
        }
        renewed.retain(|(name, _)| *name != coder);
        renewed.push((coder, passage.carry(layer)));
    }
    Ok(renewed)
}

fn of<'a>(layers: &'a [(Coder, Layer)], coder: &Coder) -> Option<&'a Layer> {
    layers.iter().find(|(name, _)| name == coder).map(|(_, layer)| layer)
}
