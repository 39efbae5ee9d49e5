//! The XML inside office files: parsed whole, walked without recursion, so that no depth can overflow anything.

use std::borrow::Cow;

use roxmltree::{Document, Error, Node, ParsingOptions};

use super::encoding;
use crate::exchange::Refused;

/// A million words with every word in a run of its own have fewer.
const MOST_NODES: u32 = 8_000_000;

/// The text of a part: UTF-8 unless a byte order mark says UTF-16.
pub(in crate::exchange) fn text(bytes: &[u8]) -> Cow<'_, str> {
    encoding::marked(bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes))
}

/// # Errors
/// When it is no XML, brings definitions of its own, or has more nodes than any transcript needs.
pub(in crate::exchange) fn parse<'a>(file: &str, text: &'a str) -> Result<Document<'a>, Refused> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| refused(file, &error))
}

fn refused(file: &str, error: &Error) -> Refused {
    match error {
        Error::DtdDetected => Refused::unreadable(format!(
            "{file} brings definitions of its own (a DTD), which may be made to do harm: it was not read. Open it in \
             the program that made it and save it anew"
        )),
        Error::NodesLimitReached => {
            Refused::too_much(format!("{file} is far longer than any transcript: split it"))
        }
        error => Refused::unreadable(format!(
            "{file} is broken ({error}): get it again from where it came, or open it in the program that made it and \
             save it anew"
        )),
    }
}

/// An attribute by its name without prefix.
pub(in crate::exchange) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The first child element of that name.
pub(in crate::exchange) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

#[derive(Clone, Copy)]
pub(in crate::exchange) enum Step<'a, 'i> {
    In(Node<'a, 'i>),
    Out(Node<'a, 'i>),
}

/// Everything below a node in document order: into each node and out of it again.
pub(in crate::exchange) struct Walk<'a, 'i> {
    root: Node<'a, 'i>,
    last: Option<Step<'a, 'i>>,
}

impl<'a, 'i> Walk<'a, 'i> {
    pub fn below(root: Node<'a, 'i>) -> Walk<'a, 'i> {
        Walk { root, last: Some(Step::In(root)) }
    }

    /// Not into the node that was last entered, nor out of it.
    pub fn pass(&mut self) {
        if let Some(Step::In(node)) = self.last {
            self.last = Some(Step::Out(node));
        }
    }

    fn after(&self, node: Node<'a, 'i>) -> Option<Step<'a, 'i>> {
        if node == self.root {
            return None;
        }
        node.next_sibling().map(Step::In).or_else(|| node.parent().map(Step::Out))
    }
}

impl<'a, 'i> Iterator for Walk<'a, 'i> {
    type Item = Step<'a, 'i>;

    fn next(&mut self) -> Option<Step<'a, 'i>> {
        self.last = match self.last? {
            Step::In(node) => node.first_child().map(Step::In).or(Some(Step::Out(node))),
            Step::Out(node) => self.after(node),
        };
        self.last.filter(|step| !matches!(step, Step::Out(node) if *node == self.root))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_goes_in_and_out_and_around_what_is_skipped() {
        let document = parse("a", "<a><b>one<c/></b><d><e/></d></a>").unwrap();
        let mut walk = Walk::below(document.root_element());
        let mut seen = String::new();
        while let Some(step) = walk.next() {
            match step {
                Step::In(node) if node.is_text() => seen += node.text().unwrap(),
                Step::In(node) => {
                    seen += &format!("<{}", node.tag_name().name());
                    if node.tag_name().name() == "d" {
                        walk.pass();
                    }
                }
                Step::Out(node) if node.is_element() => seen += ">",
                Step::Out(_) => {}
            }
        }
        assert_eq!(seen, "<bone<c>><d");
    }

    #[test]
    fn no_depth_and_no_entity_does_harm() {
        let deep = "<a>".repeat(200_000) + &"</a>".repeat(200_000);
        let document = parse("deep", &deep).unwrap();
        assert_eq!(Walk::below(document.root_element()).count(), 2 * 199_999);
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>";
        assert!(parse("bomb.docx", bomb).unwrap_err().to_string().contains("definitions of its own"));
        assert!(parse("cut.docx", "<a><b>").unwrap_err().to_string().contains("is broken"));
    }
}
