//! How often and how widely each code stands, alone and with everything below it.

use super::{Asked, wave_heads};
use crate::analysis::frequency::{Extent, Figures, Frequency, extent, frequencies};
use crate::analysis::ground::Ground;
use crate::report::{Cell, Column, Lead, Table};
use crate::text::Unit;

/// In the order of the codebook; what was used without standing in it comes last.
pub fn codes(asked: &Asked, unit: Unit) -> Table {
    let ground = &asked.ground;
    let (all, waves) = (extent(ground, unit), ground.waves());
    let what = format!("Codings of each code, {}s, code points, cases, transcripts", unit.name());
    let groups = (!all.groups.is_empty()).then(|| ["groups", "groups with below"].map(Column::numbers));
    let mut table = asked
        .table(&what, heads(unit).into_iter().chain(groups.into_iter().flatten()).chain(wave_heads(&waves)));
    table.notes.extend(notes(ground, unit, &all, &waves));
    for (code, frequency) in frequencies(ground, unit).iter().enumerate() {
        table.rows.push(row(asked, code, frequency, &all, &waves));
        table.leads.push(leads(asked, code, !all.groups.is_empty(), &waves));
    }
    table
}

fn heads(unit: Unit) -> [Column; 15] {
    let units = format!("{}s", unit.name());
    [
        Column::words("code"),
        Column::words("kind"),
        Column::numbers("codings"),
        Column::numbers("codings with below"),
        Column::numbers("cases"),
        Column::numbers("cases with below"),
        Column::numbers("transcripts"),
        Column::numbers("transcripts with below"),
        Column::numbers(&units),
        Column::numbers(&format!("{units} with below")),
        Column::numbers("code points"),
        Column::numbers("code points with below"),
        Column::numbers("% of speech"),
        Column::numbers("% of speech with below"),
        Column::numbers("per 1000 words with below"),
    ]
}

fn notes(ground: &Ground, unit: Unit, all: &Extent, waves: &[u16]) -> Vec<String> {
    let unit = unit.name();
    let mut notes = vec![
        format!(
            "Unit: a {unit} of what participants say counts once for a code; {unit}s: {}, code points: {}, words: {}.",
            all.units, all.characters, all.words
        ),
        "“with below” takes in all codes below a code, as a union: nobody and nothing counts twice.".into(),
        "% of speech: code points under the code, of all that participants say. Per 1000 words: codings."
            .into(),
    ];
    if !waves.is_empty() {
        notes.push("Waves: cases of those who speak in that wave, with below.".into());
        notes.extend(waves.iter().filter_map(|wave| absent(ground, all, *wave)));
    }
    notes
}

/// Who speaks in scope, and not in this wave.
fn absent(ground: &Ground, all: &Extent, wave: u16) -> Option<String> {
    let met = all.waves.get(&wave);
    let missing = all.cases.iter().filter(|case| met.is_none_or(|met| !met.contains(*case)));
    let names: Vec<&str> =
        missing.filter_map(|case| ground.cases.get(case)).map(|case| case.as_str()).collect();
    (!names.is_empty()).then(|| format!("Not met in wave {wave}: {}.", names.join(", ")))
}

fn row(asked: &Asked, code: usize, found: &Frequency, all: &Extent, waves: &[u16]) -> Vec<Cell> {
    let ground = &asked.ground;
    let kind = ground.codes.get(code).and_then(|id| ground.study.codebook.get(id.as_str()));
    let (own, below) = (&found.own, &found.with_below);
    let cases = |figures: &Figures| Cell::share(figures.cases.len(), ground.cases.len());
    let speech = |figures: &Figures| Cell::percent(figures.characters, all.characters, NO_SPEECH);
    let cells = vec![
        Cell::words(asked.name(code)),
        Cell::maybe(kind.map(|code| code.kind.name())),
        Cell::Number(own.codings),
        Cell::Number(below.codings),
        cases(own),
        cases(below),
        Cell::share(own.transcripts.len(), ground.pages.len()),
        Cell::share(below.transcripts.len(), ground.pages.len()),
        Cell::Number(own.units),
        Cell::Number(below.units),
        Cell::Number(own.characters),
        Cell::Number(below.characters),
        speech(own),
        speech(below),
        per_thousand(below.codings, all.words),
    ];
    let in_groups = |figures: &Figures| Cell::share(figures.groups.len(), all.groups.len());
    let groups = (!all.groups.is_empty()).then(|| [own, below].map(in_groups)).into_iter().flatten();
    let in_wave = |wave| {
        let [with, of] =
            [&below.waves, &all.waves].map(|waves| waves.get(wave).map_or(0, |cases| cases.len()));
        Cell::share(with, of)
    };
    cells.into_iter().chain(groups).chain(waves.iter().map(in_wave)).collect()
}

const NO_SPEECH: &str = "no participant says anything in scope";

fn per_thousand(codings: u64, words: u64) -> Cell {
    if words == 0 {
        Cell::Because(NO_SPEECH.into())
    } else {
        Cell::decimal(codings as f64 * 1000.0 / words as f64, 2)
    }
}

/// What is said with below leads to the branch.
fn leads(asked: &Asked, code: usize, has_groups: bool, waves: &[u16]) -> Vec<Lead> {
    let [own, below] = [false, true].map(|with_below| asked.asked_for(code, with_below));
    let (one, all) = (|| asked.lead(&own), || asked.lead(&below));
    let mut leads = vec![all(), None, one(), all(), one(), all(), one(), all()];
    leads.extend([one(), all(), one(), all(), one(), all(), all()]);
    leads.extend(has_groups.then(|| [one(), all()]).into_iter().flatten());
    leads.extend(waves.iter().map(|wave| asked.lead(&format!("{below} wave={wave}"))));
    leads
}
