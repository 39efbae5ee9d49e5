//! Files made to hurt: whatever they are, they are read or refused, and quickly.

use proptest::prelude::*;

use super::*;

fn try_to_read(name: &str, bytes: impl Into<Vec<u8>>) -> Result<Draft, Refused> {
    read(&Source::of(name, bytes), &Going::quietly())
}

fn refusal(name: &str, text: &str) -> String {
    try_to_read(name, text).unwrap_err().to_string()
}

#[test]
fn xml_with_entities_or_depth_is_refused() {
    let bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE TEI [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><TEI>&b;</TEI>";
    assert!(refusal("a.xml", bomb).contains("definitions of its own"));
    let deep = format!("<TEI>{}{}</TEI>", "<u>".repeat(2_000), "</u>".repeat(2_000));
    assert!(refusal("a.xml", &deep).contains("nests more than"));
    assert!(refusal("a.xml", "<svg/>").contains("<svg>"));
    assert!(refusal("a.eaf", "<ANNOTATION_DOCUMENT>").contains("broken"));
}

#[test]
fn a_textgrid_that_promises_too_much_is_refused() {
    let head = "File type = \"ooTextFile\"\n\"TextGrid\"\n0 1 <exists> ";
    assert!(refusal("a.TextGrid", &format!("{head} 99999999999999999999")).contains("TextGrid"));
    assert!(
        refusal("a.TextGrid", &format!("{head} 1 \"IntervalTier\" \"A\" 0 1 5 0 1 \"x\"")).contains("tier 1")
    );
}

#[test]
fn captions_full_of_half_tags_cost_little() {
    let text = format!("WEBVTT\n\n00:00.000 --> 00:01.000\n{}\n", "<v <c ".repeat(20_000));
    assert_eq!(try_to_read("a.vtt", text).unwrap().said.len(), 1);
}

#[test]
fn elan_annotations_that_refer_to_each_other_in_a_circle_have_no_time() {
    let text = "<ANNOTATION_DOCUMENT><TIER TIER_ID=\"A\"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID=\"a\" ANNOTATION_REF=\"b\">\
        <ANNOTATION_VALUE>x</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION><ANNOTATION><REF_ANNOTATION ANNOTATION_ID=\"b\" \
        ANNOTATION_REF=\"a\"><ANNOTATION_VALUE>y</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>";
    let draft = try_to_read("a.eaf", text).unwrap();
    assert_eq!((draft.said.len(), draft.said[0].time), (1, None));
}

#[test]
fn nothing_said_is_nothing_read() {
    for name in ["a.txt", "a.vtt", "a.srt", "a.csv", "a.md"] {
        assert!(try_to_read(name, "\n \n").is_err(), "{name}");
    }
}

#[test]
fn bytes_that_are_no_words_are_refused() {
    assert!(refusal("a.txt", "ab\0\0\0\0\0cd").contains("no text"));
}

#[test]
fn control_characters_go_and_are_told() {
    let draft =
        try_to_read("a.txt", "I: So\u{1b}[31m how was it?\u{7}\n\nMia: Well.\n\nMia: Yes.\n").unwrap();
    assert_eq!(draft.said[0].words, "So[31m how was it?");
    assert_eq!(draft.told.count(super::super::Fate::Dropped, "control characters"), 2);
}

const ENDINGS: [&str; 9] = ["txt", "md", "vtt", "srt", "csv", "eaf", "TextGrid", "trs", "xlsx"];

const SHARDS: [&str; 24] = [
    "WEBVTT",
    "\n\n",
    "00:00:01.000 --> 00:00:02.000\n",
    "<v ",
    ">",
    "</v>",
    "Anna: ",
    "[00:01]",
    "#00:00:05-2#",
    "- ",
    "\"ooTextFile\"",
    "\"TextGrid\"",
    "<exists>",
    "<TEI>",
    "<u who=\"#a\">",
    "---\n",
    "date: ",
    "speaker,text\n",
    "**",
    "### ",
    "SUMMARY KEYWORDS",
    "\u{0}",
    "\u{FEFF}",
    "é",
];

proptest! {
    #[test]
    fn no_letters_in_any_order_make_a_reader_fall(
        ending in proptest::sample::select(ENDINGS.to_vec()),
        shards in proptest::collection::vec(prop_oneof![
            proptest::sample::select(SHARDS.to_vec()).prop_map(str::to_owned), "[ -~\n]{0,9}"
        ], 0..40),
    ) {
        if let Ok(draft) = try_to_read(&format!("a.{ending}"), shards.concat()) {
            let cast = cast::propose(std::slice::from_ref(&draft), &Default::default(), &[]);
            let text = render::text(&draft, &cast);
            prop_assert!(text.ends_with('\n') && !text.contains("\n\n\n"));
        }
    }

    #[test]
    fn no_bytes_make_a_reader_fall(
        ending in proptest::sample::select(ENDINGS.to_vec()),
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let _ = try_to_read(&format!("a.{ending}"), bytes);
    }
}
