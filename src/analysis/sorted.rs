//! Codings sorted under headings, of which each may stand under none, one or several: all codes above it, for one.

use super::ground::Ground;

/// Under which headings each coding of one page stands, by number.
#[derive(Clone, Debug, Default)]
pub struct Under {
    /// Of each coding, where its headings end in the list of all.
    ends: Vec<usize>,
    headings: Vec<u32>,
}

impl Under {
    /// The headings of the next coding.
    pub fn push(&mut self, headings: &[usize]) {
        self.headings.extend(headings.iter().map(|heading| u32::try_from(*heading).unwrap_or(u32::MAX)));
        self.ends.push(self.headings.len());
    }

    pub fn of(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.headings.get(start..end).unwrap_or_default().iter().map(|heading| *heading as usize)
    }
}

/// For each heading its codings, numbered page by page and on each by start.
pub fn lists(pages: &[Under], headings: usize) -> Vec<Vec<u32>> {
    let mut lists = vec![Vec::new(); headings];
    let codings = pages.iter().flat_map(|under| (0..under.ends.len()).map(move |at| (under, at)));
    for (number, (under, at)) in (0..).zip(codings) {
        for heading in under.of(at) {
            lists.get_mut(heading).into_iter().for_each(|list: &mut Vec<u32>| list.push(number));
        }
    }
    lists
}

/// Each code, and after it, `with_below`, all codes above it: those it counts for.
pub fn lines(ground: &Ground, with_below: bool) -> Vec<Vec<usize>> {
    let mut lines: Vec<Vec<usize>> = (0..ground.codes.len()).map(|code| vec![code]).collect();
    let above = (0..if with_below { ground.codes.len() } else { 0 }).rev();
    for (code, below) in above.flat_map(|code| ground.branch(code).map(move |below| (code, below))) {
        if below != code {
            lines.get_mut(below).into_iter().for_each(|line| line.push(code));
        }
    }
    lines
}
