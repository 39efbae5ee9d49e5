//! Case by wave: each interview with its date, minutes, words, and how much of it is coded.

use super::Asked;
use crate::analysis::ask::written;
use crate::analysis::sittings::{Met, Spread, recorded, sittings as met, spread};
use crate::report::{Cell, Column, Lead, Table};

pub fn sittings(asked: &Asked) -> Table {
    let heads = [Column::words("case"), Column::numbers("wave")];
    let words = ["transcript", "date"].map(Column::words);
    let numbers = ["minutes", "words", "codings", "% coded"].map(Column::numbers);
    let heads = heads.into_iter().chain(words).chain(numbers);
    let mut table = asked.table("Each interview of each case", heads);
    let found = met(&asked.ground);
    table.notes.push(
        "Minutes: of the recording, from the first time stamp of the transcript to the last; so without what is said \
         behind the last. Words: of the case. % coded: of the case's code points."
            .into(),
    );
    table.notes.extend(minutes(asked));
    table.notes.extend(absent(asked, &found));
    for met in &found {
        table.rows.push(row(asked, met));
        let lead = lead(asked, met);
        table.leads.push(vec![None, None, lead.clone(), None, None, None, lead.clone(), lead]);
    }
    table
}

fn row(asked: &Asked, met: &Met) -> Vec<Cell> {
    let page = asked.ground.pages.get(met.page);
    let wave = page.and_then(|page| page.wave);
    let minutes = page.and_then(recorded).map(|time| time as f64 / 60_000.0);
    vec![
        Cell::maybe(asked.ground.cases.get(met.case).map(|case| case.as_str())),
        wave.map_or(Cell::Undefined, |wave| Cell::Number(wave.into())),
        Cell::maybe(page.map(|page| page.id.as_str())),
        Cell::maybe((!met.date.is_empty()).then_some(met.date.as_str())),
        minutes.map_or(Cell::Because(UNSTAMPED.into()), |minutes| Cell::decimal(minutes, 1)),
        met.words.map_or(Cell::Because(UNREAD.into()), Cell::Number),
        Cell::Number(met.codings),
        Cell::percent(met.coded, met.said, "the case says nothing there"),
    ]
}

const UNSTAMPED: &str = "fewer than two time stamps in the transcript";
const UNREAD: &str = "the transcript could not be read";

fn lead(asked: &Asked, met: &Met) -> Lead {
    let (case, page) = (asked.ground.cases.get(met.case)?, asked.ground.pages.get(met.page)?);
    asked.lead(&format!("* case={} transcript={}", written(case.as_str()), written(page.id.as_str())))
}

/// Each recording once, however many people speak in it.
fn minutes(asked: &Asked) -> Option<String> {
    let all = asked.ground.pages.len();
    let known: Vec<f64> =
        asked.ground.pages.iter().filter_map(recorded).map(|time| time as f64 / 60_000.0).collect();
    let Spread { n, mean, deviation, least, most } = spread(&known)?;
    let deviation = deviation.map(|deviation| format!(" (SD {deviation:.1})")).unwrap_or_default();
    let missing = all - n;
    Some(format!(
        "Minutes of {n} transcripts: mean {mean:.1}{deviation}, {least:.1}–{most:.1}; missing: {missing}."
    ))
}

/// Who was met in some wave and not in another.
fn absent(asked: &Asked, found: &[Met]) -> Vec<String> {
    let wave_of = |met: &Met| asked.ground.pages.get(met.page).and_then(|page| page.wave);
    let is_met = |case, wave| found.iter().any(|met| met.case == case && wave_of(met) == Some(wave));
    let told = |wave: u16| {
        let cases = asked.ground.cases.iter().enumerate();
        let missing = cases.filter(|(number, _)| !is_met(*number, wave)).map(|(_, case)| case.as_str());
        let missing: Vec<&str> = missing.collect();
        (!missing.is_empty()).then(|| format!("Not met in wave {wave}: {}.", missing.join(", ")))
    };
    asked.ground.waves().into_iter().filter_map(told).collect()
}
