//! Who speaks in captions without voice tags: Zoom writes `Name: words`, Meet a line `(Name)`.

use std::collections::HashMap;

use super::cue_text::Piece;
use super::labels::stands;
use super::marked::is_sound;
use crate::text::fold;
use crate::text::label::{is_name, is_persons, label};

/// Takes `(Danyel Fisher)` at the head of a cue as its speaker. Whether there was any.
pub fn in_parentheses(pieces: &mut [Piece]) -> bool {
    let mut any = false;
    for piece in pieces {
        let Some(name) = piece.lines.first().and_then(|line| parenthesis(line)) else { continue };
        piece.speaker = Some(name.to_owned());
        piece.lines.remove(0);
        any = true;
    }
    any
}

fn parenthesis(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix('(')?.strip_suffix(')')?;
    (is_name(name) && is_persons(name) && !is_sound(name)).then_some(name)
}

/// Takes `Name:` in front of a line as its speaker, where it stands as one.
pub fn before_colons(pieces: &mut Vec<Piece>) {
    let mut times: HashMap<String, usize> = HashMap::new();
    for label in pieces.iter().flat_map(|piece| &piece.lines).filter_map(|line| label(line)) {
        *times.entry(fold(label.name)).or_default() += 1;
    }
    let stands = |name: &str| stands(name, times.get(&fold(name)).copied().unwrap_or_default());
    *pieces = std::mem::take(pieces).into_iter().flat_map(|piece| parted(piece, &stands)).collect();
}

/// One piece for every name inside.
fn parted(piece: Piece, stands: &dyn Fn(&str) -> bool) -> Vec<Piece> {
    let empty = Piece { lines: Vec::new(), ..piece.clone() };
    let mut parts = vec![empty.clone()];
    for line in piece.lines {
        let found = label(&line).filter(|label| stands(label.name));
        let words = found.as_ref().and_then(|label| line.get(label.end..)).unwrap_or(&line).trim();
        if let Some(label) = found {
            parts.push(Piece { speaker: Some(label.name.to_owned()), ..empty.clone() });
        }
        if let Some(part) = parts.last_mut().filter(|_| !words.is_empty()) {
            part.lines.push(words.to_owned());
        }
    }
    parts.retain(|part| !part.lines.is_empty());
    parts
}
