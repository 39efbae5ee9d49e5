//! Words of every script, and words that mean harm.

use super::story::{Files, Story};

/// No cell holds anything that a terminal would obey or that would turn its neighbours around.
#[track_caller]
fn is_clean(story: &Story) {
    for cell in &story.cells().content {
        let harm = |c: char| {
            c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
        };
        assert!(!cell.symbol().chars().any(harm), "{:?} reached the screen", cell.symbol());
    }
}

#[test]
fn chinese_emoji_and_letters_with_marks_are_laid_out_and_coded() {
    let talk = "Interviewer: 你今天怎么样？\n\nMei: 我很好。真的很好！ 👩‍👩‍👧 Then I wrote “ok 👍🏽”. Zoe\u{308} laughed.\n\nMei: 是的。\n";
    let mut story = Files::default().with("谈话.txt", talk).open();
    assert_eq!(story.selected(), "你今天怎么样？");
    story.sees("我很好。真的很好！").sees("👩👩👧").keys("jt信任<Enter>");
    assert_eq!(story.coded(), ["谈话 jk: 我很好。 = 信任"]);
    story.keys("Gsssttwo<Enter>");
    let coded = story.coded();
    assert_eq!(coded.len(), 2);
    story.keys("ggss").keys("/zoe<Enter>");
    assert_eq!(story.selected(), "Zoe\u{308}");
    is_clean(&story);
}

#[test]
fn right_to_left_words_are_read_and_coded() {
    let talk = "Interviewer: מה שלומך?\n\nNoor: أنا بخير. شكرا لك.\n\nNoor: Yes.\n";
    let mut story = Files::default().with("a.txt", talk).open();
    story.keys("jtalright<Enter>");
    assert_eq!(story.coded(), ["a jk: أنا بخير. = alright"]);
}

const HARM: &str = "\u{1b}]52;c;aGFybQ==\u{7}\u{1b}[2J\u{9b}31m\u{202e}drow\u{2066}\u{0}\u{8}\u{7f}\rX";

#[test]
fn harm_in_a_transcript_never_reaches_the_screen() {
    let mut story =
        Files::default().with("a.txt", &format!("Mal{HARM}: I {HARM} speak.\n\nNoor: {HARM}\n")).open();
    is_clean(&story);
    for keys in [
        "j",
        "S",
        "tx<Enter>",
        "<Enter>",
        "qi",
        "m",
        "<Esc>y",
        "/speak<Enter>",
        "<Space>/speak<Enter>",
        "q<Space>h",
    ] {
        story.keys(keys);
        is_clean(&story);
    }
}

#[test]
fn harm_in_names_codes_and_memos_never_reaches_the_screen() {
    let name = "a\u{1b}[31m\u{202e}\nb.txt";
    let escaped = "a\\u{1b}[31m\\u{202e}\\u{7}";
    let book = format!(
        "(version: 1, codes: [(id: \"{escaped}\", name: \"{escaped}\", definition: \"{escaped}\")])\n"
    );
    let cases = format!(
        "(version: 1, cases: [(id: \"{escaped}\", sittings: [(transcript: \"c.txt\", wave: Some(2))])])\n"
    );
    let memos = format!(
        "(version: 1, memos: [(id: \"m\", at: \"2026-03-02T09:00:00Z\", kind: \"note\", about: Study, text: \"{escaped}\")])\n"
    );
    let files = Files::default().with(name, "Noor: One. Two.\n").with("codebook.ron", &book);
    let mut story =
        files.with("cases.ron", &cases).with("c.txt", "Noor: Three.\n").with("memos/jk.ron", &memos).open();
    for keys in [
        "j",
        "ta<Enter>",
        "<Enter>",
        "q<Tab>d",
        "<Esc>r",
        "<Esc>D",
        "<Esc>M",
        "<Esc>T",
        "<Tab>o",
        "<Esc>>",
        "<lt>",
        "a",
        "<Esc><Space>mm",
        "<Enter>",
        "<Esc>q<Space>i",
        "q<Space>f",
        "q<Space>h",
        "q:open ",
        "<Esc>x",
        "<Space>y",
        "e",
        "<Space>mt",
        "<Esc><Space>mp",
    ] {
        story.keys(keys);
        is_clean(&story);
    }
}

#[test]
fn very_long_words_and_lines_are_wrapped() {
    let word = "ab".repeat(5_000);
    let mut story =
        Files::default().with("a.txt", &format!("Noor: {word} {}\n", "so ".repeat(20_000))).open();
    story.sees("abababab").keys("Gggssj").keys("l<PageDown><PageDown><PageUp>").resize(30, 10).keys("j");
}

#[test]
fn tabs_and_odd_line_ends_are_shown() {
    let mut story = Files::default().with("a.txt", "\u{feff}Noor:\tOne.\r\nTwo.\r\n").open();
    story.sees("Noor:").sees("One.").keys("jttwo<Enter>");
    assert_eq!(story.coded(), ["a jk: Two. = two"]);
    assert_eq!(story.file("a.txt"), "\u{feff}Noor:\tOne.\r\nTwo.\r\n", "the file itself stays as it is");
}
