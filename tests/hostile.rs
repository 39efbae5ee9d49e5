//! Files made to harm, and good files cut and bent at every place: read or refused, never a fall.
//!
//! The readers and the files are those of the fuzz targets.
#![allow(clippy::unwrap_used)]

#[path = "../fuzz/readers.rs"]
#[allow(clippy::expect_used, reason = "a reader that cannot set up its study has nothing to say")]
mod readers;

#[path = "../fuzz/asking.rs"]
#[allow(clippy::panic, reason = "a law that is broken")]
mod asking;
#[path = "../fuzz/borrowing.rs"]
#[allow(clippy::expect_used, reason = "a reader that cannot set up its file has nothing to say")]
#[allow(dead_code, reason = "only the fuzz targets forgive threads")]
mod borrowing;
#[path = "../fuzz/laws.rs"]
#[allow(clippy::expect_used, reason = "a law that is broken")]
mod laws;

use std::path::Path;

/// What is put in place of a byte: openings, closings, a quote, a number's sign, a lone continuation byte.
const BENDS: [u8; 6] = [b'(', b']', b'"', b'-', 0, 0x9b];

/// Our own files are small: each place is tried.
const EVERY: usize = usize::MAX;
/// Those of others cost more to open.
const SOME: usize = 60;
const FEW: usize = 12;

/// Every file of a target's corpus by its name.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let files = entries.map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, std::fs::read(entry.path()).unwrap())
    });
    files.collect()
}

/// Good files are also cut and bent, at no more than so many places each.
fn read_all(target: &str, places: usize, read: fn(&[u8])) {
    let files = corpus(target);
    assert!(files.len() > 3, "the corpus of {target} is not where it is looked for");
    for (name, bytes) in files {
        read(&bytes);
        if name.starts_with("good") {
            bent(&bytes, places).for_each(|bent| read(&bent));
        }
    }
}

/// The bytes cut off, and with one of them bent, at places all over the file; at each in another way.
fn bent(bytes: &[u8], places: usize) -> impl Iterator<Item = Vec<u8>> {
    let step = bytes.len().div_ceil(places).max(1);
    let cut = (0..bytes.len()).step_by(step).map(|at| bytes[..at].to_vec());
    let bend = (0..bytes.len()).step_by(step).enumerate().map(|(turn, at)| {
        let mut bytes = bytes.to_vec();
        bytes[at] = BENDS[turn % BENDS.len()];
        bytes
    });
    cut.chain(bend)
}

#[test]
fn codings_files() {
    read_all("codings", EVERY, readers::codings);
}

#[test]
fn codebooks() {
    read_all("codebook", EVERY, readers::codebook);
}

#[test]
fn histories() {
    read_all("history", EVERY, readers::history);
}

#[test]
fn keymaps() {
    read_all("keymap", EVERY, readers::keymap);
}

#[test]
fn transcripts() {
    read_all("transcript", EVERY, readers::transcript);
    for (_, bytes) in corpus("transcript") {
        bent(&bytes, EVERY).for_each(|bent| readers::transcript(&bent));
        readers::transcript(&bytes.repeat(300));
    }
}

#[test]
fn documents() {
    read_all("documents", SOME, borrowing::documents);
}

#[test]
fn dialects_of_transcripts() {
    read_all("dialects", SOME, borrowing::dialects);
}

#[test]
fn refi_projects_and_codebooks() {
    read_all("refi", SOME, borrowing::refi);
}

#[test]
fn projects_of_other_programs() {
    read_all("peers", FEW, borrowing::peers);
}

#[test]
fn tables() {
    read_all("tables", SOME, borrowing::tables);
}

#[test]
fn web_annotations() {
    read_all("annotations", SOME, borrowing::annotations);
}

#[test]
fn questions() {
    read_all("question", EVERY, asking::question);
}

/// Not only refused: the good ones are understood.
#[test]
fn the_good_files_are_good() {
    let good = |target: &str| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target).join("good.ron");
        std::fs::read_to_string(file).unwrap()
    };
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
    put("a.txt", "Interviewer: And then?\n\nÅse: I stayed 😀, mostly. Nobody said why.\n".into());
    put("a.txt.jk.ron", good("codings"));
    put("codebook.ron", good("codebook"));
    std::fs::create_dir(folder.path().join("history")).unwrap();
    put("history/jk.ron", good("history"));
    let opened = gloss::store::open_whole(folder.path()).unwrap();
    assert_eq!(
        (opened.study.codebook.len(), opened.study.codings().count()),
        (3, 2),
        "{:?}",
        opened.findings
    );
    let (past, findings) =
        gloss::store::last_steps(folder.path(), &gloss::store::coder("jk").unwrap()).unwrap();
    assert_eq!((past.undone.len(), findings.len()), (1, 0), "{findings:?}");
    let (_, faults) = gloss::command::Keymap::load(gloss::command::Keymap::default(), Some(&good("keymap")));
    assert!(faults.is_empty(), "{faults:?}");
}
