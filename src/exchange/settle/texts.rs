//! Which of our transcripts each of theirs is, or what a new one is called.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use clap::ValueEnum;

use super::{Fate, Meeting};
use crate::study::{Shelved, Study, TranscriptId, anchor::Passage, reworded};
use crate::text::{Span, Transcript};

/// Folders of Gloss's own in a study.
const NO_TRANSCRIPTS: [&str; 4] = ["memos", "history", "originals", "private"];

/// What is done with a text that has the name of one of ours and at least half of its paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Namesake {
    /// Ours stays; what stood on theirs is moved over
    #[default]
    Ours,
    /// Theirs takes its place, and its codings follow their words
    Newer,
    /// They are two transcripts
    Another,
}

impl Namesake {
    /// What becomes of the two texts.
    pub fn in_words(self) -> &'static str {
        match self {
            Namesake::Ours => "ours stays as it is",
            Namesake::Newer => "newer, codings follow",
            Namesake::Another => "another transcript",
        }
    }

    pub fn turned(self) -> Namesake {
        match self {
            Namesake::Ours => Namesake::Newer,
            Namesake::Newer => Namesake::Another,
            Namesake::Another => Namesake::Ours,
        }
    }
}

/// One of ours with the same name as theirs, other words, and at least half of their paragraphs.
pub fn namesake(ours: &Study, id: &TranscriptId, theirs: &Transcript) -> Option<TranscriptId> {
    let all = paragraphs(theirs).count();
    let is_like = |ours: &Transcript| {
        let lines: HashSet<&str> = paragraphs(ours).collect();
        let common = paragraphs(theirs).filter(|line| lines.contains(line)).count();
        common > 0 && common * 2 >= all && ours.text() != theirs.text()
    };
    let mut named = ours.shelf.keys().filter(|ours| ours.stem() == id.stem());
    named.find(|id| ours.text(id).is_some_and(|text| is_like(text))).cloned()
}

/// Where a transcript of theirs stands in our study.
#[derive(Clone, Debug)]
pub(super) struct Home {
    pub id: TranscriptId,
    pub ours: Arc<Transcript>,
    pub theirs: Arc<Transcript>,
}

pub(super) type Homes = BTreeMap<TranscriptId, Home>;

/// What our transcripts say, and which they are; of two that say the same the first.
pub(super) type Known = HashMap<Words, TranscriptId>;

/// A transcript that is looked for by its words alone.
pub(super) struct Words(Arc<Transcript>);

impl Borrow<str> for Words {
    fn borrow(&self) -> &str {
        self.0.text()
    }
}

impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.text().hash(state);
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        self.0.text() == other.0.text()
    }
}

impl Eq for Words {}

pub(super) fn known(study: &Study) -> Known {
    let read = study.shelf.iter().rev();
    read.filter_map(|(id, shelved)| Some((Words(shelved.text.clone()?), id.clone()))).collect()
}

impl Home {
    /// How their spans go over to our words; nothing when the words are the same.
    pub fn passage(&self) -> Option<Passage<'_>> {
        let same = Arc::ptr_eq(&self.ours, &self.theirs) || self.ours.text() == self.theirs.text();
        (!same).then(|| Passage::new(&self.theirs, &self.ours))
    }

    pub fn follow(&self, span: Span) -> Span {
        self.passage().map_or(span, |passage| passage.follow(span).span)
    }
}

impl Meeting<'_> {
    pub(super) fn texts(&mut self, theirs: &Study) -> Homes {
        let mut homes = Homes::new();
        for (id, shelved) in &theirs.shelf {
            let Some(text) = &shelved.text else {
                self.told().dropped("transcripts", "its words could not be read", id.as_str());
                continue;
            };
            let home = match self.known.get(text.text()).cloned() {
                Some(ours) => self.stands(ours, text, "transcripts that were here already"),
                None => match namesake(&self.study, id, text) {
                    Some(ours) if self.namesake != Namesake::Another => self.version(ours, id, text),
                    _ => self.shelve(id, text),
                },
            };
            self.known.insert(Words(text.clone()), home.id.clone());
            homes.insert(id.clone(), home);
        }
        homes
    }

    fn stands(&mut self, id: TranscriptId, theirs: &Arc<Transcript>, kind: &str) -> Home {
        if !kind.is_empty() {
            self.told().kept(kind, 1);
        }
        let ours = self.study.text(&id).unwrap_or(theirs).clone();
        Home { id, ours, theirs: theirs.clone() }
    }

    /// Two texts of one transcript: one of them stays.
    fn version(&mut self, ours: TranscriptId, theirs: &TranscriptId, text: &Arc<Transcript>) -> Home {
        if self.namesake == Namesake::Newer {
            self.renew(&ours, text);
        } else {
            let why = "its words differ from ours; ours stay, and what stood on theirs was moved over";
            self.told().changed("transcripts", why, theirs.as_str());
        }
        self.stands(ours, text, "")
    }

    fn renew(&mut self, ours: &TranscriptId, text: &Arc<Transcript>) {
        let Some(old) = self.study.text(ours).cloned() else { return };
        let renewed = reworded(&self.study, ours, text, &Passage::new(&old, text));
        self.known.remove(old.text());
        for edit in renewed.edits {
            self.change("transcripts", ours.as_str(), edit);
        }
        self.told().kept("newer texts", 1);
        let why = "a newer text took the place of ours; its codings followed their words";
        self.told().changed("transcripts", why, ours.as_str());
        let why = "their words were not surely found in the newer text: they wait on the review list";
        self.told().add(Fate::Changed, "codings", renewed.doubts, why, Some(ours.to_string()));
    }

    fn shelve(&mut self, wished: &TranscriptId, text: &Arc<Transcript>) -> Home {
        let id = self.free(wished);
        if id.stem() != wished.stem() {
            let is_numbered = id.stem() != parts(wished.as_str()).0;
            let why = if is_numbered {
                "there is another transcript of this name"
            } else {
                "not every computer can keep a file of this name"
            };
            let why = format!("{why}: it is called {id} here");
            self.told().changed("names of transcripts", &why, wished.as_str());
        }
        self.told().kept("transcripts", 1);
        self.study.put(id.clone(), Shelved { text: Some(text.clone()), ..Shelved::default() });
        self.settled.texts.push((id.clone(), text.clone()));
        Home { id, ours: text.clone(), theirs: text.clone() }
    }

    /// File systems that do not know capitals must not take two transcripts for one.
    fn free(&self, wished: &TranscriptId) -> TranscriptId {
        let taken: HashSet<String> = self.study.shelf.keys().map(|id| id.as_str().to_lowercase()).collect();
        let (stem, end) = parts(wished.as_str());
        let folder = self.choices.folder.as_deref().or(folder_of(wished)).unwrap_or(&self.usual);
        let folder = folder.trim_matches('/');
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let first = format!("{folder}{stem}{end}");
        let mut names =
            std::iter::once(first.clone()).chain((2..).map(|n| format!("{folder}{stem} ({n}){end}")));
        let free = names.find(|name| !taken.contains(&name.to_lowercase()));
        TranscriptId::new(free.unwrap_or(first))
    }
}

fn paragraphs(text: &Transcript) -> impl Iterator<Item = &str> {
    text.text().lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Where theirs stood, if one of our folders may be called so.
fn folder_of(wished: &TranscriptId) -> Option<&str> {
    let (folder, _) = wished.as_str().rsplit_once('/')?;
    let ours = |name: &str| parts(name).0 == name && !NO_TRANSCRIPTS.contains(&name);
    folder.split('/').all(ours).then_some(folder)
}

/// A file's name and its ending, safe to stand in a study: no folders, nothing hidden, no signs that some file
/// system forbids.
fn parts(wished: &str) -> (String, &'static str) {
    let name = wished.rsplit('/').next().unwrap_or(wished);
    let (stem, end) = match name.rsplit_once('.') {
        Some((stem, end)) if end.eq_ignore_ascii_case("md") => (stem, ".md"),
        Some((stem, end)) if end.eq_ignore_ascii_case("txt") => (stem, ".txt"),
        _ => (name, ".txt"),
    };
    let allowed =
        |c: char| !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let stem: String = stem.chars().map(|c| if allowed(c) { c } else { '_' }).take(120).collect();
    let stem = stem.trim().trim_start_matches('.').trim_end_matches([' ', '.']);
    (if stem.is_empty() { "transcript".into() } else { stem.to_string() }, end)
}
