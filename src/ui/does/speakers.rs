//! Who speaks: saying who asks, what is no speaker, and making cases of the speakers of a focus group.

use super::{Done, grids, moving, people};
use crate::study::people::{asks as asking, from_speakers, speaks as speaking};
use crate::study::{CaseKind, Edit, Study, TranscriptId};
use crate::ui::app::{App, Focus};
use crate::ui::grid::{Of, Topic, first_words};
use crate::ui::numbers::many;

/// In this transcript or in all; said again, the other.
pub(super) fn show(app: &mut App, whose: Option<&str>) -> Done {
    let now = match app.grid().map(|grid| &grid.topic) {
        Some(Topic::Speakers(only)) => Some(only.is_none()),
        _ => None,
    };
    let here = app.pane().map(|pane| pane.transcript.clone());
    let all = match (whose, now) {
        (Some(whose), _) => whose == "all",
        (None, Some(all)) => !all,
        (None, None) => here.is_none() || app.view().is_some(),
    };
    if now.is_some() {
        app.desk.views.pop();
    }
    let only = if all {
        None
    } else {
        Some(here.ok_or("There is no transcript open: speakers all lists everyone")?)
    };
    grids::show(app, Topic::Speakers(only));
    if !app.is_read() {
        app.warn(format!("Still reading the study ({} of {})", app.keeping.read, app.keeping.to_read));
    }
    Ok(())
}

fn speaker_here(app: &App) -> Result<(String, bool), String> {
    let grid = grids::grid(app)?;
    match grid.rows.get(grid.row).map(|row| (&row.of, row.faint)) {
        Some((Of::Speaker(name), faint)) => Ok((name.clone(), !faint)),
        _ => Err("There is no speaker here".into()),
    }
}

pub(super) fn go(app: &mut App, only: Option<&TranscriptId>) -> Done {
    let (name, speaks) = speaker_here(app)?;
    if !speaks {
        return Err(format!("{name} is no speaker: x makes it one"));
    }
    let (transcript, words) =
        first_words(&app.study, only, app.scope().map(AsRef::as_ref), &name).ok_or("Those words are gone")?;
    moving::land_at(app, &transcript, words)?;
    app.desk.aside = true;
    app.desk.focus = Focus::Reading;
    app.say("q goes back to the speakers");
    Ok(())
}

pub(super) fn asks(app: &mut App) -> Done {
    let (name, speaks) = speaker_here(app)?;
    if !speaks {
        return Err(format!("{name} is no speaker: x makes it one"));
    }
    let yes = !app.study.about.is_interviewer(&name);
    let words = if yes { format!("{name} asks and is not studied") } else { format!("{name} is studied") };
    app.change(words.clone(), asking(&app.study, &name, yes))?;
    app.say(words);
    Ok(())
}

pub(super) fn speaks(app: &mut App) -> Done {
    let (name, speaks) = speaker_here(app)?;
    let words = if speaks { format!("{name} is no speaker") } else { format!("{name} is a speaker") };
    app.change(words.clone(), speaking(&app.study, &name, !speaks))?;
    app.say(format!("{words}: the turns were read anew"));
    Ok(())
}

/// Of the transcript named, of the case at the caret, or of the transcript in front.
pub(super) fn become_cases(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let mut draft = app.study.clone();
    let mut edits = Vec::new();
    for transcript in meant(app, argument)? {
        for edit in from_speakers(&draft, &transcript)? {
            draft.apply(edit.clone()).map_err(|refusal| refusal.to_string())?;
            edits.push(edit);
        }
    }
    if edits.is_empty() {
        return Err("Everyone who speaks here is a case already".into());
    }
    let made = draft.cases.len() - app.study.cases.len();
    let words = format!("Made cases of speakers: {}", many(made, "new case"));
    let group = group_of(&draft, &edits).map(|group| format!(", {group} is a group")).unwrap_or_default();
    app.change(words.clone(), Edit::Together(edits))?;
    app.say(format!("{words}{group}"));
    Ok(())
}

fn meant(app: &App, argument: Option<&str>) -> Result<Vec<TranscriptId>, String> {
    if let Some(words) = argument {
        let found = app.study.shelf.keys().find(|id| id.as_str() == words || id.stem() == words);
        return found.map(|id| vec![id.clone()]).ok_or_else(|| format!("No transcript is called “{words}”"));
    }
    if let Ok(case) = people::case_here(app) {
        let sittings = app.study.sittings().remove(&case).unwrap_or_default();
        return Ok(sittings.into_iter().map(|sitting| sitting.transcript).collect());
    }
    if let Some(Topic::Speakers(None)) = app.grid().map(|grid| &grid.topic) {
        return Err("Of which transcript? f shows only those of the one in front".into());
    }
    let pane = app.pane().ok_or("There is no transcript open")?;
    Ok(vec![pane.transcript.clone()])
}

fn group_of<'a>(study: &'a Study, edits: &[Edit]) -> Option<&'a str> {
    let changed = edits.iter().filter_map(|edit| match edit {
        Edit::PutCase { case } => Some(&case.id),
        _ => None,
    });
    let mut cases = changed.filter_map(|id| study.case(id.as_str()));
    cases.find(|case| case.kind == CaseKind::Group).map(|case| case.id.as_str())
}
