//! Paragraphs and what stands in them: runs of words, and where comments begin and end.

use quick_xml::events::BytesText;

use super::{Written, Xml, empty, within};
use crate::report::document::{Hand, Piece};
use crate::report::letters::{printable, runs_left};

/// A paragraph runs as its words do, whoever is named in front of them.
pub fn paragraph(xml: &mut Xml, style: &str, pieces: &[Piece]) -> Written {
    within(xml, "w:p", &[], |xml| {
        within(xml, "w:pPr", &[], |xml| {
            empty(xml, "w:pStyle", &[("w:val", style)])?;
            if is_leftward(pieces) { empty(xml, "w:bidi", &[]) } else { Ok(()) }
        })?;
        pieces.iter().try_for_each(|piece| written(xml, piece))
    })
}

fn is_leftward(pieces: &[Piece]) -> bool {
    let said: String = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Words(hand, words) if *hand != Hand::Strong => Some(words.as_str()),
            _ => None,
        })
        .collect();
    runs_left(&said)
}

fn written(xml: &mut Xml, piece: &Piece) -> Written {
    match piece {
        Piece::Words(hand, words) => run(xml, style_of(*hand), words),
        Piece::Opens(number) => empty(xml, "w:commentRangeStart", &[("w:id", &number.to_string())]),
        Piece::Closes(number) => {
            let id = number.to_string();
            empty(xml, "w:commentRangeEnd", &[("w:id", &id)])?;
            within(xml, "w:r", &[], |xml| {
                properties(xml, Some("CommentReference"), false)?;
                empty(xml, "w:commentReference", &[("w:id", &id)])
            })
        }
    }
}

fn style_of(hand: Hand) -> Option<&'static str> {
    match hand {
        Hand::Plain => None,
        Hand::Strong => Some("Strong"),
        Hand::Emphasis => Some("Emphasis"),
        Hand::Faint => Some("Faint"),
    }
}

pub fn run(xml: &mut Xml, style: Option<&str>, words: &str) -> Written {
    if words.is_empty() {
        return Ok(());
    }
    let words = printable(words);
    within(xml, "w:r", &[], |xml| {
        properties(xml, style, runs_left(&words))?;
        words.split('\n').enumerate().try_for_each(|(at, line)| {
            if at > 0 {
                empty(xml, "w:br", &[])?;
            }
            one_line(xml, line)
        })
    })
}

fn one_line(xml: &mut Xml, line: &str) -> Written {
    line.split('\t').enumerate().try_for_each(|(at, words)| {
        if at > 0 {
            empty(xml, "w:tab", &[])?;
        }
        if words.is_empty() {
            return Ok(());
        }
        let text = xml.create_element("w:t").with_attribute(("xml:space", "preserve"));
        text.write_text_content(BytesText::new(words)).map(drop)
    })
}

pub fn properties(xml: &mut Xml, style: Option<&str>, leftward: bool) -> Written {
    if style.is_none() && !leftward {
        return Ok(());
    }
    within(xml, "w:rPr", &[], |xml| {
        if let Some(style) = style {
            empty(xml, "w:rStyle", &[("w:val", style)])?;
        }
        if leftward { empty(xml, "w:rtl", &[]) } else { Ok(()) }
    })
}
