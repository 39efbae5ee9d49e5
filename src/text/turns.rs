//! Who speaks when: a turn is one speaker's stretch, from a label to the next.
use std::collections::HashMap;
use std::ops::Range;

use memchr::memchr2;

use super::bytes::{between, line_around, lines, points};
use super::label::{Label, is_interviewer, is_persons, label};
use super::{Names, Span, stamp};

/// One speaker's stretch of a transcript, or, where nobody is named, one block of lines between blank ones.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// From the label (or its time stamp) to before the blank lines that follow.
    pub whole: Span,
    /// The same without the label. Empty when nothing was said.
    pub words: Span,
    /// Which of the transcript's speakers; `None` where nobody is named.
    pub speaker: Option<u16>,
    /// Milliseconds into the recording at which it begins, where the text has a time stamp in front of it.
    pub time: Option<u32>,
}

/// All turns of a text and everyone who speaks in it, in the order of their first words.
pub(super) fn find(text: &str, names: &Names) -> (Box<[Turn]>, Box<[Box<str>]>) {
    let (mut cast, found) = Cast::of(labelled(text), names);
    let (mut turns, mut pace) = (Vec::new(), Pace { text, byte: 0, at: 0 });
    let mut open: Option<Open> = None;
    for (line, label, known) in found {
        if !cast.speaks(known, || begins_block(text, line)) {
            continue;
        }
        match open.take() {
            Some(open) => turns.push(open.close(line, &mut pace)),
            None => blocks(line, &mut pace, &mut turns),
        }
        open = Some(Open::labelled(&label, line, cast.number(known)));
    }
    match open {
        Some(open) => turns.push(open.close(text.len(), &mut pace)),
        None => blocks(text.len(), &mut pace, &mut turns),
    }
    (turns.into(), cast.speakers.into())
}

/// Every label of a text that looks like a speaker's, with how often it occurs, as they come.
pub(super) fn labels(text: &str) -> Vec<(&str, usize)> {
    let mut places = HashMap::new();
    let mut found: Vec<(&str, usize)> = Vec::new();
    for (_, label) in labelled(text) {
        let place = *places.entry(label.name).or_insert(found.len());
        match found.get_mut(place) {
            Some((_, times)) => *times += 1,
            None => found.push((label.name, 1)),
        }
    }
    found
}

/// Every label that looks like a speaker's, with where its line starts. Only lines with a colon are looked at, and most
/// have none; of the full-width one a byte is looked for.
fn labelled(text: &str) -> impl Iterator<Item = (usize, Label<'_>)> {
    let mut from = 0;
    let lines = std::iter::from_fn(move || {
        let rest = text.as_bytes().get(from..)?;
        let colon = from + memchr2(b':', 0xEF, rest)?;
        let line = line_around(text, colon, from..text.len());
        from = line.end + 1;
        Some(line)
    });
    lines.filter_map(|line| Some((line.start, label(between(text, line))?)))
}

/// Whether nothing stands on the line before.
fn begins_block(text: &str, line: usize) -> bool {
    let before = between(text, 0..line.saturating_sub(1));
    before.rsplit('\n').next().is_none_or(|before| before.trim_start().is_empty())
}

/// Where nobody is named, a blank line is all there is to tell turns apart.
fn blocks(until: usize, pace: &mut Pace, turns: &mut Vec<Turn>) {
    let mut open: Option<Open> = None;
    let text = between(pace.text, 0..until);
    for line in lines(text) {
        let words = between(text, line.clone());
        if words.trim_start().is_empty() {
            turns.extend(open.take().map(|open| open.close(line.start, pace)));
        } else {
            open.get_or_insert_with(|| Open::unlabelled(words, &line));
        }
    }
    turns.extend(open.map(|open| open.close(until, pace)));
}

/// A turn whose end is not reached yet, in bytes.
struct Open {
    start: usize,
    words: usize,
    speaker: Option<u16>,
    time: Option<u32>,
}

impl Open {
    fn labelled(label: &Label<'_>, line: usize, speaker: Option<u16>) -> Open {
        Open { start: line + label.start, words: line + label.end, speaker, time: label.time }
    }

    fn unlabelled(words: &str, line: &Range<usize>) -> Open {
        let body = words.trim_start();
        let start = line.end - body.len();
        let stamp = stamp::in_front(body);
        let words = start + stamp.as_ref().map_or(0, |stamp| stamp.end);
        Open { start, words, speaker: None, time: stamp.map(|stamp| stamp.time) }
    }

    /// It ends before the white space that follows; under a label a blank line is a pause.
    fn close(self, until: usize, pace: &mut Pace) -> Turn {
        let end = self.start + between(pace.text, self.start..until).trim_end().len();
        let said = between(pace.text, self.words..end).trim_start().len();
        let (start, words, end) = (pace.at(self.start), pace.at(end - said), pace.at(end));
        Turn {
            whole: Span::new(start, end),
            words: Span::new(words, end),
            speaker: self.speaker,
            time: self.time,
        }
    }
}

/// Counts code points on the way through a text; never goes back.
struct Pace<'a> {
    text: &'a str,
    byte: usize,
    at: u32,
}

impl Pace<'_> {
    /// The code point that begins at a byte, which is none before the last one asked for.
    fn at(&mut self, byte: usize) -> u32 {
        self.at = self.at.saturating_add(points(between(self.text, self.byte..byte)));
        self.byte = byte;
        self.at
    }
}

/// A label with where its line starts, and whose it is among the names that are known.
type Found<'a> = (usize, Label<'a>, usize);

/// Everyone who may speak. A label counts as a speaker when it occurs twice, or is an interviewer's. Who speaks but
/// once is known by a name at the head of a block among other speakers; a single `Note:` or `One thing:` stays part
/// of what was said.
struct Cast<'a> {
    known: Vec<Known<'a>>,
    speakers: Vec<Box<str>>,
}

struct Known<'a> {
    name: &'a str,
    times: u32,
    /// Whether it is a speaker's, where a person has judged.
    settled: Option<bool>,
    number: Option<u16>,
}

impl<'a> Cast<'a> {
    /// Every label is looked up once; from then on it is known by a number.
    fn of(labels: impl Iterator<Item = (usize, Label<'a>)>, names: &Names) -> (Cast<'a>, Vec<Found<'a>>) {
        let (mut cast, mut places) = (Cast { known: Vec::new(), speakers: Vec::new() }, HashMap::new());
        let mut found = Vec::new();
        for (start, label) in labels {
            let known = *places.entry(label.name).or_insert_with(|| cast.meet(label.name, names));
            if let Some(known) = cast.known.get_mut(known) {
                known.times = known.times.saturating_add(1);
            }
            found.push((start, label, known));
        }
        (cast, found)
    }

    fn meet(&mut self, name: &'a str, names: &Names) -> usize {
        let is_among = |names: &[String]| names.iter().any(|settled| settled == name);
        // Who is settled to be nobody is so before all.
        let settled =
            if is_among(&names.nobody) { Some(false) } else { is_among(&names.speakers).then_some(true) };
        self.known.push(Known { name, times: 0, settled, number: None });
        self.known.len() - 1
    }

    fn speaks(&self, known: usize, begins_block: impl Fn() -> bool) -> bool {
        let Some(known) = self.known.get(known) else { return false };
        known.settled.unwrap_or_else(|| {
            let is_new = || !self.speakers.is_empty() && begins_block() && is_persons(known.name);
            known.times > 1 || is_interviewer(known.name) || is_new()
        })
    }

    /// The speaker's number. More than 65,536 speakers are no interview: the rest stay unnamed.
    fn number(&mut self, known: usize) -> Option<u16> {
        let known = self.known.get_mut(known)?;
        if known.number.is_none() {
            known.number = Some(u16::try_from(self.speakers.len()).ok()?);
            self.speakers.push(known.name.into());
        }
        known.number
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::text::{Names, Transcript};

    fn said(text: &str) -> Vec<(Option<String>, String)> {
        let transcript = Transcript::new(text);
        let turn = |at: usize| {
            let words = transcript.slice(transcript.turns()[at].words).to_owned();
            (transcript.speaker(at).map(str::to_owned), words)
        };
        (0..transcript.turns().len()).map(turn).collect()
    }

    fn by(name: &str, words: &str) -> (Option<String>, String) {
        (Some(name.to_owned()), words.to_owned())
    }

    fn nobody(words: &str) -> (Option<String>, String) {
        (None, words.to_owned())
    }

    #[test]
    fn an_interview_falls_into_turns() {
        let text = "Interviewer: How was it?\n\nP1: Hard.\n\nVery hard.\n\nInterviewer: Why?\nP1:\nPeople.\n";
        let expected = [
            by("Interviewer", "How was it?"),
            by("P1", "Hard.\n\nVery hard."),
            by("Interviewer", "Why?"),
            by("P1", "People."),
        ];
        assert_eq!(said(text), expected);
    }

    #[test]
    fn what_stands_before_the_first_label_belongs_to_nobody() {
        let text = "Interview 3\nRecorded in May\n\nNote: noisy room\n\nI: Shall we?";
        let expected =
            [nobody("Interview 3\nRecorded in May"), nobody("Note: noisy room"), by("I", "Shall we?")];
        assert_eq!(said(text), expected);
    }

    #[test]
    fn who_speaks_but_once_is_heard_too() {
        let text = "Moderator: Anyone?\n\nAnna: Me.\n\nOne thing: I was late.\n\nNote: laughter\n\nInger-Lise Vik: And I.";
        let expected = [
            by("Moderator", "Anyone?"),
            by("Anna", "Me.\n\nOne thing: I was late.\n\nNote: laughter"),
            by("Inger-Lise Vik", "And I."),
        ];
        assert_eq!(said(text), expected);
    }

    #[test]
    fn what_a_person_has_settled_counts_more_than_looks() {
        let text = "Note: a bus.\n\nNote: rain.\n\nanna: I was late.\n\nAnd wet.";
        let names = Names { speakers: vec!["anna".into()], nobody: vec!["Note".into()] };
        let transcript = Transcript::among(text, &names);
        let speakers: Vec<&str> = transcript.speakers().iter().map(AsRef::as_ref).collect();
        assert_eq!((speakers, transcript.turns().len()), (vec!["anna"], 3));
    }

    #[test]
    fn a_turn_knows_when_it_began_where_the_text_says_so() {
        let text = "[00:00:05] I: So?\n\nAnna (1:02:03): Well.\n\nAnna: Yes.\n\nI: No?";
        let times: Vec<Option<u32>> = Transcript::new(text).turns().iter().map(|turn| turn.time).collect();
        assert_eq!(times, [Some(5_000), Some(3_723_000), None, None]);
        let alone = Transcript::new("[00:19] Nobody is named.\n\n[01:00]\nStill nobody.");
        assert_eq!(alone.slice(alone.turns()[0].words), "Nobody is named.");
        assert_eq!(alone.turns()[1].time, Some(60_000));
    }

    #[test]
    fn labels_that_are_no_speakers_are_told_too() {
        let names = Names { nobody: vec!["Note".into()], ..Names::default() };
        let text = "I: So?\n\nNote: a bus.\n\nOne thing: yes.\n\nNote: rain.\n\nI: And?";
        assert_eq!(Transcript::among(text, &names).other_labels(), [("Note", 2), ("One thing", 1)]);
        assert_eq!(Transcript::new(text).other_labels(), [("One thing", 1)]);
    }

    #[test]
    fn a_time_leads_to_the_turn_spoken_then() {
        let timed = Transcript::new("[00:05] I: So?\n\nA: Well.\n\n[01:00] I: And?\n\nA: Yes.");
        let at = [0, 5_000, 59_999, 60_000, u32::MAX].map(|time| timed.turn_at_time(time));
        assert_eq!(at, [Some(0), Some(0), Some(0), Some(2), Some(2)]);
        assert_eq!((timed.time_of(1), timed.time_of(2)), (Some((5_000, false)), Some((60_000, true))));
        assert_eq!(Transcript::new("I: So?").turn_at_time(0), None);
    }

    #[test]
    fn without_labels_blank_lines_part_the_turns() {
        assert_eq!(said("\n  One.\nTwo.\n \t\n\nThree.  \n"), [nobody("One.\nTwo."), nobody("Three.")]);
        assert_eq!(said(" \n\n"), []);
    }

    #[test]
    fn a_label_with_nothing_after_it_is_an_empty_turn() {
        assert_eq!(said("I:\n\nI: So?"), [by("I", ""), by("I", "So?")]);
    }

    #[test]
    fn windows_line_ends_change_nothing() {
        assert_eq!(said("I: So?\r\n\r\nI: Well?\r\n"), [by("I", "So?"), by("I", "Well?")]);
    }

    #[test]
    fn the_turn_at_an_offset_is_the_last_to_begin_before_it() {
        let transcript = Transcript::new("\nI: So?\n\nI: Well?");
        assert_eq!(transcript.turn_at(0), None);
        assert_eq!(transcript.turn_at(1), Some(0));
        assert_eq!(transcript.turn_at(8), Some(0));
        assert_eq!(transcript.turn_at(900), Some(1));
    }

    proptest! {
        #[test]
        fn every_word_is_in_exactly_one_turn(text in "(A: |B：|\\[0:1\\] A:|[a-zé你 .\\r\\n]){0,60}") {
            let transcript = Transcript::new(text.as_str());
            let mut reached = 0;
            for turn in transcript.turns() {
                prop_assert!(turn.whole.start >= reached && turn.whole.covers(turn.words));
                let gap = transcript.slice(crate::text::Span::new(reached, turn.whole.start));
                prop_assert_eq!(gap.trim(), "");
                reached = turn.whole.end;
            }
            prop_assert_eq!(transcript.slice(crate::text::Span::new(reached, u32::MAX)).trim(), "");
        }
    }
}
