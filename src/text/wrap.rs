//! A paragraph as rows of a given width.
//!
//! Pure: the same paragraph and widths always give the same rows, and every row knows which stretch of the text
//! it shows. Marks, colours and the caret are laid over it by whoever draws.
use std::iter::Peekable;

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::bytes::{between, points};
use super::display::glyph;
use super::{Span, Transcript};

/// The stretch of a transcript shown on one row. The spaces at which a row was broken belong to it, and may
/// reach past its width: draw nothing of them there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub span: Span,
}

/// The rows of a paragraph, or of a stretch of one; they tile it exactly. `first` and `rest` are the widths in
/// cells of the first row and of those that follow; 0 counts as 1. Lines break where Unicode (UAX 14) allows it,
/// words that fit on no row between two graphemes. An empty paragraph gives one empty row.
pub fn wrap(transcript: &Transcript, paragraph: Span, first: u16, rest: u16) -> Vec<Row> {
    let text = transcript.slice(paragraph);
    let mut breaks = linebreaks(text).map(|(byte, _)| byte).peekable();
    let (mut rows, mut from) = (Vec::new(), 0);
    let mut at = paragraph.start.min(transcript.len());
    while from < text.len() || rows.is_empty() {
        let width = if rows.is_empty() { first } else { rest };
        let to = row_end(text, from, width.max(1), &mut breaks);
        let end = at + points(between(text, from..to));
        rows.push(Row { span: Span::new(at, end) });
        (from, at) = (to, end);
    }
    rows
}

/// The byte behind the last grapheme that fits on the row beginning at `from`.
fn row_end(text: &str, from: usize, width: u16, breaks: &mut Peekable<impl Iterator<Item = usize>>) -> usize {
    let (mut column, mut last_break) = (0u16, None);
    for (place, grapheme) in between(text, from..text.len()).grapheme_indices(true) {
        let here = from + place;
        if may_break(breaks, here) && here > from {
            last_break = Some(here);
        }
        let (_, cells, _) = glyph(grapheme, column);
        column = column.saturating_add(cells);
        if column > width && here > from && !hangs(grapheme) {
            return last_break.unwrap_or(here);
        }
    }
    text.len()
}

/// Whether a line may end before the byte `here`. Places inside a grapheme, which Unicode's rules for lines
/// know nothing of, are passed over.
fn may_break(breaks: &mut Peekable<impl Iterator<Item = usize>>, here: usize) -> bool {
    while breaks.next_if(|&next| next < here).is_some() {}
    breaks.next_if_eq(&here).is_some()
}

/// White space at which a line may end does not push anything to the next row.
fn hangs(grapheme: &str) -> bool {
    matches!(grapheme, " " | "\t" | "\u{3000}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{cells, hostile};

    fn rows(text: &str, first: u16, rest: u16) -> Vec<String> {
        let transcript = Transcript::new(text);
        let rows = wrap(&transcript, transcript.whole(), first, rest);
        rows.iter().map(|row| transcript.slice(row.span).to_owned()).collect()
    }

    #[test]
    fn words_move_to_the_next_row_and_their_spaces_stay() {
        assert_eq!(rows("it was very hard", 7, 9), ["it was ", "very hard"]);
        assert_eq!(rows("it was   very", 6, 6), ["it was   ", "very"]);
    }

    #[test]
    fn a_word_that_fits_nowhere_is_broken() {
        assert_eq!(rows("incomprehensible", 6, 6), ["incomp", "rehens", "ible"]);
        assert_eq!(rows("a incomprehensible", 6, 8), ["a ", "incompre", "hensible"]);
    }

    #[test]
    fn wide_characters_take_two_cells() {
        assert_eq!(rows("你好你好", 5, 5), ["你好", "你好"]);
        assert_eq!(rows("你好", 1, 1), ["你", "好"]);
    }

    #[test]
    fn an_empty_paragraph_is_one_empty_row() {
        assert_eq!(rows("", 10, 10), [""]);
    }

    fn check_rows(text: &str, width: u16) {
        let transcript = Transcript::new(text);
        let mut reached = 0;
        for row in wrap(&transcript, transcript.whole(), width, width) {
            assert_eq!(row.span.start, reached);
            reached = row.span.end;
            let fixed = |at, next| !hangs(transcript.slice(Span::new(at, next)));
            let drawn: Vec<_> =
                cells(&transcript, row.span).filter(|cell| fixed(cell.at, cell.next)).collect();
            let fits = drawn.last().is_none_or(|last| last.column + last.width <= width);
            assert!(fits || drawn.len() == 1, "{width}: {drawn:?}");
        }
        assert_eq!(reached, transcript.len());
    }

    #[test]
    fn hostile_paragraphs_wrap() {
        for text in hostile::texts() {
            check_rows(&text, 17);
        }
    }

    proptest! {
        #[test]
        fn rows_tile_their_paragraph_at_every_width(text in "\\PC{0,60}|([a-z ,-]|你|👍🏽|\u{301}|\t){0,60}") {
            for width in 1..120 {
                check_rows(&text, width);
            }
        }

        #[test]
        fn rows_of_any_string_tile_it(text in any::<String>(), width in 1u16..30) {
            check_rows(&text, width);
        }
    }
}
