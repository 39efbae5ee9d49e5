//! Suggested codes: first in the picker, under free digits, always marked, and never taken unseen.

use super::story::{Files, Story};
use super::words::CODEBOOK;

/// Eight people who say much the same.
fn talk(n: usize) -> String {
    format!(
        "Interviewer: What is your role here?\n\n{n}: Nobody could tell me what my role is. My supervisor listens \
         to me.\n\nInterviewer: And the money?\n\n{n}: The funding ended in spring. My role was funded by a grant.\n"
    )
}

fn study() -> Files {
    let talks = (50001..=50008).map(|n| (format!("{n}.txt"), talk(n)));
    talks
        .fold(Files::default().with("codebook.ron", CODEBOOK), |files, (path, talk)| files.with(&path, &talk))
}

/// In seven of the eight, three sentences are coded by hand.
fn taught() -> Story {
    let mut story = study().open();
    for _ in 0..7 {
        story.keys("ggjtunclear<Enter>jtsupp<Enter>jjtfunding<Enter>").command("next-transcript");
    }
    story.keys("gg");
    story
}

fn hint_line(story: &Story) -> String {
    story.screen().lines().last().unwrap().to_string()
}

#[test]
fn the_likely_code_stands_first_in_the_picker_with_its_reasons() {
    let mut story = taught();
    story.keys("jjt");
    let screen = story.screen();
    let row = screen.lines().find(|line| line.contains("suggested:")).unwrap();
    assert!(row.contains(">~"), "a sign without colour: {row}");
    assert!(row.contains("Supportive figures"), "{screen}");
    assert!(row.contains("supervisor") || row.contains("listens"), "words of the sentence: {row}");
    story.keys("<Enter>").says("Tagged “My supervisor listens to me.” as Supportive figures");
}

#[test]
fn typed_letters_count_before_anything_suggested() {
    let mut story = taught();
    story.keys("jjt").sees("suggested:").keys("hop").sees_no("suggested:").sees_no(">~");
    story.keys("<Enter>").says("as Hope");
}

#[test]
fn the_hint_line_shows_what_a_digit_tags_and_that_it_is_suggested() {
    let mut story = taught();
    story.keys("jj");
    assert!(hint_line(&story).contains("1 ~Supportive f"), "{}", hint_line(&story));
    story.keys("1").says("as Supportive figures");
    story.keys("jj");
    assert!(hint_line(&story).contains("1 ~Funding"), "{}", hint_line(&story));
}

#[test]
fn at_eighty_columns_what_is_suggested_leaves_room_for_the_other_keys() {
    let mut story = taught();
    let line = hint_line(story.keys("jj"));
    for hint in ["t tag", "1 ~", "2 ~", ". again", "] uncoded", "? help"] {
        assert!(line.contains(hint), "{hint} in {line}");
    }
}

#[test]
fn digits_keep_their_meaning_while_one_passage_gets_several_codes() {
    let mut story = taught();
    let shown = hint_line(story.keys("jj"));
    story.keys("1").says("as Supportive figures");
    assert_eq!(hint_line(&story), shown);
    story.keys("2").says("Tagged “My supervisor listens to me.” as ");
    story.keys("1").says("carry “Supportive figures” already");
}

#[test]
fn pinned_digits_stay_pinned_and_the_others_are_suggested() {
    let mut story = taught();
    story.keys("<Tab>G").keys("p1<Tab>jj");
    assert_eq!(story.app.habits.pins.len(), 1);
    let line = hint_line(&story);
    assert!(line.contains("1 Hope") && line.contains("2 ~Supportive f"), "{line}");
    story.keys("2").says("as Supportive figures").keys("k1").says("as Hope");
}

#[test]
fn a_digit_that_found_no_room_on_the_screen_says_first_what_it_is() {
    let mut story = taught();
    story.keys("jj").resize(40, 24);
    assert!(!hint_line(&story).contains('3'), "{}", hint_line(&story));
    let before = story.coded().len();
    story.keys("3").says("3 again tags ").says("(suggested: ");
    assert_eq!(story.coded().len(), before);
    story.keys("3").says("Tagged");
    assert_eq!(story.coded().len(), before + 1);
}

#[test]
fn a_suggestion_that_was_never_drawn_is_not_taken() {
    let mut story = taught();
    story.keys("j").app.drawn();
    let both: Vec<_> = super::story::presses("j1");
    for key in both {
        gloss::ui::update::update(&mut story.app, gloss::ui::app::Msg::Key(key));
    }
    story.says("1 again tags Supportive figures (suggested: ");
}

#[test]
fn nothing_is_suggested_from_a_handful_of_codings() {
    let mut story = study().open();
    story.keys("jtunclear<Enter>jtsupp<Enter>jj").sees_no("suggests").keys("t").sees_no("suggested:");
    story.keys("<Esc>Gk");
    assert!(!hint_line(&story).contains('~'), "{}", hint_line(&story));
    story.keys("1").says("as Supportive figures");
}

#[test]
fn it_is_switched_off_and_on() {
    let mut story = taught();
    story.sees("suggests").command("suggest off").says("No codes are suggested").keys("<Esc>jj");
    story.sees_no("suggests").sees_no("~").keys("t").sees_no("suggested:").keys("<Esc>");
    story.keys(" u").says("Codes are suggested").keys("k").sees("suggests");
    story.keys("jt").sees("suggested:").keys("<Esc>").command("suggest perhaps").says("takes on, off");
    story.keys("<Esc> i").sees("learnt from your own 21 codings");
}

#[test]
fn among_ones_own_codings_only_it_is_off_by_itself() {
    let mut story = taught();
    story.keys(" C").says("Only your codings are shown").keys("jj").sees_no("suggests");
    story.keys("t").sees_no("suggested:").keys("<Esc> i").sees("off while only your own codings").keys("q");
    story.command("suggest on").says("as long as only your own codings are shown").keys("j").sees("suggests");
    story.keys(" C C").says("Only your codings are shown").keys("k").sees_no("suggests");
    story.keys(" Cj").sees("suggests").command("show-coders jk").keys("k").sees_no("suggests");
    assert_eq!(story.app.suggests.wanted, None, "what was said for this once is no habit");
}

#[test]
fn nobody_is_led_by_another_coder() {
    let story = taught().reopen_as("ms");
    let mut story = story;
    story.keys("ggjjt").sees_no("suggested:").keys("<Esc>");
    assert!(!hint_line(&story).contains('~'), "{}", hint_line(&story));
}

#[test]
fn retag_offers_other_codes_than_those_that_are_there() {
    let mut story = taught();
    story.keys("jjtsupp<Enter>r").sees("Instead of “Supportive figures”").sees("suggested:");
    let screen = story.screen();
    let rows: Vec<&str> = screen.lines().filter(|line| line.contains("suggested:")).collect();
    assert!(rows.iter().all(|row| !row.contains("Supportive figures")), "{screen}");
}

#[test]
fn undo_is_forgotten_as_if_it_had_never_been() {
    let mut story = taught();
    let words = |story: &mut Story| {
        story.keys("ggjjt");
        let screen = story.screen();
        story.keys("<Esc>");
        screen
    };
    let before = words(&mut story);
    let recent = story.app.habits.recent.clone();
    story.keys("jj1u");
    story.app.habits.recent = recent;
    assert_eq!(words(&mut story), before);
    assert_eq!(story.app.study.codings().count(), 21);
}

#[test]
fn what_was_coded_before_is_learnt_when_the_study_is_opened() {
    let mut story = taught().reopen();
    story.command("open 50008.txt").keys("ggjjt").sees("suggested:").keys("<Enter>");
    story.says("as Supportive figures");
}
