//! A document as one page of its own: nothing fetched, nothing run, fit to be printed. Words under a note are
//! underlined in its colour; brackets with its number find it in the margin without any colour.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Block, Colour, Document, Hand, Note, Piece};
use crate::report::writers::{in_html, table_in_html};

/// Underlines beside each other before the first is used again.
const LANES: usize = 5;
/// `h1` is the title's.
const DEEPEST: u8 = 6;

pub fn html(document: &Document) -> String {
    let title = escaped(&document.title);
    let mut page = Page { document, open: Vec::new() };
    let blocks: String = document.blocks.iter().map(|block| page.block(block)).collect();
    format!(
        "<!doctype html>\n<html>\n<head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>{title}</title>\n<style>\n{}</style></head>\n<body{}>\n<h1 dir=\"auto\">{title}</h1>\n{}{blocks}\
         </body>\n</html>\n",
        include_str!("page.css"),
        if document.notes.is_empty() { "" } else { " class=\"noted\"" },
        legend(&document.notes),
    )
}

/// What is being written, and which notes are open here, each in a lane of underlines.
struct Page<'a> {
    document: &'a Document,
    open: Vec<(usize, usize)>,
}

impl Page<'_> {
    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Heading(level, words) => {
                let level = level.saturating_add(1).min(DEEPEST);
                format!("<h{level} dir=\"auto\">{}</h{level}>\n", escaped(words))
            }
            Block::Paragraph(pieces) => self.paragraph(pieces),
            Block::Table(table) => table_in_html(table),
        }
    }

    fn paragraph(&mut self, pieces: &[Piece]) -> String {
        let words: String = pieces.iter().map(|piece| self.piece(piece)).collect();
        let opened = pieces.iter().filter_map(|piece| match piece {
            Piece::Opens(number) => Some(self.in_the_margin(*number)),
            _ => None,
        });
        let margin: String = opened.collect();
        let margin = if margin.is_empty() { margin } else { format!("<aside>\n{margin}</aside>") };
        format!("<div class=\"row\"><p dir=\"auto\">{words}</p>{margin}</div>\n")
    }

    fn piece(&mut self, piece: &Piece) -> String {
        match piece {
            Piece::Words(hand, words) => self.underlined(*hand, words),
            Piece::Opens(number) => {
                let lane = (0..LANES).find(|lane| self.open.iter().all(|(_, taken)| taken != lane));
                self.open.push((*number, lane.unwrap_or(number % LANES)));
                format!("<sup class=\"mark\">⟦{}</sup>", number + 1)
            }
            Piece::Closes(number) => {
                self.open.retain(|(open, _)| open != number);
                format!("<sup class=\"mark\">{}⟧</sup>", number + 1)
            }
        }
    }

    fn underlined(&self, hand: Hand, words: &str) -> String {
        let around = self.open.iter().map(|&(number, lane)| {
            format!("<span class=\"lane{lane}\"{}>", style(self.note(number).and_then(|note| note.colour)))
        });
        let (open, close) = hand_in_html(hand);
        let ends = "</span>".repeat(self.open.len());
        format!("{}{open}{}{close}{ends}", around.collect::<String>(), escaped(words))
    }

    fn note(&self, number: usize) -> Option<&Note> {
        self.document.notes.get(number)
    }

    fn in_the_margin(&self, number: usize) -> String {
        let Some(note) = self.note(number) else { return String::new() };
        let said: String =
            note.said.iter().map(|words| format!("<p dir=\"auto\">{}</p>", escaped(words))).collect();
        format!(
            "<div class=\"note\"{}>{} <b dir=\"auto\">{}</b> <i>{}</i>{said}</div>\n",
            style(note.colour),
            number + 1,
            escaped(&note.label),
            escaped(&note.source()),
        )
    }
}

/// A name in front of a paragraph has a direction of its own, so that it does not decide that of the words.
fn hand_in_html(hand: Hand) -> (&'static str, &'static str) {
    match hand {
        Hand::Plain => ("", ""),
        Hand::Strong => ("<b dir=\"auto\">", "</b>"),
        Hand::Emphasis => ("<em>", "</em>"),
        Hand::Faint => ("<span class=\"faint\">", "</span>"),
    }
}

/// Every label with its colour and how often it stands, by name.
fn legend(notes: &[Note]) -> String {
    let mut labels: BTreeMap<&str, (Option<Colour>, usize)> = BTreeMap::new();
    for note in notes {
        labels.entry(&note.label).or_insert((note.colour, 0)).1 += 1;
    }
    let mut list = String::new();
    for (label, (colour, count)) in &labels {
        let words = escaped(label);
        let _ = writeln!(list, "<li{}><span dir=\"auto\">{words}</span> {count}</li>", style(*colour));
    }
    if list.is_empty() { list } else { format!("<ul class=\"legend\">\n{list}</ul>\n") }
}

fn style(colour: Option<Colour>) -> String {
    colour.map(|Colour(rgb)| format!(" style=\"--of:#{rgb:06x}\"")).unwrap_or_default()
}

fn escaped(words: &str) -> String {
    in_html(words).replace('\n', "<br>")
}
