//! The mouse: click, drag to select, wheel, click a row or a hint. Everything it does a key does too.

use super::app::{App, Focus, Mouse};
use super::does;
use super::draw::{hints, layout};
use super::pane::reading::MARGIN;
use crate::command::{Key, KeyCode};
use ratatui::layout::{Position, Rect};

/// A turn of the wheel moves by so many rows or units.
const WHEEL: usize = 3;

pub fn on_mouse(app: &mut App, mouse: Mouse) {
    let plan = layout::plan(app);
    if let Mouse::Press(x, y) = mouse
        && plan.hint.contains(Position::new(x, y))
    {
        return press_hint(app, plan.hint, Position::new(x, y));
    }
    if !app.desk.overlays.is_empty() {
        return;
    }
    match mouse {
        Mouse::Press(x, y) => press(app, &plan, Position::new(x, y)),
        Mouse::Drag(x, y) => select(app, &plan, Position::new(x, y), true),
        Mouse::Release(..) => {}
        Mouse::Wheel { column, row, down } => wheel(app, &plan, Position::new(column, row), down),
    }
}

/// A hint does what its keys do.
fn press_hint(app: &mut App, line: Rect, at: Position) {
    let hit = hints::hints(app, line).into_iter().find(|hint| hint.area.contains(at));
    for key in hit.into_iter().flat_map(|hint| hint.chord.0) {
        super::update::on_key(app, key);
    }
}

fn press(app: &mut App, plan: &layout::Plan, at: Position) {
    app.notice = None;
    if app.view().is_some() && plan.list.contains(at) {
        press_list(app, plan.list, at);
        press_grid(app, plan.list, at);
    } else if let Some(tree) = plan.tree.filter(|tree| tree.contains(at)) {
        press_tree(app, tree, at);
    } else {
        select(app, plan, at, false);
    }
}

fn press_list(app: &mut App, area: Rect, at: Position) {
    let Some(list) = app.list_mut() else { return };
    let row = usize::from(at.y.saturating_sub(area.y + 1) / list.tall.max(1));
    let goal = (list.top + row).min(list.entries.len().saturating_sub(1));
    let again = goal == list.cursor;
    list.cursor = goal;
    if again {
        say(app, crate::command::Command::Go);
    }
}

/// The cell under the pointer; pressed again, it is opened as by its key.
fn press_grid(app: &mut App, area: Rect, at: Position) {
    // A picture is looked at; its caret goes by the keys.
    let Some(grid) = app.grid_mut().filter(|grid| grid.drawing.is_none()) else { return };
    let row = at.y.checked_sub(area.y + super::draw::grid::HEAD).map(|row| grid.top + usize::from(row));
    let places = grid.places();
    let place = places.iter().rfind(|place| area.x + place.x <= at.x).or(places.first());
    let goal = (row.unwrap_or(grid.row), place.map_or(grid.column, |place| place.column));
    let again = row.is_some() && goal == (grid.row, grid.column);
    (grid.row, grid.column) = goal;
    grid.settle();
    if again {
        super::update::on_key(app, Key::plain(KeyCode::Enter));
    }
}

fn press_tree(app: &mut App, area: Rect, at: Position) {
    let row = app.desk.tree.top + usize::from(at.y.saturating_sub(area.y + 1));
    let leaves = app.desk.tree.leaves(&app.study.codebook);
    let code = leaves.get(row).map(|leaf| leaf.code.id.clone());
    if code.is_some() {
        app.desk.tree.cursor = code;
    }
    say(app, crate::command::Command::FocusTree);
}

/// The pane under a cell comes to the front, its caret to the unit there.
fn select(app: &mut App, plan: &layout::Plan, at: Position, extend: bool) {
    let found = plan.panes.iter().position(|area| area.is_some_and(|area| area.contains(at)));
    let Some((n, area)) = found.and_then(|n| Some((n, plan.panes.get(n).copied().flatten()?))) else {
        return;
    };
    if extend && n != app.desk.pane {
        return;
    }
    app.desk.pane = n;
    app.desk.focus = Focus::Reading;
    let Some(pane) = app.pane() else { return };
    let Some(text) = app.study.text(&pane.transcript) else { return };
    let column = at.x.saturating_sub(area.x + MARGIN);
    let Some(offset) = pane.offset_at(text, column, at.y.saturating_sub(area.y + 1)) else { return };
    report(app, |app| does::extend_to_click(app, offset, extend));
}

fn wheel(app: &mut App, plan: &layout::Plan, at: Position, down: bool) {
    use crate::command::Command;
    let in_tree = plan.tree.is_some_and(|tree| tree.contains(at));
    let command = match (app.view().is_some(), in_tree, down) {
        (true, _, true) => Command::NextRow,
        (true, _, false) => Command::PreviousRow,
        (_, true, true) => Command::NextCode,
        (_, true, false) => Command::PreviousCode,
        (_, _, true) => Command::NextUnit,
        (_, _, false) => Command::PreviousUnit,
    };
    for _ in 0..WHEEL {
        say(app, command);
    }
    app.notice = None;
}

fn say(app: &mut App, command: crate::command::Command) {
    report(app, |app| does::perform(app, command.into()));
}

fn report(app: &mut App, deed: impl FnOnce(&mut App) -> does::Done) {
    if let Err(why) = deed(app) {
        app.warn(why);
    }
}
