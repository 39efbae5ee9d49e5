//! The words themselves change, in the editor or behind our back, and the codings follow.

use super::story::{Story, write};
use super::words::{TALK, coded_study};

fn coded() -> Story {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>jtsup<Enter>");
    story
}

#[test]
fn codings_follow_their_words_through_the_editor() {
    let mut story = coded();
    story.editor(|text| {
        text.replace("What is your role here?", "Tell me, what is it that you do here all day long?")
    });
    story.keys("e").says("2 codings followed their words");
    assert!(story.file("50001.txt").contains("Tell me, what is it"));
    let coded = [
        "50001 jk: Nobody could tell me what I do all day. = Unclear role",
        "50001 jk: My supervisor tried. = Supportive figures",
    ];
    assert_eq!(story.coded(), coded);
    assert_eq!(story.selected(), "My supervisor tried.", "and so does the caret");
    story.keys("u");
    assert_eq!(story.file("50001.txt"), TALK);
    assert_eq!(story.coded(), coded);
}

#[test]
fn an_editor_that_changes_nothing_or_fails_changes_nothing() {
    let mut story = coded();
    story.keys("e").says("no editor in this story");
    story.editor(str::to_string).keys("e").says("Nothing was changed");
    assert_eq!(story.file("50001.txt"), TALK);
}

fn doubtful() -> Story {
    let mut story = coded();
    story
        .editor(|text| text.replace("My supervisor tried. ", ""))
        .keys("e")
        .says("1 in doubt: Space r reviews them");
    story
}

#[test]
fn a_doubtful_coding_waits_on_the_review_list_and_can_be_dropped() {
    let mut story = doubtful();
    story
        .keys("<Space>r")
        .sees("Codings in doubt (1)")
        .sees("was: My supervisor tried.")
        .keys("x")
        .says("Dropped 1");
    assert_eq!(story.coded().len(), 1);
    story.keys("q<Space>r").says("No coding is in doubt");
}

#[test]
fn a_doubtful_coding_can_be_confirmed() {
    let mut story = doubtful();
    story.keys("<Space>ry").says("Confirmed 1").keys("q<Space>r").says("No coding is in doubt");
    assert_eq!(story.coded().len(), 2);
    let story = story.reopen();
    assert!(story.app.keeping.findings.is_empty());
}

#[test]
fn a_doubtful_coding_can_be_moved_to_the_right_words() {
    let mut story = doubtful();
    story.keys("<Space>r<Enter>ggjjm").says("Moved Supportive figures to the right words");
    assert_eq!(story.coded()[1], "50001 jk: She asked me every week. = Supportive figures");
}

#[test]
fn words_changed_on_disk_while_the_desk_was_closed_are_found_again() {
    let changed = TALK.replace("What is your role here?", "So: what is your role here, then?");
    let mut story = coded().reopen_after(|root| write(root, "50001.txt", &changed));
    story.sees("So: what is your role").keys("j");
    story.sees("U Unclear role");
    story.keys("jjthop<Enter>");
    assert_eq!(story.coded().len(), 3);
    assert_eq!(story.coded()[0], "50001 jk: Nobody could tell me what I do all day. = Unclear role");
}

#[test]
fn words_cut_away_on_disk_leave_a_doubt_not_a_loss() {
    let changed = TALK.replace("My supervisor tried. ", "");
    let mut story = coded().reopen_after(|root| write(root, "50001.txt", &changed));
    story.keys("<Space>r").sees("Codings in doubt (1)").sees("was: My supervisor tried.");
}

#[test]
fn words_changed_on_disk_while_the_desk_is_open_are_taken_in() {
    let mut story = coded();
    write(story.root(), "50001.txt", &TALK.replace("What is your role here?", "What do you do?"));
    let sheet = gloss::store::Sheet::Text(gloss::study::TranscriptId::new("50001.txt"));
    story
        .tell(gloss::ui::app::Msg::Stirred(vec![sheet]))
        .says("Taken in what changed on disk")
        .sees("What do you do?");
    assert_eq!(story.selected(), "My supervisor tried.");
    assert_eq!(story.coded()[1], "50001 jk: My supervisor tried. = Supportive figures");
}
