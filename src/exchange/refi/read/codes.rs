//! The codebook, from a project or from a `.qdc`.

use std::collections::{HashMap, HashSet};

use super::super::clean::Unique;
use super::super::code_words;
use super::super::guid::Guid;
use super::super::xml::{Node, Tag};
use super::{Reading, Thing};
use crate::exchange::colour;
use crate::study::{Code, CodeId, Codebook, Kind};

#[derive(Default)]
pub struct Codes {
    /// In the order of the file, a parent before its children.
    pub all: Vec<Code>,
    names: HashMap<CodeId, String>,
    pub by_guid: HashMap<Guid, CodeId>,
}

/// A code that has no slug yet.
struct Named<'a> {
    node: Node<'a>,
    /// By its number among these.
    parent: Option<usize>,
    code: Code,
    /// The slug its description gives.
    given: Option<CodeId>,
}

impl Codes {
    pub fn name<'b>(&'b self, id: &'b CodeId) -> &'b str {
        self.names.get(id).map_or(id.as_str(), String::as_str)
    }
}

impl<'a> Reading<'a> {
    pub(super) fn read_codes(&mut self, book: Option<Node<'a>>) {
        let Some(book) = book else { return };
        let mut named = self.named(book);
        if self.origin.contains("ATLAS") {
            self.unfold_names(&mut named);
        }
        let ids = slugs(&named);
        for (at, Named { node, parent, mut code, .. }) in named.into_iter().enumerate() {
            let Some(id) = ids.get(at).cloned() else { continue };
            code.id = id.clone();
            code.parent = parent.and_then(|parent| ids.get(parent)).cloned();
            self.codes.names.insert(id.clone(), code.name.clone());
            if let Some(guid) = node.guid() {
                self.codes.by_guid.entry(guid).or_insert_with(|| id.clone());
            }
            self.bears(node, Thing::Code(id.clone()));
            self.note_on(Thing::Code(id), node);
            self.codes.all.push(code);
        }
    }

    /// Walks the tree without calling itself: files may nest codes deeper than a stack is.
    fn named(&mut self, book: Node<'a>) -> Vec<Named<'a>> {
        let mut named: Vec<Named> = Vec::new();
        let mut open: Vec<(Node, Option<usize>)> = Vec::new();
        open.extend(self.unwrapped(book).into_iter().rev().map(|node| (node, None)));
        while let Some((node, parent)) = open.pop() {
            let mut below = parent;
            match node.guid().and_then(|guid| self.things.get(&guid).cloned()) {
                Some(case @ Thing::Case(_)) => {
                    self.told.changed("codes", "they stand for cases and come as cases only", node.name());
                    self.note_on(case, node);
                }
                _ => {
                    below = Some(named.len());
                    let named_now = self.one_code(node, parent);
                    named.push(named_now);
                }
            }
            let children: Vec<Node> = node.all("Code").collect();
            open.extend(children.into_iter().rev().map(|child| (child, below)));
        }
        named
    }

    /// NVivo puts all codes of a codebook into one called Nodes, which nobody made.
    fn unwrapped(&mut self, book: Node<'a>) -> Vec<Node<'a>> {
        let top: Vec<Node> = book.within("Codes", "Code").collect();
        match top.as_slice() {
            [only]
                if self.origin.contains("NVivo")
                    && ["Nodes", "Codes"].contains(&only.name())
                    && !is_codable(*only) =>
            {
                self.told.changed(
                    "codes",
                    "it only wraps all others, which stand at the top here",
                    only.name(),
                );
                only.all("Code").collect()
            }
            _ => top,
        }
    }

    fn one_code(&mut self, node: Node<'a>, parent: Option<usize>) -> Named<'a> {
        let name = node.name();
        let name = if name.trim().is_empty() { "Unnamed code" } else { name };
        let mut code = Code::new(CodeId::new(""), name);
        if !is_codable(node) {
            code.kind = Kind::Category;
        }
        let given = code_words::read(&node.description(), &mut code);
        if let Some(words) = node.said("color") {
            code.colour = colour::take(words, name, &mut self.told);
        }
        Named { node, parent, code, given }
    }

    /// `Coke::diet Coke` beside a code `Coke`: old ATLAS.ti had no tree, and people made one of names.
    fn unfold_names(&mut self, named: &mut [Named]) {
        let top = named.iter().enumerate().filter(|(_, found)| found.parent.is_none());
        let at: HashMap<String, usize> = top.map(|(at, found)| (found.code.name.clone(), at)).collect();
        for found in named.iter_mut().filter(|found| found.parent.is_none()) {
            let whole = found.code.name.clone();
            let Some((before, after)) = whole.rsplit_once("::") else { continue };
            if let Some(parent) = at.get(before).filter(|_| !after.trim().is_empty()) {
                found.parent = Some(*parent);
                found.code.name = after.to_string();
                self.told.changed(
                    "codes",
                    "their names say below which code they belong, and there they stand",
                    whole,
                );
            }
        }
    }
}

fn is_codable(node: Node) -> bool {
    !matches!(node.said("isCodable").map(str::trim), Some("false" | "0" | "False"))
}

/// Slugs that descriptions give come first; the others are made of the names.
fn slugs(named: &[Named]) -> Vec<CodeId> {
    let empty = Codebook::default();
    let numbered = |slug: &str, number| format!("{slug}-{number}");
    let mut taken = HashSet::new();
    let mut names = Unique::exact();
    let given: Vec<Option<CodeId>> =
        named.iter().map(|found| found.given.clone().filter(|id| taken.insert(id.clone()))).collect();
    given.iter().flatten().for_each(|id| _ = names.take(id.as_str()));
    let slug = |(found, given): (&Named, Option<CodeId>)| {
        let made = || CodeId::new(names.free_as(empty.free_slug(&found.code.name).as_str(), numbered));
        given.unwrap_or_else(made)
    };
    named.iter().zip(given).map(slug).collect()
}
