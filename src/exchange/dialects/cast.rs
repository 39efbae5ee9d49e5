//! Who speaks in the transcripts of one import: a proposal with reasons, which a person then changes.

use std::collections::{BTreeSet, HashMap};

use super::likeness::{bare, is_initials, is_mistyped, is_part};
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
        let (role, why) = settled(&heard.voice.name, about, known).unwrap_or_else(|| judged(heard));
        heard.is_settled = settled(&heard.voice.name, about, known).is_some();
        heard.voice.role = role;
        heard.voice.why = why;
    }
    find_who_asks(&mut all);
    merge(&mut all, known);
    all.into_iter().map(|heard| heard.voice).collect()
}

/// A voice, and what tells what it is.
struct Heard {
    voice: Voice,
    /// Turns that end with a question mark.
    questions: usize,
    /// Whether a file's form, not the look of a line, says that it speaks.
    is_sure: bool,
    is_settled: bool,
    /// Which drafts it speaks in.
    places: BTreeSet<usize>,
}

fn heard(drafts: &[Draft]) -> Vec<Heard> {
    let mut all: Vec<Heard> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for (place, draft) in drafts.iter().enumerate() {
        // What stands ahead of the first name needs none.
        for said in draft.said.iter().skip_while(|said| said.speaker.is_none()) {
            let name = said.speaker.clone().unwrap_or_default();
            let number = *numbers.entry(name.clone()).or_insert(all.len());
            if number == all.len() {
                all.push(Heard::first(name, &said.words));
            }
            if let Some(heard) = all.get_mut(number) {
                heard.hear(&said.words, place, draft.sure);
            }
        }
    }
    all
}

impl Heard {
    fn first(name: String, words: &str) -> Heard {
        let first_words = words.lines().next().unwrap_or_default().chars().take(GLIMPSE).collect();
        let as_name = fit(&name);
        let voice = Voice { name, first_words, as_name, ..Voice::default() };
        Heard { voice, questions: 0, is_sure: false, is_settled: false, places: BTreeSet::new() }
    }

    fn hear(&mut self, words: &str, place: usize, is_sure: bool) {
        self.voice.turns += 1;
        self.voice.words += words.split_whitespace().count();
        self.questions += usize::from(words.trim_end().ends_with(['?', '？', '՞', '؟']));
        self.is_sure |= is_sure;
        self.places.insert(place);
    }

    fn speaks(&self) -> bool {
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

/// A colon alone makes no speaker.
fn judged(heard: &Heard) -> (Role, String) {
    let Voice { name, turns, words, .. } = &heard.voice;
    if name.is_empty() {
        return (Role::Speaker, "these turns name nobody, others do".into());
    }
    if is_interviewer(name) {
        return (Role::Interviewer, "a usual label for who asks".into());
    }
    if heard.is_sure {
        return (Role::Speaker, "the file names its speakers".into());
    }
    if is_nobodys(name) {
        return (Role::Nobody, "a usual word before a colon, not a name".into());
    }
    if *turns > 1 {
        return (Role::Speaker, format!("heads {turns} turns"));
    }
    if is_persons(name) && (*words >= LONG || is_like_a_code(name)) {
        return (Role::Speaker, "stands only once, but looks like a speaker".into());
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

/// Several spellings of one speaker get one name: the study's own, or else the fuller, the more frequent one.
fn merge(all: &mut [Heard], known: &[String]) {
    let merges: Vec<(usize, usize, String)> =
        (0..all.len()).filter_map(|n| merged(all, n, known).map(|(into, why)| (n, into, why))).collect();
    for (n, into, why) in merges {
        let Some((role, name)) = all.get(into).map(|heard| (heard.voice.role, heard.voice.as_name.clone()))
        else {
            continue;
        };
        if let Some(heard) = all.get_mut(n) {
            heard.voice = Voice { role, as_name: name, why, ..heard.voice.clone() };
        }
    }
}

/// Into which other voice this one goes, and why. What another one goes into goes nowhere itself.
fn merged(all: &[Heard], n: usize, known: &[String]) -> Option<(usize, String)> {
    let one = all.get(n).filter(|one| !one.is_settled && !one.voice.name.is_empty())?;
    let name = one.voice.name.as_str();
    let others = || all.iter().enumerate().filter(|(other, heard)| *other != n && heard.speaks());
    let only = |fits: &dyn Fn(&Heard) -> bool| {
        let mut found = others().filter(|(_, other)| fits(other));
        found.next().filter(|_| found.next().is_none()).map(|(into, other)| (into, other.voice.name.clone()))
    };
    let is_above = |other: &Heard| rank(other, known) > rank(one, known);
    let same = others()
        .filter(|(_, other)| bare(&other.voice.name) == bare(name) && !bare(name).is_empty())
        .max_by_key(|(at, other)| (rank(other, known), std::cmp::Reverse(*at)));
    if let Some((into, other)) = same {
        let goes = is_above(other) || (rank(other, known) == rank(one, known) && into < n);
        return goes.then(|| (into, format!("{} with other letters or blanks", other.voice.name)));
    }
    // Initials and first names are somebody's of the same talk.
    let meets = |other: &Heard| !one.places.is_disjoint(&other.places);
    if let Some((into, full)) = only(&|other| meets(other) && is_initials(name, &other.voice.name)) {
        return Some((into, format!("the initials of {full}")));
    }
    if let Some((into, full)) = only(&|other| meets(other) && is_part(name, &other.voice.name)) {
        return Some((into, format!("part of the name {full}")));
    }
    let mistyped = |other: &Heard| {
        is_mistyped(name, &other.voice.name) && other.voice.turns > one.voice.turns.saturating_mul(4)
    };
    only(&mistyped).map(|(into, right)| (into, format!("{right} with a slip of the pen")))
}

/// Which of two spellings is to be kept.
fn rank(heard: &Heard, known: &[String]) -> (bool, usize) {
    (heard.is_settled || known.contains(&heard.voice.name), heard.voice.turns)
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
mod tests {
    use super::*;
    use crate::exchange::Said;

    fn draft(turns: &[(&str, &str)]) -> Draft {
        let said = turns.iter().map(|(name, words)| Said {
            speaker: Some((*name).into()).filter(|name: &String| !name.is_empty()),
            time: None,
            words: (*words).into(),
        });
        Draft { said: said.collect(), ..Draft::default() }
    }

    fn of(drafts: &[Draft], about: &About) -> Vec<(String, Role, String, String)> {
        let voices = propose(drafts, about, &[]).into_iter();
        voices.map(|voice| (voice.name, voice.role, voice.as_name, voice.why)).collect()
    }

    fn roles(turns: &[(&str, &str)]) -> Vec<Role> {
        of(&[draft(turns)], &About::default()).into_iter().map(|(_, role, ..)| role).collect()
    }

    #[test]
    fn a_colon_alone_is_no_speaker() {
        let turns = [("I", "So?"), ("P1", "Well."), ("Note", "a bus"), ("Then", "rain"), ("P1", "Yes.")];
        assert_eq!(roles(&turns), [Role::Interviewer, Role::Speaker, Role::Nobody, Role::Nobody]);
        let again = [("Note", "a bus"), ("P1", "Well."), ("Note", "rain")];
        assert_eq!(roles(&again)[0], Role::Nobody);
    }

    #[test]
    fn one_long_answer_is_somebodys() {
        let long = "and then we went on ".repeat(10);
        assert_eq!(roles(&[("I", "Tell me."), ("Anna", &long)])[1], Role::Speaker);
    }

    #[test]
    fn names_that_the_study_has_settled_are_respected() {
        let mut about = About::default();
        about.names.speakers = vec!["the other".into()];
        about.names.nobody = vec!["Tape".into()];
        about.interviewers = vec!["JK".into()];
        let found =
            of(&[draft(&[("Tape", "1"), ("JK", "So."), ("the other", "Well."), ("Tape", "2")])], &about);
        let roles: Vec<Role> = found.iter().map(|(_, role, ..)| *role).collect();
        assert_eq!(roles, [Role::Nobody, Role::Interviewer, Role::Speaker]);
        assert!(found.iter().all(|(.., why)| why.starts_with("settled")), "{found:?}");
    }

    #[test]
    fn a_case_brings_its_speakers() {
        let voices = propose(&[draft(&[("anna", "Me.")])], &About::default(), &["anna".into()]);
        assert_eq!(voices[0].role, Role::Speaker);
    }

    #[test]
    fn spellings_of_one_name_are_proposed_as_one_speaker_with_the_reason() {
        let mut turns = vec![("Mathilda", "Yes."); 10];
        turns.extend([("mathilda", "No."), ("Mathlda", "Hm."), ("P 1", "So."), ("P1", "So."), ("P1", "So.")]);
        let found = of(&[draft(&turns)], &About::default());
        let merged: Vec<(&str, &str)> =
            found.iter().map(|(name, _, as_name, _)| (name.as_str(), as_name.as_str())).collect();
        let expected = [
            ("Mathilda", "Mathilda"),
            ("mathilda", "Mathilda"),
            ("Mathlda", "Mathilda"),
            ("P 1", "P1"),
            ("P1", "P1"),
        ];
        assert_eq!(merged, expected);
        assert!(found[2].3.contains("slip"), "{found:?}");
    }

    #[test]
    fn initials_introduced_later_are_the_full_name_again() {
        let turns = [
            ("Devin Becker", "Welcome."),
            ("Kim Moss", "Hello."),
            ("DB", "So?"),
            ("KM", "Well."),
            ("DB", "Ah."),
        ];
        let found = of(&[draft(&turns)], &About::default());
        assert_eq!((found[2].2.as_str(), found[3].2.as_str()), ("Devin Becker", "Kim Moss"));
        assert_eq!(found[2].3, "the initials of Devin Becker");
        let elsewhere = of(&[draft(&turns[..2]), draft(&turns[2..])], &About::default());
        assert_eq!(elsewhere[2].2, "DB");
    }

    #[test]
    fn interviewer_and_interviewee_are_two() {
        let turns = [
            ("Interviewer", "So?"),
            ("Interviewee", "Well."),
            ("Interviewer", "So?"),
            ("Interviewee", "Yes."),
        ];
        let found = of(&[draft(&turns)], &About::default());
        assert_eq!((found[0].1, found[1].1), (Role::Interviewer, Role::Speaker));
        assert_eq!(found[1].2, "Interviewee");
    }

    #[test]
    fn whoever_asks_is_the_interviewer_where_no_label_says_so() {
        let turns = [
            ("JK", "How?"),
            ("Bo", "Well."),
            ("JK", "Why?"),
            ("Bo", "So."),
            ("JK", "I see."),
            ("Bo", "Yes."),
        ];
        let found = of(&[draft(&turns)], &About::default());
        assert_eq!(found[0].1, Role::Interviewer);
        assert_eq!(found[0].3, "asks: 2 of 3 turns end with a question mark");
        assert_eq!(found[1].1, Role::Speaker);
    }

    #[test]
    fn turns_that_name_nobody_among_others_get_a_name_of_their_own() {
        let found =
            of(&[draft(&[("", "Tape on."), ("A1", "So."), ("", "Well."), ("A1", "So.")])], &About::default());
        assert_eq!((found[1].0.as_str(), found[1].2.as_str()), ("", UNKNOWN));
    }

    #[test]
    fn a_name_is_made_fit_to_stand_before_a_colon() {
        assert_eq!(fit("  Anna \n B "), "Anna B");
        assert_eq!(fit("Smith, John (guest): Jr."), "Smith John guest Jr");
        assert_eq!(fit("[00:10] Bo"), "00 10 Bo");
        assert_eq!(fit("…"), UNKNOWN);
        assert_eq!(fit("Prof Dr Johann Wolfgang von Goethe"), "Prof Dr Johann Wolfgang von");
        assert!(fit(&"x".repeat(90)).len() == 40);
    }
}
