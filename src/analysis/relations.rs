//! How the codings of two codes lie to each other: each pair of codings in exactly one way, or in none.
//!
//! *Follows*: it begins behind the other's end, in the same sentence of what participants say or in the next.

use std::collections::BTreeMap;

use super::cooccur::Places;
use super::each::each;
use super::ground::{Ground, Page, Placed};
use crate::text::{Span, Unit};

/// How many pairs of codings, one of either code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relations {
    pub equal: u64,
    /// The first contains the second.
    pub contains: u64,
    /// The first lies inside the second.
    pub inside: u64,
    /// Neither holds all of the other.
    pub overlaps: u64,
    /// The second follows the first.
    pub before: u64,
    /// The first follows the second.
    pub after: u64,
}

/// By the places of the codes in `codes`, the smaller first; pairs without any relation are left out.
pub fn relations(ground: &Ground, codes: &[usize], with_below: bool) -> BTreeMap<(usize, usize), Relations> {
    let places = Places::new(ground, codes, with_below);
    let kin = places.kin();
    let mut all: BTreeMap<(usize, usize), Relations> = BTreeMap::new();
    for (pair, found) in each(&ground.pages, |page| of_page(page, &places)).into_iter().flatten() {
        all.entry(pair).or_default().join(found);
    }
    all.retain(|pair, _| !kin.contains(pair));
    all
}

impl Relations {
    fn join(&mut self, other: Relations) {
        self.equal += other.equal;
        self.contains += other.contains;
        self.inside += other.inside;
        self.overlaps += other.overlaps;
        self.before += other.before;
        self.after += other.after;
    }

    fn turned(self) -> Relations {
        let Relations { contains, inside, before, after, .. } = self;
        Relations { contains: inside, inside: contains, before: after, after: before, ..self }
    }
}

fn of_page(page: &Page, places: &Places) -> BTreeMap<(usize, usize), Relations> {
    let sentences = page.units(Unit::Sentence);
    let mut found: BTreeMap<(usize, usize), Relations> = BTreeMap::new();
    for (n, one) in page.codings.iter().enumerate() {
        for other in page.codings.iter().skip(n + 1) {
            let Some(relation) = relation(one.coding.span, other.coding.span, &sentences) else { break };
            count(&mut found, (one, other), relation, places);
        }
    }
    found
}

fn count(
    found: &mut BTreeMap<(usize, usize), Relations>,
    (one, other): (&Placed, &Placed),
    relation: Relations,
    places: &Places,
) {
    for &a in places.of(one.code) {
        for &b in places.of(other.code).iter().filter(|&&b| b != a) {
            let told = if a < b { relation } else { relation.turned() };
            found.entry((a.min(b), a.max(b))).or_default().join(told);
        }
    }
}

/// Of two spans of which the first begins earlier, or as early and ends later. None when they are apart: then so are
/// all that begin later still.
fn relation(one: Span, other: Span, sentences: &[Span]) -> Option<Relations> {
    let none = Relations::default();
    if one == other {
        return Some(Relations { equal: 1, ..none });
    }
    if one.covers(other) {
        return Some(Relations { contains: 1, ..none });
    }
    if one.overlaps(other) {
        return Some(Relations { overlaps: 1, ..none });
    }
    let begun = |at: u32| sentences.partition_point(|sentence| sentence.start <= at);
    let steps = begun(other.start).saturating_sub(begun(one.end.saturating_sub(1)));
    (steps <= 1).then_some(Relations { before: 1, ..none })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::brute::{any_study, painted, small_study};
    use crate::analysis::ground::Everywhere;

    #[test]
    fn each_pair_lies_in_one_way() {
        let study = small_study();
        let ground = Ground::new(&study, None, &Everywhere);
        let found = relations(&ground, &[1, 3], false);
        assert_eq!(found[&(0, 1)], Relations { overlaps: 1, ..Relations::default() });
        assert!(relations(&ground, &[0, 1], true).is_empty(), "a code below another");
    }

    /// Told by the sets of characters.
    fn by_hand(a: Span, b: Span, sentences: &[Span]) -> Relations {
        let none = Relations::default();
        let within = |a: Span, b: Span| (a.start..a.end).all(|at| b.contains(at));
        let begins =
            |after: u32, to: u32| sentences.iter().filter(|s| after < s.start && s.start <= to).count();
        match (within(b, a), within(a, b)) {
            (true, true) => Relations { equal: 1, ..none },
            (true, false) => Relations { contains: 1, ..none },
            (false, true) => Relations { inside: 1, ..none },
            _ if (a.start..a.end).any(|at| b.contains(at)) => Relations { overlaps: 1, ..none },
            _ if a.start < b.start && begins(a.end - 1, b.start) <= 1 => Relations { before: 1, ..none },
            _ if b.start < a.start && begins(b.end - 1, a.start) <= 1 => Relations { after: 1, ..none },
            _ => none,
        }
    }

    proptest! {
        #[test]
        fn every_pair_is_told_as_by_hand(study in any_study()) {
            let ground = Ground::new(&study, None, &Everywhere);
            let codes: Vec<usize> = (0..ground.codes.len()).collect();
            let found = relations(&ground, &codes, false);
            for a in 0..codes.len() {
                for b in a + 1..codes.len() {
                    let mut told = Relations::default();
                    for (page, paint) in ground.pages.iter().zip(painted(&ground)) {
                        for one in page.codings.iter().filter(|placed| placed.code == a) {
                            for other in page.codings.iter().filter(|placed| placed.code == b) {
                                told.join(by_hand(one.coding.span, other.coding.span, &paint.sentences));
                            }
                        }
                    }
                    prop_assert_eq!(found.get(&(a, b)).copied().unwrap_or_default(), told);
                }
            }
        }
    }
}
