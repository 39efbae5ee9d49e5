//! Which texts of an import may be versions of others: to be shown before anything comes in.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Bringing, Sheaf, id_of};
use crate::exchange::Borrowed;
use crate::exchange::dialects::{Voice, render};
use crate::exchange::settle::namesake;
use crate::study::{Shelved, Study, TranscriptId};
use crate::text::Transcript;

/// Ahead of the names of texts that are compared and not here yet; no path in a study ends a folder so.
const ARRIVING: &str = "\0";

/// A text that another one may be a version of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Like {
    Ours(TranscriptId),
    /// It comes with the same import.
    Arriving,
}

impl fmt::Display for Like {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Like::Ours(id) => id.fmt(f),
            Like::Arriving => f.write_str("another file of this import"),
        }
    }
}

pub(super) fn find(bringing: &mut Bringing, study: &Study) {
    bringing.projects.iter_mut().for_each(|project| project.alike = alike(project, study));
    of_words(&mut bringing.sheaves, &bringing.cast, study);
}

fn alike(project: &Borrowed, study: &Study) -> usize {
    let texts = project.study.shelf.iter();
    let texts = texts.filter_map(|(id, shelved)| Some((id, shelved.text.as_ref()?)));
    texts.filter(|(id, text)| namesake(study, id, text).is_some()).count()
}

/// Only texts whose name is here already, or comes twice, are written out to be compared.
fn of_words(sheaves: &mut [Sheaf], cast: &[Voice], study: &Study) {
    let mut known = study.clone();
    let named = named(sheaves, study);
    for (n, sheaf) in sheaves.iter_mut().enumerate() {
        let id = id_of(&sheaf.draft);
        if named.get(id.stem()).is_none_or(|times| *times < 2) {
            continue;
        }
        let text = Transcript::new(render::text(&sheaf.draft, cast));
        sheaf.like = namesake(&known, &id, &text).map(|like| match study.shelf.contains_key(&like) {
            true => Like::Ours(like),
            false => Like::Arriving,
        });
        let apart = TranscriptId::new(format!("{ARRIVING}{n}/{id}"));
        known.put(apart, Shelved { text: Some(Arc::new(text)), ..Shelved::default() });
    }
}

/// How often each name stands here or comes in.
fn named(sheaves: &[Sheaf], study: &Study) -> BTreeMap<String, usize> {
    let ours = study.shelf.keys().map(|id| id.stem().to_string());
    let theirs = sheaves.iter().map(|sheaf| id_of(&sheaf.draft).stem().to_string());
    let mut named = BTreeMap::new();
    ours.chain(theirs).for_each(|stem| *named.entry(stem).or_default() += 1);
    named
}
