//! Memos as notes: each a file of its own, named after its kind and its first words.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::clean::{self, Unique};
use super::super::element::Element;
use super::super::{case_words, marks_words, moment};
use super::Page;
use crate::exchange::Told;
use crate::study::{CaseId, CodeId, Coder, Marks, Memo, Subject, TranscriptId, When};
use crate::text::Span;

/// A name is no title: enough to know a memo by.
const LONGEST_NAME: usize = 60;

type Guids = Vec<String>;

#[derive(Default)]
pub struct Notes {
    pub elements: Vec<Element>,
    pub links: Vec<Element>,
    pub files: Vec<(String, Vec<u8>)>,
    pub on_study: Guids,
    pub on_codes: HashMap<CodeId, Guids>,
    pub on_transcripts: HashMap<TranscriptId, Guids>,
    pub on_passages: HashMap<TranscriptId, BTreeMap<Span, Guids>>,
    names: Unique,
    /// Codings with the same marks share a note.
    marks: HashMap<String, String>,
}

impl Notes {
    pub fn of(page: &Page, told: &mut Told) -> Notes {
        let mut notes = Notes::default();
        let cases: HashSet<&CaseId> = page.study.cases.iter().map(|case| &case.id).collect();
        let mut memos: Vec<&Memo> = page.study.memos.iter().collect();
        // By what is written of their times, so that a copy read back is in the same order.
        memos.sort_by(|a, b| (moment::seconds(a.at), &a.id).cmp(&(moment::seconds(b.at), &b.id)));
        for memo in memos {
            let guid = notes.memo(page, memo);
            notes.attach(page, memo, guid, &cases, told);
        }
        told.kept("memos", page.study.memos.len());
        tell_of_times(page, told);
        notes
    }

    fn memo(&mut self, page: &Page, memo: &Memo) -> String {
        let guid = page.mint.of("memo", &[memo.coder.as_str(), memo.id.as_str()]);
        let name = format!("{} — {}", memo.kind.name(), memo.text);
        let element = self.note(page, &guid, &name, &memo.text, &memo.coder, memo.at);
        self.elements.push(element.described(case_words::write_note(&memo.id)));
        guid
    }

    fn attach(&mut self, page: &Page, memo: &Memo, guid: String, cases: &HashSet<&CaseId>, told: &mut Told) {
        let study = page.study;
        match &memo.about {
            Subject::Study => self.on_study.push(guid),
            Subject::Code(code) if study.codebook.contains(code.as_str()) => {
                self.on_codes.entry(code.clone()).or_default().push(guid);
            }
            Subject::Transcript(transcript) if study.text(transcript).is_some() => {
                self.on_transcripts.entry(transcript.clone()).or_default().push(guid);
            }
            Subject::Span { transcript, span, .. } if holds(page, transcript, *span) => {
                let passages = self.on_passages.entry(transcript.clone()).or_default();
                passages.entry(*span).or_default().push(guid);
            }
            // A case has no place for notes: a link named so says what it is about.
            Subject::Case(case) if cases.contains(case) => self.links.push(
                Element::new("Link")
                    .with("guid", page.mint.of("link", &[&guid, case.as_str()]))
                    .with("name", "memo")
                    .with("direction", "OneWay")
                    .with("originGUID", guid)
                    .with("targetGUID", super::cases::guid(&page.mint, case)),
            ),
            _ => {
                let why = "what they are about is not there: they stand with the project";
                told.changed("memos", why, memo.id.as_str());
                self.on_study.push(guid);
            }
        }
    }

    /// A coding's own memo.
    pub fn of_coding(&mut self, page: &Page, place: &[&str], text: &str, coder: &Coder, at: When) -> String {
        let guid = page.mint.of("coding memo", place);
        let element = self.note(page, &guid, &format!("memo — {text}"), text, coder, at);
        self.elements.push(element);
        guid
    }

    /// The note that says weight and marks; `None` where there are none.
    pub fn of_marks(&mut self, page: &Page, marks: &Marks) -> Option<String> {
        let words = marks_words::write(marks)?;
        if let Some(guid) = self.marks.get(&words) {
            return Some(guid.clone());
        }
        let guid = page.mint.of("marks", &[&words]);
        let name = format!("marks — {}", words.replace('\n', ", "));
        let name = self.names.free(&clean::file_name(&name));
        self.file(&guid, &words);
        let element = page.undated(begun(&guid, &name));
        self.elements.push(element);
        self.marks.insert(words, guid.clone());
        Some(guid)
    }

    fn note(&mut self, page: &Page, guid: &str, name: &str, text: &str, coder: &Coder, at: When) -> Element {
        let name = clean::line(&clean::file_name(name), LONGEST_NAME);
        let name = self.names.free(name.trim_end_matches([' ', '—']));
        self.file(guid, text);
        page.signed(begun(guid, &name), coder, at)
    }

    fn file(&mut self, guid: &str, text: &str) {
        self.files.push((format!("sources/{guid}.txt"), text.as_bytes().to_vec()));
    }
}

fn begun(guid: &str, name: &str) -> Element {
    let path = format!("internal://{guid}.txt");
    Element::new("Note").with("guid", guid).with("name", name).with("plainTextPath", path)
}

fn holds(page: &Page, transcript: &TranscriptId, span: Span) -> bool {
    let inside = |text: &std::sync::Arc<crate::text::Transcript>| !span.is_empty() && span.end <= text.len();
    page.study.text(transcript).is_some_and(inside)
}

fn tell_of_times(page: &Page, told: &mut Told) {
    let codings = page.study.codings().map(|(_, _, coding)| coding.at);
    let all = codings.chain(page.study.memos.iter().map(|memo| memo.at));
    let rounded = all.filter(|at| !moment::is_whole(*at)).count();
    told.add(crate::exchange::Fate::Changed, "times", rounded, "they are written to the second", None);
}
