//! Writing into the cells of the framework matrix. Everyone has a summary of their own in each; nobody writes over
//! another's.

use super::super::{Done, writing};
use super::{name, square};
use crate::analysis::framework::{Cell, quoted};
use crate::study::Edit;
use crate::study::framework::{Seen, Square, Summary};
use crate::ui::app::App;
use crate::ui::overlay::{Answer, Form, Overlay, Question, Writing};

/// What stands in the cell while it is opened is what the summary will have seen.
pub fn edit(app: &mut App) -> Done {
    app.may_change()?;
    let (square, cell) = square(app)?;
    let text = mine(app, &square).map(|summary| summary.text).unwrap_or_default();
    let title = format!("{} ({} here)", name(app, &square), codings(&cell));
    writing::ask(app, Form::page(title, &text, Writing::Summary { square, seen: cell.all }));
    Ok(())
}

fn codings(cell: &Cell) -> String {
    crate::ui::numbers::many(cell.codings.len(), "coding")
}

/// My summary as the study has it now, which may be later than what is on the screen; also one that was written under
/// a code merged away since.
pub(super) fn mine(app: &App, square: &Square) -> Option<Summary> {
    let book = &app.study.codebook;
    let is_it = |summary: &&Summary| {
        let known = &summary.square;
        summary.coder == app.me && known.row == square.row && *book.heir(&known.code) == square.code
    };
    app.study.framework.summaries.iter().find(is_it).cloned()
}

pub fn save(app: &mut App, square: Square, seen: Vec<Seen>, text: &str) -> Done {
    let (text, old) = (text.trim(), mine(app, &square));
    let what = name(app, &square);
    let (summary, loosened) = match old {
        None if text.is_empty() => return Ok(()),
        Some(old) if text.is_empty() => return drop_it(app, &old, &what),
        Some(old) if old.text == text => return Ok(()),
        Some(old) => old.rewritten(&app.study, text, (app.clock)(), seen),
        None => (new(app, square, seen, text), 0),
    };
    app.change(format!("Summed up {what}"), Edit::PutSummary { summary })?;
    app.say(match loosened {
        0 => "Summary kept".to_string(),
        1 => "Summary kept; 1 link holds for all of it now: its sentence was written over".into(),
        n => format!("Summary kept; {n} links hold for all of it now: their sentences were written over"),
    });
    Ok(())
}

fn new(app: &App, square: Square, seen: Vec<Seen>, text: &str) -> Summary {
    let (at, coder) = ((app.clock)(), app.me.clone());
    Summary { square, coder, at, text: text.into(), is_quotes: false, links: Vec::new(), seen }
}

fn drop_it(app: &mut App, summary: &Summary, what: &str) -> Done {
    let (square, coder) = (summary.square.clone(), summary.coder.clone());
    app.change(format!("Dropped the summary of {what}"), Edit::DropSummary { square, coder })?;
    app.say("Summary dropped; u brings it back");
    Ok(())
}

pub fn clear(app: &mut App) -> Done {
    let (square, cell) = square(app)?;
    match (mine(app, &square), cell.summaries.first()) {
        (Some(old), _) => drop_it(app, &old, &name(app, &square)),
        (None, Some(told)) => Err(format!("This summary is {}'s; it is theirs to drop", told.summary.coder)),
        (None, None) => Err("Nothing is written here".into()),
    }
}

/// It holds as it stands, whatever came or went.
pub fn confirm(app: &mut App) -> Done {
    let (square, cell) = square(app)?;
    let old = mine(app, &square).ok_or("You have written no summary here")?;
    let what = name(app, &square);
    let summary = old.confirmed(&app.study, (app.clock)(), cell.all);
    let gone = old.links.len() - summary.links.len();
    app.change(format!("The summary of {what} holds as it stands"), Edit::PutSummary { summary })?;
    app.say(match gone {
        0 => "It holds as it stands".to_string(),
        1 => "It holds as it stands; 1 link went with its coding".into(),
        n => format!("It holds as it stands; {n} links went with their codings"),
    });
    Ok(())
}

/// What somebody wrote is only replaced when they say so.
pub fn quotes_as_summary(app: &mut App) -> Done {
    app.may_change()?;
    let (square, cell) = square(app)?;
    let (text, links) = quoted(&app.study, &cell.codings);
    if text.is_empty() {
        return Err("There are no quotes here".into());
    }
    let old = mine(app, &square);
    let is_written = old.as_ref().is_some_and(|old| !old.is_quotes);
    let words = format!("The quotes as summary of {}", name(app, &square));
    let square = old.map_or(square, |old| old.square);
    let summary = Summary { is_quotes: true, links, ..new(app, square, cell.all, &text) };
    let edit = Edit::PutSummary { summary };
    if !is_written {
        app.change(words, edit)?;
        app.say("The quotes stand as summary, marked as such; e makes your own of them");
        return Ok(());
    }
    app.desk.overlays.push(Overlay::Question(Box::new(Question {
        title: "Put the quotes in place of what you wrote?".into(),
        words: vec!["Undo brings your words back.".into()],
        answers: vec![
            ('y', "put the quotes", Answer::Change(words, Box::new(edit))),
            ('n', "keep my words", Answer::Nothing),
        ],
        default: 1,
    })));
    Ok(())
}
