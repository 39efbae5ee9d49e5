//! Tables as pictures: every kind draws itself, in letters and as SVG, and says what the table says.

use crate::room::Room;
use crate::table::json;

const KINDS: [&[&str]; 14] = [
    &["codes"],
    &["codes", "--bars", "cases"],
    &["matrix"],
    &["case-waves"],
    &["waves"],
    &["cooccurrence"],
    &["cooccurrence", "--matrix", "--c"],
    &["themes"],
    &["coverage"],
    &["speakers"],
    &["speakers", "--follows"],
    &["saturation"],
    &["primacy", "--by-wave"],
    &["portrait", "--by-coder"],
];

fn demo() -> Room {
    let room = Room::empty();
    room.gloss(&["demo", "demo"]);
    room
}

fn picture(room: &Room, kind: &[&str]) -> String {
    let said = room.gloss(&[&["table", "demo"], kind, &["--picture"]].concat());
    assert_eq!(said.code, 0, "{said:?}");
    said.out
}

#[test]
fn every_kind_draws_itself_and_says_whose_codings_where_and_how_to_come_by_it_again() {
    let room = demo();
    for kind in KINDS {
        let text = picture(&room, kind);
        for words in ["Layer: ", "Scope: the whole study", "Again: gloss table demo", "--picture"] {
            assert!(text.contains(words), "{words}:\n{text}");
        }
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        let (_, again) = text.split_once("Again: ").unwrap();
        let words = again.split("Made of: ").next().unwrap().replace('\n', " ");
        let line: Vec<&str> = words.split_whitespace().skip(1).collect();
        assert_eq!(room.gloss(&line).out, text, "the line gives the same");
    }
}

#[test]
fn every_kind_is_written_as_svg_by_format_or_by_name() {
    let room = demo();
    for kind in KINDS {
        let said = room.gloss(&[&["table", "demo"], kind, &["--format", "svg"]].concat());
        assert_eq!(said.code, 0, "{said:?}");
        let parsed = roxmltree::Document::parse(&said.out).unwrap();
        assert!(parsed.descendants().any(|node| node.has_tag_name("desc")));
        let put = room.gloss(&[&["table", "demo"], kind, &["--out", "seen.svg"]].concat());
        assert_eq!((put.code, room.text("seen.svg")), (0, said.out), "{kind:?}: the same bytes twice");
    }
}

#[test]
fn a_picture_is_no_table_and_quotes_are_no_picture() {
    let room = demo();
    for format in ["csv", "json", "html", "docx", "xlsx", "md"] {
        let refused = room.gloss(&["table", "demo", "codes", "--picture", "--format", format]);
        assert_eq!((refused.code, refused.err.contains("drawn in letters")), (2, true), "{refused:?}");
    }
    let refused = room.gloss(&["quotes", "demo", "*", "--format", "svg"]);
    assert_eq!((refused.code, refused.err.contains("gloss table draws")), (2, true), "{refused:?}");
}

#[test]
fn the_bars_are_the_numbers_of_the_table() {
    let room = demo();
    let table = json(&room, &["table", "demo", "codes"]);
    let text = picture(&room, &["codes"]);
    for row in table["rows"].as_array().unwrap() {
        let name = row["code"].as_str().unwrap().rsplit('/').next().unwrap();
        let begins: String = name.chars().take(20).collect();
        let line = text.lines().find(|line| line.trim_start().starts_with(&begins)).unwrap();
        let told = line.rsplit(['│', ' ']).next().unwrap();
        assert_eq!(told, row["codings with below"].to_string(), "{line}");
    }
}

#[test]
fn ten_cells_of_a_portrait_are_the_ten_shares_of_its_table() {
    let room = demo();
    let table =
        json(&room, &["table", "demo", "portrait", "--transcript", "50001", "--code", "Fellow peers"]);
    let row = &table["rows"][1];
    let shares: Vec<f64> = (1..=10).map(|part| row[format!("{part} of 10")].as_f64().unwrap()).collect();
    let all = row["code points"].as_f64().unwrap();
    let whole = all * 100.0 / row["% of transcript"].as_f64().unwrap();
    let sum: f64 = shares.iter().map(|share| share * whole / 1000.0).sum();
    assert!((sum - all).abs() < all / 50.0, "{sum} of {all}: {row}");
    let text = picture(&room, &["portrait", "--transcript", "50001", "--code", "Fellow peers"]);
    let strip = text.lines().find(|line| line.starts_with("Fellow peers")).unwrap();
    let cells: Vec<char> = strip.split('│').nth(1).unwrap().chars().collect();
    for (part, share) in shares.iter().enumerate() {
        let here = &cells[part * cells.len() / 10..(part + 1) * cells.len() / 10];
        let is_seen = here.iter().any(|cell| *cell != ' ');
        assert!(is_seen || *share < 15.0, "{part}: {share}\n{strip}");
    }
}

#[test]
fn nobody_is_nobody_and_not_nothing() {
    let room = Room::empty();
    room.put("s/codebook.ron", "(version: 1, codes: [(id: \"hope\", name: \"Hope\")])");
    room.put("s/a.txt", "Interviewer: Well?\n\nInterviewer: Nobody came.\n");
    let said = room.gloss(&["table", "s", "coverage", "--picture"]);
    assert!(
        said.out.contains("– undefined") && said.out.contains("no participant says anything"),
        "{said:?}"
    );
    let said = room.gloss(&["table", "s", "portrait"]);
    assert!(said.out.contains("Nothing is coded here."), "{said:?}");
}
