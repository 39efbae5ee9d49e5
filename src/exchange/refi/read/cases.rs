//! Cases: whose transcripts, whose turns, and what is known of them.

use std::collections::{HashMap, HashSet};

use super::super::case_words;
use super::super::clean::Unique;
use super::super::xml::{Node, Tag};
use super::variables;
use super::{Reading, Thing};
use crate::study::{Case, CaseId, Sitting, TranscriptId, by_file_name};

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
        let mut read = HashSet::new();
        for node in cases {
            let known = node.guid().and_then(|guid| self.things.get(&guid)).cloned();
            match known {
                Some(Thing::Case(id)) if read.insert(id.clone()) => {
                    let case = self.read_case(id, node);
                    self.cases.push(case);
                }
                _ => self.told.dropped("cases", "they have no GUID, or that of something else", node.name()),
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
                self.drop_codes_of(node);
                self.comment(Thing::Document(at), node.description(), node);
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
        let mut documents = self.documents_of(node);
        let passages = self.passages_of(node);
        documents.extend(passages.keys());
        let mut seated: HashSet<TranscriptId> =
            case.sittings.iter().map(|sitting| sitting.transcript.clone()).collect();
        let sittings = documents.into_iter().filter_map(|at| self.sitting(at, &case.id));
        case.sittings.extend(sittings.filter(|sitting| seated.insert(sitting.transcript.clone())));
        for (at, spans) in passages {
            self.find_speakers(&mut case, at, &spans);
        }
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
    fn sitting(&mut self, at: usize, case: &CaseId) -> Option<Sitting> {
        let document = self.documents.get(at)?;
        let mut sitting = Sitting::new(document.id.clone(), None);
        let mut said: HashMap<&str, &str> = HashMap::new();
        for (name, value) in &document.values {
            match value.trim().parse::<u16>() {
                Ok(wave) if variables::is_wave(name) => sitting.wave = Some(wave),
                _ if variables::is_date(name) && sitting.date.is_empty() => sitting.date = value.clone(),
                // The same thing said twice counts once.
                _ => match *said.entry(name).or_insert(value) {
                    first if first != value => {
                        let place = format!("{}: {name}: {value}", document.name);
                        self.told.dropped(
                            "values",
                            "their document has another value of the same name",
                            place,
                        );
                    }
                    _ if sitting.attributes.iter().any(|(known, _)| known == name) => {}
                    _ => sitting.attributes.push((name.clone(), value.clone())),
                },
            }
        }
        let (named, wave) = by_file_name(&document.id);
        if sitting.wave.is_none() && !self.ours && named == *case {
            sitting.wave = Some(wave);
        }
        Some(sitting)
    }

    /// What is said of a document that no case has belongs to the case its name tells.
    fn cases_by_file_names(&mut self) {
        let sittings = self.cases.iter().flat_map(|case| &case.sittings);
        let seated: HashSet<TranscriptId> = sittings.map(|sitting| sitting.transcript.clone()).collect();
        let mut numbers: HashMap<CaseId, usize> =
            self.cases.iter().enumerate().map(|(number, case)| (case.id.clone(), number)).collect();
        for at in 0..self.documents.len() {
            let Some(document) = self.documents.get(at) else { return };
            if document.values.is_empty() || seated.contains(&document.id) {
                continue;
            }
            let (case, _) = by_file_name(&document.id);
            let why = "they are those of the case that the document's name tells";
            self.told.changed("values of documents", why, document.id.as_str());
            let number = *numbers.entry(case.clone()).or_insert(self.cases.len());
            if number == self.cases.len() {
                self.cases.push(Case::new(case.clone()));
            }
            let sitting = self.sitting(at, &case);
            if let Some(case) = self.cases.get_mut(number) {
                case.sittings.extend(sitting);
            }
        }
    }
}

/// Without a name and with one document: a document's own values.
fn is_of_file(node: Node) -> bool {
    node.name().trim().is_empty() && node.all("SourceRef").count() == 1 && node.one("SelectionRef").is_none()
}
