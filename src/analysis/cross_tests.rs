//! Crossings, counted by hand and by painting.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::analysis::brute::{any_study, painted};
use crate::analysis::ground::{Everywhere, Page, Placed};
use crate::study::{
    Case, CaseId, CaseKind, CodeId, Coder, Coding, Layer, Shelved, Sitting, Study, TranscriptId, When,
};
use crate::text::{Span, Transcript};

/// Whether a coding stands under a heading, told without any of the sorting above.
fn stands(ground: &Ground, page: &Page, placed: &Placed, axis: &Axis, heading: &str) -> bool {
    let own = ground.codes[placed.code].as_str();
    match axis {
        Axis::Code { with_below: false } => own == heading,
        Axis::Code { .. } => ground.study.codebook.line(own).iter().any(|code| code.id.as_str() == heading),
        Axis::Case => placed.case.map_or(NONE, |case| ground.cases[case].as_str()) == heading,
        Axis::Wave => page.wave.map(|wave| wave.to_string()).as_deref() == Some(heading),
        Axis::Transcript => page.id.as_str() == heading,
        Axis::Coder => placed.coder.as_str() == heading,
        _ => false,
    }
}

fn by_hand(ground: &Ground, wanted: impl Fn(&Page, &Placed) -> bool) -> Figure {
    let mut figure = Figure::default();
    for (page, paint) in ground.pages.iter().zip(painted(ground)) {
        let mut on = vec![false; paint.spoken.len()];
        for placed in page.codings.iter().filter(|placed| wanted(page, placed)) {
            figure.codings += 1;
            figure.cases.extend(placed.case);
            let span = placed.coding.span;
            (span.start..span.end).for_each(|at| on[at as usize] = true);
        }
        figure.characters += on.iter().zip(&paint.spoken).filter(|(on, said)| **on && **said).count() as u64;
        let units = paint.sentences.iter();
        figure.units += units.filter(|unit| (unit.start..unit.end).any(|at| on[at as usize])).count() as u64;
    }
    figure
}

proptest! {
    #[test]
    fn cells_and_totals_are_what_painting_counts(study in any_study(), which in 0usize..6, other in 0usize..6) {
        let ground = Ground::new(&study, None, &Everywhere);
        let axes = [Axis::Code { with_below: true }, Axis::Code { with_below: false }, Axis::Case, Axis::Wave,
            Axis::Transcript, Axis::Coder];
        let (rows, columns) = (&axes[which], &axes[other]);
        let crossed = cross(&ground, rows, columns, Unit::Sentence);
        let all = |headings: &[Heading]| (0..headings.len()).map(Some).chain([None]).collect::<Vec<_>>();
        for row in all(&crossed.rows) {
            for column in all(&crossed.columns) {
                let wanted = |page: &Page, placed: &Placed| {
                    row.is_none_or(|at| stands(&ground, page, placed, rows, &crossed.rows[at].name))
                        && column.is_none_or(|at| stands(&ground, page, placed, columns, &crossed.columns[at].name))
                };
                prop_assert_eq!(crossed.at(row, column).cloned().unwrap_or_default(), by_hand(&ground, wanted), "{:?} {:?}", row, column);
            }
        }
    }
}

/// A meeting of Anna, who works days and nights, and Bo, of whom nobody knows; asked one question.
fn meeting() -> Study {
    let id = TranscriptId::new("g1.txt");
    let text = Arc::new(Transcript::new("I: So?\n\nAnna: We tried.\n\nI: And?\n\nBo: It was late.\n"));
    let sits = |case: &str| Case {
        sittings: vec![Sitting::new(id.clone(), Some(2))],
        speakers: vec![case.to_string()],
        ..Case::new(CaseId::new(case.to_lowercase()))
    };
    let group =
        Case { kind: CaseKind::Group, speakers: Vec::new(), ..Case { id: CaseId::new("g1"), ..sits("G1") } };
    let anna = Case { attributes: vec![("shift".into(), "night; day".into())], ..sits("Anna") };
    let coding = |words: &str, code: &str| {
        let start = text.at_byte(text.text().find(words).unwrap());
        Coding::new(Span::new(start, start + words.chars().count() as u32), CodeId::new(code), When(0))
    };
    let jk = Layer::new(vec![coding("We tried.", "try"), coding("It was late.", "late")]);
    let guide = Arc::new(Layer::new(vec![coding("And?", "q1")]));
    let mut study = Study { cases: Arc::new(vec![group, anna, sits("Bo")].into()), ..Study::default() };
    let layers = [(Coder::new("jk"), Arc::new(jk))].into();
    study.put(id.clone(), Shelved { text: Some(text), layers, guide });
    study
}

fn under(axis: Axis) -> Vec<(String, u64, usize)> {
    let study = meeting();
    let ground = Ground::new(&study, None, &Everywhere);
    let crossed = cross(&ground, &Axis::Code { with_below: false }, &axis, Unit::Sentence);
    let told = |(at, heading): (usize, &Heading)| {
        (heading.name.clone(), crossed.at(None, Some(at)).unwrap().codings, heading.cases.len())
    };
    crossed.columns.iter().enumerate().map(told).collect()
}

#[test]
fn an_answer_of_several_counts_under_each_and_none_is_told_as_none() {
    let told = |name: &str, codings, cases| (name.to_string(), codings, cases);
    let shift = Axis::Attribute("shift".into(), AttributeKind::Several);
    assert_eq!(under(shift), [told("day", 1, 1), told("night", 1, 1), told(NONE, 1, 1)]);
    assert_eq!(under(Axis::Question), [told("q1", 1, 1), told(NONE, 1, 1)]);
    assert_eq!(under(Axis::Group), [told("g1", 2, 2)]);
    assert_eq!(under(Axis::Speaker), [told("Anna", 1, 1), told("Bo", 1, 1)]);
    assert_eq!(under(Axis::Wave), [told("2", 2, 2)]);
}
