//! Names and words from hostile hands: shown or refused, never obeyed.

use crate::room::Room;

const EVIL: &str = "P: =HYPERLINK(\"x\") \u{1b}]0;owned\u{7} \u{202e}reversed <script>alert(1)</script> | `pipe`\n\nP: more\n";

fn evil() -> Room {
    let room = Room::empty();
    room.put("st udy/\u{1b}[31m;rm -rf.txt", EVIL);
    room
}

fn first_name(room: &Room) -> String {
    let files = room.files("st udy");
    files[0].0.file_name().unwrap().to_str().unwrap().to_string()
}

#[test]
fn nothing_for_people_holds_an_escape() {
    let room = evil();
    let name = first_name(&room);
    let words = "=HYPERLINK(\"x\") \u{1b}]0;owned\u{7} \u{202e}reversed <script>alert(1)</script> | `pipe`";
    let typed = ["code", "st udy", &name, "Evil \u{1b}[2J", "--create", "--quote", words, "--as", "jk"];
    let said = room.gloss(&typed);
    assert_eq!(said.code, 0, "{said:?}");
    for typed in [
        ["st udy"].as_slice(),
        &["quotes", "st udy", "--context", "3"],
        &["find", "st udy", "reversed"],
        &["table", "st udy", "codes"],
        &["check", "st udy"],
        &["quotes", "st udy", "\u{1b}[2J"],
    ] {
        let said = room.gloss(typed);
        let dangerous = |text: &str| text.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']);
        assert!(!dangerous(&said.out) && !dangerous(&said.err), "{typed:?}: {said:?}");
    }
}

#[test]
fn a_formula_in_an_interview_stays_words_in_a_spreadsheet_and_markup_in_a_page() {
    let room = evil();
    let name = first_name(&room);
    let words = "=HYPERLINK(\"x\") ";
    room.gloss(&["code", "st udy", &name, "Evil", "--create", "--quote", words]);
    room.gloss(&["code", "st udy", &name, "Evil", "--quote", "<script>alert(1)</script> | `pipe`"]);
    let form = |format: &str| room.gloss(&["quotes", "st udy", "--format", format]).out;
    assert!(form("csv").contains("\"'=HYPERLINK(\"\"x\"\") \""), "{}", form("csv"));
    assert!(form("json").contains("\"=HYPERLINK("));
    assert!(!form("html").contains("<script>"));
    assert!(form("md").contains("\\<script\\>"));
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_worked_with_or_told() {
    use std::os::unix::ffi::OsStrExt;
    let room = Room::empty();
    let folder = room.path("").join(std::ffi::OsStr::from_bytes(b"f\xff\nx"));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("one.txt"), "P: yes\n").unwrap();
    std::fs::write(folder.join(std::ffi::OsStr::from_bytes(b"\xfe.txt")), "P: no\n").unwrap();
    for verb in [None, Some("check")] {
        let output = room.command().args(verb).arg(&folder).write_stdin("").output().unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{out}");
    }
}

#[test]
fn a_path_out_of_the_study_is_no_transcript() {
    let room = Room::study();
    room.put("secret.txt", "P: hidden words\n");
    let said = room.gloss(&["code", "study", "../secret.txt", "hope", "--quote", "hidden"]);
    assert_eq!(said.code, 1);
    assert_eq!(room.files("study").len(), 2);
}
