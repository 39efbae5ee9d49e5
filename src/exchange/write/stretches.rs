//! The words of a transcript as paragraphs, with the places at which notes begin and end among them.

use std::iter::Peekable;

use crate::report::document::{Hand, Piece};
use crate::study::Study;
use crate::text::{Span, Transcript};

/// Where a note begins or ends.
struct Mark {
    at: u32,
    order: Order,
    number: usize,
}

/// What comes first where several marks stand in one place: a note that ends makes room for the next, and one that
/// holds nothing begins before it ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Ends,
    Begins,
    EndsWhereItBegan,
}

/// Every line that holds words is a paragraph, its speaker in front; what an interviewer says is set back. `notes`
/// are the notes' numbers and spans; one that stands on no words at all is kept at the nearest paragraph.
pub(super) fn paragraphs(study: &Study, text: &Transcript, notes: &[(usize, Span)]) -> Vec<Vec<Piece>> {
    let mut pen = Pen { study, text, marks: marks(notes).into_iter().peekable(), pieces: Vec::new() };
    let lines = lines(text);
    let mut paragraphs = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        pen.line(*line);
        pen.ends_before(lines.get(n + 1).map_or(u32::MAX, |next| next.start));
        paragraphs.push(std::mem::take(&mut pen.pieces));
    }
    let behind: Vec<Piece> = pen.marks.map(|mark| piece(&mark)).collect();
    match paragraphs.last_mut() {
        Some(last) => last.extend(behind),
        None if behind.is_empty() => {}
        None => paragraphs.push(behind),
    }
    paragraphs
}

fn marks(notes: &[(usize, Span)]) -> Vec<Mark> {
    let both = notes.iter().flat_map(|&(number, span)| {
        let ends = if span.is_empty() { Order::EndsWhereItBegan } else { Order::Ends };
        [Mark { at: span.start, order: Order::Begins, number }, Mark { at: span.end, order: ends, number }]
    });
    let mut marks: Vec<Mark> = both.collect();
    marks.sort_by_key(|mark| (mark.at, mark.order, mark.number));
    marks
}

/// Without blank lines and the blanks at their ends.
fn lines(text: &Transcript) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0u32;
    for line in text.text().split('\n') {
        let points = |words: &str| u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
        let words = line.trim_end();
        if !words.is_empty() {
            lines.push(Span::new(start, start.saturating_add(points(words))));
        }
        start = start.saturating_add(points(line)).saturating_add(1);
    }
    lines
}

struct Pen<'a, M: Iterator<Item = Mark>> {
    study: &'a Study,
    text: &'a Transcript,
    marks: Peekable<M>,
    pieces: Vec<Piece>,
}

impl<M: Iterator<Item = Mark>> Pen<'_, M> {
    fn line(&mut self, line: Span) {
        let turn = self.text.turn_at(line.end.saturating_sub(1));
        let words =
            turn.and_then(|turn| self.text.turns().get(turn)).map_or(line.start, |turn| turn.words.start);
        let words = words.clamp(line.start, line.end);
        let asks = turn.is_some_and(|turn| self.study.is_interviewer(self.text, turn));
        self.stretch(Span::new(line.start, words), Hand::Strong);
        self.stretch(Span::new(words, line.end), if asks { Hand::Faint } else { Hand::Plain });
    }

    /// Words, parted where notes begin and end.
    fn stretch(&mut self, span: Span, hand: Hand) {
        let mut at = span.start;
        while let Some(mark) = self.marks.next_if(|mark| mark.at < span.end) {
            self.words(Span::new(at, mark.at.max(at)), hand);
            at = at.max(mark.at);
            self.pieces.push(piece(&mark));
        }
        self.words(Span::new(at, span.end.max(at)), hand);
    }

    fn words(&mut self, span: Span, hand: Hand) {
        if !span.is_empty() {
            self.pieces.push(Piece::words(hand, self.text.slice(span)));
        }
    }

    /// Notes that end between two lines end with the first.
    fn ends_before(&mut self, next: u32) {
        while let Some(mark) = self.marks.next_if(|mark| mark.order == Order::Ends && mark.at <= next) {
            self.pieces.push(piece(&mark));
        }
    }
}

fn piece(mark: &Mark) -> Piece {
    match mark.order {
        Order::Begins => Piece::Opens(mark.number),
        Order::Ends | Order::EndsWhereItBegan => Piece::Closes(mark.number),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(text: &str, notes: &[(usize, Span)]) -> Vec<String> {
        let written = paragraphs(&Study::default(), &Transcript::new(text), notes);
        let piece = |piece: &Piece| match piece {
            Piece::Words(Hand::Strong, words) => format!("*{words}*"),
            Piece::Words(Hand::Faint, words) => format!("~{words}~"),
            Piece::Words(_, words) => words.clone(),
            Piece::Opens(number) => format!("<{number}"),
            Piece::Closes(number) => format!("{number}>"),
        };
        written.iter().map(|pieces| pieces.iter().map(piece).collect()).collect()
    }

    #[test]
    fn who_speaks_stands_in_front_and_who_asks_is_set_back() {
        let text = "Interviewer: Why?\n\nNoor: Well.\n\nIt rained.\n\nInterviewer: So?\n\nNoor:\nNo.";
        let expected = [
            "*Interviewer: *~Why?~",
            "*Noor: *Well.",
            "It rained.",
            "*Interviewer: *~So?~",
            "*Noor:*",
            "No.",
        ];
        assert_eq!(written(text, &[]), expected);
    }

    #[test]
    fn notes_overlap_touch_and_reach_over_paragraphs() {
        let text = "one two three\n\nfour";
        let notes =
            [(0, Span::new(0, 7)), (1, Span::new(4, 19)), (2, Span::new(7, 7)), (3, Span::new(13, 15))];
        assert_eq!(written(text, &notes), ["<0one <1two0><22> three", "<33>four1>"]);
    }

    #[test]
    fn what_stands_on_no_words_is_not_lost() {
        assert_eq!(written("one", &[(0, Span::new(90, 99))]), ["one<00>"]);
        assert_eq!(written(" \n", &[(0, Span::new(0, 1))]), ["<00>"]);
        assert_eq!(written("", &[]), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn every_note_holds_its_words_and_no_word_is_lost(
            text in "(A: |[a-z你 ]|\\n){0,40}",
            ends in prop::collection::vec((0u32..50, 0u32..50), 0..6),
        ) {
            let transcript = Transcript::new(text.as_str());
            let spans: Vec<Span> = ends.iter().map(|&(a, b)| Span::new(a, b)).collect();
            let notes: Vec<(usize, Span)> = spans.iter().copied().enumerate().collect();
            let pieces = paragraphs(&Study::default(), &transcript, &notes).concat();
            let solid = |words: &str| words.split_whitespace().collect::<String>();
            let mut whole = String::new();
            let mut held = vec![None::<String>; spans.len()];
            let mut done = vec![false; spans.len()];
            for piece in &pieces {
                match piece {
                    Piece::Words(_, words) => {
                        whole += words;
                        held.iter_mut().zip(&done).filter(|(_, done)| !**done).for_each(|(held, _)| {
                            if let Some(held) = held { *held += words }
                        });
                    }
                    Piece::Opens(n) => prop_assert!(held[*n].replace(String::new()).is_none()),
                    Piece::Closes(n) => {
                        prop_assert!(held[*n].is_some() && !done[*n]);
                        done[*n] = true;
                    }
                }
            }
            prop_assert_eq!(solid(&whole), solid(&text));
            prop_assert!(done.iter().all(|done| *done));
            for (span, held) in spans.iter().zip(held) {
                prop_assert_eq!(solid(&held.unwrap()), solid(transcript.slice(*span)));
            }
        }
    }
}
