//! How often each clue went with each code.

use super::clues::Kind;

/// In how many codings a clue was there, in all and by the number of the code.
#[derive(Clone, Debug, Default)]
pub(super) struct Met {
    pub all: u32,
    /// In the order of the codes' numbers; none stands here with 0.
    pub codes: Vec<(u32, u32)>,
}

impl Met {
    pub fn with(&self, code: u32) -> u32 {
        let at = self.codes.binary_search_by_key(&code, |(code, _)| *code);
        at.ok().and_then(|at| self.codes.get(at)).map_or(0, |(_, times)| *times)
    }

    fn add(&mut self, code: u32) {
        self.all += 1;
        match self.codes.binary_search_by_key(&code, |(code, _)| *code) {
            Ok(at) => self.codes.get_mut(at).into_iter().for_each(|(_, times)| *times += 1),
            Err(at) => self.codes.insert(at, (code, 1)),
        }
    }

    fn take(&mut self, code: u32) {
        let Ok(at) = self.codes.binary_search_by_key(&code, |(code, _)| *code) else { return };
        self.all = self.all.saturating_sub(1);
        if let Some((_, times)) = self.codes.get_mut(at) {
            *times = times.saturating_sub(1);
        }
        if self.codes.get(at).is_some_and(|(_, times)| *times == 0) {
            self.codes.remove(at);
        }
    }
}

/// A coding comes, or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    In,
    Out,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// By kind, then by the number of the clue's name.
    met: [Vec<Met>; Kind::COUNT],
    /// Codings by the number of the code.
    codings: Vec<u32>,
    pub total: u32,
}

impl Counts {
    pub fn coding(&mut self, code: u32, way: Way) {
        let Some(number) = at(&mut self.codings, code) else { return };
        match way {
            Way::In => (*number, self.total) = (*number + 1, self.total + 1),
            Way::Out => (*number, self.total) = (number.saturating_sub(1), self.total.saturating_sub(1)),
        }
    }

    pub fn clue(&mut self, kind: Kind, name: u32, code: u32, way: Way) {
        let Some(met) = self.met.get_mut(kind as usize).and_then(|met| at(met, name)) else { return };
        match way {
            Way::In => met.add(code),
            Way::Out => met.take(code),
        }
    }

    /// Nothing when no coding ever had this clue.
    pub fn met(&self, kind: Kind, name: u32) -> Option<&Met> {
        self.met.get(kind as usize)?.get(name as usize).filter(|met| met.all > 0)
    }

    /// Everything there is: kind, name, code, how often.
    #[cfg(test)]
    pub fn all(&self) -> Vec<(usize, u32, u32, u32)> {
        let named = self.met.iter().enumerate().flat_map(|(kind, met)| {
            (0..).zip(met).flat_map(move |(name, met)| {
                met.codes.iter().map(move |(code, times)| (kind, name, *code, *times))
            })
        });
        named.collect()
    }

    /// The codes that stand somewhere, each with its codings.
    pub fn codes(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        (0..).zip(&self.codings).map(|(code, times)| (code, *times)).filter(|(_, times)| *times > 0)
    }
}

/// The place of a number, made when it is not there.
fn at<T: Default + Clone>(list: &mut Vec<T>, number: u32) -> Option<&mut T> {
    let number = number as usize;
    if list.len() <= number {
        list.resize(number + 1, T::default());
    }
    list.get_mut(number)
}
