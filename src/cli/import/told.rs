//! What an import would bring, what it has brought, and what did not come along.

use std::path::PathBuf;

use crate::exchange::bring::{Bringing, Sheaf};
use crate::exchange::dialects::{Role, Voice};
use crate::exchange::settle::Settled;
use crate::exchange::{Borrowed, Told};
use crate::report::{self, Cell, Column, Table};
use crate::text::clip;

/// Everything that was read, before any of it is brought in.
pub fn proposal(bringing: &Bringing) -> String {
    let mut parts = Vec::new();
    if !bringing.sheaves.is_empty() {
        parts.push(report::text(&transcripts(&bringing.sheaves)));
    }
    if !bringing.cast.is_empty() {
        parts.push(report::text(&speakers(&bringing.cast)));
    }
    parts.extend(bringing.projects.iter().map(project));
    parts.join("\n")
}

fn transcripts(sheaves: &[Sheaf]) -> Table {
    let like = sheaves.iter().any(|sheaf| sheaf.like.is_some());
    let columns = [
        Column::words("transcript"),
        Column::words("read as"),
        Column::numbers("turns"),
        Column::words("case"),
        Column::words("wave"),
        Column::words("date"),
    ];
    let columns = columns.into_iter().chain(like.then(|| Column::words("half of its words stand in")));
    let mut table = Table::new("Transcripts, with case and wave as their names tell them", columns);
    table.rows = sheaves
        .iter()
        .map(|Sheaf { draft, place, like: namesake, namesake: what, .. }| {
            let row = vec![
                Cell::words(&draft.name),
                Cell::words(&draft.what),
                Cell::number(draft.said.len()),
                Cell::words(&place.case),
                Cell::maybe(place.wave.map(|wave| wave.to_string())),
                Cell::maybe(Some(&draft.date).filter(|date| !date.is_empty())),
            ];
            let told = namesake.as_ref().map(|like| format!("{like}: {}", what.in_words()));
            row.into_iter().chain(like.then(|| Cell::maybe(told))).collect()
        })
        .collect();
    table
}

fn speakers(cast: &[Voice]) -> Table {
    let columns = [
        Column::words("in the file"),
        Column::words("here"),
        Column::words("role"),
        Column::numbers("turns"),
        Column::words("first words"),
        Column::words("why"),
    ];
    let title = "Speakers; change them with --speaker OLD=NEW, --interviewer NAME, --not-speaker LABEL";
    let mut table = Table::new(title, columns);
    table.rows = cast
        .iter()
        .map(|voice| {
            vec![
                Cell::words(&voice.name),
                Cell::words(&voice.as_name),
                Cell::words(role(voice.role)),
                Cell::number(voice.turns),
                Cell::words(clip(&voice.first_words, 40)),
                Cell::words(&voice.why),
            ]
        })
        .collect();
    table
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Speaker => "speaker",
        Role::Interviewer => "interviewer",
        Role::Nobody => "no speaker",
    }
}

fn project(borrowed: &Borrowed) -> String {
    let Borrowed { file, what, study, columns, .. } = borrowed;
    let parts = columns.iter().map(|(part, headings)| format!("  {part}: {headings}\n"));
    let counts = format!(
        "{file}, {what}: {} transcripts, {} codes, {} codings, {} cases, {} memos\n",
        study.shelf.len(),
        study.codebook.len(),
        study.codings().count(),
        study.cases.len(),
        study.memos.len()
    );
    counts + &parts.collect::<String>()
}

/// The step's name in the history.
pub fn done(files: &[PathBuf], settled: &Settled) -> String {
    let name = |file: &PathBuf| file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    let names: Vec<String> = files.iter().map(name).collect();
    settled.summary(&format!("Imported {}", clip(&names.join(", "), 60)))
}

/// The loss report, for a screen.
pub fn losses(told: &Told, words: &str) -> String {
    report::text(&told.shortened().table(words))
}
