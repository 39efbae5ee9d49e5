//! Cases: whose transcripts, whose turns, and what is known of them.

use std::collections::BTreeMap;

use super::super::case_words;
use super::super::clean::{self, Unique};
use super::super::xml::{Node, Tag};
use super::things::Passage;
use super::variables::{self, Value};
use super::{Reading, Thing};
use crate::study::{Case, CaseId, Sitting, TranscriptId, by_file_name};
use crate::text::{Span, Transcript};

impl<'a> Reading<'a> {
    /// Cases get their names first: NVivo writes each of them as a code too, under one GUID.
    pub(super) fn name_cases(&mut self) {
        let mut names = Unique::exact();
        for (at, node) in self.root.within("Cases", "Case").enumerate() {
            if is_of_file(node) {
                continue;
            }
            let said = if self.ours { node.name() } else { node.name().trim() };
            let wanted = if said.is_empty() { format!("case {}", at + 1) } else { said.to_string() };
            let name = names.free(&wanted);
            if name != said {
                self.told.changed("cases", "they had no name, or that of another one", &name);
            }
            self.bears(node, Thing::Case(CaseId::new(name)));
        }
    }

    pub(super) fn read_cases(&mut self) {
        let (files, cases): (Vec<Node>, Vec<Node>) =
            self.root.within("Cases", "Case").partition(|node| is_of_file(*node));
        files.into_iter().for_each(|node| self.values_of_file(node));
        for node in cases {
            let known = node.guid().and_then(|guid| self.things.get(&guid)).cloned();
            let Some(Thing::Case(id)) = known else {
                self.told.dropped("cases", "they have no GUID, or that of something else", node.name());
                continue;
            };
            if !self.cases.iter().any(|case| case.id == id) {
                let case = self.read_case(id, node);
                self.cases.push(case);
            }
        }
        self.cases_by_file_names();
        self.cases.sort_by(|a, b| a.id.cmp(&b.id));
    }

    /// A case without a name and with one document is a program's way to say something of the document.
    fn values_of_file(&mut self, node: Node<'a>) {
        let values = self.values(node);
        let document = node.targets("SourceRef").next().and_then(|guid| self.things.get(&guid)).cloned();
        match document {
            Some(Thing::Document(at)) => {
                if let Some(document) = self.documents.get_mut(at) {
                    document.values.extend(values);
                }
            }
            _ => values.into_iter().for_each(|(name, value)| {
                self.told.dropped("values", "their document was not taken", format!("{name}: {value}"));
            }),
        }
    }

    fn read_case(&mut self, id: CaseId, node: Node<'a>) -> Case {
        let mut case = Case::new(id.clone());
        let rest = case_words::read_case(&node.description(), &mut case);
        self.comment(Thing::Case(id), rest, node);
        case.attributes = self.values(node);
        let documents = self.documents_of(node);
        for at in documents.iter().copied() {
            let sitting = self.sitting(at, &case.id);
            if let Some(sitting) = sitting.filter(|sitting| !sits(&case, &sitting.transcript)) {
                case.sittings.push(sitting);
            }
        }
        self.read_passages_of(&mut case, node);
        self.drop_codes_of(node);
        case
    }

    fn documents_of(&mut self, node: Node<'a>) -> Vec<usize> {
        let mut documents = Vec::new();
        for guid in node.targets("SourceRef") {
            match self.things.get(&guid) {
                Some(Thing::Document(at)) => documents.push(*at),
                _ => self.told.dropped("transcripts of cases", "they were not taken", node.name()),
            }
        }
        documents
    }

    fn drop_codes_of(&mut self, node: Node<'a>) {
        for code in node.targets("CodeRef") {
            let name = self.codes.by_guid.get(&code).map_or("unknown code", |id| self.codes.name(id));
            let place = format!("{}: {name}", node.name());
            self.told.dropped("codes of cases", "cases bear no codes here: code their words", place);
        }
    }

    /// A document's values as those of one interview: wave and date have places of their own.
    fn sitting(&self, at: usize, case: &CaseId) -> Option<Sitting> {
        let document = self.documents.get(at)?;
        let mut sitting = Sitting::new(document.id.clone(), None);
        for (name, value) in &document.values {
            match value.trim().parse::<u16>() {
                Ok(wave) if variables::is_wave(name) => sitting.wave = Some(wave),
                _ if variables::is_date(name) && sitting.date.is_empty() => sitting.date = value.clone(),
                _ => add(&mut sitting.attributes, name, value),
            }
        }
        let (named, wave) = by_file_name(&document.id);
        if sitting.wave.is_none() && !self.ours && named == *case {
            sitting.wave = Some(wave);
        }
        Some(sitting)
    }

    /// Passages that are a case's: its speakers, where they are all that somebody says.
    fn read_passages_of(&mut self, case: &mut Case, node: Node<'a>) {
        let coded = node.guid().and_then(|guid| self.of_cases.remove(&guid)).unwrap_or_default();
        let mut by_document: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        let mut of = |passage: Passage| by_document.entry(passage.document).or_default().push(passage.span);
        coded.into_iter().for_each(&mut of);
        for guid in node.targets("SelectionRef") {
            match self.things.get(&guid) {
                Some(Thing::Passage(passage)) => of(*passage),
                _ => self.told.dropped("passages of cases", "they were not taken", node.name()),
            }
        }
        for (at, spans) in by_document {
            self.read_spans_of(case, at, &spans);
        }
    }

    fn read_spans_of(&mut self, case: &mut Case, at: usize, spans: &[Span]) {
        let Some(document) = self.documents.get(at) else { return };
        let (id, text) = (document.id.clone(), document.text.clone());
        if !sits(case, &id) {
            case.sittings.extend(self.sitting(at, &case.id));
        }
        if spans.iter().any(|span| trimmed(&text, *span) == trimmed(&text, text.whole())) {
            return;
        }
        match speakers(&text, spans) {
            Some(names) => names.into_iter().for_each(|name| {
                if !case.speakers.contains(&name) {
                    case.speakers.push(name);
                }
            }),
            None => {
                let place = format!("{} in {id}: {} passages", case.id, spans.len());
                let why = "they are not all that a speaker says, so the case has the whole transcript";
                self.told.changed("passages of cases", why, place);
            }
        }
    }

    /// What is said of a document that no case has belongs to the case its name tells.
    fn cases_by_file_names(&mut self) {
        for at in 0..self.documents.len() {
            let Some(document) = self.documents.get(at).filter(|document| !document.values.is_empty()) else {
                continue;
            };
            let id = document.id.clone();
            if self.cases.iter().any(|case| sits(case, &id)) {
                continue;
            }
            let (case, _) = by_file_name(&id);
            let Some(sitting) = self.sitting(at, &case) else { continue };
            self.told.changed(
                "values of documents",
                "they are those of the case that the document's name tells",
                id.as_str(),
            );
            match self.cases.iter_mut().find(|known| known.id == case) {
                Some(known) => known.sittings.push(sitting),
                None => self.cases.push(Case { sittings: vec![sitting], ..Case::new(case) }),
            }
        }
    }
}

/// Without a name and with one document: a document's own values.
fn is_of_file(node: Node) -> bool {
    node.name().trim().is_empty() && node.all("SourceRef").count() == 1 && node.one("SelectionRef").is_none()
}

fn sits(case: &Case, transcript: &TranscriptId) -> bool {
    case.sittings.iter().any(|sitting| sitting.transcript == *transcript)
}

/// The same thing said twice counts once.
fn add(attributes: &mut Vec<Value>, name: &str, value: &str) {
    if !attributes.iter().any(|(known, _)| known == name) {
        attributes.push((name.to_string(), value.to_string()));
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
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    for span in spans {
        let span = trimmed(text, *span);
        let at = text.turn_at(span.start)?;
        let turn = text.turns().get(at)?;
        let whole = [turn.whole, turn.words].into_iter().any(|turn| trimmed(text, turn) == span);
        let speaker = text.speaker(at).filter(|_| whole)?;
        *turns.entry(speaker).or_insert(0) += 1;
    }
    let said =
        |speaker: &str| (0..text.turns().len()).filter(|at| text.speaker(*at) == Some(speaker)).count();
    let all = turns.iter().all(|(speaker, count)| *count >= said(speaker));
    all.then(|| turns.into_keys().map(|name| clean::line(name, 200)).collect())
}
