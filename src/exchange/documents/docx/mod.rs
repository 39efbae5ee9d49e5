//! Word documents (ECMA-376, transitional and strict): the words as a reader of the finished text would see them.
//!
//! Tracked changes are read as accepted. Comments, notes, headers and footers are not the transcript's words: they
//! are left out and told in full.

mod body;
mod look;
mod notes;
mod parts;
mod styles;

use super::{Document, archive::Archive, page::Page, xml};
use crate::exchange::Refused;
use body::Body;
use parts::{Part, Parts};
use styles::Styles;

const HEADERS: &str = "they stand on every page, and nobody said them";
const EMBEDDED: &str = "only the words of the document itself are taken";

/// # Errors
/// In words: no Word document, encrypted, broken, too large, or without words.
pub(super) fn read(file: &str, archive: &mut Archive) -> Result<Document, Refused> {
    let parts = Parts::find(file, archive)?;
    let styles = match parts.bytes(archive, Part::Styles)?.pop() {
        Some(bytes) => Styles::read(file, &bytes)?,
        None => Styles::default(),
    };
    let mut page = Page::default();
    let Some(bytes) = archive.read(&parts.main)? else { return Err(no_word(file)) };
    let text = xml::text(&bytes);
    let document = xml::parse(file, &text)?;
    let mut body = Body::new(&mut page, &styles);
    for part in [Part::Comments, Part::Footnotes, Part::Endnotes] {
        for bytes in parts.bytes(archive, part)? {
            body.notes.read(file, part, &bytes)?;
        }
    }
    body.take(document.root_element());
    tell_margins(file, archive, &parts, &mut page)?;
    page.finish(file)
}

fn no_word(file: &str) -> Refused {
    Refused::unreadable(format!("{file} is no Word document: there is no text in it where Word keeps it"))
}

fn tell_margins(file: &str, archive: &mut Archive, parts: &Parts, page: &mut Page) -> Result<(), Refused> {
    for part in [Part::Header, Part::Footer] {
        for bytes in parts.bytes(archive, part)? {
            let text = xml::text(&bytes);
            let words = look::words(xml::parse(file, &text)?.root_element());
            if !words.is_empty() {
                page.told.dropped("headers and footers", HEADERS, super::page::shown(&words));
            }
        }
    }
    let embedded = parts.count(Part::Chunk);
    page.told.add(crate::exchange::Fate::Dropped, "embedded documents", embedded, EMBEDDED, None);
    Ok(())
}

#[cfg(test)]
mod tests;
