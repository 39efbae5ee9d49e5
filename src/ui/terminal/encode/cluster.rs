//! One cell's text as a terminal will take it: harmless, and with a width that can be counted on or not.

use ratatui::buffer::{Cell, CellWidth};
use unicode_width::UnicodeWidthChar;

/// What stands for a text that must not reach the terminal.
const REPLACEMENT: &str = "?";

/// `cell` made safe for a place with `room` columns: control characters, bidi overrides and clusters that do
/// not fit are replaced. The rooms above already show such text safely; this is the last door.
pub fn tame(cell: &Cell, room: u16) -> Cell {
    let mut cell = cell.clone();
    if cell.symbol().chars().any(is_dangerous) {
        cell.set_symbol(REPLACEMENT);
    }
    if cell.cell_width() > room || cell.symbol().is_empty() {
        cell.set_symbol(" ");
    }
    cell
}

fn is_dangerous(character: char) -> bool {
    let bidi = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let separator = matches!(character, '\u{2028}' | '\u{2029}');
    character.is_control() || bidi || separator
}

/// Whether every terminal moves its cursor by the same number of columns for this text.
pub fn is_certain(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => is_certain_alone(only),
        _ => false,
    }
}

/// Latin, Greek, Cyrillic, punctuation, lines and blocks: one column. Kana, Han, Hangul: two. Emoji, marks
/// and scripts that join or reorder are left out.
fn is_certain_alone(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{377}'
        | '\u{384}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{1e00}'..='\u{1eff}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{20ac}' | '\u{2190}'..='\u{2193}'
        | '\u{2500}'..='\u{25a1}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        | '\u{3001}'..='\u{3002}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff01}'..='\u{ff5e}')
}

/// The most columns a terminal could take for this text: each character drawn by itself, none narrower than
/// two where terminals dispute it.
pub fn widest(symbol: &str) -> u16 {
    let columns: usize = symbol.chars().map(|character| character.width().unwrap_or(0)).sum();
    u16::try_from(columns.max(2)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        for hostile in ["\u{1b}[2J", "\u{7}", "\u{9b}2J", "a\u{202e}b", "\r\n", "\u{2028}"] {
            let mut cell = Cell::default();
            cell.set_symbol(hostile);
            assert_eq!(tame(&cell, 80).symbol(), REPLACEMENT);
        }
    }

    #[test]
    fn disputed_widths_are_known_as_such() {
        for sure in ["a", "é", "ж", "’", "─", "語", "한", "█"] {
            assert!(is_certain(sure), "{sure}");
        }
        for disputed in ["", "e\u{301}", "👩\u{200d}👧", "☺\u{fe0f}", "🙂", "ب", "नि"] {
            assert!(!is_certain(disputed), "{disputed}");
        }
        assert_eq!(widest("👩\u{200d}👧"), 4);
    }
}
