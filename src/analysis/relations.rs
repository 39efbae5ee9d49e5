//! How the codings of two codes lie to each other: each pair of codings in exactly one way, the first that holds.
//!
//! Equal; contains or lies inside; overlaps from the left or from the right; follows within so many units; stands in
//! the same turn; stands in the same answer. *Follows*: of the units of what participants say, at most so many begin
//! behind the end of the earlier coding and not behind the beginning of the later one.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use super::ask::blocks;
use super::cooccur::Places;
use super::ground::{Ground, Page, Placed};
use crate::each::each;
use crate::text::{Span, Unit};

/// How near is near: the later begins at most so many units behind the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    pub units: usize,
    pub of: Unit,
}

impl Default for Reach {
    fn default() -> Reach {
        Reach { units: 1, of: Unit::Sentence }
    }
}

/// How many pairs of codings, one of either code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relations {
    pub equal: u64,
    /// The first contains the second.
    pub contains: u64,
    /// The first lies inside the second.
    pub inside: u64,
    /// The first begins before the second and ends in it.
    pub overlaps_left: u64,
    /// The first begins in the second and ends behind it.
    pub overlaps_right: u64,
    /// The second follows the first.
    pub before: u64,
    /// The first follows the second.
    pub after: u64,
    /// Further apart.
    pub same_turn: u64,
    /// Further apart, and in different turns.
    pub same_answer: u64,
}

/// By the places of the codes in `codes`, the smaller first; pairs without any relation are left out.
pub fn relations(
    ground: &Ground,
    codes: &[usize],
    with_below: bool,
    reach: Reach,
) -> BTreeMap<(usize, usize), Relations> {
    let places = Places::new(ground, codes, with_below);
    let kin = places.kin();
    let mut all: BTreeMap<(usize, usize), Relations> = BTreeMap::new();
    let counted = each(&ground.pages, |page| of_page(ground, page, &places, reach));
    for (pair, found) in counted.into_iter().flatten() {
        all.entry(pair).or_default().join(found);
    }
    all.retain(|pair, _| !kin.contains(pair));
    all
}

/// One way of lying, seen from the earlier coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lie {
    Equal,
    Contains,
    Overlaps,
    Before,
    SameTurn,
    SameAnswer,
}

impl Relations {
    fn join(&mut self, other: Relations) {
        self.equal += other.equal;
        self.contains += other.contains;
        self.inside += other.inside;
        self.overlaps_left += other.overlaps_left;
        self.overlaps_right += other.overlaps_right;
        self.before += other.before;
        self.after += other.after;
        self.same_turn += other.same_turn;
        self.same_answer += other.same_answer;
    }

    /// `turned`: the second code's coding is the earlier one.
    fn count(&mut self, lie: Lie, turned: bool) {
        let count = match (lie, turned) {
            (Lie::Equal, _) => &mut self.equal,
            (Lie::Contains, false) => &mut self.contains,
            (Lie::Contains, true) => &mut self.inside,
            (Lie::Overlaps, false) => &mut self.overlaps_left,
            (Lie::Overlaps, true) => &mut self.overlaps_right,
            (Lie::Before, false) => &mut self.before,
            (Lie::Before, true) => &mut self.after,
            (Lie::SameTurn, _) => &mut self.same_turn,
            (Lie::SameAnswer, _) => &mut self.same_answer,
        };
        *count += 1;
    }
}

/// Where a coding lies: by what a pair is told without looking at the text again.
struct Lying {
    span: Span,
    /// Units begun where it begins, and where it ends.
    begun: RangeInclusive<usize>,
    turns: RangeInclusive<usize>,
    /// Answers, by number.
    answers: RangeInclusive<usize>,
}

fn of_page(
    ground: &Ground,
    page: &Page,
    places: &Places,
    reach: Reach,
) -> HashMap<(usize, usize), Relations> {
    let codings: Vec<(Lying, &Placed)> =
        lying(ground, page, reach.of).into_iter().zip(&page.codings).collect();
    let mut found: HashMap<(usize, usize), Relations> = HashMap::new();
    for (n, (one, earlier)) in codings.iter().enumerate() {
        for (other, later) in codings.iter().skip(n + 1) {
            // Of a text that could not be read only bounds are known.
            let Some(lie) = one.lies_to(other, page.text.map(|_| reach.units)) else { break };
            for &a in places.of(earlier.code) {
                for &b in places.of(later.code).iter().filter(|&&b| b != a) {
                    found.entry((a.min(b), a.max(b))).or_default().count(lie, a > b);
                }
            }
        }
    }
    found
}

fn lying(ground: &Ground, page: &Page, unit: Unit) -> Vec<Lying> {
    let units: Vec<u32> = page.units(unit).iter().map(|unit| unit.start).collect();
    let answers: Vec<u32> = blocks(ground.study, page.id).iter().map(|block| block.span.start).collect();
    let begun = |starts: &[u32], at: u32| starts.partition_point(|start| *start <= at);
    let turn = |at: u32| page.text.and_then(|text| text.turn_at(at)).map_or(0, |turn| turn + 1);
    let lies = |placed: &Placed| {
        let span = placed.coding.span;
        let (first, last) = (span.start, span.end.saturating_sub(1));
        Lying {
            span,
            begun: begun(&units, first)..=begun(&units, last),
            turns: turn(first)..=turn(last),
            answers: begun(&answers, first)..=begun(&answers, last),
        }
    };
    page.codings.iter().map(lies).collect()
}

impl Lying {
    /// To a coding that begins later, or as early and ends no later. None when they have nothing in common: then
    /// nor has any that begins later still.
    fn lies_to(&self, later: &Lying, units: Option<usize>) -> Option<Lie> {
        if self.span == later.span {
            return Some(Lie::Equal);
        }
        if self.span.covers(later.span) {
            return Some(Lie::Contains);
        }
        if self.span.overlaps(later.span) {
            return Some(Lie::Overlaps);
        }
        let units = units?;
        let steps = later.begun.start().saturating_sub(*self.begun.end());
        match () {
            _ if steps <= units => Some(Lie::Before),
            _ if later.turns.start() == self.turns.end() => Some(Lie::SameTurn),
            _ if later.answers.start() == self.answers.end() => Some(Lie::SameAnswer),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::analysis::brute::{any_study, painted, small_study};
    use crate::analysis::ground::Everywhere;
    use crate::study::{CodeId, Coding, Layer, Study, When};

    #[test]
    fn each_pair_lies_in_one_way() {
        let study = small_study();
        let ground = Ground::new(&study, None, &Everywhere);
        let found = relations(&ground, &[1, 3], false, Reach::default());
        assert_eq!(found[&(0, 1)], Relations { overlaps_left: 1, ..Relations::default() });
        let found = relations(&ground, &[3, 1], false, Reach::default());
        assert_eq!(found[&(0, 1)], Relations { overlaps_right: 1, ..Relations::default() });
        assert!(relations(&ground, &[0, 1], true, Reach::default()).is_empty(), "a code below another");
    }

    /// Every turn of an interviewer asks a question.
    fn with_questions(mut study: Study) -> Study {
        let ids: Vec<_> = study.shelf.keys().cloned().collect();
        for id in ids {
            let Some(text) = study.text(&id).cloned() else { continue };
            let asks = text.turns().iter().enumerate().filter(|(n, _)| study.is_interviewer(&text, *n));
            let mark =
                |(_, turn): (usize, &crate::text::Turn)| Coding::new(turn.words, CodeId::new("q"), When(0));
            let guide = Arc::new(Layer::new(asks.map(mark).filter(|mark| !mark.span.is_empty()).collect()));
            let mut shelved = study.shelf[&id].as_ref().clone();
            shelved.guide = guide;
            study.put(id, shelved);
        }
        study
    }

    /// Told by the sets of characters.
    fn by_hand(
        a: Span,
        b: Span,
        units: &[Span],
        turn: impl Fn(u32) -> usize,
        answers: &[Span],
        k: usize,
    ) -> Relations {
        let none = Relations::default();
        let within = |a: Span, b: Span| (a.start..a.end).all(|at| b.contains(at));
        let meets = (a.start..a.end).any(|at| b.contains(at));
        let begins = |after: u32, to: u32| units.iter().filter(|s| after < s.start && s.start <= to).count();
        let (first, last) = if a.start < b.start { (a, b) } else { (b, a) };
        let is_near = begins(first.end - 1, last.start) <= k;
        let answer = |at: u32| answers.iter().position(|answer| answer.contains(at));
        match (within(b, a), within(a, b)) {
            (true, true) => Relations { equal: 1, ..none },
            (true, false) => Relations { contains: 1, ..none },
            (false, true) => Relations { inside: 1, ..none },
            _ if meets && a.start < b.start => Relations { overlaps_left: 1, ..none },
            _ if meets => Relations { overlaps_right: 1, ..none },
            _ if is_near && a.start < b.start => Relations { before: 1, ..none },
            _ if is_near => Relations { after: 1, ..none },
            _ if turn(first.end - 1) == turn(last.start) => Relations { same_turn: 1, ..none },
            _ if answer(first.end - 1) == answer(last.start) => Relations { same_answer: 1, ..none },
            _ => none,
        }
    }

    proptest! {
        #[test]
        fn every_pair_is_told_as_by_hand(study in any_study(), asked in any::<bool>(), units in 0usize..3, turns in any::<bool>()) {
            let study = if asked { with_questions(study) } else { study };
            let ground = Ground::new(&study, None, &Everywhere);
            let codes: Vec<usize> = (0..ground.codes.len()).collect();
            let reach = Reach { units, of: if turns { Unit::Turn } else { Unit::Sentence } };
            let found = relations(&ground, &codes, false, reach);
            for a in 0..codes.len() {
                for b in a + 1..codes.len() {
                    let mut told = Relations::default();
                    for (page, paint) in ground.pages.iter().zip(painted(&ground)) {
                        let text = page.text.unwrap();
                        let turn = |at: u32| text.turns().iter().filter(|turn| turn.whole.start <= at).count();
                        let answers: Vec<Span> =
                            blocks(&study, page.id).into_iter().map(|block| block.span).collect();
                        let units = if turns { &paint.turns } else { &paint.sentences };
                        for one in page.codings.iter().filter(|placed| placed.code == a) {
                            for other in page.codings.iter().filter(|placed| placed.code == b) {
                                let spans = (one.coding.span, other.coding.span);
                                told.join(by_hand(spans.0, spans.1, units, turn, &answers, reach.units));
                            }
                        }
                    }
                    prop_assert_eq!(found.get(&(a, b)).copied().unwrap_or_default(), told);
                }
            }
        }
    }
}
