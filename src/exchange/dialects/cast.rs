//! Who speaks in the transcripts of one import: a proposal with reasons, which a person then changes.

use std::collections::{BTreeSet, HashMap};

use super::same_person;
use crate::exchange::Draft;
use crate::study::About;
use crate::text::label::{is_interviewer, is_name, is_nobodys, is_persons, label};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    #[default]
    Speaker,
    Interviewer,
    /// What stands before the colon is no name: it goes back into the words.
    Nobody,
}

/// A name as it stands in the files, and what is made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Empty for turns among named ones that name nobody.
    pub name: String,
    pub turns: usize,
    pub words: usize,
    pub first_words: String,
    pub role: Role,
    /// How the speaker is called in the transcript. Voices with the same name here are one speaker's.
    pub as_name: String,
    /// In words.
    pub why: String,
}

/// How turns that name nobody are called where others name somebody.
pub const UNKNOWN: &str = "Unknown";

/// Characters of a voice's first words.
const GLIMPSE: usize = 60;
/// Who says so many words in one turn is somebody, although the name stands but once.
const LONG: usize = 20;

/// Everyone in the drafts, in the order of their first words. `known` are speakers that cases of the study have.
pub fn propose(drafts: &[Draft], about: &About, known: &[String]) -> Vec<Voice> {
    let mut all = heard(drafts);
    for heard in &mut all {
        let settled = settled(&heard.voice.name, about, known);
        heard.is_settled = settled.is_some();
        (heard.voice.role, heard.voice.why) = settled.unwrap_or_else(|| judged(heard));
    }
    find_who_asks(&mut all);
    same_person::merge(&mut all);
    all.into_iter().map(|heard| heard.voice).collect()
}

/// A voice, and what tells what it is.
pub(super) struct Heard {
    pub voice: Voice,
    /// Turns that end with a question mark.
    questions: usize,
    /// Whether a file's form, not the look of a line, says that it speaks.
    is_sure: bool,
    /// Whether it stands where several talk, and every paragraph has a name.
    is_in_group: bool,
    pub is_settled: bool,
    /// Which drafts it speaks in.
    pub places: BTreeSet<usize>,
}

fn heard(drafts: &[Draft]) -> Vec<Heard> {
    let mut all: Vec<Heard> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut taken: HashMap<String, usize> = HashMap::new();
    for (place, draft) in drafts.iter().enumerate() {
        let is_group = is_group(draft);
        // What stands ahead of the first name needs none.
        for said in draft.said.iter().skip_while(|said| said.speaker.is_none()) {
            let name = said.speaker.clone().unwrap_or_default();
            let number = *numbers.entry(name.clone()).or_insert(all.len());
            if number == all.len() {
                let as_name = free(&name, &mut taken);
                all.push(Heard::first(name, as_name, &said.words));
            }
            if let Some(heard) = all.get_mut(number) {
                heard.hear(&said.words, place, draft.sure);
                heard.is_in_group |= is_group;
            }
        }
    }
    all
}

/// Two people at least who say more than one thing each, and nothing that names nobody: then somebody who says one thing
/// is likelier a member than a word before a colon.
fn is_group(draft: &Draft) -> bool {
    let mut turns: HashMap<&str, usize> = HashMap::new();
    for said in &draft.said {
        let Some(name) = &said.speaker else { return false };
        *turns.entry(name).or_default() += 1;
    }
    let talks = |(name, turns): &(&&str, &usize)| **turns > 1 && is_persons(name) && !is_interviewer(name);
    turns.iter().filter(talks).count() > 1
}

impl Heard {
    fn first(name: String, as_name: String, words: &str) -> Heard {
        let first_words = words.lines().next().unwrap_or_default().chars().take(GLIMPSE).collect();
        let voice = Voice { name, first_words, as_name, ..Voice::default() };
        Heard {
            voice,
            questions: 0,
            is_sure: false,
            is_in_group: false,
            is_settled: false,
            places: BTreeSet::new(),
        }
    }

    fn hear(&mut self, words: &str, place: usize, is_sure: bool) {
        self.voice.turns += 1;
        self.voice.words += words.split_whitespace().count();
        self.questions += usize::from(words.trim_end().ends_with(['?', '？', '՞', '؟']));
        self.is_sure |= is_sure;
        self.places.insert(place);
    }

    pub fn speaks(&self) -> bool {
        self.voice.role != Role::Nobody
    }
}

/// What the study settled before holds.
fn settled(name: &str, about: &About, known: &[String]) -> Option<(Role, String)> {
    let among = |names: &[String]| names.iter().any(|known| known == name);
    if among(&about.names.nobody) {
        return Some((Role::Nobody, "settled in this study: no speaker".into()));
    }
    if among(&about.interviewers) {
        return Some((Role::Interviewer, "settled in this study: asks".into()));
    }
    if among(&about.names.speakers) {
        let role = if is_interviewer(name) { Role::Interviewer } else { Role::Speaker };
        return Some((role, "settled in this study: speaks".into()));
    }
    among(known).then(|| (Role::Speaker, "a speaker of one of the study's cases".into()))
}

/// A colon alone makes no speaker; nor does a column or a tier of remarks.
fn judged(heard: &Heard) -> (Role, String) {
    let Voice { name, turns, words, .. } = &heard.voice;
    if name.is_empty() {
        return (Role::Speaker, "these turns name nobody, others do".into());
    }
    if is_interviewer(name) {
        return (Role::Interviewer, "a usual label for who asks".into());
    }
    let are_initials = name.chars().count() <= 2 && (heard.is_sure || *turns > 1);
    if is_nobodys(name) && !are_initials {
        return (Role::Nobody, "a usual word for remarks, not a name".into());
    }
    if heard.is_sure {
        return (Role::Speaker, "the file names its speakers".into());
    }
    if *turns > 1 {
        return (Role::Speaker, format!("heads {turns} turns"));
    }
    if is_persons(name) && (*words >= LONG || is_like_a_code(name)) {
        return (Role::Speaker, "stands only once, but looks like a speaker".into());
    }
    if is_persons(name) && heard.is_in_group {
        return (Role::Speaker, "stands only once, in a group where every paragraph has a name".into());
    }
    (Role::Nobody, "stands only once".into())
}

/// `P7`, or a first and a last name.
fn is_like_a_code(name: &str) -> bool {
    let capitals = name.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    capitals > 1 || name.contains(|letter: char| letter.is_ascii_digit())
}

/// Where no label says who asks: whoever ends at least half of the turns with a question mark.
fn find_who_asks(all: &mut [Heard]) {
    let asked: BTreeSet<usize> = all
        .iter()
        .filter(|heard| heard.voice.role == Role::Interviewer)
        .flat_map(|heard| heard.places.clone())
        .collect();
    for heard in all.iter_mut().filter(|heard| heard.voice.role == Role::Speaker && !heard.is_settled) {
        let Voice { turns, .. } = heard.voice;
        let is_unasked = !heard.places.is_subset(&asked);
        if is_unasked && turns >= 3 && heard.questions * 2 >= turns && !heard.voice.name.is_empty() {
            heard.voice.role = Role::Interviewer;
            heard.voice.why = format!("asks: {} of {turns} turns end with a question mark", heard.questions);
        }
    }
}

/// A fit name that no other voice has: what is cut short may become like another, and is numbered.
fn free(name: &str, taken: &mut HashMap<String, usize>) -> String {
    let fitting = fit(name);
    let times = taken.entry(fitting.clone()).or_default();
    *times += 1;
    if *times == 1 {
        return fitting;
    }
    let words: Vec<&str> = fitting.split(' ').take(4).collect();
    let short: String = words.join(" ").chars().take(30).collect();
    fit(&format!("{} {times}", short.trim()))
}

/// A name as it can stand before a colon: one line, short, without marks that would end it early.
pub fn fit(name: &str) -> String {
    let plain = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if holds(&plain) {
        return plain;
    }
    let letters: String = plain
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '’' | '\'') { c } else { ' ' })
        .collect();
    let mut words: Vec<&str> = letters.split_whitespace().take(5).collect();
    while !words.is_empty() && !is_name(&words.join(" ")) {
        words.pop();
    }
    let cut = if words.is_empty() { letters.trim().chars().take(40).collect() } else { words.join(" ") };
    if holds(&cut) { cut } else { UNKNOWN.into() }
}

/// Whether it is read back as it is written.
fn holds(name: &str) -> bool {
    let is_read = |line: String| label(&line).is_some_and(|label| label.name == name);
    is_read(format!("{name}: so")) && is_read(format!("[00:00:01] {name}: so"))
}

#[cfg(test)]
#[path = "cast_tests.rs"]
mod tests;
