//! What an import would bring: a row for each speaker, each transcript, each project, and each file that cannot come.

use super::{Column, Filling, Of, Row};
use crate::exchange::bring::{Bringing, Sheaf};
use crate::exchange::dialects::{Role, Voice};
use crate::ui::numbers::many;

pub fn fill(bringing: &Bringing) -> Filling {
    let columns = vec![
        Column::new(Of::Name, "in the file"),
        Column::new(Of::Here, "here"),
        Column::new(Of::Role, "role, wave"),
        Column::number(Of::Turns, "turns"),
        Column::new(Of::FirstWords, "read as, first words"),
        Column::new(Of::Why, "why"),
    ];
    let sheaves = bringing.sheaves.iter().enumerate().map(|(n, sheaf)| transcript(n, sheaf));
    let voices = bringing.cast.iter().enumerate().map(|(n, voice)| speaker(n, voice));
    let projects = bringing.projects.iter().map(|project| {
        let study = &project.study;
        let counts = [
            (study.shelf.len(), "transcript"),
            (study.codebook.len(), "code"),
            (study.codings().count(), "coding"),
            (study.cases.len(), "case"),
            (study.memos.len(), "memo"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| many(*count, what));
        let told = counts.collect::<Vec<_>>().join(", ");
        row(Of::Project, false, [Some(project.what.clone()), None, None, None, Some(told), None])
    });
    let refused = bringing.refused.iter().map(|(path, why)| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let cells = [Some(name), Some("cannot come in".into()), None, None, Some(why.to_string()), None];
        row(Of::Refused, true, cells)
    });
    Filling { columns, rows: refused.chain(projects).chain(sheaves).chain(voices).collect() }
}

fn transcript(n: usize, Sheaf { draft, place, .. }: &Sheaf) -> Row {
    let wave = place.wave.map(|wave| format!("wave {wave}"));
    let turns = Some(draft.said.len().to_string());
    let cells = [
        Some(draft.name.clone()),
        Some(format!("case {}", place.case)),
        wave,
        turns,
        Some(draft.what.clone()),
        Some(place.why.clone()),
    ];
    row(Of::Sheaf(n), false, cells)
}

fn speaker(n: usize, voice: &Voice) -> Row {
    let role = match voice.role {
        Role::Speaker => "studied",
        Role::Interviewer => "asks",
        Role::Nobody => "no speaker",
    };
    let name = if voice.name.is_empty() { "(nobody named)" } else { &voice.name };
    let cells = [
        Some(format!("{name}:")),
        (voice.role != Role::Nobody).then(|| voice.as_name.clone()),
        Some(role.into()),
        Some(voice.turns.to_string()),
        Some(voice.first_words.clone()),
        Some(voice.why.clone()).filter(|why| !why.is_empty()),
    ];
    row(Of::Voice(n), voice.role == Role::Nobody, cells)
}

fn row(of: Of, faint: bool, cells: [Option<String>; 6]) -> Row {
    Row { of, cells: cells.into(), faint }
}
