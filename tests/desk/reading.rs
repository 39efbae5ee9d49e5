//! Reading: the unit under the caret is the selection.

use super::words::{coded_study, one_talk, two_waves};

#[test]
fn help_is_on_the_hint_line_however_narrow_the_window_is() {
    let mut story = two_waves().open();
    for width in [40, 60, 80, 120] {
        story.resize(width, 20).sees("t tag").sees("? help");
    }
}

#[test]
fn the_hint_line_tells_only_what_the_key_does_in_this_picker_or_field() {
    let mut story = two_waves().open();
    story.keys("t").sees("Tab take several").sees("C-o with memo").keys("<Esc>");
    story.keys("o").sees("Enter accept").sees_no("take several").sees_no("with memo").keys("<Esc>");
    story.keys(":").sees("Tab complete").keys("<Esc>").keys("?").sees("Enter do it").keys("<Esc>");
    story.keys("/").sees_no("Tab ").keys("<Esc>").keys("<Space>ms").sees("Tab kind");
}

#[test]
fn a_single_transcript_is_no_wave() {
    let mut story = one_talk().open();
    story.sees_no("wave").keys("o").sees_no("wave");
    two_waves().open().sees("50001 · wave 1");
}

#[test]
fn all_of_a_short_transcript_is_all_of_it() {
    one_talk().open().sees("100%");
}

#[test]
fn the_desk_at_first_sight() {
    let mut story = coded_study().open();
    story
        .sees("50001")
        .sees("Nobody could tell me")
        .sees("Unclear role")
        .sees("nothing changed")
        .sees("t tag");
    assert_eq!(story.selected(), "What is your role here?");
    assert_eq!(story.files(), ["50001.txt", "codebook.ron"], "looking leaves no trace");
}

#[test]
fn one_key_selects_the_next_sentence_and_one_the_next_turn() {
    let mut story = one_talk().open();
    assert_eq!(story.keys("j").selected(), "Nobody could tell me what I do all day.");
    assert_eq!(story.keys("j").selected(), "My supervisor tried.");
    assert_eq!(story.keys("J").selected(), "And the team?");
    assert_eq!(story.keys("K").selected(), "Nobody could tell me what I do all day.");
    assert_eq!(story.keys("k").selected(), "What is your role here?");
    story.keys("k").says("The beginning of the transcript");
}

#[test]
fn units_get_finer_and_coarser() {
    let mut story = one_talk().open();
    assert_eq!(story.keys("js").selected(), "Nobody");
    assert_eq!(story.keys("s").selected(), "N");
    story.keys("s").says("A character is the finest unit");
    let turn = "Nobody could tell me what I do all day. My supervisor tried. She asked me every week.";
    assert_eq!(story.keys("SSS").selected(), turn);
    story.keys("S").says("A turn is the coarsest unit");
}

#[test]
fn the_selection_grows_and_shrinks_at_both_ends() {
    let mut story = one_talk().open();
    assert_eq!(story.keys("jjl").selected(), "My supervisor tried. She asked me every week.");
    assert_eq!(story.keys("h").selected(), "My supervisor tried.");
    assert_eq!(story.keys("L").selected(), "Nobody could tell me what I do all day. My supervisor tried.");
    assert_eq!(story.keys("H").selected(), "My supervisor tried.");
}

#[test]
fn an_anchor_makes_moving_extend() {
    let mut story = one_talk().open();
    assert_eq!(story.keys("jvj").selected(), "Nobody could tell me what I do all day. My supervisor tried.");
    story.sees("anchored");
    assert_eq!(story.keys("<Esc>").selected(), "My supervisor tried.");
}

#[test]
fn the_selected_words_look_different_from_the_others() {
    let mut story = one_talk().open();
    story.keys("j");
    let cells = story.cells();
    let looks = |wanted: &str| {
        let at = cells
            .content
            .windows(wanted.len())
            .position(|cells| cells.iter().map(|cell| cell.symbol()).collect::<String>() == wanted);
        cells.content[at.unwrap()].style()
    };
    assert_ne!(looks("Nobody"), looks("supervisor"));
}
