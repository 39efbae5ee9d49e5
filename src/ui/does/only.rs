//! Narrowing every view to a part of the study, and showing all of it again.

use super::{Done, writing};
use crate::analysis::ask::Query;
use crate::ui::app::App;
use crate::ui::only::{narrow, widen};
use crate::ui::overlay::{Form, Writing};

const TITLE: &str = "Only what this lets through (Tab completes; empty: everything)";

pub(super) fn only(app: &mut App, argument: Option<&str>) -> Done {
    if let Some(line) = argument {
        return narrow_by(app, line);
    }
    let now = app.only.as_ref().map(|only| only.query.to_string()).unwrap_or_default();
    writing::ask_line(app, TITLE, &now, Writing::Only)
}

/// What cannot be understood stays in its field, with the place.
pub(super) fn narrow_by(app: &mut App, line: &str) -> Done {
    if line.trim().is_empty() {
        return widen(app);
    }
    match Query::read(line, &app.study) {
        Ok(query) => narrow(app, query),
        Err(fault) => {
            let mut form = Form::line(TITLE, line, Writing::Only);
            form.point(fault);
            writing::ask(app, form);
            Ok(())
        }
    }
}
