//! What all grids have in common: moving, filter and order, the mouse, narrow windows, strange letters.

use super::story::{Files, Story};
use super::words::{LATER, TALK};
use gloss::ui::app::{Mouse, Msg};

const CASES: &str = r#"(
  version: 1,
  cases: [
    (id: "50001", attributes: [("age", "34"), ("ward", "Tembusu, the rehabilitation ward")]),
    (id: "50002", attributes: [("age", "9")], sittings: [(transcript: "50002.txt", wave: 1)]),
    (id: "張偉", attributes: [("ward", "détox\u{1b}[31m")]),
  ],
)
"#;

const STUDY: &str = r#"(version: 1, attributes: [(name: "age", kind: "number")])"#;

fn ward() -> Story {
    let files = Files::default().with("50001.txt", TALK).with("50001_2.txt", LATER).with("50002.txt", TALK);
    let mut story = files.with("cases.ron", CASES).with("study.ron", STUDY).open();
    story.keys("<Space>P").sees("People (3 cases)");
    story
}

#[test]
fn the_caret_moves_by_cells_and_the_status_line_reads_them_out() {
    let mut story = ward();
    story.sees(" 50001 ").keys("$").sees("50001 · ward: Tembusu, the rehabilitation ward");
    story
        .keys("h")
        .sees("50001 · age: 34")
        .keys("j")
        .sees("50002 · age: 9")
        .keys("G")
        .sees("張偉 · age: missing");
    story.keys("gg0").keys("<Tab>").sees("50001 · kind: participant").keys("<BackTab>j").sees(" 50002 ");
}

#[test]
fn what_is_missing_is_a_dot_and_not_nothing() {
    let story = ward();
    let line = story.screen().lines().find(|line| line.contains("張偉")).unwrap().to_string();
    assert!(line.contains('·'), "{line}");
}

#[test]
fn rows_are_sorted_by_the_column_at_the_caret() {
    let mut story = ward();
    let names = |story: &Story| {
        let screen = story.screen();
        let rows = screen.lines().skip(2).take(3).map(|row| row.chars().skip(1).take(5).collect::<String>());
        rows.map(|name| name.trim().to_string()).collect::<Vec<_>>()
    };
    story.keys("$h").keys("o").sees("by age");
    assert_eq!(names(&story)[..2], ["50002", "50001"], "nine before thirty-four");
    story.keys("o").sees("by age, down");
    assert_eq!(names(&story)[..2], ["50001", "50002"]);
    story.keys("o").sees_no("by age");
}

#[test]
fn a_filter_leaves_what_holds_its_words() {
    let mut story = ward();
    story.keys("/detox<Enter>").sees("People (1 case) · only “detox”").sees_no("50002");
    story.keys("/<Backspace><Enter>").sees("People (3 cases)");
}

#[test]
fn a_case_that_is_added_behind_a_filter_is_seen() {
    let mut story = ward();
    story
        .keys("/detox<Enter>aAda<Enter>")
        .sees("People (4 cases)")
        .keys("l")
        .keys("h")
        .sees("Ada · kind: participant");
}

#[test]
fn the_mouse_chooses_a_cell_and_opens_it_when_pressed_again() {
    let mut story = ward();
    let row = story.screen().lines().position(|line| line.contains("50002")).unwrap() as u16;
    story.press(3, row).sees(" 50002 ");
    let column = story.screen().lines().nth(1).unwrap().find("kind").unwrap() as u16;
    story.press(column, row).sees("50002 · kind: participant").press(column, row).sees("What is 50002?");
    story.keys("<Esc>").tell(Msg::Mouse(Mouse::Wheel { column: 3, row: 3, down: false }));
    story.sees("50001 · kind: participant");
}

#[test]
fn a_narrow_window_keeps_the_names_and_brings_the_column_at_the_caret() {
    let mut story = ward();
    story.resize(40, 8).sees("more columns >").keys("$").sees("< more columns").sees("50001").sees("ward");
    story.resize(24, 5).keys("0$hhh");
    assert!(story.screen().lines().all(|line| line.chars().count() <= 24));
    story.resize(20, 4).keys("jk").sees("Gloss needs");
}

#[test]
fn the_caret_is_seen_without_colour() {
    let mut story = ward();
    story.command("theme plain").keys("$");
    let reversed = |story: &Story| {
        let cells = story.cells();
        let reversed =
            cells.content.iter().filter(|cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED));
        reversed.map(|cell| cell.symbol()).collect::<String>()
    };
    assert!(reversed(&story).starts_with("Tembusu"));
    story.keys("j");
    assert!(reversed(&story).starts_with('·'), "also where nothing is");
}

#[test]
fn terminal_sequences_in_values_stay_words() {
    let mut story = ward();
    story.keys("G$").sees("détox").sees_no("\u{1b}");
}

#[test]
fn what_belongs_to_the_words_is_not_done_behind_a_grid() {
    let mut story = ward();
    story.command("in-vivo").says("in-vivo does not work in the grid of people");
    assert!(story.coded().is_empty());
    story.keys("<Esc>q").sees("Nobody could tell me");
}

#[test]
fn a_wide_window_has_the_tree_beside_the_grid() {
    let mut story = ward();
    story.resize(120, 30).sees("People (3 cases)").sees("Codes").keys("<Space>cq").sees("People (3 cases)");
}
