//! What each dialect looks like in real life, and what is read out of it. A turn is shown as `who|seconds|words`.

mod captions;
mod lines;
mod linguists;
mod tables;

use super::*;
use crate::exchange::documents::{Block, Document, Run};
use crate::exchange::{Fate, Said};

fn draft(name: &str, bytes: impl Into<Vec<u8>>) -> Draft {
    read(&Source::of(name, bytes), &Going::quietly()).unwrap()
}

fn turn(said: &Said) -> String {
    let time = said.time.map(|time| (f64::from(time) / 1000.0).to_string()).unwrap_or_default();
    format!("{}|{time}|{}", said.speaker.as_deref().unwrap_or_default(), said.words.replace('\n', " / "))
}

fn turns(draft: &Draft) -> Vec<String> {
    draft.said.iter().map(turn).collect()
}

/// Reads a file and compares what it is said to be and what is said in it.
fn reads(name: &str, text: &str, what: &str, expected: &[&str]) -> Draft {
    let draft = draft(name, text);
    assert_eq!(
        (draft.what.as_str(), turns(&draft)),
        (what, expected.iter().map(|s| s.to_string()).collect())
    );
    draft
}

fn reads_page(blocks: Vec<Block>, what: &str, expected: &[&str]) {
    let document = Document { blocks, ..Document::default() };
    let page = Page::of_document(&document, &mut Told::default());
    let draft = in_its_manner(&page, Told::default());
    assert_eq!(
        (draft.what.as_str(), turns(&draft)),
        (what, expected.iter().map(|s| s.to_string()).collect())
    );
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Run { text: text.into(), ..Run::default() }])
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| cell.to_string()).collect()
}
