//! A draft and its cast become a transcript that people read and that reads back the same.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::{Role, Voice, fit};
use crate::exchange::{Draft, Said};
use crate::text::label::label;
use crate::text::{Names, Transcript, stamp};

/// Milliseconds: a stamp has no room for more hours.
const LAST_TIME: u32 = 3_600_000_000;

/// One turn a paragraph, an empty line between two: `[00:12:34] Name: words`. Times in whole seconds.
pub fn text(draft: &Draft, cast: &[Voice]) -> String {
    let paragraphs: Vec<String> = settled(draft, cast).iter().map(paragraph).collect();
    paragraphs.join("\n\n") + "\n"
}

/// The turns as [`text`] writes them: under the names they are to have, without labels that are nobody's.
///
/// A voice that is not in the cast is nobody's. What would read as the label of another speaker stands behind the
/// line before it instead of below; ahead of all other turns, it is that speaker's.
pub fn settled(draft: &Draft, cast: &[Voice]) -> Vec<Said> {
    let parts = parts(cast);
    let mut settling = Settling { accepted: accepted(cast), said: Vec::new(), last: None, has_names: false };
    for said in draft.said.iter().filter(|said| !said.words.trim().is_empty()) {
        let name = said.speaker.as_deref().unwrap_or_default();
        match parts.get(name) {
            None if said.speaker.is_some() => settling.give_back(name, said),
            _ if said.speaker.is_none() && !settling.has_names => settling.ahead(said.time, &said.words),
            None => settling.go_on(&said.words),
            Some(speaker) => settling.speak(name, speaker, said),
        }
    }
    settling.done()
}

/// What the names of a study must say for this text to be read as it was written, and the text so read: speakers whose
/// labels do not look like it, and labels that look like a speaker's and are nobody's.
pub fn heard(cast: &[Voice], text: &str) -> (Names, Transcript) {
    let accepted = accepted(cast);
    let written = labels(text, &accepted);
    let (mut speakers, mut nobody) = (BTreeSet::new(), BTreeSet::new());
    loop {
        let before = speakers.len() + nobody.len();
        let names = to_names(&speakers, &nobody);
        let transcript = Transcript::among(text, &names);
        let (missed, wrong) = misread(&transcript, written.clone(), &accepted);
        speakers.extend(missed);
        nobody.extend(wrong);
        // Who is nobody may have been what made another one look like a speaker.
        if speakers.len() + nobody.len() == before {
            return (names, transcript);
        }
    }
}

/// How often each accepted speaker's label stands in a text.
fn labels<'a>(text: &'a str, accepted: &BTreeSet<String>) -> BTreeMap<&'a str, usize> {
    let mut labels = BTreeMap::new();
    for label in text.lines().filter_map(label).filter(|label| accepted.contains(label.name)) {
        *labels.entry(label.name).or_default() += 1;
    }
    labels
}

fn to_names(speakers: &BTreeSet<String>, nobody: &BTreeSet<String>) -> Names {
    Names { speakers: speakers.iter().cloned().collect(), nobody: nobody.iter().cloned().collect() }
}

/// Accepted speakers that are not seen everywhere, and others that are seen and should not be.
fn misread(
    transcript: &Transcript,
    mut labels: BTreeMap<&str, usize>,
    accepted: &BTreeSet<String>,
) -> (Vec<String>, Vec<String>) {
    for turn in 0..transcript.turns().len() {
        if let Some(count) = transcript.speaker(turn).and_then(|name| labels.get_mut(name)) {
            *count = count.saturating_sub(1);
        }
    }
    let missed = labels.into_iter().filter(|(_, left)| *left > 0).map(|(name, _)| name.to_owned());
    let wrong =
        transcript.speakers().iter().map(|name| name.to_string()).filter(|name| !accepted.contains(name));
    (missed.collect(), wrong.collect())
}

/// How each name in the files is called; those that are nobody's are left out.
fn parts(cast: &[Voice]) -> BTreeMap<&str, String> {
    let speaking = cast.iter().filter(|voice| voice.role != Role::Nobody);
    speaking.map(|voice| (voice.name.as_str(), fit(&voice.as_name))).collect()
}

fn accepted(cast: &[Voice]) -> BTreeSet<String> {
    parts(cast).into_values().collect()
}

struct Settling<'a> {
    accepted: BTreeSet<String>,
    said: Vec<Said>,
    /// Who spoke last, as the file has it.
    last: Option<&'a str>,
    has_names: bool,
}

impl<'a> Settling<'a> {
    /// Voices of one speaker that have become neighbours are one turn.
    fn speak(&mut self, name: &'a str, speaker: &str, said: &Said) {
        let is_another = self.last.is_some_and(|last| last != name);
        let own = |last: &&mut Said| is_another && last.speaker.as_deref() == Some(speaker);
        match self.said.last_mut().filter(own) {
            Some(last) => last.add_line(&said.words),
            None => self.said.push(Said {
                speaker: Some(speaker.to_owned()),
                time: whole(said.time),
                words: lines(&said.words).join("\n"),
            }),
        }
        self.last = Some(name);
        self.has_names = true;
    }

    /// A label that is nobody's is words again.
    fn give_back(&mut self, name: &str, said: &Said) {
        let words =
            format!("{}: {}", name.split_whitespace().collect::<Vec<_>>().join(" "), said.words.trim());
        if self.has_names {
            self.go_on(&format!("{}{words}", stamped(whole(said.time))));
        } else {
            self.ahead(said.time, &words);
        }
    }

    fn go_on(&mut self, words: &str) {
        match self.said.last_mut() {
            Some(last) => last.add_line(words),
            None => self.ahead(None, words),
        }
    }

    /// Ahead of all names a paragraph is nobody's, up to the first line with a speaker's label.
    fn ahead(&mut self, time: Option<u32>, words: &str) {
        let lines = lines(words);
        let labelled = lines.iter().skip(1).position(|line| is_label(line, &self.accepted));
        let (own, rest) = lines.split_at(labelled.map_or(lines.len(), |at| at + 1));
        self.begin(&format!("{}{}", stamped(whole(time)), own.join("\n")));
        match rest {
            [] => {}
            _ if self.has_names => self.go_on(&rest.join("\n")),
            _ => self.begin(&rest.join("\n")),
        }
    }

    fn begin(&mut self, line: &str) {
        let found = label(line.lines().next().unwrap_or_default());
        let found = found.filter(|label| self.accepted.contains(label.name));
        let (speaker, time, rest) = match (found, stamp::in_front(line)) {
            (Some(label), _) => (Some(label.name.to_owned()), label.time, line.get(label.end..)),
            (None, Some(stamp)) => (None, Some(stamp.time), line.get(stamp.end..)),
            (None, None) => (None, None, Some(line)),
        };
        let words = lines(rest.unwrap_or_default()).join("\n");
        self.has_names |= speaker.is_some();
        self.said.push(Said { speaker, time: whole(time), words });
    }

    fn done(mut self) -> Vec<Said> {
        for said in &mut self.said {
            said.words = unmistakable(&said.words, &self.accepted);
        }
        self.said
    }
}

/// No line but the first may look as if an accepted speaker began there.
fn unmistakable(words: &str, accepted: &BTreeSet<String>) -> String {
    let mut safe: Vec<String> = Vec::new();
    for line in lines(words) {
        let mut line = line.to_owned();
        // Behind what stands before it, it may look like a label again: `[00:10]`, then `Anna: so`.
        while is_label(&line, accepted)
            && let Some(mut before) = safe.pop()
        {
            before.push(' ');
            before.push_str(&line);
            line = before;
        }
        safe.push(line);
    }
    safe.join("\n")
}

fn is_label(line: &str, accepted: &BTreeSet<String>) -> bool {
    label(line).is_some_and(|label| accepted.contains(label.name))
}

fn lines(words: &str) -> Vec<&str> {
    words.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

fn whole(time: Option<u32>) -> Option<u32> {
    time.filter(|time| *time < LAST_TIME).map(|time| time / 1000 * 1000)
}

fn paragraph(said: &Said) -> String {
    let name = said.speaker.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
    format!("{}{name}{}", stamped(said.time), said.words).trim_end().to_owned()
}

/// `[00:12:34] `
fn stamped(time: Option<u32>) -> String {
    time.map(|time| format!("[{}] ", stamp::clock(time))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(speaker: &str, time: Option<u32>, words: &str) -> Said {
        Said {
            speaker: Some(speaker.into()).filter(|name: &String| !name.is_empty()),
            time,
            words: words.into(),
        }
    }

    fn voice(name: &str, role: Role, as_name: &str) -> Voice {
        Voice { name: name.into(), role, as_name: as_name.into(), ..Voice::default() }
    }

    #[test]
    fn a_turn_is_a_paragraph_with_its_time_and_its_name() {
        let turns = vec![
            said("", None, "Interview 3"),
            said("I", Some(5_400), "So?"),
            said("DB", Some(3_723_000), "Well.\nYes."),
            said("Note", None, "a bus"),
            said("Devin Becker", None, "And no."),
        ];
        let draft = Draft { said: turns, ..Draft::default() };
        let cast = [
            voice("I", Role::Interviewer, "Interviewer"),
            voice("DB", Role::Speaker, "Devin Becker"),
            voice("Devin Becker", Role::Speaker, "Devin Becker"),
            voice("Note", Role::Nobody, ""),
        ];
        let expected = "Interview 3\n\n[00:00:05] Interviewer: So?\n\n\
                        [01:02:03] Devin Becker: Well.\nYes.\nNote: a bus\nAnd no.\n";
        assert_eq!(text(&draft, &cast), expected);
    }

    #[test]
    fn the_study_is_told_what_looks_cannot_tell() {
        let turns = vec![
            said("anna", None, "Me.\nOne Thing: I was late."),
            said("Bo", None, "Why?"),
            said("Bo", None, "One Thing: no."),
            said("Tape 2", None, "on"),
            said("Tape 2", None, "off"),
        ];
        let draft = Draft { said: turns, ..Draft::default() };
        let cast = [
            voice("anna", Role::Speaker, "anna"),
            voice("Bo", Role::Speaker, "Bo"),
            voice("Tape 2", Role::Nobody, ""),
        ];
        let (names, _) = heard(&cast, &text(&draft, &cast));
        assert_eq!(names.speakers, ["anna"]);
        assert_eq!(names.nobody, ["Tape 2"]);
    }

    fn read_back(transcript: &Transcript) -> Vec<Said> {
        let turn = |(n, turn): (usize, &crate::text::Turn)| Said {
            speaker: transcript.speaker(n).map(str::to_owned),
            time: turn.time,
            words: transcript.slice(turn.words).to_owned(),
        };
        transcript.turns().iter().enumerate().map(turn).collect()
    }

    const LABELS: [&str; 10] = [
        "",
        "I",
        "anna",
        "Anna",
        "P1",
        "Note",
        "Dr. X (guest): Jr.",
        "[00:10] Bo",
        "一",
        "One two three four five six",
    ];

    fn words() -> impl Strategy<Value = String> {
        let line = "(Anna: |anna: |\\[0:10\\] |P1 \\[00:01\\]: |Note: |\\*\\*I:\\*\\* |x：)?[a-zé?. :]{0,12}";
        proptest::collection::vec(line, 1..4).prop_map(|lines| lines.join("\n"))
    }

    fn turns() -> impl Strategy<Value = Vec<Said>> {
        let name = proptest::sample::select(LABELS.to_vec());
        let time = proptest::option::of(prop_oneof![0..90_000_000_u32, Just(u32::MAX)]);
        let turn = (name, time, words()).prop_map(|(name, time, words)| said(name, time, &words));
        proptest::collection::vec(turn, 0..12)
    }

    fn cast() -> impl Strategy<Value = Vec<Voice>> {
        let role = prop_oneof![Just(Role::Speaker), Just(Role::Interviewer), Just(Role::Nobody)];
        let as_name = prop_oneof![
            proptest::sample::select(LABELS.to_vec()).prop_map(str::to_owned),
            "[a-zA-Z.:* ]{0,50}"
        ];
        proptest::collection::vec((role, as_name), LABELS.len()).prop_map(|parts| {
            let voices = parts.into_iter().zip(LABELS);
            voices.map(|((role, as_name), name)| voice(name, role, &as_name)).collect()
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_as_it_was_settled(said in turns(), cast in cast()) {
            let draft = Draft { said, ..Draft::default() };
            let text = text(&draft, &cast);
            let (names, transcript) = heard(&cast, &text);
            prop_assert_eq!(read_back(&Transcript::among(text.as_str(), &names)), read_back(&transcript));
            prop_assert_eq!(read_back(&transcript), settled(&draft, &cast), "{}", text);
        }

        #[test]
        fn no_word_is_lost_on_the_way(said in turns(), cast in cast()) {
            let draft = Draft { said, ..Draft::default() };
            let text = text(&draft, &cast);
            let spoken = draft.said.iter().flat_map(|said| said.words.split_whitespace());
            for word in spoken.filter(|word| word.chars().all(char::is_alphabetic)) {
                prop_assert!(text.contains(word), "{word} in {text}");
            }
        }
    }
}
