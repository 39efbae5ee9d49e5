//! What every form has to tell alike: words that could not be read, letters that no paper holds, memos left behind.

use super::segment::Segment;
use crate::exchange::{Fate, Told};
use crate::report::{Cell, Table, disarms, unprintable};
use crate::study::{Memo, Study, Subject};

const UNREAD: &str = "their transcript could not be read: the words, speaker and turn are missing";
const NO_CALENDAR: &str = "their time is in no calendar and was left out";

/// Codings as a form carries them that carries all of them.
pub(super) fn codings(told: &mut Told, segments: &[Segment]) {
    told.kept("codings", segments.len());
    for segment in segments {
        let place = segment.quote.transcript.to_string();
        if segment.quote.text.is_none() {
            told.changed("codings", UNREAD, place.clone());
        }
        if segment.at().is_none() {
            told.changed("codings", NO_CALENDAR, place);
        }
    }
}

/// Memos that a form has no place for. Those of codings go with their codings.
pub(super) fn memos(told: &mut Told, study: &Study, why: &str, are_left: impl Fn(&Memo) -> bool) {
    for memo in study.memos.iter().filter(|memo| are_left(memo)) {
        told.dropped("memos", why, about(&memo.about));
    }
}

fn about(subject: &Subject) -> String {
    match subject {
        Subject::Study => "the study".into(),
        Subject::Transcript(transcript) => transcript.to_string(),
        Subject::Span { transcript, span, .. } => format!("{transcript} {}..{}", span.start, span.end),
        Subject::Code(code) => format!("code {code}"),
        Subject::Case(case) => format!("case {case}"),
    }
}

/// Letters that paper shows as `�`.
pub(super) fn letters(told: &mut Told, words: &str, place: &str) {
    const WHY: &str = "controls and overrides of the writing direction stand as �";
    let count = unprintable(words);
    told.add(Fate::Changed, "characters", count, WHY, (count > 0).then(|| place.to_string()));
}

pub(super) fn letters_in(told: &mut Told, table: &Table) {
    words(table).for_each(|(column, words)| letters(told, words, &format!("column {column}")));
}

pub(super) fn formulas(told: &mut Told, table: &Table) {
    const WHY: &str = "a spreadsheet would take them for a formula: a ' stands before them";
    let disarmed = words(table).filter(|(_, words)| disarms(words));
    disarmed.for_each(|(column, _)| told.changed("cells", WHY, format!("column {column}")));
}

/// Every cell that holds words, with the name of its column.
fn words(table: &Table) -> impl Iterator<Item = (&str, &str)> {
    let cells = table.rows.iter().flat_map(|row| table.columns.iter().zip(row));
    cells.filter_map(|(column, cell)| match cell {
        Cell::Words(words) => Some((column.name.as_str(), words.as_str())),
        _ => None,
    })
}
