//! Asking for passages at the desk: answers, saved questions and queues.

use super::story::Story;
use super::words::two_waves;

/// In 50001 two codings of Unclear role and one of Hope, in 50001_2 one of Unclear role.
fn study() -> Story {
    let mut story = two_waves().open();
    story.resize(120, 30).keys("jtro<Enter>jj.Gthop<Enter>>jjtro<Enter><lt>");
    story
}

#[test]
fn a_question_is_answered_with_passages_and_a_sentence() {
    let mut story = study();
    story.command("query unclear-role and wave=1").says("coded Barriers/Unclear role").says("2 codings");
    story.keys("x").command("query unclear-role").says("2 codings");
    story.command("q hope").says("coded Facilitators/Hope");
}

#[test]
fn what_cannot_be_understood_stays_in_its_field_with_the_place() {
    let mut story = study();
    story.command("query unclear-rle and wave=1").sees("did you mean unclear-role?").keys("<Esc>");
    story.command("query --by page hope").says("“page” is no unit to answer by").keys("<Esc>");
    story.command("query --sideways hope").says("“--sideways” is unknown here").keys("<Esc>");
    story.keys("<Space>dunclear-ro<Tab>").sees("unclear-role");
}

#[test]
fn an_answer_follows_a_change_and_a_filter() {
    let mut story = study();
    story.command("query unclear-role/*").sees("3 · Text coded").keys("u").sees("2 · Text coded");
    story.command("only wave=2").sees("0 · Text coded");
}

#[test]
fn words_that_were_found_are_tagged_in_one_step() {
    let mut story = study();
    story.command("query text:role").keys("Vthop<Enter>").says("Hope").keys("u").says("Undone");
}

#[test]
fn a_question_is_saved_asked_again_and_forgotten() {
    let mut story = study();
    story.command("query --by turn unclear-role").keys("Sdoubts<Enter>").says("Saved the question “doubts”");
    assert!(story.file("study.ron").contains("doubts"));
    story.keys("q<Space>D").sees("Which question?").keys("<Enter>").says("Whole turns");
    story
        .command("forget-query doubts")
        .says("Forgot")
        .keys("u")
        .says("Undone: Forgot the question “doubts”");
    story.command("saved-query nothing").says("No question is saved as “nothing”");
}

#[test]
fn a_queue_goes_from_passage_to_passage_while_it_is_coded() {
    let mut story = study();
    story.command("queue unclear-role").says("queue 1 of 3: 3 passages to go through");
    story.keys(")").sees("queue 2 of 3").keys("thop<Enter>").sees("queue 2 of 3");
    story.keys(")").sees("queue 3 of 3").sees("50001_2").keys(")").says("That was the last of 3");
    story.keys("((").sees("queue 1 of 3").keys("(").says("This is the first").keys(")");
    story.command("leave-queue").says("Left at 2 of 3").sees_no("queue 2");
    story.command("queue").sees("queue 2 of 3");
}

#[test]
fn a_queue_is_taken_up_again_on_another_day() {
    let mut story = study();
    story.command("queue unclear-role").keys(")");
    let mut story = story.reopen();
    story.command("queue").sees("queue 2 of 3");
}

#[test]
fn the_rows_of_a_list_make_a_queue() {
    let mut story = study();
    story.keys("arol<Enter>").sees("Quotes of").keys("Q").sees("queue 1 of 3").keys(")qq").sees_no("queue 1");
    story.command("leave-queue").command("queue nothing-such").says("nothing-such");
    story.command("queue").sees("queue 2 of 3");
}
