//! Each code with how often, by how many and where it was used.

use std::collections::{BTreeMap, BTreeSet};

use super::Voices;
use super::ask::Scope;
use super::{Count, Query, Tally, retrieve::retrieve};
use crate::study::{CaseId, CodeId, Coder, Study, TranscriptId};

/// One code's use. `with_below` takes in every code below it; nobody and nothing counts twice in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    pub code: CodeId,
    pub own: Count,
    pub with_below: Count,
    /// Transcripts in which the code or one below it was used.
    pub transcripts: usize,
}

/// In the order of the codebook; then codes that were used but are not in it, by slug.
pub fn by_code(study: &Study, coder: Option<&Coder>) -> Vec<Use> {
    let tally = Tally::new(study, coder.cloned());
    let places = places(study, coder);
    let known = study.codebook.codes().iter().map(|code| code.id.clone());
    let strange = places.keys().filter(|code| !study.codebook.contains(code.as_str())).cloned();
    let told = |code: CodeId| Use {
        own: tally.own(code.as_str()),
        with_below: with_below(study, &tally, &code),
        transcripts: in_branch(study, &places, &code).len(),
        code,
    };
    known.chain(strange).map(told).collect()
}

fn with_below(study: &Study, tally: &Tally, code: &CodeId) -> Count {
    if study.codebook.contains(code.as_str()) {
        return tally.with_children(study, code.as_str());
    }
    tally.own(code.as_str())
}

type Places<'a> = BTreeMap<CodeId, BTreeSet<&'a TranscriptId>>;

fn places<'a>(study: &'a Study, coder: Option<&Coder>) -> Places<'a> {
    let mut places = Places::new();
    for (transcript, by, coding) in study.codings() {
        if coder.is_none_or(|coder| coder == by) {
            places.entry(coding.code.clone()).or_default().insert(transcript);
        }
    }
    places
}

fn in_branch<'a>(study: &Study, places: &Places<'a>, code: &CodeId) -> BTreeSet<&'a TranscriptId> {
    let below = study.codebook.codes().get(study.codebook.branch(code.as_str())).unwrap_or_default();
    let codes = below.iter().map(|code| &code.id).chain([code]);
    codes.filter_map(|code| places.get(code)).flatten().copied().collect()
}

/// The cases that could be behind a code: everyone who is not an interviewer and says something, and whoever was
/// coded although they only ask. Of a study that was narrowed by a scope, those whose words it lets through.
pub fn cases(study: &Study, scope: Option<&Scope>) -> BTreeSet<CaseId> {
    let quoted = retrieve(study, &Query::default()).into_iter().filter_map(|quote| quote.case);
    study.shelf.keys().flat_map(|transcript| heard(study, scope, transcript)).chain(quoted).collect()
}

fn heard(study: &Study, scope: Option<&Scope>, transcript: &TranscriptId) -> BTreeSet<CaseId> {
    let Some(text) = study.text(transcript) else { return [study.case_of(transcript).0].into() };
    let voices = Voices::new(study, transcript, Some(text));
    let is_let_in = |span| scope.is_none_or(|scope| scope.admits(transcript, span));
    let turns = text.turns().iter().enumerate().filter(|(turn, _)| !voices.asks(*turn));
    let turns = turns.filter(|(_, turn)| is_let_in(turn.whole));
    turns.map(|(turn, _)| voices.in_turn(turn).clone()).collect()
}
