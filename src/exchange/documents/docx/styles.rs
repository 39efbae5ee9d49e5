//! What Word's styles say about words: bold, italic, hidden, a heading, an item of a list.

use std::collections::HashMap;

use roxmltree::Node;

use super::super::xml::{self, attribute, child};
use super::look::{switch, value};
use crate::exchange::Refused;

/// What one style or one place says; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub hidden: Option<bool>,
    /// How deep; nothing for what is said to be none.
    pub heading: Option<Option<u8>>,
    pub listed: Option<bool>,
}

#[derive(Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Look>,
}

/// A style rests on another, that on a third; longer chains are circles.
const DEEPEST: usize = 32;

impl Styles {
    /// # Errors
    /// When it is no XML.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Styles, Refused> {
        let text = xml::text(bytes);
        let document = xml::parse(file, &text)?;
        let styles = document.root_element().children().filter(|node| node.tag_name().name() == "style");
        let own: HashMap<&str, Node> =
            styles.filter_map(|node| Some((attribute(node, "styleId")?, node))).collect();
        let by_id = own.iter().map(|(id, node)| (id.to_string(), whole(*node, &own)));
        Ok(Styles { by_id: by_id.collect() })
    }

    pub fn look(&self, id: Option<&str>) -> Look {
        id.and_then(|id| self.by_id.get(id)).copied().unwrap_or_default()
    }
}

/// With what the styles say on which it rests.
fn whole(style: Node, all: &HashMap<&str, Node>) -> Look {
    let mut look = own(style);
    let mut next = Some(style);
    for _ in 0..DEEPEST {
        next = next.and_then(|style| all.get(value(style, "basedOn")?).copied());
        let Some(style) = next else { break };
        look = look.over(own(style));
    }
    look
}

fn own(style: Node) -> Look {
    let paragraph = child(style, "pPr").map(Look::of_paragraph).unwrap_or_default();
    let run = child(style, "rPr").map(Look::of_run).unwrap_or_default();
    let name = value(style, "name").unwrap_or_default().to_lowercase();
    let look = run.over(paragraph);
    Look { heading: named(&name).map(Some).or(look.heading), ..look }
}

/// The depth that the name of a style tells.
fn named(style: &str) -> Option<u8> {
    match style.strip_prefix("heading ") {
        Some(depth) => Some(depth.trim().parse().unwrap_or(1)),
        None => matches!(style, "title" | "subtitle").then_some(0),
    }
}

impl Look {
    /// What is said here, else what is said there.
    pub fn over(self, there: Look) -> Look {
        Look {
            bold: self.bold.or(there.bold),
            italic: self.italic.or(there.italic),
            hidden: self.hidden.or(there.hidden),
            heading: self.heading.or(there.heading),
            listed: self.listed.or(there.listed),
        }
    }

    pub fn of_run(properties: Node) -> Look {
        Look {
            bold: switch(properties, "b"),
            italic: switch(properties, "i"),
            hidden: switch(properties, "vanish"),
            ..Look::default()
        }
    }

    /// Outline level 9 is body text.
    pub fn of_paragraph(properties: Node) -> Look {
        let level = value(properties, "outlineLvl").and_then(|level| level.parse::<u8>().ok());
        let numbered = child(properties, "numPr").map(|list| value(list, "numId") != Some("0"));
        Look {
            heading: level.map(|level| (level < 9).then_some(level + 1)),
            listed: numbered,
            ..Look::default()
        }
    }
}
