//! `word/document.xml`: the title, then block by block.

use super::pieces::paragraph;
use super::{WORDS, Written, Xml, empty, within};
use crate::report::document::{Block, Document, Hand, Piece};
use crate::report::{Cell, Table};

/// Word knows nine.
const DEEPEST: u8 = 9;

pub fn write(xml: &mut Xml, document: &Document) -> Written {
    within(xml, "w:document", &[WORDS], |xml| {
        within(xml, "w:body", &[], |xml| {
            line(xml, "Title", Hand::Plain, &document.title)?;
            document.blocks.iter().try_for_each(|block| written(xml, block))?;
            sheet(xml)
        })
    })
}

fn written(xml: &mut Xml, block: &Block) -> Written {
    match block {
        Block::Heading(level, words) => {
            line(xml, &format!("Heading{}", (*level).clamp(1, DEEPEST)), Hand::Plain, words)
        }
        Block::Paragraph(pieces) => paragraph(xml, "Normal", pieces),
        Block::Table(table) => tabled(xml, table),
    }
}

fn line(xml: &mut Xml, style: &str, hand: Hand, words: &str) -> Written {
    paragraph(xml, style, &[Piece::words(hand, words)])
}

/// A paragraph follows each table: two tables in a row would grow together.
fn tabled(xml: &mut Xml, table: &Table) -> Written {
    line(xml, "Caption", Hand::Plain, &table.title)?;
    within(xml, "w:tbl", &[], |xml| {
        within(xml, "w:tblPr", &[], |xml| {
            empty(xml, "w:tblStyle", &[("w:val", "TableGrid")])?;
            empty(xml, "w:tblW", &[("w:w", "0"), ("w:type", "auto")])
        })?;
        within(xml, "w:tblGrid", &[], |xml| {
            table.columns.iter().try_for_each(|_| empty(xml, "w:gridCol", &[]))
        })?;
        let heads: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
        row(xml, &heads, Hand::Strong)?;
        let shown = table.rows.iter().map(|cells| cells.iter().map(Cell::shown).collect::<Vec<_>>());
        shown.into_iter().try_for_each(|cells| row(xml, &cells, Hand::Plain))
    })?;
    paragraph(xml, "Normal", &[])
}

/// The heads stand again on every page.
fn row(xml: &mut Xml, cells: &[String], hand: Hand) -> Written {
    within(xml, "w:tr", &[], |xml| {
        if hand == Hand::Strong {
            within(xml, "w:trPr", &[], |xml| empty(xml, "w:tblHeader", &[]))?;
        }
        cells.iter().try_for_each(|words| within(xml, "w:tc", &[], |xml| line(xml, "Normal", hand, words)))
    })
}

/// A4, with room beside the words.
fn sheet(xml: &mut Xml) -> Written {
    within(xml, "w:sectPr", &[], |xml| {
        empty(xml, "w:pgSz", &[("w:w", "11906"), ("w:h", "16838")])?;
        let edges = ["top", "right", "bottom", "left"].map(|side| (format!("w:{side}"), "1418"));
        let rest = [("w:header", "708"), ("w:footer", "708"), ("w:gutter", "0")];
        let edges = edges.iter().map(|(side, twips)| (side.as_str(), *twips)).chain(rest);
        empty(xml, "w:pgMar", &edges.collect::<Vec<_>>())
    })
}
