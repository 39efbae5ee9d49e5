//! The table in front as a file.

use super::{Done, grids};
use crate::exchange::lend;
use crate::report::{TABLE_ENDINGS, TableForm, written};
use crate::ui::app::App;
use crate::ui::grid::{Shown, Topic};
use crate::ui::overlay::Writing;
use crate::ui::paths;

/// All of it, whatever the filter of the grid hides: in the form that the name's ending says, and never over a file
/// that is there unless a `!` stands before the name.
pub(super) fn save_table(app: &mut App, argument: Option<&str>) -> Done {
    let Topic::Table(Shown { table, .. }) = grids::grid(app)?.topic.clone() else {
        return Err("There is no table here: people go out with :export people.csv".into());
    };
    let Some(typed) = argument.map(str::trim).filter(|typed| !typed.is_empty()) else {
        return super::writing::ask_line(
            app,
            format!("Save this table as ({TABLE_ENDINGS})"),
            "",
            Writing::SaveTable,
        );
    };
    let over = typed.strip_prefix('!').map(str::trim);
    let to = paths::one(over.unwrap_or(typed));
    let form = TableForm::of(&to).ok_or_else(|| {
        format!("{} does not tell by its ending what to write: {TABLE_ENDINGS}", to.display())
    })?;
    lend::room_for(&to).map_err(|refused| refused.to_string())?;
    lend::spare(&app.root, &app.study, &to).map_err(|refused| refused.to_string())?;
    if over.is_none() && to.exists() {
        return Err(format!("{} is there already: save-table! writes over it", to.display()));
    }
    let bytes = written(&table, form).map_err(|refused| refused.to_string())?;
    lend::put(&to, &bytes).map_err(|refused| refused.to_string())?;
    app.say(format!("Saved the table to {}", to.display()));
    Ok(())
}
