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
    let rows = rows(&room, &["quotes", "demo", "Barriers/Unclear role/*", "--coder", "jk"]);
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

fn count(room: &Room, query: &str, ways: &[&str]) -> Value {
    rows(room, &[["quotes", "demo", query, "--count"].as_slice(), ways].concat())[0].clone()
}

#[test]
fn a_question_narrows_joins_and_takes_away() {
    let room = Room::demo();
    let all = rows(&room, &["quotes", "demo", "no-desk or deep-end", "--separate"]).len();
    let each = ["no-desk", "deep-end"].map(|code| rows(&room, &["quotes", "demo", code]).len());
    assert_eq!(all, each.iter().sum::<usize>());
    for row in rows(&room, &["quotes", "demo", "barriers/* wave=2..3"]) {
        assert!(row["wave"].as_u64().unwrap() >= 2);
    }
}

#[test]
fn flags_are_parts_of_the_question_and_said_in_the_line_that_asks_again() {
    let room = Room::demo();
    let flagged = room.gloss(&["quotes", "demo", "deep-end", "--coder", "jk", "--case", "50001"]);
    let line = "gloss quotes demo 'deep-end and coder=jk and case=50001'";
    let first = flagged.out.lines().next().unwrap();
    assert!(first.starts_with("Text coded ") && first.contains(", by jk, case 50001: "), "{first}");
    assert!(first.ends_with(line), "{first}");
    let again = room.gloss(&["quotes", "demo", "deep-end and coder=jk and case=50001"]);
    assert_eq!(again.out, flagged.out);
}

#[test]
fn cases_and_counts_tell_the_same_as_the_passages() {
    let room = Room::demo();
    let query = "unclear-role/* wave=1";
    let passages = rows(&room, &["quotes", "demo", query]);
    let cases = rows(&room, &["quotes", "demo", query, "--cases"]);
    let stretches: u64 = cases.iter().map(|row| row["stretches"].as_u64().unwrap()).sum();
    let counted = count(&room, query, &[]);
    assert_eq!(counted["stretches"], passages.len());
    assert_eq!(stretches, passages.len() as u64);
    let csv = room.gloss(&["quotes", "demo", query, "--count", "--format", "csv"]).out;
    assert!(csv.lines().nth(1).unwrap().starts_with(&format!("{},", passages.len())), "{csv}");
}

#[test]
fn people_who_have_both_are_asked_for_by_cases() {
    let room = Room::demo();
    let who = |query: &str| -> Vec<String> {
        let rows = rows(&room, &["quotes", "demo", query, "--cases"]);
        rows.iter().map(|row| row["case"].as_str().unwrap().to_string()).collect()
    };
    let (one, other) = (who("wearing-shifts"), who("prayer-and-quiet"));
    let both: Vec<String> = one.iter().filter(|case| other.contains(case)).cloned().collect();
    assert_eq!(who("cases(wearing-shifts) and cases(prayer-and-quiet)"), both);
    let without = who("not cases(wearing-shifts)");
    assert!(without.iter().all(|case| !one.contains(case)) && !without.is_empty());
}

#[test]
fn whole_turns_are_quoted_whole() {
    let room = Room::study();
    room.gloss(&["code", "study", "50001", "hope", "--quote", "My supervisor tried."]);
    let rows = rows(&room, &["quotes", "study", "hope", "--by", "turn"]);
    assert_eq!(rows[0]["quote"], "Nobody could tell me what I do all day. My supervisor tried.");
    assert_eq!((rows[0]["code"].as_str(), rows[0]["coder"].as_str()), (Some("Hope"), Some("jk")));
}

#[test]
fn words_that_nobody_coded_are_found_too() {
    let room = Room::study();
    let rows = rows(&room, &["quotes", "study", "text:supervisor", "--context", "1"]);
    assert_eq!((rows[0]["quote"].as_str(), rows[0]["before"].as_str()), (Some("supervisor"), Some("My ")));
    assert!(rows[0]["code"].is_null());
    assert_eq!(room.gloss(&["quotes", "study", "text:supervisor", "--format", "md"]).code, 0);
}

#[test]
fn a_misspelt_question_is_shown_with_the_place() {
    let room = Room::study();
    let said = room.gloss(&["quotes", "study", "hope and unclaer-role"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("did you mean unclear-role?"), "{}", said.err);
    assert!(said.err.ends_with("  hope and unclaer-role\n           ^^^^^^^^^^^^\n"), "{}", said.err);
}

#[test]
fn a_saved_question_is_asked_by_its_name() {
    let room = Room::study();
    room.put("study/study.ron", r#"(version: 1, queries: [(name: "by turn", query: "--by turn *")])"#);
    let said = room.gloss(&["quotes", "study", "--saved", "by turn", "--count"]);
    assert_eq!(said.out, room.gloss(&["quotes", "study", "*", "--by", "turn", "--count"]).out);
    let said = room.gloss(&["quotes", "study", "--saved", "no such"]);
    assert!(said.err.contains("No question is saved as “no such”; there are by turn"), "{said:?}");
}
