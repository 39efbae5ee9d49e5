//! A set of small numbers, such as those of cases or pages: a bit each, for most sets are joined far more often than
//! they are looked at.

/// Most hold no number or one, and then nothing is kept beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set {
    one: Option<u32>,
    /// Where there are several, all of them; no zeros at the end.
    bits: Vec<u64>,
}

const WIDE: usize = u64::BITS as usize;

impl Set {
    pub fn insert(&mut self, number: usize) {
        match (u32::try_from(number), self.one) {
            (Ok(number), None) if self.bits.is_empty() => self.one = Some(number),
            (Ok(number), Some(one)) if one == number => {}
            _ => {
                self.spread();
                self.put(number);
            }
        }
    }

    /// Takes in all numbers of another.
    pub fn join(&mut self, other: &Set) {
        if let Some(one) = other.one {
            return self.insert(one as usize);
        }
        if other.bits.is_empty() {
            return;
        }
        self.spread();
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        self.bits.iter_mut().zip(&other.bits).for_each(|(bits, more)| *bits |= more);
    }

    pub fn contains(&self, number: usize) -> bool {
        let bit = || self.bits.get(number / WIDE).is_some_and(|bits| bits & (1 << (number % WIDE)) != 0);
        self.one.is_some_and(|one| one as usize == number) || bit()
    }

    pub fn len(&self) -> usize {
        usize::from(self.one.is_some())
            + self.bits.iter().map(|bits| bits.count_ones() as usize).sum::<usize>()
    }

    pub fn is_empty(&self) -> bool {
        self.one.is_none() && self.bits.is_empty()
    }

    /// The smallest first.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let words = self.bits.iter().enumerate();
        let many = words.flat_map(|(at, bits)| {
            (0..WIDE).filter(move |bit| bits & (1 << bit) != 0).map(move |bit| at * WIDE + bit)
        });
        self.one.map(|one| one as usize).into_iter().chain(many)
    }

    /// Gives the only number a bit, so that others find room beside it.
    fn spread(&mut self) {
        if let Some(one) = self.one.take() {
            self.put(one as usize);
        }
    }

    fn put(&mut self, number: usize) {
        let at = number / WIDE;
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        self.bits.get_mut(at).into_iter().for_each(|bits| *bits |= 1 << (number % WIDE));
    }
}

impl Extend<usize> for Set {
    fn extend<I: IntoIterator<Item = usize>>(&mut self, numbers: I) {
        numbers.into_iter().for_each(|number| self.insert(number));
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Set {
        let mut set = Set::default();
        set.extend(numbers);
        set
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn tree(set: &Set) -> BTreeSet<usize> {
        set.iter().collect()
    }

    proptest! {
        #[test]
        fn it_holds_what_was_put_in(
            one in prop::collection::vec(0usize..200, 0..6),
            other in prop::collection::vec(0usize..200, 0..6),
        ) {
            let [a, b]: [Set; 2] = [&one, &other].map(|numbers| numbers.iter().copied().collect());
            let all: BTreeSet<usize> = one.iter().chain(&other).copied().collect();
            let mut both = a.clone();
            both.join(&b);
            prop_assert_eq!(tree(&both), all.clone());
            prop_assert_eq!((both.len(), both.is_empty()), (all.len(), all.is_empty()));
            prop_assert!((0..200).all(|number| both.contains(number) == all.contains(&number)));
            prop_assert_eq!(a == b, tree(&a) == tree(&b));
        }
    }
}
