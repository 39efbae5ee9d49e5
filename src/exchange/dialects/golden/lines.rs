//! Lines that say who speaks: programs and people.

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
    let expected =
        ["Speaker 1|212|So how was it?", "Speaker 2|215|Hard.", "Speaker 1|219|Ah.", "Speaker 2|3600|Yes."];
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
    let draft = reads("a.txt", text, "turns with a time stamp at their end, as f4 writes them", &expected);
    assert_eq!(draft.told.count(Fate::Changed, "time stamps"), 4);
    assert_eq!(draft.told.count(Fate::Dropped, "time stamps"), 1);
}

#[test]
fn f4_stamps_above_remarks_are_stamps_too() {
    let text = "Interview 3\n\nI: Wie geht es? #00:00:05-2#\n\nB: Gut. #00:00:09-0#\nNote: eine Tür\n\nI: Und sonst? #00:01:00-0#\n\n\
                B: Na ja. #00:01:02-5#\n(lacht)\n\nI: Danke. #00:01:04-0#\n";
    let expected = [
        "||Interview 3",
        "I|0|Wie geht es?",
        "B|5.2|Gut. / Note: eine Tür",
        "I|9|Und sonst?",
        "B|60|Na ja. / (lacht)",
        "I|62.5|Danke.",
    ];
    let draft = reads("a.txt", text, "turns with a time stamp at their end, as f4 writes them", &expected);
    assert_eq!(draft.told.count(Fate::Changed, "time stamps"), 5);
    let again =
        "I: So? #00:00:05-2#\nNote: a door\nB: Well. #00:00:09-0#\nNote: rain\nI: And? #00:00:10-0#\n";
    let times: Vec<Option<u32>> = draft_of(again).said.iter().map(|said| said.time).collect();
    assert_eq!(times, [Some(0), Some(5_200), Some(5_200), Some(9_000), Some(9_000)]);
}

fn draft_of(text: &str) -> Draft {
    draft("a.txt", text)
}

#[test]
fn maxqda_has_the_time_in_front_or_within() {
    let text = "00:03:40.5Zack: So #00:03:41-0# well.\n#00:12:34.567# Mia: Yes.\n00:13:00.0Zack: No.\n[00:14:00] Mia: Ah.\n";
    let expected = ["Zack|220.5|So #00:03:41-0# well.", "Mia|754.567|Yes.", "Zack|780|No.", "Mia|840|Ah."];
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
    reads("a.txt", text, COLON, &["Interviewer1||ça va ?", "Zoé||oui.", "Interviewer1||bon.", "Zoé||voilà."]);
    reads(
        "a.txt",
        "访谈者：你好吗？\n小李：很好。\n访谈者：为什么？\n小李：人。\n",
        COLON,
        &["访谈者||你好吗？", "小李||很好。", "访谈者||为什么？", "小李||人。"],
    );
}

#[test]
fn a_name_may_stand_on_a_line_of_its_own_and_a_stamp_above_it() {
    let text =
        "[00:00:10]\nDan:\n\tSo how was it?\n\nMia:\n\tHard.\n\n00:01:00\n\nDan:\n\tAh.\n\nMia:\n\tYes.\n";
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
    let expected = ["||# Talk 3", "Interviewer||So?", "Mia||Well. / Yes.", "Interviewer||Ah.", "Mia||No."];
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
