//! `--where`: only what a question lets through.

use crate::room::Room;
use serde_json::Value;

fn rows(room: &Room, typed: &[&str]) -> Vec<Value> {
    let said = room.gloss(&[typed, &["--format", "json"]].concat());
    assert_eq!(said.code, 0, "{said:?}");
    let table: Value = serde_json::from_str(&said.out).unwrap();
    table["rows"].as_array().unwrap().clone()
}

#[test]
fn the_table_of_codes_counts_what_the_quotes_show() {
    let room = Room::empty();
    room.gloss(&["demo", "demo", "--focus-groups"]);
    for asked in ["wave=2", "speaker=Solveig", "text:door"] {
        let counted = rows(&room, &["table", "demo", "codes", "--where", asked]);
        let counted: u64 = counted.iter().map(|row| row["codings"].as_u64().unwrap()).sum();
        let shown = match asked {
            "text:door" => rows(&room, &["quotes", "demo", "* overlaps text:door"]),
            asked => rows(&room, &["quotes", "demo", &format!("* and ({asked})"), "--separate"]),
        };
        assert_eq!(counted, shown.len() as u64, "{asked}");
    }
    let said = room.gloss(&["table", "demo", "codes", "--where", "speaker=Solveig"]);
    assert!(said.out.contains("speaker=Solveig"), "{}", said.out);
}

#[test]
fn words_are_found_and_tagged_only_where_the_question_lets_them() {
    let room = Room::demo();
    let all = rows(&room, &["find", "demo", "door"]).len();
    let second = rows(&room, &["find", "demo", "door", "--where", "wave=2"]);
    assert!(!second.is_empty() && second.len() < all);
    assert!(second.iter().all(|row| row["transcript"].as_str().unwrap().contains("_2")));
    let typed = ["find", "demo", "door", "--where", "wave=2", "--code", "Doors", "--create"];
    let said = room.gloss(&typed);
    assert!(said.code == 0 && said.out.contains("in what “wave=2” lets through"), "{said:?}");
    let tagged = rows(&room, &["quotes", "demo", "doors", "--separate"]);
    assert!(tagged.iter().all(|row| row["wave"] == 2) && !tagged.is_empty());
}

#[test]
fn segments_and_transcripts_go_out_narrowed_and_other_things_do_not() {
    let room = Room::demo();
    let export =
        |to: &str, ways: &[&str]| room.gloss(&[["export", "demo", "--to", to].as_slice(), ways].concat());
    let said = export("part.jsonl", &["--where", "wave=2"]);
    assert!(said.code == 0 && said.out.contains("in what “wave=2” lets through"), "{said:?}");
    let lines: Vec<Value> =
        room.text("part.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), rows(&room, &["quotes", "demo", "* wave=2"]).len());
    assert!(lines.iter().all(|line| line["about"]["wave"] == 2));
    assert_eq!(export("part.md", &["--where", "case=50001 and wave=2"]).code, 0);
    let page = room.text("part.md");
    assert!(page.contains("50001") && page.contains("lets through"), "{page}");
    assert!(!page.contains("# interviews/50001.txt") && !page.contains("50002"), "{page}");
    let said = export("people.csv", &["--what", "people", "--where", "wave=2"]);
    assert!(said.code == 2 && said.err.contains("--where narrows segments and transcripts"), "{said:?}");
}

#[test]
fn a_misspelt_question_is_shown_with_the_place() {
    let room = Room::study();
    for typed in [
        ["table", "study", "codes"].as_slice(),
        &["find", "study", "role"],
        &["export", "study", "--to", "x.csv"],
    ] {
        let said = room.gloss(&[typed, &["--where", "hope and unclaer-role"]].concat());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{typed:?}");
        assert!(said.err.contains("did you mean unclear-role?"), "{}", said.err);
        assert!(said.err.ends_with("  hope and unclaer-role\n           ^^^^^^^^^^^^\n"), "{}", said.err);
    }
    assert!(!room.path("x.csv").exists());
}
