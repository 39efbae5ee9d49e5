//! RQDA's `.rqda`, written by an R package that is no longer made: texts, codes and cases in one SQLite file.
//!
//! Positions are code points of `source.file`; rows with a status other than 1 were deleted. Tables as in its
//! source, `R/ProjectFun.R`.

use std::collections::{BTreeMap, HashMap};

use super::{
    base::{Base, Row},
    gathered::{Gathered, Quote},
    people::People,
    text::Text,
    tree::Twig,
};
use crate::exchange::{Borrowed, Fate, Going, Refused};
use crate::study::{Kind, Marks, Set, Subject};
use crate::text::{Span, Unit};

const DELETED: &str = "they were deleted in RQDA";

pub(super) fn is_it(base: &Base) -> bool {
    base.has("freecode") && base.has("coding") && base.has_column("source", "file")
}

pub(super) fn read(base: &Base, title: &str, going: &Going) -> Result<Borrowed, Refused> {
    let mut reading = Reading {
        base,
        going,
        gathered: Gathered::default(),
        texts: HashMap::new(),
        people: People::default(),
    };
    reading.gathered.about.title = title.into();
    reading.project()?;
    reading.sources()?;
    reading.sets()?;
    reading.codes()?;
    reading.codings("coding")?;
    reading.codings("coding2")?;
    reading.annotations()?;
    reading.journals()?;
    reading.cases()?;
    reading.attributes()?;
    reading.left_behind()?;
    let Reading { mut gathered, people, texts, .. } = reading;
    people.finish(&texts, &mut gathered);
    base.tell(&mut gathered.told);
    Ok(gathered.finish("RQDA project".into()))
}

struct Reading<'a> {
    base: &'a Base,
    going: &'a Going,
    gathered: Gathered,
    texts: HashMap<i64, Text>,
    people: People,
}

impl Reading<'_> {
    /// Those that were not deleted. Old tables without a status have no deleted rows.
    fn live(&mut self, table: &str, kind: &str, names: &'static [&'static str]) -> Result<Vec<Row>, Refused> {
        let rows = self.base.rows(table, names, self.going)?;
        let is_live = |row: &Row| row.is_nothing("status") || row.number("status") == Some(1);
        let (live, deleted): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(is_live);
        self.gathered.told.add(Fate::Dropped, kind, deleted.len(), DELETED, None);
        Ok(live)
    }

    fn project(&mut self) -> Result<(), Refused> {
        for row in self.base.rows("project", &["memo", "date", "owner"], self.going)? {
            self.gathered.memo_in(&row, "memo", Subject::Study, "the project");
        }
        Ok(())
    }

    fn sources(&mut self) -> Result<(), Refused> {
        let rows =
            self.live("source", "files", &["name", "id", "file", "memo", "owner", "date", "status"])?;
        for (at, row) in rows.iter().enumerate() {
            let name = row.words("name");
            self.going.on(at, rows.len(), &name)?;
            let Some(number) = row.number("id") else { continue };
            let text = self.gathered.transcript(&name, &row.words("file"));
            self.gathered.memo_in(row, "memo", Subject::Transcript(text.id.clone()), text.id.as_str());
            self.texts.insert(number, text);
        }
        let why = "when, and by whom, a file was brought into RQDA is not kept";
        self.gathered.told.add(Fate::Dropped, "dates and owners of files", rows.len(), why, None);
        Ok(())
    }

    /// Categories of files.
    fn sets(&mut self) -> Result<(), Refused> {
        let mut sets: BTreeMap<i64, Set> = BTreeMap::new();
        for row in self.live("filecat", "categories of files", &["name", "catid", "memo", "status"])? {
            let set = Set { name: row.words("name"), about: row.words("memo"), ..Set::default() };
            sets.insert(row.number("catid").unwrap_or_default(), set);
        }
        for row in self.live("treefile", "places of files in categories", &["fid", "catid", "status"])? {
            let text = row.number("fid").and_then(|file| self.texts.get(&file));
            let set = row.number("catid").and_then(|number| sets.get_mut(&number));
            match (text, set) {
                (Some(text), Some(set)) => set.transcripts.push(text.id.clone()),
                _ => {
                    let why = "the file or the category was deleted in RQDA";
                    let place = format!("file {}, category {}", row.words("fid"), row.words("catid"));
                    self.gathered.told.dropped("places of files in categories", why, place);
                }
            }
        }
        self.gathered.told.kept("sets", sets.len());
        self.gathered.about.sets.extend(sets.into_values());
        Ok(())
    }

    fn codes(&mut self) -> Result<(), Refused> {
        let mut twigs = Vec::new();
        let columns = &["name", "catid", "memo", "owner", "date", "status"];
        for row in self.live("codecat", "categories", columns)? {
            let Some(number) = row.number("catid") else { continue };
            twigs.push(self.twig(&row, category(number), Kind::Category, None));
        }
        let categories = self.categories()?;
        let columns = &["name", "memo", "owner", "date", "id", "status", "color"];
        for row in self.live("freecode", "codes", columns)? {
            let Some(number) = row.number("id") else { continue };
            let parent = categories.get(&number).copied().map(category);
            twigs.push(self.twig(&row, code(number), Kind::Code, parent));
        }
        self.gathered.codebook(twigs);
        Ok(())
    }

    /// The category of each code. A code may stand in several there, in one here: the first.
    fn categories(&mut self) -> Result<HashMap<i64, i64>, Refused> {
        let live = self.base.rows("codecat", &["catid", "status"], self.going)?;
        let live = live.iter().filter(|row| row.is_nothing("status") || row.number("status") == Some(1));
        let live: std::collections::HashSet<i64> = live.filter_map(|row| row.number("catid")).collect();
        let mut first = HashMap::new();
        for row in self.live("treecode", "places of codes in categories", &["cid", "catid", "status"])? {
            let (Some(code), Some(category)) = (row.number("cid"), row.number("catid")) else { continue };
            if !live.contains(&category) {
                continue;
            }
            if *first.entry(code).or_insert(category) != category {
                let why = "a code stands in one category here: the first counts";
                let place = format!("code {code}, category {category}");
                self.gathered.told.dropped("places of codes in categories", why, place);
            }
        }
        Ok(first)
    }

    fn twig(&mut self, row: &Row, key: String, kind: Kind, parent: Option<String>) -> Twig {
        let name = row.words("name");
        let made = self.gathered.made(&row.words("owner"), &row.words("date"), &name);
        let colour = self.gathered.colour(&row.words("color"), &name);
        let definition = row.words("memo").trim().to_string();
        Twig { key, parent, name, kind, definition, colour, made }
    }

    /// `coding2` is a second coding of the same texts, mostly in the same name: to be compared, it needs its own.
    fn codings(&mut self, table: &str) -> Result<(), Refused> {
        let columns = &["cid", "fid", "seltext", "selfirst", "selend", "status", "owner", "date", "memo"];
        let rows = self.live(table, "codings", columns)?;
        let is_second = table == "coding2";
        let why = "they are a second coding; its coder has a 2 behind the name";
        self.gathered.told.add(Fate::Changed, "codings", if is_second { rows.len() } else { 0 }, why, None);
        for row in rows {
            self.going.check()?;
            let place = format!("file {}, at {}", row.words("fid"), row.words("selfirst"));
            let owner = if is_second { format!("{}-2", row.words("owner")) } else { row.words("owner") };
            let (coder, at) = (self.gathered.coder(&owner), self.gathered.when(&row.words("date"), &place));
            let text = row.number("fid").and_then(|file| self.texts.get(&file));
            let Some(text) = text else {
                self.gathered.told.dropped("codings", "their file is not in the project", place);
                continue;
            };
            let memo = row.words("memo");
            let memo = (!memo.trim().is_empty()).then(|| memo.trim().into());
            self.gathered.coding(Quote {
                text,
                start: row.number("selfirst").unwrap_or_default(),
                end: row.number("selend").unwrap_or_default(),
                words: &row.words("seltext"),
                code: &code(row.number("cid").unwrap_or_default()),
                coder,
                at,
                marks: Marks { memo, ..Marks::default() },
            });
        }
        Ok(())
    }

    /// They stand at a point in the text, and here on the word at that point.
    fn annotations(&mut self) -> Result<(), Refused> {
        let columns = &["fid", "position", "annotation", "owner", "date", "status"];
        for row in self.live("annotation", "annotations", columns)? {
            let place = format!("file {}, at {}", row.words("fid"), row.words("position"));
            let text =
                row.number("fid").and_then(|file| self.texts.get(&file)).filter(|text| !text.text.is_empty());
            let Some(text) = text else {
                self.gathered.told.dropped("annotations", "there are no words where they stand", place);
                continue;
            };
            let about = Subject::span(text.id.clone(), &text.text, word_at(text, row.number("position")));
            let why = "they stood at a point between letters; they stand on the word there";
            self.gathered.told.changed("annotations", why, place.clone());
            self.gathered.memo_in(&row, "annotation", about, &place);
        }
        Ok(())
    }

    fn journals(&mut self) -> Result<(), Refused> {
        for row in self.live("journal", "journals", &["name", "journal", "owner", "date", "status"])? {
            let name = row.words("name");
            let (coder, at) = self.gathered.by(&row, &name);
            let words = format!("{}\n\n{}", name.trim(), row.words("journal").trim());
            self.gathered.memo(Subject::Study, coder, at, &words);
        }
        Ok(())
    }

    fn cases(&mut self) -> Result<(), Refused> {
        for row in self.live("cases", "cases", &["name", "memo", "owner", "date", "id", "status"])? {
            let Some(number) = row.number("id") else { continue };
            let case = self.people.case(number, &row.words("name"), &mut self.gathered.told);
            self.gathered.memo_in(&row, "memo", Subject::Case(case.clone()), case.as_str());
        }
        let columns = &["caseid", "fid", "selfirst", "selend", "status"];
        for row in self.live("caselinkage", "files of cases", columns)? {
            let (Some(case), Some(file)) = (row.number("caseid"), row.number("fid")) else { continue };
            let Some(text) = self.texts.get(&file) else {
                let place = format!("case {case}, file {file}");
                self.gathered.told.dropped("files of cases", "their file is not in the project", place);
                continue;
            };
            let at = |column| row.number(column).unwrap_or_default();
            self.people.stretch(case, file, text.span(at("selfirst"), at("selend")));
        }
        Ok(())
    }

    fn attributes(&mut self) -> Result<(), Refused> {
        for row in self.live("attributes", "attributes", &["name", "class", "memo", "status"])? {
            let name = row.words("name");
            self.people.attribute(&name, row.words("class") == "numeric");
            if !row.words("memo").trim().is_empty() {
                self.gathered.told.dropped("memos", "attributes have no memos here", name);
            }
        }
        for row in self.live("caseattr", "values", &["variable", "value", "caseid", "status"])? {
            let number = row.number("caseid").unwrap_or_default();
            let (name, value) = (row.words("variable"), row.words("value"));
            self.people.value(number, &name, without_na(&value), &mut self.gathered.told);
        }
        for row in self.live("fileattr", "values", &["variable", "value", "fileid", "status"])? {
            let (name, value) = (row.words("variable"), row.words("value"));
            let told = &mut self.gathered.told;
            match row.number("fileid").and_then(|file| self.texts.get(&file)) {
                Some(text) => self.people.value_of_transcript(&text.id, &name, without_na(&value), told),
                None => told.dropped("values", "their file is not in the project", name),
            }
        }
        Ok(())
    }

    fn left_behind(&mut self) -> Result<(), Refused> {
        let tables = [
            ("image", "pictures", "only words are taken"),
            ("imagecoding", "codings", "they stand in pictures"),
        ];
        for (table, kind, why) in tables {
            self.gathered.told.add(Fate::Dropped, kind, self.base.count(table)?, why, None);
        }
        Ok(())
    }
}

/// R writes a missing value so.
fn without_na(value: &str) -> &str {
    if value.trim() == "NA" { "" } else { value }
}

fn word_at(text: &Text, position: Option<i64>) -> Span {
    let at = text.span(0, position.unwrap_or_default()).end.min(text.text.len().saturating_sub(1));
    text.text.unit_at(Unit::Word, at)
}

fn category(number: i64) -> String {
    format!("category {number}")
}

fn code(number: i64) -> String {
    format!("{number}")
}

#[cfg(test)]
#[path = "tests/rqda.rs"]
mod tests;
