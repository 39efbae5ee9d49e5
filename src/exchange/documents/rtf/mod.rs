//! Rich Text Format (1.9.1), read by hand: no library at hand keeps field codes, notes and pictures out of the words.

mod entries;
mod flow;
mod letters;
mod places;
mod reader;
mod tokens;

use super::{
    Document,
    page::{Page, shown},
};
use crate::exchange::Refused;
use reader::Reader;
use tokens::{Token, Tokens};

/// Groups within groups; programs write a few dozen.
const DEEPEST: usize = 10_000;
const CUT_OFF: &str = "it breaks off: the words up to there were taken";
const BEHIND: &str = "what stands behind the end of a file is not shown by any program";

/// # Errors
/// In words: nested beyond reason, or without words.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Document, Refused> {
    let mut page = Page::default();
    let mut reader = Reader::new(&mut page);
    let mut tokens = Tokens::of(bytes);
    for token in tokens.by_ref() {
        reader.take(token);
        match reader.depth() {
            0 if token == Token::Close => break,
            depth if depth > DEEPEST => return Err(too_deep(file)),
            _ => {}
        }
    }
    let cut_off = reader.finish();
    if cut_off {
        page.told.changed("ends of files", CUT_OFF, file);
    }
    if tokens.rest().iter().any(u8::is_ascii_graphic) {
        page.told.dropped("endings", BEHIND, file);
    }
    page.finish(file)
}

fn too_deep(file: &str) -> Refused {
    Refused::too_much(format!(
        "{file} is nested more than {DEEPEST} deep: no program writes that, and it was not read"
    ))
}

#[cfg(test)]
mod tests;
