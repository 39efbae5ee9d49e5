//! What each dialect looks like in real life, and what is read out of it. A turn is shown as `who|seconds|words`.

use rust_xlsxwriter::Workbook;

use super::*;
use crate::exchange::documents::{Block, Document, Run};
use crate::exchange::{Fate, Said};

fn draft(name: &str, bytes: impl Into<Vec<u8>>) -> Draft {
    read(&Source::of(name, bytes), &Going::quietly()).unwrap()
}

fn turn(said: &Said) -> String {
    let time = said.time.map(|time| (f64::from(time) / 1000.0).to_string()).unwrap_or_default();
    format!("{}|{time}|{}", said.speaker.as_deref().unwrap_or_default(), said.words.replace('\n', " / "))
}

fn turns(draft: &Draft) -> Vec<String> {
    draft.said.iter().map(turn).collect()
}

/// Reads a file and compares what it is said to be and what is said in it.
fn reads(name: &str, text: &str, what: &str, expected: &[&str]) -> Draft {
    let draft = draft(name, text);
    assert_eq!(
        (draft.what.as_str(), turns(&draft)),
        (what, expected.iter().map(|s| s.to_string()).collect())
    );
    draft
}

fn reads_page(blocks: Vec<Block>, what: &str, expected: &[&str]) {
    let document = Document { blocks, ..Document::default() };
    let page = Page::of_document(&document, &mut Told::default());
    let draft = in_its_manner(&page, Told::default());
    assert_eq!(
        (draft.what.as_str(), turns(&draft)),
        (what, expected.iter().map(|s| s.to_string()).collect())
    );
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Run { text: text.into(), ..Run::default() }])
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| cell.to_string()).collect()
}

mod captions {
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
        assert_eq!(draft.told.count(Fate::Dropped, "notes and styles"), 1);
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
        let text = "1\n00:00:01,000 --> 00:00:02,000\n- So?\n- Well.\n\n2\n00:00:02,000 --> 00:00:03,000\nVery well.\n";
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
}

mod lines {
    use super::*;

    const COLON: &str = "turns with a name and a colon";

    #[test]
    fn otter_has_a_header_and_a_footer_of_its_own() {
        let text = "Talk in spring\n\nSUMMARY KEYWORDS\nday, tram\n\nSPEAKERS\nBSR01, BSR02\n\nBSR01  00:00\nSo how was it?\n\n\
                    BSR02  1:00:07\nHard.\nVery.\n\nTranscribed by https://otter.ai\n";
        let expected = ["||Talk in spring", "BSR01|0|So how was it?", "BSR02|3607|Hard. / Very."];
        let draft = reads("a.txt", text, "Otter transcript", &expected);
        assert_eq!(
            (draft.told.count(Fate::Dropped, "headers"), draft.told.count(Fate::Dropped, "footers")),
            (1, 1)
        );
    }

    #[test]
    fn teams_writes_name_and_time_in_one_paragraph_with_the_words() {
        let name = |name: &str| Run { text: name.into(), bold: true, italic: false };
        let rest = |text: &str| Run { text: text.into(), ..Run::default() };
        let blocks = vec![
            Block::Paragraph(vec![name("Ada Berg"), rest("   0:03\nSo how was it?")]),
            Block::Paragraph(vec![name("Lin Moe"), rest("   0:07\nHard.")]),
        ];
        let expected = ["Ada Berg|3|So how was it?", "Lin Moe|7|Hard."];
        reads_page(blocks, "name and time above each turn", &expected);
    }

    #[test]
    fn rev_has_the_time_before_the_colon() {
        let text = "Speaker 1 (00:03:32):\n\nSo how was it?\n\nSpeaker 2 (00:03:35): Hard.\n\nSpeaker 1 (00:03:39):\nAh.\n\nSpeaker 2 (01:00:00):\nYes.\n";
        let expected = [
            "Speaker 1|212|So how was it?",
            "Speaker 2|215|Hard.",
            "Speaker 1|219|Ah.",
            "Speaker 2|3600|Yes.",
        ];
        reads("a.txt", text, COLON, &expected);
    }

    #[test]
    fn descript_has_stamp_and_name_above() {
        let text = "[00:00:00] Speaker 1\nSo?\n\n[00:00:04] Speaker 2\nWell.\n\n[00:00:09] Speaker 1\nAh.\n\n[00:00:10] Speaker 2\nYes.\n";
        let expected = ["Speaker 1|0|So?", "Speaker 2|4|Well.", "Speaker 1|9|Ah.", "Speaker 2|10|Yes."];
        reads("a.txt", text, "name and time stamp above each turn", &expected);
    }

    #[test]
    fn otranscribe_names_nobody() {
        let text = "00:19   \n\nSo how was it?\n\n01:02   \n\nHard.\n\nVery hard.\n";
        let expected = ["|19|So how was it?", "|62|Hard.", "||Very hard."];
        reads("a.md", text, "paragraphs with time stamps", &expected);
    }

    #[test]
    fn lines_may_begin_with_a_stamp_and_some_with_a_voice() {
        let text = "00:00:00 <v Ada>So you scope it\n00:00:03 and then?\n00:00:05 <v Lin>Then no.\n00:00:09 <v Ada>Ah.\n";
        let expected = ["Ada|0|So you scope it and then?", "Lin|5|Then no.", "Ada|9|Ah."];
        reads("a.txt", text, "paragraphs with time stamps", &expected);
        let text = "00:00:03 You scope a feature\n00:00:07 and build it.\n12:30 is no stamp\n";
        let expected = ["|3|You scope a feature", "|7|and build it. / 12:30 is no stamp"];
        reads("a.txt", text, "paragraphs with time stamps", &expected);
    }

    #[test]
    fn f4_has_the_time_at_the_end_of_the_turn() {
        let text = "I: Wie geht es? #00:00:05-2#\n\nB: Gut.\nSehr gut. #00:00:09-0#\n\nI: Und sonst? #00:01:00-0#\n\nB: Na ja. #00:01:02-5#\n";
        let expected = ["I|0|Wie geht es?", "B|5.2|Gut. / Sehr gut.", "I|9|Und sonst?", "B|60|Na ja."];
        let draft =
            reads("a.txt", text, "turns with a time stamp at their end, as f4 writes them", &expected);
        assert_eq!(draft.told.count(Fate::Changed, "time stamps"), 4);
        assert_eq!(draft.told.count(Fate::Dropped, "time stamps"), 1);
    }

    #[test]
    fn maxqda_has_the_time_in_front_or_within() {
        let text = "00:03:40.5Zack: So #00:03:41-0# well.\n#00:12:34.567# Mia: Yes.\n00:13:00.0Zack: No.\n[00:14:00] Mia: Ah.\n";
        let expected =
            ["Zack|220.5|So #00:03:41-0# well.", "Mia|754.567|Yes.", "Zack|780|No.", "Mia|840|Ah."];
        reads("a.txt", text, COLON, &expected);
    }

    #[test]
    fn plain_turns_come_in_many_hands() {
        let text = "so we met at noon\nand talked\n\ninterviewer: how was it?\n\ninterviewee: hard.\n\nvery hard.\n\n\
                    interviewer: why?\ninterviewee: [looks away] people.\n[pause]\nOne thing: I left.\n";
        let expected = [
            "||so we met at noon / and talked",
            "interviewer||how was it?",
            "interviewee||hard. / very hard.",
            "interviewer||why?",
            "interviewee||[looks away] people. / [pause] / One thing: I left.",
        ];
        reads("a.txt", text, COLON, &expected);
    }

    #[test]
    fn the_colon_may_be_french_or_chinese() {
        let text = "Interviewer1 : ça va ?\nZoé\u{A0}: oui.\nInterviewer1 : bon.\nZoé\u{A0}: voilà.\n";
        reads(
            "a.txt",
            text,
            COLON,
            &["Interviewer1||ça va ?", "Zoé||oui.", "Interviewer1||bon.", "Zoé||voilà."],
        );
        reads(
            "a.txt",
            "访谈者：你好吗？\n小李：很好。\n访谈者：为什么？\n小李：人。\n",
            COLON,
            &["访谈者||你好吗？", "小李||很好。", "访谈者||为什么？", "小李||人。"],
        );
    }

    #[test]
    fn a_name_may_stand_on_a_line_of_its_own_and_a_stamp_above_it() {
        let text = "[00:00:10]\nDan:\n\tSo how was it?\n\nMia:\n\tHard.\n\n00:01:00\n\nDan:\n\tAh.\n\nMia:\n\tYes.\n";
        reads("a.txt", text, COLON, &["Dan|10|So how was it?", "Mia||Hard.", "Dan|60|Ah.", "Mia||Yes."]);
    }

    #[test]
    fn front_matter_gives_the_date_and_initials_come_later() {
        let text = "---\ntitle: A talk\ndate: 2019-04-17\n---\n[tape begins]\nDevin Becker: Welcome.\nKim Moss: Hello.\nDB: So?\nKM: Well.\nDB: Ah.\nKM: Yes.\n";
        let draft = draft("demo_005.txt", text);
        assert_eq!((draft.date.as_str(), draft.said.len()), ("2019-04-17", 7));
        let cast = cast::propose(&[draft], &Default::default(), &[]);
        let names: Vec<&str> = cast.iter().map(|voice| voice.as_name.as_str()).collect();
        assert_eq!(names, ["Devin Becker", "Kim Moss", "Devin Becker", "Kim Moss"]);
    }

    #[test]
    fn markdown_marks_its_speakers_without_a_colon() {
        let text = "# Talk 3\n\n### Interviewer\n\nSo?\n\n### Mia\n\nWell.\n\nYes.\n\n### Interviewer\n\nAh.\n\n### Mia\n\nNo.\n";
        let expected =
            ["||# Talk 3", "Interviewer||So?", "Mia||Well. / Yes.", "Interviewer||Ah.", "Mia||No."];
        reads("a.md", text, "a heading above each turn", &expected);
        let text =
            "**Interviewer** Hoe was het?\n\n**Mia** Zwaar.\n\n**Interviewer** Waarom?\n\n**Mia** Mensen.\n";
        let expected = ["Interviewer||Hoe was het?", "Mia||Zwaar.", "Interviewer||Waarom?", "Mia||Mensen."];
        reads("a.md", text, "names in bold type", &expected);
        let text = "**Interviewer:** So?\n\n**Mia**: Well.\n\n**Interviewer:** Ah.\n\n**Mia**: No.\n";
        reads("a.md", text, COLON, &["Interviewer||So?", "Mia||Well.", "Interviewer||Ah.", "Mia||No."]);
    }

    #[test]
    fn ids_may_stand_in_brackets() {
        let text = "[id1] hello, I like it.\n[laughs] yes\n[id2] me too.\n[id1] good.\n[id3] no.\n";
        let expected = ["id1||hello, I like it. / [laughs] yes", "id2||me too.", "id1||good.", "id3||no."];
        reads("a.txt", text, "names in brackets", &expected);
    }

    #[test]
    fn an_essay_with_colons_stays_an_essay() {
        let text = "We met in May.\nIt rained.\n\nResult: nothing.\n\nThen: more.\n";
        let expected = ["||We met in May. / It rained.", "||Result: nothing.", "||Then: more."];
        reads("a.txt", text, "paragraphs without names", &expected);
    }
}

mod tables {
    use super::*;

    #[test]
    fn a_csv_has_its_columns_in_any_language() {
        let text = "start time,end time,speaker,dialog\n0:00:01,0:00:02,Ada,So how\n0:00:02,0:00:04,,was it?\n0:01:00,0:01:02,Lin,\"Hard, long.\"\n";
        let draft = reads("a.csv", text, "table of turns", &["Ada|1|So how was it?", "Lin|60|Hard, long."]);
        assert_eq!(draft.told.count(Fate::Changed, "rows"), 1);
        let text = "Nr;Sprecher;Beginn (ms);Inhalt\n1;Ada;1500;So?\n2;Lin;60000;Ja.\n";
        let draft = reads("a.csv", text, "table of turns", &["Ada|1.5|So?", "Lin|60|Ja."]);
        assert_eq!(draft.told.count(Fate::Dropped, "columns"), 1);
        reads(
            "a.tsv",
            "Locuteur\tTexte\nAda :\tEt ?\nLin :\tOui.\n",
            "table of turns",
            &["Ada||Et ?", "Lin||Oui."],
        );
        reads("a.csv", "Taler,Ytring\nAda,Så?\nLin,Ja.\n", "table of turns", &["Ada||Så?", "Lin||Ja."]);
    }

    #[test]
    fn a_workbook_may_hold_it_on_any_sheet() {
        let mut book = Workbook::new();
        book.add_worksheet().write_string(0, 0, "about").unwrap();
        let sheet = book.add_worksheet();
        for (row, cells) in [["Who", "Words"], ["Ada", "So?"], ["Lin", "Well."]].iter().enumerate() {
            for (column, words) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, *words).unwrap();
            }
        }
        let draft = draft("a.xlsx", book.save_to_buffer().unwrap());
        assert_eq!(turns(&draft), ["Ada||So?", "Lin||Well."]);
        assert_eq!(draft.told.count(Fate::Dropped, "sheets"), 1);
    }

    #[test]
    fn a_table_without_any_words_is_refused_with_what_to_do() {
        let refused = read(&Source::of("a.csv", "a,b\n1,2\n"), &Going::quietly()).unwrap_err();
        assert!(refused.to_string().contains("speaker, text and start"), "{refused}");
    }

    fn in_tables(blocks: Vec<Block>) -> Vec<String> {
        let document = Document { blocks, ..Document::default() };
        let said = tabled::said(&document, &mut Told::default()).unwrap();
        said.iter().map(turn).collect()
    }

    #[test]
    fn nvivos_table_goes_on_overleaf() {
        let first = vec![
            row(&["Timespan", "Content", "Speaker"]),
            row(&["0:00.0 - 0:12.3", "So?", "Ada"]),
            row(&["0:12.3 - 1:00.0", "Well.", "Lin"]),
        ];
        let second = vec![row(&["1:00.0 - 1:02.0", "Ah.", "Ada"])];
        let blocks = vec![paragraph("Talk 3"), Block::Table(first), Block::Table(second)];
        assert_eq!(in_tables(blocks), ["||Talk 3", "Ada|0|So?", "Lin|12.3|Well.", "Ada|60|Ah."]);
    }

    #[test]
    fn tables_without_headings_are_known_by_their_shape() {
        let rows = vec![
            row(&["00:01", "Ada:", "So how was it?"]),
            row(&["00:03", "Lin:", "Hard.\nVery."]),
            row(&["00:09", "Ada:", "I see, that is long."]),
        ];
        assert_eq!(
            in_tables(vec![Block::Table(rows)]),
            ["Ada|1|So how was it?", "Lin|3|Hard. / Very.", "Ada|9|I see, that is long."]
        );
    }

    #[test]
    fn other_tables_become_lines() {
        let table = Block::Table(vec![row(&["Age", "40"]), row(&["Town", "Oslo"])]);
        let blocks = vec![paragraph("I: So?"), table, paragraph("Mia: Well."), paragraph("Mia: Yes.")];
        reads_page(
            blocks,
            "turns with a name and a colon",
            &["I||So? / Age\t40 / Town\tOslo", "Mia||Well.", "Mia||Yes."],
        );
    }
}

mod linguists {
    use super::*;

    #[test]
    fn elan_orders_its_tiers_by_time_and_keeps_overlaps() {
        let text = r#"<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT DATE="2020-01-01" FORMAT="3.0">
<TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="2000"/>
<TIME_SLOT TIME_SLOT_ID="ts3"/><TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="1500"/>
<TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="4000"/>
</TIME_ORDER>
<TIER TIER_ID="ada" PARTICIPANT="Ada Berg" LINGUISTIC_TYPE_REF="t">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>So how was it?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts5"><ANNOTATION_VALUE>Tell me.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
</TIER>
<TIER TIER_ID="ref@Lin" LINGUISTIC_TYPE_REF="t">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts4" TIME_SLOT_REF2="ts5"><ANNOTATION_VALUE/></ALIGNABLE_ANNOTATION></ANNOTATION>
</TIER>
<TIER TIER_ID="Lin" PARENT_REF="ref@Lin" LINGUISTIC_TYPE_REF="t">
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a4" ANNOTATION_REF="a3"><ANNOTATION_VALUE>Hard.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
</TIER>
<TIER TIER_ID="Lin-english" PARENT_REF="Lin" LINGUISTIC_TYPE_REF="t">
<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a5" ANNOTATION_REF="a4"><ANNOTATION_VALUE>Difficult.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
</TIER>
<TIER TIER_ID="gesture" LINGUISTIC_TYPE_REF="t">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a6" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>points</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
</TIER>
</ANNOTATION_DOCUMENT>"#;
        let expected = ["Ada Berg|0|So how was it?", "Lin|1.5|Hard.", "Ada Berg|2|Tell me."];
        let draft = reads("a.eaf", text, "ELAN annotations", &expected);
        assert_eq!(draft.told.count(Fate::Dropped, "annotations"), 2);
        assert_eq!(draft.told.count(Fate::Changed, "time slots"), 1);
    }

    const LONG: &str = r#"File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 3
tiers? <exists>
size = 3
item []:
    item [1]:
        class = "IntervalTier"
        name = "Ada"
        xmin = 0
        xmax = 3
        intervals: size = 2
        intervals [1]:
            xmin = 0
            xmax = 1.25
            text = "So ""how"" was it?"
        intervals [2]:
            xmin = 1.25
            xmax = 3
            text = ""
    item [2]:
        class = "TextTier"
        name = "bells"
        xmin = 0
        xmax = 3
        points: size = 1
        points [1]:
            number = 1
            mark = "ding"
    item [3]:
        class = "IntervalTier"
        name = "Lin"
        xmin = 0
        xmax = 3
        intervals: size = 1
        intervals [1]:
            xmin = 1.25
            xmax = 3
            text = "Hard."
"#;

    const SHORT: &str = "File type = \"ooTextFile short\"\n\"TextGrid\"\n\n0\n3\n<exists>\n1\n\"IntervalTier\"\n\"Ada\"\n0\n3\n1\n0\n1.25\n\"Åh?\"\n";

    #[test]
    fn praat_is_read_long_and_short_and_in_utf_16() {
        let expected = ["Ada|0|So \"how\" was it?", "Lin|1.25|Hard."];
        let draft = reads("a.TextGrid", LONG, "Praat TextGrid", &expected);
        assert_eq!(draft.told.count(Fate::Dropped, "points"), 1);
        let wide: Vec<u8> = format!("\u{FEFF}{SHORT}").encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(turns(&super::draft("a.TextGrid", wide)), ["Ada|0|Åh?"]);
    }

    #[test]
    fn tei_tells_who_and_when() {
        let text = r##"<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc>
<person xml:id="SPK0"><persName><forename>Ada</forename> <surname>Berg</surname></persName></person>
<person xml:id="SPK1" n="Lin"/></particDesc></profileDesc></teiHeader>
<text><timeline unit="s"><when xml:id="T0" absolute="12:00:00"/><when xml:id="T1" interval="1.5" since="#T0"/>
<when xml:id="T2" interval="2" since="#T1"/></timeline><body>
<annotationBlock who="#SPK0" start="#T0" end="#T1"><u><seg type="utterance"><w>So</w> <w>how</w><pause dur="PT1S"/><w>was</w><w>it</w><pc>?</pc></seg></u>
<spanGrp type="en"><span>how was it</span></spanGrp></annotationBlock>
<u who="#SPK1" start="#T1">Hard. <vocal><desc>laughs</desc></vocal> Yes.<note>aside</note></u>
<u who="#SPK0"><anchor synch="#T2"/>Ah.</u>
</body></text></TEI>"##;
        let expected = ["Ada Berg|0|So how was it?", "Lin|1.5|Hard. [laughs] Yes.", "Ada Berg|3.5|Ah."];
        let draft = reads("a.xml", text, "TEI transcription of speech", &expected);
        assert_eq!(draft.told.count(Fate::Dropped, "span groups"), 1);
        assert_eq!(draft.told.count(Fate::Dropped, "pauses"), 1);
    }

    #[test]
    fn transcriber_comes_with_a_document_type_and_old_letters() {
        let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE Trans SYSTEM \"trans-14.dtd\">\n\
            <Trans><Speakers><Speaker id=\"spk1\" name=\"Zo\u{EB}\"/><Speaker id=\"spk2\" name=\"Lin\"/></Speakers>\
            <Episode><Section type=\"report\"><Turn speaker=\"spk1\" startTime=\"0\" endTime=\"3.2\">\n<Sync time=\"0\"/>\nSo how\n\
            <Event desc=\"rire\" type=\"noise\"/>\n<Sync time=\"2\"/>\nwas it?\n</Turn>\
            <Turn speaker=\"spk1 spk2\" startTime=\"3.2\"><Sync time=\"3.2\"/><Who nb=\"1\"/>Ah.<Who nb=\"2\"/>Hard.</Turn>\
            </Section></Episode></Trans>";
        let old: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
        let draft = draft("a.trs", old);
        assert_eq!(draft.what, "Transcriber file");
        assert_eq!(turns(&draft), ["Zoë|0|So how [rire] was it? Ah.", "Lin|3.2|Hard."]);
        assert_eq!(draft.told.count(Fate::Changed, "encodings"), 1);
    }
}
