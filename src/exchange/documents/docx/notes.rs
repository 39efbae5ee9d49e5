//! Comments, footnotes and endnotes: what they say, and who said it, so that leaving them out can be told in full.

use std::collections::HashMap;

use roxmltree::Node;

use super::super::{
    page::Page,
    xml::{self, attribute},
};
use super::look::words;
use super::parts::Part;
use crate::exchange::Refused;

#[derive(Default)]
pub(super) struct Notes {
    comments: HashMap<String, String>,
    footnotes: HashMap<String, String>,
    endnotes: HashMap<String, String>,
}

const COMMENTS: &str = "they were written beside the text: make memos of those that matter";
const NOTES: &str = "they stand at the foot of the page or the end, and are no part of what was said";

impl Notes {
    /// # Errors
    /// When it is no XML.
    pub fn read(&mut self, file: &str, part: Part, bytes: &[u8]) -> Result<(), Refused> {
        let text = xml::text(bytes);
        let document = xml::parse(file, &text)?;
        let notes = document.root_element().children().filter(Node::is_element);
        let said = notes.filter_map(|note| Some((attribute(note, "id")?.to_string(), said(note))));
        self.of(part).extend(said);
        Ok(())
    }

    fn of(&mut self, part: Part) -> &mut HashMap<String, String> {
        match part {
            Part::Footnotes => &mut self.footnotes,
            Part::Endnotes => &mut self.endnotes,
            _ => &mut self.comments,
        }
    }

    /// Where the text refers to one.
    pub fn tell(&mut self, page: &mut Page, part: Part, reference: Node) {
        let id = attribute(reference, "id").unwrap_or_default();
        let words = self.of(part).get(id).cloned().unwrap_or_default();
        match part {
            Part::Footnotes => page.leave_out("footnotes", NOTES, &words),
            Part::Endnotes => page.leave_out("endnotes", NOTES, &words),
            _ => page.leave_out("comments", COMMENTS, &words),
        }
    }
}

/// `Anna Berg: is this his brother?`
fn said(note: Node) -> String {
    match attribute(note, "author") {
        Some(author) if !author.trim().is_empty() => format!("{}: {}", author.trim(), words(note)),
        _ => words(note),
    }
}
