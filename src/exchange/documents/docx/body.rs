//! The text of a Word document, element by element.

use roxmltree::Node;

use super::super::{
    page::{Hand, Page},
    symbols,
    xml::{Step, Walk, attribute, child},
};
use super::look::{switch, value, words};
use super::notes::Notes;
use super::parts::Part;
use super::styles::{Look, Styles};
use crate::exchange::Fate;

pub(super) struct Body<'a> {
    page: &'a mut Page,
    styles: &'a Styles,
    pub notes: Notes,
    /// Paragraphs that are open: a text box has some of its own.
    paragraphs: Vec<Paragraph>,
    hands: Vec<Hand>,
    /// Fields that are open, and whether their result is reached: what comes before it are instructions.
    fields: Vec<bool>,
    listed: usize,
}

#[derive(Clone, Copy, Default)]
struct Paragraph {
    look: Look,
    /// Its end was deleted: the next one goes on in its line.
    goes_on: bool,
}

const INSERTED: &str = "tracked and not yet accepted: taken as if they were";
const DELETED: &str = "tracked and not yet accepted: left out as if they were";
const MOVED: &str = "tracked and not yet accepted: taken where they were moved to";
const HIDDEN: &str = "they are formatted as hidden";
const LISTS: &str = "numbers and bullets that Word puts before paragraphs by itself are no words of the text";
const BOXES: &str = "their words come after the paragraph beside which they stand";
const PICTURES: &str = "only words are taken";
const OBJECTS: &str = "only words are taken: whatever other programs show in the text stays behind";
const SYMBOLS: &str = "only their font knows what they look like: shown as □";
const READINGS: &str = "small print above the words that says how to read them";
const PROMPTS: &str = "nobody filled in the field in which they stand";
const FORMULAS: &str = "their letters are taken as they come, without layout";

impl<'a> Body<'a> {
    pub fn new(page: &'a mut Page, styles: &'a Styles) -> Body<'a> {
        let (paragraphs, hands, fields) = (Vec::new(), Vec::new(), Vec::new());
        Body { page, styles, notes: Notes::default(), paragraphs, hands, fields, listed: 0 }
    }

    pub fn take(&mut self, root: Node) {
        let mut walk = Walk::below(root);
        while let Some(step) = walk.next() {
            match step {
                Step::In(node) if node.is_element() => {
                    if !self.enter(node) {
                        walk.pass();
                    }
                }
                Step::Out(node) if node.is_element() => self.leave(node),
                Step::In(_) | Step::Out(_) => {}
            }
        }
        self.page.told.add(Fate::Dropped, "list numbers and bullets", self.listed, LISTS, None);
    }

    /// Whether to go into it.
    fn enter(&mut self, node: Node) -> bool {
        match node.tag_name().name() {
            "p" => self.open_paragraph(node),
            "r" => return self.open_run(node),
            "t" => self.say(node.text().unwrap_or_default()),
            "tab" | "ptab" => self.say("\t"),
            "br" | "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("\u{2011}"),
            "sym" => self.say_symbol(node),
            "fldChar" => self.turn_field(node),
            "tbl" => self.page.open_table(),
            "tr" => return self.is_kept_row(node),
            "txbxContent" => self.open_box(),
            "ins" => self.page.change("insertions", INSERTED),
            "moveTo" => self.page.change("moved passages", MOVED),
            "oMath" => self.page.change("formulas", FORMULAS),
            name => return self.pass_by(name, node),
        }
        true
    }

    /// What is told and left out, or just left out for it has no words; everything else is gone into.
    fn pass_by(&mut self, name: &str, node: Node) -> bool {
        match name {
            "del" => self.page.leave_out("deletions", DELETED, &words(node)),
            "blip" | "imagedata" => self.page.leave_out("pictures", PICTURES, ""),
            "OLEObject" | "chart" | "relIds" => self.page.leave_out("embedded objects", OBJECTS, ""),
            "rt" => self.page.leave_out("reading aids", READINGS, &words(node)),
            "commentReference" => self.notes.tell(self.page, Part::Comments, node),
            "footnoteReference" => self.notes.tell(self.page, Part::Footnotes, node),
            "endnoteReference" => self.notes.tell(self.page, Part::Endnotes, node),
            "sdt" => return self.is_filled_in(node),
            "Fallback" => return !has_choice(node),
            "moveFrom" | "pPr" | "rPr" | "tblPr" | "tblGrid" | "trPr" | "tcPr" | "sdtPr" | "sdtEndPr"
            | "sectPr" | "instrText" | "delText" | "delInstrText" => {}
            _ => return true,
        }
        false
    }

    fn leave(&mut self, node: Node) {
        match node.tag_name().name() {
            "p" => self.close_paragraph(),
            "r" => drop(self.hands.pop()),
            "tc" => self.close_cell(node),
            "tr" => self.page.end_row(),
            "tbl" => self.page.close_table(),
            "txbxContent" => self.page.close_aside(),
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        let hand = self.hands.last().copied().unwrap_or_default();
        if self.fields.iter().all(|reached| *reached) {
            self.page.say(words, hand);
        }
    }

    fn open_paragraph(&mut self, node: Node) {
        let properties = child(node, "pPr");
        let style = self.styles.look(properties.and_then(|properties| value(properties, "pStyle")));
        let look = properties.map(Look::of_paragraph).unwrap_or_default().over(style);
        let mark = properties.and_then(|properties| child(properties, "rPr"));
        let goes_on = mark.is_some_and(|mark| child(mark, "del").or(child(mark, "moveFrom")).is_some());
        self.listed += usize::from(look.listed == Some(true) && look.heading.flatten().is_none());
        self.paragraphs.push(Paragraph { look, goes_on });
    }

    /// Instructions of a field end with their paragraph at the latest: a broken field must not swallow the rest.
    fn close_paragraph(&mut self) {
        self.fields.retain(|reached| *reached);
        let paragraph = self.paragraphs.pop().unwrap_or_default();
        if let Some(depth) = paragraph.look.heading.flatten() {
            self.page.end_heading(depth);
        } else if !paragraph.goes_on {
            self.page.end_paragraph();
        }
    }

    fn open_run(&mut self, node: Node) -> bool {
        let properties = child(node, "rPr");
        let style = self.styles.look(properties.and_then(|properties| value(properties, "rStyle")));
        let own = properties.map(Look::of_run).unwrap_or_default();
        let around = self.paragraphs.last().map(|paragraph| paragraph.look).unwrap_or_default();
        let look = own.over(style).over(around);
        if look.hidden == Some(true) {
            let hidden = words(node);
            if !hidden.is_empty() {
                self.page.leave_out("hidden words", HIDDEN, &hidden);
            }
            return false;
        }
        self.hands.push(Hand { bold: look.bold == Some(true), italic: look.italic == Some(true) });
        true
    }

    fn say_symbol(&mut self, node: Node) {
        let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let meant = symbols::meant(attribute(node, "font").unwrap_or_default(), code.unwrap_or(0xFFFF));
        if meant.is_none() {
            self.page.change("symbols", SYMBOLS);
        }
        self.say(meant.unwrap_or('□').encode_utf8(&mut [0; 4]));
    }

    fn turn_field(&mut self, node: Node) {
        match attribute(node, "fldCharType") {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                self.fields.iter_mut().next_back().into_iter().for_each(|reached| *reached = true)
            }
            _ => drop(self.fields.pop()),
        }
    }

    fn open_box(&mut self) {
        self.page.change("text boxes", BOXES);
        self.page.open_aside();
    }

    fn is_kept_row(&mut self, node: Node) -> bool {
        let deleted = child(node, "trPr").is_some_and(|properties| child(properties, "del").is_some());
        if deleted {
            self.page.leave_out("deletions", DELETED, &words(node));
        }
        !deleted
    }

    /// A cell that spans columns is followed by empty ones, so that columns stay columns.
    fn close_cell(&mut self, node: Node) {
        self.page.end_cell();
        let span = child(node, "tcPr").and_then(|properties| value(properties, "gridSpan"));
        let span: usize = span.and_then(|span| span.parse().ok()).unwrap_or(1);
        (1..span.min(64)).for_each(|_| self.page.end_cell());
    }

    fn is_filled_in(&mut self, node: Node) -> bool {
        let empty =
            child(node, "sdtPr").and_then(|properties| switch(properties, "showingPlcHdr")) == Some(true);
        if empty {
            self.page.leave_out("prompts", PROMPTS, &words(node));
        }
        !empty
    }
}

fn has_choice(fallback: Node) -> bool {
    fallback.parent().is_some_and(|parent| child(parent, "Choice").is_some())
}
