//! What speaks for a code where it stands: the words, the words around, who speaks, what was asked. The codes around
//! are clues too, and come from `around`.

use std::collections::HashSet;

use super::names::Ear;
use super::words::{self, words};
use crate::study::{About, Layer};
use crate::text::{Span, Transcript};

/// Of a long passage the beginning counts, in code points.
const PASSAGE: u32 = 2_000;
/// So far around a passage its neighbours' words count.
const NEARBY: u32 = 120;
/// So much of the question counts that a passage answers.
const QUESTION: u32 = 200;
/// A question longer ago, in turns, is answered by now.
const TURNS: usize = 6;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// A word of the passage.
    Word,
    /// A word shortly before or after it, or in the interviewer's question.
    Near,
    Speaker,
    /// The guide's question in force.
    Question,
    /// The code of the coding before.
    After,
    /// A code that stands on words of the passage.
    Beside,
}

impl Kind {
    pub const COUNT: usize = 6;
}

/// A clue by the number of its name, and where it was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clue {
    pub kind: Kind,
    pub name: u32,
    pub at: Span,
}

/// What one transcript shows beside its codings.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub text: &'a Transcript,
    pub guide: &'a Layer,
    pub about: &'a About,
    /// All words of the text, where so much is to be learnt from it that listening once is cheaper.
    pub heard: Option<&'a [(Span, u32)]>,
}

impl Scene<'_> {
    /// Every clue that is no code, each once, in a fixed order. A word of the passage is not also one near it.
    pub fn clues(&self, ear: &mut Ear, span: Span) -> Vec<Clue> {
        let mut clues = Clues::default();
        let end = span.end.min(span.start.saturating_add(PASSAGE));
        clues.take(Kind::Word, self.hear(ear, Span::new(span.start, end)));
        for near in self.nearby(span).into_iter().chain(self.asked(span)) {
            clues.take(Kind::Near, self.hear(ear, near));
        }
        let speaker = self.text.turn_at(span.start).and_then(|turn| self.text.speaker(turn));
        clues.name(Kind::Speaker, speaker.and_then(|speaker| ear.number(speaker)), span);
        clues.name(Kind::Question, self.question(span).and_then(|question| ear.number(question)), span);
        clues.found
    }

    fn hear(&self, ear: &mut Ear, within: Span) -> Vec<(Span, u32)> {
        let Some(heard) = self.heard else { return hear(ear, self.text, within) };
        let first = heard.partition_point(|(at, _)| at.start < within.start);
        let rest = heard.get(first..).unwrap_or_default().iter();
        rest.take_while(|(at, _)| at.start < within.end)
            .filter(|(at, _)| at.end <= within.end)
            .copied()
            .collect()
    }

    /// The stretches just before and after a passage, as far as they are words of its turn or of the turns beside it.
    fn nearby(&self, span: Span) -> Vec<Span> {
        let before = Span::new(span.start.saturating_sub(NEARBY), span.start);
        let after = Span::new(span.end, span.end.saturating_add(NEARBY));
        let first = self.text.turn_at(span.start).unwrap_or(0).saturating_sub(1);
        let last = self.text.turn_at(span.end).map_or(0, |turn| turn + 2);
        let turns = self.text.turns().get(first..last.min(self.text.turns().len())).unwrap_or_default();
        let ends = |turns: &[crate::text::Turn], within: Span| {
            turns.iter().filter_map(|turn| turn.words.intersection(within)).collect::<Vec<_>>()
        };
        // Of a passage over many turns only those at its ends lie beside it.
        let (head, tail) = (turns.get(..turns.len().min(2)), turns.get(turns.len().saturating_sub(2)..));
        [ends(head.unwrap_or_default(), before), ends(tail.unwrap_or_default(), after)].concat()
    }

    /// The last thing the interviewer said before a participant's passage.
    fn asked(&self, span: Span) -> Option<Span> {
        let here = self.text.turn_at(span.start)?;
        let asks =
            |turn: &usize| self.text.speaker(*turn).is_some_and(|speaker| self.about.is_interviewer(speaker));
        let turn = (here.saturating_sub(TURNS)..=here).rev().find(asks).filter(|turn| *turn != here)?;
        let words = self.text.turns().get(turn)?.words;
        Some(Span::new(words.start.max(words.end.saturating_sub(QUESTION)), words.end))
    }

    /// The question of the guide that was asked last.
    fn question(&self, span: Span) -> Option<&str> {
        let marks = self.guide.codings();
        let asked = marks.partition_point(|mark| mark.span.start <= span.start).checked_sub(1)?;
        marks.get(asked).map(|mark| mark.code.as_str())
    }
}

/// The words within a span, each with its number.
pub(super) fn hear(ear: &mut Ear, text: &Transcript, within: Span) -> Vec<(Span, u32)> {
    let heard = words(text, within).into_iter();
    heard.filter_map(|word| Some((word.at, ear.number(&words::name(word.said))?))).collect()
}

#[derive(Default)]
struct Clues {
    found: Vec<Clue>,
    words: HashSet<u32>,
}

impl Clues {
    fn take(&mut self, kind: Kind, heard: Vec<(Span, u32)>) {
        for (at, name) in heard {
            if self.words.insert(name) {
                self.found.push(Clue { kind, name, at });
            }
        }
    }

    fn name(&mut self, kind: Kind, name: Option<u32>, at: Span) {
        self.found.extend(name.map(|name| Clue { kind, name, at }));
    }
}
