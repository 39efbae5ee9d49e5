//! The framework matrix without a screen: the same words in every form, and what should be looked at.

use std::io::{Cursor, Read};

use serde_json::Value;

use crate::room::Room;
use crate::table::json;

const FRAMEWORK: &str = r#"(
  version: 1,
  columns: ["unclear-role", "hope"],
  summaries: [
    (of: (case: "50001", code: "hope"), by: "ms", when: "2026-03-09T10:00:00Z", text: "Hoped; <b>慢慢来</b> & שלום.\nAs people do."),
  ],
)
"#;

/// Two codings of Unclear role, and a summary of Hope that nothing is behind.
fn room() -> Room {
    let room = Room::study();
    for quote in ["Nobody could tell me what I do all day.", "My supervisor tried."] {
        let said = room.gloss(&["code", "study", "50001", "unclear-role", "--quote", quote, "--as", "jk"]);
        assert_eq!(said.code, 0, "{said:?}");
    }
    room.put("study/framework.ron", FRAMEWORK);
    room
}

const SUMMARY: [&str; 2] = ["Hoped; <b>慢慢来</b> & שלום.", "As people do."];

#[test]
fn the_matrix_is_told_in_blocks_for_people_and_as_one_table_for_programs() {
    let room = room();
    let said = room.gloss(&["table", "study", "framework"]);
    assert_eq!(said.code, 0, "{said:?}");
    let block = "50001\n  Unclear role\n    [2 codings, no summary]\n  Hope\n    Hoped; <b>慢慢来</b> & שלום.\n    As people do.\n    \
        — ms, 2026-03-09\n";
    assert!(said.out.contains(block), "{}", said.out);
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    let table = json(&room, &["table", "study", "framework"]);
    let row = &table["rows"][0];
    assert_eq!((&row["case"], &row["Unclear role"]), (&"50001".into(), &"[2 codings, no summary]".into()));
    assert_eq!(row["Hope"], format!("{}\n— ms, 2026-03-09", SUMMARY.join("\n")));
    assert_eq!(table["leads"][0]["Unclear role"], Value::from("(unclear-role/* case=50001)"));
}

#[test]
fn rows_columns_and_cells_are_as_asked_for_and_the_line_under_the_table_gives_it_again() {
    let room = room();
    let asked =
        ["table", "study", "framework", "--rows", "case-wave", "--cols", "Barriers", "--cell", "quotes"];
    let table = json(&room, &asked);
    let row = &table["rows"][0];
    assert_eq!(row["wave"], "1");
    let quotes =
        "“Nobody could tell me what I do all day.” (50001, turn 2)\n“My supervisor tried.” (50001, turn 2)";
    assert_eq!(row["Barriers"], quotes);
    assert!(table["notes"].to_string().contains("1 summary under Hope (--cols)"), "{}", table["notes"]);
    let again = table["again"].as_str().unwrap().strip_prefix("gloss ").unwrap().to_string();
    let words: Vec<&str> = again.split(' ').collect();
    assert_eq!(json(&room, &words)["rows"], table["rows"]);
    let alias = room.gloss(&["table", "study", "framework", "--rows", "case×wave", "--cell", "both"]);
    assert_eq!(alias.code, 0, "{alias:?}");
}

#[test]
fn until_codes_are_chosen_the_columns_are_the_top_of_the_codebook_and_it_says_so() {
    let room = room();
    std::fs::remove_file(room.path("study/framework.ron")).unwrap();
    let table = json(&room, &["table", "study", "framework"]);
    assert_eq!(table["rows"][0]["Barriers"], "[2 codings, no summary]");
    assert!(table["notes"].to_string().contains("the top level of the codebook: --cols names others"));
    assert!(!room.path("study/framework.ron").exists());
    let said = room.gloss(&["check", "study"]);
    assert!(!said.out.contains("fm."), "{}", said.out);
}

#[test]
fn what_cannot_be_told_is_said_in_a_sentence() {
    let room = Room::study();
    let said = room.gloss(&["table", "study", "framework", "--cols", "nothing"]);
    assert!(said.code == 2 && said.err.contains("There is no code “nothing”"), "{said:?}");
    let said = room.gloss(&["export", "study", "--what", "framework", "--to", "out.html"]);
    assert!(said.code == 0 && room.text("out.html").contains("No codes are chosen yet"), "{said:?}");
    let empty = Room::empty();
    empty.put("study/codebook.ron", "(version: 1, codes: [])");
    let said = empty.gloss(&["table", "study", "framework"]);
    assert!(said.code == 0 && said.out.contains("There are no codes yet to be columns"), "{said:?}");
    empty.put("study/codebook.ron", "(version: 1, codes: [(id: \"hope\", name: \"Hope\")])");
    let said = empty.gloss(&["table", "study", "framework", "--cols", "hope"]);
    assert!(said.code == 0 && said.out.contains("transcripts: 0"), "{said:?}");
}

#[test]
fn every_form_has_the_same_words_and_the_same_bytes_twice() {
    let room = room();
    for form in ["docx", "xlsx", "html", "csv", "md", "json"] {
        let mut written = Vec::new();
        for name in ["one", "two"] {
            let name = format!("{name}.{form}");
            let said = room.gloss(&["export", "study", "--what", "framework", "--to", &name]);
            assert!(said.code == 0 && said.out.contains("summaries"), "{form}: {said:?}");
            written.push(std::fs::read(room.path(&name)).unwrap());
        }
        assert!(written[0] == written[1], "{form}");
        let words = plain(&written[0]);
        for part in ["[2 codings, no summary]", "慢慢来", "שלום", "As people do.", "— ms, 2026-03-09"]
        {
            assert!(words.contains(part), "{form}: {part} in {words}");
        }
    }
}

/// The words of a file, also of one that is an archive of many; Markdown's backslashes are none.
fn plain(bytes: &[u8]) -> String {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return String::from_utf8(bytes.to_vec()).unwrap().replace('\\', "");
    };
    let mut words = String::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).unwrap();
        if part.name().unwrap().ends_with(".xml") {
            part.read_to_string(&mut words).unwrap();
        }
    }
    words
}

#[test]
fn a_wide_matrix_goes_on_from_sheet_to_sheet_of_a_document() {
    let room = room();
    let codes: String = (0..9).map(|n| format!("(id: \"c{n}\", name: \"Code {n}\"),")).collect();
    room.put("study/codebook.ron", format!("(version: 1, codes: [{codes}])"));
    let columns: Vec<String> = (0..9).map(|n| format!("\"c{n}\"")).collect();
    room.put("study/framework.ron", format!("(version: 1, columns: [{}])", columns.join(",")));
    let said = room.gloss(&["export", "study", "--what", "framework", "--to", "wide.docx"]);
    assert_eq!(said.code, 0, "{said:?}");
    let words = plain(&std::fs::read(room.path("wide.docx")).unwrap());
    assert_eq!(words.matches("<w:tbl>").count(), 3);
}

#[test]
fn what_should_be_looked_at_is_found() {
    let room = room();
    room.put("study/talks/50002.txt", "Interviewer: And?\n\n50002: Nothing much.\n");
    let said = room.gloss(&["check", "study"]);
    assert_eq!(said.code, 0, "{said:?}");
    for words in [
        "fm.case-empty: 50002: nothing is coded and nothing is written",
        "fm.cell-empty-with-codings: 50001: codings and no summary: Unclear role (2)",
        "fm.summary-without-link: 50001, Hope, by ms: the summary is linked to no coding",
    ] {
        assert!(said.out.contains(words), "{words} in {}", said.out);
    }
    room.gloss(&["code", "study", "50001", "hope", "--quote", "They hoped for the best.", "--as", "jk"]);
    let said = room.gloss(&["check", "study"]);
    assert!(
        said.code == 1 && said.out.contains("framework.ron: fm.stale: 50001, Hope, by ms"),
        "{}",
        said.out
    );
    assert!(said.out.contains("1 new coding since"), "{}", said.out);
}

#[test]
fn a_project_for_another_program_says_that_the_summaries_stay() {
    let room = room();
    let said = room.gloss(&["export", "study", "--to", "study.qdpx"]);
    assert!(said.code == 0 && said.out.contains("summaries of the framework"), "{}", said.out);
}

#[test]
fn a_broken_framework_file_is_told_of_and_left_alone() {
    let room = Room::study();
    room.put("study/framework.ron", "(version: 1, columns: [\"hope\"], colour: \"red\")");
    let said = room.gloss(&["check", "study"]);
    assert!(said.code != 0 && said.out.contains("“colour” is not known here"), "{said:?}");
    assert!(room.text("study/framework.ron").contains("red"));
}
