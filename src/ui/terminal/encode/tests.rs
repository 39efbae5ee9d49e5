//! Stories and laws of the pen, judged by an independent terminal.

use std::io::{self, Write};

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier, Style};

use super::Pen;
use crate::ui::terminal::colour::Depth;

const WIDTH: u16 = 40;
const HEIGHT: u16 = 8;

/// A terminal behind the pen, and the bytes of the last frame.
struct Desk {
    terminal: Terminal<Pen<Vec<u8>>>,
    seen: vt100::Parser,
    last: Vec<u8>,
}

impl Desk {
    fn new(width: u16, height: u16, depth: Depth) -> Desk {
        let pen = Pen::new(Vec::new(), Size::new(width, height), depth);
        let seen = vt100::Parser::new(height, width, 0);
        Desk { terminal: Terminal::new(pen).unwrap(), seen, last: Vec::new() }
    }

    fn draw(&mut self, page: &Buffer, cursor: Option<(u16, u16)>) {
        self.terminal
            .draw(|frame| {
                frame.buffer_mut().clone_from(page);
                if let Some(place) = cursor {
                    frame.set_cursor_position(place);
                }
            })
            .unwrap();
        self.last = std::mem::take(self.terminal.backend_mut().out());
        self.seen.process(&self.last);
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.last).into_owned()
    }
}

fn page(lines: &[&str]) -> Buffer {
    let mut page = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
    for (y, line) in (0..HEIGHT).zip(lines) {
        page.set_string(0, y, line, Style::new());
    }
    page
}

fn seen_colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        _ => vt100::Color::Default,
    }
}

/// What of `page` the terminal must show at a place; None if it does.
fn difference(page: &Buffer, seen: &vt100::Screen, x: u16, y: u16) -> Option<String> {
    let cell = &page[(x, y)];
    let shown = seen.cell(y, x)?;
    let marks = [
        (Modifier::REVERSED, shown.inverse()),
        (Modifier::UNDERLINED, shown.underline()),
        (Modifier::BOLD, shown.bold()),
        (Modifier::DIM, shown.dim()),
        (Modifier::ITALIC, shown.italic()),
    ];
    let text = if shown.has_contents() { shown.contents() } else { " " };
    let blank = cell.symbol() == " ";
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    // Bold and dim together: this terminal, like some real ones, keeps the last.
    let both = cell.modifier.contains(Modifier::BOLD | Modifier::DIM);
    let told = |mark: Modifier| match mark {
        Modifier::REVERSED | Modifier::UNDERLINED => true,
        Modifier::BOLD | Modifier::DIM => !blank && !both,
        _ => !blank,
    };
    let same = text == cell.symbol()
        && shown.bgcolor() == seen_colour(cell.bg)
        && (blank && !reversed || shown.fgcolor() == seen_colour(cell.fg))
        && marks.iter().all(|(mark, on)| !told(*mark) || cell.modifier.contains(*mark) == *on);
    (!same).then(|| format!("({x}, {y}): wanted {cell:?}, shown {shown:?} {text:?}"))
}

fn differences(page: &Buffer, seen: &vt100::Screen) -> Vec<String> {
    let mut found = Vec::new();
    for y in 0..page.area.height {
        let mut x = 0;
        while x < page.area.width {
            found.extend(difference(page, seen, x, y));
            x += page[(x, y)].cell_width().max(1);
        }
    }
    found
}

fn colours() -> impl Strategy<Value = Color> {
    prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::LightBlue),
        1 => (16u8..=255).prop_map(Color::Indexed),
        1 => any::<(u8, u8, u8)>().prop_map(|(red, green, blue)| Color::Rgb(red, green, blue)),
    ]
}

fn styles() -> impl Strategy<Value = Style> {
    let marks = prop_oneof![
        3 => Just(Modifier::empty()),
        2 => prop::sample::select(vec![
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::ITALIC,
            Modifier::UNDERLINED,
            Modifier::REVERSED,
            Modifier::BOLD.union(Modifier::UNDERLINED),
        ]),
    ];
    (colours(), colours(), marks).prop_map(|(fg, bg, marks)| Style::new().fg(fg).bg(bg).add_modifier(marks))
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z ]{0,40}",
        1 => " {1,40}",
        1 => "[a-zé’–─ ]{0,20}",
        1 => "[世界語한a ]{0,18}",
        1 => "(e\u{301}|🙂|a| |ñ){0,16}",
    ]
}

fn pages() -> impl Strategy<Value = Buffer> {
    prop::collection::vec((0..WIDTH, 0..HEIGHT, words(), styles()), 0..14).prop_map(|pieces| {
        let mut page = page(&[]);
        for (x, y, words, style) in pieces {
            page.set_string(x, y, words, style);
        }
        page
    })
}

proptest! {
    #[test]
    fn the_terminal_shows_what_was_drawn(
        pages in prop::collection::vec((pages(), prop::option::of((0..WIDTH, 0..HEIGHT))), 1..6)
    ) {
        let mut desk = Desk::new(WIDTH, HEIGHT, Depth::True);
        for (page, cursor) in &pages {
            desk.draw(page, *cursor);
            let wrong = differences(page, desk.seen.screen());
            prop_assert!(wrong.is_empty(), "{wrong:#?} after {:?}", desk.text());
            prop_assert_eq!(desk.seen.screen().hide_cursor(), cursor.is_none());
            if let Some((x, y)) = cursor {
                prop_assert_eq!(desk.seen.screen().cursor_position(), (*y, *x));
            }
        }
    }

    #[test]
    fn the_same_page_again_costs_nothing(page in pages()) {
        let mut desk = Desk::new(WIDTH, HEIGHT, Depth::True);
        desk.draw(&page, Some((3, 3)));
        desk.draw(&page, Some((3, 3)));
        prop_assert_eq!(desk.text(), "");
    }

    #[test]
    fn a_plain_terminal_never_hears_of_colour(page in pages()) {
        let mut desk = Desk::new(WIDTH, HEIGHT, Depth::Plain);
        desk.draw(&page, None);
        for number in ["38;", "48;", "31", "94", "41", "104"] {
            let sequences = desk.text();
            let colour = sequences.split("\x1b[").filter_map(|rest| rest.split_once('m')).any(|(numbers, _)| {
                !numbers.is_empty() && numbers.split(';').any(|n| n == number.trim_end_matches(';'))
            });
            prop_assert!(!colour, "{sequences:?}");
        }
    }

    #[test]
    fn hostile_clusters_never_steer_the_terminal(text in "[\u{1b}\u{7}\u{9b}\u{202e}][\u{1b}\\[2Jm]{1,5}") {
        let mut desk = Desk::new(WIDTH, HEIGHT, Depth::True);
        let mut hostile = page(&["before", "", "after"]);
        hostile[(2, 1)].set_symbol(&text);
        desk.draw(&hostile, None);
        let shown = desk.seen.screen().contents();
        prop_assert_eq!(shown.trim_end(), "before\n  ?\nafter");
    }
}

#[test]
fn a_moved_cursor_is_one_short_move() {
    let mut desk = Desk::new(WIDTH, HEIGHT, Depth::True);
    desk.draw(&page(&["one two three"]), Some((0, 0)));
    desk.draw(&page(&["one two three"]), Some((0, 1)));
    assert_eq!(desk.text(), "\n");
}

#[test]
fn a_frame_is_synchronized_and_leaves_the_cursor_shown() {
    let mut desk = Desk::new(WIDTH, HEIGHT, Depth::True);
    desk.draw(&page(&["one"]), Some((0, 0)));
    desk.draw(&page(&["two"]), Some((0, 0)));
    assert_eq!(desk.text(), "\x1b[?2026htwo\r\x1b[?2026l");
}

#[test]
fn the_rest_of_a_row_is_erased_and_short_gaps_are_written_over() {
    let mut desk = Desk::new(WIDTH, HEIGHT, Depth::True);
    desk.draw(&page(&["the cat was here all day"]), None);
    desk.draw(&page(&["thy ant"]), None);
    assert_eq!(desk.text(), "\x1b[?2026h\x1b[;3Hy ant \x1b[K\x1b[?2026l");
}

#[test]
fn joined_emoji_do_not_shift_the_rest_of_the_row() {
    let mut desk = Desk::new(WIDTH, HEIGHT, Depth::True);
    // This terminal draws the members of the family one by one; the words after them stay in place.
    desk.draw(&page(&["us 👩\u{200d}👧 at home"]), None);
    let row: String = (5..13).map(|x| desk.seen.screen().cell(0, x).unwrap().contents()).collect();
    assert_eq!(row, " at home");
}

#[test]
fn a_smaller_window_is_painted_afresh() {
    let mut desk = Desk::new(WIDTH, HEIGHT, Depth::True);
    desk.draw(&page(&["one two three"]), None);
    desk.terminal.backend_mut().resize(Size::new(20, 4));
    desk.seen.screen_mut().set_size(4, 20);
    desk.terminal.draw(|frame| frame.buffer_mut().set_string(0, 3, "here", Style::new())).unwrap();
    let bytes = std::mem::take(desk.terminal.backend_mut().out());
    desk.seen.process(&bytes);
    assert_eq!(desk.seen.screen().contents(), "\n\n\nhere");
}

#[test]
fn a_selection_that_moves_by_a_sentence_costs_little() {
    let mut desk = Desk::new(WIDTH, HEIGHT, Depth::True);
    let lines =
        ["So I asked my supervisor what the", "role was. He said he did not know", "either. That was hard."];
    let marked = |from: u16, to: u16| {
        let mut page = page(&lines);
        for place in from..to {
            page[(place % WIDTH, place / WIDTH)].set_style(Style::new().add_modifier(Modifier::REVERSED));
        }
        page
    };
    desk.draw(&marked(0, 49), Some((48, 1)));
    desk.draw(&marked(50, 88), Some((7, 2)));
    assert!(desk.last.len() < 160, "{} bytes: {:?}", desk.last.len(), desk.text());
}

/// A writer whose terminal has gone.
struct HungUp;

impl Write for HungUp {
    fn write(&mut self, _bytes: &[u8]) -> io::Result<usize> {
        Err(io::Error::from(io::ErrorKind::BrokenPipe))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_dead_terminal_is_an_error_and_no_panic() {
    let pen = Pen::new(HungUp, Size::new(WIDTH, HEIGHT), Depth::True);
    let mut terminal = Terminal::new(pen).unwrap();
    for _ in 0..2 {
        assert!(terminal.draw(|frame| frame.buffer_mut().set_string(0, 0, "x", Style::new())).is_err());
    }
}
