//! Undo without end, across quitting, each step named.

use super::words::coded_study;

#[test]
fn every_step_goes_back_and_forth_and_is_named() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>jthop<Enter>u").says("Undone: Tagged “My supervisor tried.” as Hope");
    story.keys("u").says("Undone: Tagged “Nobody could tell me");
    assert!(story.coded().is_empty());
    story.keys("U").keys("<C-r>").says("Done again: Tagged “My supervisor tried.” as Hope");
    assert_eq!(story.coded().len(), 2);
    story.keys("U").says("Nothing to redo");
}

#[test]
fn undo_goes_on_after_quitting_also_over_a_merge_and_a_deletion() {
    let mut story = coded_study().open();
    let before = (story.tree(), story.file("codebook.ron"));
    story.keys("jtro<Enter>jthop<Enter><Tab>ggjMhop<Enter>").keys("GDy<Tab>");
    assert_eq!(story.tree(), ["Barriers", "  Funding", "Facilitators", "  Supportive figures"]);
    let mut story = story.reopen();
    story.keys("u").says("Undone: Deleted Hope (2 codings)");
    story.keys("u").says("Undone: Merged Unclear role into Hope");
    let mut story = story.reopen();
    story.keys("uu").keys("u").says("Nothing left to undo");
    assert_eq!(story.tree(), before.0);
    assert!(story.coded().is_empty());
    story.keys("UUUU");
    assert_eq!(story.tree(), ["Barriers", "  Funding", "Facilitators", "  Supportive figures"]);
}

#[test]
fn steps_undone_before_quitting_can_be_redone_after() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>u");
    let mut story = story.reopen();
    story.keys("<Space>h").sees("(undone) Tagged").keys("q").keys("U").says("Done again");
    assert_eq!(story.coded().len(), 1);
}

#[test]
fn the_history_is_read_and_gone_back_to() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>jthop<Enter>jtfun<Enter><Space>h").sees("What was done (3 steps)");
    story.keys("jj<Enter>").says("Back to: Tagged “Nobody");
    assert_eq!(story.coded().len(), 1);
    story.keys("gg<Enter>").says("Back to");
    assert_eq!(story.coded().len(), 3);
}
