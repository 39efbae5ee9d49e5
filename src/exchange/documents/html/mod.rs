//! Web pages, and what word processors export as such: blocks become paragraphs, scripts and styles stay behind.

mod nesting;

use encoding_rs::Encoding;
use scraper::{
    ElementRef, Html, Node,
    node::{Element, Text},
};

use super::{
    Document, encoding,
    page::{Hand, Page},
};
use crate::exchange::{Fate, Refused};

const PICTURES: &str = "only words are taken";
const DELETED: &str = "struck out in the page: left out";
const LISTS: &str = "numbers and bullets that stand before paragraphs by themselves are no words of the text";
const READINGS: &str = "small print above the words that says how to read them";
const LARGEST: usize = 64 << 20;

/// # Errors
/// In words: too large, nested beyond reason, or without words.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Document, Refused> {
    if bytes.len() > LARGEST {
        return Err(Refused::too_much(format!("{file} is larger than {} MB: split it", LARGEST >> 20)));
    }
    let mut page = Page::default();
    let text = decoded(file, bytes, &mut page)?;
    nesting::check(file, &text)?;
    let html = Html::parse_document(&text);
    let mut reader = Reader { page: &mut page, hands: Vec::new(), preformatted: 0, listed: 0 };
    reader.take(&html);
    let listed = reader.listed;
    page.told.add(Fate::Dropped, "list numbers and bullets", listed, LISTS, None);
    page.finish(file)
}

/// In the encoding the page names, else as any text.
fn decoded(file: &str, bytes: &[u8], page: &mut Page) -> Result<String, Refused> {
    let said = if std::str::from_utf8(bytes).is_ok() { None } else { named(bytes) };
    if let Some(said) = said {
        page.told.changed("encodings", &format!("read as {}, as the page says", said.name()), file);
        let text = said.decode(bytes).0.into_owned();
        encoding::tell_undecodable(&mut page.told, &text);
        return Ok(text);
    }
    let decoded = encoding::decode(file, bytes)?;
    page.told.join(decoded.told);
    Ok(decoded.words)
}

/// `charset=` near the beginning.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..2048).unwrap_or(bytes).to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset=")? + b"charset=".len();
    let label = head.get(at..)?.iter().skip_while(|byte| matches!(byte, b'"' | b'\''));
    let label: Vec<u8> =
        label.take_while(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte)).copied().collect();
    Encoding::for_label(&label).filter(|encoding| *encoding != encoding_rs::UTF_8)
}

struct Reader<'a> {
    page: &'a mut Page,
    hands: Vec<Hand>,
    /// How many elements are open in which white space counts.
    preformatted: usize,
    listed: usize,
}

impl Reader<'_> {
    /// Into each node and out of it again, without recursion.
    fn take(&mut self, html: &Html) {
        let mut node = html.tree.root();
        loop {
            let goes_in = self.enter_node(node.value(), ElementRef::wrap(node));
            if let Some(child) = node.first_child().filter(|_| goes_in) {
                node = child;
                continue;
            }
            if goes_in {
                self.leave(node.value());
            }
            while node.next_sibling().is_none() {
                let Some(parent) = node.parent() else { return };
                self.leave(parent.value());
                node = parent;
            }
            let Some(next) = node.next_sibling() else { return };
            node = next;
        }
    }

    fn enter_node(&mut self, node: &Node, within: Option<ElementRef>) -> bool {
        match node {
            Node::Text(text) => self.say(text),
            Node::Element(element) => return self.enter(element, within),
            _ => {}
        }
        true
    }

    /// Whether to go into it.
    fn enter(&mut self, element: &Element, within: Option<ElementRef>) -> bool {
        let words = || within.map(|within| within.text().collect::<String>()).unwrap_or_default();
        match element.name() {
            "head" | "script" | "style" | "template" | "noscript" | "select" | "textarea" | "button"
            | "iframe" | "object" | "svg" | "math" | "audio" | "video" | "canvas" | "rp" => return false,
            "img" | "picture" => {
                self.page.leave_out("pictures", PICTURES, element.attr("alt").unwrap_or_default())
            }
            "del" | "s" | "strike" => {
                self.page.leave_out("deletions", DELETED, &words());
                return false;
            }
            "rt" => {
                self.page.leave_out("reading aids", READINGS, &words());
                return false;
            }
            "br" => self.page.say("\n", self.hand()),
            "table" => self.page.open_table(),
            "pre" => self.preformatted += 1,
            "li" => self.listed += 1,
            _ => {}
        }
        if is_block(element.name()) {
            self.page.end_paragraph();
        }
        self.hands.push(hand(element, self.hand()));
        true
    }

    fn leave(&mut self, node: &Node) {
        let Node::Element(element) = node else { return };
        self.hands.pop();
        match element.name() {
            "h1" => self.page.end_heading(1),
            "h2" => self.page.end_heading(2),
            "h3" => self.page.end_heading(3),
            "h4" => self.page.end_heading(4),
            "h5" => self.page.end_heading(5),
            "h6" => self.page.end_heading(6),
            "td" | "th" => self.page.end_cell(),
            "tr" => self.page.end_row(),
            "table" => self.page.close_table(),
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
        if is_block(element.name()) {
            self.page.end_paragraph();
        }
    }

    fn hand(&self) -> Hand {
        self.hands.last().copied().unwrap_or_default()
    }

    /// White space of any length is one space, unless the page says otherwise.
    fn say(&mut self, words: &Text) {
        if self.preformatted > 0 {
            return self.page.say(words, self.hand());
        }
        let mut spaced = self.page.is_spaced();
        let mut said = String::with_capacity(words.len());
        for letter in words.chars() {
            let space = matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !(space && spaced) {
                said.push(if space { ' ' } else { letter });
            }
            spaced = space;
        }
        self.page.say(&said, self.hand());
    }
}

fn hand(element: &Element, around: Hand) -> Hand {
    let style = element.attr("style").unwrap_or_default().replace(' ', "").to_lowercase();
    let bold = matches!(element.name(), "b" | "strong" | "th");
    let italic = matches!(element.name(), "i" | "em" | "cite");
    let weight = style.split_once("font-weight:").map(|(_, weight)| weight);
    let said_bold =
        weight.map(|weight| ["bold", "6", "7", "8", "9"].iter().any(|heavy| weight.starts_with(heavy)));
    Hand {
        bold: said_bold.unwrap_or(bold || around.bold),
        italic: italic || around.italic || style.contains("font-style:italic"),
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "title"
            | "ul"
    )
}

#[cfg(test)]
mod tests;
