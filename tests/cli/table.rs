//! Figures, and that they agree with the passages behind them.

use crate::room::Room;
use serde_json::Value;

pub fn json(room: &Room, typed: &[&str]) -> Value {
    let said = room.gloss(&[typed, &["--format", "json"]].concat());
    assert_eq!(said.code, 0, "{said:?}");
    serde_json::from_str(&said.out).unwrap()
}

#[test]
fn every_figure_is_the_number_of_passages_behind_it() {
    let room = Room::empty();
    room.gloss(&["demo", "demo", "--focus-groups"]);
    for coder in [["--coder", "ka"].as_slice(), &[]] {
        let table = json(&room, &[["table", "demo", "codes"].as_slice(), coder].concat());
        for row in table["rows"].as_array().unwrap() {
            let path = row["code"].as_str().unwrap();
            let quotes = json(&room, &[["quotes", "demo", &format!("{path}/*")].as_slice(), coder].concat());
            let quotes = quotes["rows"].as_array().unwrap();
            let different = |column: &str| {
                let told: std::collections::BTreeSet<&str> =
                    quotes.iter().filter_map(|q| q[column].as_str()).collect();
                told.len() as u64
            };
            assert_eq!(row["codings with below"], quotes.len() as u64, "{path}");
            let own = quotes.iter().filter(|quote| quote["code"] == path).count();
            assert_eq!(row["codings"], own as u64, "{path}");
            assert_eq!(row["cases with below"]["count"], different("case"), "{path}");
            assert_eq!(row["transcripts with below"]["count"], different("transcript"), "{path}");
        }
    }
}

#[test]
fn a_heading_names_unit_scope_and_study() {
    let room = Room::demo();
    let text = room.gloss(&["table", "demo", "codes", "--coder", "jk"]).out;
    let heading = text.lines().next().unwrap();
    for word in ["Codings of each code", "by coder jk", "cases", "Peer support in a large hospital"] {
        assert!(heading.contains(word), "{heading}");
    }
}

#[test]
fn where_there_is_nobody_a_share_is_a_dash_and_not_zero() {
    let room = Room::empty();
    room.put("study/codebook.ron", r#"(version: 1, codes: [(id: "hope", name: "Hope")])"#);
    let text = room.gloss(&["table", "study", "codes"]).out;
    let row = text.lines().find(|line| line.starts_with("Hope")).unwrap();
    let expected = "Hope code 0 0 – – – – 0 0 0 0 – – –";
    assert_eq!(row.split_whitespace().collect::<Vec<_>>().join(" "), expected);
    assert!(text.contains("Layer: nobody has coded anything yet."), "{text}");
    assert!(text.contains("– no participant says anything in scope"), "{text}");
}

#[test]
fn codings_on_a_code_that_is_gone_are_still_counted() {
    let room = Room::study();
    room.gloss(&["code", "study", "50001", "hope", "--quote", "slowly"]);
    room.put("study/codebook.ron", r#"(version: 1, codes: [(id: "fear", name: "Fear")])"#);
    let table = json(&room, &["table", "study", "codes"]);
    assert_eq!(table["rows"][1]["code"], "hope (not in the codebook)");
    assert_eq!(table["rows"][1]["codings"], 1);
    assert_eq!(json(&room, &["quotes", "study", "hope"])["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn every_form_is_written() {
    let room = Room::demo();
    let form = |name: &str| room.gloss(&["table", "demo", "codes", "--format", name]).out;
    assert!(form("csv").starts_with("code,kind,codings,"));
    assert!(form("csv").contains("Barriers/Unclear role,theme,0,34,0 of 3,3 of 3,"));
    assert!(form("md").contains("| Barriers/Unclear role | theme | 0 | 34 |"));
    assert!(form("html").contains("<td>Barriers/Unclear role</td>"));
}

#[test]
fn a_workbook_goes_to_a_file_and_is_the_same_each_time() {
    let room = Room::demo();
    let write = |name: &str| {
        let said = room.gloss(&["table", "demo", "codes", "--format", "xlsx", "--out", name]);
        assert_eq!((said.code, said.out.as_str()), (0, ""), "{said:?}");
        std::fs::read(room.path(name)).unwrap()
    };
    let first = write("codes.xlsx");
    assert!(first.starts_with(b"PK") && first == write("again.xlsx"));
}

#[test]
fn every_table_says_how_to_have_it_again_and_does_so() {
    let room = Room::demo();
    let first = json(&room, &["table", "demo", "codes", "--where", "wave=1", "--unit", "turn"]);
    let again = first["again"].as_str().unwrap();
    assert_eq!(again, "gloss table demo codes --unit turn --where wave=1");
    let typed: Vec<&str> = again.split(' ').skip(1).collect();
    assert_eq!(json(&room, &typed), first);
}

#[test]
fn what_leads_to_the_quotes_leads_to_as_many_as_the_figure_says() {
    let room = Room::demo();
    for narrowed in [&[][..], &["--where", "wave=1"], &["--coder", "jk"]] {
        let table = json(&room, &[&["table", "demo", "codes"], narrowed].concat());
        for (row, leads) in table["rows"].as_array().unwrap().iter().zip(table["leads"].as_array().unwrap()) {
            for column in ["codings", "codings with below"] {
                let lead = leads[column].as_str().unwrap();
                let found = json(&room, &["quotes", "demo", lead, "--count"]);
                assert_eq!(found["rows"][0]["codings"], row[column], "{lead}");
            }
        }
    }
}

#[test]
fn who_never_coded_and_what_nobody_knows_is_refused_in_a_sentence() {
    let room = Room::demo();
    let said = room.gloss(&["table", "demo", "codes", "--coder", "xy"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("“xy” has coded nothing in this study: its coders are"), "{said:?}");
    let said = room.gloss(&["table", "demo", "codes", "--where", "wvae=1"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("wave"), "{said:?}");
}

#[test]
fn what_holds_everywhere_may_stand_everywhere() {
    let room = Room::demo();
    for typed in [
        ["table", "demo", "codes", "--as", "jk"].as_slice(),
        &["quotes", "demo", "unclear-role", "--as", "jk"],
        &["--as", "jk", "check", "demo"],
        &["find", "demo", "ward", "--as", "jk", "--read-only"],
    ] {
        let said = room.gloss(typed);
        assert_eq!(said.code, 0, "{typed:?}: {said:?}");
    }
}
