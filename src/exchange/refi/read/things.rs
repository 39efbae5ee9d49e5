//! What a GUID may stand for, what is said about it, and how it is called in a sentence.

use super::super::guid::Guid;
use super::super::xml::{Node, Tag};
use super::Reading;
use crate::study::{CaseId, CodeId, Coder, When};
use crate::text::Span;

/// Words of a document, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Passage {
    pub document: usize,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    Study,
    Code(CodeId),
    Case(CaseId),
    Document(usize),
    Passage(Passage),
    /// By its number.
    Coding(usize),
    /// By its name.
    Note(String),
    /// Known, and not taken: a picture, a graph.
    Untaken,
}

/// Somebody's words in a `Description`, which may be a memo by another name.
pub struct Comment {
    pub about: Thing,
    /// Of a selection: its codings.
    pub codings: Vec<usize>,
    pub text: String,
    pub coder: Coder,
    pub at: When,
    pub of: Option<Guid>,
}

impl<'a> Reading<'a> {
    /// The first to bear a GUID is what it stands for.
    pub(super) fn bears(&mut self, node: Node, thing: Thing) {
        if let Some(guid) = node.guid() {
            self.things.entry(guid).or_insert(thing);
        }
    }

    pub(super) fn comment(&mut self, about: Thing, text: String, node: Node) {
        self.comment_on(about, Vec::new(), text, node);
    }

    pub(super) fn comment_on(&mut self, about: Thing, codings: Vec<usize>, text: String, node: Node) {
        if text.trim().is_empty() {
            return;
        }
        let (coder, at) = (self.people.who(node), self.times.made(node));
        self.comments.push(Comment { about, codings, text, coder, at, of: node.guid() });
    }

    /// Remembers which notes an element refers to.
    pub(super) fn note_on(&mut self, thing: Thing, node: Node<'a>) {
        for note in node.targets("NoteRef") {
            self.noted.entry(note).or_default().push(thing.clone());
        }
    }

    /// In words: `the code “Barriers”`.
    pub(super) fn called(&self, thing: &Thing) -> String {
        match thing {
            Thing::Study => "the study".to_string(),
            Thing::Code(id) => format!("the code “{}”", self.codes.name(id)),
            Thing::Case(id) => format!("the case {id}"),
            Thing::Document(at) => {
                self.documents.get(*at).map(|found| found.name.clone()).unwrap_or_default()
            }
            Thing::Passage(passage) => self.quoted(*passage),
            Thing::Coding(at) => {
                self.codings.passage(*at).map(|passage| self.quoted(passage)).unwrap_or_default()
            }
            Thing::Note(name) => format!("the memo “{name}”"),
            Thing::Untaken => "something that was not taken".to_string(),
        }
    }

    /// A passage by document, place and first words.
    pub(super) fn quoted(&self, passage: Passage) -> String {
        let Some(document) = self.documents.get(passage.document) else { return String::new() };
        let words = super::super::clean::line(document.text.slice(passage.span), 40);
        format!("{}, {}–{} “{words}”", document.name, passage.span.start, passage.span.end)
    }
}
