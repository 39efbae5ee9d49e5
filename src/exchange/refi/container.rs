//! The archive a `.qdpx` is: what stands in it by whatever name it is asked for, and one written always the same.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read, Write};

use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::exchange::Refused;

const MOST_ENTRIES: usize = 100_000;
const LARGEST_ENTRY: u64 = 256 << 20;
const LARGEST_WHOLE: u64 = 2 << 30;

/// A `.qdpx` as it was handed over, or nothing, for a project that came without one.
#[derive(Default)]
pub struct Container<'a> {
    zip: Option<ZipArchive<Cursor<&'a [u8]>>>,
    /// As the archive calls its entries.
    names: Vec<String>,
    /// By path and by bare name, in lower case and with `/` between folders.
    entries: HashMap<String, usize>,
    taken: HashSet<usize>,
    inflated: u64,
}

impl<'a> Container<'a> {
    /// # Errors
    /// When it is no archive, or holds more than there may be.
    pub fn open(bytes: &'a [u8], what: &str) -> Result<Container<'a>, Refused> {
        let broken = |error| Refused::unreadable(format!("{what} is no archive that can be opened: {error}"));
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if zip.len() > MOST_ENTRIES {
            let words = format!("{what} holds {} files; at most {MOST_ENTRIES} are taken", zip.len());
            return Err(Refused::too_much(words));
        }
        let name = |at| zip.name_for_index(at).and_then(Result::ok).unwrap_or_default().into_owned();
        let names: Vec<String> = (0..zip.len()).map(name).collect();
        let mut entries = HashMap::new();
        for (at, path) in names.iter().map(|name| plain(name)).enumerate().filter(|(_, path)| is_file(path)) {
            if let Some((_, name)) = path.rsplit_once('/') {
                entries.entry(name.to_string()).or_insert(at);
            }
            entries.insert(path, at);
        }
        Ok(Container { zip: Some(zip), names, entries, ..Container::default() })
    }

    /// The one project file: at the root, whatever its name and case.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn project(&mut self, what: &str) -> Result<Vec<u8>, Refused> {
        let roots = self.entries.keys().filter(|path| path.ends_with(".qde") && !path.contains('/'));
        let mut roots: Vec<String> = roots.filter(|path| self.stands_at_root(path)).cloned().collect();
        roots.sort();
        match roots.as_slice() {
            [one] => self.entry(one)?.ok_or_else(|| no_project(what)),
            [] => Err(no_project(what)),
            many => Err(Refused::unreadable(format!(
                "{what} holds {} projects ({}): take it apart and bring in each .qde by itself",
                many.len(),
                many.join(", ")
            ))),
        }
    }

    fn stands_at_root(&self, path: &str) -> bool {
        let name = |at: &usize| self.names.get(*at);
        self.entries.get(path).and_then(name).is_some_and(|name| plain(name) == path)
    }

    /// The file a source names in any of the ways programs do: `internal://A.txt`, `sources/A.txt`, `A.txt`.
    ///
    /// # Errors
    /// When it cannot be unpacked, or is larger than anything here may be.
    pub fn file(&mut self, path: &str) -> Result<Option<Vec<u8>>, Refused> {
        let path = plain(path);
        let bare =
            ["internal:", "relative:", "absolute:"].iter().find_map(|scheme| path.strip_prefix(scheme));
        let bare = bare.unwrap_or(&path).trim_start_matches('/');
        let name = bare.rsplit('/').next().unwrap_or(bare);
        let wanted = [format!("sources/{bare}"), bare.to_string(), name.to_string()];
        match wanted.iter().find(|path| self.entries.contains_key(*path)) {
            Some(path) => self.entry(&path.clone()),
            None => Ok(None),
        }
    }

    fn entry(&mut self, path: &str) -> Result<Option<Vec<u8>>, Refused> {
        let (Some(zip), Some(&at)) = (self.zip.as_mut(), self.entries.get(path)) else { return Ok(None) };
        let broken = |error: ZipError| Refused::unreadable(format!("{path} cannot be unpacked: {error}"));
        let entry = zip.by_index(at).map_err(broken)?;
        let room = LARGEST_ENTRY.min(LARGEST_WHOLE.saturating_sub(self.inflated));
        let mut bytes = Vec::new();
        let read = entry.take(room + 1).read_to_end(&mut bytes);
        read.map_err(|error| Refused::unreadable(format!("{path} cannot be unpacked: {error}")))?;
        let len = bytes.len() as u64;
        if len > room {
            let words = format!(
                "{path} is larger than {} MB unpacked, or all files together are larger than {} MB",
                LARGEST_ENTRY >> 20,
                LARGEST_WHOLE >> 20
            );
            return Err(Refused::too_much(words));
        }
        self.inflated += len;
        self.taken.insert(at);
        Ok(Some(bytes))
    }

    /// Files nobody asked for, but those that programs and systems leave behind.
    pub fn left(&self) -> Vec<String> {
        let untaken = self.names.iter().enumerate().filter(|(at, _)| !self.taken.contains(at));
        untaken.map(|(_, name)| name).filter(|name| is_file(&plain(name))).cloned().collect()
    }
}

fn no_project(what: &str) -> Refused {
    Refused::unreadable(format!(
        "{what} holds no project file (.qde): export it again, as REFI-QDA project, from the program it comes from"
    ))
}

fn plain(path: &str) -> String {
    path.replace('\\', "/").to_lowercase()
}

/// Neither a folder nor a system's own.
fn is_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    !name.is_empty() && !name.starts_with('.') && !path.starts_with("__macosx/")
}

/// Packs files under their names, in their order, with one time for all: the same files are the same bytes.
///
/// # Errors
/// When there are more, or larger ones, than an archive holds.
pub fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Refused> {
    let failed = |error: &dyn std::fmt::Display| Refused::too_much(format!("it cannot be packed: {error}"));
    let manner = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), manner).map_err(|error| failed(&error))?;
        zip.write_all(bytes).map_err(|error| failed(&error))?;
    }
    Ok(zip.finish().map_err(|error| failed(&error))?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(files: &[(&str, &str)]) -> Vec<u8> {
        let files: Vec<(String, Vec<u8>)> =
            files.iter().map(|(name, words)| (name.to_string(), words.as_bytes().to_vec())).collect();
        pack(&files).unwrap()
    }

    #[test]
    fn a_file_is_found_by_whatever_name() {
        let bytes = packed(&[
            ("My Study.QDE", "<Project/>"),
            ("Sources\\Ab.TXT", "so"),
            (".root", ""),
            ("x.json", "{}"),
        ]);
        let mut container = Container::open(&bytes, "it").unwrap();
        assert_eq!(container.project("it").unwrap(), b"<Project/>");
        for path in
            ["internal://ab.txt", "internal:/AB.txt", "ab.txt", "sources/ab.txt", "relative:///ab.txt"]
        {
            assert_eq!(container.file(path).unwrap().as_deref(), Some(&b"so"[..]), "{path}");
        }
        assert_eq!(container.file("internal://../../ab.md").unwrap(), None);
        assert_eq!(container.left(), ["x.json"]);
    }

    #[test]
    fn no_project_and_two_projects_are_refused_in_words() {
        let told = |files: &[(&str, &str)]| {
            let bytes = packed(files);
            Container::open(&bytes, "a.qdpx").unwrap().project("a.qdpx").unwrap_err().to_string()
        };
        assert!(told(&[("sources/a.qde", "")]).contains("no project file"));
        assert!(told(&[("a.qde", ""), ("b.qde", "")]).contains("2 projects (a.qde, b.qde)"));
        let none = Container::open(b"PK\x03\x04 and no more", "a.qdpx").err().unwrap().to_string();
        assert!(none.contains("no archive"), "{none}");
    }

    #[test]
    fn the_same_files_are_the_same_bytes() {
        let files = [("project.qde", "a"), ("sources/b.txt", "b")];
        assert_eq!(packed(&files), packed(&files));
    }
}
