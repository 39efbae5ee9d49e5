//! Taguette's log of commands: the only place that says who made what, and when.

use std::collections::HashMap;

use serde_json::Value;

use crate::exchange::peers::{base::Base, times};
use crate::exchange::{Going, Refused};
use crate::study::When;

/// A login, and a moment that Taguette writes in UTC.
type Signed = (String, When);

#[derive(Default)]
pub(super) struct Log {
    documents: HashMap<i64, Signed>,
    tags: HashMap<i64, Signed>,
    highlights: HashMap<i64, Highlight>,
}

/// A highlight as its commands leave it.
#[derive(Default)]
struct Highlight {
    first: Signed,
    /// Since when each tag has been there without a break.
    tags: HashMap<i64, Signed>,
}

impl Log {
    /// # Errors
    /// In words, as the database gives them.
    pub fn read(base: &Base, project: i64, going: &Going) -> Result<Log, Refused> {
        let columns = &["date", "user_login", "project_id", "document_id", "payload"];
        let mut log = Log::default();
        for row in base.rows("commands", columns, going)? {
            if row.number("project_id") != Some(project) {
                continue;
            }
            let signed = (row.words("user_login"), times::utc(&row.words("date")).unwrap_or_default());
            let Ok(said) = serde_json::from_str::<Value>(&row.words("payload")) else { continue };
            log.hear(&said, row.number("document_id"), signed);
        }
        Ok(log)
    }

    fn hear(&mut self, said: &Value, document: Option<i64>, signed: Signed) {
        let number = |name: &str| said.get(name).and_then(Value::as_i64);
        match said.get("type").and_then(Value::as_str).unwrap_or_default() {
            "document_add" => {
                document.map(|document| self.documents.entry(document).or_insert(signed));
            }
            "tag_add" => {
                number("tag_id").or_else(|| number("id")).map(|tag| self.tags.entry(tag).or_insert(signed));
            }
            // Also said when a highlight is changed. Old databases call its number `id`.
            "highlight_add" => {
                let tags = said.get("tags").and_then(Value::as_array).into_iter().flatten();
                let tags: Vec<i64> = tags.filter_map(Value::as_i64).collect();
                if let Some(highlight) = number("highlight_id").or_else(|| number("id")) {
                    self.tagged(highlight, &tags, signed);
                }
            }
            _ => {}
        }
    }

    fn tagged(&mut self, highlight: i64, tags: &[i64], signed: Signed) {
        let first = || Highlight { first: signed.clone(), tags: HashMap::new() };
        let known = self.highlights.entry(highlight).or_insert_with(first);
        let before = std::mem::take(&mut known.tags);
        let since = |tag: &i64| (*tag, before.get(tag).cloned().unwrap_or_else(|| signed.clone()));
        known.tags = tags.iter().map(since).collect();
    }

    pub fn document(&self, number: i64) -> Option<Signed> {
        self.documents.get(&number).cloned()
    }

    pub fn tag(&self, number: i64) -> Option<&Signed> {
        self.tags.get(&number)
    }

    /// Who put a tag on a highlight. A tag that got there by a merge of tags was put by whoever made the highlight.
    pub fn highlight(&self, number: i64, tag: i64) -> Option<Signed> {
        let highlight = self.highlights.get(&number)?;
        Some(highlight.tags.get(&tag).unwrap_or(&highlight.first).clone())
    }
}
