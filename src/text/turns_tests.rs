//! Turns as people transcribe them.

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
    let expected = [nobody("Interview 3\nRecorded in May"), nobody("Note: noisy room"), by("I", "Shall we?")];
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
