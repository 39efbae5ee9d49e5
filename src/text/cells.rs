//! From a place in the text to a cell of its row, and back.
use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::bytes::points;
use super::display::glyph;
use super::{Span, Transcript};

/// One grapheme on its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The code point it begins with.
    pub at: u32,
    /// The code point behind it.
    pub next: u32,
    /// The column it begins in, from 0.
    pub column: u16,
    /// Cells it takes; at least 1.
    pub width: u16,
    /// What to draw.
    pub glyph: Cow<'a, str>,
    /// Whether that is the text itself rather than a substitute for something that must not be drawn.
    pub plain: bool,
}

/// The cells of a row from left to right, also those of spaces that hang past its width.
pub fn cells<'a>(transcript: &'a Transcript, row: Span) -> impl Iterator<Item = Cell<'a>> + 'a {
    let (mut at, mut column) = (row.start.min(transcript.len()), 0u16);
    transcript.slice(row).graphemes(true).map(move |grapheme| {
        let (glyph, width, plain) = glyph(grapheme, column);
        let cell = Cell { at, next: at + points(grapheme), column, width, glyph, plain };
        (at, column) = (cell.next, column.saturating_add(width));
        cell
    })
}

/// The column of the character holding `at`; behind the row's last cell for offsets past it.
pub fn column_of(transcript: &Transcript, row: Span, at: u32) -> u16 {
    let mut behind = 0;
    for cell in cells(transcript, row) {
        if at < cell.next {
            return cell.column;
        }
        behind = cell.column.saturating_add(cell.width);
    }
    behind
}

/// The character in a column; the row's last for columns past it, so that a click beside the words stays on the row.
pub fn offset_at(transcript: &Transcript, row: Span, column: u16) -> u32 {
    let reached = cells(transcript, row).take_while(|cell| cell.column <= column).last();
    reached.map_or(row.start.min(transcript.len()), |cell| cell.at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::wrap;

    #[test]
    fn every_cell_knows_its_place_in_the_text() {
        let transcript = Transcript::new("a你\tb");
        let drawn: Vec<_> = cells(&transcript, transcript.whole()).collect();
        let places: Vec<_> =
            drawn.iter().map(|cell| (cell.at, cell.column, cell.width, cell.plain)).collect();
        assert_eq!(places, [(0, 0, 1, true), (1, 1, 2, true), (2, 3, 1, false), (3, 4, 1, true)]);
    }

    #[test]
    fn a_click_beside_the_words_stays_on_the_row() {
        let transcript = Transcript::new("short");
        assert_eq!(offset_at(&transcript, transcript.whole(), 70), 4);
        assert_eq!(column_of(&transcript, transcript.whole(), 70), 5);
        assert_eq!(offset_at(&transcript, Span::new(2, 2), 3), 2);
    }

    proptest! {
        #[test]
        fn from_a_place_to_its_cell_and_back(text in "\\PC{0,60}|([a-z ]|你|👍🏽|\u{301}|\t|\r){0,60}", width in 1u16..40) {
            let transcript = Transcript::new(text);
            for row in wrap(&transcript, transcript.whole(), width, width) {
                for cell in cells(&transcript, row.span) {
                    for at in cell.at..cell.next {
                        let column = column_of(&transcript, row.span, at);
                        prop_assert_eq!(column, cell.column);
                        prop_assert_eq!(offset_at(&transcript, row.span, column), cell.at);
                    }
                    let last = cell.column + cell.width - 1;
                    prop_assert_eq!(offset_at(&transcript, row.span, last), cell.at);
                }
            }
        }
    }
}
