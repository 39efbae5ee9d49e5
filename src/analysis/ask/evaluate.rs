//! From a question to its answer, transcript by transcript.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::answer::{Answer, Found, InTranscript};
use super::condition::{Spot, Verdict, verdict};
use super::place::Place;
use super::query::{About, Grain, How, Part, Query, Says};
use super::reading::{Piece, Reading};
use crate::study::{CaseId, Study};
use crate::text::Span;

/// The people that each `cases(…)` of a question stands for, by its place in the line.
pub(super) type Peoples = HashMap<Span, BTreeSet<CaseId>>;

/// Asks a whole study. Takes time in proportion to its codings, and to its words where it asks for words or sentences.
pub fn ask(query: &Query, study: &Study, how: How) -> Answer {
    let people = peoples(&query.root, study, how);
    let mut answer = Answer { is_of_text: reads_words(&query.root, how), ..Answer::default() };
    let conditions = scope(&query.root);
    let mut in_scope = BTreeSet::new();
    for (id, shelved) in &study.shelf {
        let place = Place::new(study, id, shelved);
        answer.unread += usize::from(place.text.is_none());
        let within = cases_within(&place, &conditions, &people);
        answer.counts.of_transcripts += usize::from(!within.is_empty());
        in_scope.extend(within);
        let found = find(&query.root, place, how, &people);
        answer.take(found);
    }
    in_scope.extend(answer.cases.keys().cloned());
    answer.counts.of_cases = in_scope.len();
    answer
}

/// Inner ones first: an outer one may ask about them.
pub(super) fn peoples(root: &Part, study: &Study, how: How) -> Peoples {
    let mut people = Peoples::new();
    for part in root.walk().into_iter().rev() {
        let Says::Cases(inner) = &part.says else { continue };
        let mut cases = BTreeSet::new();
        for (id, shelved) in &study.shelf {
            cases.extend(find(inner, Place::new(study, id, shelved), how, &people).cases.into_keys());
        }
        people.insert(part.at, cases);
    }
    people
}

/// What was found in one transcript, with the cases behind it and how many stretches are each one's.
pub(super) struct Here {
    pub transcript: InTranscript,
    pub cases: BTreeMap<CaseId, usize>,
}

pub(super) fn find(root: &Part, place: Place, how: How, people: &Peoples) -> Here {
    let reading = Reading::new(place, how, people, &grains(root, how));
    let (pieces, codings) = reading.answer(root);
    let mut cases = BTreeMap::new();
    for piece in &pieces {
        reading.whose(piece, &mut cases);
    }
    let behind = reading.behind(&codings);
    let found = |piece: &Piece| Found { span: piece.span, coding: reading.name(piece) };
    let found = pieces.iter().map(found).collect();
    Here { transcript: InTranscript { transcript: reading.place.id.clone(), found, behind }, cases }
}

/// Which units have to be looked for.
fn grains(root: &Part, how: How) -> Vec<Grain> {
    use super::query::Relation::{After, Before, Near};
    let of = |part: &Part| match &part.says {
        Says::Beside(_, Near(distance) | Before(Some(distance)) | After(Some(distance)), _) => {
            Some(distance.grain)
        }
        _ => None,
    };
    root.walk().into_iter().filter_map(of).chain(how.by).collect()
}

/// Whether a transcript that could not be read may hide a part of the answer.
fn reads_words(root: &Part, how: How) -> bool {
    let reads = |part: &Part| match &part.says {
        Says::Words(_) | Says::Not(_) => true,
        Says::Field(_) | Says::Cases(_) => part.about() == Some(About::Places),
        _ => false,
    };
    !grains(root, how).is_empty() || root.walk().into_iter().any(reads)
}

/// The conditions that say which cases are asked about at all; `cases(…)` is a finding, not a scope.
fn scope(root: &Part) -> Vec<&Part> {
    let is_scope = |part: &&Part| {
        let finds = part.walk().iter().any(|part| matches!(part.says, Says::Cases(_)));
        part.about() == Some(About::Places) && !finds
    };
    match &root.says {
        Says::And(parts) => parts.iter().filter(is_scope).collect(),
        _ => Some(root).into_iter().filter(is_scope).collect(),
    }
}

/// The cases of a transcript's participants, as far as the conditions let them in.
pub(super) fn cases_within(place: &Place, conditions: &[&Part], people: &Peoples) -> BTreeSet<CaseId> {
    let is = |spot| conditions.iter().map(|part| verdict(part, place, spot, people)).min();
    let let_in = |spot| is(spot).is_none_or(|verdict| verdict == Verdict::Yes);
    let refused = is(Spot::Transcript).is_some_and(|verdict| verdict < Verdict::Open);
    if refused {
        return BTreeSet::new();
    }
    if !place.voices.is_shared() && let_in(Spot::Transcript) {
        return BTreeSet::from([place.voices.owner().clone()]);
    }
    let turns = 0..place.text.map_or(0, |text| text.turns().len());
    let heard = turns.filter(|turn| !place.voices.asks(*turn) && let_in(Spot::Turn(Some(*turn))));
    heard.map(|turn| place.case(Some(turn)).clone()).collect()
}
