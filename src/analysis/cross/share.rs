//! How much of what is said under a heading carries what is sorted by the other side: the coded share of a case's
//! speech, of a wave's, of an answer's.

use std::collections::HashMap;

use super::{Axis, Sorter, Spot, place};
use crate::analysis::frequency::length;
use crate::analysis::ground::{Ground, common, merged};
use crate::each::each;
use crate::text::Span;

/// Code points. The headings are those of [`super::cross`]; `None` is all of that side.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    said: HashMap<Option<usize>, u64>,
    coded: HashMap<(Option<usize>, Option<usize>), u64>,
}

impl Shares {
    pub fn said(&self, speech: Option<usize>) -> u64 {
        self.said.get(&speech).copied().unwrap_or_default()
    }

    /// Of what is said under `speech`, how much carries a coding that is sorted under `other`.
    pub fn coded(&self, speech: Option<usize>, other: Option<usize>) -> u64 {
        self.coded.get(&(speech, other)).copied().unwrap_or_default()
    }
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
    let pages: Vec<usize> = (0..ground.pages.len()).collect();
    let mut all = Shares::default();
    for (said, coded) in each(&pages, |number| of_page(ground, *number, &speech, &other)) {
        said.into_iter().for_each(|(key, count)| *all.said.entry(key).or_default() += count);
        coded.into_iter().for_each(|(key, count)| *all.coded.entry(key).or_default() += count);
    }
    all
}

type Found = (Vec<(Option<usize>, u64)>, Vec<((Option<usize>, Option<usize>), u64)>);

fn of_page(ground: &Ground, number: usize, speech: &Sorter, other: &Sorter) -> Found {
    let Some(page) = ground.pages.get(number) else { return Found::default() };
    let place = place(ground, page);
    let mut said: HashMap<Option<usize>, Vec<Span>> = HashMap::new();
    for &span in page.spoken() {
        let turn = page.text.and_then(|text| text.turn_at(span.start));
        let voice = turn.and_then(|turn| page.turns.get(turn));
        let spot = Spot::of(number, page, span.start, voice.map(|voice| voice.case));
        let under = speech.of(&spot, place.as_ref());
        under.into_iter().map(Some).chain([None]).for_each(|at| said.entry(at).or_default().push(span));
    }
    let mut coded: HashMap<Option<usize>, Vec<Span>> = HashMap::new();
    for placed in &page.codings {
        let under = other.of(&Spot::of_coding(number, page, placed), place.as_ref());
        let span = placed.coding.span;
        under.into_iter().map(Some).chain([None]).for_each(|at| coded.entry(at).or_default().push(span));
    }
    let coded: Vec<(Option<usize>, Vec<Span>)> =
        coded.into_iter().map(|(at, spans)| (at, merged(spans))).collect();
    let meets = said.iter().flat_map(|(speech, said)| {
        coded.iter().map(move |(other, coded)| ((*speech, *other), length(&common(coded, said))))
    });
    let meets = meets.filter(|(_, count)| *count > 0).collect();
    (said.iter().map(|(at, spans)| (*at, length(spans))).collect(), meets)
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
