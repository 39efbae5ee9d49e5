//! A page as a transcript: readable text, with a way from the bytes of its text content to code points of ours.
//!
//! Text content is what a browser calls so: all text nodes in document order, white space and all.

use scraper::{Html, Node};

/// Deeper nesting is an attack on whoever parses it.
const DEEPEST: usize = 1_000;

#[derive(Debug, Default)]
pub(super) struct Page {
    pub text: String,
    pub pictures: usize,
    /// For each code point of the text, twice the byte of the text content it stands for, and one more; what was put
    /// in between stands right before that byte.
    origins: Vec<u64>,
}

/// What parts two stretches of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Cell,
    Line,
    Paragraph,
}

#[derive(Default)]
struct Writing {
    page: Page,
    gap: Option<(Gap, u64)>,
    at: u64,
    verbatim: usize,
}

impl Page {
    /// `None` when its elements are nested too deeply.
    pub fn of(html: &str) -> Option<Page> {
        if is_too_deep(html) {
            return None;
        }
        let tree = Html::parse_fragment(html).tree;
        let mut writing = Writing::default();
        let mut here = tree.root();
        'walk: loop {
            writing.open(here.value());
            if let Some(child) = here.first_child() {
                here = child;
                continue;
            }
            loop {
                writing.close(here.value());
                if let Some(next) = here.next_sibling() {
                    here = next;
                    continue 'walk;
                }
                let Some(above) = here.parent() else { return Some(writing.page) };
                here = above;
            }
        }
    }

    /// The code points that stand between two bytes of the text content.
    pub fn between(&self, start: usize, end: usize) -> (i64, i64) {
        let at = |origin: u64| {
            let before = self.origins.partition_point(|known| *known < origin);
            i64::try_from(before).unwrap_or(i64::MAX)
        };
        (at((start as u64).saturating_mul(2).saturating_add(1)), at((end as u64).saturating_mul(2)))
    }
}

impl Writing {
    fn open(&mut self, node: &Node) {
        match node {
            Node::Text(words) => words.chars().for_each(|letter| self.letter(letter)),
            Node::Element(element) => {
                self.page.pictures += usize::from(element.name() == "img");
                self.verbatim += usize::from(element.name() == "pre");
                self.part(around(element.name()));
            }
            _ => {}
        }
    }

    fn close(&mut self, node: &Node) {
        if let Node::Element(element) = node {
            self.verbatim -= usize::from(element.name() == "pre");
            if element.name() != "br" {
                self.part(around(element.name()));
            }
        }
    }

    fn part(&mut self, gap: Gap) {
        let from = self.gap.map_or(self.at, |(_, from)| from);
        let wider = self.gap.map_or(gap, |(known, _)| known.max(gap));
        self.gap = (wider > Gap::None).then_some((wider, from));
    }

    fn letter(&mut self, letter: char) {
        let is_blank = matches!(letter, ' ' | '\t' | '\n' | '\u{c}' | '\r');
        if is_blank && self.verbatim == 0 {
            self.part(Gap::Space);
        } else {
            self.bridge();
            self.push(letter, 2 * self.at + 1);
        }
        self.at += letter.len_utf8() as u64;
    }

    fn bridge(&mut self) {
        let Some((gap, from)) = self.gap.take() else { return };
        if self.page.text.is_empty() {
            return;
        }
        let between = match gap {
            Gap::None => "",
            Gap::Space => " ",
            Gap::Cell => "\t",
            Gap::Line => "\n",
            Gap::Paragraph => "\n\n",
        };
        between.chars().for_each(|letter| self.push(letter, 2 * from));
    }

    fn push(&mut self, letter: char, origin: u64) {
        self.page.text.push(letter);
        self.page.origins.push(origin);
    }
}

/// What stands before and behind an element.
fn around(element: &str) -> Gap {
    match element {
        "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "pre" | "ul" | "ol" | "dl"
        | "table" | "caption" => Gap::Paragraph,
        "br" | "li" | "tr" | "dt" | "dd" => Gap::Line,
        "td" | "th" => Gap::Cell,
        _ => Gap::None,
    }
}

/// Counts tags without parsing: what is there only to be nested is never parsed at all.
fn is_too_deep(html: &str) -> bool {
    let single = ["br", "img", "col", "hr", "wbr", "!"];
    let mut depth = 0usize;
    for tag in html.split('<').skip(1) {
        let name = tag.split(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/')).next();
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !name.is_some_and(|name| single.contains(&name) || name.is_empty()) {
            depth += 1;
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that stand for these bytes of the text content.
    fn words(html: &str, start: usize, end: usize) -> String {
        let page = Page::of(html).unwrap();
        let (start, end) = page.between(start, end);
        page.text.chars().skip(start as usize).take((end - start) as usize).collect()
    }

    #[test]
    fn pages_read_as_paragraphs_lines_and_cells() {
        let html = "<h1>Title</h1>\n<p>One<br>two  <b>bold</b>\nend</p><ul><li>a</li><li>b</li></ul>\
                    <table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table><pre>x\n  y</pre>";
        let text = Page::of(html).unwrap().text;
        assert_eq!(text, "Title\n\nOne\ntwo bold end\n\na\nb\n\n1\t2\n3\n\nx\n  y");
    }

    #[test]
    fn bytes_of_the_text_content_lead_to_the_same_words() {
        let html = "<p>Kjære <i>Åse</i> &amp; 🙂</p>\n<p>Second  line</p>";
        assert_eq!(words(html, 7, 11), "Åse");
        assert_eq!(words(html, 12, 18), "& 🙂");
        assert_eq!(words(html, 19, 25), "Second");
        assert_eq!(words(html, 25, 32).trim(), "line");
        assert_eq!(words(html, 900, 901), "");
    }

    #[test]
    fn a_tower_of_elements_is_not_parsed() {
        assert!(Page::of(&"<b>".repeat(100_000)).is_none());
        assert!(Page::of(&"<p>x<br>y</p>".repeat(10_000)).is_some());
    }
}
