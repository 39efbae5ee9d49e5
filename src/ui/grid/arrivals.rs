//! What an import would bring: a row for each speaker, each transcript, each project, and each file that cannot come.

use super::{Column, Filling, Of, Row};
use crate::exchange::Borrowed;
use crate::exchange::bring::{Bringing, Sheaf};
use crate::exchange::dialects::{Role, Voice};
use crate::exchange::settle::Namesake;
use crate::study::Study;
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
    let sheaves = bringing.sheaves.iter().enumerate().flat_map(|(n, sheaf)| transcript(n, sheaf));
    let voices = bringing.cast.iter().enumerate().map(|(n, voice)| speaker(n, voice));
    let projects = bringing.projects.iter().enumerate().flat_map(|(n, borrowed)| project(n, borrowed));
    let refused = bringing.refused.iter().map(|(path, why)| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let cells = [Some(name), Some("cannot come in".into()), None, None, Some(why.to_string()), None];
        row(Of::Refused, true, cells)
    });
    Filling { columns, rows: refused.chain(projects).chain(sheaves).chain(voices).collect() }
}

/// What it is and holds; of a table also which columns were taken as what.
fn project(n: usize, borrowed: &Borrowed) -> Vec<Row> {
    let cells = [
        Some(borrowed.file.clone()),
        Some(borrowed.what.clone()),
        None,
        None,
        Some(counts(&borrowed.study)),
        None,
    ];
    let mut rows = vec![row(Of::Project(n), false, cells)];
    rows.extend(borrowed.columns.iter().enumerate().map(|(at, (part, headings))| {
        let cells = [Some(format!("  {headings}")), Some(format!("is {part}")), None, None, None, None];
        row(Of::Part(n, at), *part == "skip", cells)
    }));
    let alike = (borrowed.alike > 0).then(|| many(borrowed.alike, "text") + " like ours");
    rows.extend(alike.map(|alike| namesake(Of::Alike(n), &alike, borrowed.namesake)));
    rows
}

fn counts(study: &Study) -> String {
    let counts = [
        (study.shelf.len(), "transcript"),
        (study.codebook.len(), "code"),
        (study.codings().count(), "coding"),
        (study.cases.len(), "case"),
        (study.memos.len(), "memo"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| many(*count, what));
    counts.collect::<Vec<_>>().join(", ")
}

/// Texts of one name that share half of their words, and what becomes of them.
fn namesake(of: Of, like: &str, namesake: Namesake) -> Row {
    let told = Some(namesake.in_words().to_string());
    let why = "it has the same name, and half of the words stand in both".to_string();
    row(of, false, [Some(format!("  {like}")), told, None, None, None, Some(why)])
}

fn transcript(n: usize, Sheaf { draft, place, like, namesake: what, .. }: &Sheaf) -> Vec<Row> {
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
    let like = like.as_ref().map(|like| namesake(Of::Like(n), &format!("like {like}"), *what));
    std::iter::once(row(Of::Sheaf(n), false, cells)).chain(like).collect()
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
    Row { of, cells: cells.to_vec().into(), faint }
}
