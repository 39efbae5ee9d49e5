//! A document as plain words in Markdown. A note's stretch stands in brackets with its number, `⟦³not sure⟧[^3]`, and
//! the note is a footnote at the end of its part.

use super::{Block, Document, Hand, Note, Piece};
use crate::report::letters::printable;
use crate::report::markdown as table_in_markdown;

const DEEPEST: u8 = 6;

pub fn markdown(document: &Document) -> String {
    let mut page = format!("# {}\n", on_one_line(&document.title));
    let mut opened = Vec::new();
    for block in &document.blocks {
        if matches!(block, Block::Heading(1, _)) {
            page += &footnotes(document, &mut opened);
        }
        if let Block::Paragraph(pieces) = block {
            opened.extend(pieces.iter().filter_map(|piece| match piece {
                Piece::Opens(number) => Some(*number),
                _ => None,
            }));
        }
        page += "\n";
        page += &written(block);
    }
    page + &footnotes(document, &mut opened)
}

fn written(block: &Block) -> String {
    match block {
        Block::Heading(level, words) => {
            let signs = "#".repeat(usize::from(level.saturating_add(1).min(DEEPEST)));
            format!("{signs} {}\n", on_one_line(words))
        }
        Block::Paragraph(pieces) => paragraph(pieces) + "\n",
        Block::Table(table) => table_in_markdown(table),
    }
}

fn paragraph(pieces: &[Piece]) -> String {
    let mut line = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(hand, words) => line += &in_hand(*hand, words, line.is_empty()),
            Piece::Opens(number) => line += &format!("⟦{}", raised(number + 1)),
            Piece::Closes(number) => line += &format!("⟧[^{}]", number + 1),
        }
    }
    line
}

/// Blanks at the ends stay outside of the stars, which would not count as such beside them.
fn in_hand(hand: Hand, words: &str, begins: bool) -> String {
    let stars = match hand {
        Hand::Plain | Hand::Faint => return escaped(words, begins),
        Hand::Strong => "**",
        Hand::Emphasis => "*",
    };
    let core = words.trim();
    if core.is_empty() {
        return escaped(words, begins);
    }
    let (ahead, behind) = words.split_once(core).unwrap_or_default();
    format!("{}{stars}{}{stars}{}", escaped(ahead, begins), escaped(core, false), escaped(behind, false))
}

fn footnotes(document: &Document, opened: &mut Vec<usize>) -> String {
    let notes = opened.drain(..).filter_map(|number| Some((number, document.notes.get(number)?)));
    let mut foot = String::new();
    for (number, note) in notes {
        foot += if foot.is_empty() { "\n" } else { "" };
        foot += &footnote(number, note);
    }
    foot
}

fn footnote(number: usize, note: &Note) -> String {
    let label = in_hand(Hand::Strong, &on_one_line_raw(&note.label), false);
    let source = escaped(&note.source(), false);
    let said: String = note.said.iter().map(|words| format!("\n    {}\n", indented(words))).collect();
    format!("[^{}]: {label} {source}\n{said}", number + 1)
}

fn indented(words: &str) -> String {
    escaped(words, true).replace('\n', "\n    ")
}

fn on_one_line(words: &str) -> String {
    escaped(&on_one_line_raw(words), false)
}

fn on_one_line_raw(words: &str) -> String {
    printable(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words stay words: no markup, no HTML, no list where a line begins with a number or a dash. Line ends stay.
fn escaped(words: &str, begins: bool) -> String {
    let words = printable(words);
    let lines = words.split('\n').enumerate();
    let lines: Vec<String> = lines.map(|(at, line)| escaped_line(line, begins || at > 0)).collect();
    lines.join("\\\n")
}

fn escaped_line(line: &str, begins: bool) -> String {
    let line = if begins { line.trim_start() } else { line };
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let mut escaped = String::with_capacity(line.len());
    for (at, letter) in line.chars().enumerate() {
        let opens_list = begins
            && ((at == 0 && matches!(letter, '-' | '+' | '=' | ':'))
                || (at > 0 && at == digits && matches!(letter, '.' | ')')));
        if opens_list || is_markup(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn is_markup(letter: char) -> bool {
    matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$')
}

/// `³`.
fn raised(number: usize) -> String {
    let digit = |digit| match digit {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        _ => '⁰',
    };
    number.to_string().chars().map(digit).collect()
}
