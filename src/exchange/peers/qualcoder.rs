//! QualCoder's `.qda`: a folder with a database `data.qda` (versions 8 to 17 are known) and the files coded in it.
//!
//! Positions are code points of `source.fulltext`; the words kept with a coding are trusted over them. Tables as in
//! its source, `__main__.py`, where a project is made and brought up to date.

use std::collections::HashMap;
use std::path::Path;

use super::{
    base::{Base, Row},
    gathered::{Gathered, Quote},
    people::People,
    text::Text,
    tree::Twig,
};
use crate::exchange::{Borrowed, Fate, Going, Original, Refused, Source};
use crate::study::{Kind, Marks, Subject};

/// Its database in a project's folder.
pub(super) const DATABASE: &str = "data.qda";

/// Originals larger than this in all are left where they are.
const MOST_ORIGINALS: usize = 256 << 20;

pub(super) fn is_it(base: &Base) -> bool {
    base.has("code_text") && base.has("code_name") && base.has_column("source", "fulltext")
}

/// `folder` is where the coded files are looked for; a bare database has none.
pub(super) fn read(
    base: &Base,
    title: &str,
    folder: Option<&Path>,
    going: &Going,
) -> Result<Borrowed, Refused> {
    let mut reading = Reading {
        base,
        going,
        gathered: Gathered::default(),
        texts: HashMap::new(),
        people: People::default(),
    };
    reading.gathered.about.title = title.into();
    let version = reading.project()?;
    reading.sources(folder)?;
    reading.codes()?;
    reading.codings()?;
    reading.annotations()?;
    reading.journals()?;
    reading.cases()?;
    reading.attributes()?;
    reading.left_behind()?;
    let Reading { mut gathered, people, texts, .. } = reading;
    people.finish(&texts, &mut gathered);
    base.tell(&mut gathered.told);
    Ok(gathered.finish(format!("QualCoder project ({version})")))
}

struct Reading<'a> {
    base: &'a Base,
    going: &'a Going,
    gathered: Gathered,
    /// By the file's number.
    texts: HashMap<i64, Text>,
    people: People,
}

impl Reading<'_> {
    fn rows(&self, table: &str, names: &'static [&'static str]) -> Result<Vec<Row>, Refused> {
        self.base.rows(table, names, self.going)
    }

    fn project(&mut self) -> Result<String, Refused> {
        let rows = self.rows("project", &["databaseversion", "memo", "codername", "date"])?;
        let Some(row) = rows.first() else { return Ok("of an unknown version".into()) };
        if !row.words("memo").trim().is_empty() {
            let coder = self.gathered.coder(&row.words("codername"));
            let at = self.gathered.when(&row.words("date"), "the project");
            self.gathered.memo(Subject::Study, coder, at, &row.words("memo"));
        }
        Ok(format!("database {}", row.words("databaseversion")))
    }

    fn sources(&mut self, folder: Option<&Path>) -> Result<(), Refused> {
        let columns = &["id", "name", "fulltext", "mediapath", "memo", "owner", "date"];
        let rows = self.rows("source", columns)?;
        let mut room = MOST_ORIGINALS;
        for (at, row) in rows.iter().enumerate() {
            let name = row.words("name");
            self.going.on(at, rows.len(), &name)?;
            let Some(number) = row.number("id") else { continue };
            if row.is_nothing("fulltext") || (is_media(row) && row.words("fulltext").is_empty()) {
                self.gathered.told.dropped("pictures, sound and video", "only words are taken", name);
                continue;
            }
            let text = self.gathered.transcript(&name, &row.words("fulltext"));
            let about = Subject::Transcript(text.id.clone());
            self.gathered.memo_in(row, "memo", about, text.id.as_str());
            self.texts.insert(number, text);
            self.original(row, folder, &mut room);
        }
        let why = "when, and by whom, a file was brought into QualCoder is not kept";
        self.gathered.told.add(Fate::Dropped, "dates and owners of files", rows.len(), why, None);
        Ok(())
    }

    /// The file the words were taken from, when it was not plain text anyway.
    fn original(&mut self, row: &Row, folder: Option<&Path>, room: &mut usize) {
        let Some(folder) = folder else { return };
        let kept = row.words("mediapath");
        let name = kept.rsplit('/').next().filter(|name| !name.is_empty());
        let name = name.map_or_else(|| row.words("name"), Into::into);
        if name.ends_with(".txt") || name.contains(['/', '\\']) || name.starts_with('.') {
            return;
        }
        let path = folder.join("documents").join(&name);
        let Some(found) = std::fs::symlink_metadata(&path).ok().filter(|found| found.is_file()) else {
            return;
        };
        let length = usize::try_from(found.len()).unwrap_or(usize::MAX);
        let read = if length <= *room { std::fs::read(&path).ok() } else { None };
        match read {
            Some(bytes) => {
                *room = room.saturating_sub(bytes.len());
                self.gathered.originals.push(Original { name, bytes });
            }
            None => self.gathered.told.dropped("originals", "they cannot be read, or are too large", name),
        }
    }

    fn codes(&mut self) -> Result<(), Refused> {
        let mut twigs = Vec::new();
        for row in self.rows("code_cat", &["catid", "name", "memo", "owner", "date", "supercatid"])? {
            twigs.extend(self.twig(&row, Kind::Category));
        }
        let columns = &["cid", "name", "memo", "catid", "owner", "date", "color", "supercid"];
        for row in self.rows("code_name", columns)? {
            twigs.extend(self.twig(&row, Kind::Code));
        }
        self.gathered.codebook(twigs);
        Ok(())
    }

    /// A code stands in another code, else in a category; a category in a category.
    fn twig(&mut self, row: &Row, kind: Kind) -> Option<Twig> {
        let number = |column: &str| row.number(column).filter(|number| *number != 0);
        let parent = match kind {
            Kind::Category => number("supercatid").map(category),
            _ => number("supercid").map(code).or_else(|| number("catid").map(category)),
        };
        let key = match kind {
            Kind::Category => category(row.number("catid")?),
            _ => code(row.number("cid")?),
        };
        let name = row.words("name");
        let made = self.gathered.made(&row.words("owner"), &row.words("date"), &name);
        let colour = self.gathered.colour(&row.words("color"), &name);
        let definition = row.words("memo").trim().to_string();
        Some(Twig { key, parent, name, kind, definition, colour, made })
    }

    fn codings(&mut self) -> Result<(), Refused> {
        let columns = &["cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo", "important"];
        for row in self.rows("code_text", columns)? {
            self.going.check()?;
            let place = format!("file {}, at {}", row.words("fid"), row.words("pos0"));
            let (coder, at) = self.gathered.by(&row, &place);
            let text = row.number("fid").and_then(|file| self.texts.get(&file));
            let Some(text) = text else {
                self.gathered.told.dropped("codings", "their file has no words in the project", place);
                continue;
            };
            let memo = row.words("memo");
            let memo = (!memo.trim().is_empty()).then(|| memo.trim().into());
            let marks = Marks { memo, golden: row.number("important") == Some(1), ..Marks::default() };
            self.gathered.coding(Quote {
                text,
                start: row.number("pos0").unwrap_or_default(),
                end: row.number("pos1").unwrap_or_default(),
                words: &row.words("seltext"),
                code: &code(row.number("cid").unwrap_or_default()),
                coder,
                at,
                marks,
            });
        }
        Ok(())
    }

    fn annotations(&mut self) -> Result<(), Refused> {
        for row in self.rows("annotation", &["fid", "pos0", "pos1", "memo", "owner", "date"])? {
            let place = format!("file {}, at {}", row.words("fid"), row.words("pos0"));
            match self.stretch(&row) {
                Some(about) => self.gathered.memo_in(&row, "memo", about, &place),
                None => {
                    self.gathered.told.dropped("annotations", "there are no words where they stand", place);
                }
            }
        }
        Ok(())
    }

    /// The words between a row's positions, as what a memo is about.
    fn stretch(&self, row: &Row) -> Option<Subject> {
        let text = self.texts.get(&row.number("fid")?)?;
        let span = text.span(row.number("pos0")?, row.number("pos1")?);
        (!span.is_empty()).then(|| Subject::span(text.id.clone(), &text.text, span))
    }

    fn journals(&mut self) -> Result<(), Refused> {
        for row in self.rows("journal", &["name", "jentry", "owner", "date"])? {
            let name = row.words("name");
            let (coder, at) = self.gathered.by(&row, &name);
            let words = format!("{}\n\n{}", name.trim(), row.words("jentry").trim());
            self.gathered.memo(Subject::Study, coder, at, &words);
        }
        Ok(())
    }

    fn cases(&mut self) -> Result<(), Refused> {
        for row in self.rows("cases", &["caseid", "name", "memo", "owner", "date"])? {
            let Some(number) = row.number("caseid") else { continue };
            let case = self.people.case(number, &row.words("name"), &mut self.gathered.told);
            self.gathered.memo_in(&row, "memo", Subject::Case(case.clone()), case.as_str());
        }
        for row in self.rows("case_text", &["caseid", "fid", "pos0", "pos1", "memo", "owner", "date"])? {
            let (Some(case), Some(file)) = (row.number("caseid"), row.number("fid")) else { continue };
            let Some(text) = self.texts.get(&file) else {
                let why = "their file has no words in the project";
                self.gathered.told.dropped("files of cases", why, format!("case {case}, file {file}"));
                continue;
            };
            let at = |column| row.number(column).unwrap_or_default();
            self.people.stretch(case, file, text.span(at("pos0"), at("pos1")));
            let about = self.stretch(&row).unwrap_or_else(|| Subject::Transcript(text.id.clone()));
            self.gathered.memo_in(&row, "memo", about, "a case's part of a file");
        }
        Ok(())
    }

    fn attributes(&mut self) -> Result<(), Refused> {
        for row in self.rows("attribute_type", &["name", "valuetype", "memo"])? {
            let name = row.words("name");
            self.people.attribute(&name, row.words("valuetype") == "numeric");
            if !row.words("memo").trim().is_empty() {
                self.gathered.told.dropped("memos", "attributes have no memos here", name);
            }
        }
        for row in self.rows("attribute", &["name", "attr_type", "value", "id"])? {
            let (name, value) = (row.words("name"), row.words("value"));
            let number = row.number("id").unwrap_or_default();
            let told = &mut self.gathered.told;
            match (row.words("attr_type").as_str(), self.texts.get(&number)) {
                _ if value.trim().is_empty() => {}
                ("case", _) => self.people.value(number, &name, &value, told),
                ("file", Some(text)) => self.people.value_of_transcript(&text.id, &name, &value, told),
                (kind, _) => {
                    let why = "what they are said of has no place here";
                    told.dropped("values", why, format!("{name} of {kind} {number}"));
                }
            }
        }
        Ok(())
    }

    fn left_behind(&mut self) -> Result<(), Refused> {
        let tables = [
            ("code_image", "codings", "they stand in pictures"),
            ("code_av", "codings", "they stand in sound or video"),
            ("stored_sql", "saved queries", "they are in SQL"),
            ("graph", "diagrams", "only words are taken"),
            ("ris", "fields of bibliographic references", "only words are taken"),
        ];
        for (table, kind, why) in tables {
            self.gathered.told.add(Fate::Dropped, kind, self.base.count(table)?, why, None);
        }
        Ok(())
    }
}

fn category(number: i64) -> String {
    format!("category {number}")
}

fn code(number: i64) -> String {
    format!("{number}")
}

fn is_media(row: &Row) -> bool {
    let path = row.words("mediapath");
    ["/images", "/audio", "/video", "images:", "audio:", "video:"].iter().any(|start| path.starts_with(start))
}

/// Opens the database of a project's folder.
pub(super) fn of_folder(folder: &Path, going: &Going) -> Result<Borrowed, Refused> {
    let file = Source::open(&folder.join(DATABASE))?;
    let base = Base::open(&file.path, &file.bytes)?;
    if !is_it(&base) {
        let words = format!("{} holds no QualCoder project: its tables are others", file.path.display());
        return Err(Refused::unreadable(words));
    }
    let title = folder.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    read(&base, &title, Some(folder), going)
}

#[cfg(test)]
#[path = "tests/qualcoder.rs"]
mod tests;
