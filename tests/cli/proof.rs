//! One table, one set of numbers: in every form, by its own line, behind its own leads; and of bad studies a sentence.

use std::path::Path;

use gloss::analysis::ask::{Counts, How, Query, ask};
use gloss::report::called::{Frame, Standing, again, called};
use gloss::report::saved::{Saved, saved};
use gloss::report::{Cell, Table, TableForm, written};
use gloss::store;
use gloss::study::{Study, Trail};
use serde_json::Value;

use crate::kinds::KINDS;
use crate::room::Room;

/// Forms that are read back; a docx is written by the hand that writes every other document.
const READ: [TableForm; 6] =
    [TableForm::Text, TableForm::Csv, TableForm::Xlsx, TableForm::Json, TableForm::Markdown, TableForm::Html];

fn samples() -> [Room; 2] {
    let groups = Room::empty();
    assert_eq!(groups.gloss(&["demo", "demo", "--focus-groups"]).code, 0);
    [Room::demo(), groups]
}

fn open(root: &Path) -> Study {
    store::open_whole(root).unwrap().study
}

fn frame(study: &Study) -> Frame<'_> {
    let known_by = store::fingerprint(study).to_string();
    Frame {
        study,
        called: "demo".into(),
        known_by,
        root: "demo".into(),
        is_indented: false,
        trail: &|| Trail::default(),
        read: |_| Err("no file is named here".into()),
    }
}

fn told(study: &Study, kind: &[&str]) -> Result<Table, String> {
    called(&shlex::try_join(kind.iter().copied()).unwrap(), frame(study), &Standing::default())
        .map(|counted| counted.table)
        .map_err(|why| why.to_string())
}

/// A cell as a form that was read back has it.
fn as_read(cell: &Cell, form: TableForm) -> String {
    match cell {
        Cell::Undefined | Cell::Because(_) => match form {
            TableForm::Text | TableForm::Markdown | TableForm::Html => "–".into(),
            _ => String::new(),
        },
        told => told.shown().split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn is_same(read: &str, told: &str) -> bool {
    let number = |words: &str| words.parse::<f64>().ok();
    let read = read.split_whitespace().collect::<Vec<_>>().join(" ");
    read == told || number(&read).is_some_and(|read| number(told) == Some(read))
}

fn is_the_table(read: &Saved, table: &Table, form: TableForm, kind: &[&str]) {
    assert_eq!(read.heads.len(), table.columns.len(), "{kind:?} {form:?}");
    // A sheet ends with the last cell in which anything stands.
    let is_blank = |row: &&Vec<Cell>| row.iter().all(|cell| as_read(cell, form).is_empty());
    let blank = table.rows.iter().rev().take_while(is_blank).count();
    let rows = if form == TableForm::Xlsx { table.rows.len() - blank } else { table.rows.len() };
    assert_eq!(read.rows.len(), rows, "{kind:?} {form:?}");
    for (row, cells) in read.rows.iter().zip(&table.rows) {
        for (read, cell) in row.iter().zip(cells) {
            let told = as_read(cell, form);
            assert!(is_same(read, &told), "{kind:?} {form:?}: {read:?} and {told:?}");
        }
    }
}

#[test]
fn the_same_numbers_stand_in_every_form_of_every_kind_and_its_line_gives_them_again() {
    for room in samples() {
        let study = open(&room.path("demo"));
        for kind in KINDS {
            let Ok(table) = told(&study, kind) else {
                assert!(kind.contains(&"attr.shift") || kind[0] == "waves", "{kind:?}");
                continue;
            };
            for form in READ {
                let read = saved(&written(&table, form).unwrap(), form).unwrap();
                is_the_table(&read, &table, form, kind);
                if form != TableForm::Csv {
                    let made = again(read.again().unwrap(), frame(&study), &Standing::default()).unwrap();
                    assert_eq!(made, table, "{kind:?} {form:?}");
                    assert_eq!(read.study(), Some(store::fingerprint(&study).to_string().as_str()));
                }
            }
        }
    }
}

#[test]
fn a_narrowed_table_of_one_coder_is_given_again_by_its_line() {
    let study = open(&samples()[0].path("demo"));
    for kind in KINDS.iter().filter(|kind| kind[0] != "waves") {
        let typed = [*kind, &["--coder", "jk", "--where", "wave=1..2 and not case=50002"]].concat();
        let table = told(&study, &typed).unwrap();
        assert_eq!(again(&table.again, frame(&study), &Standing::default()).unwrap(), table, "{typed:?}");
    }
}

fn counts(study: &Study, lead: &str) -> Counts {
    let query = Query::read(lead, study).unwrap_or_else(|fault| panic!("{lead}: {}", fault.pointed()));
    ask(&query, study, How::default()).counts
}

/// What the answer of a lead has to count, by the kind of table and the column: nothing where the language counts
/// something else. Those are: units, code points and shares (an answer counts codings and people); pairs of codings
/// and units with both codes (an answer tells the first code's codings); groups; codes in a source (saturation); how
/// early something is said (primacy, which is held against its quotes by its own tests); what a case says instead
/// (negative).
fn counted<'t>(kind: &[&str], column: &'t str, cell: &Cell) -> Option<(&'t str, u64)> {
    let of = |what: &'t str| match *cell {
        Cell::Number(number) | Cell::Share(number, _) => Some((what, number)),
        _ => None,
    };
    match (kind[0], column) {
        ("codes", "codings" | "codings with below") => of("codings"),
        ("codes", "cases" | "cases with below") => of("cases"),
        ("codes", "transcripts" | "transcripts with below") => of("transcripts"),
        ("codes" | "waves", wave) if wave.starts_with("wave ") => of("cases"),
        ("matrix" | "case-waves", _) if !kind.contains(&"--cell") => of("codings"),
        ("sittings", "codings") => of("codings"),
        ("cooccurrence", "n₁" | "n₂") if kind.contains(&"segment") => of("codings"),
        _ => None,
    }
}

#[test]
fn behind_every_figure_of_codings_cases_and_transcripts_stand_as_many() {
    for room in samples() {
        let study = open(&room.path("demo"));
        let mut held = 0;
        for kind in KINDS {
            let Ok(table) = told(&study, kind) else { continue };
            for (row, cells) in table.rows.iter().enumerate() {
                for (at, (cell, column)) in cells.iter().zip(&table.columns).enumerate() {
                    let Some((what, number)) = counted(kind, &column.name, cell) else { continue };
                    let Some(lead) = table.lead(row, at) else { continue };
                    let found = counts(&study, &lead);
                    let found = match what {
                        "codings" => found.codings,
                        "cases" => found.cases,
                        _ => found.transcripts,
                    };
                    assert_eq!(found as u64, number, "{kind:?} {} {}: {lead}", cells[0].shown(), column.name);
                    held += 1;
                }
            }
        }
        assert!(held > 500, "{held}");
    }
}

#[test]
fn every_lead_is_a_question_that_can_be_asked() {
    for room in samples() {
        let study = open(&room.path("demo"));
        for kind in KINDS {
            let Ok(table) = told(&study, kind) else { continue };
            let cells =
                (0..table.rows.len()).flat_map(|row| (0..table.columns.len()).map(move |at| (row, at)));
            let leads: std::collections::BTreeSet<_> =
                cells.filter_map(|(row, at)| table.lead(row, at)).collect();
            for lead in leads {
                assert!(Query::read(&lead, &study).is_ok(), "{kind:?}: {lead}");
            }
        }
    }
}

fn bad_studies() -> Vec<(&'static str, Room)> {
    let put = |files: &[(&str, &str)]| {
        let room = Room::empty();
        std::fs::create_dir_all(room.path("demo")).unwrap();
        files.iter().for_each(|(path, words)| room.put(&format!("demo/{path}"), words));
        room
    };
    let codes = r#"(version: 1, codes: [(id: "a", name: "A", kind: "theme"), (id: "b", name: "B", parent: "a", kind: "theme")])"#;
    let odd = room_with_an_odd_code();
    vec![
        ("nothing", put(&[])),
        ("an empty transcript", put(&[("a.txt", "")])),
        ("codes and no words", put(&[("codebook.ron", codes)])),
        (
            "codes without codings",
            put(&[("codebook.ron", codes), ("p1.txt", "I: So?\n\nP: So.\n"), ("p1_2.txt", "P: So.\n")]),
        ),
        ("only an interviewer", put(&[("codebook.ron", codes), ("p1.txt", "I: So?\n\nI: Well.\n")])),
        ("a code that is not in the book", odd),
    ]
}

fn room_with_an_odd_code() -> Room {
    let room = Room::study();
    assert_eq!(room.gloss(&["code", "study", "talks/50001.txt", "hope", "--quote", "They hoped"]).code, 0);
    std::fs::rename(room.path("study"), room.path("demo")).unwrap();
    room.put("demo/codebook.ron", "(version: 1, codes: [])");
    room
}

#[test]
fn of_bad_studies_every_kind_says_a_sentence_or_a_table_in_which_nothing_is_made_up() {
    for (name, room) in bad_studies() {
        let study = open(&room.path("demo"));
        for kind in KINDS {
            match told(&study, kind) {
                Err(why) => assert!(why.len() > 20 && !why.contains("Usage"), "{name} {kind:?}: {why}"),
                Ok(table) => stays_undefined(&table, name, kind),
            }
        }
        let unknown = [
            &["matrix", "--rows", "attr.nothing"][..],
            &["matrix", "--columns", "fields"],
            &["cooccurrence", "--code", "no such code"],
            &["negative", "--code", "no such code"],
            &["codes", "--where", "wavy=2"],
            &["codes", "--where", "no-such-code"],
            &["matrix", "--cell", "row-speech"],
            &["matrix", "--cell", "column-speech", "--percent", "row"],
            &["primacy", "--question", "q99"],
            &["tables"],
            &[""],
        ];
        for words in unknown {
            let why = told(&study, words).expect_err(name);
            assert!(why.len() > 15, "{name} {words:?}: {why}");
        }
    }
}

/// In every form, with its reason.
fn stays_undefined(table: &Table, name: &str, kind: &[&str]) {
    for form in TableForm::ALL {
        let bytes = written(table, form).unwrap();
        let Ok(read) = saved(&bytes, form) else {
            assert_eq!(form, TableForm::Docx);
            continue;
        };
        is_the_table(&read, table, form, kind);
        for words in read.rows.iter().flatten() {
            assert!(!["NaN", "inf", "-inf", "null"].contains(&words.as_str()), "{name} {kind:?} {form:?}");
        }
        let whys = table.rows.iter().flatten().filter_map(|cell| match cell {
            Cell::Because(why) => Some(why),
            _ => None,
        });
        let page = String::from_utf8_lossy(&bytes);
        for why in whys.filter(|_| form != TableForm::Csv) {
            let stands = match form {
                TableForm::Json => page.contains(why.as_str()),
                _ => read.below.iter().any(|line| line.trim_start_matches("– ") == why),
            };
            assert!(stands, "{name} {kind:?} {form:?}: {why}");
        }
    }
}

#[test]
fn a_saved_table_is_verified_and_what_changed_is_told() {
    let room = Room::demo();
    for ending in ["csv", "json", "xlsx", "docx", "md", "html", "txt"] {
        let file = format!("codes.{ending}");
        let format = if ending == "txt" { "text" } else { ending };
        let kind = ["table", "demo", "codes", "--format", format, "--out", &file];
        assert_eq!(room.gloss(&kind).code, 0);
        let typed = ["table", "demo", "codes", "--verify", &file];
        let same = room.gloss(&typed);
        assert!(same.code == 0 && same.out.starts_with(&format!("Same: {file} (")), "{ending}: {same:?}");
        let alone = room.gloss(&["table", "demo", "--verify", &file]);
        if ending == "csv" {
            assert!(alone.code == 2 && alone.err.contains("does not say how it was made"), "{alone:?}");
        } else {
            assert_eq!((alone.code, &alone.out), (0, &same.out), "{ending}: {alone:?}");
            assert!(alone.out.contains("The study is as it was: "), "{alone:?}");
        }
    }
    let talk = room.gloss(&["quotes", "demo", "no-desk", "--format", "json"]).out;
    let talk: Value = serde_json::from_str(&talk).unwrap();
    let transcript = talk["rows"][0]["transcript"].as_str().unwrap().to_string();
    let coded = ["code", "demo", &transcript, "0..9", "deep-end", "--as", "jk"];
    assert_eq!(room.gloss(&coded).code, 0, "{:?}", room.gloss(&coded));
    for ending in ["csv", "json", "xlsx", "docx", "md", "html", "txt"] {
        let file = format!("codes.{ending}");
        let said = room.gloss(&["table", "demo", "codes", "--verify", &file]);
        assert_eq!(said.code, 1, "{said:?}");
        assert!(said.out.starts_with(&format!("Differs: {file}, in ")), "{said:?}");
        assert!(said.out.contains("codings") && said.out.contains(" then, "), "{said:?}");
        assert_eq!(said.out.contains("The study is not as it was"), ending != "csv", "{said:?}");
    }
    for (file, words) in
        [("none.csv", ""), ("odd.pdf", "x"), ("odd.json", "{"), ("odd.xlsx", "PK"), ("odd.docx", "PK")]
    {
        if !words.is_empty() {
            room.put(file, words);
        }
        let said = room.gloss(&["table", "demo", "codes", "--verify", file]);
        assert!(said.code == 2 && said.err.contains(file), "{said:?}");
    }
    let nothing = room.gloss(&["table", "demo"]);
    assert!(nothing.code == 2 && nothing.err.contains("No table is named"), "{nothing:?}");
}
