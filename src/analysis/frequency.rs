//! How often and how widely each code stands: codings, units, code points, cases, transcripts, groups, waves.
//!
//! Of a code alone, and with everything below it: then nothing and nobody counts twice, for a parent's figures are
//! unions and no sums. Shares are of what participants say in scope.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::{Ground, Page};
use super::hold::{Held, Hold, holds};
use super::set::Set;
use super::sorted::lines;
use crate::each::{each, gathered};
use crate::study::CaseKind;
use crate::text::{Span, Unit};

/// Of one code, or of one and all below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Every coding counts, whoever made it.
    pub codings: u64,
    /// Units of what participants say that carry it, a unit once.
    pub units: u64,
    /// Code points of what participants say.
    pub characters: u64,
    /// The numbers of the cases.
    pub cases: Set,
    /// The numbers of the pages.
    pub transcripts: Set,
    /// The owners of those pages that are groups or pairs.
    pub groups: BTreeSet<String>,
    /// Cases by wave.
    pub waves: BTreeMap<u16, Set>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frequency {
    pub own: Figures,
    pub with_below: Figures,
}

/// What there is to be coded at all: the other half of every share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    pub units: u64,
    pub characters: u64,
    pub words: u64,
    pub cases: Set,
    pub groups: BTreeSet<String>,
    pub waves: BTreeMap<u16, Set>,
}

/// By the numbers of the ground's codes.
pub fn frequencies(ground: &Ground, unit: Unit) -> Vec<Frequency> {
    let lines = lines(ground, true);
    let pages: Vec<(usize, &Page)> = ground.pages.iter().enumerate().collect();
    let nothing = || vec![(Counted::default(), Counted::default()); ground.codes.len()];
    let gathered = gathered(&pages, nothing, |(number, page), counted| {
        let from = From { number: *number, wave: page.wave, group: group(ground, page) };
        for (placed, hold) in page.codings.iter().zip(holds(page, unit)) {
            for &code in lines.get(placed.code).into_iter().flatten() {
                let Some((own, with_below)) = counted.get_mut(code) else { continue };
                with_below.add(&from, placed.case, &hold);
                if code == placed.code {
                    own.add(&from, placed.case, &hold);
                }
            }
        }
    });
    let mut all = vec![Frequency::default(); ground.codes.len()];
    for counted in gathered {
        for (all, (own, with_below)) in all.iter_mut().zip(counted) {
            all.own.join(own);
            all.with_below.join(with_below);
        }
    }
    all
}

/// The page that something is counted on.
struct From {
    number: usize,
    wave: Option<u16>,
    group: Option<String>,
}

/// Figures while they are counted.
#[derive(Clone, Default)]
struct Counted {
    held: Held,
    figures: Figures,
    /// The page and the case that were counted last.
    last: Option<(usize, Option<usize>)>,
}

impl Counted {
    fn add(&mut self, from: &From, case: Option<usize>, hold: &Hold) {
        self.held.add(from.number, hold);
        // Codings of one person come one after the other.
        if self.last == Some((from.number, case)) {
            return;
        }
        self.last = Some((from.number, case));
        self.figures.cases.extend(case);
        self.figures.transcripts.insert(from.number);
        if let Some(wave) = from.wave {
            self.figures.waves.entry(wave).or_default().extend(case);
        }
        if let Some(group) = from.group.as_ref().filter(|group| !self.figures.groups.contains(*group)) {
            self.figures.groups.insert(group.clone());
        }
    }
}

impl Figures {
    fn join(&mut self, Counted { held, figures, .. }: Counted) {
        self.codings += held.codings;
        self.units += held.units;
        self.characters += held.characters;
        self.cases.join(&figures.cases);
        self.transcripts.join(&figures.transcripts);
        self.groups.extend(figures.groups);
        for (wave, cases) in figures.waves {
            self.waves.entry(wave).or_default().join(&cases);
        }
    }
}

/// Of everything participants say in scope.
pub fn extent(ground: &Ground, unit: Unit) -> Extent {
    let mut all = Extent::default();
    let counted = each(&ground.pages, |page| {
        let spoken = page.spoken();
        (page.units(unit).len() as u64, length(spoken), page.words(spoken), voices(page))
    });
    for (page, (units, characters, words, voices)) in ground.pages.iter().zip(counted) {
        all.units += units;
        all.characters += characters;
        all.words += words;
        all.groups.extend(group(ground, page));
        if let Some(wave) = page.wave {
            all.waves.entry(wave).or_default().join(&voices);
        }
        all.cases.join(&voices);
    }
    all
}

/// Who speaks in which wave.
pub fn met(ground: &Ground) -> BTreeMap<u16, Set> {
    let mut met: BTreeMap<u16, Set> = BTreeMap::new();
    for page in &ground.pages {
        if let Some(wave) = page.wave {
            met.entry(wave).or_default().join(&voices(page));
        }
    }
    met
}

/// How many units share a code point with any of the stretches; both in order. Few stretches among many units cost
/// little.
pub fn touched(units: &[Span], stretches: &[Span]) -> u64 {
    let (mut rest, mut count) = (units, 0);
    for stretch in stretches.iter().filter(|stretch| !stretch.is_empty()) {
        let first = rest.partition_point(|unit| unit.end <= stretch.start);
        let within = rest.get(first..).unwrap_or_default();
        let behind = within.iter().take_while(|unit| unit.start < stretch.end).count();
        count += within.iter().take(behind).filter(|unit| unit.overlaps(*stretch)).count() as u64;
        rest = within.get(behind..).unwrap_or_default();
    }
    count
}

pub fn length(spans: &[Span]) -> u64 {
    spans.iter().map(|span| u64::from(span.len())).sum()
}

fn voices(page: &Page) -> Set {
    let coded = page.codings.iter().filter_map(|placed| placed.case);
    let Some(text) = page.text else { return coded.collect() };
    let spoken = page.spoken();
    let turns = text.turns().iter().zip(&page.turns).filter(|(_, voice)| !voice.asks);
    let heard = turns.filter(|(turn, _)| touched(spoken, &[turn.words]) > 0).map(|(_, voice)| voice.case);
    heard.chain(coded).collect()
}

/// The group or pair that a page belongs to.
fn group(ground: &Ground, page: &Page) -> Option<String> {
    let owner = ground.study.case(page.voices.owner().as_str())?;
    matches!(owner.kind, CaseKind::Group | CaseKind::Pair).then(|| owner.id.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::brute::{any_study, painted, small_study};
    use crate::analysis::ground::Everywhere;

    #[test]
    fn a_parent_counts_nothing_twice() {
        let study = small_study();
        let ground = Ground::new(&study, None, &Everywhere);
        let found = frequencies(&ground, Unit::Sentence);
        assert_eq!((found[0].own.codings, found[0].with_below.codings), (0, 1));
        assert_eq!((found[1].own.units, found[3].own.units), (1, 2));
        assert_eq!(found[3].with_below.cases.len(), 1);
    }

    proptest! {
        #[test]
        fn sweeps_count_what_painting_counts(study in any_study()) {
            let ground = Ground::new(&study, None, &Everywhere);
            let pages = painted(&ground);
            let found = frequencies(&ground, Unit::Sentence);
            for (code, frequency) in found.iter().enumerate() {
                let branch = ground.branch(code);
                for (figures, codes) in [(&frequency.own, code..code + 1), (&frequency.with_below, branch)] {
                    let on = |page: usize, at: u32| pages[page].codes[at as usize].iter().any(|c| codes.contains(c));
                    let (mut characters, mut units, mut transcripts) = (0, 0, BTreeSet::new());
                    for (n, page) in pages.iter().enumerate() {
                        let len = page.codes.len() as u32;
                        characters += (0..len).filter(|&at| page.spoken[at as usize] && on(n, at)).count() as u64;
                        let units_here = page.sentences.iter().filter(|unit| (unit.start..unit.end).any(|at| on(n, at)));
                        units += units_here.count() as u64;
                        transcripts.extend((0..len).any(|at| on(n, at)).then_some(n));
                    }
                    prop_assert_eq!(figures.characters, characters);
                    prop_assert_eq!(figures.units, units);
                    prop_assert_eq!(figures.transcripts.iter().collect::<BTreeSet<_>>(), transcripts);
                }
            }
        }
    }
}
