//! Captions: Zoom, Teams, Webex, Meet, and SRT of all kinds.

use super::*;

#[test]
fn zooms_name_is_missing_when_unchanged() {
    let text = "\u{FEFF}WEBVTT\r\n\r\n1\r\n00:01:00.140 --> 00:01:02.430\r\nAda Berg: So how was\r\n\r\n2\r\n\
                00:01:02.500 --> 00:01:04.000\r\nthe first day?\r\n\r\n3\r\n01:10:05.000 --> 01:10:06.000\r\n\
                Lin Moe: Hard &amp; long.\r\n";
    let expected = ["Ada Berg|60.14|So how was the first day?", "Lin Moe|4205|Hard & long."];
    let draft = reads("GMT20240105-103015_a.vtt", text, "WebVTT captions", &expected);
    assert_eq!(draft.told.count(Fate::Changed, "cues"), 1);
    assert_eq!(draft.date, "2024-01-05");
}

#[test]
fn teams_tags_its_voices_and_forgets_blank_lines() {
    let text = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE made\nby hand\n\n\
                0f8fad5b-d9cb-469f-a165-70867728950e/12-0\n00:00:03.000 --> 00:00:05.000 align:start\n\
                <v Ada Berg>It&nbsp;was a <i>great</i> name.</v>\n\
                0f8fad5b-d9cb-469f-a165-70867728950e/12-1\n00:00:05.000 --> 00:00:06.000\n<v Ada Berg>Really\n\
                00:00:06.000 --> 00:00:07.000\n<v.loud Lin>Yes.</v> <v Ada Berg>No.</v>\n\nNOTE the end\n";
    let expected = ["Ada Berg|3|It\u{A0}was a great name. Really", "Lin|6|Yes.", "Ada Berg|6|No."];
    let draft = reads("a.vtt", text, "WebVTT captions", &expected);
    assert_eq!(draft.told.count(Fate::Dropped, "cue tags"), 2);
    assert_eq!(draft.told.count(Fate::Dropped, "notes and styles"), 3);
    assert!(draft.sure);
}

#[test]
fn meet_puts_names_between_parentheses() {
    let text = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n(Ada Berg)\nSo how\n-\n \nwas it?\n\n\
                00:00:04.000 --> 00:00:06.000\n(Lin Moe)\nHard.\n\n00:00:06.000 --> 00:00:07.000\n(Laughter)\n";
    let expected = ["Ada Berg|1|So how was it?", "Lin Moe|4|Hard. (Laughter)"];
    reads("a.vtt", text, "WebVTT captions", &expected);
}

#[test]
fn srt_is_read_however_it_is_written() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>Ada: So?</i>\n\n00:00:02.500 --> 00:00:03\nLin: 5 < 6.\n\n\
                7\n00:00:04,000 --> 00:00:05,000\nAda: Why?\nLin: Well.\n\n8\n00:00:06,000 --> 00:00:07,000\n42\n";
    let expected = ["Ada|1|So?", "Lin|2.5|5 < 6.", "Ada|4|Why?", "Lin|4|Well. 42"];
    reads("a.srt", text, "SRT captions", &expected);
}

#[test]
fn dialogue_dashes_part_the_speakers_that_nobody_names() {
    let text =
        "1\n00:00:01,000 --> 00:00:02,000\n- So?\n- Well.\n\n2\n00:00:02,000 --> 00:00:03,000\nVery well.\n";
    let draft = reads("a.srt", text, "SRT captions", &["|1|So?", "|1|Well. Very well."]);
    assert_eq!(draft.told.count(Fate::Changed, "dialogue dashes"), 2);
}

#[test]
fn captions_zoom_saves_have_the_time_of_the_day() {
    let text =
        "[Ada Berg] 23:59:50\nSo how was it?\n\n[Lin Moe] 00:00:05\nHard.\n\n[Lin Moe] 00:00:09\nVery.\n";
    let draft = reads(
        "a.txt",
        text,
        "Zoom's saved captions",
        &["Ada Berg|0|So how was it?", "Lin Moe|15|Hard. Very."],
    );
    assert_eq!(draft.told.count(Fate::Changed, "time stamps"), 3);
}
