//! Transcripts and originals that come in from outside: files of their own, never over one that is there.

use std::{
    fs::{self, File},
    io::{self, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use thiserror::Error;

use super::{Sheet, disk::in_words};
use crate::study::TranscriptId;

/// Where files are kept as they came.
const ORIGINALS: &str = "originals";

/// What was written. Until it is [kept](Newcomers::keep), it is taken away again when this is dropped.
#[derive(Debug)]
pub struct Newcomers {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
    kept: bool,
}

#[derive(Debug, Error)]
#[error("{} cannot be written: {why}; nothing was brought in", .path.display())]
pub struct NotWritten {
    pub path: PathBuf,
    pub why: String,
}

impl Newcomers {
    /// Writes texts as UTF-8 with LF, and originals byte for byte.
    ///
    /// # Errors
    /// When one cannot be written, or something stands in its place already; then none is left behind.
    pub fn write<'a>(
        root: &Path,
        texts: impl IntoIterator<Item = (&'a TranscriptId, &'a str)>,
        originals: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Newcomers, NotWritten> {
        let mut newcomers = Newcomers { files: Vec::new(), folders: Vec::new(), kept: false };
        for (id, words) in texts {
            newcomers.add(&root.join(Sheet::Text(id.clone()).path()), words.as_bytes())?;
        }
        for (name, bytes) in originals {
            if let Some(path) = free_original(root, name, bytes) {
                newcomers.add(&path, bytes)?;
            }
        }
        Ok(newcomers)
    }

    /// They are to stay.
    pub fn keep(mut self) {
        self.kept = true;
    }

    fn add(&mut self, path: &Path, bytes: &[u8]) -> Result<(), NotWritten> {
        let refused = |error: io::Error| NotWritten { path: path.to_path_buf(), why: said(&error) };
        let folder = path.parent().unwrap_or(Path::new("."));
        self.make_folder(folder).map_err(refused)?;
        let mut waiting = tempfile::Builder::new()
            .prefix(".")
            .suffix(super::survey::BEING_WRITTEN)
            // As open as other files of the study: temporary files are only their owner's.
            .permissions(fs::Permissions::from_mode(0o666))
            .tempfile_in(folder)
            .map_err(refused)?;
        waiting.write_all(bytes).and_then(|()| waiting.as_file().sync_all()).map_err(refused)?;
        waiting.persist_noclobber(path).map_err(|error| refused(error.error))?;
        self.files.push(path.to_path_buf());
        // What a network folder cannot promise is no reason to refuse.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    }

    fn make_folder(&mut self, folder: &Path) -> io::Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !folder.exists()).collect();
        fs::create_dir_all(folder)?;
        self.folders.extend(missing.into_iter().rev().map(Path::to_path_buf));
        Ok(())
    }
}

impl Drop for Newcomers {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        // What cannot be removed has to stay; it is a whole transcript, not half of one.
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AlreadyExists => "there is such a file already".into(),
        _ => in_words(error),
    }
}

/// Where an original goes; nowhere when it is there already, byte for byte.
fn free_original(root: &Path, name: &str, bytes: &[u8]) -> Option<PathBuf> {
    let name = Path::new(name).file_name()?.to_string_lossy().into_owned();
    let (stem, end) =
        name.rsplit_once('.').map_or((name.as_str(), String::new()), |(stem, end)| (stem, format!(".{end}")));
    let names = std::iter::once(name.clone()).chain((2..).map(|n| format!("{stem} ({n}){end}")));
    for name in names {
        let path = root.join(ORIGINALS).join(name);
        match fs::read(&path) {
            Ok(found) if found == bytes => return None,
            Ok(_) => {}
            Err(_) if path.exists() => {}
            Err(_) => return Some(path),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(
        root: &Path,
        texts: &[(&str, &str)],
        originals: &[(&str, &[u8])],
    ) -> Result<Newcomers, NotWritten> {
        let ids: Vec<TranscriptId> = texts.iter().map(|(id, _)| TranscriptId::new(id)).collect();
        let texts = ids.iter().zip(texts.iter().map(|(_, words)| *words));
        Newcomers::write(root, texts, originals.iter().copied())
    }

    #[test]
    fn what_is_not_kept_is_taken_away_again() {
        let root = tempfile::tempdir().unwrap();
        drop(write(root.path(), &[("interviews/a.txt", "P: so.\n")], &[("a.docx", b"PK")]).unwrap());
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
        write(root.path(), &[("interviews/a.txt", "P: so.\n")], &[("a.docx", b"PK")]).unwrap().keep();
        assert_eq!(fs::read_to_string(root.path().join("interviews/a.txt")).unwrap(), "P: so.\n");
        assert_eq!(fs::read(root.path().join("originals/a.docx")).unwrap(), b"PK");
    }

    #[test]
    fn nothing_that_is_there_is_written_over_and_nothing_is_left_behind() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("b.txt"), "mine").unwrap();
        let refused = write(root.path(), &[("a.txt", "new"), ("b.txt", "theirs")], &[]).unwrap_err();
        assert!(refused.to_string().contains("there is such a file already"), "{refused}");
        assert_eq!(fs::read_to_string(root.path().join("b.txt")).unwrap(), "mine");
        assert!(!root.path().join("a.txt").exists());
    }

    #[test]
    fn an_original_of_another_content_stands_beside_the_first() {
        let root = tempfile::tempdir().unwrap();
        for bytes in [b"one", b"one", b"two"] {
            write(root.path(), &[], &[("../a.docx", bytes)]).unwrap().keep();
        }
        let names = |path| fs::read_dir(root.path().join(path)).unwrap().count();
        assert_eq!(names("originals"), 2);
        assert_eq!(fs::read(root.path().join("originals/a (2).docx")).unwrap(), b"two");
    }
}
