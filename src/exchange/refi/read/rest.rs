//! What is left when everything has been read: told, so that nothing is lost in silence.

use std::collections::{BTreeMap, HashSet};

use super::super::container::Container;
use super::super::xml::Tag;
use super::Reading;
use crate::exchange::Fate;

/// Everything the standard knows.
const KNOWN: [&str; 54] = [
    "Project",
    "Users",
    "User",
    "CodeBook",
    "Codes",
    "Code",
    "Variables",
    "Variable",
    "Cases",
    "Case",
    "VariableValue",
    "VariableRef",
    "TextValue",
    "BooleanValue",
    "IntegerValue",
    "FloatValue",
    "DateValue",
    "DateTimeValue",
    "Sources",
    "TextSource",
    "PictureSource",
    "PDFSource",
    "AudioSource",
    "VideoSource",
    "Description",
    "PlainTextContent",
    "PlainTextSelection",
    "Coding",
    "CodeRef",
    "NoteRef",
    "SourceRef",
    "SelectionRef",
    "TextDescription",
    "PictureSelection",
    "PDFSelection",
    "Representation",
    "Transcript",
    "AudioSelection",
    "VideoSelection",
    "SyncPoint",
    "TranscriptSelection",
    "Notes",
    "Note",
    "Links",
    "Link",
    "Sets",
    "Set",
    "MemberCode",
    "MemberSource",
    "MemberNote",
    "Graphs",
    "Graph",
    "Vertex",
    "Edge",
];

impl<'a> Reading<'a> {
    pub(super) fn tell_the_rest(&mut self, container: &Container) {
        for graph in self.root.within("Graphs", "Graph") {
            self.told.dropped("diagrams", "there is no place for them", graph.name());
        }
        for file in container.left() {
            self.told.dropped("files", "nothing that was taken refers to them", file);
        }
        let unknown = self.codings.by(&self.people.unknown);
        let why = format!("nobody is named to have made them: they are by “{}”", self.people.unknown);
        self.told.add(Fate::Changed, "codings", unknown, &why, None);
        let mut missing: Vec<_> = std::mem::take(&mut self.noted).into_iter().collect();
        missing.sort_by(|a, b| a.0.cmp(&b.0));
        for (_, about) in missing {
            let place = about.first().map(|thing| self.called(thing)).unwrap_or_default();
            self.told.dropped("memos", "they are referred to but are not in the project", place);
        }
        self.tell_strange();
    }

    fn tell_strange(&mut self) {
        let known: HashSet<&str> = KNOWN.into_iter().collect();
        let mut strange: BTreeMap<&str, usize> = BTreeMap::new();
        let mut codings = 0;
        for node in self.root.descendants().filter(|node| node.is_element()) {
            let name = node.tag_name().name();
            codings += usize::from(node.is("Coding"));
            if !known.contains(name) {
                *strange.entry(name).or_insert(0) += 1;
            }
        }
        let lost = codings.saturating_sub(self.codings.settled);
        self.told.add(Fate::Dropped, "codings", lost, "they stand where the standard has none", None);
        for (name, count) in strange {
            let why = "the standard knows no such thing";
            self.told.add(Fate::Dropped, "unknown elements", count, why, Some(name.to_string()));
        }
    }
}
