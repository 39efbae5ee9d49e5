//! Putting a file where it was asked for: whole or not at all, and never over what a study is made of.

use std::io::Write;
use std::path::Path;

use super::Refused;
use crate::study::Study;

/// Folders of a study in which nothing is written over.
const KEPT: [&str; 3] = ["history", "memos", "originals"];

/// A file that was there stays as it was until the new one is complete.
///
/// # Errors
/// What the disk says.
pub fn put(to: &Path, bytes: &[u8]) -> Result<(), Refused> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = new_file().tempfile_in(folder).and_then(|mut file| {
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(to).map(|_| ()).map_err(|error| error.error)
    });
    written.map_err(|error| Refused::unreadable(format!("{} cannot be written: {error}", to.display())))
}

/// To be read by whoever may read other files that the user makes; on its own a file in waiting is for nobody else.
fn new_file() -> tempfile::Builder<'static, 'static> {
    let mut file = tempfile::Builder::new();
    file.prefix(".gloss");
    #[cfg(unix)]
    file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    file
}

/// Whether a file can stand there at all, to be asked before any work is done for it.
///
/// # Errors
/// When the folder it should stand in is not there, or it is a folder itself.
pub fn room_for(to: &Path) -> Result<(), Refused> {
    if to.is_dir() {
        let words = format!("{} is a folder: give the file a name in it", to.display());
        return Err(Refused::unreadable(words));
    }
    match to.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
        Some(folder) if folder.exists() => {
            let words = format!("{} is no folder: nothing can be written into it", folder.display());
            Err(Refused::unreadable(words))
        }
        Some(folder) => {
            let words = format!("There is no folder {}: make it first, or choose another", folder.display());
            Err(Refused::unreadable(words))
        }
        None => Ok(()),
    }
}

/// # Errors
/// When it is a transcript of the study, or lies where Gloss keeps its own files.
pub fn spare(root: &Path, study: &Study, to: &Path) -> Result<(), Refused> {
    let Ok(there) = to.canonicalize() else { return Ok(()) };
    let kept = |folder: &&&str| root.join(folder).canonicalize().is_ok_and(|kept| there.starts_with(kept));
    if let Some(folder) = KEPT.iter().find(kept) {
        let words = format!("{} lies in {folder}/, which Gloss keeps: choose another name", to.display());
        return Err(Refused::unreadable(words));
    }
    let mut ours = study.shelf.keys().filter_map(|id| root.join(id.as_str()).canonicalize().ok());
    if ours.any(|own| own == there) {
        let words = format!("{} is a transcript of the study: choose another name", to.display());
        return Err(Refused::unreadable(words));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn where_no_file_can_stand_is_said_before_any_work() {
        let room = tempfile::tempdir().unwrap();
        fs::write(room.path().join("a.csv"), "x").unwrap();
        let said = |path: &str| room_for(&room.path().join(path)).map_err(|why| why.to_string());
        assert_eq!(said("new.csv"), Ok(()));
        assert_eq!(said("a.csv"), Ok(()));
        assert!(said("none/x.csv").unwrap_err().contains("There is no folder"));
        assert!(said("a.csv/x.csv").unwrap_err().contains("is no folder"));
        assert!(said("").unwrap_err().contains("is a folder"));
        assert_eq!(room_for(Path::new("x.csv")), Ok(()));
    }

    #[test]
    fn what_a_study_is_made_of_is_not_written_over() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("originals")).unwrap();
        fs::write(root.path().join("originals/people.csv"), "id\n").unwrap();
        let refused = spare(root.path(), &Study::default(), &root.path().join("originals/people.csv"));
        assert!(refused.unwrap_err().to_string().contains("lies in originals/"));
        assert_eq!(spare(root.path(), &Study::default(), &root.path().join("people.csv")), Ok(()));
    }
}
