//! People: cases with what is asked of them, their transcripts and their speakers.

use super::story::{Files, Story};
use super::words::{LATER, TALK};

const GROUP: &str = "Moderator: Who begins?\n\nAnna: I do. It went well.\n\nBo: No, me.\n\nModerator: Both.\n\n\
    Anna: Well then.\n\nBo: So.\n";

fn interviews() -> Files {
    Files::default().with("50001.txt", TALK).with("50001_2.txt", LATER).with("50002.txt", TALK)
}

/// The line of a case in `cases.ron`.
fn kept(story: &Story, case: &str) -> String {
    let file = story.file("cases.ron");
    file.lines().find(|line| line.contains(&format!("id: \"{case}\""))).unwrap_or_default().to_string()
}

#[test]
fn whoever_only_file_names_tell_of_is_shown_and_gets_an_entry_by_enter() {
    let mut story = interviews().open();
    story.keys("<Space>P").sees("People (2 cases) · + 2 not entered yet").sees("+50002");
    story.keys("<Enter>").says("Entered case 50001").sees("· + 1 not entered yet");
    assert!(
        kept(&story, "50001").contains("(transcript: \"50001_2.txt\", wave: 2)"),
        "{}",
        kept(&story, "50001")
    );
    story.keys("u").says("Undone: Entered case 50001").sees("+ 2 not entered yet").keys("U").sees("+ 1 not");
    let mut story = story.reopen();
    story.command("people").sees("+ 1 not entered yet");
}

#[test]
fn an_attribute_is_asked_of_everyone_by_name_kind_and_values() {
    let mut story = interviews().open();
    story
        .keys("<Space>PAshift<Enter>")
        .sees("What kind is shift?")
        .keys("cate<Enter>")
        .sees("Values of shift");
    story.keys("day; night; Day<Enter>").says("shift is asked of every case as category");
    assert!(
        story.file("study.ron").contains(r#"(name: "shift", kind: "category", values: ["day", "night"])"#)
    );
    story.keys("<Enter>").sees("shift of 50001").keys("ni<Enter>").says("shift of 50001: night");
    assert!(kept(&story, "50001").contains("(\"shift\", \"night\")"));
    story.keys("x").says("shift of 50001 is missing now");
    assert!(!kept(&story, "50001").contains("shift"), "missing is no entry, not an empty one");
    story.keys("Ashift<Enter>").says("There is an attribute “shift” already");
}

#[test]
fn a_wrong_value_is_refused_in_words_and_can_be_mended() {
    let mut story = interviews().open();
    story
        .keys("<Space>PAage<Enter>num<Enter>")
        .keys("3four<Enter>")
        .says("“3four” is no age: a number such as 34");
    story
        .sees("age of 50001")
        .keys("<Backspace><Backspace><Backspace><Backspace>4<Enter>")
        .says("age of 50001: 34");
    story.keys("Aborn<Enter>date<Enter>j<Enter>1.5.1980<Enter>").says("a date such as 2019-04-17");
    story.keys("<C-u>1980-05<Enter>").says("born of 50002: 1980-05");
    story
        .keys("Aside<Enter>cate<Enter>left; right<Enter><Enter>up<Enter>")
        .says("“up” is no side: it may be left, right");
    story.sees("side of 50002").keys("<C-u>le<Enter>").says("side of 50002: left");
}

#[test]
fn several_answers_are_taken_by_tab_and_any_may_be_typed_where_none_are_set() {
    let mut story = interviews().open();
    story.keys("<Space>PAjobs<Enter>several<Enter><Enter>").keys("<Enter>cook<Tab>driver<Tab><Enter>");
    story.says("jobs of 50001: cook; driver");
    story.keys("<Enter>").sees("+ cook").keys("cook<Tab><Enter>").says("jobs of 50001: driver");
    story.keys("j<Enter>dri<Enter>").says("jobs of 50002: driver");
}

#[test]
fn a_digit_or_letter_without_a_meaning_begins_the_cell() {
    let mut story = interviews().open();
    story.keys("<Space>PAage<Enter>num<Enter>").keys("34<Enter>").says("age of 50001: 34");
    story.keys("5").keys("2<Enter>").says("age of 50001: 52");
    story.keys("e<Esc>").sees("50001 · age: 52");
}

#[test]
fn another_kind_of_an_attribute_leaves_its_values_and_tells_what_does_not_fit() {
    let mut story = interviews().open();
    story.keys("<Space>PAage<Enter>text<Enter>").keys("eforty<Enter>").says("age of 50001: forty");
    story.keys("Tnum<Enter>").says("kept though not fitting: 1 value").sees("forty");
    story.keys("r<C-u>years<Enter>").says("Renamed the attribute age to years");
}

#[test]
fn attributes_and_cases_are_renamed_and_deleted_after_asking() {
    let mut story = interviews().open();
    story
        .keys("<Space>PAage<Enter>num<Enter>34<Enter>")
        .keys("r<C-u>years<Enter>")
        .says("Renamed the attribute age to years");
    assert!(kept(&story, "50001").contains("(\"years\", \"34\")"));
    story.keys("D").sees("Delete what?").sees("would go with its 1 value").keys("<Enter>").sees("years");
    story.keys("D<C-c>").sees("years").keys("D<C-a>").sees("Delete what?").keys("<Esc>");
    story.keys("Da").says("Deleted the attribute years").sees_no("speakers  years");
    story.keys("u").sees("years").keys("0Dc").says("Deleted case 50001").sees("not entered yet");
    story.keys("u").says("Undone");
    assert!(kept(&story, "50001").contains("34"));
}

#[test]
fn a_renamed_case_keeps_its_interviews_and_its_memos() {
    let mut story = interviews().open();
    story.keys("<Space>PmTalks fast<C-s>").says("Memo kept");
    story.keys("r<C-u>Noor<Enter>").says("Renamed case 50001 to Noor").sees("Noor");
    assert!(kept(&story, "Noor").contains("50001_2.txt"));
    story.keys("q<Space>mm").sees("case Noor").sees("Talks fast").keys("q").sees("case Noor");
    story
        .keys("<Space>PGr<C-u>50002<Enter>")
        .says("There is a case “50002” already")
        .sees("Another name for Noor");
}

#[test]
fn transcripts_are_assigned_with_their_waves() {
    let mut story = interviews().open();
    story.keys("<Space>PaAda<Enter>").says("Added case Ada").sees(">Ada    participant");
    story
        .keys("t50002<Enter>")
        .sees("Wave of 50002 (a number; empty: none)")
        .keys("<C-u>x<Enter>")
        .says("“x” is no wave");
    story.keys("<C-u>3<Enter>").says("Case Ada has 1 transcript now");
    assert!(kept(&story, "Ada").contains("(transcript: \"50002.txt\", wave: 3)"));
    story.sees_no("+50002").keys("t").sees("+ 50002.txt").keys("50002<Tab>50001_2<Tab>50001.txt<Tab><Enter>");
    story.sees("Waves of 50001_2, 50001, in this order").keys("<C-u>2<Enter>").says("2 numbers wanted");
    story.keys("<C-u>2 -<Enter>").says("Case Ada has 2 transcripts now");
    assert!(kept(&story, "Ada").contains("(transcript: \"50001.txt\")"));
}

#[test]
fn who_is_the_others_by_a_file_name_cannot_be_let_go_in_silence() {
    let mut story = interviews().open();
    story.keys("<Space>P<Enter>t50001_2<Tab><Enter>").says("50001_2 is still theirs by its file's name");
}

#[test]
fn the_sheet_of_a_case_has_its_interviews_side_by_side() {
    let mut story = interviews().with("codebook.ron", super::words::CODEBOOK).open();
    story.keys("jtro<Enter>").keys("<Space>P<Enter><Enter>").sees("Case 50001 (2 transcripts)");
    let row = |story: &Story, name: &str| {
        let screen = story.screen();
        let line = screen.lines().find(|line| line.chars().skip(1).collect::<String>().starts_with(name));
        line.unwrap_or_default().split_whitespace().skip(1).map(str::to_string).collect::<Vec<_>>()
    };
    assert_eq!(row(&story, "codings"), ["1", "0"]);
    assert_eq!(row(&story, "coded")[1], "0%");
    assert_eq!(row(&story, "date"), ["·", "·"]);
    story
        .keys("j4<Backspace>2019-04<Enter>")
        .says("50001 took place 2019-04")
        .keys("lk")
        .keys("e<C-u>4<Enter>");
    story.says("50001_2 is of wave 4 now");
    assert!(kept(&story, "50001").contains("(transcript: \"50001.txt\", wave: 1, date: \"2019-04\")"));
    story.keys("jjje").says("This is counted, not written");
    story
        .keys("<Enter>")
        .sees("How has it been since spring?")
        .keys("q")
        .sees("Case 50001")
        .keys("q")
        .sees("People");
}

#[test]
fn a_value_may_hold_for_one_wave_only() {
    let mut story = interviews().open();
    story.keys("<Space>PAshift<Enter>text<Enter>").keys("eday<Enter>").keys("0<Enter>").sees("shift (day)");
    story.keys("Gl").keys("enight<Enter>").says("shift of 50001 in 50001_2: night");
    let line = kept(&story, "50001");
    assert!(
        line.contains(r#"attributes: [("shift", "day")]"#) && line.contains(r#"[("shift", "night")]"#),
        "{line}"
    );
    story.keys("x").says("shift of 50001 in 50001_2 is missing now");
}

#[test]
fn every_speaker_of_a_focus_group_becomes_a_case_in_one_step() {
    let mut story =
        Files::default().with("group.txt", GROUP).with("codebook.ron", super::words::CODEBOOK).open();
    story
        .keys("jthop<Enter>")
        .keys("<Space>PS")
        .says("Made cases of speakers: 3 new cases, group is a group");
    assert!(kept(&story, "Anna").contains(r#"speakers: ["Anna"]"#));
    assert!(kept(&story, "group").contains(r#"kind: "group""#));
    story.keys("S").says("Everyone who speaks here is a case already");
    story.keys("q").keys("<Enter>").sees("group · wave 1 · Anna · turn 2").keys("q");
    story.keys("<Space>Pu").says("Undone: Made cases").sees("People (1 case) · + 1 not entered yet");
}

#[test]
fn a_speaker_is_taken_from_whoever_had_it() {
    let mut story = Files::default().with("group.txt", GROUP).open();
    story.keys("<Space>PS").keys("ggsbo<Enter>").says("Anna, Bo are Anna now");
    assert!(!kept(&story, "Bo").contains("speakers"), "{}", kept(&story, "Bo"));
    story.keys("sbo<Tab><Enter>").says("Anna is Anna now");
}

#[test]
fn waves_have_labels_and_months() {
    let mut story = interviews().open();
    story
        .keys("<Space>W")
        .sees("Waves (2)")
        .keys("lebaseline<Enter>")
        .says("Wave 1: baseline")
        .keys("le2019-04<Enter>");
    story.says("Wave 1 is planned for 2019-04");
    assert!(story.file("study.ron").contains(r#"(number: 1, label: "baseline", month: "2019-04")"#));
    story
        .keys("a<C-u>7<Enter>")
        .says("Added wave 7")
        .keys("a<C-u>7<Enter>")
        .says("There is a wave 7 already")
        .keys("<Esc>");
    story
        .keys("D")
        .says("Deleted what was said of wave 7")
        .keys("u")
        .sees("Waves (3)")
        .keys("ggx")
        .says("Wave 1: no label");
    story.keys("uq").sees("wave 1 baseline");
}

#[test]
fn nothing_is_changed_in_a_study_that_is_only_read() {
    let start = gloss::ui::Start { coder: Some("jk".into()), read_only: true, ..gloss::ui::Start::default() };
    let mut story = interviews().open_as(start);
    for keys in ["<Enter>", "aAda<Enter>", "A", "t", "S", "x", "D", "r"] {
        story.keys("<Esc><Space>P").keys(keys).says("Nothing can be changed").sees("+ 2 not entered yet");
    }
}
