//! How much of what participants say is coded, and where the longest stretch lies that is not.

use std::collections::BTreeMap;

use super::frequency::length;
use super::ground::{Ground, Page, common};
use crate::each::each;
use crate::text::Span;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    /// Code points of what participants say in scope.
    pub said: u64,
    /// Those that carry a code, each once.
    pub coded: u64,
    /// The first of the longest.
    pub longest: Uncoded,
}

/// Code points said one after the other, interviewers left out, none of which is coded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uncoded {
    pub length: u64,
    /// The number of the page, and where in it.
    pub page: usize,
    pub start: u32,
}

/// By page.
pub fn by_transcript(ground: &Ground) -> Vec<Covered> {
    let pages: Vec<(usize, &Page)> = ground.pages.iter().enumerate().collect();
    each(&pages, |(number, page)| covered(*number, page.spoken(), &page.stretches(|_| true)))
}

/// By the number of the case; a stretch ends where the transcript does.
pub fn by_case(ground: &Ground) -> Vec<Covered> {
    let pages: Vec<(usize, &Page)> = ground.pages.iter().enumerate().collect();
    let counted = each(&pages, |(number, page)| {
        let coded = page.stretches(|_| true);
        let cases = said(page).into_iter();
        cases.map(|(case, said)| (case, covered(*number, &said, &coded))).collect::<Vec<_>>()
    });
    let mut all = vec![Covered::default(); ground.cases.len()];
    for (case, covered) in counted.into_iter().flatten() {
        if let Some(known) = all.get_mut(case) {
            *known = known.and(covered);
        }
    }
    all
}

impl Covered {
    /// Both together; of stretches equally long the first.
    pub fn and(self, other: Covered) -> Covered {
        let longest = if other.longest.length > self.longest.length { other.longest } else { self.longest };
        Covered { said: self.said + other.said, coded: self.coded + other.coded, longest }
    }
}

/// What each case says on a page, in order.
pub(super) fn said(page: &Page) -> BTreeMap<usize, Vec<Span>> {
    let mut said: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for &span in page.spoken() {
        let turn = page.text.and_then(|text| text.turn_at(span.start));
        if let Some(voice) = turn.and_then(|turn| page.turns.get(turn)) {
            said.entry(voice.case).or_default().push(span);
        }
    }
    said
}

fn covered(page: usize, said: &[Span], coded: &[Span]) -> Covered {
    let under = common(said, coded);
    let mut found = Covered { said: length(said), coded: length(&under), longest: Uncoded::default() };
    let mut run = Uncoded { page, ..Uncoded::default() };
    let mut end = |run: &mut Uncoded| {
        if run.length > found.longest.length {
            found.longest = *run;
        }
        run.length = 0;
    };
    let mut under = under.iter().peekable();
    for span in said {
        let mut at = span.start;
        while let Some(coded) = under.next_if(|coded| coded.start < span.end) {
            run.grow(at, coded.start);
            end(&mut run);
            at = coded.end;
        }
        run.grow(at, span.end);
    }
    end(&mut run);
    found
}

impl Uncoded {
    fn grow(&mut self, from: u32, to: u32) {
        if self.length == 0 {
            self.start = from;
        }
        self.length += u64::from(to.saturating_sub(from));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::brute::{any_study, painted, small_study};
    use crate::analysis::ground::Everywhere;

    #[test]
    fn a_stretch_goes_on_behind_the_interviewer_and_ends_at_a_code() {
        let study = small_study();
        let ground = Ground::new(&study, None, &Everywhere);
        let found = by_transcript(&ground)[0];
        assert_eq!((found.said, found.coded), (21, 16));
        assert_eq!(found.longest, Uncoded { length: 4, page: 0, start: 28 });
        assert_eq!(by_case(&ground), [found]);
    }

    /// Letter by letter.
    fn by_hand(letters: impl Iterator<Item = bool>) -> (u64, u64, u64) {
        let (mut said, mut coded, mut run, mut longest) = (0, 0, 0, 0);
        for is_coded in letters {
            said += 1;
            coded += u64::from(is_coded);
            run = if is_coded { 0 } else { run + 1 };
            longest = longest.max(run);
        }
        (said, coded, longest)
    }

    proptest! {
        #[test]
        fn coverage_is_what_painting_counts(study in any_study()) {
            let ground = Ground::new(&study, None, &Everywhere);
            let pages = painted(&ground);
            for (found, page) in by_transcript(&ground).iter().zip(&pages) {
                let spoken = page.spoken.iter().zip(&page.codes).filter(|(said, _)| **said);
                let told = by_hand(spoken.map(|(_, codes)| !codes.is_empty()));
                prop_assert_eq!((found.said, found.coded, found.longest.length), told);
            }
            for (case, found) in by_case(&ground).iter().enumerate() {
                let (mut said, mut coded, mut longest) = (0, 0, 0);
                for (page, paint) in ground.pages.iter().zip(&pages) {
                    let theirs = |at: usize| {
                        let turn = page.text.unwrap().turn_at(at as u32).unwrap();
                        paint.spoken[at] && page.turns[turn].case == case
                    };
                    let letters = (0..paint.spoken.len()).filter(|at| theirs(*at));
                    let told = by_hand(letters.map(|at| !paint.codes[at].is_empty()));
                    (said, coded, longest) = (said + told.0, coded + told.1, longest.max(told.2));
                }
                prop_assert_eq!((found.said, found.coded, found.longest.length), (said, coded, longest));
            }
        }
    }
}
