//! Finding out what can be pressed.

use super::words::{coded_study, two_waves};

#[test]
fn the_help_list_says_what_works_here_and_runs_it() {
    let mut story = coded_study().open();
    story.keys("j?").sees("What can be pressed").keys("in vivo").sees("i ").keys("<Enter>");
    assert_eq!(story.coded().len(), 1);
}

#[test]
fn what_does_not_apply_says_why() {
    let mut story = coded_study().open();
    story.keys("?redo").sees("Nothing to redo").keys("<Enter>").says("Nothing to redo");
}

#[test]
fn a_key_that_begins_others_shows_what_may_follow() {
    let mut story = coded_study().open();
    story
        .keys("<Space>")
        .sees("menu")
        .sees("Search all")
        .keys("m")
        .sees("memo on")
        .keys("<Esc>")
        .sees_no("memo on");
    story.keys("g").sees("go to").keys("Q").says("g Q does nothing here");
}

#[test]
fn a_line_takes_every_command_and_completes_it() {
    let mut story = two_waves().open();
    story.keys(":in-v").sees("in-vivo").keys("<Esc>:tag unc<Tab>").sees("tag unclear-role").keys("<Enter>");
    assert_eq!(story.coded().len(), 1);
    story
        .keys(":open 50001_2<Enter>")
        .sees("How has it been")
        .keys(":turn 99<Enter>")
        .says("There is no turn 99");
    story.keys("<Esc>:frobnicate<Enter>").says("there is no command `frobnicate`");
}

#[test]
fn fingers_that_have_learnt_vim_get_out() {
    for line in [":q<Enter>", ":wq<Enter>", ":qa!<Enter>", ":x<Enter>", "q", "<Space>Q"] {
        let mut story = coded_study().open();
        assert!(story.keys(line).left, "{line}");
    }
    let mut story = coded_study().open();
    story.keys(":w<Enter>").says("Everything is on disk").keys("<C-c>").sees("What can be pressed");
}

#[test]
fn q_closes_what_is_in_front_first() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter><Enter>").sees("Quotes of").keys("q").sees_no("Quotes of").keys("<C-w>vq");
    assert!(!story.left);
    assert!(story.keys("q").left);
}

#[test]
fn what_the_keys_do_stands_in_one_column() {
    let mut story = coded_study().open();
    story.keys("?");
    let screen = story.screen();
    let column = |title: &str| {
        let line = screen.lines().find(|line| line.contains(title)).unwrap();
        line.chars().count() - line.split_once(title).unwrap().1.chars().count() - title.chars().count()
    };
    assert_eq!(column("Next unit"), column("Next turn"));
}
