//! A project of qc (qualitative-coding): a folder with `settings.yaml`, a corpus of plain texts, a codebook, memos and
//! a database of coded lines.
//!
//! Lines count from 0 and end at line feeds. Tables as in its source, `database/models.py`.

mod codebook;
mod files;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::{base::Base, gathered::Gathered, text::Text, tree::Twig};
use crate::exchange::{Borrowed, Fate, Going, Refused, Source};
use crate::study::Subject;
use crate::text::Span;
use files::Files;

pub(super) const SETTINGS: &str = "settings.yaml";

pub(super) fn is_it(base: &Base) -> bool {
    base.has("coded_line") && base.has("document_index")
}

/// # Errors
/// In words: no database where the settings say, or a codebook that cannot be read.
pub(super) fn read(folder: &Path, going: &Going) -> Result<Borrowed, Refused> {
    let files = Files::of(folder)?;
    if !files.database.is_file() {
        return Err(too_old(&files.database));
    }
    let source = Source::open(&files.database)?;
    if !super::base::is_one(&source.bytes) {
        return Err(Refused::unreadable(format!("{} is no SQLite database", files.database.display())));
    }
    let base = Base::open(&source.path, &source.bytes)?;
    if !is_it(&base) {
        return Err(too_old(&files.database));
    }
    let mut reading = Reading { base, files, going, gathered: Gathered::default(), texts: HashMap::new() };
    reading.gathered.about.title = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    reading.documents()?;
    reading.codebook()?;
    reading.codings()?;
    reading.memos()?;
    let Reading { base, mut gathered, .. } = reading;
    base.tell(&mut gathered.told);
    Ok(gathered.finish("qc project".into()))
}

/// Before version 1.0 codings stood in text files.
fn too_old(database: &Path) -> Refused {
    let words = "is not there, or no database of qc 1.0 or later: run qc upgrade in the project, then import it again";
    Refused::unreadable(format!("{} {words}", database.display()))
}

/// A document and where its lines are, without their ends.
struct Lines {
    text: Text,
    spans: Vec<Span>,
}

struct Reading<'a> {
    base: Base,
    files: Files,
    going: &'a Going,
    gathered: Gathered,
    /// By their paths in the corpus.
    texts: HashMap<String, Lines>,
}

impl Reading<'_> {
    fn documents(&mut self) -> Result<(), Refused> {
        let rows = self.base.rows("document", &["file_path"], self.going)?;
        for (at, row) in rows.iter().enumerate() {
            let path = row.words("file_path");
            self.going.on(at, rows.len(), &path)?;
            match self.files.document(&path, &mut self.gathered.told) {
                Ok(words) => {
                    let text = self.gathered.transcript(&path, &words);
                    let spans = lines(&text);
                    self.texts.insert(path, Lines { text, spans });
                }
                Err(why) => self.gathered.told.dropped("transcripts", &why, path),
            }
        }
        Ok(())
    }

    /// The tree of the codebook, and what was used without standing in it. qc knows a code by its name alone.
    fn codebook(&mut self) -> Result<(), Refused> {
        let leaves = codebook::read(&self.files.codebook)?;
        let mut names: HashSet<String> = HashSet::new();
        let mut twigs: Vec<Twig> = Vec::new();
        for leaf in leaves {
            let is_first = names.insert(leaf.name.clone());
            let key = if is_first { leaf.name.clone() } else { format!("{}\n{}", leaf.name, twigs.len()) };
            if !is_first {
                let why = "they stand twice in the codebook; their codings stand at the first";
                self.gathered.told.changed("codes", why, leaf.name.clone());
            }
            let parent = leaf.above.and_then(|above| twigs.get(above)).map(|twig| twig.key.clone());
            twigs.push(Twig { key, parent, name: leaf.name, ..Twig::default() });
        }
        let used = self.base.rows("code", &["name"], self.going)?;
        for name in used.iter().map(|row| row.words("name")).filter(|name| names.insert(name.clone())) {
            twigs.push(Twig { key: name.clone(), name, ..Twig::default() });
        }
        self.gathered.codebook(twigs);
        Ok(())
    }

    fn codings(&mut self) -> Result<(), Refused> {
        let documents = self.documents_of_lines()?;
        let rows = self.base.rows("coded_line", &["id", "line", "coder_id", "code_id"], self.going)?;
        for row in &rows {
            self.going.check()?;
            let line = row.number("line").unwrap_or_default();
            for path in row.number("id").and_then(|id| documents.get(&id)).into_iter().flatten() {
                let place = format!("{path}, line {}", line.saturating_add(1));
                let Some(lines) = self.texts.get(path) else {
                    self.gathered.told.dropped("codings", "their document has no words here", place);
                    continue;
                };
                let span = usize::try_from(line).ok().and_then(|line| lines.spans.get(line));
                let Some(span) = span.filter(|span| !span.is_empty()) else {
                    self.gathered.told.dropped("codings", "there are no words on their line", place);
                    continue;
                };
                let coder = self.gathered.coder(&row.words("coder_id"));
                self.gathered.coding_on(&lines.text, coder, &row.words("code_id"), *span);
            }
        }
        let why = "qc does not keep when they were made; 1970 stands for it";
        self.gathered.told.add(Fate::Changed, "times", rows.len(), why, None);
        Ok(())
    }

    /// The documents in which each coded line stands: one, but for projects of old versions.
    fn documents_of_lines(&self) -> Result<HashMap<i64, Vec<String>>, Refused> {
        let rows = |table, names| self.base.rows(table, names, self.going);
        let mut indices: HashMap<i64, String> = HashMap::new();
        for row in rows("document_index", &["id", "name", "document_id"])? {
            if let (Some(id), "paragraphs") = (row.number("id"), row.words("name").as_str()) {
                indices.insert(id, row.words("document_id"));
            }
        }
        let mut locations: HashMap<i64, String> = HashMap::new();
        for row in rows("location", &["id", "document_index_id"])? {
            let document = row.number("document_index_id").and_then(|index| indices.get(&index));
            if let (Some(id), Some(document)) = (row.number("id"), document) {
                locations.insert(id, document.clone());
            }
        }
        let mut documents: HashMap<i64, Vec<String>> = HashMap::new();
        for row in rows("coded_line_location_association", &["coded_line_id", "location_id"])? {
            let document = row.number("location_id").and_then(|location| locations.get(&location));
            if let (Some(line), Some(document)) = (row.number("coded_line_id"), document) {
                documents.entry(line).or_default().push(document.clone());
            }
        }
        Ok(documents)
    }

    fn memos(&mut self) -> Result<(), Refused> {
        let mut coders: Vec<String> =
            self.base.rows("coder", &["name"], self.going)?.iter().map(|row| row.words("name")).collect();
        coders.sort_by_key(|name| std::cmp::Reverse(name.len()));
        for (name, words) in self.files.memos(&mut self.gathered.told) {
            let (time, coder) = signed(&name, &coders);
            let (coder, at) = (self.gathered.coder(&coder), self.gathered.when(&time, &name));
            self.gathered.memo(Subject::Study, coder, at, &words);
        }
        Ok(())
    }
}

/// When and by whom a memo was begun, as its file's name tells: `2025-03-01-14-05_jk_first_impressions.md`.
fn signed(name: &str, coders: &[String]) -> (String, String) {
    let (stamp, rest) = name.trim_end_matches(".md").split_once('_').unwrap_or_default();
    let parts: Vec<&str> = stamp.split('-').collect();
    let time = match parts.as_slice() {
        [year, month, day, hour, minute] => format!("{year}-{month}-{day} {hour}:{minute}:00"),
        _ => String::new(),
    };
    let is_its = |coder: &&String| {
        rest.strip_prefix(coder.as_str()).is_some_and(|behind| behind.is_empty() || behind.starts_with('_'))
    };
    let known = coders.iter().find(is_its).cloned();
    (time, known.unwrap_or_else(|| rest.split('_').next().unwrap_or_default().to_string()))
}

fn lines(text: &Text) -> Vec<Span> {
    let mut start = 0;
    let line = |line: &str| {
        let end = start + u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        let span = Span::new(start, end);
        start = end.saturating_add(1);
        span
    };
    text.text.text().split('\n').map(line).collect()
}

#[cfg(test)]
mod tests;
