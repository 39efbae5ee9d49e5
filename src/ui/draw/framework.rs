//! What stands in the square of the framework matrix at the caret, in full: under its grid, and under its quotes and links.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::report::tables::{byline, unwritten};
use crate::ui::app::App;
use crate::ui::numbers::many;
use crate::ui::theme::Role;

pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    let rule = canvas.lines.horizontal().repeat(usize::from(area.width));
    canvas.put_role(area.x, area.y, area.width, &rule, Role::Border);
    let Some((framed, square)) = app.square() else { return };
    let Some(cell) = framed.frame.cell(&square) else { return };
    let name = format!(" {} × {} ", square.row.name(), app.study.codebook.name(&square.code));
    canvas.put_role(area.x + 2, area.y, area.width.saturating_sub(4), &name, Role::Title);
    let (mut y, end) = (area.y + 1, area.y + area.height);
    let mut put = |words: &str, role: Role| {
        if y < end {
            let style = canvas.style(role);
            let room = Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height: end - y };
            y += canvas.flow(room, &[(words, style)]);
        }
    };
    if cell.summaries.is_empty() {
        let words = if cell.codings.is_empty() {
            "Nothing is coded and nothing is written".into()
        } else {
            unwritten(cell.codings.len())
        };
        return put(&words, Role::Faint);
    }
    for told in &cell.summaries {
        // Whether it holds is said first: a long summary may leave no room for what follows.
        let role = if told.stale.is_empty() { Role::Faint } else { Role::Warning };
        put(&byline(&app.study, told), role);
        told.summary.text.lines().for_each(|line| put(line, Role::Text));
    }
    put(&many(cell.codings.len(), "coding"), Role::Faint);
}
