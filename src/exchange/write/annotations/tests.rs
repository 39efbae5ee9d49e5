//! Annotations as the standard has them, and read back by position and by words.

use super::*;
use crate::exchange::Borrowed;
use crate::exchange::write::tests::{hostile, lent, study};
use crate::exchange::write::{Form, What};

fn written(study: &Study) -> Vec<u8> {
    lent(study, What::Segments, Form::Annotations).bytes
}

fn back(bytes: &[u8]) -> Borrowed {
    read_annotations(bytes, &study()).unwrap()
}

fn codings(study: &Study) -> Vec<String> {
    let told = |(transcript, coder, coding): (&TranscriptId, _, &crate::study::Coding)| {
        let why = coding.doubt.as_ref().map(|doubt| doubt.why.clone());
        format!(
            "{transcript} {coder:?} {:?} {} {:?} {:?} {why:?}",
            coding.span, coding.code, coding.at, coding.marks
        )
    };
    study.codings().map(told).collect()
}

#[test]
fn a_coding_is_an_annotation_of_the_standard() {
    let page: Value = serde_json::from_slice(&written(&study())).unwrap();
    let role = &page["first"]["items"][1];
    let expected = json!({
        "id": role["id"],
        "type": "Annotation",
        "motivation": "tagging",
        "created": "2026-03-09T14:05:00Z",
        "creator": { "type": "Person", "nickname": "jk" },
        "body": [
            { "id": role["body"][0]["id"], "type": "TextualBody", "purpose": "tagging",
              "value": "Barriers/Unclear role", "format": "text/plain" },
            { "type": "TextualBody", "purpose": "commenting", "value": "She hesitates.", "format": "text/plain" },
            { "type": "TextualBody", "purpose": "assessing", "value": "weight 40", "format": "text/plain" },
            { "type": "TextualBody", "purpose": "assessing", "value": "golden", "format": "text/plain" },
        ],
        "target": {
            "type": "SpecificResource",
            "source": { "id": "talks/50001_2.txt", "type": "Text", "format": "text/plain" },
            "selector": [
                { "type": "TextPositionSelector", "start": 66, "end": 80 },
                { "type": "TextQuoteSelector", "prefix": "help?\n\nNoor: There was a lunch. ",
                  "exact": "I was not sure", "suffix": ", honestly." },
            ],
        },
    });
    assert_eq!(*role, expected);
    assert_eq!((page["type"].as_str(), page["total"].as_u64()), (Some("AnnotationCollection"), Some(3)));
    let ids: std::collections::BTreeSet<&str> =
        page["first"]["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert!(ids.len() == 3 && ids.iter().all(|id| id.starts_with("urn:uuid:")));
}

#[test]
fn what_was_written_is_read_back_whole() {
    let back = back(&written(&study()));
    assert_eq!(codings(&back.study), codings(&study()));
    assert_eq!(back.told.count(Fate::Kept, "codings"), 3);
    assert_eq!(back.told.entries.len(), 1, "{:?}", back.told);
}

#[test]
fn words_are_found_where_the_position_is_another_programs() {
    let text = String::from_utf8(written(&study())).unwrap();
    let moved = text.replace("\"start\": 66", "\"start\": 2").replace("\"start\": 59", "\"start\": 9000");
    let back = back(moved.as_bytes());
    assert_eq!(codings(&back.study), codings(&study()));
    assert_eq!(back.told.count(Fate::Changed, "annotations"), 2);
}

#[test]
fn another_programs_annotations_come_in_line_by_line() {
    let target = |exact: &str, prefix: &str| {
        json!({ "source": "https://x.example/study/talks/50001_2.txt",
            "selector": { "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": "" } })
    };
    let lines = [
        json!({ "type": "Annotation", "motivation": "tagging", "body": "Joy/Food", "creator": "ms", "target": target("lunch", "") }),
        json!({ "type": "Annotation", "body": { "purpose": "tagging", "value": "hope" }, "target": target("as", "I w") }),
        json!({ "type": "Annotation", "body": { "purpose": "tagging", "value": "hope" }, "target": target("as", "") }),
        json!({ "type": "Annotation", "body": { "purpose": "commenting", "value": "?" }, "target": target("lunch", "") }),
        json!({ "type": "Annotation", "motivation": "tagging", "bodyValue": "hope", "target": "elsewhere.txt" }),
    ];
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    let back = back(lines.join("\n").as_bytes());
    let found: Vec<(String, String, &str)> = back
        .study
        .codings()
        .map(|(transcript, coder, coding)| {
            let text = back.study.text(transcript).unwrap();
            (coder.to_string(), back.study.codebook.path(coding.code.as_str()), text.slice(coding.span))
        })
        .collect();
    assert_eq!(found, [("ms".into(), "Joy/Food".into(), "lunch"), ("unknown".into(), "Hope".into(), "as")]);
    assert_eq!(back.told.count(Fate::Dropped, "annotations"), 3, "{:?}", back.told);
}

#[test]
fn names_of_any_letters_are_found_again() {
    let study = hostile();
    let back = read_annotations(&written(&study), &study).unwrap();
    let read = back.study.codings().next().unwrap();
    assert_eq!((read.0.as_str(), read.2.code.as_str()), ("a <b>.txt", "x"));
    assert_eq!(back.told.count(Fate::Dropped, "annotations"), 3);
}

#[test]
fn what_is_no_annotation_is_refused() {
    let deep = "[".repeat(100_000);
    for bytes in [&b"no"[..], b"", b"{}", b"\xff\xfe", b"[[[]]]", deep.as_bytes()] {
        assert!(read_annotations(bytes, &study()).is_err());
    }
}
