//! The studies that travel inside the program, to learn on.

use std::fs;
use std::path::Path;

use include_dir::{Dir, DirEntry, include_dir};

static PEER_SUPPORT: Dir = include_dir!("$CARGO_MANIFEST_DIR/sample-data/peer-support");
static FOCUS_GROUPS: Dir = include_dir!("$CARGO_MANIFEST_DIR/sample-data/focus-groups");
static TUTOR: Dir = include_dir!("$CARGO_MANIFEST_DIR/sample-data/tutor");

/// A study's files: paths with `/`, and what stands in them.
pub type Sample = Vec<(&'static str, &'static [u8])>;

/// Three peer support specialists, three interviews each, two coders.
pub fn peer_support() -> Sample {
    files(&PEER_SUPPORT)
}

/// Two focus groups of managers, one of them partly in Norwegian.
pub fn focus_groups() -> Sample {
    files(&FOCUS_GROUPS)
}

/// One short interview for the first lesson.
pub fn tutor() -> Sample {
    files(&TUTOR)
}

fn files(folder: &'static Dir) -> Sample {
    let entry = |entry: &'static DirEntry| match entry {
        DirEntry::Dir(folder) => files(folder),
        DirEntry::File(file) => {
            file.path().to_str().map(|path| (path, file.contents())).into_iter().collect()
        }
    };
    folder.entries().iter().flat_map(entry).collect()
}

/// Whether a folder was planted with this sample, whatever has been done in it since.
pub fn was_planted(sample: &Sample, folder: &Path) -> bool {
    sample.iter().filter(|(path, _)| !path.ends_with(".ron")).all(|(path, _)| folder.join(path).is_file())
        && folder.join("study.ron").is_file()
}

/// Whether nothing at all was changed in it since.
pub fn is_untouched(sample: &Sample, folder: &Path) -> bool {
    let same = |(path, bytes): &(&str, &[u8])| fs::read(folder.join(path)).is_ok_and(|read| read == *bytes);
    sample.iter().all(same) && count(folder) == sample.len()
}

fn count(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let is_folder = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
    entries.flatten().map(|entry| if is_folder(&entry) { count(&entry.path()) } else { 1 }).sum()
}
