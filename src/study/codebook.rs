//! The codebook: codes in a tree, kept in reading order (a parent before its children).
//!
//! Invariants: ids are unique, every parent exists, and the list is a preorder walk, so that the codes below a
//! code are the run that follows it.

use std::{collections::HashMap, ops::Range};

use super::{Code, CodeId, Lineage};
use crate::text::fold;

/// A place in the tree: below `parent` (or at the top), before the sibling that is now at `index`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub parent: Option<CodeId>,
    pub index: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    codes: Vec<Code>,
    positions: HashMap<CodeId, usize>,
    /// How deep each code stands, in the order of the codes; 0 at the top.
    depths: Vec<usize>,
}

/// Slugs longer than this are cut: they stand in every line of a codings file.
const SLUG_LENGTH: usize = 48;

impl Codebook {
    /// Takes codes as a file gives them; what cannot stand as it is, is mended and told in words.
    pub fn from_codes(codes: Vec<Code>) -> (Codebook, Vec<String>) {
        let mut complaints = Vec::new();
        let mut seen = HashMap::new();
        let mut kept: Vec<Code> = Vec::with_capacity(codes.len());
        for code in codes {
            if seen.insert(code.id.clone(), ()).is_some() {
                complaints.push(format!("code {:?} stands twice; the first one counts", code.id.as_str()));
            } else {
                kept.push(code);
            }
        }
        for code in &mut kept {
            if code.parent.as_ref().is_some_and(|parent| !seen.contains_key(parent)) {
                complaints.push(format!("code {:?} names a parent that is not there", code.id.as_str()));
                code.parent = None;
            }
        }
        (Codebook::in_preorder(kept, &mut complaints), complaints)
    }

    fn in_preorder(codes: Vec<Code>, complaints: &mut Vec<String>) -> Codebook {
        let mut below: HashMap<Option<CodeId>, Vec<usize>> = HashMap::new();
        for (at, code) in codes.iter().enumerate() {
            below.entry(code.parent.clone()).or_default().push(at);
        }
        let mut order = Vec::with_capacity(codes.len());
        let mut open: Vec<usize> = below.remove(&None).unwrap_or_default();
        open.reverse();
        while let Some(at) = open.pop() {
            order.push(at);
            if let Some(children) = codes.get(at).and_then(|code| below.remove(&Some(code.id.clone()))) {
                open.extend(children.into_iter().rev());
            }
        }
        let mut slots: Vec<Option<Code>> = codes.into_iter().map(Some).collect();
        let mut walked: Vec<Code> =
            order.into_iter().filter_map(|at| slots.get_mut(at).and_then(Option::take)).collect();
        for mut circular in slots.into_iter().flatten() {
            complaints.push(format!(
                "code {:?} is its own ancestor; it stands at the top now",
                circular.id.as_str()
            ));
            circular.parent = None;
            walked.push(circular);
        }
        let mut book = Codebook { codes: walked, ..Codebook::default() };
        book.renumber();
        book
    }

    fn renumber(&mut self) {
        self.positions = self.codes.iter().enumerate().map(|(at, code)| (code.id.clone(), at)).collect();
        let mut line: Vec<&CodeId> = Vec::new();
        let mut depths = Vec::with_capacity(self.codes.len());
        for code in &self.codes {
            while line.last().is_some_and(|above| Some(*above) != code.parent.as_ref()) {
                line.pop();
            }
            depths.push(line.len());
            line.push(&code.id);
        }
        self.depths = depths;
    }

    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    pub fn len(&self) -> usize {
        self.codes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    pub fn get(&self, id: &str) -> Option<&Code> {
        self.positions.get(id).and_then(|&at| self.codes.get(at))
    }

    pub fn contains(&self, id: &str) -> bool {
        self.positions.contains_key(id)
    }

    pub fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// The name as people see it; a code that is not in the book is shown by its slug.
    pub fn name<'a>(&'a self, id: &'a CodeId) -> &'a str {
        self.get(id.as_str()).map_or(id.as_str(), |code| &code.name)
    }

    /// The code that took this one in when they were merged; else itself, there or not.
    pub fn heir<'a>(&'a self, id: &'a CodeId) -> &'a CodeId {
        let took_in = |from: &Lineage| matches!(from, Lineage::Merged { was, .. } if was == id);
        let heir = || self.codes().iter().find(|code| code.lineage.iter().any(took_in));
        if self.contains(id.as_str()) { id } else { heir().map_or(id, |code| &code.id) }
    }

    pub fn children<'a>(&'a self, parent: Option<&'a str>) -> impl Iterator<Item = &'a Code> + 'a {
        self.codes.iter().filter(move |code| code.parent.as_ref().map(CodeId::as_str) == parent)
    }

    pub fn has_children(&self, id: &str) -> bool {
        self.position(id)
            .and_then(|at| self.codes.get(at + 1))
            .is_some_and(|next| next.parent.as_ref().is_some_and(|parent| parent.as_str() == id))
    }

    /// From the top down to the code itself.
    pub fn line(&self, id: &str) -> Vec<&Code> {
        let mut line: Vec<&Code> = std::iter::successors(self.get(id), |code| {
            code.parent.as_ref().and_then(|parent| self.get(parent.as_str()))
        })
        .collect();
        line.reverse();
        line
    }

    /// 0 at the top.
    pub fn depth(&self, id: &str) -> usize {
        self.position(id).and_then(|at| self.depths.get(at)).copied().unwrap_or(0)
    }

    /// Every code with its depth, in reading order.
    pub fn walk(&self) -> impl Iterator<Item = (&Code, usize)> {
        self.codes.iter().zip(self.depths.iter().copied())
    }

    /// `Barriers/Unclear role`.
    pub fn path(&self, id: &str) -> String {
        let names: Vec<&str> = self.line(id).iter().map(|code| code.name.as_str()).collect();
        if names.is_empty() { id.to_string() } else { names.join("/") }
    }

    /// The positions of a code and of everything below it.
    pub fn branch(&self, id: &str) -> Range<usize> {
        let Some(start) = self.position(id) else { return 0..0 };
        let depth = self.depth(id);
        let below = self.depths.iter().skip(start + 1).take_while(|&&deeper| deeper > depth);
        start..start + 1 + below.count()
    }

    pub fn is_within(&self, id: &str, ancestor: &str) -> bool {
        self.line(id).iter().any(|code| code.id.as_str() == ancestor)
    }

    pub fn place_of(&self, id: &str) -> Option<Place> {
        let parent = self.get(id)?.parent.clone();
        let index =
            self.children(parent.as_ref().map(CodeId::as_str)).position(|code| code.id.as_str() == id)?;
        Some(Place { parent, index })
    }

    /// The end of the children of `parent`.
    pub fn last_place(&self, parent: Option<&CodeId>) -> Place {
        Place { parent: parent.cloned(), index: self.children(parent.map(CodeId::as_str)).count() }
    }

    /// Finds a code by slug, by path (`Barriers/Unclear role`) or by a name that only one code has.
    /// Case and accents do not matter.
    pub fn find(&self, words: &str) -> Option<&Code> {
        if let Some(code) = self.get(words) {
            return Some(code);
        }
        let wanted = fold(words.trim());
        let by_path = self.codes.iter().find(|code| fold(&self.path(code.id.as_str())) == wanted);
        by_path.or_else(|| {
            let mut named = self.codes.iter().filter(|code| fold(&code.name) == wanted);
            let first = named.next();
            first.filter(|_| named.next().is_none())
        })
    }

    /// A free slug for a new code of this name: `unclear-role`, then `unclear-role-2`.
    pub fn free_slug(&self, name: &str) -> CodeId {
        let base = slug(name);
        let mut candidates = std::iter::once(base.clone()).chain((2..).map(|n| format!("{base}-{n}")));
        let free = candidates.find(|candidate| !self.contains(candidate));
        CodeId::new(free.unwrap_or(base))
    }

    pub(super) fn insert(&mut self, code: Code, index: usize) {
        let at = self.position_for(&Place { parent: code.parent.clone(), index });
        self.codes.insert(at, code);
        self.renumber();
    }

    pub(super) fn remove(&mut self, id: &str) -> Option<Code> {
        let at = self.position(id)?;
        let code = self.codes.remove(at);
        self.renumber();
        Some(code)
    }

    pub(super) fn replace(&mut self, code: Code) -> Option<Code> {
        let at = self.position(code.id.as_str())?;
        self.codes.get_mut(at).map(|old| std::mem::replace(old, code))
    }

    /// Moves a code with everything below it.
    pub(super) fn relocate(&mut self, id: &str, place: &Place) {
        let mut branch: Vec<Code> = self.codes.drain(self.branch(id)).collect();
        if let Some(head) = branch.first_mut() {
            head.parent = place.parent.clone();
        }
        self.renumber();
        let at = self.position_for(place);
        self.codes.splice(at..at, branch);
        self.renumber();
    }

    fn position_for(&self, place: &Place) -> usize {
        let parent = place.parent.as_ref().map(CodeId::as_str);
        if let Some(sibling) = self.children(parent).nth(place.index) {
            return self.position(sibling.id.as_str()).unwrap_or(self.codes.len());
        }
        parent.map_or(self.codes.len(), |parent| self.branch(parent).end)
    }
}

/// Letters and digits of any script, joined by dashes: `Unclear role!` becomes `unclear-role`.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in fold(name).chars() {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= SLUG_LENGTH {
            break;
        }
    }
    let slug = slug.trim_matches('-').to_string();
    if slug.is_empty() { "code".to_string() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(lines: &[(&str, Option<&str>)]) -> (Codebook, Vec<String>) {
        let codes = lines
            .iter()
            .map(|&(id, parent)| Code { parent: parent.map(CodeId::new), ..Code::new(CodeId::new(id), id) });
        Codebook::from_codes(codes.collect())
    }

    fn order(book: &Codebook) -> Vec<&str> {
        book.codes().iter().map(|code| code.id.as_str()).collect()
    }

    #[test]
    fn children_follow_their_parent_whatever_the_file_says() {
        let (book, complaints) = book(&[("a", None), ("b", None), ("a1", Some("a")), ("a2", Some("a"))]);
        assert_eq!(order(&book), ["a", "a1", "a2", "b"]);
        assert!(complaints.is_empty());
        assert_eq!(book.branch("a"), 0..3);
        assert_eq!(book.path("a2"), "a/a2");
    }

    #[test]
    fn circles_strangers_and_twins_are_mended_and_told() {
        let (book, complaints) =
            book(&[("a", Some("b")), ("b", Some("a")), ("c", Some("gone")), ("c", None)]);
        assert_eq!(complaints.len(), 4, "{complaints:?}");
        assert_eq!(book.len(), 3);
        assert_eq!(book.depth("a"), 0);
    }

    #[test]
    fn a_branch_moves_whole() {
        let (mut book, _) = book(&[("a", None), ("a1", Some("a")), ("b", None), ("b1", Some("b"))]);
        book.relocate("a", &Place { parent: Some(CodeId::new("b")), index: 0 });
        assert_eq!(order(&book), ["b", "a", "a1", "b1"]);
        assert_eq!(book.path("a1"), "b/a/a1");
    }

    #[test]
    fn slugs_are_readable_and_free() {
        let (book, _) = book(&[("unclear-role", None)]);
        assert_eq!(book.free_slug("Unclear rôle!").as_str(), "unclear-role-2");
        assert_eq!(book.free_slug("信任").as_str(), "信任");
        assert_eq!(book.free_slug("…").as_str(), "code");
    }
}
