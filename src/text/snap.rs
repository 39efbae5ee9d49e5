//! Spans that split no character.
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::bytes::points;
use super::{Span, Transcript};

impl Transcript {
    /// The span grown at both ends until it splits no character as a reader sees one (a grapheme).
    ///
    /// Inside an over-long paragraph a single character of thousands of combining marks may be split where
    /// the paragraph is cut.
    pub fn snap(&self, span: Span) -> Span {
        let span = self.clamp(span);
        Span::new(self.character_start(span.start), self.character_end(span.end))
    }

    fn character_start(&self, at: u32) -> u32 {
        if parts_plain(self.text().as_bytes(), self.byte_of(at)) {
            return at;
        }
        let here = self.with_line_end(at);
        let (text, inside) = self.split(here, at);
        if is_boundary(text, inside) {
            return at;
        }
        let before = text.get(..inside).unwrap_or_default();
        let mut cursor = GraphemeCursor::new(inside, text.len(), true);
        let start = cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0);
        at - points(before.get(start..).unwrap_or_default())
    }

    fn character_end(&self, at: u32) -> u32 {
        let start = self.character_start(at);
        if start == at {
            return at;
        }
        let here = self.with_line_end(at);
        let (text, inside) = self.split(here, start);
        let rest = text.get(inside..).unwrap_or_default();
        start + rest.graphemes(true).next().map_or(0, points)
    }

    /// The stretch holding `at` and the line end behind it, of which CRLF is one character too.
    fn with_line_end(&self, at: u32) -> Span {
        let stretch = self.stretch_at(at);
        let until = self.stretch_after(at).map_or(self.len(), |next| next.start);
        Span::new(stretch.start, until)
    }

    fn split(&self, here: Span, at: u32) -> (&str, usize) {
        (self.slice(here), self.byte_of(at) - self.byte_of(here.start))
    }
}

/// Whether plain letters stand on both sides, of which only CR and LF are one character together.
pub(super) fn parts_plain(text: &[u8], byte: usize) -> bool {
    let before = byte.checked_sub(1).and_then(|before| text.get(before));
    match (before, text.get(byte)) {
        (Some(before), Some(behind)) => before.is_ascii() && behind.is_ascii() && *before != b'\r',
        _ => true,
    }
}

fn is_boundary(text: &str, inside: usize) -> bool {
    GraphemeCursor::new(inside, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_span_takes_in_the_characters_it_would_split() {
        let transcript = Transcript::new("e\u{301}a 👍🏽 b\r\nc");
        assert_eq!(transcript.snap(Span::new(1, 2)), Span::new(0, 2));
        assert_eq!(transcript.snap(Span::new(0, 1)), Span::new(0, 2));
        assert_eq!(transcript.snap(Span::new(5, 6)), Span::new(4, 6));
        assert_eq!(transcript.snap(Span::new(9, 90)), Span::new(8, 11));
        assert_eq!(transcript.snap(Span::new(3, 3)), Span::new(3, 3));
    }

    proptest! {
        #[test]
        fn snapping_splits_nothing_and_snapping_again_changes_nothing(
            text in "([a-z \\n]|\r\n|e\u{301}|👍🏽|🇳🇴|\u{200d}|각){0,40}", start in 0u32..60, end in 0u32..60,
        ) {
            let transcript = Transcript::new(text.as_str());
            let snapped = transcript.snap(Span::new(start, end));
            prop_assert_eq!(transcript.snap(snapped), snapped);
            prop_assert!(snapped.covers(transcript.clamp(Span::new(start, end))));
            let mut edges: Vec<usize> = text.grapheme_indices(true).map(|(byte, _)| byte).collect();
            edges.push(text.len());
            prop_assert!(edges.contains(&transcript.byte_of(snapped.start)));
            prop_assert!(edges.contains(&transcript.byte_of(snapped.end)));
        }
    }
}
