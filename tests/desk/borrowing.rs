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
        .says("Nothing is changed yet");
    assert!(!story.root().join("50009_2.txt").exists());
    story.keys("b").sees("Imported 50009_2.vtt: 1 transcript, 1 case").says("q closes this report");
    assert!(story.file("50009_2.txt").starts_with("[00:00:05] Mina: How did it begin?\n"));
    assert!(story.file("originals/50009_2.vtt").starts_with("WEBVTT"));
    assert!(story.file("cases.ron").contains("50009_2.txt"));
    story.keys("qo50009<Enter>").sees("With a bus");
    story.keys("u").says("Undone: Imported 50009_2.vtt");
    assert!(!story.file("cases.ron").contains("50009_2.txt"));
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
fn leaving_the_proposal_leaves_everything_as_it_was() {
    let (_folder, path) = outside("talk.vtt", CAPTIONS);
    let mut story = Files::default().with("50001.txt", TALK).open();
    story.command(&format!("import {path}")).sees("To be brought in").keys("q");
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
