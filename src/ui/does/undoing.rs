//! Undo, redo and the history, without limit and across quitting.

use super::Done;
use crate::store::Record;
use crate::study::{Edit, Past, Refusal, Step, Touched, renewed};
use crate::ui::app::{App, Effect};
use crate::ui::list::{Entry, Topic};

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
    let touched = apply_now(app, &step.words, &step.inverse, &step.edit)?;
    app.past.step_back();
    app.keep(vec![Record::Undid { at: (app.clock)(), words: step.words.clone() }], touched);
    app.say(format!("Undone: {}", step.words));
    Ok(())
}

/// Makes a change from earlier after `last`, which is its opposite; what others did since stays.
fn apply_now(app: &mut App, words: &str, edit: &Edit, last: &Edit) -> Result<Touched, String> {
    let refused = |why: Refusal| cannot(words, &why.to_string());
    let edit = renewed(&app.study, edit, last).map_err(refused)?;
    let touched = edit.touches(&app.study);
    app.study.apply(edit).map_err(refused)?;
    Ok(touched)
}

fn cannot(words: &str, why: &str) -> String {
    format!("Cannot undo “{words}”: {why}. It was changed since, here or by somebody else")
}

pub(super) fn redo(app: &mut App) -> Done {
    app.may_change()?;
    let step = app.past.undone.last().cloned().ok_or("Nothing to redo")?;
    let touched = apply_now(app, &step.words, &step.edit, &step.inverse)?;
    app.past.step_forward();
    app.keep(vec![Record::Redid { at: (app.clock)(), words: step.words.clone() }], touched);
    app.say(format!("Done again: {}", step.words));
    Ok(())
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
    for _ in 0..back.unsigned_abs() {
        if back > 0 { undo(app)? } else { redo(app)? }
    }
    app.say(format!("Back to: {words}"));
    Ok(())
}
