//! Drawing: looks at the state and never changes it. A frame costs what is visible.

mod aligned;
mod below;
pub mod canvas;
mod framework;
pub mod grid;
pub mod hints;
pub mod layout;
mod lines;
mod list;
mod overlay;
mod reading;
mod tree;

use canvas::Canvas;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::app::{App, Focus};
use super::theme::Role;
use super::view::View;

pub fn draw(app: &App, frame: &mut Frame) {
    let area = frame.area();
    let plan = layout::plan(app);
    let mut canvas = Canvas { buffer: frame.buffer_mut(), theme: app.look.theme, lines: app.look.lines };
    if plan.too_small {
        canvas.put_role(0, 0, area.width, "Gloss needs a larger window", Role::Text);
        return;
    }
    let mut cursor = None;
    if let Some(view) = app.view() {
        cursor = match view {
            View::List(list) => list::draw(app, &mut canvas, plan.list, list),
            View::Grid(grid) => grid::draw(&mut canvas, plan.list, grid, &app.through()),
        };
        if let Some(square) = plan.square {
            framework::draw(app, &mut canvas, square);
        }
    } else if plan.tree != Some(plan.reading) {
        cursor = draw_panes(app, &mut canvas, &plan);
    }
    if let Some(tree) = plan.tree.filter(|tree| app.view().is_none() || !plan.list.intersects(*tree)) {
        let at = tree::draw(app, &mut canvas, tree);
        if tree.x > 0 {
            let style = canvas.style(Role::Border);
            canvas.vertical(tree.x - 1, 0, tree.height, style);
        }
        if app.desk.focus == Focus::Tree && app.view().is_none() {
            cursor = at;
        }
    }
    lines::status(app, &mut canvas, plan.status);
    hints::draw(app, &mut canvas, plan.hint);
    let body = Rect::new(0, 0, area.width, plan.status.y);
    if !app.pending.is_empty() {
        lines::which_key(app, &mut canvas, body);
    }
    super::tutor::draw(app, &mut canvas, plan.reading);
    for overlay in &app.desk.overlays {
        cursor = overlay::draw(app, &mut canvas, body, overlay);
    }
    if let Some(at) = cursor {
        frame.set_cursor_position(at);
    }
}

fn draw_panes(app: &App, canvas: &mut Canvas, plan: &layout::Plan) -> Option<(u16, u16)> {
    let mut cursor = None;
    for (n, (pane, area)) in app.desk.panes.iter().zip(&plan.panes).enumerate() {
        let Some(area) = area else { continue };
        let at = reading::draw(app, canvas, *area, pane, n == app.desk.pane);
        if n == app.desk.pane {
            cursor = at;
        }
        if area.x > 0 {
            let style = canvas.style(Role::Border);
            canvas.vertical(area.x - 1, 0, area.height, style);
        }
    }
    if app.desk.panes.is_empty() {
        let words = "There is no transcript (.txt or .md) in this folder yet. Put some into it; they appear here. \
             Word files, captions, PDFs and projects come in with Space b.";
        let style = canvas.style(Role::Text);
        canvas.flow(Rect::new(2, 2, plan.reading.width.saturating_sub(4), 6), &[(words, style)]);
    }
    cursor
}
