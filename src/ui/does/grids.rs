//! Grids: putting one on the desk, moving in it, and what all of them share. What a cell means is each grid's own.

use super::{
    Done, framework, guide, key_in_overlay, people, pictures, proposing, sheets, speakers, tables, waves,
};
use crate::command::{Command, Context, Key, KeyCode};
use crate::ui::app::App;
use crate::ui::grid::{Filling, Grid, Of, Order, Topic, arrivals};
use crate::ui::overlay::Overlay;
use crate::ui::update;
use crate::ui::view::View;

/// Puts a grid on the desk, filled for the study as it is now. One that is open already comes to the front again.
pub fn show(app: &mut App, topic: Topic) {
    let is_it = |view: &View| matches!(view, View::Grid(grid) if grid.topic == topic);
    if let Some(at) = app.desk.views.iter().position(is_it) {
        app.desk.views.truncate(at + 1);
    } else {
        app.desk.views.push(View::Grid(Grid::new(topic)));
    }
    app.desk.aside = false;
    refresh(app);
}

/// Fills the grid in front again.
pub(super) fn refresh(app: &mut App) {
    if let Some(front) = app.desk.views.len().checked_sub(1) {
        refill(app, front);
    }
}

pub(super) fn refill(app: &mut App, at: usize) {
    let Some(View::Grid(grid)) = app.desk.views.get(at) else { return };
    let filling = match (&grid.topic, &app.proposal) {
        (Topic::Arrivals, Some(proposal)) => arrivals::fill(&proposal.bringing),
        (topic, _) => Filling::of(&app.study, topic, app.shown_coder(), app.scope().map(AsRef::as_ref)),
    };
    let made = app.keeping.made;
    if let Some(View::Grid(grid)) = app.desk.views.get_mut(at) {
        grid.seen = made;
        grid.fill(filling);
    }
}

/// Puts the caret on a cell, which may be new; a filter that would hide it is let go.
pub(super) fn land(app: &mut App, row: &Of, column: &Of) {
    refresh(app);
    let hidden = |grid: &Grid| !grid.rows.iter().any(|known| known.of == *row);
    if app.grid().is_some_and(|grid| !grid.filter.is_empty() && hidden(grid)) {
        filter_by(app, "");
    }
    if let (Some(only), true) = (&app.only, app.grid().is_some_and(hidden)) {
        let said = app.notice.as_ref().map(|notice| format!("{}; ", notice.words)).unwrap_or_default();
        app.say(format!("{said}left out by {}", only.name()));
    }
    if let Some(grid) = app.grid_mut() {
        grid.put_caret(row, column);
    }
}

/// What is meant for a reading pane or the tree is not done behind a grid.
pub(super) fn may_be_said(app: &App, command: Command) -> Done {
    let here = update::context(app);
    match app.grid() {
        Some(grid) if here == grid.context() && !command.applies(here) => {
            Err(format!("{} does not work {}", command.name(), here.title()))
        }
        _ => Ok(()),
    }
}

pub(super) fn grid(app: &App) -> Result<&Grid, String> {
    app.grid().ok_or_else(|| "There is no grid open: Space P shows the people".to_string())
}

/// What the row and the column at the caret are about.
pub(super) fn here(app: &App) -> Result<(Of, Of), String> {
    grid(app)?.here().ok_or_else(|| "There is nothing in this grid".to_string())
}

pub(super) fn sideways(app: &mut App, by: isize) -> Done {
    app.grid_mut().ok_or("There is no grid open")?.step(0, by);
    Ok(())
}

pub(super) fn filter_by(app: &mut App, words: &str) {
    if let Some(grid) = app.grid_mut() {
        grid.filter = words.to_string();
    }
    refresh(app);
}

pub(super) fn sort(app: &mut App) -> Done {
    may_be_arranged(app)?;
    let (_, column) = here(app)?;
    if let Some(grid) = app.grid_mut() {
        grid.order = Order::after(grid.order.as_ref(), &column);
    }
    refresh(app);
    Ok(())
}

/// A picture shows all of its table, in the table's own order.
pub(super) fn may_be_arranged(app: &App) -> Done {
    match app.grid().is_some_and(|grid| grid.drawing.is_some()) {
        true => Err("A picture is neither filtered nor sorted: p shows the figures, which can be".into()),
        false => Ok(()),
    }
}

pub(super) fn edit(app: &mut App) -> Done {
    app.may_change()?;
    match grid(app)?.topic.clone() {
        Topic::People => people::edit(app),
        Topic::Sheet(case) => sheets::edit(app, &case),
        Topic::Waves => waves::edit(app),
        Topic::Guide => guide::edit(app),
        Topic::Arrivals => proposing::edit(app),
        Topic::Speakers(_) => Err("Nothing is written here: i says who asks, x who is no speaker".into()),
        Topic::Table(_) => Err("What was counted or told cannot be changed".into()),
        Topic::Framework(_) => framework::edit(app),
    }
}

pub(super) fn clear(app: &mut App) -> Done {
    app.may_change()?;
    match grid(app)?.topic.clone() {
        Topic::People => people::clear(app),
        Topic::Sheet(case) => sheets::clear(app, &case),
        Topic::Waves => waves::clear(app),
        Topic::Framework(_) => framework::clear(app),
        Topic::Guide => guide::clear(app),
        _ => Err("Nothing here can be missing".into()),
    }
}

pub(super) fn go(app: &mut App) -> Done {
    if grid(app)?.drawing.is_some() {
        return pictures::go(app);
    }
    match grid(app)?.topic.clone() {
        Topic::People => people::open_sheet(app, None),
        Topic::Sheet(_) => sheets::go(app),
        Topic::Speakers(only) => speakers::go(app, only.as_ref()),
        Topic::Waves => Err("A wave is no place to go to".into()),
        Topic::Guide => guide::go(app),
        Topic::Arrivals => proposing::edit(app),
        Topic::Table(shown) => tables::go(app, &shown),
        Topic::Framework(_) => framework::go(app),
    }
}

pub(super) fn delete(app: &mut App) -> Done {
    app.may_change()?;
    match grid(app)?.topic {
        Topic::Waves => waves::drop(app),
        Topic::Guide => guide::drop(app),
        _ => people::ask_to_drop(app),
    }
}

/// A letter or digit that is bound to nothing begins to write in the cell, where cells are written in.
pub fn begins_a_cell(app: &App, key: Key) -> bool {
    let written_in = [Context::People, Context::Sheet, Context::Waves, Context::Guide, Context::Framework];
    let writes = written_in.contains(&update::context(app));
    let is_typed = matches!(key.code, KeyCode::Char(c) if c.is_alphanumeric()) && !key.ctrl && !key.alt;
    writes && is_typed && app.pending.len() == 1
}

pub fn type_into_cell(app: &mut App, key: Key) -> Done {
    let before = app.desk.overlays.len();
    edit(app)?;
    match app.desk.overlays.last_mut() {
        // A value is replaced by what is typed; a text goes on.
        Some(Overlay::Form(form)) => {
            form.field_mut().into_iter().filter(|field| field.single).for_each(|field| field.offer());
        }
        Some(Overlay::Picker(_)) => {}
        _ => return Ok(()),
    }
    if app.desk.overlays.len() > before { key_in_overlay(app, key) } else { Ok(()) }
}
