//! Sources that hold words, wherever the project keeps them, as transcripts; and what is told of all others.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::case_words;
use super::super::clean::{self, Unique};
use super::super::container::Container;
use super::super::counting::Table;
use super::super::decode::Plain;
use super::super::xml::{Node, Tag};
use super::variables::Value;
use super::{Reading, Thing};
use crate::exchange::{Original, Refused, Source, documents};
use crate::study::TranscriptId;
use crate::text::Transcript;

/// Why a document is left behind.
const NO_WORDS: &str = "their plain text is not in the project: look for the originals beside it";

/// A text and everything in the project that speaks of it.
pub struct Document<'a> {
    pub name: String,
    pub id: TranscriptId,
    /// Where its selections, codings, notes and values stand. The first is the one it is named after.
    pub nodes: Vec<Node<'a>>,
    pub plain: Plain,
    /// Empty until the selections have been placed.
    pub text: Arc<Transcript>,
    pub table: Table,
    /// Time stamps that were put in: before which code point of the plain text, and how long all of them are till then.
    pub stamps: Vec<(u32, u32)>,
    pub values: Vec<Value>,
    /// Its selections stand between words in no counting.
    pub unverified: bool,
}

/// While documents are gathered.
struct Shelf<'c, 'z> {
    container: &'c mut Container<'z>,
    names: Unique,
    /// The same file may be the text of a source and of a recording.
    by_path: HashMap<String, usize>,
}

impl<'a> Reading<'a> {
    pub(super) fn read_documents(&mut self, container: &mut Container) -> Result<(), Refused> {
        let names = if self.ours { Unique::exact() } else { Unique::default() };
        let mut shelf = Shelf { container, names, by_path: HashMap::new() };
        let sources: Vec<Node> =
            self.root.all("Sources").flat_map(|all| all.children()).filter(Node::is_element).collect();
        for (at, source) in sources.iter().enumerate() {
            self.going.on(at, sources.len(), source.name())?;
            match source.tag_name().name() {
                "TextSource" => self.text(*source, &mut shelf)?,
                "PDFSource" => self.pdf(*source, &mut shelf)?,
                "AudioSource" | "VideoSource" => self.recording(*source, &mut shelf)?,
                "PictureSource" => self.untaken(*source, "pictures", "only words are taken"),
                _ => self.untaken(*source, "sources", "the standard knows no such source"),
            }
        }
        Ok(())
    }

    fn text(&mut self, source: Node<'a>, shelf: &mut Shelf) -> Result<(), Refused> {
        if self.document(source, None, shelf)?.is_none() {
            self.untaken(source, "transcripts", NO_WORDS);
        }
        Ok(())
    }

    /// The document that a text source is, or a representation or transcript within `holder`. `None` where its words
    /// are not in the project.
    fn document(
        &mut self,
        node: Node<'a>,
        holder: Option<Node<'a>>,
        shelf: &mut Shelf,
    ) -> Result<Option<usize>, Refused> {
        let path = node.said("plainTextPath").unwrap_or_default().to_lowercase();
        if let Some(at) = shelf.by_path.get(&path).copied() {
            self.comment(Thing::Document(at), case_words::read_source(&node.description()).1, node);
            self.join(at, node, holder);
            return Ok(Some(at));
        }
        let Some(plain) = self.plain_of(node, shelf.container)? else { return Ok(None) };
        let at = self.documents.len();
        if !path.is_empty() {
            shelf.by_path.insert(path, at);
        }
        let document = self.begun(node, holder, plain, shelf);
        self.documents.push(document);
        self.join(at, node, holder);
        self.keep_original(at, node, "richTextPath", shelf.container);
        Ok(Some(at))
    }

    fn begun(
        &mut self,
        node: Node<'a>,
        holder: Option<Node<'a>>,
        plain: Plain,
        shelf: &mut Shelf,
    ) -> Document<'a> {
        let said = [holder.unwrap_or(node).name(), node.name()];
        let path = node.said("plainTextPath").unwrap_or_default();
        let stem = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let name = said.into_iter().find(|name| !name.trim().is_empty()).unwrap_or(stem);
        let (placed, rest) = case_words::read_source(&node.description());
        self.comment(Thing::Document(self.documents.len()), rest, node);
        let wanted = placed.unwrap_or_else(|| clean::transcript_named(name));
        let numbered = |id: &str, number| match id.rsplit_once('.') {
            Some((stem, ending)) => format!("{stem} ({number}).{ending}"),
            None => format!("{id} ({number})"),
        };
        let id = shelf.names.free_as(wanted.as_str(), numbered);
        if id != wanted.as_str() {
            self.told.changed("transcripts", "two of them had one name", &id);
        }
        if let Some(encoding) = plain.instead {
            self.told.changed(
                "transcripts",
                &format!("their text is no UTF-8: it was read as {encoding}"),
                &id,
            );
        }
        Document {
            name: TranscriptId::new(&id).stem().to_string(),
            id: TranscriptId::new(&id),
            nodes: Vec::new(),
            plain,
            text: Arc::new(Transcript::new("")),
            table: Table::Same(0),
            stamps: Vec::new(),
            values: Vec::new(),
            unverified: false,
        }
    }

    /// One more element that speaks of a document.
    fn join(&mut self, at: usize, node: Node<'a>, holder: Option<Node<'a>>) {
        for node in [Some(node), holder].into_iter().flatten() {
            let known = self.documents.get(at).is_some_and(|document| document.nodes.contains(&node));
            if known {
                continue;
            }
            self.bears(node, Thing::Document(at));
            self.note_on(Thing::Document(at), node);
            let values = self.values(node);
            if let Some(document) = self.documents.get_mut(at) {
                document.nodes.push(node);
                document.values.extend(values);
            }
        }
    }

    fn pdf(&mut self, source: Node<'a>, shelf: &mut Shelf) -> Result<(), Refused> {
        let words = source.one("Representation");
        let at = words.map(|words| self.document(words, Some(source), shelf)).transpose()?.flatten();
        let Some(at) = at else {
            self.untaken(source, "PDF documents", "they come without their words");
            return Ok(());
        };
        self.comment(Thing::Document(at), source.description(), source);
        self.keep_original(at, source, "path", shelf.container);
        self.areas(source, "PDFSelection", "areas of pages");
        Ok(())
    }

    fn recording(&mut self, source: Node<'a>, shelf: &mut Shelf) -> Result<(), Refused> {
        let (mut first, mut missing) = (None, Vec::new());
        for transcript in source.all("Transcript") {
            let holder = first.is_none().then_some(source);
            match self.document(transcript, holder, shelf)? {
                Some(at) => _ = first.get_or_insert(at),
                None => missing.push(transcript),
            }
        }
        let Some(at) = first else {
            self.untaken(source, "recordings", "only words are taken, and these come without a transcript");
            return Ok(());
        };
        missing.into_iter().for_each(|transcript| self.untaken(transcript, "transcripts", NO_WORDS));
        self.comment(Thing::Document(at), source.description(), source);
        self.told.dropped("recordings", "only their transcripts are taken", source.name());
        for kind in ["AudioSelection", "VideoSelection"] {
            self.areas(source, kind, "passages of recordings");
        }
        Ok(())
    }

    /// Kept beside the transcript, where it came along.
    fn keep_original(&mut self, at: usize, node: Node<'a>, attribute: &str, container: &mut Container) {
        let (Some(path), Some(document)) = (node.said(attribute), self.documents.get(at)) else { return };
        let ending: String = path
            .rsplit('.')
            .next()
            .unwrap_or_default()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(5)
            .collect();
        let name = format!("{}.{}", document.name, ending.to_lowercase());
        match container.file(path) {
            Ok(Some(bytes)) => self.originals.push(Original { name, bytes }),
            Ok(None) => {}
            Err(refused) => self.told.dropped("original files", &refused.to_string(), name),
        }
    }
}

impl<'a> Reading<'a> {
    /// The words of a text source, note, representation or transcript; `None` where they are not in the project.
    pub(super) fn plain_of(
        &mut self,
        node: Node,
        container: &mut Container,
    ) -> Result<Option<Plain>, Refused> {
        let file = |name: &str, container: &mut Container| {
            let path = node.said(name).filter(|path| !path.trim().is_empty());
            path.map(|path| container.file(path)).transpose().map(Option::flatten)
        };
        if let Some(bytes) = file("plainTextPath", container)? {
            return Ok(Some(Plain::read(&bytes)));
        }
        if let Some(content) = node.one("PlainTextContent") {
            return Ok(Some(Plain::of(&content.words())));
        }
        Ok(file("richTextPath", container)?.and_then(|bytes| self.plain_of_rich(node, bytes)))
    }

    /// Some projects come with the Word document alone, against the standard. Its words are better than none.
    fn plain_of_rich(&mut self, node: Node, bytes: Vec<u8>) -> Option<Plain> {
        let path = node.said("richTextPath").unwrap_or_default();
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let document = documents::read(&Source::of(name, bytes)).ok()?;
        self.told.join(document.told.clone());
        let why =
            "their plain text is missing: it was made of the document beside it, and positions may be others";
        self.told.changed("plain texts", why, node.name());
        Some(Plain::of(&document.text()))
    }
}
