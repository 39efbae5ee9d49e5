//! Codings sorted under headings, of which each may stand under none, one or several: all codes above it, for one.

use super::ground::Ground;

/// A coding by the number of its page and its place there.
pub type Mark = (u32, u32);

/// Under which headings each coding of one page stands, by number.
#[derive(Clone, Debug, Default)]
pub struct Under {
    /// Of each coding, where its headings end in the list of all.
    ends: Vec<usize>,
    headings: Vec<u32>,
}

impl Under {
    pub fn new<H: IntoIterator<Item = usize>>(codings: impl Iterator<Item = H>) -> Under {
        let mut under = Under::default();
        for headings in codings {
            under
                .headings
                .extend(headings.into_iter().map(|heading| u32::try_from(heading).unwrap_or(u32::MAX)));
            under.ends.push(under.headings.len());
        }
        under
    }

    pub fn of(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.headings.get(start..end).unwrap_or_default().iter().map(|heading| *heading as usize)
    }
}

/// For each heading its codings, page by page and on each by start.
pub fn lists(pages: &[Under], headings: usize) -> Vec<Vec<Mark>> {
    let mut lists = vec![Vec::new(); headings];
    for (page, under) in (0..).zip(pages) {
        for (at, number) in (0..).zip(0..under.ends.len()) {
            for heading in under.of(number) {
                lists.get_mut(heading).into_iter().for_each(|list: &mut Vec<Mark>| list.push((page, at)));
            }
        }
    }
    lists
}

/// All codings there are, in that order.
pub fn everything(ground: &Ground) -> Vec<Mark> {
    let pages = (0..).zip(&ground.pages);
    pages.flat_map(|(page, here)| (0..).zip(&here.codings).map(move |(at, _)| (page, at))).collect()
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
