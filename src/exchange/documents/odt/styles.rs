//! What OpenDocument's styles say about words: bold, italic, hidden, a title.

use std::collections::HashMap;

use roxmltree::Node;

use super::super::xml::{attribute, child};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub hidden: Option<bool>,
    pub title: Option<bool>,
}

/// By family and name: a paragraph's and a span's style may share a name.
#[derive(Default)]
pub(super) struct Styles {
    by_name: HashMap<(String, String), Look>,
}

/// A style rests on another, that on a third; longer chains are circles.
const DEEPEST: usize = 32;

type Named<'a, 'i> = HashMap<(&'a str, &'a str), Node<'a, 'i>>;

impl Styles {
    /// Later documents have the last word.
    pub fn of<'a, 'i: 'a>(documents: impl Iterator<Item = Node<'a, 'i>>) -> Styles {
        let mut all = Named::new();
        for group in documents.flat_map(|root| root.children()).filter(is_styles) {
            let named = group.children().filter_map(|style| Some((key(style)?, style)));
            all.extend(named);
        }
        let whole = all.iter().map(|((family, name), style)| {
            ((family.to_string(), name.to_string()), with_parents(*style, family, &all))
        });
        Styles { by_name: whole.collect() }
    }

    pub fn look(&self, family: &str, name: Option<&str>) -> Look {
        let known = name.and_then(|name| self.by_name.get(&(family.to_string(), name.to_string())));
        known.copied().unwrap_or_default()
    }
}

fn is_styles(node: &Node) -> bool {
    matches!(node.tag_name().name(), "styles" | "automatic-styles")
}

fn key<'a>(style: Node<'a, '_>) -> Option<(&'a str, &'a str)> {
    Some((attribute(style, "family")?, attribute(style, "name")?))
}

fn with_parents<'a, 'i>(style: Node<'a, 'i>, family: &'a str, all: &Named<'a, 'i>) -> Look {
    let mut look = own(style);
    let mut next = Some(style);
    for _ in 0..DEEPEST {
        next = next.and_then(|style| all.get(&(family, attribute(style, "parent-style-name")?)).copied());
        let Some(style) = next else { break };
        look = look.over(own(style));
    }
    look
}

fn own(style: Node) -> Look {
    let title = attribute(style, "name").filter(|name| matches!(*name, "Title" | "Subtitle")).map(|_| true);
    let Some(text) = child(style, "text-properties") else { return Look { title, ..Look::default() } };
    Look {
        bold: attribute(text, "font-weight").map(is_bold),
        italic: attribute(text, "font-style").map(|style| style != "normal"),
        hidden: attribute(text, "display").map(|display| display == "none"),
        title,
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
}

impl Look {
    /// What is said here, else what is said there.
    pub fn over(self, there: Look) -> Look {
        Look {
            bold: self.bold.or(there.bold),
            italic: self.italic.or(there.italic),
            hidden: self.hidden.or(there.hidden),
            title: self.title.or(there.title),
        }
    }
}
