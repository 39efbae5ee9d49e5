//! Writing for other programs: the same study gives the same bytes, and what cannot be carried is said.

use crate::room::Room;

/// Every file a study can be written as.
const NAMES: [&str; 12] = [
    "study.qdpx",
    "codebook.qdc",
    "codings.csv",
    "codings.xlsx",
    "codings.jsonl",
    "codings.jsonld",
    "codings.json",
    "transcripts.html",
    "transcripts.docx",
    "transcripts.md",
    "again.qdpx",
    "again.xlsx",
];

#[test]
fn every_form_is_written_and_twice_the_same() {
    let room = Room::demo();
    for name in NAMES {
        let said = room.gloss(&["export", "demo", "--to", name]);
        assert_eq!(said.code, 0, "{name}: {said:?}");
        assert!(said.out.contains("kept"), "{name}: {}", said.out);
    }
    let bytes = |name: &str| std::fs::read(room.path(name)).unwrap();
    assert!(bytes("study.qdpx") == bytes("again.qdpx"));
    assert!(bytes("codings.xlsx") == bytes("again.xlsx"));
}

#[test]
fn tables_of_codes_and_people_tell_what_they_hold() {
    let room = Room::demo();
    for (what, kept) in [("codebook", "codes"), ("people", "cases")] {
        for form in ["csv", "xlsx"] {
            let said = room.gloss(&["export", "demo", "--what", what, "--to", &format!("{what}.{form}")]);
            assert!(said.code == 0 && said.out.contains(kept), "{said:?}");
            assert!(said.out.contains("dropped") && said.out.contains("memos"), "{said:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_written_is_as_open_as_other_files() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::demo();
    assert_eq!(room.gloss(&["export", "demo", "--to", "codings.csv"]).code, 0);
    room.put("mine.txt", "any other file");
    let mode = |name: &str| std::fs::metadata(room.path(name)).unwrap().permissions().mode();
    assert_eq!(mode("codings.csv"), mode("mine.txt"));
}

#[test]
fn a_transcript_of_the_study_is_never_written_over() {
    let room = Room::empty();
    room.put("study/notes.md", "P: mine\n");
    let said = room.gloss(&["export", "study", "--to", "study/notes.md"]);
    assert!(said.code == 1 && said.err.contains("is a transcript of the study"), "{said:?}");
    assert_eq!(room.text("study/notes.md"), "P: mine\n");
}

#[test]
fn what_does_not_fit_together_is_said() {
    let room = Room::demo();
    let said = room.gloss(&["export", "demo", "--to", "x.qdpx", "--what", "people"]);
    assert!(said.code == 2 && said.err.contains("people"), "{said:?}");
    let said = room.gloss(&["export", "demo", "--to", "x.unknown"]);
    assert!(said.code == 2 && said.err.contains("--form"), "{said:?}");
    let said = room.gloss(&["export", "demo", "--to", "no/such/folder/x.csv"]);
    assert!(said.code == 2 && said.err.contains("There is no folder no/such/folder"), "{said:?}");
}

#[test]
fn coded_segments_can_be_given_back() {
    let room = Room::demo();
    assert_eq!(room.gloss(&["export", "demo", "--to", "codings.jsonl"]).code, 0);
    let said = room.gloss(&["code", "demo", "--from", "codings.jsonl"]);
    assert!(said.code == 0 && said.out.contains("carried the code already"), "{said:?}");
}

#[test]
fn people_and_codebook_go_out_as_tables_and_come_back() {
    let room = Room::demo();
    for (name, what) in [("people.csv", "people"), ("people.xlsx", "people"), ("codes.csv", "codebook")] {
        assert_eq!(room.gloss(&["export", "demo", "--to", name, "--what", what]).code, 0);
    }
    let before = room.text("demo/cases.ron");
    for name in ["people.csv", "people.xlsx"] {
        let said = room.gloss(&["import", "demo", name, "--kind", "people"]);
        assert_eq!(said.code, 0, "{said:?}");
        assert_eq!(room.text("demo/cases.ron"), before, "{name}");
    }
    let before = room.text("demo/codebook.ron");
    let said = room.gloss(&["import", "demo", "codes.csv", "--kind", "codebook"]);
    assert_eq!((said.code, room.text("demo/codebook.ron")), (0, before), "{said:?}");
}

#[test]
fn a_folder_that_is_not_there_is_told_before_the_work() {
    let room = Room::study();
    let said = room.gloss(&["export", "study", "--to", "none/x.csv"]);
    assert!(said.code == 2 && said.err.contains("There is no folder none: make it first"), "{said:?}");
    let said = room.gloss(&["export", "study", "--to", "x.csv", "--report", "told.foo"]);
    assert!(said.code == 2 && !room.path("x.csv").exists(), "{said:?}");
    let said = room.gloss(&["table", "study", "codes", "--format", "docx", "--out", "codes.docx"]);
    assert!(said.code == 0 && room.path("codes.docx").exists(), "{said:?}");
}
