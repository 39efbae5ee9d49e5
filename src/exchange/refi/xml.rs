//! Walking over foreign XML: elements by their local names, whatever the namespace; references in every manner.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use roxmltree::{Document, ParsingOptions};

use super::guid::Guid;
use crate::exchange::Refused;

/// More elements than this are no project of interviews.
const MOST_NODES: u32 = 8_000_000;
/// Elements nested deeper than this were made by no person.
const DEEPEST: usize = 500;

/// The words of an XML file, by its byte order mark, or what its first line says, or as UTF-8.
pub fn words(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(bytes.get(..200.min(bytes.len())).unwrap_or_default());
    let declared = || {
        let line = head.split("?>").next()?;
        let label = line.split("encoding=").nth(1)?.get(1..)?.split(['"', '\'']).next()?.to_string();
        Encoding::for_label(label.as_bytes())
    };
    let utf8 = std::str::from_utf8(bytes).is_ok();
    let encoding = if utf8 { UTF_8 } else { declared().unwrap_or(WINDOWS_1252) };
    encoding.decode(bytes).0.into_owned()
}

/// # Errors
/// When it is not well-formed, declares entities, or is larger or deeper than anything may be.
pub fn parse<'a>(words: &'a str, what: &str) -> Result<Document<'a>, Refused> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let parsed = Document::parse_with_options(words, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => {
            Refused::too_much(format!("{what} holds more than {MOST_NODES} elements"))
        }
        roxmltree::Error::DtdDetected => Refused::unreadable(format!(
            "{what} declares entities of its own (a DTD), which no project needs and which may do harm: it is not read"
        )),
        error => Refused::unreadable(format!("the XML of {what} is broken: {error}")),
    })?;
    if is_too_deep(&parsed) {
        return Err(Refused::too_much(format!("{what} is nested more than {DEEPEST} elements deep")));
    }
    Ok(parsed)
}

/// Walks down and up again, counting as it goes: asking every element for its ancestors would take forever.
fn is_too_deep(parsed: &Document) -> bool {
    let (mut depth, mut here) = (0usize, parsed.root());
    loop {
        if let Some(child) = here.first_child() {
            (depth, here) = (depth + 1, child);
            if depth > DEEPEST {
                return true;
            }
            continue;
        }
        while here.next_sibling().is_none() {
            match here.parent() {
                Some(parent) => (depth, here) = (depth.saturating_sub(1), parent),
                None => return false,
            }
        }
        if let Some(next) = here.next_sibling() {
            here = next;
        }
    }
}

pub type Node<'a> = roxmltree::Node<'a, 'a>;

/// What this room asks of an element.
pub trait Tag<'a>: Copy {
    fn is(self, name: &str) -> bool;
    fn all(self, name: &'a str) -> impl Iterator<Item = Node<'a>>;
    fn one(self, name: &'a str) -> Option<Node<'a>>;
    /// The children of a container, which may be missing.
    fn within(self, container: &'a str, name: &'a str) -> impl Iterator<Item = Node<'a>>;
    fn said(self, attribute: &str) -> Option<&'a str>;
    fn name(self) -> &'a str;
    /// All its words, however they are cut up by comments.
    fn words(self) -> String;
    fn description(self) -> String;
    fn guid(self) -> Option<Guid>;
    /// An attribute that holds a GUID.
    fn pointing(self, attribute: &str) -> Option<Guid>;
    /// What a reference points to: `targetGUID`, or `guid`, or the words in it.
    fn target(self) -> Option<Guid>;
    /// What its children of this name point to.
    fn targets(self, name: &'a str) -> impl Iterator<Item = Guid>;
}

impl<'a> Tag<'a> for Node<'a> {
    fn is(self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }

    fn all(self, name: &'a str) -> impl Iterator<Item = Node<'a>> {
        self.children().filter(move |child| child.is(name))
    }

    fn one(self, name: &'a str) -> Option<Node<'a>> {
        self.all(name).next()
    }

    fn within(self, container: &'a str, name: &'a str) -> impl Iterator<Item = Node<'a>> {
        self.all(container).flat_map(move |container| container.all(name))
    }

    fn said(self, attribute: &str) -> Option<&'a str> {
        self.attributes().find(|said| said.name() == attribute).map(|said| said.value())
    }

    fn name(self) -> &'a str {
        self.said("name").unwrap_or_default()
    }

    fn words(self) -> String {
        self.children().filter(|child| child.is_text()).filter_map(|child| child.text()).collect()
    }

    fn description(self) -> String {
        self.one("Description").map(Tag::words).unwrap_or_default()
    }

    fn guid(self) -> Option<Guid> {
        self.pointing("guid")
    }

    fn pointing(self, attribute: &str) -> Option<Guid> {
        self.said(attribute).and_then(Guid::read)
    }

    fn target(self) -> Option<Guid> {
        self.pointing("targetGUID").or_else(|| self.guid()).or_else(|| Guid::read(&self.words()))
    }

    fn targets(self, name: &'a str) -> impl Iterator<Item = Guid> {
        self.all(name).filter_map(Tag::target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_local_and_references_stand_anywhere() {
        let text = r#"<q:Set xmlns:q="urn:odd"><q:MemberSource guid="{aa}"/><q:MemberSource>BB</q:MemberSource></q:Set>"#;
        let parsed = parse(text, "it").unwrap();
        let targets: Vec<Guid> = parsed.root_element().targets("MemberSource").collect();
        assert_eq!(targets, [Guid::read("AA").unwrap(), Guid::read("bb").unwrap()]);
    }

    #[test]
    fn words_are_read_by_mark_or_declaration() {
        assert_eq!(words("\u{FEFF}<a/>".as_bytes()), "<a/>");
        assert_eq!(
            words(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>").chars().nth(46),
            Some('é')
        );
        let wide: Vec<u8> = "\u{FEFF}<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(words(&wide), "<a>é</a>");
    }

    #[test]
    fn entities_and_endless_depth_are_refused_in_words() {
        let told = |text: &str| parse(text, "it").err().unwrap().to_string();
        assert!(told("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>").contains("entities"));
        assert!(told(&("<a>".repeat(600) + &"</a>".repeat(600))).contains("500 elements deep"));
        assert!(told("<a><b></a>").contains("broken"));
        assert!(parse(&("<a>".repeat(400) + "<b/><c/>" + &"</a>".repeat(400)), "it").is_ok());
    }
}
