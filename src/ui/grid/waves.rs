//! The waves of a study: those it plans, and those that only its transcripts belong to.

use std::collections::BTreeMap;

use super::{Column, Filling, Of, Row};
use crate::study::Study;

pub(super) fn fill(study: &Study) -> Filling {
    let columns = vec![
        Column::number(Of::Wave, "wave"),
        Column::new(Of::Label, "label"),
        Column::new(Of::Month, "planned for"),
        Column::number(Of::Transcripts, "transcripts"),
    ];
    let mut waves: BTreeMap<u16, usize> = study.about.waves.iter().map(|wave| (wave.number, 0)).collect();
    for transcript in study.shelf.keys() {
        if let Some(wave) = study.case_of(transcript).1 {
            *waves.entry(wave).or_insert(0) += 1;
        }
    }
    Filling { columns, rows: waves.into_iter().map(|(wave, held)| row(study, wave, held)).collect() }
}

fn row(study: &Study, number: u16, transcripts: usize) -> Row {
    let wave = study.about.waves.iter().find(|wave| wave.number == number);
    let kept = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let cells = vec![
        Some(number.to_string()),
        wave.and_then(|wave| kept(&wave.label)),
        wave.and_then(|wave| kept(&wave.month)),
        Some(transcripts.to_string()),
    ];
    Row { of: Of::Numbered(number), cells: cells.into(), faint: wave.is_none() }
}
