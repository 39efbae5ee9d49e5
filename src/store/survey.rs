//! What is there: transcripts, whose codings lie beside them, whose memos. Reads folders, never a file.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    finding::Finding,
    sheet::{Sheet, holds_transcripts, plain},
};
use crate::study::{Coder, TranscriptId};

/// What a study's folder holds, by name.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    pub root: PathBuf,
    /// By path, each with those who have a codings file for it.
    pub transcripts: BTreeMap<TranscriptId, BTreeSet<Coder>>,
    pub memos: BTreeSet<Coder>,
    /// Files that an interrupted write left behind, relative to `root`.
    pub leftovers: Vec<PathBuf>,
    pub findings: Vec<Finding>,
}

/// How files end that are being written.
pub(super) const BEING_WRITTEN: &str = ".gloss-new";

/// Looks through a study's folder. Symlinks are followed, each real folder is entered once.
///
/// # Errors
/// When `root` itself cannot be listed; a folder below it that cannot becomes a finding.
pub fn survey(root: &Path) -> io::Result<Survey> {
    let mut walk =
        Walk { survey: Survey { root: root.to_path_buf(), ..Survey::default() }, ..Walk::default() };
    fs::read_dir(root)?;
    walk.folder(PathBuf::new());
    while let Some(linked) = walk.linked.pop() {
        walk.folder(linked);
    }
    walk.list_memos();
    Ok(walk.finish())
}

#[derive(Default)]
struct Walk {
    survey: Survey,
    layers: Vec<(TranscriptId, Coder)>,
    /// Symlinked folders wait until the real ones have been seen, so that a file is known by its real path.
    linked: Vec<PathBuf>,
    entered: HashSet<PathBuf>,
}

impl Walk {
    fn folder(&mut self, folder: PathBuf) {
        let full = self.survey.root.join(&folder);
        let real = full.canonicalize().unwrap_or_else(|_| full.clone());
        if !self.entered.insert(real) {
            return;
        }
        let Some(entries) = self.told(fs::read_dir(full), &folder) else { return };
        for entry in entries {
            let Some(entry) = self.told(entry, &folder) else { continue };
            self.entry(&folder.join(entry.file_name()), &entry);
        }
    }

    fn entry(&mut self, path: &Path, entry: &fs::DirEntry) {
        let Ok(kind) = entry.file_type() else { return };
        let links = kind.is_symlink();
        let is_folder = if links { entry.path().is_dir() } else { kind.is_dir() };
        match (is_folder, plain(path)) {
            (true, Some(name)) if holds_transcripts(&name) && links => self.linked.push(path.to_path_buf()),
            (true, Some(name)) if holds_transcripts(&name) => self.folder(path.to_path_buf()),
            (true, _) => {}
            (false, Some(_)) => self.file(path),
            (false, None) => self.unreadable_name(path),
        }
    }

    fn file(&mut self, path: &Path) {
        if path.as_os_str().as_encoded_bytes().ends_with(BEING_WRITTEN.as_bytes()) {
            return self.survey.leftovers.push(path.to_path_buf());
        }
        match Sheet::of_path(path) {
            Some(Sheet::Text(transcript)) => {
                self.survey.transcripts.entry(transcript).or_default();
            }
            Some(Sheet::Layer(transcript, coder)) => self.layers.push((transcript, coder)),
            _ => {}
        }
    }

    fn unreadable_name(&mut self, path: &Path) {
        let shown = path.to_string_lossy();
        if shown.ends_with(".txt") || shown.ends_with(".md") {
            let words = "its name is not valid UTF-8, so it was left out: give it another name";
            self.survey.findings.push(Finding::doubt(path, words));
        }
    }

    fn list_memos(&mut self) {
        let Ok(entries) = fs::read_dir(self.survey.root.join("memos")) else { return };
        for entry in entries.flatten() {
            let path = Path::new("memos").join(entry.file_name());
            self.file(&path);
            if let Some(Sheet::Memos(coder)) = Sheet::of_path(&path) {
                self.survey.memos.insert(coder);
            }
        }
    }

    /// Codings of a transcript that is not there stay where they are, and are told.
    fn finish(mut self) -> Survey {
        for (transcript, coder) in self.layers {
            if let Some(coders) = self.survey.transcripts.get_mut(&transcript) {
                coders.insert(coder);
                continue;
            }
            let words = format!(
                "codings of a transcript that is not there: put {transcript} back, or move this file away"
            );
            self.survey.findings.push(Finding::doubt(Sheet::Layer(transcript, coder).path(), words));
        }
        self.survey
    }

    fn told<T>(&mut self, result: io::Result<T>, folder: &Path) -> Option<T> {
        let tell =
            |error: &io::Error| Finding::broken(folder, format!("this folder cannot be listed: {error}"));
        result.inspect_err(|error| self.survey.findings.push(tell(error))).ok()
    }
}
