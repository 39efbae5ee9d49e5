//! The passages behind a code.

use crate::room::Room;
use serde_json::Value;

fn rows(room: &Room, typed: &[&str]) -> Vec<Value> {
    let said = room.gloss(&[typed, &["--format", "json"]].concat());
    assert_eq!(said.code, 0, "{said:?}");
    let table: Value = serde_json::from_str(&said.out).unwrap();
    table["rows"].as_array().unwrap().clone()
}

#[test]
fn a_theme_brings_the_passages_of_everything_below_it() {
    let room = Room::demo();
    let rows = rows(&room, &["quotes", "demo", "Barriers/Unclear role", "--coder", "jk"]);
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|row| row["code"].as_str().unwrap().starts_with("Barriers/Unclear role")));
    assert!(rows.iter().all(|row| row["coder"] == "jk" && !row["quote"].as_str().unwrap().is_empty()));
}

#[test]
fn every_quote_stands_in_its_transcript_where_it_says() {
    let room = Room::demo();
    for row in rows(&room, &["quotes", "demo"]) {
        let text = room.text(&format!("demo/{}", row["transcript"].as_str().unwrap()));
        let at = |end: &str| usize::try_from(row[end].as_u64().unwrap()).unwrap();
        let words: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
        assert_eq!(words, row["quote"].as_str().unwrap());
    }
}

#[test]
fn case_and_transcript_narrow_it_down() {
    let room = Room::demo();
    let of = |typed: &[&str]| rows(&room, &[["quotes", "demo"].as_slice(), typed].concat()).len();
    let waves = ["50001", "50001_2", "50001_3"].map(|transcript| of(&["--transcript", transcript]));
    assert_eq!(of(&["--case", "50001"]), waves.iter().sum::<usize>());
}

#[test]
fn a_focus_group_finds_what_its_members_said() {
    let room = Room::empty();
    room.gloss(&["demo", "demo", "--focus-groups"]);
    let all = rows(&room, &["quotes", "demo", "--case", "group-1"]);
    let one = rows(&room, &["quotes", "demo", "--case", "Solveig"]);
    assert!(!one.is_empty() && one.len() < all.len());
    assert!(one.iter().all(|row| row["speaker"] == "Solveig"));
}

#[test]
fn context_ends_with_the_turn() {
    let room = Room::study();
    room.gloss(&["code", "study", "50001", "hope", "--quote", "My supervisor tried."]);
    let rows = rows(&room, &["quotes", "study", "--context", "99"]);
    assert_eq!(rows[0]["before"], "Nobody could tell me what I do all day. ");
    assert_eq!(rows[0]["after"], "");
}

#[test]
fn all_forms_tell_the_same_passages() {
    let room = Room::demo();
    let count =
        rows(&room, &["quotes", "demo", "hope"].map(|word| if word == "hope" { "no-desk" } else { word }))
            .len();
    let form = |name: &str| room.gloss(&["quotes", "demo", "no-desk", "--format", name]).out;
    assert_eq!(csv::Reader::from_reader(form("csv").as_bytes()).records().count(), count);
    assert_eq!(form("md").matches("\n> — ").count(), count);
    assert_eq!(form("text").matches("\ninterviews/").count(), count);
}

#[test]
fn an_unknown_code_case_or_transcript_is_wrong_usage() {
    let room = Room::study();
    for typed in [["despair", "--coder", "jk"], ["--case", "50009", "hope"], ["--transcript", "x", "hope"]] {
        let said = room.gloss(&[["quotes", "study"].as_slice(), &typed].concat());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{typed:?}");
    }
}

#[test]
fn whoever_closes_the_pipe_has_seen_enough() {
    let room = Room::demo();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_gloss"))
        .args(["quotes", "demo"])
        .current_dir(room.path(""))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn an_out_file_gets_what_the_screen_would_have_got() {
    let room = Room::demo();
    let said = room.gloss(&["quotes", "demo", "--format", "csv", "--out", "quotes.csv"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert_eq!(room.text("quotes.csv"), room.gloss(&["quotes", "demo", "--format", "csv"]).out);
    assert_eq!(room.gloss(&["quotes", "demo", "--out", "no/such/folder"]).code, 2);
}
