//! The commit protocol: how several files and a line of history change together or not at all.
//!
//! 1. Every new content is written to a file of its own beside its target (`.NAME.CODER.gloss-new`) and synced, and
//!    so are the folders.
//! 2. The lines are appended to `history/CODER.ron` and synced. The last of them names every file with its digest
//!    before and after. **This is the moment at which it has happened.**
//! 3. The new files are renamed over their targets, and the folders are synced.
//!
//! | a crash, a kill or a power cut | leaves, after [`super::recover`] |
//! |---|---|
//! | before 2 is complete | the old state; a torn line is cut off, new files are removed |
//! | after 2 | the new state: what is not renamed yet is renamed |
//!
//! A target that no longer has the content we last read or wrote was changed by somebody else. It is never replaced,
//! neither here nor on recovery.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    Digest, Sheet,
    disk::{Disk, in_words},
    form::Written,
    sheet::safe_name,
    survey::BEING_WRITTEN,
};
use crate::study::Coder;

/// A file's new content.
pub(super) struct Replacement {
    pub sheet: Sheet,
    pub before: Option<Digest>,
    pub after: Digest,
    pub bytes: Vec<u8>,
}

/// Why a commit did not go through.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Nothing has happened.
    Before(String),
    /// It has happened and will be completed, but not all files are in place yet.
    After(String),
    /// It has happened but for these files, which somebody else had changed meanwhile.
    Conflict(Vec<Sheet>),
}

/// Where a commit takes place, and by whom.
pub(super) struct Place<'a> {
    pub root: &'a Path,
    pub coder: &'a Coder,
}

impl Place<'_> {
    pub fn history(&self) -> PathBuf {
        history_path(self.root, self.coder)
    }

    /// Where a sheet's file really is: links stay links.
    pub fn target(&self, sheet: &Sheet) -> PathBuf {
        let path = self.root.join(sheet.path());
        path.canonicalize().unwrap_or(path)
    }

    /// Where its new content waits.
    pub fn waiting(&self, target: &Path) -> PathBuf {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        target.with_file_name(format!(".{name}.{}{BEING_WRITTEN}", safe_name(self.coder.as_str())))
    }

    /// Goes through all three steps. `lines` are those for the history.
    pub fn commit(&self, disk: &mut impl Disk, new: &[Replacement], lines: &str) -> Result<(), Trouble> {
        let prepared = self
            .prepare(disk, new)
            .and_then(|()| self.append(disk, lines).map_err(|error| told(&self.history(), &error)));
        if let Err(why) = prepared {
            self.clear(disk, new);
            return Err(Trouble::Before(why));
        }
        self.complete(disk, new)
    }

    fn prepare(&self, disk: &mut impl Disk, new: &[Replacement]) -> Result<(), String> {
        for Replacement { sheet, bytes, .. } in new {
            let target = self.target(sheet);
            let folder = target.parent().unwrap_or(self.root);
            let written =
                disk.make_folder(folder).and_then(|()| disk.write(&self.waiting(&target), bytes, &target));
            written.map_err(|error| told(&sheet.path(), &error))?;
        }
        self.sync(disk, new)
    }

    fn append(&self, disk: &mut impl Disk, lines: &str) -> io::Result<()> {
        let history = self.history();
        let folder = history.parent().unwrap_or(self.root);
        disk.make_folder(folder)?;
        let is_first = !history.exists();
        disk.append(&history, lines.as_bytes())?;
        if is_first { disk.sync_folder(folder) } else { Ok(()) }
    }

    fn complete(&self, disk: &mut impl Disk, new: &[Replacement]) -> Result<(), Trouble> {
        let mut changed = Vec::new();
        for Replacement { sheet, before, .. } in new {
            let target = self.target(sheet);
            if digest_of(&target).ok() != Some(*before) {
                changed.push(sheet.clone());
                continue;
            }
            let renamed = disk.rename(&self.waiting(&target), &target);
            renamed.map_err(|error| Trouble::After(told(&sheet.path(), &error)))?;
        }
        self.sync(disk, new).map_err(Trouble::After)?;
        self.clear(disk, new);
        if changed.is_empty() { Ok(()) } else { Err(Trouble::Conflict(changed)) }
    }

    fn sync(&self, disk: &mut impl Disk, new: &[Replacement]) -> Result<(), String> {
        let targets = new.iter().map(|new| self.target(&new.sheet));
        let folders: BTreeSet<PathBuf> =
            targets.filter_map(|target| target.parent().map(Path::to_path_buf)).collect();
        let mut synced =
            folders.iter().map(|folder| disk.sync_folder(folder).map_err(|error| told(folder, &error)));
        synced.try_for_each(|synced| synced)
    }

    /// What still waits is not wanted. A disk that cannot even remove will be cleared on recovery.
    fn clear(&self, disk: &mut impl Disk, new: &[Replacement]) {
        for Replacement { sheet, .. } in new {
            let waiting = self.waiting(&self.target(sheet));
            if waiting.exists() {
                _ = disk.remove(&waiting);
            }
        }
    }
}

pub(super) fn history_path(root: &Path, coder: &Coder) -> PathBuf {
    root.join("history").join(safe_name(coder.as_str()) + ".ron")
}

/// What the history's last line says of these files.
pub(super) fn written(new: &[Replacement]) -> Vec<Written> {
    let hex = |digest: Option<Digest>| digest.map(|digest| digest.to_string()).unwrap_or_default();
    let path = |sheet: &Sheet| sheet.path().to_string_lossy().into_owned();
    new.iter().map(|new| Written(path(&new.sheet), hex(new.before), hex(Some(new.after)))).collect()
}

/// Of a file's content; `None` when there is no such file.
pub(super) fn digest_of(path: &Path) -> io::Result<Option<Digest>> {
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map(|bytes| Some(Digest::of(&bytes))),
    }
}

fn told(path: &Path, error: &io::Error) -> String {
    format!("{} cannot be written: {}", path.display(), in_words(error))
}
