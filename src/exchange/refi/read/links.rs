//! Links: those of a note say what it is about, all others become words.

use super::super::xml::{Node, Tag};
use super::{Reading, Thing};

impl<'a> Reading<'a> {
    /// What links and cases point to is not silent, though it bears no code.
    pub(super) fn read_pointed(&mut self) {
        let ends = ["originGUID", "targetGUID"];
        let links = self.root.within("Links", "Link");
        let of_links = links.flat_map(|link| ends.into_iter().filter_map(move |end| link.pointing(end)));
        let cases = self.root.within("Cases", "Case");
        let of_cases = cases.flat_map(|case| case.targets("SelectionRef"));
        self.pointed = of_links.chain(of_cases).collect();
    }

    pub(super) fn read_links(&mut self) {
        for note in self.root.within("Notes", "Note") {
            let thing = Thing::Note(note.name().to_string());
            self.bears(note, thing.clone());
            self.note_on(thing, note);
        }
        for link in self.root.within("Links", "Link") {
            self.read_link(link);
        }
    }

    fn read_link(&mut self, link: Node<'a>) {
        let ends = ["originGUID", "targetGUID"].map(|end| link.pointing(end));
        let things = ends.clone().map(|end| end.and_then(|guid| self.things.get(&guid)).cloned());
        match (ends, things) {
            ([Some(note), _], [Some(Thing::Note(_)), Some(thing)]) if !is_note(&thing) => {
                self.noted.entry(note).or_default().push(thing);
            }
            ([_, Some(note)], [Some(thing), Some(Thing::Note(_))]) if !is_note(&thing) => {
                self.noted.entry(note).or_default().push(thing);
            }
            (_, [Some(origin), Some(target)]) => self.put_into_words(link, origin, &target),
            _ => self.told.dropped("links", "what they lead to is not in the project", link.name()),
        }
    }

    /// `Link to the code “Barriers”: is part of`, as a memo on where it begins.
    fn put_into_words(&mut self, link: Node<'a>, origin: Thing, target: &Thing) {
        let named = if link.name().trim().is_empty() { String::new() } else { format!(": {}", link.name()) };
        let both = link.said("direction") == Some("Bidirectional");
        let manner = if both { "Link to and from" } else { "Link to" };
        let words = format!("{manner} {}{named}", self.called(target));
        self.told.changed(
            "links",
            "they have become memos where they begin",
            format!("{}: {words}", self.called(&origin)),
        );
        let words = match origin {
            Thing::Note(_) | Thing::Untaken => format!("{} — {words}", self.called(&origin)),
            _ => words,
        };
        let origin = if matches!(origin, Thing::Note(_) | Thing::Untaken) { Thing::Study } else { origin };
        self.note_on(origin.clone(), link);
        self.comment(origin, words, link);
    }
}

fn is_note(thing: &Thing) -> bool {
    matches!(thing, Thing::Note(_))
}
