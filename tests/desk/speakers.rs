//! Who speaks, who asks, and what only looks like a speaker.

use super::story::{Files, Story};
use super::words::{TALK, one_talk};

const NOISY: &str = "Interviewer: How was it?\n\nNote: a bus.\n\nAnna: Late again.\n\nNote: rain.\n\nAnna: And wet.\n\n\
    berit: One more thing.\n";

fn noisy() -> Story {
    Files::default().with("a.txt", NOISY).with("b.txt", TALK).open()
}

fn row(story: &Story, name: &str) -> String {
    let screen = story.screen();
    let line = screen.lines().find(|line| line.chars().skip(1).collect::<String>().starts_with(name));
    line.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ").replace('>', "")
}

#[test]
fn everyone_who_speaks_is_listed_with_turns_words_and_first_words() {
    let mut story = one_talk().open();
    story.keys("<Space>S").sees("Who speaks in 50001 (2)");
    assert_eq!(row(&story, "50001"), "50001 2 30 studied 50001 Nobody could tell me what I…");
    assert!(row(&story, "Interviewer").starts_with("Interviewer 2 8 asks · "));
}

#[test]
fn what_is_no_speaker_becomes_part_of_what_was_said() {
    let mut story = noisy();
    story.sees("turn 1 of 5").command("speakers here").sees("Who speaks in a (4)");
    story.keys("jjx").says("Note is no speaker: the turns were read anew");
    assert!(story.file("study.ron").contains(r#"not_speakers: ["Note"]"#));
    story.sees("no speaker").keys("q").sees("turn 1 of 3");
    story.keys("<Space>SGkx").says("Note is a speaker").keys("q").sees("turn 1 of 5");
    assert!(!story.file("study.ron").contains("not_speakers"));
}

#[test]
fn a_label_that_was_not_taken_for_a_speaker_can_be_one() {
    let mut story = noisy();
    story.keys("<Space>S/berit<Enter>").sees("no speaker").keys("<Enter>").says("x makes it one");
    story.keys("x").says("berit is a speaker").sees("One more thing.");
    assert!(story.file("study.ron").contains(r#"speakers: ["berit"]"#));
    let mut story = story.reopen();
    story.keys("G").sees("berit").sees("turn 6 of 6").keys("<Space>Su").says("Undone: berit is a speaker");
    story.keys("q").sees("turn 5 of 5");
}

#[test]
fn who_asks_is_said_by_key_and_the_usual_ones_stay() {
    let mut story = noisy();
    story.keys("<Space>S/anna<Enter>i").says("Anna asks and is not studied");
    assert!(
        story.file("study.ron").contains(r#"interviewers: ["Interviewer", "Anna"]"#),
        "{}",
        story.file("study.ron")
    );
    assert!(row(&story, "Anna").contains("asks"));
    story.keys("i").says("Anna is studied");
    story.keys("/interv<Enter>i").says("Interviewer is studied");
    assert!(row(&story, "Interviewer").contains("studied"), "an empty list would mean the usual ones");
}

#[test]
fn the_first_words_of_a_speaker_are_gone_to_and_come_back_from() {
    let mut story = noisy();
    story.command("speakers all").sees("Who speaks in all transcripts").keys("/50001<Enter><Enter>");
    assert!(story.selected().starts_with("Nobody could tell me"));
    story.says("q goes back to the speakers").keys("q").sees("Who speaks in all transcripts");
}

#[test]
fn said_again_it_turns_from_this_transcript_to_all_and_back() {
    let mut story = noisy();
    story.keys("<Space>S").sees("Who speaks in a (").keys("f").sees("in all transcripts").sees("50001");
    story.keys("f").sees("Who speaks in a (").keys("q").sees("How was it?");
}

#[test]
fn the_caret_stays_on_its_words_when_the_turns_are_read_anew() {
    let mut story = noisy();
    story.keys("GJ").command("speakers").keys("/note<Enter>xq");
    let words = story.selected();
    assert!(NOISY.contains(&words) && !words.is_empty(), "{words}");
    story.keys("jjjkkkJK");
}
