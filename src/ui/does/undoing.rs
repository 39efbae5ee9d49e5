//! Undo, redo and the history, without limit and across quitting.

use super::Done;
use super::tagging::MANY;
use crate::store::Record;
use crate::study::{Edit, Past, Refusal, Step, Study, Touched, renewed};
use crate::ui::app::{App, Effect};
use crate::ui::list::{Entry, Topic};
use crate::ui::numbers::many;
use crate::ui::work::{self, Finish};

/// Takes back the last step. When those of this session are used up, the steps of earlier days are asked for.
pub(super) fn undo(app: &mut App) -> Done {
    app.may_change()?;
    let Some(step) = app.past.done.last().cloned() else {
        if !app.keeping.remembered {
            app.effects.push(Effect::Remember);
            return Ok(());
        }
        return Err("Nothing left to undo".into());
    };
    if is_large(&step.edit) { beside(app, step, Way::Back) } else { here(app, &step, Way::Back) }
}

/// Whether a step is taken back or done again.
#[derive(Clone, Copy)]
enum Way {
    Back,
    Again,
}

fn is_large(edit: &Edit) -> bool {
    matches!(edit, Edit::Together(edits) if edits.len() >= MANY)
}

fn here(app: &mut App, step: &Step, way: Way) -> Done {
    let touched = apply_now(&mut app.study, step, way)?;
    put(app, step, touched, way);
    Ok(())
}

/// A step that would be felt: beside the desk, on a snapshot, which takes the place of the study if nothing else has
/// changed meanwhile.
fn beside(app: &mut App, step: Step, way: Way) -> Done {
    let (mut study, stand) = (app.study.clone(), (app.keeping.made, app.keeping.read));
    let what = if matches!(way, Way::Back) { "undoing" } else { "doing it again" };
    work::begin(app, what, move |_| {
        let touched = apply_now(&mut study, &step, way)?;
        Ok(Box::new(move |app: &mut App| {
            if (app.keeping.made, app.keeping.read) != stand {
                return Err(format!("The study has changed meanwhile, so this was not done: {}", step.words));
            }
            app.study = study;
            put(app, &step, touched, way);
            Ok(())
        }) as Finish)
    })
}

/// After the study has changed: the step lies among the others, and what was done is said.
fn put(app: &mut App, step: &Step, touched: Touched, way: Way) {
    let (at, words) = ((app.clock)(), step.words.clone());
    match way {
        Way::Back => {
            app.past.step_back();
            app.keep(vec![Record::Undid { at, words }], touched);
            app.say(match staying(app, step) {
                0 => format!("Undone: {}", step.words),
                stay => format!("Undone, but {} in the folder: {}", stays(stay), step.words),
            });
        }
        Way::Again => {
            app.past.step_forward();
            app.keep(vec![Record::Redid { at, words }], touched);
            app.say(match step.texts.len() - staying(app, step) {
                0 => format!("Done again: {}", step.words),
                gone => format!("Done again, but {} gone from the folder: {}", are(gone), step.words),
            });
        }
    }
}

/// Makes the change of a step, or its opposite, after the other; what others did since stays.
fn apply_now(study: &mut Study, step: &Step, way: Way) -> Result<Touched, String> {
    let (verb, edit, last) = match way {
        Way::Back => ("undo", &step.inverse, &step.edit),
        Way::Again => ("do again", &step.edit, &step.inverse),
    };
    let mut apply = || {
        let edit = renewed(study, edit, last)?;
        let touched = edit.touches(study);
        study.apply(edit)?;
        Ok(touched)
    };
    apply().map_err(|why: Refusal| {
        format!("Cannot {verb} “{}”: {why}. It was changed since, here or by somebody else", step.words)
    })
}

/// How many transcripts came in with a step and stand in the folder, whatever is undone.
fn staying(app: &App, step: &Step) -> usize {
    step.texts.iter().filter(|id| app.study.shelf.contains_key(*id)).count()
}

fn stays(transcripts: usize) -> String {
    let verb = if transcripts == 1 { "stays" } else { "stay" };
    format!("{} {verb}", many(transcripts, "transcript"))
}

pub(super) fn redo(app: &mut App) -> Done {
    app.may_change()?;
    let step = app.past.undone.last().cloned().ok_or("Nothing to redo")?;
    if is_large(&step.edit) { beside(app, step, Way::Again) } else { here(app, &step, Way::Again) }
}

fn are(transcripts: usize) -> String {
    let verb = if transcripts == 1 { "is" } else { "are" };
    format!("{} {verb}", many(transcripts, "transcript"))
}

/// The steps of earlier days go under those of this session, which may stand on disk by now and count once.
pub fn take_in_past(app: &mut App, mut earlier: Past) {
    let today = std::mem::take(&mut app.past);
    if let Some(first) = today.done.first().or(today.undone.last()) {
        let same = |step: &Step| (step.at, &step.words) == (first.at, &first.words);
        let known = earlier.done.iter().rposition(same);
        earlier.done.truncate(known.unwrap_or(earlier.done.len()));
    }
    if today.done.is_empty() && today.undone.is_empty() {
        app.past = earlier;
    } else {
        earlier.done.extend(today.done);
        app.past = Past { done: earlier.done, undone: today.undone };
    }
    app.keeping.remembered = true;
}

pub(super) fn history(app: &mut App) -> Done {
    if !app.keeping.remembered {
        app.effects.push(Effect::Remember);
    }
    super::lists::show(app, Topic::History);
    Ok(())
}

/// Undoes every step after the one at the caret; on an undone step, redoes up to it.
pub(super) fn go_back(app: &mut App) -> Done {
    let Some(Entry::Step { back, words, .. }) = app.list().and_then(|list| list.entry()).cloned() else {
        return Err("There is no step here".into());
    };
    app.may_change()?;
    let mut stay = 0;
    for _ in 0..back.unsigned_abs() {
        let (way, step) = match back {
            1.. => (Way::Back, app.past.done.last()),
            _ => (Way::Again, app.past.undone.last()),
        };
        let step = step.cloned().ok_or("There is no step here")?;
        stay += if back > 0 { staying(app, &step) } else { 0 };
        here(app, &step, way)?;
    }
    app.say(match stay {
        0 => format!("Back to: {words}"),
        stay => format!("Back, but {} in the folder: {words}", stays(stay)),
    });
    Ok(())
}
