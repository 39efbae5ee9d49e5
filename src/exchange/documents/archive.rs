//! Zip archives from elsewhere: one entry at a time, by name, never more of it than fits.
//!
//! Nothing is ever written where a name says, so a name can do no harm; archives whose names climb out of them are
//! refused all the same, for no program makes one by accident.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
};

use zip::{ZipArchive, result::ZipError};

use crate::exchange::Refused;

/// Of one entry, inflated.
const LARGEST_ENTRY: u64 = 256 << 20;
/// Of all that is read from one archive, inflated.
const MOST_BYTES: u64 = 2 << 30;
const MOST_ENTRIES: usize = 100_000;
/// Words shrink to a tenth, wordy XML to a fiftieth; what shrinks more than this was made to burst.
const MOST_SHRUNK: u64 = 400;
/// Below this size nobody minds how well something shrank.
const SMALL: u64 = 8 << 20;

/// What every office file begins with that is encrypted, or older than 2007.
pub(in crate::exchange) const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const ENTRY: &[u8] = b"PK\x01\x02";

/// An archive that may be read.
pub(in crate::exchange) struct Archive<'a> {
    /// The file, for whatever must be said about it.
    file: String,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// As they stand in the archive, parted by `/`; folders are not among them.
    names: Vec<String>,
    exact: HashMap<String, usize>,
    folded: HashMap<String, usize>,
    /// Inflated so far.
    bytes: u64,
}

impl<'a> Archive<'a> {
    /// By its central directory: the sizes in front of the entries are missing in what MAXQDA writes.
    ///
    /// # Errors
    /// When it is no archive, encrypted, broken, or holds too many files or names like `../x`.
    pub fn open(file: &str, bytes: &'a [u8]) -> Result<Archive<'a>, Refused> {
        if bytes.starts_with(&OLE) {
            return Err(locked(file));
        }
        if memchr::memmem::find_iter(bytes, ENTRY).take(MOST_ENTRIES + 1).count() > MOST_ENTRIES {
            let words = format!("{file} holds more than {MOST_ENTRIES} files and was not opened");
            return Err(Refused::too_much(words));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(file, &error))?;
        let mut archive = Archive {
            file: file.into(),
            zip,
            names: Vec::new(),
            exact: HashMap::new(),
            folded: HashMap::new(),
            bytes: 0,
        };
        archive.list()?;
        Ok(archive)
    }

    /// Of its files, in the order of its directory.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    pub fn holds(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// An entry, whatever case its name is in and whichever way its slashes lean; `None` when there is none.
    ///
    /// # Errors
    /// When it is encrypted, broken, or larger than it may be.
    pub fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Refused> {
        match self.find(path) {
            Some(index) => self.inflate(index, path).map(Some),
            None => Ok(None),
        }
    }

    fn find(&self, path: &str) -> Option<usize> {
        let path = unified(path);
        self.exact.get(&path).or_else(|| self.folded.get(&path.to_lowercase())).copied()
    }

    fn list(&mut self) -> Result<(), Refused> {
        for index in 0..self.zip.len() {
            let entry = self.zip.by_index_data(index).map_err(|error| broken(&self.file, &error))?;
            let Ok(name) = entry.name() else { continue };
            let name = unified(&name);
            if climbs(&name) {
                return Err(trick(&self.file, &name));
            }
            if name.is_empty() || name.ends_with('/') {
                continue;
            }
            self.folded.entry(name.to_lowercase()).or_insert(index);
            self.exact.insert(name.clone(), index);
            self.names.push(name);
        }
        Ok(())
    }

    fn inflate(&mut self, index: usize, path: &str) -> Result<Vec<u8>, Refused> {
        let entry = self.zip.by_index_data(index).map_err(|error| broken(&self.file, &error))?;
        if entry.encrypted() {
            return Err(locked(&self.file));
        }
        let shrunk = entry.compressed_size().saturating_mul(MOST_SHRUNK).max(SMALL);
        let bound = LARGEST_ENTRY.min(shrunk).min(MOST_BYTES.saturating_sub(self.bytes));
        let mut bytes = Vec::new();
        let entry = self.zip.by_index(index).map_err(|error| broken(&self.file, &error))?;
        let read = entry.take(bound + 1).read_to_end(&mut bytes);
        read.map_err(|error| broken(&self.file, &ZipError::Io(error)))?;
        let length = bytes.len() as u64;
        if length > bound {
            return Err(burst(&self.file, path, bound));
        }
        self.bytes += length;
        Ok(bytes)
    }
}

fn unified(path: &str) -> String {
    path.replace('\\', "/").trim_start_matches('/').to_string()
}

fn climbs(name: &str) -> bool {
    name.split('/').any(|step| step == "..") || name.get(1..).is_some_and(|rest| rest.starts_with(":/"))
}

/// What to say of a file that only its password opens, or only an old Word.
pub(in crate::exchange) fn locked(file: &str) -> Refused {
    Refused::unreadable(format!(
        "{file} is protected by a password: open it in the program that made it, remove the password and save it \
         again"
    ))
}

fn broken(file: &str, error: &ZipError) -> Refused {
    Refused::unreadable(format!(
        "{file} is broken ({error}): get it again from where it came, or open it in the program that made it and save \
         it anew"
    ))
}

fn trick(file: &str, name: &str) -> Refused {
    Refused::unreadable(format!(
        "{file} holds a file called {}, which would lie outside of it: nothing was opened. No honest program makes \
         such a file",
        name.escape_debug()
    ))
}

fn burst(file: &str, path: &str, bound: u64) -> Refused {
    Refused::too_much(format!(
        "{} in {file} swells to more than {} MB: no transcript does, and it was not read",
        path.escape_debug(),
        bound >> 20
    ))
}

#[cfg(test)]
pub(in crate::exchange) mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    pub(in crate::exchange) fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn refusal(bytes: &[u8]) -> String {
        Archive::open("a.docx", bytes).err().unwrap().to_string()
    }

    #[test]
    fn entries_are_found_in_any_case_and_with_any_slash() {
        let bytes = zipped(&[("Sources/Anna.txt", b"hi"), ("Sources\\b.txt", b"ho"), ("Sources/", b"")]);
        let mut archive = Archive::open("p.qdpx", &bytes).unwrap();
        assert_eq!(archive.names().collect::<Vec<_>>(), ["Sources/Anna.txt", "Sources/b.txt"]);
        assert_eq!(archive.read("sources\\anna.TXT").unwrap().unwrap(), b"hi");
        assert_eq!(archive.read("/sources/b.txt").unwrap().unwrap(), b"ho");
        assert_eq!(archive.read("sources/c.txt").unwrap(), None);
    }

    #[test]
    fn of_two_names_that_differ_in_case_the_exact_one_is_read() {
        let bytes = zipped(&[("a.txt", b"small"), ("A.txt", b"large")]);
        let mut archive = Archive::open("p.zip", &bytes).unwrap();
        assert_eq!(archive.read("A.txt").unwrap().unwrap(), b"large");
        assert_eq!(archive.read("a.txt").unwrap().unwrap(), b"small");
    }

    #[test]
    fn a_name_that_climbs_out_is_refused_and_shown_harmlessly() {
        let words = refusal(&zipped(&[("x/../../\u{1b}[2Jevil", b"")]));
        assert!(words.contains("outside of it") && !words.contains('\u{1b}'), "{words}");
        assert!(refusal(&zipped(&[("c:\\evil", b"")])).contains("outside of it"));
    }

    #[test]
    fn what_was_made_to_burst_is_not_inflated() {
        let bytes = zipped(&[("bomb", &vec![0; 40 << 20])]);
        let mut archive = Archive::open("a.docx", &bytes).unwrap();
        let words = archive.read("bomb").unwrap_err().to_string();
        assert!(words.contains("swells to more than"), "{words}");
    }

    #[test]
    fn passwords_and_breaks_are_told_with_a_way_out() {
        assert!(refusal(&[&OLE[..], b"rest"].concat()).contains("remove the password"));
        let whole = zipped(&[("a", b"words")]);
        assert!(refusal(&whole[..whole.len() - 9]).contains("get it again"));
        let mut locked = whole.clone();
        let central = memchr::memmem::find(&locked, ENTRY).unwrap();
        locked[6] |= 1;
        locked[central + 8] |= 1;
        let mut archive = Archive::open("a.zip", &locked).unwrap();
        assert!(archive.read("a").unwrap_err().to_string().contains("remove the password"));
    }

    #[test]
    fn any_damaged_byte_is_survived() {
        let whole = zipped(&[("word/document.xml", b"<w:document/>"), ("b", &[7; 400])]);
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            if let Ok(mut archive) = Archive::open("a.docx", &bytes) {
                let names: Vec<String> = archive.names().map(str::to_string).collect();
                names.iter().for_each(|name| drop(archive.read(name)));
            }
        }
    }
}
