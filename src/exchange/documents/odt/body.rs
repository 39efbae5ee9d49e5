//! The text of an OpenDocument text, element by element.

use roxmltree::Node;

use super::super::{
    page::{Hand, Page},
    xml::{Step, Walk, attribute, child},
};
use super::styles::{Look, Styles};
use crate::exchange::Fate;

pub(super) struct Body<'a> {
    page: &'a mut Page,
    styles: &'a Styles,
    /// Of the paragraphs and spans that are open.
    looks: Vec<Look>,
    listed: usize,
}

const INSERTED: &str = "tracked and not yet accepted: taken as if they were";
const DELETED: &str = "tracked and not yet accepted: left out as if they were";
const HIDDEN: &str = "they are formatted as hidden";
const LISTS: &str = "numbers and bullets that stand before paragraphs by themselves are no words of the text";
const BOXES: &str = "their words come after the paragraph beside which they stand";
const PICTURES: &str = "only words are taken";
const OBJECTS: &str = "only words are taken: whatever other programs show in the text stays behind";
const READINGS: &str = "small print above the words that says how to read them";
const COMMENTS: &str = "they were written beside the text: make memos of those that matter";
const NOTES: &str = "they stand at the foot of the page or the end, and are no part of what was said";
const PROMPTS: &str = "nobody filled in the field in which they stand";

/// Nobody types more spaces at once, but a file may claim them.
const MOST_SPACES: usize = 200;
const MOST_REPEATED: usize = 64;

impl<'a> Body<'a> {
    pub fn new(page: &'a mut Page, styles: &'a Styles) -> Body<'a> {
        Body { page, styles, looks: Vec::new(), listed: 0 }
    }

    pub fn take(&mut self, text: Node) {
        let mut walk = Walk::below(text);
        while let Some(step) = walk.next() {
            match step {
                Step::In(node) if node.is_text() => self.say_spaced(node.text().unwrap_or_default()),
                Step::In(node) if node.is_element() => {
                    if !self.enter(node) {
                        walk.pass();
                    }
                }
                Step::Out(node) if node.is_element() => self.leave(node),
                Step::In(_) | Step::Out(_) => {}
            }
        }
        self.page.told.add(Fate::Dropped, "list numbers and bullets", self.listed, LISTS, None);
    }

    /// Whether to go into it.
    fn enter(&mut self, node: Node) -> bool {
        match node.tag_name().name() {
            "p" | "h" => return self.open(node, "paragraph"),
            "span" => return self.open(node, "text"),
            "s" => self.say(&" ".repeat(number(node, "c", MOST_SPACES))),
            "tab" => self.say("\t"),
            "line-break" => self.say("\n"),
            "table" => self.page.open_table(),
            "list-item" => self.listed += 1,
            "text-box" => {
                self.page.change("text boxes", BOXES);
                self.page.open_aside();
            }
            name => return self.pass_by(name, node),
        }
        true
    }

    /// What is told and left out, or just left out for it has no words; everything else is gone into.
    fn pass_by(&mut self, name: &str, node: Node) -> bool {
        match name {
            "tracked-changes" => self.tell_changes(node),
            "annotation" => self.page.leave_out("comments", COMMENTS, &comment(node)),
            "note" => self.tell_note(node),
            "image" => self.page.leave_out("pictures", PICTURES, ""),
            "object" | "object-ole" | "plugin" => self.page.leave_out("embedded objects", OBJECTS, ""),
            "ruby-text" => self.page.leave_out("reading aids", READINGS, &words(node)),
            "hidden-text" | "hidden-paragraph" => self.page.leave_out("hidden words", HIDDEN, &words(node)),
            "placeholder" => self.page.leave_out("prompts", PROMPTS, &words(node)),
            "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "forms"
            | "index-title-template"
            | "table-of-content-source"
            | "desc"
            | "title"
            | "binary-data"
            | "event-listeners" => {}
            _ => return true,
        }
        false
    }

    fn leave(&mut self, node: Node) {
        match node.tag_name().name() {
            "p" => self.close_paragraph(),
            "h" => {
                self.looks.pop();
                let depth = attribute(node, "outline-level").and_then(|depth| depth.parse().ok());
                self.page.end_heading(depth.unwrap_or(1));
            }
            "span" => drop(self.looks.pop()),
            "table-cell" | "covered-table-cell" => self.close_cell(node),
            "table-row" => self.page.end_row(),
            "table" => self.page.close_table(),
            "text-box" => self.page.close_aside(),
            _ => {}
        }
    }

    fn open(&mut self, node: Node, family: &str) -> bool {
        let own = self.styles.look(family, attribute(node, "style-name"));
        let look = own.over(self.looks.last().copied().unwrap_or_default());
        if look.hidden == Some(true) {
            self.page.leave_out("hidden words", HIDDEN, &words(node));
            return false;
        }
        self.looks.push(look);
        true
    }

    fn close_paragraph(&mut self) {
        let look = self.looks.pop().unwrap_or_default();
        if look.title == Some(true) { self.page.end_heading(0) } else { self.page.end_paragraph() }
    }

    fn say(&mut self, words: &str) {
        let look = self.looks.last().copied().unwrap_or_default();
        self.page.say(words, Hand { bold: look.bold == Some(true), italic: look.italic == Some(true) });
    }

    /// White space between elements is none of the text; within a paragraph any of it is one space (ODF 1.2, 6.1.2).
    fn say_spaced(&mut self, words: &str) {
        if self.looks.is_empty() {
            return;
        }
        let mut spaced = self.page.is_spaced();
        let mut said = String::with_capacity(words.len());
        for letter in words.chars() {
            let space = matches!(letter, ' ' | '\t' | '\n' | '\r');
            if !(space && spaced) {
                said.push(if space { ' ' } else { letter });
            }
            spaced = space;
        }
        self.say(&said);
    }

    fn close_cell(&mut self, node: Node) {
        let repeated = number(node, "number-columns-repeated", MOST_REPEATED);
        (0..repeated).for_each(|_| self.page.end_cell());
    }

    fn tell_note(&mut self, node: Node) {
        let kind = if attribute(node, "note-class") == Some("endnote") { "endnotes" } else { "footnotes" };
        let said = child(node, "note-body").map(words).unwrap_or_default();
        self.page.leave_out(kind, NOTES, &said);
    }

    fn tell_changes(&mut self, node: Node) {
        for change in node.descendants().filter(Node::is_element) {
            match change.tag_name().name() {
                "deletion" => self.page.told.dropped("deletions", DELETED, super::shown(&spoken(change))),
                "insertion" => self.page.told.add(Fate::Changed, "insertions", 1, INSERTED, None),
                _ => {}
            }
        }
    }
}

/// How many of something an element claims, one if it says nothing.
fn number(node: Node, name: &str, most: usize) -> usize {
    attribute(node, name).and_then(|number| number.parse().ok()).unwrap_or(1).min(most)
}

/// `Anna Berg: is this his brother?`
fn comment(node: Node) -> String {
    let said = spoken(node);
    match child(node, "creator").and_then(|creator| creator.text()) {
        Some(author) if !author.trim().is_empty() => format!("{}: {said}", author.trim()),
        _ => said,
    }
}

/// The words of the paragraphs below a node: not who wrote them, and when.
fn spoken(node: Node) -> String {
    let paragraphs = node.children().filter(|child| matches!(child.tag_name().name(), "p" | "h" | "list"));
    paragraphs.map(words).collect::<Vec<_>>().join(" ")
}

/// All words below a node on one line.
pub(super) fn words(node: Node) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        match node.tag_name().name() {
            "p" | "h" | "s" | "tab" | "line-break" => words.push(' '),
            _ if node.is_text() => words.push_str(node.text().unwrap_or_default()),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
