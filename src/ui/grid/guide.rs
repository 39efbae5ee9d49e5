//! The questions of the guide, each with the turns that are marked as asking it.

use std::collections::BTreeMap;

use super::people::list;
use super::{Cell, Column, Filling, Of, Row};
use crate::study::{Question, Study};

/// Turns and transcripts.
type Marks<'a> = BTreeMap<&'a str, (usize, usize)>;

/// In the order of the guide, and behind it what is marked without standing in it.
pub(super) fn fill(study: &Study) -> Filling {
    let columns = vec![
        Column::new(Of::Name, "id"),
        Column::new(Of::Words, "question"),
        Column::new(Of::Names, "names"),
        Column::new(Of::Waves, "waves"),
        Column::new(Of::Since, "since"),
        Column::number(Of::Turns, "turns"),
        Column::number(Of::Transcripts, "transcripts"),
    ];
    let marks = marks(study);
    let guide = &study.about.guide;
    let known = guide.iter().map(|question| row(study, question, &marks));
    let is_strange = |id: &&str| study.about.asks(id).is_none();
    let strange = marks.keys().copied().filter(is_strange).map(|id| stranger(id, &marks));
    Filling { columns, rows: known.chain(strange).collect() }
}

fn marks(study: &Study) -> Marks<'_> {
    let mut marks = Marks::new();
    for shelved in study.shelf.values() {
        let mut here: BTreeMap<&str, usize> = BTreeMap::new();
        shelved.guide.codings().iter().for_each(|mark| *here.entry(mark.code.as_str()).or_default() += 1);
        for (id, turns) in here {
            let (all, transcripts) = marks.entry(id).or_default();
            *all += turns;
            *transcripts += 1;
        }
    }
    marks
}

fn row(study: &Study, question: &Question, marks: &Marks) -> Row {
    let kept = |text: &str| Some(text.to_string()).filter(|text| !text.is_empty());
    let waves: Vec<String> = question.waves.iter().map(u16::to_string).collect();
    let mut cells = vec![
        kept(&question.id),
        kept(&question.text),
        list(question.names.iter().map(|code| study.codebook.name(code))),
        list(waves.iter().map(String::as_str)),
        kept(&question.since),
    ];
    cells.extend(counted(&question.id, marks));
    Row { of: Of::Question(question.id.clone()), cells: cells.into(), faint: false }
}

fn stranger(id: &str, marks: &Marks) -> Row {
    let said = [id, "(not in the guide any more)"].map(|words| Some(words.to_string()));
    let cells = said.into_iter().chain([None, None, None]).chain(counted(id, marks)).collect();
    Row { of: Of::Question(id.to_string()), cells, faint: true }
}

fn counted(id: &str, marks: &Marks) -> [Cell; 2] {
    let (turns, transcripts) = marks.get(id).copied().unwrap_or_default();
    [turns, transcripts].map(|count| Some(count.to_string()))
}
