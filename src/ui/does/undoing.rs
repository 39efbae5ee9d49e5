//! Undo, redo and the history, without limit and across quitting.

use super::Done;
use crate::store::Record;
use crate::study::{Edit, Past, Refusal, Step, Touched, renewed};
use crate::ui::app::{App, Effect};
use crate::ui::list::{Entry, Topic};
use crate::ui::numbers::many;

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
    let touched =
        apply_now(app, &step.inverse, &step.edit).map_err(|why| cannot("undo", &step.words, &why))?;
    app.past.step_back();
    app.keep(vec![Record::Undid { at: (app.clock)(), words: step.words.clone() }], touched);
    app.say(match staying(app, &step) {
        0 => format!("Undone: {}", step.words),
        stay => format!("Undone, but {} in the folder: {}", stays(stay), step.words),
    });
    Ok(())
}

/// Makes a change from earlier after `last`, which is its opposite; what others did since stays.
fn apply_now(app: &mut App, edit: &Edit, last: &Edit) -> Result<Touched, Refusal> {
    let edit = renewed(&app.study, edit, last)?;
    let touched = edit.touches(&app.study);
    app.study.apply(edit)?;
    Ok(touched)
}

fn cannot(verb: &str, words: &str, why: &Refusal) -> String {
    format!("Cannot {verb} “{words}”: {why}. It was changed since, here or by somebody else")
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
    let redone = apply_now(app, &step.edit, &step.inverse);
    let touched = redone.map_err(|why| cannot("do again", &step.words, &why))?;
    app.past.step_forward();
    app.keep(vec![Record::Redid { at: (app.clock)(), words: step.words.clone() }], touched);
    app.say(match step.texts.len() - staying(app, &step) {
        0 => format!("Done again: {}", step.words),
        gone => format!("Done again, but {} gone from the folder: {}", are(gone), step.words),
    });
    Ok(())
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
    let mut stay = 0;
    for _ in 0..back.unsigned_abs() {
        stay += app.past.done.last().filter(|_| back > 0).map_or(0, |step| staying(app, step));
        if back > 0 { undo(app)? } else { redo(app)? }
    }
    app.say(match stay {
        0 => format!("Back to: {words}"),
        stay => format!("Back, but {} in the folder: {words}", stays(stay)),
    });
    Ok(())
}
