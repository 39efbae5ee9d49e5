//! The grid of people: a row for each case, a column for each attribute.

use super::{Cell, Column, Filling, Of, Row};
use crate::analysis::ask::Scope;
use crate::study::{AttributeKind, Case, CaseId, CaseKind, Sitting, Study};
use crate::ui::only::shows_case;

pub(super) fn fill(study: &Study, scope: Option<&Scope>) -> Filling {
    let mut columns = vec![
        Column::new(Of::Name, "case"),
        Column::new(Of::Kind, "kind"),
        Column::new(Of::Waves, "waves"),
        Column::new(Of::Transcripts, "transcripts"),
        Column::new(Of::Speakers, "speakers"),
    ];
    let attributes = study.attributes();
    columns.extend(attributes.iter().map(|asked| Column {
        right: asked.kind == AttributeKind::Number,
        ..Column::new(Of::Attribute(asked.name.clone()), &asked.name)
    }));
    let names: Vec<&str> = attributes.iter().map(|asked| asked.name.as_str()).collect();
    let shown = |case: &CaseId, sittings: &[Sitting]| {
        scope.is_none_or(|scope| shows_case(study, scope, case, sittings))
    };
    let cases = study.sittings().into_iter().filter(|(id, sittings)| shown(id, sittings));
    let rows = cases.map(|(id, sittings)| match study.case(id.as_str()) {
        Some(case) => entered(case, &sittings, &names),
        None => unentered(id, &sittings, names.len()),
    });
    Filling { columns, rows: rows.collect() }
}

fn entered(case: &Case, sittings: &[Sitting], attributes: &[&str]) -> Row {
    let mut cells = told(&case.id, Some(case.kind), sittings);
    cells.push(list(case.speakers.iter().map(String::as_str)));
    cells.extend(attributes.iter().map(|name| case.attribute(name).map(str::to_string)));
    Row { of: Of::Case(case.id.clone()), cells: cells.into(), faint: false }
}

fn unentered(id: CaseId, sittings: &[Sitting], attributes: usize) -> Row {
    let mut cells = told(&id, None, sittings);
    cells.extend(vec![None; 1 + attributes]);
    Row { of: Of::Case(id), cells: cells.into(), faint: true }
}

fn told(id: &CaseId, kind: Option<CaseKind>, sittings: &[Sitting]) -> Vec<Cell> {
    let mut waves: Vec<u16> = sittings.iter().filter_map(|sitting| sitting.wave).collect();
    waves.sort();
    waves.dedup();
    let waves: Vec<String> = waves.iter().map(u16::to_string).collect();
    vec![
        Some(id.to_string()),
        kind.map(|kind| kind.name().to_string()),
        Some(waves.join(" ")).filter(|waves| !waves.is_empty()),
        list(sittings.iter().map(|sitting| sitting.transcript.stem())),
    ]
}

/// Names as one cell; missing when there is none.
pub(super) fn list<'a>(names: impl Iterator<Item = &'a str>) -> Cell {
    let names: Vec<&str> = names.collect();
    Some(names.join(", ")).filter(|_| !names.is_empty())
}
