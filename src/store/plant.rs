//! Planting the sample study in a folder of the user's choosing.
use std::{fs, io, path::Path};

/// Writes the sample's files (paths relative, with `/`) into a folder that is absent or empty.
///
/// # Errors
/// When the folder holds anything already, and what the disk says.
pub fn plant(sample: &[(&str, &[u8])], into: &Path) -> io::Result<()> {
    fs::create_dir_all(into)?;
    if fs::read_dir(into)?.next().is_some() {
        let words = format!("{} is not empty: choose another folder", into.display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, words));
    }
    for (path, bytes) in sample {
        let target = into.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(target, bytes)?;
    }
    Ok(())
}
