//! Which rows there are: everyone who says anything, and whoever was written of.

use std::collections::BTreeSet;

use crate::analysis::ground::Ground;
use crate::study::CaseId;
use crate::study::framework::{Framework, Row, Rows};

pub(super) fn row(rows: Rows, case: &CaseId, wave: Option<u16>) -> Row {
    let wave = wave.filter(|_| rows == Rows::CaseWaves);
    Row { case: case.clone(), wave }
}

/// Whoever is in scope, and those written of who say nothing (any more): what was written stays to be seen.
pub(super) fn rows(framework: &Framework, shown: &Ground, whole: &Ground) -> Vec<Row> {
    let mut rows = spoken(framework.rows, shown);
    let known = spoken(framework.rows, whole);
    let written = framework.summaries.iter().map(|summary| &summary.square.row);
    let gone = written.filter(|row| !known.contains(row) && !is_of_other_kind(framework.rows, row));
    rows.extend(gone.cloned());
    rows.into_iter().collect()
}

fn spoken(kind: Rows, ground: &Ground) -> BTreeSet<Row> {
    let mut rows = BTreeSet::new();
    for page in &ground.pages {
        let voices = page.turns.iter().filter(|voice| !voice.asks).map(|voice| voice.case);
        let coded = page.codings.iter().filter_map(|placed| placed.case);
        let cases: BTreeSet<usize> = voices.chain(coded).collect();
        let said = cases.into_iter().filter_map(|case| ground.cases.get(case));
        rows.extend(said.map(|case| row(kind, case, page.wave)));
        if page.text.is_none() {
            rows.insert(row(kind, page.voices.owner(), page.wave));
        }
    }
    rows
}

/// A whole case among cases by waves, or the other way round.
pub(super) fn is_of_other_kind(kind: Rows, row: &Row) -> bool {
    match kind {
        Rows::Cases => row.wave.is_some(),
        Rows::CaseWaves => row.wave.is_none(),
    }
}
