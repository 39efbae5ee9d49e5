//! Codes as a foreign codebook lists them, and the tree they make.

use std::collections::HashMap;
use std::sync::Arc;

use crate::exchange::{Refused, Told};
use crate::study::{Code, CodeId, Codebook, Kind, Origin, Study};
use crate::text::fold;

/// Deeper trees are no codebooks: what stands deeper is moved up. Readers give one name more, so that it is told.
pub(super) const DEEPEST: usize = 32;
const MOST_CODES: usize = 50_000;

/// A code with the names above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// From the top down to its own name; never empty.
    pub path: Vec<String>,
    /// All but id, name and parent.
    pub code: Code,
    /// The slug it had where it comes from.
    pub slug: Option<String>,
}

impl Entry {
    pub fn new(path: Vec<String>) -> Entry {
        Entry { path, code: Code::new(CodeId::new(""), ""), slug: None }
    }

    /// Adds a paragraph to what the code means.
    pub fn explain(&mut self, words: &str) {
        add(&mut self.code.definition, words);
    }
}

pub(super) fn add(text: &mut String, words: &str) {
    let words = words.trim();
    if words.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(words);
}

/// `place` says where a code stood, by its number in the list. Codes that are only named above others are made; of
/// two with the same path the first one counts, and takes in what the second one says more.
///
/// # Errors
/// When they are more than any codebook has.
pub(super) fn planted(
    entries: Vec<Entry>,
    place: impl Fn(usize) -> String,
    told: &mut Told,
) -> Result<Study, Refused> {
    let mut growing = Growing::default();
    for (at, mut entry) in entries.into_iter().enumerate() {
        if entry.path.len() > DEEPEST
            && let Some(own) = entry.path.pop()
        {
            told.changed("codes", "they stood too deep and were moved up", own.clone());
            entry.path.truncate(DEEPEST - 1);
            entry.path.push(own);
        }
        growing.plant(entry, &place(at), told);
        within(growing.codes.len(), &place(at))?;
    }
    told.kept("codes", growing.codes.len());
    let (codebook, complaints) = Codebook::from_codes(growing.codes);
    complaints.into_iter().for_each(|why| told.changed("codes", &why, ""));
    Ok(Study { codebook: Arc::new(codebook), ..Study::default() })
}

/// # Errors
/// When they are more codes than any codebook has.
pub(super) fn within(codes: usize, place: &str) -> Result<(), Refused> {
    let many = || Refused::too_much(format!("{place}: a codebook of more than {MOST_CODES} codes is none"));
    if codes > MOST_CODES { Err(many()) } else { Ok(()) }
}

#[derive(Default)]
struct Growing {
    codes: Vec<Code>,
    by_path: HashMap<(Option<usize>, String), usize>,
    slugs: HashMap<String, usize>,
    /// Made because something stands below them, and not listed yet.
    unlisted: Vec<bool>,
}

impl Growing {
    fn plant(&mut self, entry: Entry, place: &str, told: &mut Told) {
        let Some((name, above)) = entry.path.split_last() else { return };
        let mut parent = None;
        for above in above {
            parent = Some(self.stand(parent, above, told));
        }
        let same = (parent, fold(name));
        match self.by_path.get(&same).copied() {
            Some(at) => self.take_in(at, entry.code, place, told),
            None => {
                let slug = entry.slug.unwrap_or_default();
                let code = Code { name: name.clone(), ..entry.code };
                self.push(parent, code, &slug, false);
            }
        }
    }

    /// The code above, made when it is not there.
    fn stand(&mut self, parent: Option<usize>, name: &str, told: &mut Told) -> usize {
        if let Some(at) = self.by_path.get(&(parent, fold(name))) {
            return *at;
        }
        told.changed("codes", "they are only named above others and were made", name);
        self.push(parent, Code::new(CodeId::new(""), name), "", true)
    }

    fn push(&mut self, parent: Option<usize>, code: Code, slug: &str, unlisted: bool) -> usize {
        let at = self.codes.len();
        self.by_path.insert((parent, fold(&code.name)), at);
        let id = self.free(slug, &code.name);
        let parent = parent.and_then(|above| self.codes.get(above)).map(|above| above.id.clone());
        self.codes.push(Code { id, parent, ..code });
        self.unlisted.push(unlisted);
        at
    }

    fn free(&mut self, slug: &str, name: &str) -> CodeId {
        let fresh = Codebook::default().free_slug(if slug.is_empty() { name } else { slug });
        let base = if slug.is_empty() { fresh.as_str() } else { slug };
        let next = self.slugs.entry(base.to_string()).or_default();
        *next += 1;
        let mut id = if *next == 1 { base.to_string() } else { format!("{base}-{next}") };
        while id != base && self.slugs.contains_key(&id) {
            id += "-2";
        }
        if id != base {
            self.slugs.insert(id.clone(), 1);
        }
        CodeId::new(id)
    }

    /// A code that was made before it was listed is only now told of; another one is a double.
    fn take_in(&mut self, at: usize, more: Code, place: &str, told: &mut Told) {
        let unlisted = self.unlisted.get_mut(at).is_some_and(std::mem::take);
        let Some(known) = self.codes.get_mut(at) else { return };
        if unlisted {
            *known =
                Code { id: known.id.clone(), parent: known.parent.clone(), name: known.name.clone(), ..more };
            return;
        }
        told.changed("codes", "they stand twice; what the second one says was added to the first", place);
        for (text, words) in [
            (&mut known.definition, &more.definition),
            (&mut known.include, &more.include),
            (&mut known.exclude, &more.exclude),
            (&mut known.example, &more.example),
        ] {
            if text != words {
                add(text, words);
            }
        }
        known.aliases.extend(more.aliases);
    }
}

/// The kind of a code, as we call it or as others do.
pub(super) fn kind(words: &str) -> Option<Kind> {
    Kind::named(words).or(match words {
        "subtheme" | "sub-theme" => Some(Kind::Theme),
        "subcode" | "sub-code" | "free node" | "node" => Some(Kind::Code),
        "subcategory" | "sub-category" | "group" | "tree node" => Some(Kind::Category),
        _ => None,
    })
}

pub(super) fn origin(words: &str) -> Option<Origin> {
    Origin::named(words).or(match words {
        "a priori" | "theory" | "theoretical" => Some(Origin::Deductive),
        "emergent" | "data" | "open" => Some(Origin::Inductive),
        "in-vivo" | "invivo" => Some(Origin::InVivo),
        _ => None,
    })
}
