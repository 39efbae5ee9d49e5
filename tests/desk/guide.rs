//! The guide: its questions in a grid, the turns that ask them, and finding such turns by search.

use super::story::{Files, Story};
use super::words::{coded_study, two_waves};
use gloss::study::Coder;

const STUDY: &str = r#"(
  version: 1,
  guide: [
    (id: "q1", text: "What is your role here?"),
    (id: "q2", text: "And the team?", names: ["hope"], waves: [1], since: "2019-04"),
  ],
)
"#;

fn guided() -> Story {
    two_waves().with("study.ron", STUDY).open()
}

/// Every mark on disk: `50001: What is your role here? = q1`.
fn marks(story: &Story) -> Vec<String> {
    let study = story.on_disk();
    let marks = study.shelf.iter().flat_map(|(id, shelved)| {
        let text = shelved.text.clone().unwrap();
        let marks = shelved.layer(&Coder::guide()).unwrap().codings().to_vec();
        let told = marks.into_iter().map(move |mark| format!("{} = {}", text.slice(mark.span), mark.code));
        told.map(move |mark| format!("{}: {mark}", id.stem()))
    });
    marks.collect()
}

#[test]
fn questions_are_read_and_written_in_a_grid() {
    let mut story = guided();
    story.command("guide").sees("The guide (2 questions)").sees("And the team?").sees("Hope").sees("2019-04");
    story.command("add-question Would you do it again?").says("Added the question q3").sees("3 questions");
    story.keys("<Enter><C-u>Would you stay?<Enter>").says("q3 asks: Would you stay?");
    story.keys("l<Enter>fund<Enter>").says("q3 names Funding");
    story.keys("l<Enter>3, 1<Enter>").says("q3 is asked in wave 1, 3");
    story.keys("l<Enter>2020-01<Enter>").says("q3 is asked like this since 2020-01");
    let kept = r#"(id: "q3", text: "Would you stay?", names: ["funding"], waves: [1, 3], since: "2020-01"),"#;
    assert!(story.file("study.ron").contains(kept), "{}", story.file("study.ron"));
    story.keys("K").says("Moved q3 up").keys("x").says("missing now");
    let ids: Vec<String> = story.on_disk().about.guide.iter().map(|question| question.id.clone()).collect();
    assert_eq!(ids, ["q1", "q3", "q2"]);
    let before = story.file("study.ron");
    story.keys("uu").says("Undone");
    assert_ne!(before, story.file("study.ron"));
    let mut again = story.reopen();
    again.command("guide").sees("Would you stay?").sees("2020-01");
}

#[test]
fn what_is_no_answer_is_refused_in_words() {
    let mut story = guided();
    story.command("guide").keys("l<Enter><C-u><Enter>").says("A question needs words").keys("<Esc><Esc>");
    story.command("guide").keys("0<Enter>").says("The id stays");
    story.keys("lll<Enter>spring<Enter>").says("is no wave").keys("<Esc>");
    story.keys("$<Enter>").says("This is counted");
}

#[test]
fn a_turn_is_marked_as_asking_and_shows_it() {
    let mut story = guided();
    story
        .keys("Arole<Enter>")
        .says("“What is your role here?” asks q1")
        .sees("  1?")
        .sees("?q1 What is your role");
    assert_eq!(marks(&story), ["50001: What is your role here? = q1"]);
    assert!(story.file("50001.txt.guide.ron").contains("q1"));
    assert!(story.coded().is_empty(), "and nothing is coded by it");
    story.keys("JJ").command("ask q2").says("asks q2").keys("u").says("Undone");
    assert_eq!(marks(&story).len(), 1);
    story.keys("U").command("ask q3").says("no question “q3” in the guide (did you mean").keys("<Esc>");
    let mut again = story.reopen();
    again.keys("gg").sees("?q1 What is your role").sees_no("Findings");
    assert_eq!(marks(&again).len(), 2);
}

#[test]
fn one_turn_may_ask_several_questions_and_lose_them_again() {
    let mut story = guided();
    story.keys("A<Tab><Down><Tab><Enter>").says("asks q1 and q2");
    assert_eq!(marks(&story).len(), 2);
    story.keys("A<Tab><Enter>").says("no longer asks q1");
    assert_eq!(marks(&story), ["50001: What is your role here? = q2"]);
    story.keys("A<Enter>").says("Nothing to change").keys("<Esc>");
    story.keys("X").says("no longer asks q2").keys("X").says("Nothing here is marked");
    assert!(marks(&story).is_empty());
    story.keys("uu");
    assert_eq!(marks(&story).len(), 2);
}

#[test]
fn a_new_question_comes_into_the_guide_with_its_first_mark_as_one_step() {
    let mut story = coded_study().open();
    story.keys("A").says("The guide has no questions yet").keys("What do you do?<Enter>").says("asks q1");
    assert_eq!(story.on_disk().about.guide[0].text, "What do you do?");
    assert_eq!(marks(&story), ["50001: What is your role here? = q1"]);
    story.keys("u");
    assert!(marks(&story).is_empty() && story.on_disk().about.guide.is_empty());
}

#[test]
fn who_answers_does_not_ask() {
    let mut story = guided();
    story.keys("JA").says("Who speaks here answers");
    assert!(marks(&story).is_empty());
}

#[test]
fn turns_are_found_by_their_words_and_marked_as_one_step() {
    let mut story = guided();
    story.command("ask-all /role|team|since spring/").says("3 turns: v leaves one out").sees("3 marked");
    story.keys("GvAteam<Enter>").says("2 turns ask q2");
    assert_eq!(marks(&story), ["50001: What is your role here? = q2", "50001: And the team? = q2"]);
    story.keys("u");
    assert!(marks(&story).is_empty(), "as one step");
    story.keys("q").command("ask-all funding").says("No interviewer says “funding”").keys("<Esc>");
    story.command("ask-all /(/").says("this ( is never closed").keys("<Esc>");
    story.command("ask-all").keys("team<Enter>").says("1 turn: v leaves one out");
}

#[test]
fn a_question_leads_to_its_turns_and_goes_with_its_marks() {
    let mut story = guided();
    story
        .keys("Arole<Enter>")
        .command("guide")
        .keys("i")
        .sees("Turns that ask q1: What is your role here? (1)");
    story.keys("<Enter>");
    assert_eq!(story.selected(), "What is your role here?");
    story.keys("qq").sees("The guide (2 questions)").keys("D").sees("Delete q1?").sees("the marks on 1 turn");
    story.keys("d").sees("The guide (1 question)");
    assert!(marks(&story).is_empty());
    story.keys("u");
    assert_eq!((marks(&story).len(), story.on_disk().about.guide.len()), (1, 2));
    story.keys("Gi").says("No turn is marked as asking q2 yet");
}

#[test]
fn marks_follow_their_words_when_the_transcript_is_edited() {
    let mut story = guided();
    story.keys("JJAteam<Enter>");
    story.editor(|text| text.replace("Nobody could tell me", "Nobody at all could tell me"));
    story.keys("e");
    assert_eq!(marks(&story), ["50001: And the team? = q2"]);
}

#[test]
fn a_code_that_becomes_another_is_named_by_its_new_name() {
    let mut story = guided();
    story.keys("<Tab>").keys("GMfund<Enter>");
    assert_eq!(story.on_disk().about.guide[1].names[0].as_str(), "funding");
    story.keys("u");
    assert_eq!(story.on_disk().about.guide[1].names[0].as_str(), "hope");
}

#[test]
fn a_broken_guide_is_told_and_never_written_over() {
    let broken = r#"(version: 1, guide: [(id: "q1", text: "So?", tone: "kind")])"#;
    let mut story = Files::default().with("50001.txt", super::words::TALK).with("study.ron", broken).open();
    story.command("findings").sees("tone");
    story.keys("q").command("guide").command("add-question And then?");
    assert_eq!(story.file("study.ron"), broken);
}

#[test]
fn nothing_is_marked_in_a_study_that_may_only_be_read() {
    let mut story = guided();
    story.keys("Arole<Enter>");
    let start = gloss::ui::Start { coder: Some("jk".into()), read_only: true, ..gloss::ui::Start::default() };
    let mut story = story.reopen_with(|_| (), start);
    story.sees("?q1").keys("X").says("Nothing can be changed").keys("A").says("Nothing can be changed");
}
