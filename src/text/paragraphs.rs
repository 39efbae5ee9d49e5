//! Paragraphs (lines of the text), and the stretches that over-long ones are cut into.
//!
//! Someone will open an interview that is one line of three million characters. So that nothing ever has to look
//! at all of it, a paragraph over [`LONG`] bytes is cut once, when the transcript is read, into stretches: at a
//! sentence's end where there is one, else at white space, else between two characters. Units and layout look
//! at one stretch at a time; whichever side they come from, the cuts are the same.
use std::ops::Range;

use memchr::{memchr, memrchr};
use unicode_segmentation::UnicodeSegmentation;

use super::bytes::{between, floor, line_around, lines};
use super::index::Index;
use super::sentences::sentences;
use super::{Span, Transcript};

/// Bytes above which a paragraph is cut, and the most a stretch may hold.
const LONG: usize = 4096;
/// Bytes before the limit in which a good place to cut is looked for.
const TAIL: usize = 512;

/// The paragraphs too long to look at whole, and the places inside them where they are cut.
pub(super) struct Cuts {
    long: Box<[Span]>,
    places: Box<[u32]>,
}

pub(super) fn cuts(text: &str, index: &Index) -> Cuts {
    let (mut long, mut places) = (Vec::new(), Vec::new());
    for line in long_lines(text) {
        long.push(Span::new(index.at_byte(text, line.start), index.at_byte(text, line.end)));
        cut_line(text, line, |byte| places.push(index.at_byte(text, byte)));
    }
    Cuts { long: long.into(), places: places.into() }
}

/// The lines of more than [`LONG`] bytes. From the start of a line, up to the last line end within so many bytes, there is
/// none: most of a text is passed over.
fn long_lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    let next = move || {
        // A line end of Windows is not counted to its line.
        while let Some(window) = text.as_bytes().get(from..from + LONG + 1) {
            match memrchr(b'\n', window) {
                Some(feed) => from += feed + 1,
                None => {
                    let line = line_around(text, from, from..text.len());
                    from = memchr(b'\n', text.as_bytes().get(line.end..)?)
                        .map_or(text.len(), |feed| line.end + feed + 1);
                    return Some(line);
                }
            }
        }
        None
    };
    std::iter::from_fn(next).filter(|line| line.len() > LONG)
}

fn cut_line(text: &str, line: Range<usize>, mut cut: impl FnMut(usize)) {
    let mut start = line.start;
    while line.end - start > LONG {
        start = place_to_cut(text, floor(text, start + LONG));
        cut(start);
    }
}

fn place_to_cut(text: &str, limit: usize) -> usize {
    let from = floor(text, limit.saturating_sub(TAIL));
    let tail = between(text, from..limit);
    let place = last_sentence(tail).or_else(|| last_gap(tail)).or_else(|| last_character(tail));
    place.map_or(limit, |place| from + place)
}

fn last_sentence(tail: &str) -> Option<usize> {
    let last = sentences(tail).pop()?;
    Some(tail.len() - last.len()).filter(|&place| place > 0)
}

fn last_gap(tail: &str) -> Option<usize> {
    let gap = |(_, grapheme): &(usize, &str)| grapheme.chars().all(char::is_whitespace);
    let (place, gap) = tail.grapheme_indices(true).rfind(gap)?;
    Some(place + gap.len())
}

fn last_character(tail: &str) -> Option<usize> {
    tail.grapheme_indices(true).next_back().map(|(place, _)| place).filter(|&place| place > 0)
}

impl Transcript {
    /// The paragraph holding `at`: one line of the text, without its line end. The line end counts as held by
    /// the line it ends; a final line end opens no further paragraph.
    pub fn paragraph_at(&self, at: u32) -> Span {
        let at = self.on_a_line(at);
        let after = self.cuts.long.partition_point(|long| long.end < at);
        match self.cuts.long.get(after) {
            Some(&long) if long.start <= at => long,
            _ => self.line(at, 0..self.text().len()),
        }
    }

    /// The paragraph after the one holding `at`.
    pub fn paragraph_after(&self, at: u32) -> Option<Span> {
        self.next_line(self.paragraph_at(at)).map(|next| self.paragraph_at(next))
    }

    /// The paragraph before the one holding `at`.
    pub fn paragraph_before(&self, at: u32) -> Option<Span> {
        self.paragraph_at(at).start.checked_sub(1).map(|end| self.paragraph_at(end))
    }

    /// The paragraph holding `at`, or, of an over-long one, the stretch of at most 4,096 bytes it is cut into.
    /// What draws or measures should go by stretches: their cost has a bound.
    pub fn stretch_at(&self, at: u32) -> Span {
        let at = self.on_a_line(at);
        let after = self.cuts.places.partition_point(|&place| place <= at);
        let from = after.checked_sub(1).and_then(|before| self.cuts.places.get(before));
        let from = from.map_or(0, |&place| self.byte_of(place));
        let to = self.cuts.places.get(after).map_or(self.text().len(), |&place| self.byte_of(place));
        self.line(at, from..to)
    }

    /// The stretch after the one holding `at`.
    pub fn stretch_after(&self, at: u32) -> Option<Span> {
        let here = self.stretch_at(at);
        if self.cuts.places.binary_search(&here.end).is_ok() {
            return Some(self.stretch_at(here.end));
        }
        self.next_line(here).map(|next| self.stretch_at(next))
    }

    /// The stretch before the one holding `at`.
    pub fn stretch_before(&self, at: u32) -> Option<Span> {
        self.stretch_at(at).start.checked_sub(1).map(|end| self.stretch_at(end))
    }

    /// All stretches of a span, of which the words are given, as bytes of these; without line ends.
    pub(super) fn stretches_of(&self, span: Span, words: &str) -> Vec<Range<usize>> {
        let first = self.cuts.places.partition_point(|&place| place <= span.start);
        let places = self.cuts.places.get(first..).unwrap_or_default();
        let places = places.iter().take_while(|&&place| place < span.end);
        let mut places = places.map(|&place| self.byte_of(place) - self.byte_of(span.start)).peekable();
        let mut stretches = Vec::new();
        for line in lines(words) {
            let mut start = line.start;
            while let Some(place) = places.next_if(|place| *place < line.end) {
                stretches.push(start..place);
                start = place;
            }
            stretches.push(start..line.end);
        }
        stretches
    }

    fn line(&self, at: u32, bounds: Range<usize>) -> Span {
        let line = line_around(self.text(), self.byte_of(at), bounds);
        Span::new(self.at_byte(line.start), self.at_byte(line.end))
    }

    /// Where the line after this paragraph begins, past LF or CRLF.
    fn next_line(&self, here: Span) -> Option<u32> {
        let rest = self.slice(Span::new(here.end, here.end.saturating_add(2)));
        let next = here.end.saturating_add(if rest.starts_with("\r\n") { 2 } else { 1 });
        (next < self.len()).then_some(next)
    }

    /// `at`, or the last offset that is on a line: behind a final line end there is none.
    fn on_a_line(&self, at: u32) -> u32 {
        let at = at.min(self.len());
        if at == self.len() && self.text().ends_with('\n') { at.saturating_sub(1) } else { at }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn paragraphs(transcript: &Transcript) -> Vec<&str> {
        let next = |span: &Span| transcript.paragraph_after(span.start);
        let spans = std::iter::successors(Some(transcript.paragraph_at(0)), next);
        spans.map(|span| transcript.slice(span)).collect()
    }

    fn stretches(transcript: &Transcript) -> Vec<Span> {
        let next = |span: &Span| transcript.stretch_after(span.start);
        std::iter::successors(Some(transcript.stretch_at(0)), next).collect()
    }

    #[test]
    fn paragraphs_are_lines_without_their_ends() {
        assert_eq!(paragraphs(&Transcript::new("one\n\ntwo\r\nthree\n")), ["one", "", "two", "three"]);
        assert_eq!(paragraphs(&Transcript::new("")), [""]);
        assert_eq!(paragraphs(&Transcript::new("\n\n")), ["", ""]);
    }

    #[test]
    fn a_line_of_many_sentences_is_cut_where_a_sentence_begins() {
        let transcript = Transcript::new("We tried. It was hard at first. ".repeat(1000));
        let all = stretches(&transcript);
        assert!(all.len() > 5);
        for stretch in all {
            let words = transcript.slice(stretch);
            assert!(words.starts_with("We tried") || words.starts_with("It was"), "{words}");
        }
        assert_eq!(transcript.paragraph_at(20_000), transcript.whole());
    }

    #[test]
    fn a_line_without_any_full_stop_is_cut_between_words() {
        let transcript = Transcript::new("and then ".repeat(3000));
        for stretch in stretches(&transcript) {
            assert!(transcript.slice(stretch).starts_with(['a', 't']));
        }
    }

    proptest! {
        #[test]
        fn stretches_tile_their_paragraphs_from_either_side(
            text in proptest::collection::vec("[a-zé你 .]{0,40}|\u{301}{0,30}|\r?\n", 0..200),
            copies in 1usize..12,
        ) {
            let transcript = Transcript::new(text.concat().repeat(copies));
            let forth = stretches(&transcript);
            let last = *forth.last().unwrap();
            let mut back: Vec<Span> =
                std::iter::successors(Some(last), |span| transcript.stretch_before(span.start)).collect();
            back.reverse();
            prop_assert_eq!(&forth, &back);
            for stretch in forth {
                prop_assert!(transcript.slice(stretch).len() <= LONG);
                prop_assert_eq!(transcript.stretch_at(stretch.start), stretch);
                prop_assert!(transcript.paragraph_at(stretch.start).covers(stretch));
            }
        }
    }
}
