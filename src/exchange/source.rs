//! A foreign file, or a folder that some program calls a project, as it is handed to a reader.

use std::fs;
use std::path::{Path, PathBuf};

use super::Refused;

/// Larger files are refused: no interview, and no project of interviews without its recordings, is.
pub const LARGEST: u64 = 2 << 30;
/// A file of words.
pub const LARGEST_TEXT: u64 = 256 << 20;

#[derive(Clone, Debug, Default)]
pub struct Source {
    /// As it was given; readers that need a file or a folder open it there.
    pub path: PathBuf,
    /// Empty for a folder.
    pub bytes: Vec<u8>,
}

impl Source {
    /// # Errors
    /// When it cannot be read, or is larger than [`LARGEST`].
    pub fn open(path: &Path) -> Result<Source, Refused> {
        let cannot = |error: std::io::Error| {
            Refused::unreadable(format!("{} cannot be read: {error}", path.display()))
        };
        let found = fs::metadata(path).map_err(cannot)?;
        if found.is_dir() {
            return Ok(Source { path: path.to_path_buf(), bytes: Vec::new() });
        }
        if !found.is_file() {
            return Err(Refused::unreadable(format!("{} is not a file", path.display())));
        }
        if found.len() > LARGEST {
            let words = format!("{} is larger than {} MB", path.display(), LARGEST >> 20);
            return Err(Refused::too_much(words));
        }
        Ok(Source { path: path.to_path_buf(), bytes: fs::read(path).map_err(cannot)? })
    }

    /// For tests, and for what stands inside other files.
    pub fn of(name: &str, bytes: impl Into<Vec<u8>>) -> Source {
        Source { path: PathBuf::from(name), bytes: bytes.into() }
    }

    pub fn is_folder(&self) -> bool {
        self.path.is_dir()
    }

    /// The file's name: `50001_2.docx`.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Its name without the ending: `50001_2`.
    pub fn stem(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// In lower case, without the dot.
    pub fn ending(&self) -> String {
        self.path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
    }
}
