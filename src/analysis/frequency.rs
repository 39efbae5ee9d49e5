//! How often and how widely each code stands: codings, units, code points, cases, transcripts, groups, waves.
//!
//! Of a code alone, and with everything below it: then nothing and nobody counts twice, for a parent's figures are
//! unions and no sums. Shares are of what participants say in scope.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::{Ground, Page};
use super::hold::{Held, Hold, holds};
use super::set::Set;
use super::sorted::{Mark, by_code};
use crate::each::each;
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
    let holds = each(&ground.pages, |page| holds(page, unit));
    let groups: Vec<Option<String>> = ground.pages.iter().map(|page| group(ground, page)).collect();
    let [own, branches] = [false, true].map(|with_below| by_code(ground, with_below));
    let figures = |codings: &Vec<Mark>| figures(ground, codings, &holds, &groups);
    let both = each(&own, figures).into_iter().zip(each(&branches, figures));
    both.map(|(own, with_below)| Frequency { own, with_below }).collect()
}

/// Of codings as they come page by page.
fn figures(ground: &Ground, codings: &[Mark], holds: &[Vec<Hold>], groups: &[Option<String>]) -> Figures {
    let (mut held, mut figures) = (Held::default(), Figures::default());
    for here in codings.chunk_by(|(page, _), (other, _)| page == other) {
        let Some(number) = here.first().map(|(page, _)| *page as usize) else { continue };
        let (Some(page), Some(holds)) = (ground.pages.get(number), holds.get(number)) else { continue };
        let at = || here.iter().map(|(_, at)| *at as usize);
        at().filter_map(|at| holds.get(at)).for_each(|hold| held.add(number, hold));
        let cases: Set = at().filter_map(|at| page.codings.get(at)?.case).collect();
        figures.cases.join(&cases);
        figures.transcripts.insert(number);
        figures.groups.extend(groups.get(number).cloned().flatten());
        if let Some(wave) = page.wave {
            figures.waves.entry(wave).or_default().join(&cases);
        }
    }
    (figures.codings, figures.units, figures.characters) = (held.codings, held.units, held.characters);
    figures
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
