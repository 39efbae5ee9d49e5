//! Notes as memos, in every manner in which programs attach them; descriptions that are memos by another name.

use std::collections::HashMap;

use super::super::clean;
use super::super::container::Container;
use super::super::guid::Guid;
use super::super::xml::{Node, Tag};
use super::super::{case_words, marks_words};
use super::passages::says;
use super::placing;
use super::things::{Comment, Passage};
use super::{Reading, Thing};
use crate::exchange::Refused;
use crate::study::{Coder, Marks, Memo, MemoId, MemoKind, Subject, TranscriptId, When};

/// A note as it was read, before it is clear what it is about.
struct Note {
    guid: Option<Guid>,
    id: Option<MemoId>,
    kind: MemoKind,
    text: String,
    coder: Coder,
    at: When,
}

impl<'a> Reading<'a> {
    pub(super) fn read_notes(&mut self, container: &mut Container) -> Result<(), Refused> {
        let notes: Vec<Node> = self.root.within("Notes", "Note").collect();
        for (at, node) in notes.iter().enumerate() {
            if at % 100 == 0 {
                self.going.on(at, notes.len(), "memos")?;
            }
            self.untaken_codings(*node, "they stand on a memo, and memos are not coded here");
            for (name, value) in self.values(*node) {
                let why = "they say something of a memo, which has no attributes here";
                self.told.dropped("values", why, format!("{}: {name}: {value}", node.name()));
            }
            let about = self.about_what(*node);
            let note = self.read_note(*node, container)?;
            self.attach(note, about);
        }
        Ok(())
    }

    fn read_note(&mut self, node: Node<'a>, container: &mut Container) -> Result<Note, Refused> {
        let (id, description) = case_words::read_note(&node.description());
        let plain = self.plain_of(node, container)?;
        if plain.is_none() && (node.said("plainTextPath").is_some() || node.said("richTextPath").is_some()) {
            self.told.changed(
                "memos",
                "their words are not in the project: only the name is left",
                node.name(),
            );
        }
        let words = plain.map(|plain| plain.words).unwrap_or_default();
        let (kind, title) = kind_of(node.name());
        let text = if self.ours { words } else { with_title(title, &description, words) };
        let (coder, at) = (self.people.who(node), self.times.made(node));
        Ok(Note { guid: node.guid(), id, kind, text, coder, at })
    }

    /// Everything a note is about. QualCoder's own way: the note refers to a document and selects the passage itself.
    fn about_what(&mut self, node: Node<'a>) -> Vec<Thing> {
        let mut about = node.guid().and_then(|guid| self.noted.remove(&guid)).unwrap_or_default();
        let own = node.all("PlainTextSelection").filter(|selection| selection.one("Coding").is_none());
        let own: Vec<Node> = own.collect();
        if let (Some(Thing::Document(at)), false) = (about.first().cloned(), own.is_empty()) {
            about = own.into_iter().filter_map(|selection| self.own_passage(at, selection)).collect();
        }
        let mut once: Vec<Thing> = Vec::with_capacity(about.len());
        about.into_iter().for_each(|thing| {
            if once.len() > 1000 || !once.contains(&thing) {
                once.push(thing);
            }
        });
        once
    }

    fn own_passage(&self, at: usize, selection: Node<'a>) -> Option<Thing> {
        let ends = ["startPosition", "endPosition"].map(|end| placing::position(selection, end));
        let [Some(start), Some(end)] = ends else { return Some(Thing::Document(at)) };
        let (span, _) = self.documents.get(at)?.locate(start, end);
        let passage = Thing::Passage(Passage { document: at, span });
        Some(if span.is_empty() { Thing::Document(at) } else { passage })
    }

    fn attach(&mut self, note: Note, about: Vec<Thing>) {
        let codings = |about: &[Thing]| about.iter().all(|thing| matches!(thing, Thing::Coding(_)));
        if let (Some(marks), false, true) = (marks_words::read(&note.text), about.is_empty(), codings(&about))
        {
            about.iter().for_each(|thing| self.mark(thing, &marks));
            return;
        }
        if about.len() > 1 {
            let name = clean::line(&note.text, 40);
            self.told.changed("memos", "they were about several things: there is one for each", name);
        }
        match about.as_slice() {
            [] => self.remember(&note, &Thing::Study),
            things => things.iter().for_each(|thing| self.remember(&note, thing)),
        }
    }

    fn mark(&mut self, thing: &Thing, marks: &Marks) {
        let Thing::Coding(at) = thing else { return };
        if let Some(coding) = self.codings.get_mut(*at) {
            coding.marks.weight = marks.weight.or(coding.marks.weight);
            coding.marks.golden |= marks.golden;
            coding.marks.counter |= marks.counter;
        }
    }

    /// A memo about one thing. That of a coding stands in the coding, unless another does already.
    fn remember(&mut self, note: &Note, about: &Thing) {
        let thing = match about {
            Thing::Coding(at) => {
                let passage = self.codings.passage(*at);
                let Some(coding) = self.codings.get_mut(*at) else { return };
                if coding.marks.memo.is_none() && note.kind == MemoKind::Note && !note.text.is_empty() {
                    coding.marks.memo = Some(note.text.as_str().into());
                    return;
                }
                if says(coding, &note.text) {
                    return;
                }
                passage.map_or(Thing::Study, Thing::Passage)
            }
            Thing::Untaken | Thing::Note(_) => {
                let name = clean::line(&note.text, 40);
                self.told.changed(
                    "memos",
                    "what they were about was not taken: they stand with the study",
                    name,
                );
                Thing::Study
            }
            known => known.clone(),
        };
        let Some(about) = self.subject(&thing) else { return };
        let id = self.memo_id(note);
        let Note { kind, text, coder, at, .. } = note;
        self.memos.push(Memo { id, coder: coder.clone(), at: *at, kind: *kind, about, text: text.clone() });
    }

    fn subject(&self, thing: &Thing) -> Option<Subject> {
        Some(match thing {
            Thing::Code(id) => Subject::Code(id.clone()),
            Thing::Case(id) => Subject::Case(id.clone()),
            Thing::Document(at) => Subject::Transcript(self.documents.get(*at)?.id.clone()),
            Thing::Passage(passage) => {
                let document = self.documents.get(passage.document)?;
                Subject::span(document.id.clone(), &document.text, passage.span)
            }
            _ => Subject::Study,
        })
    }

    /// As the note has it, else made of its GUID: the same project gives the same ids.
    fn memo_id(&mut self, note: &Note) -> MemoId {
        let made = note.guid.as_ref().map_or("note".to_string(), |guid| format!("note-{}", guid.short()));
        let wanted = note.id.as_ref().map_or(made, |id| id.to_string());
        MemoId::new(self.memo_ids.free_as(&wanted, |id, number| format!("{id}-{number}")))
    }

    /// Descriptions come last, for most of them say again what a note has said.
    pub(super) fn heed_comments(&mut self) {
        let mut said: HashMap<Passage, Vec<String>> = HashMap::new();
        let documents = self.documents.iter().enumerate().map(|(at, document)| (&document.id, at));
        let documents: HashMap<&TranscriptId, usize> = documents.collect();
        for memo in &self.memos {
            if let Subject::Span { transcript, span, .. } = &memo.about {
                let Some(document) = documents.get(transcript).copied() else { continue };
                said.entry(Passage { document, span: *span }).or_default().push(memo.text.clone());
            }
        }
        for comment in std::mem::take(&mut self.comments) {
            self.heed(comment, &said);
        }
    }

    fn heed(&mut self, comment: Comment, said: &HashMap<Passage, Vec<String>>) {
        let mut about = comment.about;
        if let Thing::Passage(passage) = &about {
            let noted = said.get(passage).into_iter().flatten().any(|text| clean::alike(text, &comment.text));
            let codings = comment.codings.iter();
            let mut of_coding =
                codings.filter_map(|at| self.codings.get_mut(*at).map(|coding| says(coding, &comment.text)));
            if noted || of_coding.any(|says| says) {
                return;
            }
            // ATLAS.ti comments the quotation; elsewhere this is the only place for a coding's memo.
            if let ([one], false) = (comment.codings.as_slice(), self.origin.contains("ATLAS")) {
                about = Thing::Coding(*one);
            }
        }
        let Comment { text, coder, at, of, .. } = comment;
        let note = Note { guid: of, id: None, kind: MemoKind::Note, text, coder, at };
        self.remember(&note, &about);
    }
}

/// `method — first words`: the kind we put before a note's name, and the rest of the name.
fn kind_of(name: &str) -> (MemoKind, &str) {
    let before = MemoKind::ALL.into_iter().find_map(|kind| {
        let rest = name.strip_prefix(kind.name())?;
        let rest = [" — ", " – ", " - ", ": "].iter().find_map(|dash| rest.strip_prefix(dash))?;
        Some((kind, rest))
    });
    before.unwrap_or((MemoKind::Note, name))
}

/// Memos have no titles here: a note's name goes before its words, unless these begin with it.
fn with_title(title: &str, description: &str, words: String) -> String {
    let title = if clean::begins(&words, title) { "" } else { title.trim() };
    let description = if clean::alike(description, &words) { "" } else { description.trim() };
    let parts = [title, description, words.as_str()];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_kind_and_is_no_part_of_the_words() {
        assert_eq!(kind_of("method — First pass"), (MemoKind::Method, "First pass"));
        assert_eq!(kind_of("theory: peers"), (MemoKind::Theory, "peers"));
        assert_eq!(kind_of("theoryish"), (MemoKind::Note, "theoryish"));
        assert_eq!(with_title("First pass", "", "First pass: nine".into()), "First pass: nine");
        assert_eq!(with_title("Plan", "of May", "Nine.".into()), "Plan\n\nof May\n\nNine.");
        assert_eq!(with_title("Plan", "", String::new()), "Plan");
    }
}
