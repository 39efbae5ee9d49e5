//! Tables: asking for one, how it is to be read, and the quotes behind a figure.

use super::choosing::choice;
use super::{Done, grids, lists, moving};
use crate::analysis::ask::How;
use crate::report::{Cell, called};
use crate::text::Span;
use crate::ui::answering::{self, Line};
use crate::ui::app::{App, Focus};
use crate::ui::grid::{Of, Shown, Topic};
use crate::ui::list;
use crate::ui::overlay::{Picker, Purpose, Value};

pub(super) fn table(app: &mut App, argument: Option<&str>) -> Done {
    match argument.map(str::trim).filter(|words| !words.is_empty()) {
        Some(words) => answering::put_on_desk(app, Line::Table(words.to_string())),
        None => {
            let kinds = called::kinds().into_iter();
            let all = kinds.map(|(name, about)| choice(Value::Words(name.clone()), name, about)).collect();
            super::picking::pick(app, Picker::new("Which table?", Purpose::Table, all));
            Ok(())
        }
    }
}

fn shown(app: &App) -> Result<&Shown, String> {
    match &grids::grid(app)?.topic {
        Topic::Table(shown) => Ok(shown),
        _ => Err("There is no table in front".into()),
    }
}

/// Everything that has to be known to use a figure.
pub(super) fn notes(app: &mut App) -> Done {
    let table = &shown(app)?.table;
    let lines = [table.title.clone(), String::new()].into_iter().chain(table.below()).collect();
    lists::show(app, list::Topic::About { title: "How to read this table".into(), lines });
    Ok(())
}

pub(super) fn go(app: &mut App, shown: &Shown) -> Done {
    let (Of::Nth(row), Of::Nth(column)) = grids::here(app)? else { return Err(NOWHERE.into()) };
    behind(app, shown, row, column)
}

/// The place that is told in a cell, else the quotes behind its figure.
pub(super) fn behind(app: &mut App, shown: &Shown, row: usize, column: usize) -> Done {
    if let Some((transcript, at)) = shown.table.place(row, column) {
        let (transcript, at) = (transcript.clone(), *at);
        moving::land_at(app, &transcript, Span::new(at, at))?;
        app.desk.aside = true;
        app.desk.focus = Focus::Reading;
        app.say("q goes back to the table");
        return Ok(());
    }
    let lead = shown.table.lead(row, column).or_else(|| shown.table.lead(row, 0));
    match (lead, shown.table.rows.get(row).and_then(|row| row.get(column))) {
        (Some(query), _) => {
            let (query, how) = (query.to_string(), How::default());
            answering::put_on_desk(app, Line::Quotes { query, how, is_whole: true })
        }
        (None, Some(Cell::Because(why))) => Err(why.clone()),
        (None, _) => Err(NOWHERE.into()),
    }
}

const NOWHERE: &str = "No quotes stand behind this cell";
