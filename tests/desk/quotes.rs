//! All quotes of a code: read, judge, change, go there and come back.

use super::story::Story;
use super::words::two_waves;

/// Three codings of Unclear role and one of Hope.
fn study() -> Story {
    let mut story = two_waves().open();
    story.keys("jtro<Enter>jj.Gthop<Enter>>jjtro<Enter><lt>");
    story
}

#[test]
fn one_key_lists_all_quotes_of_the_code_here() {
    let mut story = study();
    story
        .keys("ggj<Enter>")
        .sees("Quotes of Barriers/Unclear role (3)")
        .sees("Nobody could tell me what I do all day.");
    story.sees("case 50001").sees("wave 2").sees("turn 2").sees("The role is written down now.");
}

#[test]
fn quotes_stand_in_the_order_of_the_words_whoever_coded_them() {
    let mut jk = two_waves().open();
    jk.keys("jtro<Enter>jj.q");
    let mut ms = jk.reopen_as("ms");
    ms.keys("gg]tro<Enter>arol<Enter>");
    let coders: Vec<String> =
        ms.screen().lines().filter_map(|row| row.rsplit_once("role · ")).map(|(_, who)| who.into()).collect();
    assert_eq!(coders, ["jk", "ms", "jk"], "{}", ms.screen());
}

#[test]
fn quotes_of_any_code_are_a_few_letters_away() {
    let mut story = study();
    story.keys("ahop<Enter>").sees("Quotes of Facilitators/Hope (1)").keys("q").sees_no("Quotes of");
    story.keys("afun<Enter>").says("Nothing is tagged with Funding yet");
}

#[test]
fn going_there_and_back_ends_on_the_same_row() {
    let mut story = study();
    story.keys("arol<Enter>jj").sees("3 of 3").keys("<Enter>");
    assert_eq!(story.selected(), "The role is written down now.");
    story.says("q goes back").keys("q").sees("Quotes of Barriers/Unclear role (3) · 3 of 3");
    story.keys("q").sees_no("Quotes of");
}

#[test]
fn marked_quotes_are_changed_together() {
    let mut story = study();
    story.keys("arol<Enter>vv").sees("2 marked").keys("rfun<Enter>").says("Retagged 2 passages as Funding");
    story.sees("Quotes of Barriers/Unclear role (1)");
    assert_eq!(story.coded().iter().filter(|coding| coding.ends_with("= Funding")).count(), 2);
    story.keys("u").sees("(3)");
    story.keys("Vx").says("Untagged 3 passages");
    assert_eq!(story.coded().len(), 1);
}

#[test]
fn a_list_is_filtered_and_sorted() {
    let mut story = study();
    story.keys("arol<Enter>/supervisor<Enter>").sees("Nothing here");
    story.keys("/written<Enter>").sees("only “written”").sees("(1)");
    story.keys("/<C-u><Enter>").sees("(3)").keys("s").says("Sorted newest first");
    story.keys("gg<Enter>");
    assert_eq!(story.selected(), "The role is written down now.");
}

#[test]
fn a_quote_gets_a_memo_and_is_copied_with_its_source() {
    let mut story = study();
    story.keys("arol<Enter>mAgain the role.<C-s>y");
    assert_eq!(story.copied, ["“Nobody could tell me what I do all day.” (50001, wave 1, turn 2)"]);
    assert!(story.file("50001.txt.jk.ron").contains("Again the role."));
    story.keys("Vy").says("Copied 3 quotes");
}

#[test]
fn more_and_less_context_can_be_shown() {
    let mut story = study();
    let rows = |story: &Story| story.screen().lines().position(|line| line.starts_with(" 50001 ")).unwrap();
    story.keys("arol<Enter>");
    assert_eq!(rows(&story), 4);
    assert_eq!(rows(story.keys("l")), 6);
    assert_eq!(rows(story.keys("hhhh")), 3);
}
