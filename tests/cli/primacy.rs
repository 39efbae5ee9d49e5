//! What people say first: the worked figures, what is behind them, what is undefined and why, and the small picture.

use gloss::store::Digest;
use serde_json::Value;

use crate::room::Room;
use crate::table::json;

const TALK: &str = "Interviewer: What is it like?\n\nP: One. Two. Three. Four.\n\nInterviewer: Is it unclear?\n\nP: Five. Six.\n";
const CODES: &str = r#"(version: 1, codes: [
    (id: "work", name: "Work", kind: "theme", weight: (of_100: 80, reason: "They came to it at once")),
    (id: "unclear", name: "Unclear", parent: "work"),
    (id: "hostile", name: "Hostile", parent: "work"),
    (id: "bureau", name: "Bureau"),
    (id: "training", name: "Training"),
])"#;
const STUDY: &str = r#"(version: 1, guide: [
    (id: "q1", text: "What is it like?"), (id: "q2", text: "What would you change?"),
])"#;

/// Four people asked the same, and what they list: sentence by sentence.
fn four() -> Room {
    let room = Room::empty();
    room.put("demo/codebook.ron", CODES);
    room.put("demo/study.ron", STUDY);
    let lists: [&[&str]; 4] = [
        &["unclear", "hostile", "bureau"],
        &["hostile", "unclear"],
        &["unclear"],
        &["bureau", "hostile", "training", "unclear"],
    ];
    for (number, list) in lists.iter().enumerate() {
        lists_of(&room, &format!("p{}.txt", number + 1), list);
    }
    room
}

fn lists_of(room: &Room, talk: &str, list: &[&str]) {
    room.put(&format!("demo/{talk}"), TALK);
    for (code, sentence) in list.iter().zip(["One.", "Two.", "Three.", "Four."]) {
        let said = room.gloss(&["code", "demo", talk, code, "--quote", sentence]);
        assert_eq!(said.code, 0, "{said:?}");
    }
    mark(room, talk, "What is it like?", "q1");
}

/// As the desk keeps it: which turn asks what.
fn mark(room: &Room, talk: &str, words: &str, id: &str) {
    let start = TALK[..TALK.find(words).unwrap()].chars().count();
    let marks = format!(
        "(version: 1, text: \"{}\", length: {}, codings: [(at: ({start}, {}), code: \"{id}\", \
         when: \"2026-03-14T02:42:40Z\", words: (\"{words}\", \"{words}\"))])",
        Digest::of(TALK.as_bytes()),
        TALK.chars().count(),
        start + words.chars().count(),
    );
    room.put(&format!("demo/{talk}.guide.ron"), marks);
}

fn primacy(room: &Room, more: &[&str]) -> Value {
    json(room, &[&["table", "demo", "primacy"], more].concat())
}

fn rows(table: &Value) -> &Vec<Value> {
    table["rows"].as_array().unwrap()
}

#[test]
fn the_worked_example_comes_out_sorted_by_its_s() {
    let told = primacy(&four(), &[]);
    let figures = rows(&told).iter().map(|row| {
        assert_eq!((&row["question"], &row["cases"]["of"]), (&"q1".into(), &4.into()));
        let share = |column: &str| row[column]["count"].as_u64().unwrap();
        let number = |column: &str| row[column].as_f64().unwrap();
        (
            row["code"].as_str().unwrap(),
            share("cases"),
            share("first"),
            number("mean rank"),
            number("S"),
            number("CSI"),
        )
    });
    let wanted = [
        ("Work/Unclear", 4, 2, 2.0, 0.6875, 0.5),
        ("Work/Hostile", 3, 1, 1.667, 0.6042, 0.45),
        ("Bureau", 2, 1, 2.0, 0.3333, 0.25),
        ("Training", 1, 0, 3.0, 0.125, 0.0833),
    ];
    assert_eq!(figures.collect::<Vec<_>>(), wanted);
    let unclear = &rows(&told)[0];
    assert_eq!(
        (&unclear["in the first 2 sentences"]["count"], &unclear["words before"]),
        (&3.into(), &0.5.into())
    );
    let notes = told["notes"].to_string();
    for words in [
        "Layer: codings by jk",
        "Scope: the whole study: transcripts: 4, cases: 4",
        "Unit: a case counts once",
    ] {
        assert!(notes.contains(words), "{notes}");
    }
    assert!(
        notes.contains("q1: “What is it like?”; cases asked: 4; mentioned by nobody, and without a row: 1."),
        "{notes}"
    );
}

#[test]
fn every_figure_leads_to_the_people_behind_it() {
    let room = four();
    let told = primacy(&room, &[]);
    for (row, leads) in rows(&told).iter().zip(told["leads"].as_array().unwrap()) {
        for column in ["code", "cases", "first", "S", "CSI"] {
            let found = json(&room, &["quotes", "demo", leads[column].as_str().unwrap(), "--count"]);
            assert_eq!(
                found["rows"][0]["cases"]["count"], row["cases"]["count"],
                "{}: {column}",
                row["code"]
            );
        }
    }
}

#[test]
fn a_theme_is_mentioned_with_the_first_of_what_is_below_it_and_says_its_weight() {
    let told = primacy(&four(), &["--themes"]);
    let work = &rows(&told)[0];
    assert_eq!((&work["theme"], &work["S"], &work["weight"]), (&"Work".into(), &1.0.into(), &80.into()));
    assert_eq!(work["first"]["count"], 4, "of themes it is the only one");
    let notes = told["notes"].to_string();
    assert!(notes.contains("Weight of Work: 80 of 100, because: They came to it at once."), "{notes}");
    let overlap = json(&four(), &["table", "demo", "themes"]);
    assert!(overlap["notes"].to_string().contains("Weight of Work: 80"), "{overlap}");
}

#[test]
fn what_the_interviewer_named_can_be_left_out() {
    let room = four();
    lists_of(&room, "p5.txt", &[]);
    room.gloss(&["code", "demo", "p5.txt", "unclear", "--quote", "Five."]);
    let cases = |told: &Value| rows(told)[0]["cases"].clone();
    assert_eq!(cases(&primacy(&room, &[]))["count"], 5);
    let told = primacy(&room, &["--spontaneous"]);
    assert_eq!((&cases(&told)["count"], &cases(&told)["of"]), (&4.into(), &5.into()), "asked is asked");
    room.put("demo/study.ron", STUDY.replace("like?\")", "like?\", names: [\"work\"])"));
    let told = primacy(&room, &["--spontaneous"]);
    let codes: Vec<&str> = rows(&told).iter().map(|row| row["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["Bureau", "Training"], "the question names all of work");
}

#[test]
fn waves_stand_one_after_the_other_with_the_change() {
    let room = four();
    lists_of(&room, "p1_2.txt", &["bureau", "unclear"]);
    let told = primacy(&room, &["--by-wave"]);
    let second: Vec<&Value> = rows(&told).iter().filter(|row| row["wave"] == 2).collect();
    let bureau = second[0];
    assert_eq!((&bureau["code"], &bureau["first"]["of"]), (&"Bureau".into(), &1.into()));
    assert_eq!((&bureau["change of first"], &bureau["change of S"]), (&0.75.into(), &0.6667.into()));
    let at = told["undefined"].as_array().unwrap();
    assert!(at[0]["change of S"].as_str().unwrap().contains("no earlier wave"));
    let whole = primacy(&room, &["--where", "wave=2"]);
    assert_eq!(rows(&whole)[0]["S"], bureau["S"]);
}

#[test]
fn a_question_nobody_was_asked_is_undefined_and_one_nobody_wrote_is_refused() {
    let room = four();
    let told = primacy(&room, &["--question", "q2"]);
    assert_eq!(rows(&told).len(), 1);
    assert!(rows(&told)[0]["S"].is_null() && rows(&told)[0]["cases"].is_null());
    assert!(told["undefined"][0]["S"].as_str().unwrap().contains("nobody in scope was asked q2"));
    let said = room.gloss(&["table", "demo", "primacy", "--question", "q7"]);
    assert_eq!((said.code, said.err.contains("no question “q7” in the guide")), (2, true), "{said:?}");
    let said = room.gloss(&["table", "demo", "primacy", "--sentences", "0"]);
    assert_eq!(said.code, 2, "{said:?}");
}

#[test]
fn without_marks_each_interview_is_one_answer_and_without_some_they_are_left_out_by_name() {
    let room = four();
    room.put("demo/p9.txt", TALK);
    let notes = primacy(&room, &[])["notes"].to_string();
    assert!(
        notes.contains("Left out, for no turn of theirs is marked as asking a question: p9.txt."),
        "{notes}"
    );
    for talk in 1..=4 {
        std::fs::remove_file(room.path(&format!("demo/p{talk}.txt.guide.ron"))).unwrap();
    }
    let told = primacy(&room, &[]);
    assert_eq!(rows(&told)[0]["cases"]["of"], 5);
    assert!(told["notes"].to_string().contains("each whole interview is one answer"), "{told}");
    std::fs::remove_file(room.path("demo/study.ron")).unwrap();
    let told = primacy(&room, &[]);
    assert!(told["notes"].to_string().contains("The guide has no questions yet"), "{told}");
    let said = room.gloss(&["table", "demo", "primacy", "--question", "q1"]);
    assert!(said.err.contains("the guide of this study has no questions yet"), "{said:?}");
}

#[test]
fn the_picture_has_four_quadrants_and_every_code() {
    let room = four();
    let said = room.gloss(&["table", "demo", "primacy", "--picture"]);
    assert_eq!(said.code, 0, "{said:?}");
    for words in [
        "answers to q1; cases asked: 4",
        "Layer: codings by jk",
        "Scope: the whole study",
        "rare but first",
        "A 1.00 0.50  Unclear  (often and first)",
        "B 0.75 0.25  Hostile  (often and first)",
        "C 0.50 0.25  Bureau  (rare but first)",
        "D 0.25 0.00  Training  (rare and late)",
    ] {
        assert!(said.out.contains(words), "{words}:\n{}", said.out);
    }
    let told = room.gloss(&["table", "demo", "primacy", "--picture", "--out", "seen.txt"]);
    assert_eq!((told.code, room.text("seen.txt")), (0, said.out), "the same in a file");
    let refused = room.gloss(&["table", "demo", "primacy", "--picture", "--format", "csv"]);
    assert_eq!((refused.code, refused.err.contains("drawn in letters")), (2, true));
}

#[test]
fn a_weight_goes_along_with_the_codebook_and_comes_back() {
    let room = four();
    for file in ["book.csv", "book.qdc", "book.md"] {
        let said = room.gloss(&["export", "demo", "--what", "codebook", "--to", file]);
        assert_eq!(said.code, 0, "{said:?}");
        assert!(room.text(file).contains("They came to it at once"), "{file}: {}", room.text(file));
    }
    for (file, study) in [("book.csv", "one"), ("book.qdc", "two")] {
        room.put(&format!("{study}/p.txt"), TALK);
        let said = room.gloss(&["import", study, file]);
        assert_eq!(said.code, 0, "{said:?}");
        let kept = room.text(&format!("{study}/codebook.ron"));
        assert!(kept.contains(r#"weight: (of_100: 80, reason: "They came to it at once""#), "{file}: {kept}");
    }
}

#[test]
fn the_sample_study_shows_what_comes_first_in_answer_to_each_question_of_its_guide() {
    let room = Room::demo();
    let table = json(&room, &["table", "demo", "primacy"]);
    let rows = table["rows"].as_array().unwrap();
    let asked: std::collections::BTreeSet<&str> =
        rows.iter().filter_map(|row| row["question"].as_str()).collect();
    assert_eq!(asked.len(), 10, "{asked:?}");
    let family = rows.iter().find(|row| row["question"] == "q5").unwrap();
    assert_eq!(family["code"], "Facilitators/Supportive figures/Family behind them");
    assert_eq!((&family["cases"]["count"], &family["first"]["count"]), (&3.into(), &2.into()));
    assert!(!table["notes"].to_string().contains("No turn is marked"), "{}", table["notes"]);
    let waves = json(&room, &["table", "demo", "primacy", "--question", "q5", "--by-wave", "--themes"]);
    assert!(waves["rows"].as_array().unwrap().iter().any(|row| row["wave"] == 3), "{waves}");
    let drawn = room.gloss(&["table", "demo", "primacy", "--question", "q5", "--picture"]);
    assert!(drawn.out.contains("A 1.00 0.67  Family behind them  (often and first)"), "{}", drawn.out);
}
