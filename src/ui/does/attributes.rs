//! What is asked of every case: adding attributes, and saying of what kind they are.

use super::writing::ask_line;
use super::{Done, choosing, grids};
use crate::study::{Attribute, AttributeKind, people};
use crate::ui::app::App;
use crate::ui::grid::Of;
use crate::ui::numbers::many;
use crate::ui::overlay::{Asked, Writing};

pub(super) fn add(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    match argument {
        Some(name) => named(app, name),
        None => ask_line(app, "What is asked of every case?", "", Writing::People(Asked::NewAttribute)),
    }
}

/// The name is there; its kind is asked next.
pub(super) fn named(app: &mut App, name: &str) -> Done {
    if name.is_empty() {
        return Err("An attribute needs a name".into());
    }
    if app.study.attribute(name).is_some() {
        return Err(format!("There is an attribute “{name}” already: T in its column changes its kind"));
    }
    choosing::ask_attribute_kind(app, name)
}

/// Kind and values of the attribute in this column.
pub(super) fn kind(app: &mut App) -> Done {
    app.may_change()?;
    match grids::here(app)?.1 {
        Of::Attribute(name) => choosing::ask_attribute_kind(app, &name),
        _ => Err("This column is no attribute: A adds one".into()),
    }
}

/// The kind is chosen; where there are values to choose from, they are asked next.
pub(super) fn of_kind(app: &mut App, name: &str, kind: AttributeKind) -> Done {
    if !matches!(kind, AttributeKind::Category | AttributeKind::Several) {
        return settle(app, name, kind, "");
    }
    let now = app.study.attribute(name).map(|known| known.values.join("; ")).unwrap_or_default();
    let title = format!("Values of {name}, with ; between them (empty: any)");
    ask_line(app, title, &now, Writing::People(Asked::Values(name.to_string(), kind)))
}

/// Asks the attribute so of every case. Values that do not answer any more stay as they are, and are told.
pub(super) fn settle(app: &mut App, name: &str, kind: AttributeKind, values: &str) -> Done {
    let mut known: Vec<String> = Vec::new();
    for value in values.split(';').map(str::trim).filter(|value| !value.is_empty()) {
        if !known.iter().any(|other| other.to_lowercase() == value.to_lowercase()) {
            known.push(value.to_string());
        }
    }
    let attribute = Attribute { values: known, ..Attribute::new(name, kind) };
    let doubtful = app.study.answers(name).filter(|value| attribute.accept(value).is_err()).count();
    let words = format!("{name} is asked of every case as {}", kind.name());
    app.change(words.clone(), people::ask(&app.study, attribute))?;
    match doubtful {
        0 => app.say(words),
        _ => app.warn(format!("{words}; kept though not fitting: {}", many(doubtful, "value"))),
    }
    if let Some((row, _)) = app.grid().and_then(|grid| grid.here()) {
        grids::land(app, &row, &Of::Attribute(name.to_string()));
    }
    Ok(())
}

pub(super) fn rename_to(app: &mut App, from: &str, to: &str) -> Done {
    if from == to {
        return Ok(());
    }
    let edit = people::rename_attribute(&app.study, from, Some(to))?;
    let words = format!("Renamed the attribute {from} to {to}");
    app.change(words.clone(), edit)?;
    app.say(words);
    Ok(())
}
