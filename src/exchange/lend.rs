//! Putting a file where it was asked for: whole or not at all, and never over what a study is made of.

use std::io::Write;
use std::path::Path;

use super::Refused;
use crate::study::Study;

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

/// # Errors
/// When it is a transcript of the study, or lies where Gloss keeps its own files.
pub fn spare(root: &Path, study: &Study, to: &Path) -> Result<(), Refused> {
    let Ok(there) = to.canonicalize() else { return Ok(()) };
    let mut ours = study.shelf.keys().filter_map(|id| root.join(id.as_str()).canonicalize().ok());
    if ours.any(|own| own == there) {
        let words = format!("{} is a transcript of the study: choose another name", to.display());
        return Err(Refused::unreadable(words));
    }
    Ok(())
}
