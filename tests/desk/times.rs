//! Turns know when they were spoken, where the transcript says so.

use super::story::Files;
use super::words::one_talk;

const TIMED: &str = "[00:00:05] Interviewer: What is your role here?\n\n50001: Nobody could tell me.\n\n\
    [00:12:33] Interviewer: And the team?\n\n50001: They hoped for the best.\n";

#[test]
fn the_status_line_says_when_a_turn_was_spoken() {
    let mut story = Files::default().with("50001.txt", TIMED).open();
    story.sees("turn 1 of 4 Interviewer · 00:00:05").keys("J").sees("turn 2 of 4 50001 · after 00:00:05");
    story.keys("J").sees("turn 3 of 4 Interviewer · 00:12:33");
}

#[test]
fn a_time_leads_to_the_turn_that_is_being_spoken_then() {
    let mut story = Files::default().with("50001.txt", TIMED).open();
    story.command("time 12:40").sees("turn 3 of 4");
    assert_eq!(story.selected(), "And the team?");
    story.keys("gc12:32<Enter>").sees("turn 1 of 4").command("time 0:00").sees("turn 1 of 4");
    story.keys("gcnoon<Enter>").says("“noon” is no time").sees("Go to time").keys("<C-u>59:00<Enter>");
    story.sees("turn 3 of 4");
}

#[test]
fn a_transcript_without_times_says_so() {
    let mut story = one_talk().open();
    story.command("time 1:00").says("has no times in it").sees_no("00:00");
}
