//! What is not taken: told with its place, and with everything that stood on it.

use std::collections::HashSet;

use super::super::clean;
use super::super::guid::Guid;
use super::super::xml::{Node, Tag};
use super::{Reading, Thing};

impl<'a> Reading<'a> {
    /// A source stays in the report with everything that stood on it.
    pub(super) fn untaken(&mut self, source: Node<'a>, kind: &str, why: &str) {
        self.told.dropped(kind, why, source.name());
        let reason = format!("what they stand on was not taken: {why}");
        self.untaken_codings(source, &reason);
        for (name, value) in self.values(source) {
            self.told.dropped("values", &reason, format!("{}: {name}: {value}", source.name()));
        }
        for inner in source.descendants().filter(|inner| inner.guid().is_some()) {
            self.bears(inner, Thing::Untaken);
            self.note_on(Thing::Untaken, inner);
        }
    }

    /// Selections that are none of words. What the program selects in the words too is not lost.
    pub(super) fn areas(&mut self, source: Node<'a>, name: &'a str, kind: &str) {
        let words = source.one("Representation").into_iter();
        let twins: HashSet<Guid> =
            words.flat_map(|words| words.all("PlainTextSelection")).filter_map(Tag::guid).collect();
        for area in source.all(name) {
            if area.guid().is_some_and(|guid| twins.contains(&guid)) {
                self.codings.settled += area.all("Coding").count();
                continue;
            }
            let place = format!("{}, {}", source.name(), place_of(area));
            self.told.dropped(kind, "only selections of words are taken", place);
            self.bears(area, Thing::Untaken);
            self.note_on(Thing::Untaken, area);
            self.untaken_codings(area, "they stand on no words");
        }
    }

    pub(super) fn untaken_codings(&mut self, within: Node<'a>, why: &str) {
        for coding in within.descendants().filter(|inner| inner.is("Coding")) {
            let code = coding.one("CodeRef").and_then(Tag::target);
            let code = code.and_then(|guid| self.codes.by_guid.get(&guid));
            let code = code.map_or("unknown code", |id| self.codes.name(id));
            let on = coding.parent().map(place_of).unwrap_or_default();
            let place = format!("{}: {on}: {code}, {}", within.name(), self.people.who(coding));
            self.told.dropped("codings", why, place);
            self.codings.settled += 1;
        }
    }
}

/// Where a selection stands, as its program says it: `12–40 “so we went”`.
fn place_of(selection: Node) -> String {
    let pairs = [("startPosition", "endPosition"), ("begin", "end"), ("fromSyncPoint", "toSyncPoint")];
    let pair = pairs.iter().find_map(|(from, to)| Some((selection.said(from)?, selection.said(to)?)));
    let at = pair.map(|(from, to)| format!("{from}–{to}"));
    let corner = ["page", "firstX", "firstY", "secondX", "secondY"].map(|name| selection.said(name));
    let corner: Vec<&str> = corner.into_iter().flatten().collect();
    let at = at.unwrap_or_else(|| corner.join(" "));
    let name = clean::line(selection.name(), 40);
    if name.is_empty() { at } else { format!("{at} “{name}”") }
}
