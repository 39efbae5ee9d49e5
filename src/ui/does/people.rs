//! Working on cases in the grid of people.

use super::writing::ask_line;
use super::{Done, asking, assigning, choosing, grids};
use crate::study::{Case, CaseId, CaseKind, Edit, people};
use crate::ui::app::App;
use crate::ui::grid::{Of, Topic};
use crate::ui::numbers::many;
use crate::ui::overlay::{Answer, Asked, Overlay, Question, Slot, Writing};

pub(super) fn show(app: &mut App) -> Done {
    grids::show(app, Topic::People);
    Ok(())
}

/// The case of the row at the caret, or whose sheet this is.
pub(super) fn case_here(app: &App) -> Result<CaseId, String> {
    if let Topic::Sheet(case) = &grids::grid(app)?.topic {
        return Ok(case.clone());
    }
    match grids::here(app)?.0 {
        Of::Case(case) => Ok(case),
        _ => Err("There is no case here".into()),
    }
}

pub(super) fn edit(app: &mut App) -> Done {
    let case = case_here(app)?;
    match grids::here(app)? {
        (_, Of::Name) if app.study.case(case.as_str()).is_none() => enter(app, &case),
        (_, Of::Name) => open_sheet(app, None),
        (_, Of::Waves) => open_sheet(app, Some(Of::Wave)),
        (_, Of::Kind) => choosing::ask_kind(app, &case),
        (_, Of::Transcripts) => assigning::transcripts(app),
        (_, Of::Speakers) => assigning::speakers(app),
        (_, Of::Attribute(attribute)) => asking::value(app, Slot { case, transcript: None, attribute }),
        _ => Err("Nothing is written in this column".into()),
    }
}

/// A case that only its files' names have told gets its entry.
fn enter(app: &mut App, id: &CaseId) -> Done {
    let case = people::entry(&app.study, id);
    let words = format!("Entered case {id}");
    app.change(words.clone(), Edit::PutCase { case })?;
    app.say(format!("{words}: Enter opens its sheet"));
    Ok(())
}

pub(super) fn open_sheet(app: &mut App, row: Option<Of>) -> Done {
    let case = case_here(app)?;
    let first = app.study.sittings().remove(&case).and_then(|sittings| sittings.into_iter().next());
    let first = first.ok_or_else(|| format!("Case {case} has no transcripts yet: t gives it some"))?;
    grids::show(app, Topic::Sheet(case));
    grids::land(app, &row.unwrap_or(Of::Wave), &Of::Transcript(first.transcript));
    Ok(())
}

pub(super) fn clear(app: &mut App) -> Done {
    let case = case_here(app)?;
    let (_, column) = grids::here(app)?;
    let Of::Attribute(attribute) = column else {
        return Err("Only the value of an attribute can be missing".into());
    };
    asking::put_value(app, &Slot { case, transcript: None, attribute }, "")
}

pub(super) fn add(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    match argument {
        Some(name) => add_named(app, name),
        None => ask_line(app, "Name or number of the new case", "", Writing::People(Asked::NewCase)),
    }
}

pub(super) fn add_named(app: &mut App, name: &str) -> Done {
    if name.is_empty() {
        return Err("A case needs a name".into());
    }
    if app.study.case(name).is_some() {
        return Err(format!("There is a case “{name}” already"));
    }
    let id = CaseId::new(name);
    let case = people::entry(&app.study, &id);
    let words = format!("Added case {name}");
    app.change(words.clone(), Edit::PutCase { case })?;
    app.say(words);
    grids::land(app, &Of::Case(id), &Of::Kind);
    Ok(())
}

/// On the column of an attribute the attribute, else the case.
pub(super) fn rename(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let case = case_here(app)?;
    let (asked, now) = match grids::here(app)?.1 {
        Of::Attribute(attribute) => (Asked::AttributeName(attribute.clone()), attribute),
        _ => (Asked::CaseName(case.clone()), case.to_string()),
    };
    match argument {
        Some(name) => asking::written(app, asked, name),
        None => ask_line(app, format!("Another name for {now}"), &now, Writing::People(asked)),
    }
}

pub(super) fn rename_to(app: &mut App, case: &CaseId, name: &str) -> Done {
    if name == case.as_str() {
        return Ok(());
    }
    let edit = people::rename(&app.study, case, name)?;
    let words = format!("Renamed case {case} to {name}");
    app.change(words.clone(), edit)?;
    app.say(words);
    grids::land(app, &Of::Case(CaseId::new(name)), &Of::Name);
    Ok(())
}

pub(super) fn be_of_kind(app: &mut App, id: &CaseId, kind: CaseKind) -> Done {
    let case = Case { kind, ..people::entry(&app.study, id) };
    put(app, case, format!("Case {id} is a {} now", kind.name()))
}

/// Replaces a case, unless that changes nothing.
pub(super) fn put(app: &mut App, case: Case, words: String) -> Done {
    if app.study.case(case.id.as_str()) == Some(&case) {
        return Ok(());
    }
    app.change(words.clone(), Edit::PutCase { case })?;
    app.say(words);
    Ok(())
}

/// The case of this row, or the attribute of this column: which one is asked.
pub(super) fn ask_to_drop(app: &mut App) -> Done {
    let id = case_here(app)?;
    let mut answers = Vec::new();
    if let Some(case) = app.study.case(id.as_str()) {
        let drop =
            Answer::Change(format!("Deleted case {id}"), Box::new(Edit::DropCase { case: case.id.clone() }));
        answers.push(('c', "the case", drop));
    }
    let mut words = vec![format!(
        "Case {id} loses its entry: its values and who belongs to it. Transcripts, codings and memos stay."
    )];
    if let Of::Attribute(name) = grids::here(app)?.1 {
        let edit = people::rename_attribute(&app.study, &name, None)?;
        let held = app.study.answers(&name).count();
        words.push(format!("The attribute {name} would go with its {}.", many(held, "value")));
        let drop = Answer::Change(format!("Deleted the attribute {name}"), Box::new(edit));
        answers.push(('a', "the attribute", drop));
    }
    if answers.is_empty() {
        return Err(format!(
            "Case {id} has no entry that could be deleted: only its files' names tell of it"
        ));
    }
    let default = answers.len();
    answers.push(('n', "nothing", Answer::Nothing));
    app.desk.overlays.push(Overlay::Question(Box::new(Question {
        title: "Delete what?".into(),
        words,
        answers,
        default,
    })));
    Ok(())
}
