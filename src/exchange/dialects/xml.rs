//! XML as foreign programs write it: a plain document type is passed over, entities of its own are refused.

use roxmltree::{Document, Node};

use crate::exchange::Refused;
use crate::exchange::documents::xml;

const DEEPEST: u8 = 100;

/// # Errors
/// When it is not well formed, declares entities, or nests without end.
pub fn open<'a>(text: &'a str, name: &str) -> Result<Document<'a>, Refused> {
    let document = xml::parse(name, text)?;
    if is_deep(&document) {
        return Err(Refused::too_much(format!("{name} nests more than {DEEPEST} elements in each other")));
    }
    Ok(document)
}

/// Whoever walks up from a node must not have far to go.
fn is_deep(document: &Document<'_>) -> bool {
    let mut depths: Vec<u8> = Vec::new();
    document.descendants().any(|node| {
        let above = node.parent().and_then(|parent| depths.get(parent.id().get_usize()));
        let depth = above.map_or(0, |depth| depth.saturating_add(1));
        depths.resize(node.id().get_usize(), 0);
        depths.push(depth);
        depth > DEEPEST
    })
}

/// Without `<!DOCTYPE Trans SYSTEM "trans-14.dtd">`, which the reader would refuse with all others.
pub fn without_doctype(text: &str) -> String {
    let doctype = text.find("<!DOCTYPE").and_then(|at| {
        let length = text.get(at..)?.find('>')? + 1;
        let is_plain = !text.get(at..at + length)?.contains('[');
        is_plain.then_some(at..at + length)
    });
    let mut text = text.to_owned();
    if let Some(doctype) = doctype {
        text.replace_range(doctype, "");
    }
    text
}

/// By local name: namespaces differ from program to program.
pub fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

pub fn all<'a, 'i>(root: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    root.descendants().filter(move |node| is(*node, name))
}

/// An attribute by its local name, empty where there is none: `xml:id` and `id` are one.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    xml::attribute(node, name).unwrap_or_default()
}

/// All text inside, with single blanks.
pub fn words(node: Node<'_, '_>) -> String {
    let text: String = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    spaced(&text)
}

pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
