//! How much of what is said under a heading carries what is sorted by the other side: the coded share of a case's
//! speech, of a wave's, of an answer's.

use std::collections::HashMap;

use super::Axis;
use super::sorter::{Sorter, Spot, place};
use crate::analysis::frequency::length;
use crate::analysis::ground::Ground;
use crate::analysis::hold::{Held, said_in};
use crate::analysis::sorted::Under;
use crate::each::gathered;
use crate::text::Span;

/// Code points. The headings are those of [`super::cross`]; `None` is all of that side.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    said: HashMap<Option<usize>, u64>,
    /// What is all of the other side stands before its headings.
    coded: HashMap<Option<usize>, Vec<u64>>,
}

impl Shares {
    pub fn said(&self, speech: Option<usize>) -> u64 {
        self.said.get(&speech).copied().unwrap_or_default()
    }

    /// Of what is said under `speech`, how much carries a coding that is sorted under `other`.
    pub fn coded(&self, speech: Option<usize>, other: Option<usize>) -> u64 {
        let coded = self.coded.get(&speech).and_then(|coded| coded.get(behind_all(other)));
        coded.copied().unwrap_or_default()
    }

    fn add(&mut self, speech: Option<usize>, said: u64, coded: impl ExactSizeIterator<Item = u64>) {
        *self.said.entry(speech).or_default() += said;
        let known = self.coded.entry(speech).or_insert_with(|| vec![0; coded.len()]);
        known.iter_mut().zip(coded).for_each(|(known, more)| *known += more);
    }
}

fn behind_all(heading: Option<usize>) -> usize {
    heading.map_or(0, |heading| heading + 1)
}

impl Axis {
    /// Whether somebody speaks under its headings: nobody does under a code or a coder.
    pub fn speaks(&self) -> bool {
        !matches!(self, Axis::Code { .. } | Axis::Coder)
    }
}

/// Whosever words they are that a coding stands under, only what is said under the heading counts for it.
pub fn shares(ground: &Ground, speech: &Axis, other: &Axis) -> Shares {
    let (speech, other) = (Sorter::new(ground, speech), Sorter::new(ground, other));
    let under = other.sorted(ground);
    let pages: Vec<(usize, &Under)> = under.iter().enumerate().collect();
    let gathered = gathered(&pages, Shares::default, |(number, under), shares| {
        add_page(shares, ground, *number, &speech, under, other.headings.len());
    });
    let mut all = Shares::default();
    for mut shares in gathered {
        for (speech, coded) in shares.coded {
            let said = shares.said.remove(&speech).unwrap_or_default();
            all.add(speech, said, coded.into_iter());
        }
    }
    all
}

fn add_page(all: &mut Shares, ground: &Ground, number: usize, speech: &Sorter, under: &Under, others: usize) {
    let Some(page) = ground.pages.get(number) else { return };
    let place = place(ground, page);
    let mut said: HashMap<Option<usize>, Vec<Span>> = HashMap::new();
    for &span in page.spoken() {
        let turn = page.text.and_then(|text| text.turn_at(span.start));
        let voice = turn.and_then(|turn| page.turns.get(turn));
        let spot = Spot::of(number, page, span.start, voice.map(|voice| voice.case));
        let under = speech.of(&spot, place.as_ref());
        let under = under.iter().copied().map(Some).chain([None]);
        under.for_each(|at| said.entry(at).or_default().push(span));
    }
    for (speech, spans) in said {
        let mut held = vec![Held::default(); others + 1];
        for (at, hold) in said_in(page, &spans).iter().enumerate() {
            for other in under.of(at).map(|other| behind_all(Some(other))).chain([behind_all(None)]) {
                held.get_mut(other).into_iter().for_each(|held| held.add(number, hold));
            }
        }
        all.add(speech, length(&spans), held.iter().map(|held| held.characters));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::brute::{any_study, painted};
    use crate::analysis::cross::cross;
    use crate::analysis::ground::{Everywhere, Page};
    use crate::text::Unit;

    fn speaks_under(ground: &Ground, page: &Page, at: u32, axis: &Axis, heading: &str) -> bool {
        let turn = page.text.unwrap().turn_at(at).unwrap();
        match axis {
            Axis::Case => ground.cases[page.turns[turn].case].as_str() == heading,
            Axis::Wave => page.wave.map(|wave| wave.to_string()).as_deref() == Some(heading),
            _ => page.id.as_str() == heading,
        }
    }

    proptest! {
        #[test]
        fn shares_are_what_painting_counts(study in any_study(), which in 0usize..3, with_below in any::<bool>()) {
            let ground = Ground::new(&study, None, &Everywhere);
            let speech = [Axis::Case, Axis::Wave, Axis::Transcript][which].clone();
            let codes = Axis::Code { with_below };
            let headings = cross(&ground, &codes, &speech, Unit::Turn).columns;
            let found = shares(&ground, &speech, &codes);
            for (at, heading) in headings.iter().enumerate() {
                for code in 0..ground.codes.len() {
                    let branch = if with_below { ground.branch(code) } else { code..code + 1 };
                    let (mut said, mut coded) = (0, 0);
                    for (page, paint) in ground.pages.iter().zip(painted(&ground)) {
                        for letter in (0..paint.spoken.len()).filter(|letter| paint.spoken[*letter]) {
                            let is_under = speaks_under(&ground, page, letter as u32, &speech, &heading.name);
                            said += u64::from(is_under);
                            coded += u64::from(is_under && paint.codes[letter].iter().any(|c| branch.contains(c)));
                        }
                    }
                    prop_assert_eq!((found.said(Some(at)), found.coded(Some(at), Some(code))), (said, coded));
                }
            }
        }
    }
}
