//! XML as it is written: elements with their attributes, their words or their children, in the order of the schema.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

use super::clean::is_xml;
use crate::exchange::Refused;

#[derive(Clone, Debug, Default)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    words: String,
    children: Vec<Element>,
}

impl Element {
    pub fn new(name: &'static str) -> Element {
        Element { name, ..Element::default() }
    }

    /// `<CodeRef targetGUID="…"/>` and its like.
    pub fn pointing(name: &'static str, guid: impl Into<String>) -> Element {
        Element::new(name).with("targetGUID", guid)
    }

    pub fn saying(name: &'static str, words: impl Into<String>) -> Element {
        Element { words: words.into(), ..Element::new(name) }
    }

    /// A container of these; the standard has no empty ones.
    pub fn of(name: &'static str, children: Vec<Element>) -> Option<Element> {
        (!children.is_empty()).then(|| Element { children, ..Element::new(name) })
    }

    pub fn with(mut self, attribute: &'static str, value: impl Into<String>) -> Element {
        self.attributes.push((attribute, value.into()));
        self
    }

    pub fn holding(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.children.extend(children);
        self
    }

    /// With a description, if there is one.
    pub fn described(self, words: impl Into<String>) -> Element {
        let words = words.into();
        let said = (!words.is_empty()).then(|| Element::saying("Description", words));
        self.holding(said)
    }

    /// With what refers to notes.
    pub fn noted(self, notes: &[String]) -> Element {
        self.holding(notes.iter().map(|guid| Element::pointing("NoteRef", guid)))
    }

    pub fn push(&mut self, child: Element) {
        self.children.push(child);
    }

    /// The file, in UTF-8 without a mark, and how many characters were left out because XML cannot hold them.
    ///
    /// # Errors
    /// None that can be thought of: it is written to memory.
    pub fn file(&self) -> Result<(Vec<u8>, usize), Refused> {
        let mut out = Out { writer: Writer::new_with_indent(Vec::new(), b' ', 1), left_out: 0 };
        let failed = |error: std::io::Error| Refused::unreadable(format!("it cannot be written: {error}"));
        let declared = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None));
        out.writer.write_event(declared).map_err(failed)?;
        out.element(self).map_err(failed)?;
        let mut bytes = out.writer.into_inner();
        bytes.push(b'\n');
        Ok((bytes, out.left_out))
    }
}

struct Out {
    writer: Writer<Vec<u8>>,
    left_out: usize,
}

impl Out {
    /// As deep as codes are nested, which the writer of codes bounds.
    fn element(&mut self, element: &Element) -> std::io::Result<()> {
        let mut start = BytesStart::new(element.name);
        for (name, value) in &element.attributes {
            start.push_attribute((*name, self.held(value).as_str()));
        }
        if element.words.is_empty() && element.children.is_empty() {
            return self.writer.write_event(Event::Empty(start));
        }
        self.writer.write_event(Event::Start(start))?;
        if !element.words.is_empty() {
            let words = self.held(&element.words);
            self.writer.write_event(Event::Text(BytesText::new(&words)))?;
        }
        for child in &element.children {
            self.element(child)?;
        }
        self.writer.write_event(Event::End(BytesEnd::new(element.name)))
    }

    fn held(&mut self, words: &str) -> String {
        let held: String = words.chars().filter(|letter| is_xml(*letter)).collect();
        self.left_out += words.chars().count() - held.chars().count();
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_stands_in_words_and_names_comes_back() {
        let words = "a < b & \"c\"\n\t'd'\r\n";
        let element = Element::new("Code").with("name", words).described(words);
        let (bytes, left_out) = element.file().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let parsed = roxmltree::Document::parse(&text).unwrap();
        let code = parsed.root_element();
        assert_eq!(code.attribute("name"), Some(words), "{text}");
        assert_eq!(code.first_element_child().and_then(|child| child.text()), Some(words), "{text}");
        assert_eq!(left_out, 0);
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_counted() {
        let (bytes, left_out) = Element::new("Code").with("name", "a\u{0}b\u{FFFF}").file().unwrap();
        assert!(String::from_utf8(bytes).unwrap().contains("name=\"ab\""));
        assert_eq!(left_out, 2);
    }
}
