//! Several panes; places that are remembered.

use super::words::two_waves;

#[test]
fn each_pane_keeps_its_own_place() {
    let mut story = two_waves().open();
    story.resize(160, 30).keys("j<C-w>v>jj");
    assert_eq!(story.selected(), "The role is written down now.");
    story.sees("What is your role here?").sees("How has it been since spring?");
    story.keys("<C-w>w<C-w>w");
    assert_eq!(story.selected(), "Nobody could tell me what I do all day.");
    story.keys("<C-w>o").sees_no("How has it been");
}

#[test]
fn a_second_pane_that_cannot_be_seen_is_spoken_of() {
    let mut story = two_waves().open();
    story.keys("<C-w>v").says("Too narrow to show every pane: Tab turns from pane to pane");
    story.resize(160, 30).keys("<C-w>c<C-w>v");
    assert!(story.app.notice.is_none(), "both are seen, and there is nothing to say");
}

#[test]
fn there_are_at_most_three_panes_and_always_one() {
    let mut story = two_waves().open();
    story.keys("<C-w>v<C-w>v<C-w>v").says("3 panes are as many as can be read");
    story.keys("<C-w>c<C-w>c<C-w>c").says("This is the only pane");
}

#[test]
fn the_next_wave_of_the_same_case_is_two_keys_away() {
    let mut story = two_waves().open();
    story
        .keys("gw")
        .says("Case 50001, wave 2")
        .keys("gw")
        .says("No later interview")
        .keys("gW")
        .says("wave 1");
}

#[test]
fn a_transcript_is_opened_by_a_few_letters_where_it_was_left() {
    let mut story = two_waves().open();
    story.keys("jj").keys("o_2<Enter>").sees("How has it been").keys("j").keys("o50001.<Enter>");
    assert_eq!(story.selected(), "My supervisor tried.");
}

#[test]
fn every_place_is_remembered_when_the_desk_is_opened_again() {
    let mut story = two_waves().open();
    story.keys("jj>jSq");
    assert!(story.left);
    let mut story = story.reopen();
    assert_eq!(story.selected(), "Better, my supervisor stayed. The role is written down now.");
    story.keys("<lt>");
    assert_eq!(story.selected(), "My supervisor tried.");
}
