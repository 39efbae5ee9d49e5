//! Selections of words with their codings: everyone's layers.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::clean;
use super::super::guid::Guid;
use super::super::xml::{Node, Tag};
use super::documents::Document;
use super::placing::Selected;
use super::things::Passage;
use super::{Reading, Thing};
use crate::study::{CodeId, Coder, Coding, Doubt, Layer, Shelved, TranscriptId};
use crate::text::{Span, Transcript, Unit};

/// All codings of the project, before they lie in layers.
#[derive(Default)]
pub struct Codings {
    all: Vec<(usize, Coder, Coding)>,
    numbers: HashMap<(usize, Coder, Span, CodeId), usize>,
    /// How many of the file's codings have been taken or told.
    pub settled: usize,
}

impl Codings {
    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn passage(&self, at: usize) -> Option<Passage> {
        self.all.get(at).map(|(document, _, coding)| Passage { document: *document, span: coding.span })
    }

    pub fn get_mut(&mut self, at: usize) -> Option<&mut Coding> {
        self.all.get_mut(at).map(|(_, _, coding)| coding)
    }

    pub fn by(&self, coder: &Coder) -> usize {
        self.all.iter().filter(|(_, who, _)| who == coder).count()
    }

    /// Its number, and whether it was there already.
    fn add(&mut self, document: usize, coder: Coder, coding: Coding) -> (usize, bool) {
        let key = (document, coder.clone(), coding.span, coding.code.clone());
        if let Some(at) = self.numbers.get(&key) {
            return (*at, true);
        }
        self.numbers.insert(key, self.all.len());
        self.all.push((document, coder, coding));
        (self.all.len() - 1, false)
    }

    pub fn shelve(self, documents: &[Document]) -> BTreeMap<TranscriptId, Arc<Shelved>> {
        let mut layers: Vec<BTreeMap<Coder, Vec<Coding>>> =
            documents.iter().map(|_| BTreeMap::new()).collect();
        for (document, coder, coding) in self.all {
            if let Some(layers) = layers.get_mut(document) {
                layers.entry(coder).or_default().push(coding);
            }
        }
        let shelved = |(document, layers): (&Document, BTreeMap<Coder, Vec<Coding>>)| {
            let layers = layers.into_iter().map(|(coder, codings)| (coder, Arc::new(Layer::new(codings))));
            let shelved =
                Shelved { text: Some(document.text.clone()), layers: layers.collect(), ..Shelved::default() };
            (document.id.clone(), Arc::new(shelved))
        };
        documents.iter().zip(layers).map(shelved).collect()
    }
}

impl<'a> Reading<'a> {
    pub(super) fn read_selection(&mut self, at: usize, selected: &Selected<'a>, doubted: bool) {
        let Some((span, doubt)) = self.find(at, selected, doubted) else { return };
        let passage = Passage { document: at, span };
        let node = selected.node;
        self.bears(node, Thing::Passage(passage));
        self.note_on(Thing::Passage(passage), node);
        let codings: Vec<usize> = node
            .all("Coding")
            .filter_map(|coding| self.read_coding(passage, coding, doubt.as_ref()))
            .collect();
        let description = node.description();
        let silent =
            node.one("Coding").is_none() && node.one("NoteRef").is_none() && description.trim().is_empty();
        if silent && !node.guid().is_some_and(|guid| self.pointed.contains(&guid)) {
            self.told.dropped(
                "selections",
                "they bear no code and nothing is said of them",
                self.quoted(passage),
            );
        }
        self.tell_name(passage, node.name());
        self.comment_on(Thing::Passage(passage), codings, description, node);
    }

    /// Most programs name a selection after its words, or by a number; a name somebody gave it is lost.
    fn tell_name(&mut self, passage: Passage, name: &str) {
        let Some(document) = self.documents.get(passage.document).filter(|_| !self.ours) else { return };
        let given = name.chars().any(char::is_alphabetic);
        if given && !clean::begins(document.text.slice(passage.span), name) {
            let place = format!("{}: {name}", self.quoted(passage));
            self.told.dropped("names of selections", "selections have no names here", place);
        }
    }

    /// Where a selection stands, and why that may be doubted. `None` in a document without words.
    fn find(&mut self, at: usize, selected: &Selected<'a>, doubted: bool) -> Option<(Span, Option<Doubt>)> {
        let document = self.documents.get(at)?;
        let text = document.text.clone();
        let (span, clamped) = document.locate(selected.start, selected.end);
        let place = format!("{}, {}–{}", document.name, selected.start, selected.end);
        let why = if clamped {
            self.told.changed(
                "selections",
                "they reached out of the text and were cut at its end",
                place.clone(),
            );
            Some("it reached out of the text in the project it came from")
        } else if doubted {
            Some("in the project it came from it begins or ends within words")
        } else {
            None
        };
        if !span.is_empty() {
            return Some((span, why.map(|why| doubt(&text, span, why))));
        }
        let span = text.unit_at(Unit::Word, span.start);
        if span.is_empty() {
            self.told.dropped("selections", "their document has no words", place);
            self.untaken_codings(selected.node, "their document has no words");
            return None;
        }
        self.told.changed(
            "selections",
            "they covered no words: the word beside them stands for them, in doubt",
            place,
        );
        Some((span, Some(doubt(&text, span, "it covered no words in the project it came from"))))
    }

    /// Codings of a whole source stand on all its words.
    pub(super) fn read_codings_of_whole(&mut self, at: usize) {
        let Some(document) = self.documents.get(at) else { return };
        let passage = Passage { document: at, span: document.text.whole() };
        let (nodes, name) = (document.nodes.clone(), document.name.clone());
        for coding in nodes.into_iter().flat_map(|node| node.all("Coding")) {
            if passage.span.is_empty() {
                self.told.dropped("codings", "their document has no words", &name);
                self.codings.settled += 1;
            } else if self.read_coding(passage, coding, None).is_some() {
                let why = "they stood on a whole document and stand on all its words";
                self.told.changed("codings", why, &name);
            }
        }
    }

    /// Gives the coding's number; `None` where it is none: the text of a case, or a code that is not there.
    fn read_coding(&mut self, passage: Passage, node: Node<'a>, doubt: Option<&Doubt>) -> Option<usize> {
        self.codings.settled += 1;
        let code = node.one("CodeRef").and_then(Tag::target);
        if let Some(case) = code.as_ref().filter(|guid| self.is_case(guid)) {
            self.of_cases.entry(case.clone()).or_default().push(passage);
            return None;
        }
        let Some(code) = code.and_then(|guid| self.codes.by_guid.get(&guid)).cloned() else {
            self.told.dropped("codings", "the code they bear is not in the project", self.quoted(passage));
            return None;
        };
        let coding = Coding::new(passage.span, code.clone(), self.times.coded(node));
        let coding = Coding { doubt: doubt.cloned().map(Box::new), ..coding };
        let (at, twice) = self.codings.add(passage.document, self.people.who_coded(node), coding);
        if twice {
            let place = format!("{}: {}", self.quoted(passage), self.codes.name(&code));
            let why = "the same coder had put the same code on the same words twice";
            self.told.changed("codings", why, place);
        }
        self.bears(node, Thing::Coding(at));
        self.note_on(Thing::Coding(at), node);
        Some(at)
    }

    fn is_case(&self, guid: &Guid) -> bool {
        matches!(self.things.get(guid), Some(Thing::Case(_))) && !self.codes.by_guid.contains_key(guid)
    }
}

fn doubt(text: &Transcript, span: Span, why: &str) -> Doubt {
    let (first, last) = text.first_and_last_words(span);
    Doubt { first: first.into(), last: last.into(), why: why.into() }
}

/// Whether a memo says nothing that the coding's own does not.
pub fn says(coding: &Coding, text: &str) -> bool {
    coding.marks.memo.as_deref().is_some_and(|memo| clean::alike(memo, text))
}
