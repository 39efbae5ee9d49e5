//! Opening transcripts: by name, the next one, the next interview of the same case.

use super::Done;
use crate::study::TranscriptId;
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
    let choices: Vec<Choice> = app.study.shelf.keys().map(|id| choice(app, id)).collect();
    if choices.is_empty() {
        return Err("There are no transcripts (.txt or .md) in this folder".into());
    }
    super::picking::pick(app, Picker::new("Open a transcript", Purpose::Open, choices));
    Ok(())
}

fn choice(app: &App, id: &TranscriptId) -> Choice {
    let (case, wave) = (app.study.case_of(id).0, app.study.wave_said(id));
    let layers = app.study.shelf.get(id).map(|shelved| &shelved.layers);
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

pub(super) fn neighbour(app: &mut App, by: isize) -> Done {
    let here = app.pane().map(|pane| pane.transcript.clone()).ok_or("There is no transcript open")?;
    let ids: Vec<&TranscriptId> = app.study.shelf.keys().collect();
    let at = ids.iter().position(|id| **id == here).unwrap_or(0);
    let there = at.checked_add_signed(by).and_then(|at| ids.get(at)).map(|id| (*id).clone());
    let id =
        there.ok_or(if by > 0 { "This is the last transcript" } else { "This is the first transcript" })?;
    show(app, &id)?;
    app.say(format!("{}", safe(id.as_str())));
    Ok(())
}

/// The interview of the same case in the wave after or before this one.
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
