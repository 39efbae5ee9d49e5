//! The code tree.

use std::collections::HashSet;

use super::super::code_words;
use super::super::element::Element;
use super::super::guid::Mint;
use super::notes::Notes;
use crate::exchange::{Told, colour};
use crate::study::{Code, CodeId, Codebook, Kind, Study};

/// Deeper codes stand beside their parents: some readers nest function calls as codes are nested.
const DEEPEST: usize = 200;

pub fn guid(mint: &Mint, code: &CodeId) -> String {
    mint.of("code", &[code.as_str()])
}

/// Codes in codes, in the order of the codebook. With `notes`, as a project has them; a codebook file has none.
pub fn tree(mint: &Mint, study: &Study, notes: Option<&Notes>, told: &mut Told) -> Vec<Element> {
    let used: HashSet<&CodeId> = study.codings().map(|(_, _, coding)| &coding.code).collect();
    let mut strange: Vec<&CodeId> =
        used.iter().filter(|id| !study.codebook.contains(id.as_str())).copied().collect();
    strange.sort();
    let strangers: Vec<Code> = strange.into_iter().map(|id| Code::new(id.clone(), id.as_str())).collect();
    for code in &strangers {
        told.changed(
            "codes",
            "codings bear them but the codebook lacks them: they are added to it",
            &code.name,
        );
    }
    let mut tree = Tree::default();
    for (code, depth) in study.codebook.walk().chain(strangers.iter().map(|code| (code, 0))) {
        if depth > DEEPEST {
            told.changed(
                "codes",
                "they are nested more than 200 deep and stand beside their parents",
                &code.name,
            );
        }
        let noted = notes.and_then(|notes| notes.on_codes.get(&code.id)).map(Vec::as_slice);
        tree.add(element(mint, code, used.contains(&code.id), noted.unwrap_or_default()), depth.min(DEEPEST));
    }
    told.kept("codes", study.codebook.len() + strangers.len());
    tree.close(0);
    tree.whole
}

fn element(mint: &Mint, code: &Code, used: bool, notes: &[String]) -> Element {
    // What bears codings has to be codable, or other programs drop them.
    let codable = used || code.kind == Kind::Code;
    let usual = if codable { Kind::Code } else { Kind::Category };
    let own_id = Codebook::default().free_slug(&code.name) != code.id;
    let element = Element::new("Code")
        .with("guid", guid(mint, &code.id))
        .with("name", &code.name)
        .with("isCodable", if codable { "true" } else { "false" });
    let element = match code.colour.and_then(colour::write) {
        Some(rgb) => element.with("color", rgb),
        None => element,
    };
    element.described(code_words::write(code, own_id, code.kind != usual)).noted(notes)
}

/// Elements that are still open, one in the other, and those that are done.
#[derive(Default)]
struct Tree {
    open: Vec<Element>,
    whole: Vec<Element>,
}

impl Tree {
    fn add(&mut self, element: Element, depth: usize) {
        self.close(depth);
        self.open.push(element);
    }

    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(done) = self.open.pop() else { return };
            match self.open.last_mut() {
                Some(parent) => parent.push(done),
                None => self.whole.push(done),
            }
        }
    }
}
