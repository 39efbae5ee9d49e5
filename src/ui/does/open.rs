//! Opening transcripts: by name, the next one, the next interview of the same case.

use super::Done;
use crate::study::{Study, TranscriptId};
use crate::text::{Span, safe};
use crate::ui::app::{App, Focus};
use crate::ui::caret::Caret;
use crate::ui::numbers::many;
use crate::ui::overlay::{Choice, Picker, Purpose, Value};
use crate::ui::pane::Reading;

pub(super) fn open(app: &mut App, argument: Option<&str>) -> Done {
    if let Some(words) = argument {
        let exact = app.study.shelf.keys().find(|id| id.as_str() == words || id.stem() == words);
        let found = exact.or_else(|| app.study.shelf.keys().find(|id| id.as_str().contains(words)));
        let id = found.cloned().ok_or_else(|| format!("No transcript is called “{words}”"))?;
        return show(app, &id);
    }
    if app.study.shelf.is_empty() {
        return Err("There are no transcripts (.txt or .md) in this folder".into());
    }
    let choices = app.seen().shelf.keys().map(|id| choice(app, app.seen(), id)).collect();
    let title = format!("Open a transcript{}", app.through());
    super::picking::pick(app, Picker::new(title, Purpose::Open, choices));
    Ok(())
}

/// Of all transcripts, those too that the filter leaves out.
pub(super) fn open_any(app: &mut App) -> Done {
    let choices = app.study.shelf.keys().map(|id| choice(app, &app.study, id)).collect();
    super::picking::pick(app, Picker::new("Open any transcript", Purpose::Open, choices));
    Ok(())
}

/// How many transcripts the picker leaves out, as the last choice, which leads to them.
pub(super) fn left_out(app: &App, picker: &Picker) -> Option<Choice> {
    let only = app.only.as_ref().filter(|_| picker.purpose == Purpose::Open)?;
    let count = app.study.shelf.len().checked_sub(picker.all.len()).filter(|count| *count > 0)?;
    Some(Choice {
        value: Value::LeftOut,
        label: format!("… {} left out", many(count, "transcript")),
        detail: format!("by {}: Enter shows all", only.name()),
        blocked: None,
    })
}

fn choice(app: &App, seen: &Study, id: &TranscriptId) -> Choice {
    let (case, wave) = (app.study.case_of(id).0, app.study.wave_said(id));
    let layers = seen.shelf.get(id).map(|shelved| &shelved.layers);
    let codings: usize = layers.map_or(0, |layers| layers.values().map(|layer| layer.codings().len()).sum());
    let wave = wave.map(|wave| format!(", wave {wave}")).unwrap_or_default();
    Choice {
        value: Value::Transcript(id.clone()),
        label: safe(id.as_str()).into_owned(),
        detail: format!("case {}{wave} · {}", safe(case.as_str()), many(codings, "coding")),
        blocked: None,
    }
}

/// Shows a transcript in the pane in front, where it was last left.
pub fn show(app: &mut App, id: &TranscriptId) -> Done {
    if !app.study.shelf.contains_key(id) {
        return Err(format!("There is no transcript {id} any more"));
    }
    remember_place(app);
    if app.pane().is_none_or(|pane| &pane.transcript != id) {
        let unit = app.pane().map(|pane| pane.unit);
        let mut pane = Reading::new(id.clone());
        pane.unit = unit.unwrap_or(pane.unit);
        place(app, &mut pane);
        let at = app.desk.pane;
        match app.desk.panes.get_mut(at) {
            Some(old) => *old = pane,
            None => app.desk.panes.push(pane),
        }
    }
    app.desk.focus = Focus::Reading;
    if !app.desk.views.is_empty() {
        app.desk.aside = true;
    }
    Ok(())
}

/// Puts a pane's caret where its transcript was last left, as soon as the words are there.
pub fn place(app: &App, pane: &mut Reading) {
    let Some(text) = app.study.text(&pane.transcript) else { return };
    match app.habits.places.get(&pane.transcript) {
        Some(&(start, end)) if end <= text.len() && start < end => {
            pane.caret = Caret::on(Span::new(start, end))
        }
        _ => {
            let first = text.turns().iter().position(|turn| !turn.words.is_empty());
            let start = first.and_then(|turn| text.turns().get(turn)).map_or(0, |turn| turn.words.start);
            pane.land(text, start);
        }
    }
}

/// Remembers where every pane stands.
pub fn remember_place(app: &mut App) {
    for pane in &app.desk.panes {
        let selection = pane.caret.selection();
        if !selection.is_empty() {
            app.habits.places.insert(pane.transcript.clone(), (selection.start, selection.end));
        }
    }
}

/// The next transcript that the filter lets through, also from one that it leaves out.
pub(super) fn neighbour(app: &mut App, forward: bool) -> Done {
    let here = app.pane().map(|pane| pane.transcript.clone()).ok_or("There is no transcript open")?;
    let mut ids = app.seen().shelf.keys();
    let there = if forward { ids.find(|id| **id > here) } else { ids.rfind(|id| **id < here) };
    let edge = if forward { "last" } else { "first" };
    let id = there.cloned().ok_or_else(|| format!("This is the {edge} transcript{}", app.through()))?;
    show(app, &id)?;
    app.say(format!("{}", safe(id.as_str())));
    Ok(())
}

/// The interview of the same case in the wave after or before this one, whatever the filter says: a filter by wave
/// is no reason not to look at the other one.
pub(super) fn wave(app: &mut App, by: i32) -> Done {
    let here = app.pane().map(|pane| pane.transcript.clone()).ok_or("There is no transcript open")?;
    let (case, wave) = app.study.case_of(&here);
    let now = i32::from(wave.unwrap_or(1));
    let mut waves: Vec<(i32, TranscriptId)> = app
        .study
        .shelf
        .keys()
        .filter(|id| **id != here)
        .map(|id| (id.clone(), app.study.case_of(id)))
        .filter(|(_, (other, _))| *other == case)
        .map(|(id, (_, wave))| (i32::from(wave.unwrap_or(1)), id))
        .collect();
    waves.sort();
    let goal = match by > 0 {
        true => waves.into_iter().find(|(wave, _)| *wave > now),
        false => waves.into_iter().rev().find(|(wave, _)| *wave < now),
    };
    let (wave, id) = goal.ok_or_else(|| {
        format!("No {} interview with case {case}", if by > 0 { "later" } else { "earlier" })
    })?;
    show(app, &id)?;
    app.say(format!("Case {case}, wave {wave}"));
    Ok(())
}
