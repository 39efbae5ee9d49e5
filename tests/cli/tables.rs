//! The tables of the analysis, on the sample studies and on small ones that are counted by hand.

use serde_json::Value;

use crate::kinds::KINDS;
use crate::room::Room;
use crate::table::json;

fn table(room: &Room, kind: &[&str]) -> Value {
    json(room, &[&["table", "demo"], kind].concat())
}

fn rows(table: &Value) -> &Vec<Value> {
    table["rows"].as_array().unwrap()
}

fn row<'a>(table: &'a Value, column: &str, name: &str) -> &'a Value {
    rows(table).iter().find(|row| row[column] == name).unwrap_or_else(|| panic!("no {name} in {table}"))
}

/// Two talks of one person, a year apart, as two coders see them.
fn small() -> Room {
    let room = Room::empty();
    room.put("demo/p1.txt", "Interviewer: So?\n\nP: It was hard. We left early. Nobody asked.\n");
    room.put(
        "demo/p1_2.txt",
        "Interviewer: And now?\n\nP: It is easy. We laugh.\n\nInterviewer: Why?\n\nP: We met.\n",
    );
    let codes = r#"(id: "mood", name: "Mood", kind: "theme"), (id: "hard", name: "Hard", parent: "mood"),
        (id: "light", name: "Light", parent: "mood"), (id: "left", name: "Left", kind: "theme")"#;
    room.put("demo/codebook.ron", format!("(version: 1, codes: [{codes}])"));
    for (coder, talk, code, quote) in [
        ("jk", "p1.txt", "hard", "It was hard."),
        ("jk", "p1.txt", "left", "hard. We left early."),
        ("ms", "p1.txt", "hard", "hard. We left"),
        ("jk", "p1_2.txt", "light", "We laugh."),
    ] {
        let said = room.gloss(&["code", "demo", talk, code, "--quote", quote, "--as", coder]);
        assert_eq!(said.code, 0, "{said:?}");
    }
    room
}

#[test]
fn every_kind_says_unit_layer_and_scope_and_how_to_have_it_again() {
    let room = Room::demo();
    for kind in KINDS {
        let first = table(&room, kind);
        let notes = first["notes"].to_string();
        let layer = match kind {
            ["speakers" | "words", ..] => "Layer: none; these are words",
            _ => "Layer: the codings of all 2 coders (jk, ms)",
        };
        assert!(notes.contains(layer), "{kind:?}: {notes}");
        assert!(notes.contains("Scope: the whole study: transcripts: 9, cases: 3"), "{kind:?}: {notes}");
        assert!(!rows(&first).is_empty(), "{kind:?}");
        let again: Vec<&str> = first["again"].as_str().unwrap().split(' ').skip(1).collect();
        assert_eq!(json(&room, &again), first, "{kind:?}");
    }
}

#[test]
fn every_kind_says_the_same_numbers_in_every_form() {
    let room = Room::demo();
    for kind in KINDS {
        let told = table(&room, kind);
        let columns = told["columns"].as_array().unwrap();
        let csv = room.gloss(&[&["table", "demo"], kind, &["--format", "csv"]].concat()).out;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), rows(&told).len(), "{kind:?}");
        for (record, row) in records.iter().zip(rows(&told)) {
            for (field, column) in record.iter().zip(columns) {
                assert!(
                    is_same(field, &row[column.as_str().unwrap()]),
                    "{kind:?} {column}: {field} and {row}"
                );
            }
        }
    }
}

fn is_same(field: &str, value: &Value) -> bool {
    match value {
        Value::Null => field.is_empty(),
        Value::Number(number) => field.parse::<f64>().ok() == number.as_f64(),
        Value::Object(share) => field == format!("{} of {}", share["count"], share["of"]),
        words => {
            Some(field.strip_prefix('\'').unwrap_or(field))
                == words.as_str().map(|w| w.strip_prefix('\'').unwrap_or(w))
        }
    }
}

#[test]
fn what_leads_to_quotes_leads_to_what_is_counted() {
    let room = small();
    let codings = |lead: &Value| {
        let found = json(&room, &["quotes", "demo", lead.as_str().unwrap(), "--count"]);
        found["rows"][0]["codings"].clone()
    };
    for columns in ["case", "wave", "transcript", "coder", "speaker"] {
        let matrix = table(&room, &["matrix", "--columns", columns]);
        for (row, leads) in rows(&matrix).iter().zip(matrix["leads"].as_array().unwrap()) {
            for (column, figure) in row.as_object().unwrap().iter().filter(|(_, cell)| cell.is_number()) {
                assert_eq!(codings(&leads[column]), *figure, "{} in {column} by {columns}", row["code"]);
            }
        }
    }
    let pairs = table(&room, &["cooccurrence", "--unit", "segment"]);
    assert_eq!(codings(&pairs["leads"][0]["n₁₂"]), 2);
}

#[test]
fn codes_that_share_a_sentence_stand_together() {
    let room = small();
    let by = |unit: &str| {
        let told = table(&room, &["cooccurrence", "--unit", unit]);
        let first = &rows(&told)[0];
        ["code 1", "code 2", "n₁₂", "n₁", "n₂", "c"].map(|column| first[column].clone())
    };
    let told = |n: [u64; 3], c: f64| {
        let [both, one, other] = n.map(Value::from);
        [Value::from("Mood/Hard"), Value::from("Left"), both, one, other, Value::from(c)]
    };
    assert_eq!(by("sentence"), told([2, 2, 2], 1.0));
    assert_eq!(by("turn"), told([1, 1, 1], 1.0));
    assert_eq!(by("character"), told([13, 20, 20], 0.481));
    assert_eq!(by("segment"), told([2, 2, 1], 2.0));
    assert_eq!(by("case")[2..], told([1, 1, 1], 1.0)[2..]);
    let alone = table(&room, &["cooccurrence", "--coder", "ms"]);
    assert!(rows(&alone).is_empty() && alone["notes"].to_string().contains("No two of these codes"));
}

#[test]
fn how_codings_lie_to_each_other_is_told_on_request() {
    let room = small();
    let told = table(&room, &["cooccurrence", "--relations"]);
    let pair = &rows(&told)[0];
    let told = ["overlaps left", "inside", "equal", "same turn"].map(|way| pair[way].as_u64());
    assert_eq!(told, [Some(1), Some(1), Some(0), Some(0)]);
}

#[test]
fn a_code_and_one_below_it_are_no_pair_and_the_reason_is_said() {
    let told = table(&small(), &["cooccurrence", "--matrix", "--with-below"]);
    let row = row(&told, "code", "Mood/Hard");
    assert!(row["Mood"].is_null());
    let at = rows(&told).iter().position(|known| known == row).unwrap();
    assert!(told["undefined"][at]["Mood"].as_str().unwrap().contains("one below it"));
}

#[test]
fn totals_of_a_matrix_are_counted_anew_and_are_no_sums() {
    let told = table(&small(), &["matrix", "--columns", "coder", "--cell", "units"]);
    let hard = row(&told, "code", "Mood/Hard");
    assert_eq!((&hard["jk"], &hard["ms"], &hard["all (union)"]), (&1.into(), &2.into(), &2.into()));
    let all = row(&told, "code", "all (union)");
    assert_eq!((&all["jk"], &all["all (union)"]), (&3.into(), &3.into()));
}

#[test]
fn an_attribute_nobody_has_is_refused_with_those_there_are() {
    let room = Room::demo();
    let said = room.gloss(&["table", "demo", "matrix", "--columns", "attr.shfit"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("did you mean attr.shift?"), "{said:?}");
    let said = room.gloss(&["table", "demo", "cooccurrence", "--code", "nothing"]);
    assert_eq!((said.code, said.err.contains("There is no code “nothing”")), (2, true), "{said:?}");
}

#[test]
fn a_comparison_says_how_many_cases_are_compared() {
    let told = table(&Room::demo(), &["matrix", "--columns", "attr.gender", "--cell", "cases"]);
    assert!(
        told["notes"].to_string().contains("n (cases who speak there): man 1, woman 2."),
        "{}",
        told["notes"]
    );
}

#[test]
fn codes_fade_appear_and_persist_from_wave_to_wave() {
    let told = table(&small(), &["waves"]);
    let change = |code: &str| {
        let row = row(&told, "code", code);
        [row["1→2"].clone(), row["change"].clone()]
    };
    assert_eq!(change("Mood"), ["1 1", "persists"]);
    assert_eq!(change("Mood/Hard"), ["1 ·", "fades"]);
    assert_eq!(change("Mood/Light"), ["· 1", "appears"]);
}

#[test]
fn coverage_tells_what_is_coded_and_where_nothing_is() {
    let told = table(&small(), &["coverage"]);
    let first = row(&told, "transcript", "p1.txt");
    assert_eq!(
        (&first["said"], &first["coded"], &first["longest uncoded"]),
        (&41.into(), &27.into(), &14.into())
    );
    assert_eq!(first["% coded"], 65.9);
    let second = row(&told, "transcript", "p1_2.txt");
    assert_eq!((&second["longest uncoded"], &second["from turn"]), (&12.into(), &2.into()));
    let by_case = table(&small(), &["coverage", "--by", "cases"]);
    assert_eq!(row(&by_case, "case", "p1")["said"], row(&told, "transcript", "all")["said"]);
}

#[test]
fn speakers_are_told_with_whom_they_follow() {
    let told = table(&small(), &["speakers"]);
    let second = &rows(&told)[3];
    assert_eq!((&second["speaker"], &second["turns"], &second["words"]), (&"P".into(), &2.into(), &7.into()));
    assert_eq!(
        (&second["follows"], &second["% of participants' words"]),
        (&"Interviewer 2".into(), &100.0.into())
    );
    assert!(rows(&told)[0]["% of participants' words"].is_null());
    let follows = table(&small(), &["speakers", "--follows"]);
    let last = &rows(&follows)[2];
    assert_eq!(
        (&last["speaker"], &last["follows"], &last["times"]),
        (&"Interviewer".into(), &"P".into(), &1.into())
    );
}

/// The worked example of Guest's rule and of the curve over all orders: sixteen codes in ten interviews.
fn ten_interviews() -> Room {
    let room = Room::empty();
    let sets: [&[usize]; 10] = [
        &[1, 2, 3, 4, 5, 6, 7, 8],
        &[1, 2, 9, 10],
        &[3, 4, 11, 12],
        &[1, 5, 13],
        &[2, 14],
        &[3, 15],
        &[1, 2],
        &[4, 16],
        &[5],
        &[6],
    ];
    let codes: String = (1..=16).map(|code| format!("(id: \"c{code}\", name: \"C{code}\"),")).collect();
    room.put("demo/codebook.ron", format!("(version: 1, codes: [{codes}])"));
    for (number, set) in sets.iter().enumerate() {
        let name = format!("p{number}.txt");
        room.put(&format!("demo/{name}"), "Interviewer: So?\n\nP: We hoped for it.\n");
        for code in *set {
            let said = room.gloss(&["code", "demo", &name, &format!("c{code}"), "--quote", "We hoped"]);
            assert_eq!(said.code, 0, "{said:?}");
        }
    }
    room
}

#[test]
fn the_worked_example_of_saturation_comes_out() {
    let room = ten_interviews();
    let told = table(&room, &["saturation", "--order", "name"]);
    let column = |name: &str| rows(&told).iter().map(|row| row[name].clone()).collect::<Vec<_>>();
    assert_eq!(column("new"), [8, 2, 2, 1, 1, 1, 0, 1, 0, 0]);
    assert_eq!(column("all so far")[9], 16);
    let runs: Vec<f64> = column("run, % of base").iter().filter_map(Value::as_f64).collect();
    assert_eq!(runs, [15.4, 7.7, 7.7, 7.7, 0.0]);
    let expected = column("expected");
    assert_eq!([&expected[0], &expected[1], &expected[3], &expected[9]], [2.9, 5.31, 9.02, 16.0]);
    let notes = told["notes"].to_string();
    assert!(
        notes.contains("base 4, run 2, ≤ 5.0 %") && notes.contains("saturated at number 10, p9.txt"),
        "{notes}"
    );
    let wrong = room.gloss(&["table", "demo", "saturation", "--threshold", "500"]);
    assert_eq!((wrong.code, wrong.err.contains("no percentage")), (2, true));
}

#[test]
fn where_nothing_can_be_said_a_sentence_says_so() {
    let room = Room::empty();
    room.put("demo/a.txt", "");
    for kind in KINDS.into_iter().filter(|kind| !kind.contains(&"attr.shift")) {
        let said = room.gloss(&[&["table", "demo"], kind].concat());
        match said.code {
            0 => assert!(said.out.contains("\nLayer: no"), "{kind:?}: {said:?}"),
            1 => assert!(
                said.err.contains("There are no two waves") || said.err.contains("is a theme"),
                "{said:?}"
            ),
            _ => panic!("{kind:?}: {said:?}"),
        }
    }
    let nowhere = small().gloss(&["table", "demo", "coverage", "--where", "wave=7"]);
    assert!(nowhere.out.contains("– no participant says anything there"), "{nowhere:?}");
}

#[test]
fn a_question_narrows_every_table() {
    let room = small();
    let narrowed = table(&room, &["codes", "--where", "wave=2"]);
    assert_eq!(row(&narrowed, "code", "Mood")["codings with below"], 1);
    assert!(narrowed["notes"].to_string().contains("Scope: where wave=2: transcripts: 1"));
    let theirs = table(&room, &["codes", "--where", "coder=ms"]);
    assert_eq!(row(&theirs, "code", "Mood")["codings with below"], 1);
}

#[test]
fn a_share_of_speech_is_of_what_is_said_under_the_heading() {
    let told = table(&small(), &["matrix", "--columns", "wave", "--own", "--cell", "column-speech"]);
    let hard = row(&told, "code", "Mood/Hard");
    assert_eq!((&hard["wave 1"], &hard["wave 2"]), (&48.8.into(), &0.0.into()), "20 of 41 code points");
    let all = row(&told, "code", "all (union)");
    assert_eq!(all["wave 1"], 65.9, "as the coverage has it");
}

#[test]
fn a_sitting_is_told_with_what_is_known_of_it() {
    let told = table(&small(), &["sittings"]);
    let first = &rows(&told)[0];
    let figures = ["wave", "words", "codings"].map(|column| first[column].as_u64());
    assert_eq!((figures, &first["% coded"]), ([Some(1), Some(8), Some(3)], &65.9.into()));
    assert!(first["minutes"].is_null() && first["date"].is_null());
    assert!(told["undefined"][0]["minutes"].as_str().unwrap().contains("time stamps"));
    let room = Room::empty();
    room.put("demo/p1.txt", "[00:01:00] I: So?\n\n[00:01:30] P: Yes.\n\n[00:31:30] I: Bye.\n");
    room.put("demo/p2.txt", "[00:00:00] I: So?\n\n[00:10:00] P: No.\n");
    let told = table(&room, &["sittings"]);
    assert_eq!(rows(&told)[0]["minutes"], 30.5);
    assert!(
        told["notes"].to_string().contains("mean 20.2 (SD 14.5), 10.0–30.5; missing: 0."),
        "{}",
        told["notes"]
    );
}

#[test]
fn who_is_without_a_theme_and_what_speaks_against_it_stand_in_one_list() {
    let room = small();
    assert!(table(&room, &["negative"])["notes"].to_string().contains("Nobody is without"));
    let told = table(&room, &["negative", "--code", "light", "--where", "wave=1"]);
    let only = &rows(&told)[0];
    assert_eq!((&only["against it"], &only["case"]), (&"without".into(), &"p1".into()));
    assert_eq!(only["cases with it"]["of"], 1);
    let line = r#"{"transcript": "p1.txt", "quote": "Nobody asked.", "code": "left", "counter": true}"#;
    assert_eq!(room.gloss_with(&["code", "demo", "--from", "-"], line).code, 0);
    let told = table(&room, &["negative"]);
    let only = &rows(&told)[0];
    assert_eq!((&only["against it"], &only["words"]), (&"counter-quote".into(), &"Nobody asked.".into()));
    assert_eq!((&only["transcript"], &only["turn"]), (&"p1.txt".into(), &2.into()));
}

#[test]
fn edges_are_a_list_that_other_programs_read() {
    let csv = small().gloss(&["table", "demo", "cooccurrence", "--edges", "--format", "csv"]).out;
    assert_eq!(csv, "Source,Target,Type,Weight,c\r\nMood/Hard,Left,Undirected,2,1.000\r\n");
    let pairs = table(&small(), &["cooccurrence", "--unit", "segment"]);
    assert_eq!(rows(&pairs)[0]["marks"], ">1: counts overlap pairs");
}

#[test]
fn sources_in_no_history_stand_last_and_that_is_said() {
    let told = table(&ten_interviews(), &["saturation", "--order", "import", "--history"]);
    let notes = told["notes"].to_string();
    assert!(notes.contains("In no history, and therefore last and by name: 10 of 10."), "{notes}");
    assert!(notes.contains("As first used: as the histories tell"), "{notes}");
}

#[test]
fn who_is_counted_in_text_and_in_codings_is_said_where_it_differs() {
    let room = Room::empty();
    room.put("demo/g.txt", "Anna: We left.\n\nBo: Late, yes.\n\nAnna: Oh.\n\nBo: Yes.\n");
    room.put("demo/codebook.ron", r#"(version: 1, codes: [(id: "a", name: "A"), (id: "b", name: "B")])"#);
    let case =
        |id: &str| format!(r#"(id: "{id}", speakers: ["{id}"], sittings: [(transcript: "g.txt", wave: 1)])"#);
    room.put("demo/cases.ron", format!("(version: 1, cases: [{}, {}])", case("Anna"), case("Bo")));
    for (span, code) in [("6..24", "a"), ("8..28", "b")] {
        let said = room.gloss(&["code", "demo", "g.txt", span, code]);
        assert_eq!(said.code, 0, "{said:?}");
    }
    let people = |more: &[&str]| {
        let told = json(&room, &[&["quotes", "demo", "a or b", "--count"], more].concat());
        (told["rows"][0]["cases"]["count"].clone(), told["title"].to_string())
    };
    let (merged, separate) = (people(&[]), people(&["--separate"]));
    assert_eq!((&merged.0, &separate.0), (&2.into(), &1.into()));
    assert!(merged.1.contains("without a coding of their own here: Bo."), "{}", merged.1);
    assert!(!separate.1.contains("of their own"), "{}", separate.1);
}

#[test]
fn words_are_told_by_how_often_and_by_how_many() {
    let room = small();
    let told = table(&room, &["words"]);
    let words: Vec<&str> = rows(&told).iter().filter_map(|row| row["word"].as_str()).collect();
    assert_eq!(words, ["asked", "early", "easy", "hard", "laugh", "left", "met", "nobody"]);
    let notes = told["notes"].to_string();
    assert!(notes.contains("“en”, which fits these words best: 7 of the 15 running words"), "{notes}");
    let all = table(&room, &["words", "--stop", "none", "--by", "wave", "--min", "2"]);
    let we = row(&all, "word", "we");
    assert_eq!((&we["times"], &we["per 1000 words"]), (&3.into(), &200.0.into()));
    assert_eq!((&we["cases"]["count"], &we["cases"]["of"]), (&1.into(), &1.into()));
    assert_eq!((&we["transcripts"], &we["wave 1"], &we["wave 2"]), (&2.into(), &1.into(), &2.into()));
}

#[test]
fn own_words_are_left_out_and_what_cannot_be_left_out_is_said() {
    let room = small();
    room.put("mine.txt", "# of this project\nHARD nobody\n");
    let told = table(&room, &["words", "--stop-file", "mine.txt", "--top", "2"]);
    let words: Vec<&str> = rows(&told).iter().filter_map(|row| row["word"].as_str()).collect();
    assert_eq!(words, ["asked", "early"]);
    assert!(told["notes"].to_string().contains("The 2 most frequent of 6 different words"), "{told}");
    let wrong = |typed: &[&str]| room.gloss(&[&["table", "demo", "words"], typed].concat());
    let (unknown, missing) = (wrong(&["--stop", "xx"]), wrong(&["--stop-file", "nowhere.txt"]));
    assert_eq!((unknown.code, missing.code), (2, 2));
    assert!(unknown.err.contains("no stop words for “xx”") && unknown.err.contains("no, pt"), "{unknown:?}");
    assert!(missing.err.contains("nowhere.txt: it cannot be read"), "{missing:?}");
}

#[test]
fn a_study_keeps_stop_words_of_its_own() {
    let room = small();
    room.put("demo/study.ron", r#"(version: 1, stop_words: ["HARD", "nobody"])"#);
    let words = |typed: &[&str]| {
        let told = table(&room, &[&["words"], typed].concat());
        let words: Vec<String> =
            rows(&told).iter().filter_map(|row| row["word"].as_str()).map(String::from).collect();
        (words, told["notes"].to_string(), told["again"].to_string())
    };
    let (fitting, notes, again) = words(&[]);
    assert_eq!(fitting, ["asked", "early", "easy", "laugh", "left", "met"]);
    assert!(
        notes.contains("which fits these words best and the study's own list (HARD, nobody): 9 of the 15"),
        "{notes}"
    );
    assert!(again.contains(" --stop en,own"), "{again}");
    assert_eq!(words(&["--stop", "en,own"]).0, fitting);
    assert!(words(&["--stop", "en"]).0.contains(&"hard".into()));
    let (own, notes, again) = words(&["--stop", "own"]);
    assert_eq!((own.len(), own.contains(&"hard".into())), (10, false), "{own:?}");
    assert!(
        notes.contains("Stop words left out: the study's own list (HARD, nobody): 2 of the 15"),
        "{notes}"
    );
    assert_eq!(again.matches("--stop").count(), 1, "{again}");
    assert!(words(&["--stop", "none"]).0.contains(&"nobody".into()));
    let checked = room.gloss(&["check", "demo"]);
    assert!(![checked.out, checked.err].concat().contains("study.ron"));
}

#[test]
fn words_are_parted_by_what_people_answered() {
    let room = Room::empty();
    room.put("demo/a.txt", "Interviewer: So?\n\nP: Late, so late.\n");
    room.put("demo/b.txt", "Interviewer: Late?\n\nP: Never late.\n");
    room.put("demo/c.txt", "P: Late.\n");
    let cases = r#"(version: 1, cases: [
        (id: "a", attributes: [("shift", "night"), ("ward", "3; 4")], sittings: [(transcript: "a.txt", wave: 1)]),
        (id: "b", attributes: [("shift", "day"), ("ward", "4")], sittings: [(transcript: "b.txt", wave: 1)]),
    ])"#;
    room.put("demo/cases.ron", cases);
    let study = r#"(version: 1, attributes: [(name: "shift", kind: "category", values: ["night", "day"]), (name: "ward", kind: "several")])"#;
    room.put("demo/study.ron", study);
    let told = table(&room, &["words", "--stop", "none", "--by", "attr.shift", "--interviewers"]);
    let columns: Vec<&str> =
        told["columns"].as_array().unwrap().iter().filter_map(|column| column.as_str()).collect();
    assert_eq!(columns[5..], ["night", "day", "(none)"]);
    let late = row(&told, "word", "late");
    let figures = ["times", "night", "day", "(none)"].map(|column| late[column].as_u64().unwrap());
    assert_eq!(figures, [5, 2, 1, 1], "the interviewer is nobody's case");
    assert!(told["notes"].to_string().contains("whoever answered so to attr.shift"), "{told}");
    let wards = table(&room, &["words", "--stop", "none", "--by", "ward"]);
    let late = row(&wards, "word", "late");
    assert_eq!(["3", "4", "(none)"].map(|ward| late[ward].as_u64().unwrap()), [2, 3, 1]);
    let wrong = room.gloss(&["table", "demo", "words", "--by", "attr.shft"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean attr.shift?): it may be wave, case, attr.shift"), "{wrong:?}");
}
