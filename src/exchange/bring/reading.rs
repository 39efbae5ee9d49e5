//! From the paths that were named to what stands in their files.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Wishes;
use crate::each::each;
use crate::exchange::{
    Borrowed, Draft, Going, Kind, Original, Refused, Source, dialects, peers, recognise, refi, tables, write,
};
use crate::study::Study;

/// A project that is larger stays where it is: its films and pictures are none of ours.
const LARGEST_KEPT: u64 = 64 << 20;
const NOT_KEPT: &str = "a folder, or larger than 64 MB, is not copied into originals/: keep it yourself";

/// What stands in one file.
pub(super) enum Brought {
    Words(Source, Draft),
    Whole(Borrowed),
}

/// Each path, and for a folder that is no other program's project all files in it.
pub(super) fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() && !peers::is_project(path) {
            within(path, &mut files);
        } else {
            files.push(path.clone());
        }
    }
    files
}

fn within(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return files.push(folder.to_path_buf()) };
    let hidden =
        |path: &Path| path.file_name().is_none_or(|name| name.to_string_lossy().starts_with(['.', '~']));
    let mut paths: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| !hidden(path)).collect();
    paths.sort();
    for path in paths {
        // Links are not followed: a folder may lie within itself by one.
        match std::fs::symlink_metadata(&path) {
            Ok(found) if found.is_dir() && !peers::is_project(&path) => within(&path, files),
            _ => files.push(path),
        }
    }
}

/// In the order of the files, on several threads.
pub(super) fn read_all(
    files: &[PathBuf],
    wishes: &Wishes,
    study: &Study,
    going: &Going,
) -> Vec<Result<Brought, Refused>> {
    let done = AtomicUsize::new(0);
    each(files, |path| {
        // The libraries that read foreign files were not written for hostile ones.
        let read = || read_one(path, wishes, study, going);
        let fell =
            |_| Err(Refused::unreadable("it could not be read: something in it is not as it should be"));
        let brought = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(fell);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        going.on(done.fetch_add(1, Ordering::Relaxed) + 1, files.len(), &name).and(brought)
    })
}

fn read_one(path: &Path, wishes: &Wishes, study: &Study, going: &Going) -> Result<Brought, Refused> {
    going.check()?;
    let source = Source::open(path)?;
    match wishes.kind.unwrap_or_else(|| recognise(&source)) {
        Kind::Transcript => words(source, wishes, going),
        kind => {
            whole(&source, kind, wishes, study, going).map(|borrowed| Brought::Whole(kept(source, borrowed)))
        }
    }
}

fn words(source: Source, wishes: &Wishes, going: &Going) -> Result<Brought, Refused> {
    let mut draft = dialects::read(&source, going)?;
    if tables::is_table(&source) && !wishes.columns.is_empty() {
        let why = "who speaks, what and when is known by the headings of a transcript's table";
        draft.told.dropped("columns as you said", why, source.name());
    }
    Ok(Brought::Words(source, draft))
}

fn whole(
    source: &Source,
    kind: Kind,
    wishes: &Wishes,
    study: &Study,
    going: &Going,
) -> Result<Borrowed, Refused> {
    match (kind, source.ending().as_str()) {
        (Kind::Project, "qdpx" | "qde") | (Kind::Codebook, "qdc") => refi::read(source, going),
        (Kind::Project, _) => peers::read(source, going),
        _ => table(source, kind, wishes, study),
    }
}

/// The file itself is kept beside what was made of it. A folder has no bytes of its own.
fn kept(source: Source, borrowed: Borrowed) -> Borrowed {
    let mut borrowed = Borrowed { file: source.name(), ..borrowed };
    if !source.is_folder() && source.bytes.len() as u64 <= LARGEST_KEPT {
        borrowed.originals.push(Original { name: source.name(), bytes: source.bytes });
    } else {
        borrowed.told.changed("originals", NOT_KEPT, source.name());
    }
    borrowed
}

fn table(source: &Source, kind: Kind, wishes: &Wishes, study: &Study) -> Result<Borrowed, Refused> {
    let columns = tables::parse_mapping(&wishes.columns)?;
    match kind {
        Kind::Codebook => tables::codebook(source, &columns),
        Kind::Survey => tables::survey(source, &columns, study),
        Kind::Segments if source.ending() == "jsonld" => write::read_annotations(&source.bytes, study),
        Kind::Segments => tables::segments(source, &columns, study),
        _ => tables::people(source, &columns, study),
    }
}
