//! Writing for other programs: the file is made beside the desk, whole or not at all.

use std::path::{Path, PathBuf};

use super::{Done, borrowing};
use crate::exchange::lend;
use crate::exchange::write::{Choices, What, form_of, write};
use crate::ui::app::App;
use crate::ui::overlay::{Answer, Overlay, Question, Writing};
use crate::ui::paths;
use crate::ui::work::{self, Finish};

pub(super) fn export(app: &mut App, argument: Option<&str>) -> Done {
    let Some(typed) = argument.map(str::trim).filter(|typed| !typed.is_empty()) else {
        let title = "Write to (study.qdpx, codebook.qdc, codings.csv or .xlsx, transcripts.docx or .html …)";
        return super::writing::ask_line(app, title, "", Writing::Export);
    };
    if !app.is_read() {
        return Err("The study is still being read: try again in a moment".into());
    }
    let over = typed.strip_prefix('!').map(str::trim);
    let to = paths::one(over.unwrap_or(typed));
    let form = form_of(&to).ok_or_else(|| {
        format!("{typed} does not tell by its ending what to write: try .qdpx, .qdc, .csv, .xlsx, .docx, .html or .md")
    })?;
    lend::room_for(&to).map_err(|refused| refused.to_string())?;
    lend::spare(&app.root, &app.study, &to).map_err(|refused| refused.to_string())?;
    let what = by_name(&to, form.usual());
    if over.is_none() && to.exists() {
        ask_to_replace(app, to, what);
        return Ok(());
    }
    send(app, to, what)
}

/// `codebook.docx` is the codebook, `people.csv` the people; else it is what the form is usually for.
fn by_name(to: &Path, usual: What) -> What {
    let stem = to.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let named = What::ALL.into_iter().find(|what| stem.contains(what.name()));
    named
        .filter(|what| form_of(to).is_some_and(|form| crate::exchange::write::fits(*what, form)))
        .unwrap_or(usual)
}

fn ask_to_replace(app: &mut App, to: PathBuf, what: What) {
    app.desk.overlays.push(Overlay::Question(Box::new(Question {
        title: "Replace this file?".into(),
        words: vec![format!("{} is there already.", to.display())],
        answers: vec![('y', "replace it", Answer::Export(to, what)), ('n', "leave it", Answer::Nothing)],
        default: 1,
    })));
}

pub(super) fn send(app: &mut App, to: PathBuf, what: What) -> Done {
    let form = form_of(&to).ok_or("The ending does not tell what to write")?;
    let choices = Choices { title: app.study.about.title.clone(), ..Choices::default() };
    let study = app.study.clone();
    // Whoever looks at a part may think that it is only the part which goes out.
    let whole = if app.only.is_some() { " (of the whole study)" } else { "" };
    work::begin(app, "writing", move |going| {
        let lent = write(&study, what, form, &choices, going).map_err(|refused| refused.to_string())?;
        going.check().map_err(|stopped| stopped.to_string())?;
        lend::put(&to, &lent.bytes).map_err(|refused| refused.to_string())?;
        let words = format!("Exported {}{whole} to {}", what.name(), to.display());
        Ok(Box::new(move |app: &mut App| {
            borrowing::show_losses(app, lent.told.table(&words));
            app.say(format!("{words}; q closes this report"));
            Ok(())
        }) as Finish)
    })
}
