//! `update`: what happens to the state when something happens. Touches no terminal and no disk.

use super::app::{App, Effect, Focus, Msg};
use super::arrivals;
use super::does::{self, perform};
use super::draw::layout;
use super::view::View;
use super::{answering, only, suggest, work};
use crate::command::{Command, Context, Key, KeyCode, Look};

/// Takes one message in and gives back what is to be done outside.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let by_hand = matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Mouse(_));
    match msg {
        Msg::Key(key) => on_key(app, key),
        Msg::Paste(words) => does::paste(app, &words),
        Msg::Mouse(mouse) => super::mouse::on_mouse(app, mouse),
        Msg::Resize(width, height) => app.desk.size = (width, height),
        Msg::Background(r, g, b) => super::theme_fits(app, (r, g, b)),
        Msg::Read { transcripts, pages } => arrivals::on_read(app, transcripts, pages),
        Msg::Saved { upto } => arrivals::on_saved(app, upto),
        Msg::Unsaved { why } => app.keeping.unsaved = Some(why),
        Msg::Stirred(sheets) => app.effects.push(Effect::Reread(sheets)),
        Msg::Stop => app.effects.push(Effect::Suspend),
        Msg::Continue => app.effects.push(Effect::Resume),
        Msg::Changed(pages) => arrivals::on_changed(app, pages),
        Msg::Edited { what, outcome } => arrivals::on_edited(app, what, outcome),
        Msg::LockTaken(outcome) => arrivals::on_lock(app, outcome),
        Msg::Progress { done, of, what } => work::on_progress(app, done, of, what),
        Msg::Worked(outcome) => work::on_worked(app, outcome),
        Msg::Learnt(model) => suggest::on_learnt(app, *model),
        Msg::Remembered(past) => arrivals::on_remembered(app, past),
        Msg::Terminate => {
            does::keep_open_forms(app);
            does::open::remember_place(app);
            work::stop(app);
            app.effects.push(Effect::Quit);
        }
    }
    only::freshen(app);
    answering::freshen(app);
    does::search_again(app);
    settle(app);
    suggest::freshen(app, by_hand);
    std::mem::take(&mut app.effects)
}

/// Where a key is heard now.
pub fn context(app: &App) -> Context {
    if let Some(overlay) = app.desk.overlays.last() {
        return overlay.context();
    }
    match (app.view(), app.desk.focus) {
        (Some(view), _) => view.context(),
        (None, Focus::Tree) => Context::Tree,
        (None, Focus::Reading) => Context::Reading,
    }
}

pub(super) fn on_key(app: &mut App, key: Key) {
    app.notice = None;
    if key.code == KeyCode::Esc && app.desk.overlays.is_empty() && app.pending.is_empty() && work::stop(app) {
        return;
    }
    let done =
        if app.desk.overlays.is_empty() { on_desk_key(app, key) } else { does::key_in_overlay(app, key) };
    if let Err(why) = done {
        app.warn(why);
    }
    super::tutor::look(app);
}

fn on_desk_key(app: &mut App, key: Key) -> does::Done {
    app.pending.push(key);
    let here = context(app);
    match look(app, here) {
        Look::Command(said) => {
            app.pending.clear();
            perform(app, said)
        }
        Look::Prefix(_) => Ok(()),
        Look::Nothing if does::begins_a_cell(app, key) => {
            app.pending.clear();
            does::type_into_cell(app, key)
        }
        Look::Nothing => {
            let keys: Vec<String> = app.pending.drain(..).map(|key| key.to_string()).collect();
            if key.code == KeyCode::Esc {
                return Ok(());
            }
            Err(format!("{} does nothing here; ? shows what can be pressed", keys.join(" ")))
        }
    }
}

/// A passage read aside its list may still be settled with the list's own keys.
fn look(app: &App, here: Context) -> Look {
    let found = app.keymap.look(here, &app.pending);
    let beside_review = app.desk.aside
        && matches!(here, Context::Reading)
        && matches!(app.desk.views.last(), Some(View::List(list)) if list.topic == super::list::Topic::Review);
    if !beside_review {
        return found;
    }
    match app.keymap.look(Context::Review, &app.pending) {
        Look::Command(said)
            if [Command::Confirm, Command::Reanchor, Command::Drop].contains(&said.command) =>
        {
            Look::Command(said)
        }
        _ => found,
    }
}

/// Why a command cannot be done here and now; `None` when it can.
pub fn why_not(app: &App, command: Command, here: Context) -> Option<String> {
    use Command::*;
    if !command.applies(here) {
        return Some(format!("This does not work {}", here.title()));
    }
    let changes = matches!(
        command,
        Tag | TagAround
            | TagAgain
            | Pinned
            | InVivo
            | Untag
            | Retag
            | Extend
            | Golden
            | Counter
            | Weight
            | Memo
            | Edit
            | AddChild
            | AddSibling
            | Rename
            | Define
            | MoveTo
            | Merge
            | Split
            | Retire
            | Delete
            | AddCode
            | EditCell
            | ClearCell
            | AddCase
            | AddAttribute
            | AttributeKind
            | AssignTranscripts
            | AssignSpeakers
            | PeopleFromSpeakers
            | AddWave
            | FrameworkColumns
            | FrameworkRows
            | ColumnLeft
            | ColumnRight
            | QuotesAsSummary
            | Link
            | Unlink
            | Interviewer
            | NoSpeaker
            | Undo
            | Redo
    );
    if let (true, Some(why)) = (changes, &app.keeping.read_only) {
        return Some(why.clone());
    }
    match command {
        TagAgain if app.habits.recent.is_empty() => Some("No code has been used yet".into()),
        NextHit | PreviousHit | Hits if app.search.is_none() => Some("Nothing is searched for yet".into()),
        Redo if app.past.undone.is_empty() => Some("Nothing to redo".into()),
        Undo if app.past.done.is_empty() && app.keeping.remembered => Some("Nothing to undo".into()),
        _ => None,
    }
}

/// After every change: panes, tree and lists are laid out for the window, with their carets on the screen.
pub fn settle(app: &mut App) {
    let plan = layout::plan(app);
    let App { study, desk, .. } = app;
    let front = desk.pane;
    for (n, pane) in desk.panes.iter_mut().enumerate() {
        let area = plan.panes.get(n).copied().flatten().unwrap_or(plan.reading);
        pane.width = area.width.saturating_sub(super::pane::reading::MARGIN).max(4);
        pane.height = area.height.saturating_sub(layout::PANE_LINES).max(1);
        if n == front || plan.panes.get(n).is_some_and(Option::is_some) {
            pane.settle(study);
        }
    }
    app.desk.tree.height = plan.tree.map_or(1, |tree| tree.height.saturating_sub(1));
    app.desk.tree.settle(&app.study.codebook);
    if !app.desk.aside {
        does::refresh_if_changed(app);
    }
    match app.desk.views.last_mut() {
        Some(View::List(list)) => {
            list.height = plan.list.height.saturating_sub(2);
            list.settle();
        }
        Some(View::Grid(grid)) => {
            (grid.width, grid.height) =
                (plan.list.width, plan.list.height.saturating_sub(super::draw::grid::HEAD));
            grid.settle();
            grid.redraw(app.look.lines.charset());
        }
        None => {}
    }
}
