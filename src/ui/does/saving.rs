//! The table in front as a file, or its picture.

use std::path::Path;

use super::{Done, grids};
use crate::exchange::lend;
use crate::report::figures::Picture;
use crate::report::{TABLE_ENDINGS, Table, TableForm, written};
use crate::ui::app::App;
use crate::ui::grid::{Shown, Topic};
use crate::ui::overlay::Writing;
use crate::ui::paths;

/// All of it, whatever the filter of the grid hides: in the form that the name's ending says, and never over a file
/// that is there unless a `!` stands before the name.
pub(super) fn save_table(app: &mut App, argument: Option<&str>) -> Done {
    let Topic::Table(Shown { table, picture, .. }) = grids::grid(app)?.topic.clone() else {
        return Err("There is no table here: people go out with :export people.csv".into());
    };
    let Some(typed) = argument.map(str::trim).filter(|typed| !typed.is_empty()) else {
        return super::writing::ask_line(
            app,
            format!("Save this table as ({TABLE_ENDINGS}; .svg is its picture)"),
            "",
            Writing::SaveTable,
        );
    };
    let over = typed.strip_prefix('!').map(str::trim);
    let to = paths::one(over.unwrap_or(typed));
    let bytes = bytes(&to, &table, picture.as_deref())?;
    lend::room_for(&to).map_err(|refused| refused.to_string())?;
    lend::spare(&app.root, &app.study, &to).map_err(|refused| refused.to_string())?;
    if over.is_none() && to.exists() {
        return Err(format!("{} is there already: save-table! writes over it", to.display()));
    }
    lend::put(&to, &bytes).map_err(|refused| refused.to_string())?;
    app.say(format!("Saved the table to {}", to.display()));
    Ok(())
}

fn bytes(to: &Path, table: &Table, picture: Option<&Picture>) -> Result<Vec<u8>, String> {
    let is_svg = to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    let written = match (is_svg, picture) {
        (true, Some(picture)) => picture.svg().map(String::into_bytes),
        (true, None) => return Err("This was told, not counted: nothing is drawn of it".into()),
        (false, _) => {
            let words = "does not tell by its ending what to write";
            let form =
                TableForm::of(to).ok_or_else(|| format!("{} {words}: {TABLE_ENDINGS}", to.display()))?;
            written(table, form)
        }
    };
    written.map_err(|refused| refused.to_string())
}
