//! Asking for passages in the language of questions, and the questions that are saved in the study.

use super::choosing::choice;
use super::{Done, asking, writing};
use crate::analysis::ask::{How, Query};
use crate::study::{About, Saved};
use crate::ui::answering::{self, Line};
use crate::ui::app::App;
use crate::ui::list::Topic;
use crate::ui::overlay::{Form, Picker, Purpose, Value, Writing};

const TITLE: &str = "Passages of (Tab completes)";

pub(super) fn query(app: &mut App, argument: Option<&str>) -> Done {
    match argument.map(str::trim).filter(|typed| !typed.is_empty()) {
        Some(typed) => ask(app, typed),
        None => {
            let now = match app.list().map(|list| &list.topic) {
                Some(Topic::Answer { line, .. }) => typed(line),
                _ => String::new(),
            };
            writing::ask_line(app, TITLE, &now, Writing::Query)
        }
    }
}

/// What cannot be understood stays in its field, with the place.
pub(super) fn ask(app: &mut App, typed: &str) -> Done {
    let (how, query) = How::read(typed)?;
    match Query::read(query, &app.study) {
        Ok(_) => {
            let query = query.to_string();
            answering::put_on_desk(app, Line::Quotes { query, how, is_whole: false })
        }
        Err(mut fault) => {
            let before = typed.chars().count() - query.chars().count();
            fault.shift(u32::try_from(before).unwrap_or(u32::MAX));
            let mut form = Form::line(TITLE, typed, Writing::Query);
            form.point(fault);
            writing::ask(app, form);
            Ok(())
        }
    }
}

/// As it is typed.
pub fn typed(line: &Line) -> String {
    match line {
        Line::Quotes { query, how, .. } => format!("{how}{query}"),
        Line::Table(_) | Line::Framework | Line::Findings => String::new(),
    }
}

pub(super) fn saved(app: &mut App, argument: Option<&str>) -> Done {
    match argument {
        Some(name) => {
            let query = named(&app.study.about, name)?.query.clone();
            ask(app, &query)
        }
        None => pick(app, "Which question?", Purpose::SavedQuery),
    }
}

fn pick(app: &mut App, title: &str, purpose: Purpose) -> Done {
    let saved = app.study.about.queries.iter();
    let all: Vec<_> =
        saved.map(|saved| choice(Value::Words(saved.name.clone()), &saved.name, &saved.query)).collect();
    if all.is_empty() {
        return Err("No question is saved yet: S in a list of passages saves its question".into());
    }
    super::picking::pick(app, Picker::new(title, purpose, all));
    Ok(())
}

fn named<'a>(about: &'a About, name: &str) -> Result<&'a Saved, String> {
    let found = about.queries.iter().find(|saved| saved.name == name.trim());
    found.ok_or_else(|| format!("No question is saved as “{}”", name.trim()))
}

pub(super) fn save(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    match argument {
        Some(name) => save_as(app, name),
        None => writing::ask_line(app, "Save this question as", "", Writing::SaveQuery),
    }
}

/// Under a name that is taken, the new question takes the place of the old one.
pub(super) fn save_as(app: &mut App, name: &str) -> Done {
    let name = name.trim().to_string();
    if name.is_empty() {
        return Err("A question needs a name".into());
    }
    let query = match app.list().map(|list| &list.topic) {
        Some(Topic::Answer { line, .. }) => typed(line),
        _ => return Err("This list has no question: it can be asked again as it was opened".into()),
    };
    change(app, format!("Saved the question “{name}”"), |queries| {
        queries.retain(|saved| saved.name != name);
        queries.push(Saved { name: name.clone(), query });
    })
}

pub(super) fn forget(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let Some(name) = argument else { return pick(app, "Forget which question?", Purpose::ForgetQuery) };
    let name = named(&app.study.about, name)?.name.clone();
    change(app, format!("Forgot the question “{name}”"), |queries| {
        queries.retain(|saved| saved.name != name)
    })
}

fn change(app: &mut App, words: String, change: impl FnOnce(&mut Vec<Saved>)) -> Done {
    let mut about = (*app.study.about).clone();
    change(&mut about.queries);
    asking::put_about(app, about, words)
}
