//! Merging, splitting and deleting codes: the changes of the tree that take codings along.

use super::codebook::here;
use super::coding::{code_named, made};
use super::writing::ask_line;
use super::{Done, picking};
use crate::study::CodeId;
use crate::study::deeds::{self, spots_of};
use crate::ui::app::App;
use crate::ui::numbers::many;
use crate::ui::overlay::{Answer, Overlay, Picker, Purpose, Question, Writing};

/// A change that sweeps the whole study must have all of it read.
fn must_be_read(app: &App) -> Done {
    if app.is_read() {
        return Ok(());
    }
    Err(format!(
        "Still reading the study ({} of {}): try again in a moment",
        app.keeping.read, app.keeping.to_read
    ))
}

pub(super) fn merge(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    must_be_read(app)?;
    let code = here(app)?;
    match argument {
        Some(words) => {
            let into = code_named(app, words)?;
            merge_into(app, &code.id, &into)
        }
        None => {
            let title = format!("Merge {} into", code.name);
            picking::pick(app, Picker::new(title, Purpose::MergeInto(code.id), Vec::new()));
            Ok(())
        }
    }
}

pub(super) fn merge_into(app: &mut App, from: &CodeId, into: &CodeId) -> Done {
    let book = app.study.codebook.clone();
    if from == into {
        return Err(format!("“{}” cannot be merged into itself", book.name(from)));
    }
    if book.is_within(into.as_str(), from.as_str()) {
        return Err(format!("“{}” stands below “{}”: move it out first", book.name(into), book.name(from)));
    }
    let count = spots_of(&app.study, from).len();
    let edit = deeds::merge(&app.study, from, into, made(app)).ok_or("That code is gone")?;
    let words = format!("Merged {} into {} ({})", book.name(from), book.name(into), many(count, "coding"));
    app.change(words.clone(), edit)?;
    app.desk.tree.reveal(&app.study.codebook.clone(), into);
    app.say(words);
    Ok(())
}

pub(super) fn split(app: &mut App) -> Done {
    app.may_change()?;
    let code = here(app)?;
    ask_line(app, format!("Split {}: name of the new code", code.name), "", Writing::SplitCode(code.id))
}

/// Makes the new code and shows the quotes of the old one, to be marked and retagged.
pub(super) fn split_off(app: &mut App, from: &CodeId, name: &str) -> Done {
    if name.trim().is_empty() {
        return Err("A code needs a name".into());
    }
    let (id, edit) = deeds::split(&app.study, from, name.trim(), made(app)).ok_or("That code is gone")?;
    app.change(format!("Split {} off {}", name.trim(), app.study.codebook.name(from)), edit)?;
    super::coding::remember(app, &id);
    if !app.study.codings().any(|(_, _, coding)| coding.code == *from) {
        app.say(format!(
            "{} stands beside it; nothing is tagged with {} itself",
            name.trim(),
            app.study.codebook.name(from)
        ));
        return Ok(());
    }
    super::lists::show_quotes_of(app, from, false)?;
    app.say(format!("Mark with v what belongs to {}, then r and Enter", name.trim()));
    Ok(())
}

pub(super) fn delete(app: &mut App) -> Done {
    app.may_change()?;
    must_be_read(app)?;
    let code = here(app)?;
    let below = app.study.codebook.branch(code.id.as_str()).len().saturating_sub(1);
    let codings = app
        .study
        .codebook
        .codes()
        .get(app.study.codebook.branch(code.id.as_str()))
        .unwrap_or_default()
        .iter()
        .map(|code| spots_of(&app.study, &code.id).len())
        .sum::<usize>();
    let words = format!("Deleted {} ({})", code.name, many(codings, "coding"));
    let edit = deeds::delete_branch(&app.study, &code.id);
    if codings == 0 && below == 0 {
        app.change(words.clone(), edit)?;
        app.say(words);
        return Ok(());
    }
    app.desk.overlays.push(Overlay::Question(Box::new(Question {
        title: format!("Delete {}?", code.name),
        words: vec![
            format!("{} and {} below it go too.", many(codings, "coding"), many(below, "code")),
            "To keep the codings, merge it into another code (M). Undo (u) brings all of it back.".into(),
        ],
        answers: vec![('y', "delete", Answer::Change(words, Box::new(edit))), ('n', "keep", Answer::Nothing)],
        default: 1,
    })));
    Ok(())
}
