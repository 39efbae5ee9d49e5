//! Memos on everything, and the browser for them.

use super::words::{coded_study, one_talk};

#[test]
fn words_and_codings_get_memos() {
    let mut story = coded_study().open();
    story
        .keys("jm")
        .sees("Memo on “Nobody could tell me")
        .keys("She sighs here.<Enter>Twice.<C-s>")
        .says("Memo kept");
    assert!(
        story.file("memos/jk.ron").contains("She sighs here.\\nTwice."),
        "{}",
        story.file("memos/jk.ron")
    );
    story.keys("tro<Enter>mA coding memo.<C-s>");
    assert!(story.file("50001.txt.jk.ron").contains("A coding memo."));
    story.keys("m").sees("A coding memo.").keys("<Esc>");
}

#[test]
fn the_study_a_transcript_a_code_and_a_case_get_memos_of_their_own_kinds() {
    let mut story = coded_study().open();
    story.keys("<Space>msOn all of it.<C-s><Space>mt").sees("kind: field note").keys("Rain outside.<C-s>");
    story
        .keys("<Space>mchop<Enter>")
        .sees("kind: theory")
        .keys("Hope for whom?<C-s><Space>mp<Tab>")
        .sees("kind: reflexive");
    story.keys("I like her.<C-s><Space>mm").sees("Memos (4)");
    for seen in [
        "On all of it.",
        "Rain outside.",
        "Hope for whom?",
        "I like her.",
        "reflexive · case 50001",
        "code Hope",
    ] {
        story.sees(seen);
    }
}

#[test]
fn the_browser_filters_by_kind_edits_and_deletes() {
    let mut story = coded_study().open();
    story.keys("<Space>msNote one.<C-s><Space>mtField one.<C-s><Space>mm");
    story.keys(":memo-kind field-note<Enter>").sees("Memos: field note (1)").sees_no("Note one.");
    story
        .keys("ff")
        .sees("Memos (2)")
        .keys("f")
        .sees("Memos: note (1)")
        .keys("ffff")
        .sees("Memos: field note (1)");
    story.keys("<Enter><C-e> More.<C-s>").sees("Field one. More.").keys("x").says("Memo deleted");
    assert!(!story.file("memos/jk.ron").contains("Field one"));
    story.keys("u").sees("Field one. More.");
}

#[test]
fn an_empty_memo_is_not_kept() {
    let mut story = coded_study().open();
    story.keys("jm  <C-s>").says("An empty memo is not kept");
    assert_eq!(story.file("memos/jk.ron"), "");
}

#[test]
fn a_memo_field_is_a_real_field() {
    let mut story = coded_study().open();
    story.keys("jmone two<C-w>three<C-z><C-z>").keys("<Home>zero ");
    story.tell(gloss::ui::app::Msg::Paste("pasted\ttab\u{1b}[31m".into())).sees("zero pasted").keys("<C-s>");
    assert!(!story.file("memos/jk.ron").contains('\u{1b}'));
}

#[test]
fn a_long_memo_is_written_in_the_editor() {
    let mut story = coded_study().open();
    story.editor(|text| format!("{text} and a long afterthought\n"));
    story.keys("jmFirst<C-o>").sees("First and a long afterthought").keys("<C-s>");
    assert!(story.file("memos/jk.ron").contains("First and a long afterthought"));
}

#[test]
fn from_a_memo_one_goes_to_what_it_is_about() {
    let mut story = coded_study().open();
    story.keys("GmThe end.<C-s>gg<Space>mml");
    assert_eq!(story.selected(), "Then the funding ended.");
}

#[test]
fn a_memo_finds_its_words_again_when_the_text_was_changed_meanwhile() {
    let mut story = one_talk().open();
    story.keys("jmOn these words<C-s>").says("Memo kept");
    let words = story.selected();
    let story = story.reopen_after(|root| {
        let path = root.join("50001.txt");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("Interviewer: One thing before we begin.\n\n{text}")).unwrap();
    });
    let mut story = story;
    story.keys("gg<Space>mm").keys("l");
    assert_eq!(story.selected(), words);
}

#[test]
fn two_panes_show_two_coders() {
    let mut story = one_talk().open();
    story.keys("jttrust<Enter>");
    let mut story = story.reopen_as("ms");
    story
        .keys("jjtfear<Enter><C-w>v")
        .command("show-coders jk")
        .sees("coded by jk")
        .keys("<Space>C")
        .sees_no("coded by jk");
}
