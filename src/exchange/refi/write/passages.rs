//! What stands on the words of one transcript: a selection for each passage, codings in it, notes on it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use super::super::clean::folded;
use super::super::counting::{Counting, Table};
use super::super::decode::Plain;
use super::super::element::Element;
use super::notes::Notes;
use super::{For, Page, codes};
use crate::exchange::{Fate, Told};
use crate::study::{Coder, Coding, Shelved, TranscriptId};
use crate::text::{Span, Transcript};

/// How many characters of a passage its selection is named after.
const NAMED: usize = 100;

/// Which turns ask which question of the guide.
const NO_GUIDE: &str = "the format has no place for which turns ask them";

/// The longer of two that begin together comes first.
type Order = (u32, Reverse<u32>);

struct Passages<'a> {
    page: &'a Page<'a>,
    id: &'a TranscriptId,
    text: &'a Transcript,
    table: Table,
}

pub fn all(
    page: &Page,
    id: &TranscriptId,
    text: &Transcript,
    shelved: &Shelved,
    notes: &mut Notes,
    told: &mut Told,
) -> Vec<Element> {
    let table = match page.for_whom {
        For::Anyone => Table::Same(text.len()),
        For::NvivoWindows => Table::new(&Plain::for_windows(text.text()), Counting::WINDOWS),
    };
    let passages = Passages { page, id, text, table };
    let mut selections = Vec::new();
    for ((start, Reverse(end)), codings) in passages.coded(shelved, told) {
        passages.select(Span::new(start, end), &codings, notes, &mut selections);
    }
    for (span, guids) in notes.on_passages.remove(id).unwrap_or_default() {
        let guid = passages.guid("passage", span, &[]);
        let begun = page.undated(passages.begun(guid, span));
        selections.push(begun.noted(&guids));
    }
    selections
}

impl<'a> Passages<'a> {
    /// Everyone's codings by the passage they stand on.
    fn coded<'c>(
        &self,
        shelved: &'c Shelved,
        told: &mut Told,
    ) -> BTreeMap<Order, Vec<(&'c Coder, &'c Coding)>> {
        let mut coded: BTreeMap<Order, Vec<(&Coder, &Coding)>> = BTreeMap::new();
        let mut seen = HashSet::new();
        let asked = shelved.guide.codings().len();
        told.add(Fate::Dropped, "questions asked", asked, NO_GUIDE, Some(self.id.to_string()));
        for (coder, layer) in &shelved.layers {
            told.kept("codings", layer.codings().len());
            for coding in layer.codings() {
                let Some(span) = self.within(coding, told) else { continue };
                if seen.insert((span, coder, &coding.code)) {
                    coded.entry((span.start, Reverse(span.end))).or_default().push((coder, coding));
                }
            }
        }
        coded
    }

    fn within(&self, coding: &Coding, told: &mut Told) -> Option<Span> {
        let place = || format!("{}, {}–{}, {}", self.id, coding.span.start, coding.span.end, coding.code);
        if coding.doubt.is_some() {
            told.changed(
                "codings",
                "they wait for review, which the format cannot say: they stand as they are",
                place(),
            );
        }
        let span = Span::new(coding.span.start.min(self.text.len()), coding.span.end.min(self.text.len()));
        if span.is_empty() {
            told.dropped("codings", "they stand on no words of their transcript", place());
            return None;
        }
        Some(span)
    }

    /// Codings of one passage share a selection, but those with a memo have one each: readers that know no notes on
    /// codings take the selection's.
    fn select(&self, span: Span, codings: &[(&Coder, &Coding)], notes: &mut Notes, to: &mut Vec<Element>) {
        let (with_memo, plain): (Vec<_>, Vec<_>) =
            codings.iter().copied().partition(|(_, coding)| coding.marks.memo.is_some());
        if let Some((coder, _)) = plain.first() {
            let earliest = plain.iter().map(|(_, coding)| coding.at).min().unwrap_or_default();
            let guid = self.guid("selection", span, &[]);
            let begun = self.page.signed(self.begun(guid, span), coder, earliest);
            to.push(
                begun.holding(plain.iter().map(|(coder, coding)| self.coding(span, coder, coding, notes))),
            );
        }
        for (coder, coding) in with_memo {
            let guid = self.guid("selection", span, &[coder.as_str(), coding.code.as_str()]);
            let begun = self.page.signed(self.begun(guid, span), coder, coding.at);
            let memo = coding.marks.memo.as_deref().unwrap_or_default();
            let coding = self.coding(span, coder, coding, notes);
            to.push(begun.described(memo).holding([coding]));
        }
    }

    fn coding(&self, span: Span, coder: &Coder, coding: &Coding, notes: &mut Notes) -> Element {
        let place = self.place(span, &[coder.as_str(), coding.code.as_str()]);
        let place: Vec<&str> = place.iter().map(String::as_str).collect();
        let memo = coding.marks.memo.as_deref();
        let memo = memo.map(|memo| notes.of_coding(self.page, &place, memo, coder, coding.at));
        let marks = notes.of_marks(self.page, &coding.marks);
        let noted: Vec<String> = memo.into_iter().chain(marks).collect();
        let element = Element::new("Coding").with("guid", self.page.mint.of("coding", &place));
        let code = Element::pointing("CodeRef", codes::guid(&self.page.mint, &coding.code));
        self.page.signed(element, coder, coding.at).holding([code]).noted(&noted)
    }

    fn begun(&self, guid: String, span: Span) -> Element {
        let words = self.text.slice(span);
        let held = folded(words).filter(|letter| !letter.is_control());
        Element::new("PlainTextSelection")
            .with("guid", guid)
            .with("name", held.take(NAMED).collect::<String>())
            .with("startPosition", self.table.outward(span.start).to_string())
            .with("endPosition", self.table.outward(span.end).to_string())
    }

    fn guid(&self, kind: &str, span: Span, more: &[&str]) -> String {
        let place = self.place(span, more);
        self.page.mint.of(kind, &place.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn place(&self, span: Span, more: &[&str]) -> Vec<String> {
        let here = [self.id.to_string(), span.start.to_string(), span.end.to_string()];
        here.into_iter().chain(more.iter().map(|part| part.to_string())).collect()
    }
}
