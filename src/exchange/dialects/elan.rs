//! ELAN's `.eaf`: tiers of annotations over a time line. Source: EAF 3.0, Max Planck Institute for Psycholinguistics.

use std::collections::HashMap;

use roxmltree::Node;

use super::clock;
use super::cues::{self, Cue};
use super::xml::{all, attribute, is, words};
use crate::exchange::{Draft, Fate, Told};
use crate::text::fold;
use crate::text::label::is_remark;

/// What tiers are called that hold no speech.
const SILENT: [&str; 8] =
    ["gesture", "gestures", "gest", "gaze", "movement", "nonverbal", "posture", "action"];

pub fn read(root: Node<'_, '_>) -> Draft {
    let mut draft = Draft { what: "ELAN annotations".into(), sure: true, ..Draft::default() };
    let slots = slots(root, &mut draft.told);
    let tiers: Vec<Node<'_, '_>> = all(root, "TIER").collect();
    let spoken = spoken(&tiers, &mut draft.told);
    let places = places(&tiers, &slots);
    let mut all: Vec<Cue> = spoken.into_iter().flat_map(|tier| cues_of(tier, &places)).collect();
    all.sort_by_key(|cue| cue.start);
    draft.said = cues::turns(all);
    draft
}

/// The time of every slot, in milliseconds. One without a value has that of the slot before it.
fn slots<'a>(root: Node<'a, '_>, told: &mut Told) -> HashMap<&'a str, u32> {
    let (mut slots, mut last, mut missing) = (HashMap::new(), 0, 0);
    for slot in all(root, "TIME_SLOT") {
        match attribute(slot, "TIME_VALUE").parse().ok().and_then(clock::milliseconds) {
            Some(time) => last = time,
            None => missing += 1,
        }
        slots.insert(attribute(slot, "TIME_SLOT_ID"), last);
    }
    told.add(
        Fate::Changed,
        "time slots",
        missing,
        "have no time and were given that of the slot before",
        None,
    );
    slots
}

/// Tiers of speech, and of remarks on it: of those that say more, these do not say it again. Others are spoken when
/// they hang on no other, unless what they hang on is empty and they have the words.
fn spoken<'a, 'i>(tiers: &[Node<'a, 'i>], told: &mut Told) -> Vec<Node<'a, 'i>> {
    let mut spoken = Vec::new();
    for tier in tiers {
        let parent = attribute(*tier, "PARENT_REF");
        let above = tiers.iter().find(|tier| !parent.is_empty() && attribute(**tier, "TIER_ID") == parent);
        let count = annotations(*tier).count();
        let name = attribute(*tier, "TIER_ID");
        let why = match above {
            _ if count == 0 || is_empty(*tier) => continue,
            _ if is_remark(name) => {
                spoken.push(*tier);
                continue;
            }
            Some(above) if !is_empty(*above) => {
                "stand on a tier below another, and say more about what is said there"
            }
            _ if is_silent(name) => "by the name of their tier, are not speech",
            _ => {
                spoken.push(*tier);
                continue;
            }
        };
        told.add(Fate::Dropped, "annotations", count, why, Some(name.into()));
    }
    spoken
}

fn is_silent(name: &str) -> bool {
    fold(name).split(|c: char| !c.is_alphanumeric()).any(|word| SILENT.contains(&word))
}

fn is_empty(tier: Node<'_, '_>) -> bool {
    annotations(tier).all(|annotation| words(annotation).is_empty())
}

fn annotations<'a, 'i>(tier: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    tier.descendants().filter(|node| is(*node, "ALIGNABLE_ANNOTATION") || is(*node, "REF_ANNOTATION"))
}

/// When an annotation begins and ends, in milliseconds.
type Times = (Option<u32>, Option<u32>);

/// By annotation; those that refer to another have its times, through as many steps as there are.
fn places<'a>(tiers: &[Node<'a, '_>], slots: &HashMap<&str, u32>) -> HashMap<&'a str, Times> {
    let mut places = HashMap::new();
    let mut waiting: HashMap<&str, Vec<&'a str>> = HashMap::new();
    let mut known = Vec::new();
    for annotation in tiers.iter().flat_map(|tier| annotations(*tier)) {
        let id = attribute(annotation, "ANNOTATION_ID");
        let slot = |name| slots.get(attribute(annotation, name)).copied();
        if is(annotation, "REF_ANNOTATION") {
            waiting.entry(attribute(annotation, "ANNOTATION_REF")).or_default().push(id);
        } else {
            known.push((id, (slot("TIME_SLOT_REF1"), slot("TIME_SLOT_REF2"))));
        }
    }
    while let Some((id, times)) = known.pop() {
        known.extend(waiting.remove(id).unwrap_or_default().into_iter().map(|id| (id, times)));
        places.insert(id, times);
    }
    places
}

fn cues_of(tier: Node<'_, '_>, places: &HashMap<&str, Times>) -> Vec<Cue> {
    let own = attribute(tier, "TIER_ID");
    // Remarks on what a participant says are not said by the participant.
    let participant = Some(attribute(tier, "PARTICIPANT")).filter(|_| !is_remark(own));
    let speaker =
        participant.into_iter().chain([own]).map(str::trim).find(|name| !name.is_empty()).map(str::to_owned);
    let cue = |annotation| {
        let (start, end) = places.get(attribute(annotation, "ANNOTATION_ID")).copied().unwrap_or_default();
        Cue { start, end, speaker: speaker.clone(), words: words(annotation), fresh: false }
    };
    annotations(tier).map(cue).collect()
}
