//! Coding: tag, again, digits, in vivo, untag, retag, extend.

use super::words::coded_study;

const ROLE: &str = "50001 jk: Nobody could tell me what I do all day. = Unclear role";
const SUPERVISOR: &str = "50001 jk: My supervisor tried. = Supportive figures";

#[test]
fn two_letters_and_enter_tag_the_sentence() {
    let mut story = coded_study().open();
    story.keys("jtro").sees("Duties nobody has spelled out").keys("<Enter>");
    story.says("Tagged “Nobody could tell me").keys("<Esc>").sees("saved");
    assert_eq!(story.coded(), [ROLE]);
    assert!(story.file("50001.txt.jk.ron").contains("unclear-role"));
}

#[test]
fn the_margin_shows_a_stripe_and_the_foot_spells_the_codes_out() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>ltsup<Enter>");
    let screen = story.screen();
    let row = |words: &str| screen.lines().find(|line| line.contains(words)).unwrap().to_string();
    assert!(row("Nobody could tell").contains("SU"), "two stripes side by side:\n{screen}");
    assert!(!row("What is your role").contains('U'), "{screen}");
    story.sees("U Unclear role").sees("S Supportive figures");
}

#[test]
fn one_key_repeats_the_last_code() {
    let mut story = coded_study().open();
    story.keys(".").says("No code has been used yet");
    story.keys("jtro<Enter>jj.").says("Tagged “She asked me every week.” as Unclear role");
    assert_eq!(story.coded().len(), 2);
}

#[test]
fn digits_stand_for_recent_codes_until_codes_are_pinned() {
    let mut story = coded_study().open();
    story.keys("1").says("No code under 1 yet");
    story.keys("jthop<Enter>jtro<Enter>j1").says("as Unclear role");
    story.keys("j2").says("as Hope");
    story.keys("<Tab>GGgg").keys("jp2<Tab>").sees("2:Unclear role");
    story.keys("J2").says("as Unclear role");
    story.keys("J1").says("as Hope");
}

#[test]
fn in_vivo_the_words_become_the_code() {
    let mut story = coded_study().open();
    story.keys("jji").says("Tagged “My supervisor tried.” as My supervisor tried");
    assert_eq!(story.coded(), ["50001 jk: My supervisor tried. = My supervisor tried"]);
    assert!(story.file("codebook.ron").contains("in vivo"));
}

#[test]
fn one_key_untags_and_several_codes_are_asked_about() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>x").says("Untagged “Nobody could tell me");
    assert!(story.coded().is_empty());
    story.keys("tro<Enter>thop<Enter>x").sees("which coding?").keys("unc<Enter>").says("as Unclear role");
    assert_eq!(story.coded(), ["50001 jk: Nobody could tell me what I do all day. = Hope"]);
    story.keys("jx").says("You have no coding here");
}

#[test]
fn a_coding_gets_another_code() {
    let mut story = coded_study().open();
    story
        .keys("jtro<Enter>r")
        .sees("Instead of “Unclear role”")
        .keys("fun<Enter>")
        .says("from Unclear role to Funding");
    assert_eq!(story.coded(), ["50001 jk: Nobody could tell me what I do all day. = Funding"]);
}

#[test]
fn the_same_code_twice_is_said_and_not_doubled() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>.").says("These words carry “Unclear role” already");
    assert_eq!(story.coded(), [ROLE]);
}

#[test]
fn the_same_code_on_overlapping_words_offers_to_extend() {
    let mut story = coded_study().open();
    story
        .keys("jjtsup<Enter>l.")
        .sees("stands on overlapping words already")
        .keys("e")
        .says("Extended Supportive figures");
    let wide = "50001 jk: My supervisor tried. She asked me every week. = Supportive figures";
    assert_eq!(story.coded(), [wide]);
    story.keys("uh.");
    assert_eq!(story.coded(), [SUPERVISOR]);
    story.keys("l.b");
    assert_eq!(story.coded().len(), 2, "both stand when both are wanted");
    story.keys("L.<Esc>");
    assert_eq!(story.coded().len(), 2, "neither is changed by stepping back");
}

#[test]
fn a_coding_is_grown_to_the_selection() {
    let mut story = coded_study().open();
    story.keys("jjtsup<Enter>lE").says("Supportive figures now covers");
    assert_eq!(
        story.coded(),
        ["50001 jk: My supervisor tried. She asked me every week. = Supportive figures"]
    );
    story.keys("E").says("covers just these words already");
}

#[test]
fn a_name_nobody_has_makes_a_code_and_a_slash_nests_it() {
    let mut story = coded_study().open();
    story.keys("jtbarriers/night shifts").sees("new code “barriers/night shifts”").keys("<Enter>");
    assert_eq!(story.coded(), ["50001 jk: Nobody could tell me what I do all day. = night shifts"]);
    assert_eq!(story.tree()[..4], ["Barriers", "  Unclear role", "  Funding", "  night shifts"]);
    story.keys("u");
    assert_eq!(story.tree().len(), 6, "the tag and its new code are one step");
    assert!(story.coded().is_empty());
}

#[test]
fn a_name_nearly_like_another_is_warned_about() {
    let mut story = coded_study().open();
    story.keys("jtFundings").sees("“Funding” is nearly the same").keys("<Esc>");
    assert_eq!(story.tree().len(), 6);
}

#[test]
fn tab_takes_several_codes_at_once() {
    let mut story = coded_study().open();
    story.keys("jtro<Tab>hop<Tab>").sees("Unclear role + Hope +").keys("<Enter>");
    assert_eq!(story.coded().len(), 2);
    story.keys("u");
    assert!(story.coded().is_empty(), "they were one step");
}

#[test]
fn tagging_with_a_memo_opens_the_memo() {
    let mut story = coded_study().open();
    story.keys("jtro<C-o>").sees("Memo on this coding as Unclear role").keys("Says it twice later.<C-s>");
    assert!(story.file("50001.txt.jk.ron").contains("Says it twice later."));
    story.keys("<Esc>").sees("Unclear role m");
}

#[test]
fn the_next_thing_not_coded_is_a_participants() {
    let mut story = coded_study().open();
    assert_eq!(story.keys("]").selected(), "Nobody could tell me what I do all day.");
    assert_eq!(story.keys("tro<Enter>]tro<Enter>]tro<Enter>]").selected(), "They hoped for the best.");
    story.keys("[").says("Nothing uncoded before this");
}

#[test]
fn braces_go_from_coding_to_coding() {
    let mut story = coded_study().open();
    story.keys("jltro<Enter>Gthop<Enter>gg");
    assert_eq!(story.keys("}").selected(), "Nobody could tell me what I do all day. My supervisor tried.");
    assert_eq!(story.keys("}").selected(), "Then the funding ended.");
    story.keys("}").says("No coding after this");
    assert_eq!(story.keys("{").selected(), "Nobody could tell me what I do all day. My supervisor tried.");
}

#[test]
fn what_was_typed_after_the_last_taken_code_is_tagged_too() {
    let mut story = coded_study().open();
    story.keys("jtro<Tab>hop<Enter>").says("as Unclear role and Hope");
    assert_eq!(story.coded().len(), 2);
}

#[test]
fn a_coding_can_be_golden_or_counter_and_weighted() {
    let mut story = coded_study().open();
    story
        .keys("jtro<Enter>*")
        .says("Marked golden")
        .keys("~")
        .says("Marked counter")
        .keys("w80<Enter>")
        .says("Weight 80");
    story.keys("<Esc>").sees("Unclear role *~w80");
    story.keys("w300<Enter>").says("whole number from 0 to 100");
    story.keys("<Esc>*").says("No longer golden");
}
