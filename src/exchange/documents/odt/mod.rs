//! OpenDocument texts (ODF 1.2 and 1.3): packed (`.odt`) and flat (`.fodt`).
//!
//! Tracked deletions stand apart from the text and are left out; annotations, notes, headers and footers are not the
//! transcript's words: they are left out and told in full.

mod body;
mod styles;

use roxmltree::{Document as Xml, Node};

use super::{
    Document,
    archive::{self, Archive},
    page::{Page, shown},
    xml::{self, attribute, child},
};
use crate::exchange::Refused;
use body::Body;
use styles::Styles;

const HEADERS: &str = "they stand on every page, and nobody said them";

/// # Errors
/// In words: encrypted, broken, too large, or without words.
pub(super) fn read(file: &str, archive: &mut Archive) -> Result<Document, Refused> {
    if is_encrypted(archive)? {
        return Err(archive::locked(file));
    }
    let Some(bytes) = archive.read("content.xml")? else { return Err(no_text(file)) };
    let text = xml::text(&bytes);
    let content = xml::parse(file, &text)?;
    let style_bytes = archive.read("styles.xml")?.unwrap_or_else(|| b"<none/>".to_vec());
    let style_text = xml::text(&style_bytes);
    let styles = xml::parse(file, &style_text)?;
    take(file, &content, &[&styles, &content])
}

/// The same in one file of XML.
///
/// # Errors
/// In words: broken, or without words.
pub(super) fn read_flat(file: &str, bytes: &[u8]) -> Result<Document, Refused> {
    let text = xml::text(bytes);
    let content = xml::parse(file, &text)?;
    take(file, &content, &[&content])
}

fn take(file: &str, content: &Xml, styled: &[&Xml]) -> Result<Document, Refused> {
    let styles = Styles::of(styled.iter().map(|document| document.root_element()));
    let text = child(content.root_element(), "body").and_then(|body| child(body, "text"));
    let Some(text) = text else { return Err(no_text(file)) };
    let mut page = Page::default();
    Body::new(&mut page, &styles).take(text);
    if let Some(first) = styled.first() {
        tell_margins(first.root_element(), &mut page);
    }
    page.finish(file)
}

/// Encrypted entries are no encrypted zip entries: only the manifest says so.
fn is_encrypted(archive: &mut Archive) -> Result<bool, Refused> {
    let manifest = archive.read("META-INF/manifest.xml")?.unwrap_or_default();
    let says = memchr::memmem::find(&manifest, b"encryption-data").is_some();
    Ok(says || archive.holds("encrypted-package"))
}

fn no_text(file: &str) -> Refused {
    Refused::unreadable(format!(
        "{file} is no OpenDocument text: save it as odt or docx in the program that made it"
    ))
}

fn tell_margins(root: Node, page: &mut Page) {
    let margins = root.descendants().filter(|node| {
        let name = node.tag_name().name();
        name.starts_with("header") || name.starts_with("footer")
    });
    for margin in margins.filter(|node| node.parent_element().is_some_and(is_master_page)) {
        let words = body::words(margin);
        if !words.is_empty() {
            page.told.dropped("headers and footers", HEADERS, shown(&words));
        }
    }
}

fn is_master_page(node: Node) -> bool {
    node.tag_name().name() == "master-page" && attribute(node, "name").is_some()
}

#[cfg(test)]
mod tests;
