//! How often and how widely each code stands: codings, units, code points, cases, transcripts, groups, waves.
//!
//! Of a code alone, and with everything below it: then nothing and nobody counts twice, for a parent's figures are
//! unions and no sums. Shares are of what participants say in scope.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::{Ground, Page, common, merged};
use super::set::Set;
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
    let lines = lines(ground);
    let pages: Vec<(usize, &Page)> = ground.pages.iter().enumerate().collect();
    let counted = each(&pages, |(_, page)| of_page(page, unit, &lines));
    let mut all = vec![Frequency::default(); ground.codes.len()];
    for ((number, page), counts) in pages.iter().zip(counted) {
        let from = From { number: *number, wave: page.wave, group: group(ground, page) };
        for ((code, is_branch), count) in counts {
            let Some(frequency) = all.get_mut(code) else { continue };
            let figures = if is_branch { &mut frequency.with_below } else { &mut frequency.own };
            figures.add(&count, &from);
        }
    }
    all
}

/// The page that something was counted on.
struct From {
    number: usize,
    wave: Option<u16>,
    group: Option<String>,
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

impl Figures {
    fn add(&mut self, count: &Count, from: &From) {
        self.codings += count.codings;
        self.units += count.units;
        self.characters += count.characters;
        self.cases.join(&count.cases);
        self.transcripts.insert(from.number);
        if let Some(group) = from.group.as_ref().filter(|group| !self.groups.contains(*group)) {
            self.groups.insert(group.clone());
        }
        if let Some(wave) = from.wave {
            self.waves.entry(wave).or_default().join(&count.cases);
        }
    }
}

/// Each code with all codes above it.
fn lines(ground: &Ground) -> Vec<Vec<usize>> {
    let above = |code: &crate::study::CodeId| {
        let line = ground.study.codebook.line(code.as_str());
        line.iter()
            .rev()
            .skip(1)
            .filter_map(|code| ground.study.codebook.position(code.id.as_str()))
            .collect()
    };
    ground.codes.iter().map(above).collect()
}

/// What one page adds to a code, or to a branch.
struct Count {
    codings: u64,
    units: u64,
    characters: u64,
    cases: Set,
}

/// By code, alone and (`true`) with everything below it.
fn of_page(page: &Page, unit: Unit, lines: &[Vec<usize>]) -> Vec<((usize, bool), Count)> {
    let mut marks: Vec<((usize, bool), Span, Option<usize>)> = Vec::new();
    for placed in &page.codings {
        let above = lines.get(placed.code).map(Vec::as_slice).unwrap_or_default();
        let branches = above.iter().chain([&placed.code]).map(|&code| (code, true));
        let codes = branches.chain([(placed.code, false)]);
        marks.extend(codes.map(|code| (code, placed.coding.span, placed.case)));
    }
    // Stable: within a code the spans stay in the order of their starts.
    marks.sort_by_key(|(code, ..)| *code);
    let (units, spoken) = (page.units(unit), page.spoken());
    let counted = |here: &[((usize, bool), Span, Option<usize>)]| {
        let stretches = merged(here.iter().map(|(_, span, _)| *span));
        let cases = here.iter().filter_map(|(.., case)| *case).collect();
        let characters = length(&common(&stretches, spoken));
        Count { codings: here.len() as u64, units: touched(&units, &stretches), characters, cases }
    };
    let codes = marks.chunk_by(|a, b| a.0 == b.0);
    codes.filter_map(|here| Some((here.first()?.0, counted(here)))).collect()
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
