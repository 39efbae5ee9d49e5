//! Where the parts of a qc project are, and their words. Nothing outside the project's folder is read, whatever the
//! settings or the database say.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::{SETTINGS, codebook};
use crate::exchange::peers::words::decoded;
use crate::exchange::{Refused, Told, source::LARGEST_TEXT};

const MOST_MEMOS: usize = 10_000;

pub(super) struct Files {
    pub database: PathBuf,
    pub codebook: PathBuf,
    corpus: PathBuf,
    memos: PathBuf,
}

impl Files {
    /// # Errors
    /// In words: settings that cannot be read, or that lead out of the folder.
    pub fn of(folder: &Path) -> Result<Files, Refused> {
        let path = folder.join(SETTINGS);
        let words = words(&path)?.0;
        let settings = codebook::load(&words, &path)?;
        let inside = |name: &str, usual: &str| {
            let said =
                settings.first().and_then(|all| all.as_mapping_get(name)).and_then(|value| value.as_str());
            let said = said.unwrap_or(usual);
            within(folder, said).ok_or_else(|| {
                Refused::unreadable(format!(
                    "{} says that {name} is {said}, outside the project",
                    path.display()
                ))
            })
        };
        Ok(Files {
            database: inside("database", "qualitative_coding.sqlite3")?,
            codebook: inside("codebook", "codebook.yaml")?,
            corpus: inside("corpus_dir", "corpus")?,
            memos: inside("memos_dir", "memos")?,
        })
    }

    /// The words of a document, or why there are none.
    pub fn document(&self, path: &str, told: &mut Told) -> Result<String, String> {
        let file = within(&self.corpus, path).ok_or("their paths lead out of the corpus")?;
        let (words, is_utf8) = words(&file).map_err(|refused| refused.to_string())?;
        if !is_utf8 {
            told.changed("texts", "they are not UTF-8 and were read as Windows-1252", path);
        }
        Ok(words)
    }

    /// By their names, which begin with their dates.
    pub fn memos(&self, told: &mut Told) -> Vec<(String, String)> {
        let entries = fs::read_dir(&self.memos).into_iter().flatten().flatten().take(MOST_MEMOS);
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".md")).collect();
        names.sort();
        let mut memos = Vec::new();
        for name in names {
            match within(&self.memos, &name).and_then(|file| words(&file).ok()) {
                Some((words, _)) => memos.push((name, words)),
                None => told.dropped("memos", "they cannot be read", name),
            }
        }
        memos
    }
}

/// A text file, and whether it was UTF-8.
///
/// # Errors
/// In words: not there, or too large.
pub(super) fn words(path: &Path) -> Result<(String, bool), Refused> {
    let cannot = |error| Refused::unreadable(format!("{} cannot be read: {error}", path.display()));
    let found = fs::metadata(path).map_err(cannot)?;
    if !found.is_file() || found.len() > LARGEST_TEXT {
        return Err(Refused::too_much(format!("{} is no text file, or too large", path.display())));
    }
    let bytes = fs::read(path).map_err(cannot)?;
    let (words, is_utf8) = decoded(&bytes);
    Ok((words.into_owned(), is_utf8))
}

/// Below the folder, also after every link has been followed. What is not there is where it would be.
fn within(folder: &Path, path: &str) -> Option<PathBuf> {
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if path.is_empty() || !Path::new(path).components().all(plain) {
        return None;
    }
    let wanted = folder.join(path);
    match (folder.canonicalize(), wanted.canonicalize()) {
        (Ok(folder), Ok(found)) => found.starts_with(folder).then_some(wanted),
        _ => Some(wanted),
    }
}
