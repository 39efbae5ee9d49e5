//! The code tree as it is seen: what is folded, filtered, and where its caret stands.

use std::collections::BTreeSet;

use crate::study::{Code, CodeId, Codebook};
use crate::text::fold;

#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub cursor: Option<CodeId>,
    pub folded: BTreeSet<CodeId>,
    pub filter: String,
    /// The first row on the screen.
    pub top: usize,
    pub height: u16,
}

/// A row of the tree: a code and how deep it stands.
#[derive(Clone, Copy, Debug)]
pub struct Leaf<'a> {
    pub code: &'a Code,
    pub depth: usize,
    pub parent: bool,
}

impl Tree {
    /// The codes that can be seen, in order. While a filter is on, folds do not count.
    pub fn leaves<'a>(&self, book: &'a Codebook) -> Vec<Leaf<'a>> {
        let wanted = fold(&self.filter);
        let shown = |code: &Code| wanted.is_empty() || fold(&book.path(code.id.as_str())).contains(&wanted);
        let mut hidden_below: Option<usize> = None;
        let mut leaves: Vec<Leaf> = Vec::new();
        let mut walk = book.walk().peekable();
        while let Some((code, depth)) = walk.next() {
            let parent = walk.peek().is_some_and(|(_, next)| *next > depth);
            if hidden_below.is_some_and(|limit| depth > limit) {
                continue;
            }
            hidden_below = None;
            if !shown(code) {
                continue;
            }
            leaves.push(Leaf { code, depth, parent });
            if wanted.is_empty() && self.folded.contains(&code.id) {
                hidden_below = Some(depth);
            }
        }
        leaves
    }

    pub fn position(&self, leaves: &[Leaf]) -> Option<usize> {
        let cursor = self.cursor.as_ref()?;
        leaves.iter().position(|leaf| &leaf.code.id == cursor)
    }

    /// Moves the caret by rows, staying within the tree.
    pub fn step(&mut self, book: &Codebook, by: isize) {
        let leaves = self.leaves(book);
        let here = self.position(&leaves).unwrap_or(0);
        let there = here.saturating_add_signed(by).min(leaves.len().saturating_sub(1));
        self.cursor = leaves.get(there).map(|leaf| leaf.code.id.clone());
    }

    /// Opens every fold above a code and puts the caret on it.
    pub fn reveal(&mut self, book: &Codebook, code: &CodeId) {
        for above in book.line(code.as_str()).iter().filter(|above| &above.id != code) {
            self.folded.remove(&above.id);
        }
        self.cursor = Some(code.clone());
    }

    /// Keeps the caret on a code that can be seen, and on the screen.
    pub fn settle(&mut self, book: &Codebook) {
        let leaves = self.leaves(book);
        let here = self.position(&leaves).unwrap_or_else(|| {
            let before = self
                .cursor
                .as_ref()
                .and_then(|code| book.line(code.as_str()).first().map(|top| top.id.clone()));
            before.and_then(|top| leaves.iter().position(|leaf| leaf.code.id == top)).unwrap_or(0)
        });
        self.cursor = leaves.get(here).map(|leaf| leaf.code.id.clone());
        self.top = keep_visible(self.top, here, leaves.len(), usize::from(self.height));
    }
}

/// The first row of a list of `len` so that row `here` is among the `height` rows shown; jumps by half a page, which
/// costs a slow line less than scrolling row by row.
pub fn keep_visible(top: usize, here: usize, len: usize, height: usize) -> usize {
    let most = len.saturating_sub(height);
    let top = top.min(most);
    if here >= top && here < top + height.max(1) {
        return top;
    }
    here.saturating_sub(height / 2).min(most)
}
