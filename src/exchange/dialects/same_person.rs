//! Which voices are one speaker's. The study's own spelling is kept, or else the fuller, the more frequent one.

use super::cast::{Heard, Voice};
use super::likeness::{bare, is_initials, is_mistyped, is_part};

/// So many names are compared with each other; no study has more speakers.
const MOST_COMPARED: usize = 300;

/// How much more often the right spelling stands than the mistyped one.
const RARELY: usize = 4;

struct Merge {
    from: usize,
    into: usize,
    why: String,
}

type Others<'a> = [(usize, &'a Heard)];

pub(super) fn merge(all: &mut [Heard]) {
    if all.len() > MOST_COMPARED {
        return;
    }
    let merges: Vec<Merge> = (0..all.len()).filter_map(|n| merged(all, n)).collect();
    // Twice, for what a voice goes into may itself go into another.
    for Merge { from, into, why } in merges.iter().chain(&merges) {
        let Some((role, as_name)) = all.get(*into).map(|h| (h.voice.role, h.voice.as_name.clone())) else {
            continue;
        };
        if let Some(heard) = all.get_mut(*from) {
            heard.voice = Voice { role, as_name, why: why.clone(), ..heard.voice.clone() };
        }
    }
}

/// Into which other voice this one goes, and why.
fn merged(all: &[Heard], from: usize) -> Option<Merge> {
    let one = all.get(from).filter(|one| !one.is_settled && !one.voice.name.is_empty())?;
    let others: Vec<(usize, &Heard)> =
        all.iter().enumerate().filter(|(n, other)| *n != from && other.speaks()).collect();
    let (into, why) = match twin(one, &others) {
        Some((into, other)) => {
            let goes = rank(other) > rank(one) || (rank(other) == rank(one) && into < from);
            goes.then(|| (into, format!("{} with other letters or blanks", other.voice.name)))
        }
        None => short_for(one, &others).or_else(|| slip(one, &others)),
    }?;
    Some(Merge { from, into, why })
}

/// Which of two spellings is to be kept.
fn rank(heard: &Heard) -> (bool, usize) {
    (heard.is_settled, heard.voice.turns)
}

/// The best spelling of the same letters.
fn twin<'a>(one: &Heard, others: &Others<'a>) -> Option<(usize, &'a Heard)> {
    let letters = bare(&one.voice.name);
    let same = others.iter().filter(|(_, other)| !letters.is_empty() && bare(&other.voice.name) == letters);
    same.copied().max_by_key(|(n, other)| (rank(other), std::cmp::Reverse(*n)))
}

/// Initials, first names and last names are somebody's of the same talk.
fn short_for(one: &Heard, others: &Others<'_>) -> Option<(usize, String)> {
    let name = &one.voice.name;
    let meets = |other: &Heard| !one.places.is_disjoint(&other.places);
    let initials = only(others, &|other| meets(other) && is_initials(name, &other.voice.name));
    let part = || only(others, &|other| meets(other) && is_part(name, &other.voice.name));
    let initials = initials.map(|(into, full)| (into, format!("the initials of {full}")));
    initials.or_else(|| part().map(|(into, full)| (into, format!("part of the name {full}"))))
}

fn slip(one: &Heard, others: &Others<'_>) -> Option<(usize, String)> {
    let is_right = |other: &Heard| {
        let is_rare = other.voice.turns > one.voice.turns.saturating_mul(RARELY);
        is_rare && is_mistyped(&one.voice.name, &other.voice.name)
    };
    only(others, &is_right).map(|(into, right)| (into, format!("{right} with a slip of the pen")))
}

/// The one voice that fits, unless different people do.
fn only(others: &Others<'_>, fits: &dyn Fn(&Heard) -> bool) -> Option<(usize, String)> {
    let mut found = others.iter().filter(|(_, other)| fits(other));
    let (into, first) = found.next()?;
    let alike = found.all(|(_, other)| bare(&other.voice.name) == bare(&first.voice.name));
    alike.then(|| (*into, first.voice.name.clone()))
}
