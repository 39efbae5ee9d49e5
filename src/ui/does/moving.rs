//! Moving the caret and choosing the words.

use super::Done;
use crate::command::Context;
use crate::study::{Layer, Study, TranscriptId};
use crate::text::{Span, Transcript, Unit};
use crate::ui::app::{App, Focus};
use crate::ui::caret::Caret;
use crate::ui::pane::Reading;
use std::sync::Arc;

/// The transcript in the pane in front; a sentence when there is none to read.
pub(super) fn text_here(app: &App) -> Result<Arc<Transcript>, String> {
    let pane = app.pane().ok_or("There is no transcript open: press o to open one")?;
    app.study.text(&pane.transcript).cloned().ok_or_else(|| match app.unreadable(&pane.transcript) {
        Some(why) => format!("{}: {why}", pane.transcript),
        None => format!("{} is still being read", pane.transcript),
    })
}

/// Does something to the pane in front and its text; where nothing could move, says so.
pub(super) fn with_pane(
    app: &mut App,
    deed: impl FnOnce(&mut Reading, &Transcript, &Study) -> bool,
    otherwise: &str,
) -> Done {
    let text = text_here(app)?;
    let App { study, desk, .. } = app;
    let pane = desk.panes.get_mut(desk.pane).ok_or("There is no transcript open")?;
    if deed(pane, &text, study) { Ok(()) } else { Err(otherwise.to_string()) }
}

pub(super) fn step(app: &mut App, forward: bool) -> Done {
    let edge = if forward { "The end of the transcript" } else { "The beginning of the transcript" };
    with_pane(
        app,
        |pane, text, _| {
            if forward { pane.caret.next(text, pane.unit) } else { pane.caret.previous(text, pane.unit) }
        },
        edge,
    )
}

pub(super) fn turn(app: &mut App, forward: bool) -> Done {
    with_pane(
        app,
        |pane, text, _| {
            let here =
                if pane.caret.anchored { pane.caret.moving.start } else { pane.caret.selection().start };
            let Some(turn) = text.turn_at(here) else { return false };
            let starts =
                |turn: usize| text.turns().get(turn).map(|turn| text.unit_at(pane.unit, turn.words.start));
            let first_here = starts(turn);
            let goal = match (forward, first_here) {
                (true, _) => starts(turn + 1),
                (false, Some(first)) if first.start < here => Some(first),
                (false, _) => turn.checked_sub(1).and_then(starts),
            };
            goal.map(|unit| pane.caret.go(unit)).is_some()
        },
        if forward { "The last turn" } else { "The first turn" },
    )
}

pub(super) fn edge(app: &mut App, last: bool) -> Done {
    with_pane(
        app,
        |pane, text, _| {
            let at = if last { text.len() } else { 0 };
            pane.caret.go(text.unit_at(pane.unit, at));
            true
        },
        "",
    )
}

pub(super) fn page(app: &mut App, down: bool, half: bool) -> Done {
    let context = crate::ui::update::context(app);
    if context == Context::Tree {
        let rows = isize::from(app.desk.tree.height as i16) / if half { 2 } else { 1 };
        return super::codebook::step(app, if down { rows } else { -rows });
    }
    if let Some(list) = app.list_mut() {
        let rows = list.visible() as isize / if half { 2 } else { 1 };
        list.step(if down { rows.max(1) } else { -rows.max(1) });
        return Ok(());
    }
    if let Some(grid) = app.grid_mut() {
        let rows = isize::from(grid.height as i16) / if half { 2 } else { 1 };
        grid.step(if down { rows.max(1) } else { -rows.max(1) }, 0);
        return Ok(());
    }
    with_pane(
        app,
        |pane, _, study| {
            let rows = if half { pane.height / 2 } else { pane.height.saturating_sub(1) };
            pane.page(study, rows.max(1), down);
            true
        },
        "",
    )
}

pub(super) fn centre(app: &mut App) -> Done {
    with_pane(
        app,
        |pane, _, study| {
            pane.centre(study);
            true
        },
        "",
    )
}

/// The next thing a participant said that the coder has not coded, of what the filter lets through.
pub(super) fn uncoded(app: &mut App, forward: bool) -> Done {
    let text = text_here(app)?;
    let unit = next_uncoded(app, &text, forward).ok_or_else(|| {
        format!("Nothing uncoded {} this{}", if forward { "after" } else { "before" }, app.through())
    })?;
    app.pane_mut().ok_or("There is no transcript open")?.caret = Caret::on(unit);
    Ok(())
}

fn next_uncoded(app: &App, text: &Transcript, forward: bool) -> Option<Span> {
    let pane = app.pane()?;
    let empty = Layer::default();
    let layer = app.study.layer(&pane.transcript, &app.me).unwrap_or(&empty);
    let is_let_in = |span| app.scope().is_none_or(|scope| scope.admits(&pane.transcript, span));
    let mut at = pane.caret.selection();
    while let Some(unit) = neighbour(text, pane.unit, at, forward) {
        let turn = text.turn_at(unit.start);
        let asks = turn.is_some_and(|turn| app.study.is_interviewer(text, turn));
        let turn = turn.and_then(|turn| text.turns().get(turn)).map(|turn| turn.words);
        if asks || turn.is_some_and(|words| !is_let_in(words)) {
            // The rest of that turn is skipped at once.
            at = turn.map_or(unit, |words| words.hull(unit));
        } else if is_let_in(unit) && layer.touching(unit).next().is_none() {
            return Some(unit);
        } else {
            at = unit;
        }
    }
    None
}

fn neighbour(text: &Transcript, unit: Unit, span: Span, forward: bool) -> Option<Span> {
    if forward { text.unit_after(unit, span) } else { text.unit_before(unit, span) }
}

/// The next or previous coded passage, selected exactly.
pub(super) fn coding(app: &mut App, forward: bool) -> Done {
    let only = app.shown_coder().cloned();
    with_pane(
        app,
        |pane, _, study| {
            let here = pane.caret.selection();
            let Some(shelved) = study.shelf.get(&pane.transcript) else { return false };
            let layers =
                shelved.layers.iter().filter(|(coder, _)| only.as_ref().is_none_or(|only| only == *coder));
            let spans = layers.flat_map(|(_, layer)| layer.codings()).map(|coding| coding.span);
            let key = |span: &Span| (span.start, std::cmp::Reverse(span.end));
            let goal = if forward {
                spans.filter(|span| key(span) > key(&here)).min_by_key(key)
            } else {
                spans.filter(|span| key(span) < key(&here)).max_by_key(key)
            };
            goal.map(|span| pane.caret.select(span)).is_some()
        },
        if forward { "No coding after this" } else { "No coding before this" },
    )
}

pub(super) fn let_go(app: &mut App) -> Done {
    if app.desk.focus == Focus::Tree && !app.desk.tree.filter.is_empty() {
        app.desk.tree.filter.clear();
        return Ok(());
    }
    app.search = None;
    with_pane(
        app,
        |pane, text, _| {
            let head = pane.caret.head();
            pane.land(text, head);
            true
        },
        "",
    )
}

pub(super) fn resize(app: &mut App, change: fn(&mut Caret, &Transcript, Unit) -> bool) -> Done {
    with_pane(app, |pane, text, _| change(&mut pane.caret, text, pane.unit), "The selection ends here")
}

pub(super) fn unit(app: &mut App, change: fn(Unit) -> Unit) -> Done {
    let pane = app.pane().ok_or("There is no transcript open")?;
    set_unit(app, change(pane.unit))
}

pub(super) fn named_unit(app: &mut App, name: Option<&str>) -> Done {
    let units = [Unit::Character, Unit::Word, Unit::Sentence, Unit::Turn];
    match name.and_then(|name| units.into_iter().find(|unit| unit.name() == name)) {
        Some(unit) => set_unit(app, unit),
        None => Err("The units are character, word, sentence and turn".into()),
    }
}

fn set_unit(app: &mut App, unit: Unit) -> Done {
    with_pane(
        app,
        |pane, text, _| {
            let changed = pane.unit != unit;
            pane.unit = unit;
            pane.caret.resize(text, unit);
            changed
        },
        if unit == Unit::Character {
            "A character is the finest unit"
        } else {
            "A turn is the coarsest unit"
        },
    )?;
    app.say(format!("The caret steps by {}", unit.name()));
    Ok(())
}

pub(super) fn anchor(app: &mut App) -> Done {
    with_pane(
        app,
        |pane, _, _| {
            pane.caret.anchored = !pane.caret.anchored;
            true
        },
        "",
    )?;
    if app.pane().is_some_and(|pane| pane.caret.anchored) {
        app.say("Anchored: moving extends the selection");
    }
    Ok(())
}

/// Puts the caret of the pane in front on the unit at an offset, or exactly on a span.
pub fn land_at(app: &mut App, transcript: &TranscriptId, span: Span) -> Done {
    super::open::show(app, transcript)?;
    with_pane(
        app,
        |pane, _, _| {
            pane.caret.select(span);
            true
        },
        "",
    )
}

/// A click puts the caret on the unit there; dragging extends from where the button went down.
pub fn extend_to_click(app: &mut App, at: u32, extend: bool) -> Done {
    with_pane(
        app,
        |pane, text, _| {
            let unit = text.unit_at(pane.unit, at);
            if extend {
                pane.caret.moving = unit;
            } else {
                pane.caret = Caret::on(unit);
            }
            true
        },
        "",
    )
}
