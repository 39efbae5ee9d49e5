//! Tables as pictures, and the portrait of a transcript: the same figures, in the same window, without colour.

use super::story::Story;
use super::words::two_waves;

/// In 50001 two codings of Unclear role and one of Hope, in 50001_2 one of Unclear role.
fn study() -> Story {
    let mut story = two_waves().open();
    story.resize(120, 30).keys("jtro<Enter>jj.Gthop<Enter>>jjtro<Enter><lt>");
    story
}

#[test]
fn one_key_switches_between_the_figures_and_their_picture() {
    let mut story = study();
    story.command("table codes").sees("codings").keys("p").sees("Bars: codings with below");
    story.sees_row(&["Unclear role", "█", " 3"]).keys("p").sees_no("Bars:").sees_no("█");
}

#[test]
fn the_picture_follows_what_is_coded_and_the_window() {
    let mut story = study();
    story.command("table case-waves").keys("p").sees_row(&["50001", "█ 3", "▒ 1"]);
    story.keys("u").sees_row(&["50001", "█ 3", "0"]).keys("U").sees_row(&["50001", "█ 3", "▒ 1"]);
    for (width, height) in [(40, 24), (80, 24), (200, 50)] {
        story.resize(width, height).sees_row(&["50001", "█ 3", "▒ 1"]);
    }
    story.resize(80, 24).command("borders ascii").sees_row(&["50001", "# 3", ": 1"]);
}

#[test]
fn what_has_to_be_known_stands_below_and_is_moved_to() {
    let mut story = study();
    story.resize(80, 12).command("table codes").keys("p").keys("G").sees("--picture").sees_no("Bars:");
    story.keys("gg").sees("Bars:");
    story.keys("o").says("neither filtered nor sorted");
}

#[test]
fn the_caret_goes_from_bar_to_bar_and_enter_leads_to_the_quotes_and_back() {
    let mut story = study();
    story.command("table codes").keys("p").sees("Barriers · codings with below: 3");
    story.keys("j").sees("Unclear role · codings with below: 3").keys("<Enter>").sees("3 codings");
    story.sees("Nobody could tell me").keys("q").sees("Unclear role · codings with below: 3");
    story.keys("p").sees("Unclear role · codings with below: 3").sees_no("Bars:");
    story.keys("p").keys("jj<Enter>").sees("Nothing").keys("k");
}

#[test]
fn every_cell_of_a_heat_map_every_point_of_a_curve_and_of_the_scatter_leads_to_its_quotes() {
    let mut story = study();
    story.command("table case-waves").keys("p").sees("50001 × wave 1: 3").keys("l").sees("50001 × wave 2: 1");
    story.keys("<Enter>").sees("50001_2").sees_no("Nobody could tell me").keys("qq");
    story
        .command("table saturation")
        .keys("p")
        .sees("1 50001.txt · new: 2")
        .keys("l")
        .sees("2 50001_2.txt · new: 0");
    story.keys("<Enter>").sees("1 coding").keys("q").keys("j").sees("2 50001_2.txt · all so far: 2");
    story
        .keys("qq")
        .command("table primacy")
        .keys("p")
        .sees("A Unclear role · → 1.00 ↑ 1.00 · often and first");
    story.keys("j").sees("B Hope").keys("<Enter>").sees("1 coding").keys("q").sees("B Hope");
    story.command("borders ascii").sees("B Hope · > 1.00 ^ 0.00");
}

#[test]
fn what_does_nothing_in_a_picture_is_not_offered_there() {
    let mut story = study();
    story.command("table codes").sees("sort").keys("p").sees_no("sort").keys("p").sees("sort").keys("q");
    story.command("portrait").sees("(interviewers)").sees_no("sort");
}

#[test]
fn the_caret_stays_on_the_screen_and_what_is_below_the_last_mark_can_be_read() {
    let mut story = study();
    story.resize(80, 12).command("table codes").keys("p").keys("jjjjj").sees("Hope · codings with below");
    story.keys("jjjjjjjjjj").sees_no("Bars:").keys("k").sees_row(&["Supportive figures", "0"]);
    story.keys("gg").sees("Bars:").sees("Barriers · codings with below");
}

#[test]
fn a_portrait_leads_to_the_words_and_back() {
    let mut story = study();
    story.keys("<Space>v").sees("(interviewers)").sees_row(&["Hope", "█"]).sees("50001.txt: turns:");
    story.sees("code points").keys("jk$<Enter>").says("q goes back to the portrait");
    let end = story.selected();
    story.keys("q").sees("(interviewers)").keys("0<Enter>").says("q goes back");
    assert_ne!(story.selected(), end, "the beginning is not the end");
    story.keys("qq").sees_no("(interviewers)");
}

#[test]
fn the_caret_of_a_portrait_stays_on_its_words_when_the_window_changes() {
    let mut story = study();
    story.command("portrait").keys("$hhh<Enter>");
    let words = story.selected();
    story.keys("q").resize(60, 24).keys("<Enter>");
    assert!(!words.is_empty());
    story.keys("q").resize(120, 30).keys("<Enter>");
    assert_eq!(story.selected(), words);
}

#[test]
fn a_portrait_can_be_of_another_transcript_by_coder_and_in_figures() {
    let mut story = study();
    story
        .command("portrait --transcript 50001_2 --by-coder")
        .sees("50001_2.txt: turns:")
        .sees("jk · Unclear role");
    story.keys("p").sees("1 of 10").keys("$").sees("more columns");
    story.command("portrait --themes").sees_row(&["Barriers", "█"]);
    story.command("portrait --transcript nowhere").says("There is no transcript “nowhere”");
}

#[test]
fn a_picture_is_saved_as_svg() {
    let mut story = study();
    let at = story.root().display().to_string();
    story.command("table matrix").command(&format!("save-table {at}/seen.svg")).says("Saved the table to");
    let svg = std::fs::read_to_string(story.root().join("seen.svg")).unwrap();
    assert!(svg.contains("<svg") && svg.contains("Unclear role"), "{svg}");
    story.command(&format!("save-table {at}/seen.svg")).says("is there already");
}

#[test]
fn in_a_picture_nothing_needs_a_colour() {
    let mut story = study();
    story.command("theme plain").command("table waves").keys("p").sees_row(&["Unclear role", "1 1"]);
    story.command("borders ascii").resize(40, 24).sees_row(&["Unclear role", "##", "1 1"]);
}
