//! Other programs' own projects: QualCoder, Taguette, RQDA and qc are read; MAXQDA's and NVivo's are refused with the
//! way out of there.
//!
//! ```text
//!  base ── rows ──┬─ qualcoder ─┐                    ┌─ words, text   their offsets, ours
//!  (a copy,       ├─ rqda ──────┼── gathered ────────┼─ spot          words are trusted over positions
//!   untrusted)    ├─ taguette ──┤   (a study grows)  ├─ tree          codes
//!                 └─ qc ────────┘                    └─ people, times, names
//! ```

mod base;
mod gathered;
mod names;
mod people;
mod qc;
mod qualcoder;
mod rqda;
mod spot;
mod taguette;
mod text;
mod times;
mod tree;
mod words;

use std::path::Path;

use super::{Borrowed, Going, Refused, Source};
use base::Base;

/// What stands in a study of ours.
const GLOSS: &str = "study.ron";

/// What a project is, is decided by what is in it; only for MAXQDA and NVivo the name is enough.
///
/// # Errors
/// In words: not what its name says, or from a program whose files only that program can read.
pub fn read(source: &Source, going: &Going) -> Result<Borrowed, Refused> {
    going.check()?;
    if source.is_folder() {
        return folder(&source.path, going);
    }
    if let Some(refused) = only_there(&source.name(), &source.ending()) {
        return Err(refused);
    }
    if !base::is_one(&source.bytes) {
        return Err(no_database(source));
    }
    let base = Base::open(&source.path, &source.bytes)?;
    database(source, &base, going)
}

/// Whether a folder is some program's project, and not just files in a folder.
pub fn is_project(folder: &Path) -> bool {
    let holds = |file: &str| folder.join(file).is_file();
    holds(qualcoder::DATABASE) || holds(qc::SETTINGS) || holds(GLOSS)
}

fn database(source: &Source, base: &Base, going: &Going) -> Result<Borrowed, Refused> {
    let name = source.name();
    if base.has_column("codings", "segpos1x") {
        return Err(maxqda(&name));
    }
    if qualcoder::is_it(base) {
        return qualcoder::read(base, &source.stem(), None, going);
    }
    if rqda::is_it(base) {
        return rqda::read(base, &source.stem(), going);
    }
    if taguette::is_it(base) {
        return taguette::read(base, going);
    }
    let words = if qc::is_it(base) {
        "is the database of a qc project, without its texts: give the project's folder instead"
    } else {
        "is a database, but not of QualCoder, RQDA or Taguette"
    };
    Err(Refused::unreadable(format!("{name} {words}")))
}

fn folder(path: &Path, going: &Going) -> Result<Borrowed, Refused> {
    if path.join(qualcoder::DATABASE).is_file() {
        return qualcoder::of_folder(path, going);
    }
    if path.join(qc::SETTINGS).is_file() {
        return qc::read(path, going);
    }
    let shown = path.display();
    Err(Refused::unreadable(if path.join(GLOSS).is_file() {
        format!("{shown} is a study of Gloss: open it with gloss {shown}")
    } else {
        format!(
            "{shown} is a folder and no project: QualCoder's hold a file data.qda, those of qc a file settings.yaml. \
             To bring in the files in it, name them"
        )
    }))
}

fn no_database(source: &Source) -> Refused {
    let name = source.name();
    Refused::unreadable(if source.bytes.starts_with(b"PK\x03\x04") {
        format!("{name} is an archive: unpack it, and give the folder that comes out")
    } else {
        format!("{name} is no project that can be read here: it is not an SQLite database")
    })
}

/// Files that only the program they are from can read.
fn only_there(name: &str, ending: &str) -> Option<Refused> {
    let is_maxqda = ["mqda", "mex", "mx"].contains(&ending)
        || ending.strip_prefix("mx").is_some_and(|version| version.bytes().all(|byte| byte.is_ascii_digit()));
    match ending {
        "nvp" | "nvpx" => Some(nvivo(name)),
        _ if is_maxqda => Some(maxqda(name)),
        _ => None,
    }
}

/// Its texts are encrypted.
fn maxqda(name: &str) -> Refused {
    Refused::NotFromHere(format!(
        "{name} can only be read by MAXQDA: export it there as a REFI-QDA project (a .qdpx file), and import that"
    ))
}

/// As its help names the menus.
fn nvivo(name: &str) -> Refused {
    Refused::NotFromHere(format!(
        "{name} can only be read by NVivo: export it there as a REFI-QDA project (on Windows: Share, Export Project, \
         REFI-QDA Project; on a Mac: File, Export Project), and import the .qdpx file"
    ))
}

#[cfg(test)]
#[path = "tests/doors.rs"]
mod tests;
