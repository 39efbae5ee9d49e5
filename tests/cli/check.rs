//! What is doubtful or broken in a study.

use crate::room::Room;

#[test]
fn a_sound_study_has_nothing_to_look_at() {
    let room = Room::study();
    let said = room.gloss(&["check", "study"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.starts_with("0 broken, 0 doubtful, 0 to note"));
}

#[test]
fn notes_alone_are_no_reason_to_fail() {
    let room = Room::study();
    room.gloss(&["code", "study", "50001", "Patience", "--quote", "slowly", "--create"]);
    let said = room.gloss(&["check", "study"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("“Patience” has one coding and no definition"), "{}", said.out);
}

#[test]
fn everything_doubtful_is_found() {
    let room = Room::study();
    room.put("study/talks/50002.txt", "  \n");
    room.put(
        "study/codebook.ron",
        r#"(version: 1, codes: [(id: "hope", name: "Hopeful talk"), (id: "hope-2", name: "hopefull talk")])"#,
    );
    room.put(
        "study/cases.ron",
        r#"(version: 1, cases: [(id: "50001", sittings: [(transcript: "gone.txt", wave: 1)])])"#,
    );
    room.put(
        "study/memos/jk.ron",
        r#"(version: 1, memos: [(id: "m1", when: "2026-03-09T10:00:00Z", kind: "note", about: Code("gone"), text: "x")])"#,
    );
    let said = room.gloss(&["check", "study"]);
    assert_eq!(said.code, 1, "{said:?}");
    for words in [
        "talks/50002.txt: nothing is said in this transcript",
        "“Hopeful talk” and “hopefull talk” have nearly the same name",
        "the memo m1 is about the code “gone”, which is not there",
        "case 50001 names gone.txt, which is not there",
    ] {
        assert!(said.out.contains(words), "{words} in {}", said.out);
    }
}

#[test]
fn a_broken_file_is_told_with_its_place_in_every_form() {
    let room = Room::study();
    room.put("study/codebook.ron", "(\n  version: 1,\n  codes: [oops],\n)");
    let said = room.gloss(&["check", "study"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("broken   codebook.ron:3:"), "{}", said.out);
    let csv = room.gloss(&["check", "study", "--format", "csv"]).out;
    assert!(csv.lines().nth(1).unwrap().starts_with("broken,codebook.ron,3,"), "{csv}");
}

#[test]
fn codings_that_lost_their_words_wait_to_be_reviewed() {
    let room = Room::study();
    room.gloss(&["code", "study", "50001", "hope", "--quote", "My supervisor tried."]);
    room.put("study/talks/50001.txt", "Interviewer: So?\n\n50001: Quite another story, this one.\n");
    let said = room.gloss(&["check", "study"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("“My supervisor tried.") && said.out.contains("coded Hope"), "{}", said.out);
}

#[test]
fn transcripts_that_were_never_gone_back_to_are_noted() {
    let room = Room::study();
    room.put("study/talks/50002.txt", "Interviewer: And?\n\n50002: We hope for more.\n");
    room.gloss(&["code", "study", "50001", "unclear-role", "--quote", "My supervisor tried."]);
    room.gloss(&["code", "study", "50002", "hope", "--quote", "We hope for more."]);
    let said = room.gloss(&["check", "study"]);
    assert_eq!(said.code, 0, "{said:?}");
    let words =
        "talks/50001.txt: sat.not-revisited: last coded before these codes came up in later transcripts";
    assert!(said.out.contains(words), "{}", said.out);
}
