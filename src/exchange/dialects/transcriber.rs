//! Transcriber's `.trs`: turns with synchronisation points. Source: trans-14.dtd.

use std::collections::HashMap;

use roxmltree::Node;

use super::clock;
use super::cues::{self, Cue};
use super::xml::{all, attribute, is, spaced};
use crate::exchange::{Draft, Told};

pub fn read(root: Node<'_, '_>) -> Draft {
    let mut draft = Draft { what: "Transcriber file".into(), sure: true, ..Draft::default() };
    let names: HashMap<&str, &str> =
        all(root, "Speaker").map(|speaker| (attribute(speaker, "id"), attribute(speaker, "name"))).collect();
    let mut found = Vec::new();
    for turn in all(root, "Turn") {
        found.extend(cues_of(turn, &names, &mut draft.told));
    }
    draft.said = cues::turns(found);
    draft
}

/// A turn may hold several speakers at once: `Who` says whose words follow.
fn cues_of(turn: Node<'_, '_>, names: &HashMap<&str, &str>, told: &mut Told) -> Vec<Cue> {
    let speakers: Vec<&str> = attribute(turn, "speaker").split_whitespace().collect();
    let named = |n: usize| {
        let id = speakers.get(n)?;
        Some(names.get(id).filter(|name| !name.is_empty()).unwrap_or(id).to_string())
    };
    let time = |node, name| clock::seconds(attribute(node, name));
    let mut now = Cue { start: time(turn, "startTime"), speaker: named(0), ..Cue::default() };
    let mut cues = Vec::new();
    for node in turn.children() {
        if is(node, "Sync") {
            let next = Cue { start: time(node, "time"), words: String::new(), ..now.clone() };
            cues.push(std::mem::replace(&mut now, Cue { speaker: named(0), ..next }));
        } else if is(node, "Who") {
            let n = attribute(node, "nb").parse().unwrap_or(1_usize).saturating_sub(1);
            let next = Cue { speaker: named(n), words: String::new(), ..now.clone() };
            cues.push(std::mem::replace(&mut now, next));
        } else {
            add(&mut now.words, node, told);
        }
    }
    cues.push(now);
    cues.retain(|cue| !cue.words.is_empty());
    cues
}

fn add(words: &mut String, node: Node<'_, '_>, told: &mut Told) {
    let more = match node.text() {
        Some(text) if node.is_text() => spaced(text),
        _ if is(node, "Event") || is(node, "Comment") => format!("[{}]", attribute(node, "desc")),
        _ if is(node, "Background") => {
            told.dropped("sounds in the background", "are not said by anybody", attribute(node, "type"));
            return;
        }
        _ => return,
    };
    if !words.is_empty() && !more.is_empty() {
        words.push(' ');
    }
    words.push_str(&more);
}
