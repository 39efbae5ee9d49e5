//! The table of people as it goes out. Read in again, it gives the same cases.

use super::lists::joined;
use super::people::{ONE_ROW_A_CASE, ONE_ROW_A_SITTING, PER_WAVE};
use crate::report::{Cell, Column, Side, Table};
use crate::study::{AttributeKind, Case, Sitting, Study};

/// One row a case; where a study has waves, dates or values that differ by wave, one row a sitting. What holds for a
/// case stands in each of its rows; what holds in one wave has columns of its own.
pub fn people_table(study: &Study) -> Table {
    let by_sitting = study.cases.iter().any(|case| case.sittings.iter().any(says_more));
    let always = asked(study, |case| vec![&case.attributes]);
    let per_wave = asked(study, |case| case.sittings.iter().map(|sitting| &sitting.attributes).collect());
    let own: &[&str] = if by_sitting { &ONE_ROW_A_SITTING } else { &ONE_ROW_A_CASE };
    let own = own.iter().map(|name| Column::words(name));
    let attributes = always.iter().map(|name| column(study, name, name));
    let marked = per_wave.iter().map(|name| column(study, name, &format!("{name}{PER_WAVE}")));
    let title = format!("{} cases and what is known about them", study.cases.len());
    let mut table = Table::new(title, own.chain(attributes).chain(marked));
    for case in study.cases.iter() {
        let sittings: Vec<Option<&Sitting>> = match case.sittings.as_slice() {
            some @ [_, ..] if by_sitting => some.iter().map(Some).collect(),
            _ => vec![None],
        };
        table.rows.extend(sittings.into_iter().map(|sitting| {
            let mut row = who(case);
            row.extend(if by_sitting { when(sitting) } else { vec![transcripts(case)] });
            row.extend(always.iter().map(|name| Cell::maybe(case.attribute(name))));
            row.extend(
                per_wave.iter().map(|name| Cell::maybe(sitting.and_then(|sitting| value(sitting, name)))),
            );
            row
        }));
    }
    table
}

fn says_more(sitting: &Sitting) -> bool {
    sitting.wave.is_some() || !sitting.date.is_empty() || !sitting.attributes.is_empty()
}

/// What is asked, in the study's order; then what somebody answered without being asked.
fn asked(study: &Study, answers: impl Fn(&Case) -> Vec<&Vec<(String, String)>>) -> Vec<String> {
    let mut answered: Vec<&String> = Vec::new();
    for (name, _) in study.cases.iter().flat_map(|case| answers(case).into_iter().flatten()) {
        if !answered.contains(&name) {
            answered.push(name);
        }
    }
    let known: Vec<&String> = study.about.attributes.iter().map(|attribute| &attribute.name).collect();
    let place = |name: &String| known.iter().position(|known| *known == name).unwrap_or(known.len());
    answered.sort_by_key(|name| place(name));
    answered.into_iter().cloned().collect()
}

fn column(study: &Study, name: &str, heading: &str) -> Column {
    let known = study.about.attributes.iter().find(|attribute| attribute.name == name);
    let number = known.is_some_and(|attribute| attribute.kind == AttributeKind::Number);
    Column { name: heading.into(), side: if number { Side::Right } else { Side::Left } }
}

fn who(case: &Case) -> Vec<Cell> {
    let speakers = joined(case.speakers.iter().map(String::as_str));
    vec![Cell::words(case.id.as_str()), Cell::words(case.kind.name()), said(&speakers)]
}

fn when(sitting: Option<&Sitting>) -> Vec<Cell> {
    let Some(sitting) = sitting else { return vec![Cell::Undefined; 3] };
    let wave = sitting.wave.map_or(Cell::Undefined, |wave| Cell::Number(u64::from(wave)));
    vec![said(&joined([sitting.transcript.as_str()])), wave, said(&sitting.date)]
}

fn transcripts(case: &Case) -> Cell {
    said(&joined(case.sittings.iter().map(|sitting| sitting.transcript.as_str())))
}

fn said(words: &str) -> Cell {
    Cell::maybe(Some(words).filter(|words| !words.is_empty()))
}

fn value<'a>(sitting: &'a Sitting, name: &str) -> Option<&'a str> {
    sitting.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}
