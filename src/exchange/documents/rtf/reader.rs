//! The state of an RTF file while it is read: what each group inherits, and what a control word changes.

use super::super::page::{Hand, Page};
use super::entries::Entry;
use super::flow::Flow;
use super::letters::{Letters, letter};
use super::places::{Aside, Place, place};
use super::tokens::Token;
use crate::exchange::Fate;

pub(super) struct Reader<'a> {
    pub page: &'a mut Page,
    pub letters: Letters,
    /// Numbers of the paragraph styles that are headings.
    pub headings: Vec<i32>,
    pub group: Group,
    groups: Vec<Group>,
    /// Bytes that are not letters yet: some letters take two.
    bytes: Vec<u8>,
    /// So many letters are still to be passed over: they are for readers without Unicode.
    instead: usize,
    /// Whether a group has just begun, and whether a star stands at its beginning.
    begins: bool,
    starred: bool,
    pub entry: Entry,
    pub flow: Flow,
    listed: usize,
}

#[derive(Clone, Copy)]
pub(super) struct Group {
    pub place: Place,
    pub hand: Hand,
    pub hidden: Unseen,
    pub font: i32,
    /// How many letters stand in for one `\u`.
    pub instead: usize,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Unseen {
    #[default]
    No,
    Hidden,
    Deleted,
}

const INSERTED: &str = "tracked and not yet accepted: taken as if they were";
const PICTURES: &str = "only words are taken";
const LISTS: &str = "numbers and bullets that stand before paragraphs by themselves are no words of the text";
const UNKNOWN: &str = "the code page it names is not known, windows-1252 was taken: check the accents";

impl<'a> Reader<'a> {
    pub fn new(page: &'a mut Page) -> Reader<'a> {
        let (place, hand, hidden) = (Place::Text, Hand::default(), Unseen::No);
        Reader {
            page,
            letters: Letters::default(),
            headings: Vec::new(),
            group: Group { place, hand, hidden, font: 0, instead: 1 },
            groups: Vec::new(),
            bytes: Vec::new(),
            instead: 0,
            begins: false,
            starred: false,
            entry: Entry::default(),
            flow: Flow::default(),
            listed: 0,
        }
    }

    pub fn depth(&self) -> usize {
        self.groups.len()
    }

    /// Says whether the file breaks off.
    pub fn finish(mut self) -> bool {
        self.flush();
        let cut_off = !self.groups.is_empty();
        while !self.groups.is_empty() {
            self.close();
        }
        self.end_paragraph();
        self.page.told.add(Fate::Dropped, "list numbers and bullets", self.listed, LISTS, None);
        cut_off
    }

    pub fn take(&mut self, token: Token) {
        match token {
            Token::Text(text) => text.iter().for_each(|byte| self.byte(*byte)),
            Token::Hex(byte) => self.byte(byte),
            token => {
                self.flush();
                self.take_control(token);
            }
        }
    }

    fn take_control(&mut self, token: Token) {
        let begins = std::mem::take(&mut self.begins);
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Symbol(b'*') if begins => (self.begins, self.starred) = (true, true),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => {
                let starred = std::mem::take(&mut self.starred);
                self.enter(word, begins, starred);
                self.word(word, number);
            }
            Token::Text(_) | Token::Hex(_) => {}
        }
    }

    fn open(&mut self) {
        self.groups.push(self.group);
        (self.begins, self.starred, self.instead) = (true, false, 0);
    }

    fn close(&mut self) {
        self.instead = 0;
        let Some(outer) = self.groups.pop() else { return };
        let inner = std::mem::replace(&mut self.group, outer);
        match (inner.place, outer.place) {
            (Place::Fonts | Place::Styles, _) => self.end_entry(inner.place),
            (Place::Aside(aside), place) if place != inner.place => self.tell(aside),
            (Place::Text, Place::Machinery) => self.close_box(),
            _ => {}
        }
    }

    /// A control word may say what the group is that it begins. Text boxes and pictures stand deep in machinery.
    fn enter(&mut self, word: &str, begins: bool, starred: bool) {
        match (word, self.group.place) {
            (_, Place::Nothing) => {}
            ("shptxt" | "dptxbxtext", Place::Machinery) => {
                self.open_box();
                self.group.place = Place::Text;
            }
            ("pict", Place::Text | Place::Machinery) => {
                self.page.leave_out("pictures", PICTURES, "");
                self.group.place = Place::Machinery;
            }
            (_, Place::Machinery) => {}
            _ if begins => {
                self.listed += usize::from(matches!(word, "listtext" | "pntext"));
                self.group.place = place(word, starred).unwrap_or(self.group.place);
            }
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if let Some(letter) = letter(word) {
            return self.letter(letter);
        }
        if word == "u" {
            return self.unicode(number.unwrap_or(0));
        }
        self.instead = 0;
        let on = number != Some(0);
        match word {
            "b" => self.group.hand.bold = on,
            "i" => self.group.hand.italic = on,
            "v" => self.group.hidden = if on { Unseen::Hidden } else { Unseen::No },
            "deleted" => self.group.hidden = if on { Unseen::Deleted } else { Unseen::No },
            "plain" => (self.group.hand, self.group.hidden) = (Hand::default(), Unseen::No),
            "revised" if on && self.group.place == Place::Text => self.page.change("insertions", INSERTED),
            "uc" => self.group.instead = usize::try_from(number.unwrap_or(1)).unwrap_or(1),
            "ftnalt" if self.group.place == Place::Aside(Aside::Footnote) => {
                self.group.place = Place::Aside(Aside::Endnote);
            }
            _ => self.font_or_flow(word, number),
        }
    }

    fn font_or_flow(&mut self, word: &str, number: Option<i32>) {
        match (word, number) {
            ("f", Some(font)) => {
                self.group.font = font;
                self.entry.number = font;
            }
            ("deff", Some(font)) => self.group.font = font,
            ("fcharset", Some(charset)) => self.entry.charset = charset,
            ("ansicpg", Some(page)) => self.set_code_page(page),
            ("mac", _) => self.set_code_page(10000),
            ("s", Some(style)) => self.set_style(style),
            ("outlinelevel", Some(0..9)) => self.set_outlined(),
            _ if self.group.place == Place::Text => self.turn(word),
            ("par" | "line" | "tab" | "cell" | "sect" | "page", _) => self.letter(' '),
            _ => {}
        }
    }

    fn set_code_page(&mut self, number: i32) {
        match Letters::code_page(number) {
            Some(page) => self.letters.page = page,
            None => self.page.told.changed("encodings", UNKNOWN, format!("code page {number}")),
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'~' => self.letter('\u{A0}'),
            b'_' => self.letter('\u{2011}'),
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'\r' | b'\n' => self.word("par", None),
            b'\t' => self.letter('\t'),
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        self.begins = false;
        if self.instead > 0 {
            self.instead -= 1;
        } else if !matches!(self.group.place, Place::Machinery | Place::Nothing) {
            self.bytes.push(byte);
        }
    }

    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let words = self.letters.decode(&std::mem::take(&mut self.bytes), self.group.font);
            self.say(&words);
        }
    }

    pub fn letter(&mut self, letter: char) {
        if self.instead > 0 {
            self.instead -= 1;
        } else {
            self.say(letter.encode_utf8(&mut [0; 4]));
        }
    }

    fn unicode(&mut self, number: i32) {
        if let Some(letter) = self.letters.unicode(number, self.group.font) {
            self.say(letter.encode_utf8(&mut [0; 4]));
        }
        self.instead = self.group.instead;
    }
}
