//! Counting steps in a transcript, and cutting it into units. Words are looked for turn by turn, each turn once and only
//! when asked about; sentences the transcript knows.

use std::cell::OnceCell;

use super::blocks::Block;
use super::query::{Distance, Grain};
use crate::text::{Span, Transcript, Unit};

pub(super) struct Ruler<'a> {
    text: Option<&'a Transcript>,
    blocks: Vec<Block>,
    words: Vec<OnceCell<Vec<Span>>>,
}

impl<'a> Ruler<'a> {
    pub fn new(text: Option<&'a Transcript>, blocks: Vec<Block>) -> Ruler<'a> {
        Ruler { text, blocks, words: Vec::new() }
    }

    /// Makes room for what `grains` will ask.
    pub fn for_grains(mut self, grains: &[Grain]) -> Ruler<'a> {
        if grains.contains(&Grain::Word) {
            self.words = vec![OnceCell::new(); self.text.map_or(0, |text| text.turns().len())];
        }
        self
    }

    /// Whether it takes at most so many steps from the unit holding `from` to that holding `to`, which comes later.
    /// Where a text could not be read, only characters can be counted.
    pub fn is_within(&self, from: u32, to: u32, distance: Distance) -> bool {
        let most = distance.most;
        match (distance.grain, self.text) {
            (Grain::Character, _) => to.saturating_sub(from) <= most,
            (_, None) => false,
            (Grain::Turn, Some(text)) => turn(text, to).saturating_sub(turn(text, from)) <= most as usize,
            (Grain::Answer, _) => self.block(to).saturating_sub(self.block(from)) <= most as usize,
            // No unit is shorter than a character.
            (Grain::Word | Grain::Sentence, _) if to.saturating_sub(from) <= most => true,
            (grain, Some(text)) => self.begun_between(text, grain, from, to, most) <= most as usize,
        }
    }

    /// How many units begin behind `from` and not behind `to`; counting stops beyond `most`.
    fn begun_between(&self, text: &Transcript, grain: Grain, from: u32, to: u32, most: u32) -> usize {
        let mut begun = 0;
        for turn in turn(text, from)..=turn(text, to) {
            let units = self.in_turn(text, grain, turn);
            let passed = |at: u32| units.partition_point(|unit| unit.start <= at);
            begun += passed(to) - passed(from);
            if begun > most as usize {
                break;
            }
        }
        begun
    }

    fn block(&self, at: u32) -> usize {
        self.blocks.partition_point(|block| block.span.start <= at)
    }

    /// The words or sentences of a turn.
    fn in_turn<'b>(&'b self, text: &'b Transcript, grain: Grain, turn: usize) -> &'b [Span] {
        let Some(words) = text.turns().get(turn).map(|turn| turn.words) else { return &[] };
        match grain {
            Grain::Word => {
                self.words.get(turn).map_or(&[], |cell| cell.get_or_init(|| text.units_in(Unit::Word, words)))
            }
            _ => text.sentences_in(words),
        }
    }

    /// The whole units that share text with any of the spans, which are sorted by their starts.
    pub fn units(&self, grain: Grain, spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
        let touched = spans.into_iter().flat_map(|span| self.touched(grain, span));
        let mut units: Vec<Span> = touched.collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    fn touched(&self, grain: Grain, span: Span) -> Vec<Span> {
        let blocks = || {
            let blocks = self.blocks.iter().map(|block| block.span);
            blocks.filter(|block| block.overlaps(span)).collect()
        };
        match (grain, self.text) {
            (Grain::Answer, _) => blocks(),
            (Grain::Character, _) | (_, None) => vec![span],
            _ if span.is_empty() => Vec::new(),
            (Grain::Turn, Some(text)) => {
                let words = text.turns_of(span).filter_map(|at| Some(text.turns().get(at)?.words));
                words.filter(|words| words.overlaps(span)).collect()
            }
            (grain, Some(text)) => text
                .turns_of(span)
                .flat_map(|turn| {
                    let units = self.in_turn(text, grain, turn);
                    let first = units.partition_point(|unit| unit.end <= span.start);
                    units.iter().skip(first).take_while(move |unit| unit.start < span.end).copied()
                })
                .collect(),
        }
    }
}

/// The turn holding an offset; what comes ahead of the first belongs to it.
fn turn(text: &Transcript, at: u32) -> usize {
    text.turn_at(at).unwrap_or(0)
}
