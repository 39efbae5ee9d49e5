//! Opening, leaving, stepping aside for the shell and the editor, and being pulled about.

use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use crate::room::Room;
use crate::study::Folder;

#[test]
fn a_folder_of_texts_is_a_study_and_looking_at_it_changes_nothing() {
    let folder = Folder::of_texts();
    let before = folder.everything();
    let mut room = Room::gloss(&folder, "jk");
    room.see("What is your role on the ward?");
    room.press("jjJKsSlhv\x1b}{");
    room.press("/supervisor\r");
    room.see("supervisor");
    room.press("o50002\r");
    room.see("50002: Nobody could tell me");
    room.press("q");
    assert_eq!(room.end(), 0);
    room.assert_given_back();
    assert_eq!(folder.everything(), before);
}

#[test]
fn what_was_done_is_there_the_next_day_and_can_be_undone() {
    let folder = Folder::study();
    let mut room = Room::gloss(&folder, "jk");
    room.tag_next("hope");
    room.see_saved();
    room.press("q");
    assert_eq!(room.end(), 0);
    assert_eq!(folder.coded("jk"), ["Nobody could tell me what I do all day."]);
    let mut room = Room::gloss(&folder, "jk");
    room.press("u");
    room.see_saved();
    room.press("q");
    room.end();
    assert_eq!(folder.coded("jk"), [""; 0]);
}

#[test]
fn ctrl_z_gives_the_shell_its_terminal_and_fg_brings_the_desk_back() {
    for how in ["key", "signal"] {
        let folder = Folder::study();
        let script = r#"set -m; "$@"; echo shell here; read go; fg >/dev/null; echo over"#;
        let mut room = Room::with(folder.gloss_in(script, "jk"));
        room.see("nothing changed");
        room.tag_next("hope");
        room.see_saved();
        match how {
            "key" => room.press("\x1a"),
            _ => room.signal_children("TSTP"),
        }
        room.see("shell here");
        room.assert_given_back();
        room.press("go\n");
        room.see("Nobody could tell me");
        room.tag_next("unclear");
        room.see_saved();
        room.press("q");
        room.see("over");
        room.assert_given_back();
        assert_eq!(folder.coded("jk").len(), 2);
    }
}

#[test]
fn stopped_and_continued_behind_its_back_it_shows_everything_again() {
    let folder = Folder::study();
    let mut room = Room::gloss(&folder, "jk");
    let (first, heard) = (room.contents(), room.heard());
    room.signal("STOP");
    room.signal("CONT");
    room.wait("the same frame", |seen| {
        seen.heard() > heard + 500 && seen.screen.screen().contents() == first
    });
    room.tag_next("hope");
}

#[test]
fn a_window_pulled_about_keeps_the_reading_place_and_leaves_no_dirt() {
    let folder = Folder::study();
    let mut room = Room::gloss(&folder, "jk");
    room.press("jj");
    room.see("turn 2 of 4");
    for round in 0..12u16 {
        for (cols, rows) in [(250, 70), (40, 8), (10, 3), (2, 1), (61, 24), (79 + round, 24 - round)] {
            room.resize(cols, rows);
            std::thread::sleep(Duration::from_millis(u64::from(round)));
        }
    }
    room.resize(80, 24);
    room.see("nothing changed");
    room.see("turn 2 of 4");
    room.see("My supervisor tried.");
    let (pulled, heard) = (room.contents(), room.heard());
    room.press("\x0c");
    room.wait("the same, painted afresh", |seen| {
        seen.heard() > heard + 500 && seen.screen.screen().contents() == pulled
    });
}

#[test]
fn codings_follow_their_words_through_the_users_editor() {
    let folder = Folder::study();
    let mut room =
        Room::with(with_editor(&folder, "sed -i 's/She left in spring/Then, in spring, she left/' \"$1\""));
    room.see("nothing changed");
    room.press("Gthope\r");
    room.see("Tagged");
    room.press("e");
    room.see("followed their words");
    room.see_saved();
    room.press("q");
    room.end();
    room.assert_given_back();
    assert!(folder.text("50001.txt").contains("Then, in spring, she left."));
    assert_eq!(folder.coded("jk"), ["Then the keys came, and with the keys the questions."]);
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let folder = Folder::study();
    let before = folder.everything();
    let mut room = Room::with(with_editor(&folder, "echo ruined > \"$1\"; exit 3"));
    room.see("nothing changed");
    room.press("e");
    room.see("ended with an error");
    room.press("q");
    room.end();
    room.assert_given_back();
    assert_eq!(folder.everything(), before);
}

fn with_editor(folder: &Folder, script: &str) -> portable_pty::CommandBuilder {
    let editor = folder.beside("editor.sh");
    std::fs::write(&editor, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&editor, PermissionsExt::from_mode(0o755)).unwrap();
    let mut command = folder.gloss("jk");
    command.env("EDITOR", editor);
    command
}

#[test]
fn a_transcript_full_of_terminal_codes_cannot_touch_the_terminal() {
    let folder = Folder::study();
    folder.put(
        "00000.txt",
        "P: Look \x1b]0;owned\x07\x1b[2J\x1b[31mhere\u{9b}5n \u{202e}backwards\u{202c}. And on.\n",
    );
    let mut room = Room::gloss(&folder, "jk");
    room.see("Look");
    room.tag_next("hope");
    room.press("\r");
    room.see("Quotes of Hope (1)");
    for harm in ["]0;owned\x07", "\x1b[2J\x1b[31mhere", "\u{9b}", "\u{202e}"] {
        assert!(!room.bytes().contains(harm), "{harm:?} went through");
    }
}

#[test]
fn a_desk_nobody_touches_sleeps_and_is_silent() {
    let folder = Folder::study();
    let mut room = Room::gloss(&folder, "jk");
    room.tag_next("hope");
    room.see_saved();
    std::thread::sleep(Duration::from_millis(500));
    let before = (room.heard(), room.sleeps());
    std::thread::sleep(Duration::from_millis(1000));
    assert_eq!((room.heard(), room.sleeps()), before);
}
