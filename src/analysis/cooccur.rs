//! Which codes stand together, and how often: counted in units, so that nothing counts twice.
//!
//! c = n₁₂ / (n₁ + n₂ − n₁₂), as ATLAS.ti's manual has it (100, 10 and 5 give 0.048). Counted in units it stays
//! between 0 and 1; counted in pairs of overlapping codings, as ATLAS.ti does, it can pass 1. Undefined where
//! neither code stands anywhere. c hides unequal codes: both shares n₁₂/n₁ and n₁₂/n₂ stand beside it.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::{Ground, Page, common};
use super::joined::summed;
use crate::each::each;
use crate::text::{Span, Unit};

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum By {
    #[default]
    Sentence,
    Turn,
    /// Code points.
    Character,
    Transcript,
    Case,
    /// Pairs of overlapping codings, for comparison with ATLAS.ti.
    Segment,
}

impl By {
    pub const ALL: [By; 6] = [By::Sentence, By::Turn, By::Character, By::Transcript, By::Case, By::Segment];

    pub fn name(self) -> &'static str {
        match self {
            By::Sentence => "sentence",
            By::Turn => "turn",
            By::Character => "character",
            By::Transcript => "transcript",
            By::Case => "case",
            By::Segment => "segment",
        }
    }

    pub fn named(name: &str) -> Option<By> {
        By::ALL.into_iter().find(|by| by.name() == name)
    }
}

/// How often two codes stand together, and each of them at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Together {
    pub first: u64,
    pub second: u64,
    pub both: u64,
}

impl Together {
    /// `None` where neither stands anywhere.
    pub fn c(self) -> Option<f64> {
        let all = self.first as f64 + self.second as f64 - self.both as f64;
        (self.first + self.second > 0 && all > 0.0).then(|| self.both as f64 / all)
    }

    /// One is more than five times as frequent as the other: c says little of them.
    pub fn is_unequal(self) -> bool {
        let (less, more) = (self.first.min(self.second), self.first.max(self.second));
        less > 0 && more > 5 * less
    }
}

/// All pairs of the codes that were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cooccurrence {
    /// The numbers of the codes, as asked.
    pub codes: Vec<usize>,
    /// By the place in `codes`.
    alone: Vec<u64>,
    /// By the smaller place, the larger ones it stands with, in order.
    both: Vec<Vec<(usize, u64)>>,
    /// Pairs that need no answer: one stands below the other, and was taken in with it.
    kin: BTreeSet<(usize, usize)>,
}

impl Cooccurrence {
    /// Of two different places in `codes`; `None` where a code's own branch would meet itself.
    pub fn of(&self, first: usize, second: usize) -> Option<Together> {
        let pair = (first.min(second), first.max(second));
        if self.kin.contains(&pair) {
            return None;
        }
        let with = self.both.get(pair.0).map(Vec::as_slice).unwrap_or_default();
        let found = with.binary_search_by_key(&pair.1, |(place, _)| *place);
        let both = found.ok().and_then(|at| with.get(at)).map_or(0, |(_, times)| *times);
        Some(Together { first: self.alone(first), second: self.alone(second), both })
    }

    /// How often the code at a place stands at all.
    pub fn alone(&self, place: usize) -> u64 {
        self.alone.get(place).copied().unwrap_or(0)
    }

    /// Without the codes that stand nowhere.
    pub fn used(self) -> Cooccurrence {
        let kept = || (0..self.codes.len()).filter(|place| self.alone(*place) > 0);
        let mut new = vec![None; self.codes.len()];
        kept()
            .enumerate()
            .for_each(|(at, place)| new.get_mut(place).into_iter().for_each(|new| *new = Some(at)));
        let moved = |place: usize| new.get(place).copied().flatten();
        let beside = |with: &Vec<(usize, u64)>| -> Vec<(usize, u64)> {
            with.iter().filter_map(|&(place, times)| Some((moved(place)?, times))).collect()
        };
        Cooccurrence {
            codes: kept().filter_map(|place| self.codes.get(place).copied()).collect(),
            alone: kept().map(|place| self.alone(place)).collect(),
            both: kept().filter_map(|place| self.both.get(place)).map(beside).collect(),
            kin: self.kin.iter().filter_map(|&(a, b)| Some((moved(a)?, moved(b)?))).collect(),
        }
    }

    /// Pairs that stand together at all, by place.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize, Together)> + '_ {
        let pairs = self.both.iter().enumerate().flat_map(|(a, with)| with.iter().map(move |(b, _)| (a, *b)));
        let pairs = pairs.filter_map(|(a, b)| Some((a, b, self.of(a, b)?)));
        pairs.filter(|(_, _, together)| together.both > 0)
    }
}

/// `with_below` takes every code's branch as one code.
pub fn cooccurrence(ground: &Ground, codes: &[usize], by: By, with_below: bool) -> Cooccurrence {
    let places = Places::new(ground, codes, with_below);
    let mut counts = each(&ground.pages, |page| places.count(page, by));
    if by == By::Case {
        counts = of_cases(&counts);
    }
    let mut alone = vec![0; codes.len()];
    for (place, times) in counts.iter().flat_map(|count| &count.alone) {
        alone.get_mut(*place).into_iter().for_each(|alone| *alone += times);
    }
    let mut both: Vec<Vec<(usize, u64)>> = vec![Vec::new(); codes.len()];
    for &((a, b), times) in counts.iter().flat_map(|count| &count.both) {
        both.get_mut(a).into_iter().for_each(|with| with.push((b, times)));
    }
    let both = both.into_iter().map(summed).collect();
    Cooccurrence { codes: codes.to_vec(), alone, both, kin: places.kin() }
}

/// A case may speak in many transcripts, and counts once.
fn of_cases(counts: &[Count]) -> Vec<Count> {
    let mut said: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for &(case, place) in counts.iter().flat_map(|count| &count.said) {
        said.entry(case).or_default().insert(place);
    }
    let places = said.into_values().map(|places| places.into_iter().collect::<Vec<usize>>());
    places.map(|places| Count::of_sets([(1, places.as_slice())])).collect()
}

/// Which places in the answer a code of the ground counts for.
pub(super) struct Places {
    by_code: Vec<Vec<usize>>,
}

impl Places {
    pub(super) fn new(ground: &Ground, codes: &[usize], with_below: bool) -> Places {
        let mut by_code = vec![Vec::new(); ground.codes.len()];
        for (place, &code) in codes.iter().enumerate() {
            let branch = if with_below { ground.branch(code) } else { code..code + 1 };
            by_code.get_mut(branch).into_iter().flatten().for_each(|places| places.push(place));
        }
        Places { by_code }
    }

    /// Places that share a code: whatever one holds, so does the other.
    pub(super) fn kin(&self) -> BTreeSet<(usize, usize)> {
        let mut kin = BTreeSet::new();
        for places in self.by_code.iter().filter(|places| places.len() > 1) {
            for (n, &a) in places.iter().enumerate() {
                kin.extend(places.iter().skip(n + 1).map(|&b| (a.min(b), a.max(b))));
            }
        }
        kin
    }

    pub(super) fn of(&self, code: usize) -> &[usize] {
        self.by_code.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    fn count(&self, page: &Page, by: By) -> Count {
        match by {
            By::Sentence => self.by_units(page, &page.units(Unit::Sentence)),
            By::Turn => self.by_units(page, &page.units(Unit::Turn)),
            By::Character => self.by_characters(page),
            By::Transcript => Count::of_sets([(1, self.used(page).as_slice())]),
            By::Case => Count { said: self.said(page), ..Count::default() },
            By::Segment => self.by_segments(page),
        }
    }

    fn used(&self, page: &Page) -> Vec<usize> {
        let places = page.codings.iter().flat_map(|placed| self.of(placed.code).iter().copied());
        places.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn said(&self, page: &Page) -> Vec<(usize, usize)> {
        let said = page
            .codings
            .iter()
            .flat_map(|placed| self.of(placed.code).iter().filter_map(|&at| Some((placed.case?, at))));
        said.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Every unit with the codes on it; units and codings are both in order, so one pass is enough.
    fn by_units(&self, page: &Page, units: &[Span]) -> Count {
        let mut on: Vec<(usize, usize)> = Vec::new();
        for placed in &page.codings {
            let places = self.of(placed.code);
            if places.is_empty() {
                continue;
            }
            let first = units.partition_point(|unit| unit.end <= placed.coding.span.start);
            let touched = units.iter().enumerate().skip(first);
            for (unit, _) in touched.take_while(|(_, unit)| unit.start < placed.coding.span.end) {
                on.extend(places.iter().map(|&place| (unit, place)));
            }
        }
        on.sort_unstable();
        on.dedup();
        let sets = on.chunk_by(|a, b| a.0 == b.0);
        let sets: Vec<Vec<usize>> = sets.map(|set| set.iter().map(|&(_, place)| place).collect()).collect();
        Count::of_sets(sets.iter().map(|set| (1, set.as_slice())))
    }

    /// Between two neighbouring edges the same codes stand on every character.
    fn by_characters(&self, page: &Page) -> Count {
        let spoken = page.spoken();
        let mut edges: Vec<(u32, bool, usize)> = Vec::new();
        for placed in &page.codings {
            for span in common(&[placed.coding.span], spoken) {
                for &place in self.of(placed.code) {
                    edges.push((span.start, true, place));
                    edges.push((span.end, false, place));
                }
            }
        }
        edges.sort_unstable();
        let mut open: BTreeMap<usize, u32> = BTreeMap::new();
        let mut pieces: Vec<(u64, Vec<usize>)> = Vec::new();
        let mut at = 0;
        for (edge, begins, place) in edges {
            if edge > at && !open.is_empty() {
                pieces.push((u64::from(edge - at), open.keys().copied().collect()));
            }
            at = edge;
            let times = open.entry(place).or_default();
            *times = if begins { *times + 1 } else { times.saturating_sub(1) };
            if *times == 0 {
                open.remove(&place);
            }
        }
        Count::of_sets(pieces.iter().map(|(length, set)| (*length, set.as_slice())))
    }

    /// Each pair of overlapping codings, one of either code.
    fn by_segments(&self, page: &Page) -> Count {
        let (mut alone, mut both) = (Vec::new(), Vec::new());
        for (n, one) in page.codings.iter().enumerate() {
            alone.extend(self.of(one.code).iter().map(|&place| (place, 1)));
            let later = page.codings.iter().skip(n + 1);
            for other in later.take_while(|other| other.coding.span.start < one.coding.span.end) {
                for &a in self.of(one.code) {
                    let others = self.of(other.code).iter().filter(|&&b| b != a);
                    both.extend(others.map(|&b| ((a.min(b), a.max(b)), 1)));
                }
            }
        }
        Count { alone: summed(alone), both: summed(both), said: Vec::new() }
    }
}

/// What one page adds.
#[derive(Default)]
struct Count {
    alone: Vec<(usize, u64)>,
    both: Vec<((usize, usize), u64)>,
    /// Which case said something of which place.
    said: Vec<(usize, usize)>,
}

impl Count {
    /// Sets of places in order, each so many times.
    fn of_sets<'a>(sets: impl IntoIterator<Item = (u64, &'a [usize])>) -> Count {
        let (mut alone, mut both) = (Vec::new(), Vec::new());
        for (times, set) in sets {
            for (n, &a) in set.iter().enumerate() {
                alone.push((a, times));
                both.extend(set.iter().skip(n + 1).map(|&b| ((a, b), times)));
            }
        }
        Count { alone: summed(alone), both: summed(both), said: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::brute::{Painted, any_study, painted};
    use crate::analysis::ground::Everywhere;

    #[test]
    fn the_coefficient_is_that_of_the_manual() {
        let c = Together { first: 100, second: 10, both: 5 }.c().unwrap();
        assert_eq!((c * 1000.0).round(), 48.0);
        assert_eq!(Together { first: 0, second: 0, both: 0 }.c(), None);
        assert!(Together { first: 100, second: 10, both: 5 }.is_unequal());
    }

    /// The same, counted character by character.
    fn by_hand(pages: &[Painted], by: By, a: usize, b: usize) -> Together {
        let mut found = Together { first: 0, second: 0, both: 0 };
        let mut add = |on_a: bool, on_b: bool| {
            found.first += u64::from(on_a);
            found.second += u64::from(on_b);
            found.both += u64::from(on_a && on_b);
        };
        for page in pages {
            match by {
                By::Character => {
                    let spoken = page.spoken.iter().zip(&page.codes).filter(|(spoken, _)| **spoken);
                    spoken.for_each(|(_, codes)| add(codes.contains(&a), codes.contains(&b)));
                }
                By::Transcript => {
                    add(page.codes.iter().any(|c| c.contains(&a)), page.codes.iter().any(|c| c.contains(&b)))
                }
                _ => {
                    let units = if by == By::Turn { &page.turns } else { &page.sentences };
                    for unit in units {
                        let on =
                            |code| (unit.start..unit.end).any(|at| page.codes[at as usize].contains(&code));
                        add(on(a), on(b));
                    }
                }
            }
        }
        found
    }

    proptest! {
        #[test]
        fn sweeps_count_what_painting_every_character_counts(study in any_study()) {
            let ground = Ground::new(&study, None, &Everywhere);
            let pages = painted(&ground);
            let codes: Vec<usize> = (0..ground.codes.len()).collect();
            for by in [By::Sentence, By::Turn, By::Character, By::Transcript] {
                let found = cooccurrence(&ground, &codes, by, false);
                for a in 0..codes.len() {
                    for b in a + 1..codes.len() {
                        prop_assert_eq!(found.of(a, b), Some(by_hand(&pages, by, a, b)), "{:?} {} {}", by, a, b);
                    }
                }
            }
        }

        #[test]
        fn pairs_of_codings_are_all_pairs_that_overlap(study in any_study()) {
            let ground = Ground::new(&study, None, &Everywhere);
            let codes: Vec<usize> = (0..ground.codes.len()).collect();
            let found = cooccurrence(&ground, &codes, By::Segment, false);
            for a in 0..codes.len() {
                for b in a + 1..codes.len() {
                    let mut both = 0;
                    for page in &ground.pages {
                        for one in page.codings.iter().filter(|placed| placed.code == a) {
                            let others = page.codings.iter().filter(|placed| placed.code == b);
                            both += others.filter(|other| other.coding.span.overlaps(one.coding.span)).count() as u64;
                        }
                    }
                    prop_assert_eq!(found.of(a, b).unwrap().both, both);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn codes_that_stand_nowhere_are_as_if_nobody_had_asked_for_them(study in any_study(), below: bool) {
            let ground = Ground::new(&study, None, &Everywhere);
            let all: Vec<usize> = (0..ground.codes.len()).collect();
            let used = cooccurrence(&ground, &all, By::Sentence, below).used();
            prop_assert!((0..used.codes.len()).all(|place| used.alone(place) > 0));
            prop_assert_eq!(&cooccurrence(&ground, &used.codes, By::Sentence, below), &used);
        }
    }

    #[test]
    fn a_branch_does_not_meet_itself() {
        let study = crate::analysis::brute::small_study();
        let ground = Ground::new(&study, None, &Everywhere);
        let all: Vec<usize> = (0..ground.codes.len()).collect();
        let found = cooccurrence(&ground, &all, By::Sentence, true);
        assert_eq!(found.of(0, 1), None, "a code below another");
        assert_eq!(found.of(0, 3), Some(Together { first: 1, second: 2, both: 1 }));
    }
}
