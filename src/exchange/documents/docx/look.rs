//! Small questions to Word's XML: what is switched on, what stands inside.

use roxmltree::Node;

use super::super::xml::{attribute, child};

/// The value of a child: `<w:jc w:val="left"/>` for `jc`.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| attribute(child, "val"))
}

/// A property that is on when it is there and not said to be off.
pub(super) fn switch(properties: Node, name: &str) -> Option<bool> {
    let said = child(properties, name)?;
    Some(!matches!(attribute(said, "val"), Some("0" | "false" | "off" | "none")))
}

/// All words below a node on one line, deleted ones too.
pub(super) fn words(node: Node) -> String {
    let mut words = String::new();
    for node in node.descendants().filter(Node::is_element) {
        match node.tag_name().name() {
            "t" | "delText" => words.push_str(node.text().unwrap_or_default()),
            "tab" | "br" | "cr" | "p" => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
