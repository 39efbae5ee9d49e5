//! Sets of codes and documents.

use std::collections::HashSet;

use super::super::xml::{Node, Tag};
use super::{Reading, Thing};
use crate::exchange::Fate;
use crate::study::{Set, TranscriptId};

impl<'a> Reading<'a> {
    pub(super) fn read_sets(&mut self) {
        for node in self.root.within("Sets", "Set") {
            let name = node.name().to_string();
            let mut set = Set { name, about: node.description(), ..Set::default() };
            let mut seen = HashSet::new();
            for kind in ["MemberCode", "MemberSource", "MemberNote"] {
                node.targets(kind).for_each(|guid| {
                    let thing = self.things.get(&guid).cloned();
                    self.read_member(&mut set, thing, &mut seen);
                });
            }
            self.tell_foldable(&set, node);
            self.about.sets.push(set);
        }
    }

    /// Two sources of one file are one transcript.
    fn read_member(&mut self, set: &mut Set, thing: Option<Thing>, seen: &mut HashSet<TranscriptId>) {
        match thing {
            Some(Thing::Code(code)) => set.codes.push(code),
            Some(Thing::Document(at)) => {
                let id = self.documents.get(at).map(|document| document.id.clone());
                set.transcripts.extend(id.filter(|id| seen.insert(id.clone())));
            }
            Some(Thing::Note(name)) => {
                let place = format!("{}: {name}", set.name);
                self.told.dropped("members of sets", "sets hold codes and transcripts, no memos", place);
            }
            Some(thing) => {
                let place = format!("{}: {}", set.name, self.called(&thing));
                self.told.dropped("members of sets", "sets hold codes and transcripts only", place);
            }
            None => self.told.dropped("members of sets", "they are not in the project", &set.name),
        }
    }

    /// ATLAS.ti's groups of documents called `gender: male` say something of the documents. Never folded silently.
    fn tell_foldable(&mut self, set: &Set, node: Node<'a>) {
        let reads_so =
            set.name.split_once(": ").is_some_and(|(key, value)| !key.is_empty() && !value.is_empty());
        if reads_so && !self.ours && set.codes.is_empty() && node.one("MemberSource").is_some() {
            let why =
                "their names read like an attribute and its value: they could be told so of their cases";
            self.told.add(Fate::Kept, "sets of documents", 1, why, Some(set.name.clone()));
        }
    }
}
