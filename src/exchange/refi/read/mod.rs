//! A REFI-QDA project as a study: leniently, and with every loss told.
mod cases;
mod codes;
mod documents;
mod links;
mod notes;
mod passages;
mod people;
mod placing;
mod rest;
mod sets;
mod things;
mod times;
mod turns;
mod untaken;
mod variables;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::about_words;
use super::clean::Unique;
use super::container::Container;
use super::guid::Guid;
use super::xml::{Node, Tag};
use crate::exchange::{Borrowed, Going, Original, Refused, Told};
use crate::study::{About, Case, Codebook, Memo, Study};

use codes::Codes;
use documents::Document;
use passages::Codings;
use people::People;
use things::{Comment, Thing};
use times::Times;
use variables::Variables;

/// A project while it is being read.
struct Reading<'a> {
    root: Node<'a>,
    going: &'a Going,
    /// The program that wrote it, in its own words.
    origin: &'a str,
    /// Written by Gloss: then nothing has to be guessed.
    ours: bool,
    told: Told,
    times: Times,
    about: About,
    people: People,
    codes: Codes,
    variables: Variables,
    documents: Vec<Document<'a>>,
    originals: Vec<Original>,
    codings: Codings,
    /// What every GUID stands for.
    things: HashMap<Guid, Thing>,
    /// What links and cases point to.
    pointed: HashSet<Guid>,
    /// For each note, what it is about.
    noted: HashMap<Guid, Vec<Thing>>,
    comments: Vec<Comment>,
    memos: Vec<Memo>,
    memo_ids: Unique,
    cases: Vec<Case>,
    /// For each case, the passages that are its.
    of_cases: HashMap<Guid, Vec<things::Passage>>,
}

/// # Errors
/// When it is stopped, or holds more than there may be.
pub fn project<'a>(
    root: Node<'a>,
    mut container: Container,
    stem: &str,
    going: &'a Going,
) -> Result<Borrowed, Refused> {
    let mut reading = Reading::new(root, going);
    reading.head(stem);
    reading.name_cases();
    reading.read_codes(root.one("CodeBook"));
    reading.read_variables();
    reading.read_documents(&mut container)?;
    reading.place()?;
    reading.read_links();
    reading.read_notes(&mut container)?;
    reading.read_cases();
    reading.heed_comments();
    reading.read_sets();
    reading.tell_the_rest(&container);
    Ok(reading.borrowed("project"))
}

/// A `.qdc`: codes and sets of them.
pub fn codebook<'a>(root: Node<'a>, stem: &str, going: &'a Going) -> Borrowed {
    let mut reading = Reading::new(root, going);
    reading.about.title = stem.to_string();
    reading.read_codes(Some(root));
    reading.read_sets();
    reading.borrowed("codebook")
}

impl<'a> Reading<'a> {
    fn new(root: Node<'a>, going: &'a Going) -> Reading<'a> {
        let origin = root.said("origin").unwrap_or_default().trim();
        Reading {
            root,
            going,
            origin,
            ours: origin.starts_with("Gloss "),
            told: Told::default(),
            times: Times::of(root),
            about: About::default(),
            people: People::of(root, origin),
            codes: Codes::default(),
            variables: Variables::default(),
            documents: Vec::new(),
            originals: Vec::new(),
            codings: Codings::default(),
            things: HashMap::new(),
            pointed: HashSet::new(),
            noted: HashMap::new(),
            comments: Vec::new(),
            memos: Vec::new(),
            memo_ids: Unique::exact(),
            cases: Vec::new(),
            of_cases: HashMap::new(),
        }
    }

    /// What the project says of itself.
    fn head(&mut self, stem: &str) {
        let name = if self.ours { self.root.name() } else { self.root.name().trim() };
        self.about.title = if name.is_empty() { stem } else { name }.to_string();
        let rest = about_words::read(&self.root.description(), &mut self.about);
        if !self.ours && self.about.people.is_empty() {
            self.about.people = self.people.listed.clone();
        }
        self.comment(Thing::Study, rest, self.root);
        self.note_on(Thing::Study, self.root);
    }

    fn borrowed(mut self, kind: &str) -> Borrowed {
        self.times.tell(&mut self.told);
        self.tell_what_is_kept();
        let by = if self.origin.is_empty() { String::new() } else { format!(" by {}", self.origin) };
        let shelf = self.codings.shelve(&self.documents);
        let mut memos = self.memos;
        memos.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        let (codebook, complaints) = Codebook::from_codes(self.codes.all);
        for complaint in complaints {
            self.told.changed("codes", &complaint, "");
        }
        let study = Study {
            about: Arc::new(self.about),
            codebook: Arc::new(codebook),
            cases: Arc::new(self.cases.into()),
            memos: Arc::new(memos),
            framework: Arc::default(),
            shelf,
        };
        let what = format!("REFI-QDA {kind}{by}");
        Borrowed { what, study, originals: self.originals, told: self.told, ..Borrowed::default() }
    }

    fn tell_what_is_kept(&mut self) {
        let kept = [
            ("transcripts", self.documents.len()),
            ("codes", self.codes.all.len()),
            ("codings", self.codings.len()),
            ("memos", self.memos.len()),
            ("cases", self.cases.len()),
            ("attributes", self.about.attributes.len()),
            ("people", self.about.people.len()),
            ("sets", self.about.sets.len()),
            ("original files", self.originals.len()),
        ];
        kept.into_iter().for_each(|(kind, count)| self.told.kept(kind, count));
    }
}
