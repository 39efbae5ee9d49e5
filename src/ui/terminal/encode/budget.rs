//! What a keypress costs on the line, on a desk of 80×24 with a reading pane, a tree and two lines below.

use ratatui::Terminal;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use super::Pen;
use crate::ui::theme::{Role, Theme};

const PANE: u16 = 54;
const ROWS: u16 = 22;

/// Invented talk, a sentence each.
const TALK: [&str; 9] = [
    "So the first week I mostly sat in the corridor and waited for somebody to need me.",
    "Nobody had told the nurses what I was there for, and honestly nobody had told me either.",
    "I asked.",
    "My supervisor said we would find out together, which was kind, but it did not help with Tuesdays.",
    "Then one of the residents began to come by, just to talk, and after a while there were three of them.",
    "It was hard, yes.",
    "You bring your own story to work, and some days the story is heavier than the work.",
    "What helped was the group on Thursdays, where all of us who do this sit down and say how it went.",
    "I would not have stayed without it.",
];

/// Every sentence as rows of words with the number of its sentence, wrapped to the pane.
fn rows(sentences: usize) -> Vec<Vec<(usize, &'static str)>> {
    let (mut rows, mut row, mut column) = (Vec::new(), Vec::new(), 0);
    for (number, sentence) in TALK.iter().cycle().take(sentences).enumerate() {
        for word in sentence.split(' ') {
            if column + word.len() > usize::from(PANE) - 6 {
                rows.push(std::mem::take(&mut row));
                column = 0;
            }
            row.push((number, word));
            column += word.len() + 1;
        }
    }
    rows.push(row);
    rows
}

/// The desk with the rows from `top` on and the sentence `chosen` selected.
fn desk(theme: Theme, rows: &[Vec<(usize, &str)>], top: usize, chosen: usize) -> Buffer {
    let mut page = Buffer::empty(Rect::new(0, 0, 80, 24));
    for (y, row) in (0..ROWS).zip(rows.iter().skip(top)) {
        page.set_string(0, y, "A", theme.style(Role::Code(y as u8 / 4)));
        let mut x = 4;
        for (number, word) in row {
            let role = if *number == chosen { Role::Selection } else { Role::Text };
            page.set_string(x, y, format!("{word} "), theme.style(role));
            x += word.len() as u16 + 1;
        }
    }
    for y in 0..ROWS {
        page.set_string(PANE, y, "│", theme.style(Role::Border));
        page.set_string(PANE + 2, y, format!("code number {y}"), theme.style(Role::Code(y as u8)));
    }
    page.set_style(Rect::new(0, 22, 80, 1), theme.style(Role::Status));
    let status = format!("sentence {chosen} · saved");
    page.set_string(0, 22, status, Style::new());
    page.set_string(0, 23, "t tag  . again  i in vivo  ? help", theme.style(Role::Hint));
    page
}

struct Line {
    terminal: Terminal<Pen<Vec<u8>>>,
}

impl Line {
    fn new(theme: Theme) -> Line {
        Line { terminal: Terminal::new(Pen::new(Vec::new(), Size::new(80, 24), theme.depth)).unwrap() }
    }

    /// The bytes this frame costs.
    fn cost(&mut self, page: &Buffer, cursor: (u16, u16)) -> usize {
        self.terminal
            .draw(|frame| {
                frame.buffer_mut().clone_from(page);
                frame.set_cursor_position(cursor);
            })
            .unwrap();
        std::mem::take(self.terminal.backend_mut().out()).len()
    }
}

const THEMES: [Theme; 3] = [Theme::dark(), Theme::light(), Theme::plain()];

#[test]
fn a_step_of_the_selection_costs_under_300_bytes_on_average() {
    let rows = rows(120);
    for theme in THEMES {
        let mut line = Line::new(theme);
        line.cost(&desk(theme, &rows, 0, 0), (4, 0));
        let costs: Vec<usize> =
            (1..10).map(|chosen| line.cost(&desk(theme, &rows, 0, chosen), (4, chosen as u16))).collect();
        let average = costs.iter().sum::<usize>() / costs.len();
        assert!(average < 300, "{theme:?}: {costs:?}");
    }
}

#[test]
fn a_page_costs_under_1200_bytes() {
    let rows = rows(120);
    for theme in THEMES {
        let mut line = Line::new(theme);
        line.cost(&desk(theme, &rows, 0, 0), (4, 0));
        let costs: Vec<usize> =
            (1..4).map(|page| line.cost(&desk(theme, &rows, page * 22, page * 13 + 1), (4, 3))).collect();
        assert!(costs.iter().sum::<usize>() / costs.len() < 1200, "{theme:?}: {costs:?}");
    }
}
