//! The sheet of one case: its transcripts as columns, and below each what is known of that interview.

use super::{Cell, Column, Filling, Of, Row};
use crate::analysis::by_case::{Said, said};
use crate::study::{Case, CaseId, Coder, Sitting, Study, people};

pub(super) fn fill(study: &Study, id: &CaseId, coder: Option<&Coder>) -> Filling {
    let sittings = study.sittings().remove(id).unwrap_or_default();
    let mut columns = vec![Column::new(Of::Name, "")];
    columns.extend(
        sittings.iter().map(|sitting| {
            Column::new(Of::Transcript(sitting.transcript.clone()), sitting.transcript.stem())
        }),
    );
    let of_transcripts: Vec<Option<Said>> =
        sittings.iter().map(|sitting| said(study, id, &sitting.transcript, coder)).collect();
    let case = people::entry(study, id);
    let mut rows = vec![
        row(Of::Wave, "wave", sittings.iter().map(|sitting| wave(study, sitting))),
        row(Of::Date, "date", sittings.iter().map(date)),
    ];
    rows.extend(
        [(Of::Turns, "turns"), (Of::Words, "words"), (Of::Codings, "codings"), (Of::Share, "coded")].map(
            |(of, head)| {
                let cell = |said: &Option<Said>| said.as_ref().and_then(|said| counted(&of, said));
                let cells: Vec<Cell> = of_transcripts.iter().map(cell).collect();
                row(of, head, cells.into_iter())
            },
        ),
    );
    rows.extend(attributes(study, &case, &sittings));
    Filling { columns, rows }
}

fn row(of: Of, head: &str, cells: impl Iterator<Item = Cell>) -> Row {
    Row { of, cells: std::iter::once(Some(head.to_string())).chain(cells).collect(), faint: false }
}

fn counted(of: &Of, said: &Said) -> Cell {
    match of {
        Of::Turns => Some(said.turns.to_string()),
        Of::Words => Some(said.words.to_string()),
        Of::Codings => Some(said.codings.to_string()),
        Of::Share => said.share().map(|share| format!("{share}%")),
        _ => None,
    }
}

fn wave(study: &Study, sitting: &Sitting) -> Cell {
    let wave = sitting.wave?;
    let label = study.about.wave_label(wave).filter(|label| !label.is_empty());
    Some(label.map_or(wave.to_string(), |label| format!("{wave} {label}")))
}

fn date(sitting: &Sitting) -> Cell {
    Some(sitting.date.clone()).filter(|date| !date.is_empty())
}

/// What holds for one wave only. What holds for the case as a whole stands beside the attribute's name.
fn attributes(study: &Study, case: &Case, sittings: &[Sitting]) -> Vec<Row> {
    let names = study.attributes().into_iter().map(|attribute| attribute.name);
    let of_one = |sitting: &Sitting, name: &str| {
        sitting.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    };
    let told = |name: String| {
        let always = case.attribute(&name).map(|value| format!(" ({value})")).unwrap_or_default();
        let cells: Vec<Cell> = sittings.iter().map(|sitting| of_one(sitting, &name)).collect();
        row(Of::Attribute(name.clone()), &format!("{name}{always}"), cells.into_iter())
    };
    names.map(told).collect()
}
