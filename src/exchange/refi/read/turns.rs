//! Passages that are a case's, selected for it or coded with it: its speakers, where they are all that somebody says.

use std::collections::{BTreeMap, HashMap};

use super::super::xml::{Node, Tag};
use super::things::Passage;
use super::{Reading, Thing};
use crate::study::Case;
use crate::text::{Span, Transcript, Turn};

impl<'a> Reading<'a> {
    /// By the number of their document.
    pub(super) fn passages_of(&mut self, case: Node<'a>) -> BTreeMap<usize, Vec<Span>> {
        let coded = case.guid().and_then(|guid| self.of_cases.remove(&guid)).unwrap_or_default();
        let mut passages: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        let mut of = |passage: Passage| passages.entry(passage.document).or_default().push(passage.span);
        coded.into_iter().for_each(&mut of);
        for guid in case.targets("SelectionRef") {
            match self.things.get(&guid) {
                Some(Thing::Passage(passage)) => of(*passage),
                _ => self.told.dropped("passages of cases", "they were not taken", case.name()),
            }
        }
        passages
    }

    pub(super) fn find_speakers(&mut self, case: &mut Case, at: usize, spans: &[Span]) {
        let Some(document) = self.documents.get(at) else { return };
        let text = &document.text;
        if spans.iter().any(|span| trimmed(text, *span) == trimmed(text, text.whole())) {
            return;
        }
        match speakers(text, spans) {
            Some(names) => {
                let new: Vec<String> =
                    names.into_iter().filter(|name| !case.speakers.contains(name)).collect();
                case.speakers.extend(new);
            }
            None => {
                let place = format!("{} in {}: {} passages", case.id, document.id, spans.len());
                let why = "they are not all that a speaker says, so the case has the whole transcript";
                self.told.changed("passages of cases", why, place);
            }
        }
    }
}

fn trimmed(text: &Transcript, span: Span) -> Span {
    let words = text.slice(span);
    let blanks = |blank: usize| u32::try_from(blank).unwrap_or(0);
    let before = words.chars().take_while(|letter| letter.is_whitespace()).count();
    let behind = words.chars().rev().take_while(|letter| letter.is_whitespace()).count();
    let start = span.start.saturating_add(blanks(before)).min(span.end);
    Span::new(start, span.end.saturating_sub(blanks(behind)).max(start))
}

/// Whose turns these passages are: all turns of each of them, and nothing else.
fn speakers(text: &Transcript, spans: &[Span]) -> Option<Vec<String>> {
    let mut said: HashMap<&str, usize> = HashMap::new();
    (0..text.turns().len())
        .filter_map(|at| text.speaker(at))
        .for_each(|name| *said.entry(name).or_insert(0) += 1);
    let mut selected: BTreeMap<&str, usize> = BTreeMap::new();
    for span in spans {
        let span = trimmed(text, *span);
        let at = text.turn_at(span.start)?;
        let is_all = |turn: &Turn| [turn.whole, turn.words].iter().any(|all| trimmed(text, *all) == span);
        let speaker = text.turns().get(at).filter(|turn| is_all(turn)).and(text.speaker(at))?;
        *selected.entry(speaker).or_insert(0) += 1;
    }
    let all = selected.iter().all(|(name, turns)| said.get(name).is_none_or(|said| turns >= said));
    all.then(|| selected.into_keys().map(str::to_string).collect())
}
