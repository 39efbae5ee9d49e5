//! Bringing files in at the desk and writing them for others.

use super::story::Files;
use super::words::TALK;

const CAPTIONS: &str = "WEBVTT\n\n1\n00:00:05.000 --> 00:00:07.000\nMina: How did it begin?\n\n\
    2\n00:00:08.000 --> 00:00:11.500\nTor: With a bus that did not come.\n\n\
    3\n00:00:12.000 --> 00:00:14.000\nMina: And then?\n\n4\n00:00:15.000 --> 00:00:16.000\nTor: I walked.\n";

/// A file somewhere outside the study.
fn outside(name: &str, words: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, words).unwrap();
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

#[test]
fn captions_are_looked_at_and_then_brought_in_as_one_step() {
    let (_folder, path) = outside("50009_2.vtt", CAPTIONS);
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.command(&format!("import {path}"));
    story
        .sees("To be brought in (3)")
        .sees("case 50009")
        .sees("wave 2")
        .sees("Tor:")
        .says("Nothing is in yet");
    assert!(!story.root().join("50009_2.txt").exists());
    story.keys("b").sees("Imported 50009_2.vtt: 1 transcript, 1 case").says("q closes this report");
    assert!(story.file("50009_2.txt").starts_with("[00:00:05] Mina: How did it begin?\n"));
    assert!(story.file("originals/50009_2.vtt").starts_with("WEBVTT"));
    assert!(story.file("cases.ron").contains("50009_2.txt"));
    story.keys("qo50009<Enter>").sees("With a bus");
    story.keys("u").says("Undone, but 1 transcript stays in the folder: Imported 50009_2.vtt");
    assert!(!story.file("cases.ron").contains("50009_2.txt"));
    assert!(story.root().join("50009_2.txt").exists());
    story.keys("U").says("Done again: Imported 50009_2.vtt");
}

#[test]
fn a_speaker_is_renamed_and_a_case_put_right_before_anything_comes_in() {
    let (_folder, path) = outside("talk.vtt", CAPTIONS);
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.command(&format!("import {path}"));
    story.keys("<Enter>").sees("Whose interview this is").keys("<C-u>50007<Enter>").sees("case 50007");
    story
        .keys("jj<Enter>")
        .sees("What this speaker is called")
        .keys("<C-u>50007<Enter>")
        .sees(">Tor:         50007");
    story.keys("b");
    assert!(story.file("talk.txt").contains("50007: With a bus"), "{}", story.file("talk.txt"));
    assert!(story.file("cases.ron").contains("id: \"50007\""));
}

#[test]
fn whichever_cell_one_stands_on_a_transcript_is_asked_for_its_own_case() {
    let (_folder, path) = outside("talk.vtt", CAPTIONS);
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.command(&format!("import {path}"));
    story.keys("lll<Enter>").sees("Whose interview this is").keys("<Enter>").sees("case talk");
    story.keys("h<Enter>").sees("Wave (empty: none)").keys("<Enter>").sees("wave 1");
}

#[test]
fn leaving_the_proposal_leaves_everything_as_it_was() {
    let (_folder, path) = outside("talk.vtt", CAPTIONS);
    let mut story = Files::default().with("50001.txt", TALK).open();
    story
        .command(&format!("import {path}"))
        .sees("To be brought in")
        .keys("q")
        .says("Nothing was brought in");
    assert!(!story.root().join("talk.txt").exists() && !story.root().join("history").exists());
}

#[test]
fn what_cannot_come_in_says_why() {
    let (_folder, path) = outside("study.nvp", "x");
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.command(&format!("import {path}")).says("can only be read by NVivo");
    story.command("import /no/such/file").says("There is no /no/such/file");
}

#[test]
fn an_export_is_written_and_a_file_that_is_there_is_asked_about() {
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.keys("jtrole<Enter>");
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("codings.csv");
    story.command(&format!("export {}", to.display())).says("Exported").keys("q");
    let first = std::fs::read(&to).unwrap();
    story.command(&format!("export {}", to.display())).sees("Replace this file?").keys("y").says("Exported");
    assert_eq!(std::fs::read(&to).unwrap(), first);
    story.keys("q").command("export x.what").says("does not tell by its ending");
}

#[test]
fn an_import_of_an_earlier_day_is_undone_and_done_again_as_far_as_its_files_are_there() {
    let (_folder, path) = outside("50009_2.vtt", CAPTIONS);
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.command(&format!("import {path}")).keys("bq");
    let mut story = story.reopen();
    story.keys("u").says("Undone, but 1 transcript stays in the folder");
    let mut story = story.reopen_after(|root| std::fs::remove_file(root.join("50009_2.txt")).unwrap());
    story.command("history").keys("q");
    story.keys("U").says("Done again, but 1 transcript is gone from the folder: Imported 50009_2.vtt");
    story.keys("u").says("Undone: Imported 50009_2.vtt");
}

#[test]
fn what_was_changed_in_a_proposal_is_not_lost_to_one_key() {
    let (_folder, path) = outside("talk.vtt", CAPTIONS);
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.command(&format!("import {path}")).keys("<Enter><C-u>50007<Enter>").sees("case 50007");
    story.keys("q").sees("Keep what you changed?").keys("<Esc>").sees("case 50007");
    story.keys("<Esc><Enter>").says("what you changed is kept").sees_no("To be brought in");
    story.command("import").sees("case 50007").says("Back at what you had not brought in");
    story
        .keys("qy")
        .keys("q")
        .sees("What you changed of an import is not in yet")
        .keys("b")
        .sees("case 50007");
    story.keys("qy").command(&format!("import {path}")).sees("another import is not in yet");
    story.keys("<Enter>").sees("case 50007").keys("qn").says("Nothing was brought in");
    story.command("import").sees("Bring in: a file").keys("<Esc>");
    story.command(&format!("import {path}")).sees("case talk").keys("<Enter><C-u>50007<Enter>b");
    assert!(story.file("cases.ron").contains("id: \"50007\""));
    story.keys("q").command("import").sees("Bring in: a file");
}

#[test]
fn the_line_takes_what_the_command_line_takes() {
    let people = "Lopenr,Deltaker,Skift\n1,50001,natt\n2,50002,dag\n";
    let (_folder, path) = outside("folk.csv", people);
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.resize(120, 30);
    story.command(&format!("import {path} --kind people --column id=Deltaker --column skip=Lopenr"));
    story.sees("folk.csv").sees("table of people").sees("2 cases");
    story
        .sees_row(&["Deltaker", "is id"])
        .sees_row(&["Skift", "is attribute"])
        .sees_row(&["Lopenr", "is skip"]);
    story.keys("b").sees("2 cases, 2 values");
    assert_eq!(story.file("originals/folk.csv"), people);
    story.sees_row(&["kept", "originals", "folk.csv"]).keys("q");
    story
        .command(&format!("import {path} --kind people --column id=Deltaker --column skip=Lopenr"))
        .keys("b");
    story
        .sees("nothing new, everything was here already")
        .sees_row(&["kept", "1  files", "everything in it was her"])
        .keys("q");
    story.command(&format!("import {path} --knd people")).says("'--kind'");
    story
        .keys("<Esc>")
        .command(&format!("import {path} --column id=Participant"))
        .says("has no column “Participant”");
}

#[test]
fn a_table_that_says_nothing_of_whom_it_is_about_names_the_option() {
    let (_folder, path) = outside("a.csv", "mood,mood\nlow,low\nlow,low\n");
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.resize(200, 30);
    story.command(&format!("import {path}")).says("--column id=Participant says which one does, --kind");
}

#[test]
fn a_newer_text_takes_the_place_of_ours_or_stands_beside_it() {
    let (_folder, path) = outside("50001.txt", &TALK.replace("My supervisor tried.", "My boss tried."));
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.resize(120, 30).keys("jtrole<Enter>jj").command(&format!("import {path}"));
    story.sees("like 50001.txt").sees("ours stays as it is").keys("v").sees("newer, codings follow");
    story.keys("v").sees("another transcript").keys("vv").sees("newer, codings follow").keys("b");
    story.sees("Imported 50001.txt: 1 newer text").sees("a newer text took").keys("q");
    assert_eq!(story.selected(), "She asked me every week.");
    assert!(story.file("50001.txt").contains("My boss tried."));
    assert_eq!(story.coded().len(), 1);
    story.keys("u").says("Undone");
    assert!(story.file("50001.txt").contains("My supervisor tried."));
    story.command(&format!("import {path} --namesake another")).sees("another transcript").keys("b");
    story.keys("q");
    assert!(story.file("50001 (2).txt").contains("My boss tried."));
    assert!(story.file("50001.txt").contains("My supervisor tried."));
}

#[test]
fn paths_are_completed_on_the_line_and_in_the_field() {
    let (folder, path) = outside("my talk.vtt", CAPTIONS);
    std::fs::create_dir(folder.path().join("more of it")).unwrap();
    std::fs::write(folder.path().join("more of it/.hidden.txt"), "x").unwrap();
    let at = folder.path().display();
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.resize(160, 30).keys(&format!(":import {at}/m")).sees("my\\ talk.vtt").sees("more\\ of\\ it/");
    story.keys("o<Tab>").sees("more\\ of\\ it/").sees("Nothing fits").sees_no("hidden");
    story
        .keys("<Esc>")
        .keys(&format!(":import {at}/my<Tab>"))
        .keys("--ki<Tab>")
        .sees("--kind ")
        .keys("transcript<Enter>");
    story
        .sees("case my talk")
        .keys("q")
        .command("import")
        .keys(&format!("{at}/my<Tab>"))
        .sees("my\\ talk.vtt");
    story.keys("<Enter>").sees("case my talk");
    assert!(std::path::Path::new(&path).exists());
}

#[test]
fn the_report_is_saved_in_the_form_that_its_name_asks_for() {
    let (folder, path) = outside("50009_2.vtt", CAPTIONS);
    let at = folder.path().display();
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.resize(160, 30).command(&format!("import {path}")).keys("b");
    story
        .keys("<C-s>")
        .sees("Save this table as")
        .keys(&format!("{at}/told.csv<Enter>"))
        .says("Saved the table to");
    let told = std::fs::read_to_string(folder.path().join("told.csv")).unwrap();
    assert!(told.starts_with("what became of it,how many,what,why,where\r\nkept,"), "{told}");
    story
        .command(&format!("save-table {at}/told.csv"))
        .says("is there already: save-table! writes over it")
        .keys("<Esc>");
    std::fs::write(folder.path().join("told.csv"), "old").unwrap();
    story.command(&format!("save-table! {at}/told.csv")).says("Saved the table to");
    assert_eq!(std::fs::read_to_string(folder.path().join("told.csv")).unwrap(), told);
    for form in ["json", "md", "html", "xlsx", "txt", "docx"] {
        story.command(&format!("save-table {at}/told.{form}")).says("Saved the table to");
        assert!(folder.path().join(format!("told.{form}")).exists());
    }
    let refused = [
        (format!("{at}/told.pdf"), "does not tell by its ending what to write"),
        (format!("{at}/none/told.csv"), "There is no folder"),
        (at.to_string(), "does not tell by its ending"),
        (format!("! {}/50001.txt", story.root().display()), "is a transcript of the study"),
    ];
    for (to, why) in refused {
        story.command(&format!("save-table {to}")).says(why).keys("<Esc>");
    }
    assert_eq!(story.file("50001.txt"), TALK);
    story.keys("q").command("save-table x.csv").says("There is no grid open");
}

#[test]
fn an_export_to_nowhere_is_refused_before_the_work() {
    let mut story = Files::default().with("50001.txt", TALK).open();
    story
        .command("export nofolder/x.csv")
        .says("There is no folder nofolder: make it first, or choose another");
}
