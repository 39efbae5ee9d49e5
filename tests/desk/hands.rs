//! Copy, mouse, paste, and a window that changes its size.

use super::story::Story;
use super::words::coded_study;
use gloss::ui::app::{Mouse, Msg};

/// The cell where words begin on the screen.
fn at(story: &Story, words: &str) -> (u16, u16) {
    let screen = story.screen();
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(words)).expect(words);
    (line[..line.find(words).unwrap()].chars().count() as u16, row as u16)
}

fn drag(story: &mut Story, from: &str, to: &str) {
    let ((x, y), (to_x, to_y)) = (at(story, from), at(story, to));
    story.tell(Msg::Mouse(Mouse::Press(x, y))).tell(Msg::Mouse(Mouse::Drag(to_x, to_y)));
    story.tell(Msg::Mouse(Mouse::Release(to_x, to_y)));
}

#[test]
fn a_quote_is_copied_with_its_source() {
    let mut story = coded_study().open();
    story.keys("jjy").says("Copied the quote with its source");
    assert_eq!(story.copied, ["“My supervisor tried.” (50001, turn 2)"]);
}

#[test]
fn a_click_selects_and_a_drag_extends() {
    let mut story = coded_study().open();
    let (x, y) = at(&story, "supervisor");
    story.press(x, y);
    assert_eq!(story.selected(), "My supervisor tried.");
    drag(&mut story, "supervisor", "every");
    assert_eq!(story.selected(), "My supervisor tried. She asked me every week.");
    drag(&mut story, "every", "Nobody");
    let turn = "Nobody could tell me what I do all day. My supervisor tried. She asked me every week.";
    assert_eq!(story.selected(), turn);
}

#[test]
fn a_click_chooses_a_code_and_a_row() {
    let mut story = coded_study().open();
    let (x, y) = at(&story, "Funding");
    story.keys("jtro<Enter>j.").press(x, y).keys("<Enter>").says("Nothing is tagged with Funding yet");
    story.keys("<Tab>arol<Enter>");
    let (x, y) = at(&story, "turn 2 · Unclear role · jk");
    story.press(x, y + 3).sees("2 of 2").press(x, y + 3);
    assert_eq!(story.selected(), "My supervisor tried.");
}

#[test]
fn a_click_on_a_hint_presses_its_key() {
    let mut story = coded_study().open();
    let (x, y) = at(&story, "u undo");
    story.keys("jtro<Enter>").press(x, y).says("Undone");
    let (x, y) = at(&story, "t tag");
    story.press(x + 3, y).sees("Tag “Nobody");
    let (x, y) = at(&story, "Esc cancel");
    story.press(x, y).sees_no("Tag “Nobody").press(79, y);
}

#[test]
fn the_wheel_moves() {
    let mut story = coded_study().open();
    story.tell(Msg::Mouse(Mouse::Wheel { column: 5, row: 5, down: true }));
    assert_eq!(story.selected(), "She asked me every week.");
    story.tell(Msg::Mouse(Mouse::Wheel { column: 5, row: 5, down: false }));
    assert_eq!(story.selected(), "What is your role here?");
}

#[test]
fn the_mouse_can_be_switched_off() {
    let mut story = coded_study().open();
    story.keys("<Space>M").says("The mouse is off");
    assert_eq!(story.asked, ["mouse off"]);
}

#[test]
fn a_paste_outside_a_field_does_nothing() {
    let mut story = coded_study().open();
    story.tell(Msg::Paste("jtro\rx:qa\r".into())).says("Nothing was pasted");
    assert_eq!(story.selected(), "What is your role here?");
    assert!(!story.left && story.coded().is_empty());
}

#[test]
fn a_paste_into_a_picker_stays_on_its_line() {
    let mut story = coded_study().open();
    story.keys("jt").tell(Msg::Paste("two\nlines\u{7}".into())).sees("new code “two lines”");
    assert!(story.coded().is_empty(), "and does not press Enter");
}

#[test]
fn a_changed_window_keeps_the_reading_place() {
    let long: String =
        (1..400).map(|n| format!("Noor: This is what I said as number {n}, more or less.\n\n")).collect();
    let mut story = coded_study().with("long.txt", &long).open();
    story.keys("olong<Enter>gt200<Enter>").sees("number 200,");
    for (width, height) in [(40, 8), (250, 70), (60, 24), (24, 5), (80, 24)] {
        story.resize(width, height);
        assert!(story.screen().contains("200"), "{width}×{height}:\n{}", story.screen());
    }
    assert_eq!(story.selected(), "This is what I said as number 200, more or less.");
}

#[test]
fn suspending_is_asked_of_the_terminal() {
    let mut story = coded_study().open();
    story.keys("<C-z>").tell(Msg::Continue).tell(Msg::Stop);
    assert_eq!(story.asked, ["suspend", "resume", "suspend"]);
}
