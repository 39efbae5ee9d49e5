//! Who speaks: a row for each speaker, and for each label that looks like one's and is none.

use std::collections::BTreeMap;

use super::{Column, Filling, Of, Row, people::list};
use crate::analysis::ask::Scope;
use crate::study::{Study, TranscriptId};
use crate::text::words;
use crate::text::{Span, Transcript};

/// Code points of the first words that are shown.
const FIRST: u32 = 60;

#[derive(Default)]
struct Heard<'a> {
    turns: usize,
    words: usize,
    cases: Vec<String>,
    transcripts: Vec<&'a str>,
    first: String,
}

pub(super) fn fill(study: &Study, only: Option<&TranscriptId>, scope: Option<&Scope>) -> Filling {
    let mut columns = vec![
        Column::new(Of::Name, "speaker"),
        Column::number(Of::Turns, "turns"),
        Column::number(Of::Words, "words"),
        Column::new(Of::Role, "role"),
        Column::new(Of::Whose, "case"),
    ];
    if only.is_none() {
        columns.push(Column::new(Of::Transcripts, "transcripts"));
    }
    columns.push(Column::new(Of::FirstWords, "first words"));
    let (mut speakers, mut others) = (BTreeMap::new(), BTreeMap::new());
    for (id, text) in texts(study, only, scope) {
        listen(study, (id, text), scope, &mut speakers);
        for (label, times) in text.other_labels() {
            *others.entry(label).or_insert(0) += times;
        }
    }
    others.retain(|label, _| !speakers.contains_key(label));
    let told = |(name, heard): (&&str, &Heard)| speaker(study, name, heard, only.is_none());
    let mut rows: Vec<Row> = speakers.iter().map(told).collect();
    rows.extend(others.into_iter().map(|(label, times)| no_speaker(label, times, only.is_none())));
    Filling { columns, rows }
}

fn texts<'a>(
    study: &'a Study,
    only: Option<&'a TranscriptId>,
    scope: Option<&'a Scope>,
) -> impl Iterator<Item = (&'a TranscriptId, &'a Transcript)> {
    let shelf = study.shelf.iter().filter(move |(id, _)| only.is_none_or(|only| only == *id));
    let shelf = shelf.filter(move |(id, _)| scope.is_none_or(|scope| scope.admits_transcript(id)));
    shelf.filter_map(|(id, shelved)| Some((id, shelved.text.as_deref()?)))
}

fn listen<'a>(
    study: &Study,
    (id, text): (&'a TranscriptId, &'a Transcript),
    scope: Option<&Scope>,
    all: &mut BTreeMap<&'a str, Heard<'a>>,
) {
    for (n, turn) in text.turns().iter().enumerate() {
        let Some(name) = text.speaker(n).filter(|_| is_let_in(scope, id, turn.words)) else { continue };
        let heard = all.entry(name).or_default();
        heard.turns += 1;
        heard.words += words(text.slice(turn.words));
        if heard.first.is_empty() {
            heard.first = beginning(text, turn.words);
        }
        if heard.transcripts.last() != Some(&id.stem()) {
            heard.transcripts.push(id.stem());
            let case = study.case_of_turn(id, text, n).to_string();
            if !study.about.is_interviewer(name) && !heard.cases.contains(&case) {
                heard.cases.push(case);
            }
        }
    }
}

fn is_let_in(scope: Option<&Scope>, id: &TranscriptId, words: Span) -> bool {
    scope.is_none_or(|scope| scope.admits(id, words))
}

fn beginning(text: &Transcript, words: Span) -> String {
    let end = words.end.min(words.start.saturating_add(FIRST));
    text.slice(Span::new(words.start, end)).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn speaker(study: &Study, name: &str, heard: &Heard, all: bool) -> Row {
    let role = if study.about.is_interviewer(name) { "asks" } else { "studied" };
    let mut cells = vec![
        Some(name.to_string()),
        Some(heard.turns.to_string()),
        Some(heard.words.to_string()),
        Some(role.to_string()),
        list(heard.cases.iter().map(String::as_str)),
    ];
    if all {
        cells.push(list(heard.transcripts.iter().copied()));
    }
    cells.push(Some(heard.first.clone()).filter(|first| !first.is_empty()));
    Row { of: Of::Speaker(name.to_string()), cells: cells.into(), faint: false }
}

fn no_speaker(label: &str, times: usize, all: bool) -> Row {
    let mut cells = vec![None; if all { 7 } else { 6 }];
    let told = [label.to_string(), times.to_string()];
    for (cell, told) in cells.iter_mut().zip(told) {
        *cell = Some(told);
    }
    if let Some(role) = cells.get_mut(3) {
        *role = Some("no speaker".into());
    }
    Row { of: Of::Speaker(label.to_string()), cells: cells.into(), faint: true }
}

/// Where a speaker is heard first.
pub fn first_words<'a>(
    study: &'a Study,
    only: Option<&'a TranscriptId>,
    scope: Option<&'a Scope>,
    name: &str,
) -> Option<(TranscriptId, Span)> {
    texts(study, only, scope).find_map(|(id, text)| {
        let mut turns = text.turns().iter().enumerate();
        let is_it = |n: usize, words: Span| text.speaker(n) == Some(name) && is_let_in(scope, id, words);
        let (_, turn) = turns.find(|(n, turn)| is_it(*n, turn.words))?;
        Some((id.clone(), turn.words))
    })
}
