//! Coding from a script: one passage, many, all or none.

use crate::room::{Room, TALK};
use gloss::store::{Lock, last_steps, open_whole};
use gloss::study::Coder;

const LAYER: &str = "study/talks/50001.txt.jk.ron";

fn span(words: &str) -> String {
    let start = TALK[..TALK.find(words).unwrap()].chars().count();
    format!("{start}..{}", start + words.chars().count())
}

#[test]
fn a_passage_is_coded_and_stands_in_one_line_of_one_file() {
    let room = Room::study();
    let said =
        room.gloss(&["code", "study", "50001", &span("My supervisor tried."), "Barriers/Unclear role"]);
    assert_eq!((said.code, said.out.as_str()), (0, "Tagged 1 passage as jk.\n"), "{said:?}");
    let lines: Vec<String> = room.text(LAYER).lines().map(str::to_string).collect();
    assert!(
        lines.iter().any(|line| line.contains("unclear-role") && line.contains("My supervisor")),
        "{lines:?}"
    );
    let (past, _) = last_steps(&room.path("study"), &Coder::new("jk")).unwrap();
    assert_eq!(past.done.last().unwrap().words, "Tagged “My supervisor tried.” as Unclear role");
}

#[test]
fn the_same_again_is_said_and_not_doubled() {
    let room = Room::study();
    let typed = ["code", "study", "50001", &span("So did I"), "hope"];
    room.gloss(&typed);
    let before = room.files("study");
    let said = room.gloss(&typed);
    assert_eq!(
        (said.code, said.out.as_str()),
        (0, "Nothing new to tag; 1 passage carried the code already.\n")
    );
    assert_eq!(room.files("study"), before);
}

#[test]
fn exact_words_say_where_they_stand_if_they_stand_once() {
    let room = Room::study();
    let quote = |words: &str| room.gloss(&["code", "study", "50001", "hope", "--quote", words]);
    assert_eq!(quote("They hoped for the best.").code, 0);
    let said = quote("50001");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("2 times"), "{}", said.err);
    assert!(quote("never said").err.contains("does not occur"));
}

#[test]
fn no_character_is_split_and_the_nearest_whole_stretch_is_named() {
    let room = Room::study();
    let thumb = TALK[..TALK.find('👍').unwrap()].chars().count();
    let said = room.gloss(&["code", "study", "50001", &format!("{thumb}..{}", thumb + 1), "hope"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains(&format!("{thumb}..{}", thumb + 2)), "{}", said.err);
    assert_eq!(room.gloss(&["code", "study", "50001", "0..99999", "hope"]).code, 1);
    assert_eq!(room.text(LAYER), "");
}

#[test]
fn a_missing_code_is_made_only_when_that_was_asked_for() {
    let room = Room::study();
    let typed = ["code", "study", "50001", &span("slowly"), "Pace/Slowly does it"];
    assert_eq!(room.gloss(&typed).code, 1);
    let said = room.gloss(&[typed.as_slice(), &["--create"]].concat());
    assert_eq!(said.out, "Tagged 1 passage as jk; made 2 codes.\n", "{said:?}");
    assert!(room.text("study/codebook.ron").contains("slowly-does-it"));
}

#[test]
fn a_batch_by_two_coders_is_two_steps_with_all_they_said() {
    let room = Room::study();
    let lines = r#"
{"transcript": "talks/50001.txt", "quote": "My supervisor tried.", "code": "unclear-role", "at": "2026-03-09T10:00:00Z"}
{"transcript": "50001", "quote": "So did I, honestly.", "code": "Hope", "coder": "ms", "memo": "laughs", "weight": 80, "golden": true, "at": 1773050400000}
{"transcript": "50001", "quote": "slowly", "code": "hope", "coder": "ms", "counter": true}
"#;
    let said = room.gloss_with(&["code", "study", "--from", "-"], lines);
    assert_eq!(
        (said.code, said.out.as_str()),
        (0, "Tagged 1 passage as jk, 2 passages as ms.\n"),
        "{said:?}"
    );
    let opened = open_whole(&room.path("study")).unwrap();
    let golden = opened.study.codings().find(|(_, _, coding)| coding.marks.golden).unwrap();
    assert_eq!(golden.1.as_str(), "ms");
    assert_eq!(golden.2.marks.memo.as_deref(), Some("laughs"));
    assert_eq!((golden.2.marks.weight, golden.2.at.0), (Some(80), 1_773_050_400_000));
    let (past, _) = last_steps(&room.path("study"), &Coder::new("ms")).unwrap();
    assert_eq!(
        past.done.iter().map(|step| step.words.as_str()).collect::<Vec<_>>(),
        ["Tagged 2 passages as Hope"]
    );
}

#[test]
fn one_wrong_line_and_nothing_is_changed_and_every_wrong_line_is_named() {
    let room = Room::study();
    let before = room.files("study");
    let lines = r#"{"transcript": "50001", "quote": "slowly", "code": "hope"}
{"transcript": "50009", "quote": "slowly", "code": "hope"}

{"transcript": "50001", "start": 5, "end": 5, "code": "hope"}
{"transcript": "50001", "quote": "slowly", "code": "despair"}
"#;
    room.put("lines.jsonl", lines);
    let said = room.gloss(&["code", "study", "--from", "lines.jsonl"]);
    assert_eq!(said.code, 1);
    for line in ["line 2: There is no transcript", "line 4: 5..5", "line 5: There is no code"] {
        assert!(said.err.contains(line), "{}", said.err);
    }
    assert_eq!(room.files("study"), before);
}

#[test]
fn lines_that_are_no_codings_are_wrong_usage_with_line_and_column() {
    let room = Room::study();
    let before = room.files("study");
    for (line, told) in [
        ("{\"transcript\": 5}", "line 1: column 16"),
        ("{}", "missing field"),
        ("nonsense", "line 1"),
        (r#"{"transcript":"50001","code":"hope"}"#, "either"),
        (r#"{"transcript":"50001","code":"hope","quote":"slowly","weight":101}"#, "0 to 100"),
        (r#"{"transcript":"50001","code":"hope","quote":"slowly","at":"yesterday"}"#, "RFC 3339"),
        (r#"{"transcript":"50001","code":"hope","quote":"slowly","coder":"../x"}"#, "coder's name"),
        (r#"{"transcript":"50001","code":"hope","quote":"slowly","colour":"red"}"#, "colour"),
    ] {
        let said = room.gloss_with(&["code", "study", "--from", "-"], line);
        assert!(said.code == 2 && said.err.contains(told), "{line}: {said:?}");
    }
    assert_eq!(room.files("study"), before);
}

#[test]
fn who_has_the_study_open_is_not_written_over() {
    let room = Room::study();
    let lock = Lock::take(&room.path("study"), &Coder::new("jk")).unwrap();
    let typed = ["code", "study", "50001", &span("slowly"), "hope"];
    let said = room.gloss(&typed);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("coding here as jk"), "{}", said.err);
    assert_eq!(room.gloss(&[typed.as_slice(), &["--as", "ms"]].concat()).code, 0);
    drop(lock);
    assert_eq!(room.gloss(&typed).code, 0);
}

#[test]
fn read_only_means_it() {
    let room = Room::study();
    let said = room.gloss(&["--read-only", "code", "study", "50001", &span("slowly"), "hope"]);
    assert_eq!(said.code, 1);
    assert_eq!(room.files("study").len(), 2);
}

#[test]
fn a_broken_file_is_named_and_never_written_over() {
    let room = Room::study();
    room.put(LAYER, "(version: 1, codings: [");
    let said = room.gloss(&["code", "study", "50001", &span("slowly"), "hope"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("50001.txt.jk.ron"), "{}", said.err);
    assert_eq!(room.text(LAYER), "(version: 1, codings: [");
}
