//! Speech in TEI: utterances with `who` and `start`, and the annotation blocks of ISO 24624. Source: TEI P5, chapter 8.

use std::collections::HashMap;

use roxmltree::Node;

use super::clock;
use super::cues::{self, Cue};
use super::xml::{all, attribute, is, spaced, words};
use crate::exchange::{Draft, Fate, Told};

/// What stands inside an utterance and is not said.
const BESIDE: [&str; 5] = ["note", "spanGrp", "pause", "desc", "teiHeader"];

pub fn read(root: Node<'_, '_>) -> Draft {
    let mut draft = Draft { what: "TEI transcription of speech".into(), sure: true, ..Draft::default() };
    let (names, times) = (names(root), times(root));
    let mut found = Vec::new();
    for utterance in all(root, "u") {
        found.push(cue(utterance, &names, &times, &mut draft.told));
    }
    let spans = all(root, "spanGrp").count();
    draft.told.add(Fate::Dropped, "span groups", spans, "annotations of others are not words", None);
    draft.said = cues::turns(found);
    draft
}

/// How people are called, by their id.
fn names<'a>(root: Node<'a, '_>) -> HashMap<&'a str, String> {
    let name = |person: Node<'a, '_>| {
        let full = person.descendants().find(|node| is(*node, "persName")).map(words).unwrap_or_default();
        let given = [full.as_str(), attribute(person, "n")].into_iter().find(|name| !name.is_empty());
        (attribute(person, "id"), given.unwrap_or(attribute(person, "id")).to_owned())
    };
    all(root, "person").map(name).collect()
}

/// When each point of the time line is, in milliseconds.
fn times<'a>(root: Node<'a, '_>) -> HashMap<&'a str, u32> {
    let mut times: HashMap<&str, u32> = HashMap::new();
    for line in all(root, "timeline") {
        let factor = if attribute(line, "unit") == "ms" { 1.0 } else { 1000.0 };
        let mut origin: Option<u32> = None;
        for when in all(line, "when") {
            let since = times.get(pointed(attribute(when, "since"))).copied().unwrap_or_default();
            let interval = attribute(when, "interval").parse::<f64>().ok();
            let after = interval.and_then(|length| clock::milliseconds(f64::from(since) + length * factor));
            let absolute = time_of_day(attribute(when, "absolute"));
            origin = origin.or(absolute);
            // A clock time counts from the first one on the line.
            let time = after.or_else(|| Some(absolute?.saturating_sub(origin?)));
            times.insert(attribute(when, "id"), time.unwrap_or(since));
        }
    }
    times
}

/// Of `2019-04-17T12:20:01` or `12:20:01`.
fn time_of_day(written: &str) -> Option<u32> {
    let clock = written.rsplit('T').next()?.trim_end_matches('Z');
    clock::time(clock.split('+').next()?).filter(|_| clock.contains(':'))
}

/// `#T1` → `T1`
fn pointed(reference: &str) -> &str {
    reference.trim().trim_start_matches('#')
}

fn cue(u: Node<'_, '_>, names: &HashMap<&str, String>, times: &HashMap<&str, u32>, told: &mut Told) -> Cue {
    let block = u.parent().filter(|parent| is(*parent, "annotationBlock"));
    let said = |name| {
        let own = attribute(u, name);
        if own.is_empty() { block.map(|block| attribute(block, name)).unwrap_or_default() } else { own }
    };
    let who = pointed(said("who"));
    let name = names.get(who).cloned().unwrap_or_else(|| who.to_owned());
    let anchor = |name| times.get(pointed(said(name))).copied();
    let synch =
        u.descendants().find(|node| is(*node, "anchor")).map(|node| pointed(attribute(node, "synch")));
    Cue {
        start: anchor("start").or_else(|| times.get(synch?).copied()),
        end: anchor("end"),
        speaker: Some(name).filter(|name| !name.is_empty()),
        words: spoken(u, told),
        fresh: false,
    }
}

/// The words of an utterance. Where every word is an element of its own, blanks are put between them, and none
/// before a punctuation mark.
fn spoken(u: Node<'_, '_>, told: &mut Told) -> String {
    let mut text = String::new();
    let is_by_word = all(u, "w").next().is_some();
    for node in u.descendants() {
        if is(node, "w") || is(node, "seg") {
            text.push(' ');
        } else if is(node, "pause") {
            told.add(Fate::Dropped, "pauses", 1, "have no letters of their own", None);
        } else if ["vocal", "incident", "kinesic"].iter().any(|name| is(node, name)) {
            text.push_str(&format!(" [{}] ", words(node)));
        } else if node.is_text() && !is_beside(node, u) {
            let letters = node.text().unwrap_or_default();
            text.push_str(if is_by_word { letters.trim() } else { letters });
        }
    }
    spaced(&text)
}

fn is_beside(text: Node<'_, '_>, u: Node<'_, '_>) -> bool {
    text.ancestors().take_while(|node| *node != u).any(|node| BESIDE.iter().any(|name| is(node, name)))
}
