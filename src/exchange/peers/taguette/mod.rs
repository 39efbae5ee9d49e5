//! Taguette's `.sqlite3`: one database with one project, or a server's with many.
//!
//! Offsets of highlights are UTF-8 bytes of a document's text content; who highlighted, and when, stands only in the
//! log of commands. Tables as in its source, `database/models.py`.

mod log;
mod page;

use std::collections::{BTreeMap, HashMap};

use super::{
    base::{Base, Row},
    gathered::{Gathered, Quote},
    spot,
    text::Text,
    times,
    tree::Twig,
};
use crate::exchange::{Borrowed, Fate, Going, Refused};
use crate::study::{Coder, Marks, Person, Subject, When};
use log::Log;
use page::Page;

pub(super) fn is_it(base: &Base) -> bool {
    base.has("highlights") && base.has("tags") && base.has_column("documents", "contents")
}

/// # Errors
/// In words, also when it holds several projects: they are named.
pub(super) fn read(base: &Base, going: &Going) -> Result<Borrowed, Refused> {
    let documents = base.rows(
        "documents",
        &["id", "project_id", "name", "description", "contents", "text_direction"],
        going,
    )?;
    let project =
        chosen(base.rows("projects", &["id", "name", "description", "created"], going)?, &documents)?;
    let number = project.number("id").unwrap_or_default();
    let log = Log::read(base, number, going)?;
    let mut reading =
        Reading { base, going, number, log, gathered: Gathered::default(), documents: HashMap::new() };
    reading.project(&project)?;
    reading.documents(documents)?;
    reading.tags()?;
    reading.highlights()?;
    let Reading { mut gathered, .. } = reading;
    base.tell(&mut gathered.told);
    Ok(gathered.finish("Taguette project".into()))
}

/// The only project, or the only one with documents.
fn chosen(mut projects: Vec<Row>, documents: &[Row]) -> Result<Row, Refused> {
    let has_any = |project: &Row| {
        documents.iter().any(|document| document.number("project_id") == project.number("id"))
    };
    if projects.len() > 1 {
        let names: Vec<String> =
            projects.iter().map(|project| format!("“{}”", project.words("name"))).collect();
        projects.retain(has_any);
        if projects.len() != 1 {
            return Err(Refused::unreadable(format!(
                "this database holds {} projects ({}): in Taguette, export the one you want as a project file, and \
                 import that",
                names.len(),
                names.iter().take(20).cloned().collect::<Vec<_>>().join(", ")
            )));
        }
    }
    projects.pop().ok_or_else(|| Refused::unreadable("this Taguette database holds no project"))
}

struct Document {
    page: Page,
    text: Text,
}

struct Reading<'a> {
    base: &'a Base,
    going: &'a Going,
    number: i64,
    log: Log,
    gathered: Gathered,
    /// By their numbers.
    documents: HashMap<i64, Document>,
}

impl Reading<'_> {
    fn of_project(&self, table: &str, names: &'static [&'static str]) -> Result<Vec<Row>, Refused> {
        let mut rows = self.base.rows(table, names, self.going)?;
        rows.retain(|row| row.number("project_id") == Some(self.number));
        Ok(rows)
    }

    fn project(&mut self, project: &Row) -> Result<(), Refused> {
        self.gathered.about.title = project.words("name");
        let members = self.of_project("project_members", &["project_id", "user_login", "privileges"])?;
        for member in &members {
            let id = self.gathered.coder(&member.words("user_login")).to_string();
            let person =
                Person { id, name: member.words("user_login"), roles: vec![member.words("privileges")] };
            self.gathered.about.people.push(person);
        }
        let owner = members.iter().find(|member| member.words("privileges") == "ADMIN");
        let coder = self.gathered.coder(&owner.map(|owner| owner.words("user_login")).unwrap_or_default());
        let at = times::utc(&project.words("created")).unwrap_or_default();
        self.gathered.memo(Subject::Study, coder, at, &project.words("description"));
        Ok(())
    }

    fn documents(&mut self, mut rows: Vec<Row>) -> Result<(), Refused> {
        rows.retain(|row| row.number("project_id") == Some(self.number));
        for (at, row) in rows.iter().enumerate() {
            self.going.on(at, rows.len(), &row.words("name"))?;
            self.document(row);
        }
        Ok(())
    }

    fn document(&mut self, row: &Row) {
        let (Some(number), name) = (row.number("id"), row.words("name")) else { return };
        let Some(page) = Page::of(&row.words("contents")) else {
            return self.gathered.told.dropped("transcripts", "its elements are nested too deeply", name);
        };
        let text = self.gathered.transcript(&name, &page.text);
        let told = &mut self.gathered.told;
        told.changed(
            "transcripts",
            "they were pages; headings, lists and tables are plain text now",
            name.clone(),
        );
        told.add(Fate::Dropped, "pictures", page.pictures, "only words are taken", Some(name.clone()));
        if row.words("text_direction") == "RIGHT_TO_LEFT" {
            told.dropped(
                "directions of writing",
                "transcripts do not say from which side they are read",
                name,
            );
        }
        let (coder, at) = self.signed(self.log.document(number));
        self.gathered.memo(Subject::Transcript(text.id.clone()), coder, at, &row.words("description"));
        self.documents.insert(number, Document { page, text });
    }

    fn tags(&mut self) -> Result<(), Refused> {
        let rows = self.of_project("tags", &["id", "project_id", "path", "description"])?;
        let keys: BTreeMap<String, i64> =
            rows.iter().filter_map(|row| Some((row.words("path"), row.number("id")?))).collect();
        let mut twigs = Vec::new();
        for row in &rows {
            let Some(number) = row.number("id") else { continue };
            let path = row.words("path");
            let parent = within(&path, &keys);
            let name =
                parent.map_or(path.as_str(), |(length, _)| path.get(length..).unwrap_or(&path)).to_string();
            if parent.is_some() {
                let why = "their names began with another tag's; they stand below it";
                self.gathered.told.changed("codes", why, path);
            }
            let made = self.log.tag(number).cloned();
            let made = made.map(|(login, at)| crate::study::Made { by: self.gathered.coder(&login), at });
            twigs.push(Twig {
                key: number.to_string(),
                parent: parent.map(|(_, number)| number.to_string()),
                name,
                definition: row.words("description").trim().to_string(),
                made,
                ..Twig::default()
            });
        }
        self.gathered.codebook(twigs);
        Ok(())
    }

    fn highlights(&mut self) -> Result<(), Refused> {
        let mut tags: HashMap<i64, Vec<i64>> = HashMap::new();
        for row in self.base.rows("highlight_tags", &["highlight_id", "tag_id"], self.going)? {
            if let (Some(highlight), Some(tag)) = (row.number("highlight_id"), row.number("tag_id")) {
                tags.entry(highlight).or_default().push(tag);
            }
        }
        let documents = std::mem::take(&mut self.documents);
        let columns = &["id", "document_id", "start_offset", "end_offset", "snippet"];
        for row in self.base.rows("highlights", columns, self.going)? {
            self.going.check()?;
            let tags = row.number("id").and_then(|number| tags.get(&number));
            // Those of other projects' documents are none of ours.
            if let Some(document) = row.number("document_id").and_then(|number| documents.get(&number)) {
                self.highlight(&row, document, tags.map_or(&[], Vec::as_slice));
            }
        }
        Ok(())
    }

    /// One coding for each tag. Offsets are trusted over the snippet: Taguette does not renew it when a highlight is
    /// drawn longer or shorter.
    fn highlight(&mut self, row: &Row, document: &Document, tags: &[i64]) {
        let number = row.number("id").unwrap_or_default();
        let bytes = |column| usize::try_from(row.number(column).unwrap_or_default()).unwrap_or_default();
        let (start, end) = document.page.between(bytes("start_offset"), bytes("end_offset"));
        let span = document.text.span(start, end);
        let place = format!("{}, at {}", document.text.id, span.start);
        let snippet = Page::of(&row.words("snippet")).unwrap_or_default();
        if !spot::same_words(&snippet.text, document.text.text.slice(span)) {
            let why = "Taguette keeps other words with them; their offsets were trusted";
            self.gathered.told.changed("codings", why, place.clone());
        }
        if tags.is_empty() {
            self.gathered.told.dropped("highlights", "they have no tag", place.clone());
        }
        for tag in tags {
            let signed = self.log.highlight(number, *tag);
            if signed.is_none() {
                let why = "nobody is said to have made them; their coder is “unknown”, and 1970 stands for the time";
                self.gathered.told.changed("codings", why, place.clone());
            }
            let (coder, at) = self.signed(signed);
            self.gathered.coding(Quote {
                text: &document.text,
                start,
                end,
                words: "",
                code: &tag.to_string(),
                coder,
                at,
                marks: Marks::default(),
            });
        }
    }

    fn signed(&mut self, signed: Option<(String, When)>) -> (Coder, When) {
        let (login, at) = signed.unwrap_or_default();
        (self.gathered.coder(&login), at)
    }
}

/// The tag within whose name another one's begins, and where its own name begins then: `work.pay` within `work`.
fn within(path: &str, tags: &BTreeMap<String, i64>) -> Option<(usize, i64)> {
    let separates = |letter: char| matches!(letter, '.' | ':' | '/' | '>');
    let cuts = path.char_indices().filter(|(_, letter)| separates(*letter)).map(|(at, _)| at);
    let mut found = cuts.filter_map(|at| {
        let (above, below) = path.split_at_checked(at)?;
        let own = below.trim_start_matches(|letter: char| separates(letter) || letter.is_whitespace());
        let number = tags.get(above.trim_end()).filter(|_| !own.is_empty() && !above.trim().is_empty())?;
        Some((path.len() - own.len(), *number))
    });
    found.next_back()
}

#[cfg(test)]
mod tests;
