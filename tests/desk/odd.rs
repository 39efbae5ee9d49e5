//! Odd studies: empty, read-only, broken, of two coders.

use super::story::{Files, write};
use super::words::{coded_study, one_talk};
use gloss::ui::Start;
use gloss::ui::app::Msg;

#[test]
fn an_empty_folder_opens_and_says_what_to_do() {
    let mut story = Files::default().open();
    story
        .sees("There is no transcript")
        .keys("jktx.]}i/<Esc><Enter>mgt<Esc>")
        .keys("e")
        .says("There is no transcript open");
    story.keys("<Tab>aHope<Enter>").says("Added the code Hope");
    assert_eq!(story.tree(), ["Hope"]);
}

#[test]
fn an_empty_transcript_opens() {
    for empty in ["", "\n\n  \n", "\u{feff}"] {
        let mut story = Files::default().with("a.txt", empty).open();
        story
            .keys("jkJKlhLHsSvv]}gtGgg<PageDown>zi")
            .keys("<Esc>t")
            .says("There are no words here to tag")
            .keys("m<Esc>y");
        assert!(story.coded().is_empty());
    }
}

#[test]
fn read_only_nothing_changes_and_everything_can_be_looked_at() {
    let start = Start { coder: Some("jk".into()), read_only: true, ..Start::default() };
    let mut story = coded_study().open_as(start);
    story.says("Read-only: it was opened with --read-only").keys("jt").says("Nothing can be changed");
    story.keys("<Tab>a").says("Nothing can be changed").keys("D<Tab>/hoped<Enter>").sees("read-only");
    assert_eq!(story.selected(), "hoped");
    assert_eq!(story.files(), ["50001.txt", "codebook.ron"]);
}

#[test]
fn a_second_desk_of_the_same_coder_is_read_only_and_says_who_holds_it() {
    let mut first = coded_study().open();
    first.keys("jtro<Enter>");
    let start = Start { root: first.root().to_path_buf(), coder: Some("jk".into()), ..Start::default() };
    let begun = gloss::ui::begin_among(start, None).unwrap();
    let why = begun.app.keeping.read_only.unwrap();
    assert!(why.contains("jk has it open since"), "{why}");
}

#[test]
fn a_broken_codebook_is_never_overwritten_and_the_rest_works() {
    let mut story = one_talk().with("codebook.ron", "(version: 1, codes: [(id: oops\n").open();
    story.sees("1 finding").keys("<Space>f").sees("codebook.ron line 1").keys("q");
    story.keys("jtNew<Enter>").says("codebook.ron");
    story.keys("<Esc><Space>msA memo.<C-s>").says("Memo kept");
    assert_eq!(story.file("codebook.ron"), "(version: 1, codes: [(id: oops\n");
    assert!(story.file("memos/jk.ron").contains("A memo."));
}

#[test]
fn a_newer_file_is_refused_politely() {
    let book = "(version: 99, codes: [], marvels: 3)\n";
    let mut story = one_talk().with("codebook.ron", book).open();
    story.keys("jtNew<Enter>").says("codebook.ron");
    assert_eq!(story.file("codebook.ron"), book);
}

#[test]
fn two_coders_are_seen_together_and_apart() {
    let mut jk = coded_study().open();
    jk.keys("jtro<Enter>");
    let mut ms = jk.reopen_as("ms");
    ms.keys("gg").keys("j").sees("Unclear role (jk)").keys("x").says("You have no coding here");
    ms.keys("tro<Enter><Esc>").sees("Unclear role (me, jk)").keys("<Enter>").sees("(2)").keys("Vrfun<Enter>");
    ms.says("Retagged").keys("q<Space>C").says("Only your codings are shown").sees_no("(jk)");
    assert_eq!(ms.coded().len(), 2);
    assert!(
        ms.coded().contains(&"50001 jk: Nobody could tell me what I do all day. = Unclear role".to_string())
    );
    assert!(ms.file("50001.txt.jk.ron").contains("unclear-role"), "jk's file is jk's");
}

#[test]
fn one_coding_changes_one_line_of_one_file() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>jj.");
    let before = story.file("50001.txt.jk.ron");
    story.keys("k.");
    let after = story.file("50001.txt.jk.ron");
    let new: Vec<&str> = after.lines().filter(|line| !before.lines().any(|old| old == *line)).collect();
    assert_eq!((new.len(), after.lines().count()), (1, before.lines().count() + 1), "{after}");
}

#[test]
fn nothing_is_saved_by_pretending() {
    let mut story = coded_study().open();
    std::fs::remove_dir_all(story.root()).unwrap();
    write(
        story.root().parent().unwrap(),
        story.root().file_name().unwrap().to_str().unwrap(),
        "not a folder",
    );
    story
        .keys("jtro<Enter><Esc>")
        .sees("NOT SAVED")
        .keys("q")
        .sees("Not everything is on disk")
        .keys("<Enter>");
    assert!(!story.left, "Enter stays");
    story.keys("ql");
    assert!(story.left);
}

#[test]
fn who_codes_is_asked_once_when_nobody_said() {
    let mut story = coded_study().open_as(Start::default());
    story.sees("Who is coding?").keys("Marie<Enter>").says("You code as").keys("jtro<Enter>");
    assert!(story.files().contains(&"50001.txt.Marie.ron".to_string()), "{:?}", story.files());
}

#[test]
fn a_lock_left_on_another_machine_is_explained_and_can_be_taken_over() {
    let lock =
        "(version: 1, pid: 7, user: \"jk\", host: \"fieldwork-laptop\", since: \"2026-03-01T09:00:00Z\")\n";
    let mut story = coded_study().with("history/.jk.lock", lock).open();
    story.says("Read-only: jk has it open since").says("fieldwork-laptop").says("Space l takes it over");
    story
        .keys("jt")
        .says("Nothing can be changed")
        .keys("<Space>l")
        .sees("Take the study over?")
        .keys("<Enter>");
    story
        .keys("t")
        .says("Nothing can be changed")
        .keys("<Space>lt")
        .says("yours to change now")
        .keys("tro<Enter>");
    assert_eq!(story.coded().len(), 1);
}

#[test]
fn what_another_coder_writes_meanwhile_is_kept_beside_ours() {
    let mut story = coded_study().open();
    story.keys("jtro<Enter>");
    let theirs = "    (id: \"laughter\", name: \"Laughter\"),\n  ],\n)\n";
    let book = story.file("codebook.ron").replace("  ],\n)\n", theirs);
    write(story.root(), "codebook.ron", &book);
    story.keys("jtNight work<Enter>").keys("<Esc>").sees("saved");
    let tree = story.tree();
    assert!(tree.contains(&"Laughter".into()) && tree.contains(&"Night work".into()), "{tree:?}");
    story.keys("jtlaugh<Enter>").says("as Laughter");
    assert_eq!(story.coded().len(), 3);
}

#[test]
fn a_transcript_that_comes_to_the_folder_appears() {
    let mut story = coded_study().open();
    write(story.root(), "50002.txt", "Noor: Hello.\n\nNoor: Here I am.\n");
    let sheet = gloss::store::Sheet::Text(gloss::study::TranscriptId::new("50002.txt"));
    story
        .tell(gloss::ui::app::Msg::Stirred(vec![sheet]))
        .keys("o50002<Enter>")
        .sees("Here I am.")
        .keys("jti<Enter>");
}

#[test]
fn files_of_a_thousand_names_open() {
    let mut files = coded_study();
    for name in
        ["with space.txt", "quo\"te'.txt", "Ünïcödé.md", "deep/er/and/deeper.txt", "-dash.txt", "(paren).txt"]
    {
        files = files.with(name, "Noor: Hello.\n\nNoor: Goodbye.\n");
    }
    let mut story = files.open();
    for _ in 0..7 {
        story.keys("Gthop<Enter>>");
    }
    assert_eq!(story.coded().len(), 7);
    let story = story.reopen();
    assert!(story.app.keeping.findings.is_empty(), "{:?}", story.app.keeping.findings);
}

#[test]
fn the_tutor_teaches_by_doing() {
    let practice = include_str!("../../sample-data/tutor/practice.txt");
    let files = Files::default().with("practice.txt", practice);
    let mut story = files.open_as(Start { coder: Some("learner".into()), tutor: true, ..Start::default() });
    story.sees("First minute, 1 of 10").keys("jjj").sees("Tag what Noor says").keys("ttrust<Enter>");
    story.sees("3 of 10").keys("]").sees("4 of 10").keys(".").sees("5 of 10");
}

#[test]
fn what_is_not_saved_leaves_room_for_what_was_done() {
    let mut story = coded_study().open();
    let why = "interviews/50001.txt.jk.ron cannot be written: the disk is full".to_string();
    story.write_nothing();
    story.keys("jtro<Enter>").tell(Msg::Unsaved { why });
    story.sees("Tagged “Nobody could tell").sees("NOT SAVED: the disk is full");
    story.keys("j").sees("NOT SAVED: interviews/50001.txt.jk.ron cannot be written: the disk is full");
    story.command("save").sees("changes are not on disk yet").sees_no("Nothing fits");
    story.tell(Msg::Unsaved { why: "the folder is read-only: /a/history/.jk.lock cannot be made".into() });
    story.sees("NOT SAVED: the folder is read-only").sees_no("lock");
}

#[test]
fn a_transcript_that_cannot_be_read_says_why_and_comes_when_it_can() {
    let nowhere =
        |root: &std::path::Path| std::os::unix::fs::symlink("later.md", root.join("b.txt")).unwrap();
    let mut story = coded_study().open().reopen_after(nowhere);
    story
        .keys("ob.txt<Enter>")
        .sees("the link leads nowhere")
        .keys("j")
        .says("b.txt: the link leads nowhere");
    write(story.root(), "later.md", "Noor: Hello.\n\nNoor: Here I am.\n");
    let sheet = gloss::store::Sheet::Text(gloss::study::TranscriptId::new("b.txt"));
    story.tell(Msg::Stirred(vec![sheet])).sees("Here I am.").keys("jjthop<Enter>").says("as Hope");
    assert!(story.app.keeping.findings.is_empty(), "{:?}", story.app.keeping.findings);
}
