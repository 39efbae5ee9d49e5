//! Stories of projects that come and go.
mod attached;
mod hostile;
mod laws;
mod made;
mod programs;
mod samples;
mod schemas;
mod telling;

use std::fmt::Write;

use super::container;
use crate::exchange::{Borrowed, Fate, Going, Source, Told};
use crate::study::{Coder, Coding, Study, TranscriptId};

/// A `.qdpx` of a project file and its sources.
fn packed(qde: &str, project: &str, sources: &[(&str, &[u8])]) -> Source {
    let mut files = vec![(qde.to_string(), project.as_bytes().to_vec())];
    files.extend(sources.iter().map(|(name, bytes)| (name.to_string(), bytes.to_vec())));
    Source::of("study.qdpx", container::pack(&files).unwrap())
}

fn read(source: &Source) -> Borrowed {
    super::read(source, &Going::quietly()).unwrap()
}

fn written(study: &Study) -> (Vec<u8>, Told) {
    super::write(study, super::For::Anyone, &Going::quietly()).unwrap()
}

fn read_back(bytes: &[u8]) -> Borrowed {
    read(&Source::of("study.qdpx", bytes))
}

/// The project file within a `.qdpx`.
fn project_of(bytes: &[u8]) -> String {
    let bytes = container::Container::open(bytes, "it").unwrap().project("it").unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Who coded which words how: `jk: Barriers: “the words”`.
fn quotes(study: &Study) -> Vec<String> {
    let quote = |(transcript, coder, coding): (&TranscriptId, &Coder, &Coding)| {
        let words = study.text(transcript).unwrap().slice(coding.span);
        format!("{coder}: {}: “{words}”", study.codebook.name(&coding.code))
    };
    study.codings().map(quote).collect()
}

/// How many things met this fate for a reason that holds these words.
fn count(told: &Told, fate: Fate, kind: &str, why: &str) -> usize {
    let entries = told.entries.iter().filter(|entry| entry.fate == fate && entry.kind == kind);
    entries.filter(|entry| entry.why.contains(why)).map(|entry| entry.count).sum()
}

/// A GUID for a number.
fn g(number: u32) -> String {
    format!("{number:08X}-0000-4000-8000-000000000000")
}

/// A project of one text by `origin`; `rest` is what stands beside the sources and before them.
fn project(origin: &str, before: &str, sources: &str, after: &str) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let head =
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Rain\" creationDateTime=\"2024-05-01T10:00:00Z\"";
    write!(text, "{head} origin=\"{origin}\">{before}<Sources>{sources}</Sources>{after}</Project>").unwrap();
    text
}

/// One selection with one coding, unless `code` is 0.
fn selection(number: u32, (start, end): (usize, usize), name: &str, code: u32) -> String {
    let coding = match code {
        0 => String::new(),
        code => format!(
            "<Coding guid=\"{}\" creatingUser=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding>",
            g(number + 5000),
            g(1),
            g(code)
        ),
    };
    let open =
        format!("<PlainTextSelection guid=\"{}\" name=\"{name}\" startPosition=\"{start}\"", g(number));
    format!("{open} endPosition=\"{end}\" creatingUser=\"{}\">{coding}</PlainTextSelection>", g(1))
}

const USERS: &str =
    "<Users><User guid=\"00000001-0000-4000-8000-000000000000\" name=\"Mina Rask\" id=\"MR\"/></Users>";

/// `100` is the code Rain, `101` the code Sun below it.
fn codes() -> String {
    let code = |number, name, within: &str| {
        format!(
            "<Code guid=\"{}\" name=\"{name}\" isCodable=\"true\" color=\"#33BBF9\">{within}</Code>",
            g(number)
        )
    };
    format!("{USERS}<CodeBook><Codes>{}</Codes></CodeBook>", code(100, "Rain", &code(101, "Sun", "")))
}
