//! Working on the code tree by keyboard.

use super::coding::{code_named, made};
use super::writing::{ask, ask_line};
use super::{Done, picking};
use crate::study::deeds;
use crate::study::{Code, CodeId, Edit, Kind, Place};
use crate::ui::app::App;
use crate::ui::overlay::{Field, Form, Page, Picker, Purpose, Writing};
use crate::ui::signs::COLOURS;

/// Where a new code goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// Where its typed path says, from the top.
    Anywhere,
    Below,
    Beside,
}

/// The code at the tree's caret.
pub(super) fn here(app: &App) -> Result<Code, String> {
    let code = app.desk.tree.cursor.as_ref().and_then(|code| app.study.codebook.get(code.as_str()));
    code.cloned().ok_or_else(|| "There is no code here yet: press a to add one".to_string())
}

pub(super) fn step(app: &mut App, by: isize) -> Done {
    let book = app.study.codebook.clone();
    app.desk.tree.step(&book, by);
    Ok(())
}

pub(super) fn fold(app: &mut App) -> Done {
    let code = here(app)?;
    if app.study.codebook.has_children(code.id.as_str()) && app.desk.tree.folded.insert(code.id.clone()) {
        return Ok(());
    }
    match code.parent {
        Some(parent) => app.desk.tree.cursor = Some(parent),
        None => return Err("Nothing to fold here".into()),
    }
    Ok(())
}

pub(super) fn unfold(app: &mut App) -> Done {
    let code = here(app)?;
    if app.desk.tree.folded.remove(&code.id) {
        return Ok(());
    }
    let first = app.study.codebook.children(Some(code.id.as_str())).next().map(|child| child.id.clone());
    app.desk.tree.cursor = Some(first.ok_or("No codes below this one")?);
    Ok(())
}

pub(super) fn fold_all(app: &mut App, fold: bool) -> Done {
    let parents =
        app.study.codebook.codes().iter().filter(|code| app.study.codebook.has_children(code.id.as_str()));
    app.desk.tree.folded =
        if fold { parents.map(|code| code.id.clone()).collect() } else { Default::default() };
    Ok(())
}

pub(super) fn add(app: &mut App, argument: Option<&str>, place: Where) -> Done {
    app.may_change()?;
    let code = here(app).ok();
    let (below, after) = match place {
        Where::Anywhere => (None, None),
        Where::Below => (code.map(|code| code.id), None),
        Where::Beside => (code.as_ref().and_then(|code| code.parent.clone()), code.map(|code| code.id)),
    };
    if let Some(name) = argument {
        return add_named(app, name, below, after);
    }
    let title = match (&below, &after) {
        (_, Some(after)) => format!("New code beside {}", app.study.codebook.name(after)),
        (Some(below), None) => format!("New code under {}", app.study.codebook.name(below)),
        (None, None) => "New code (a / puts it under another)".to_string(),
    };
    ask_line(app, title, "", Writing::AddCode { below, after })
}

pub(super) fn add_named(app: &mut App, name: &str, below: Option<CodeId>, after: Option<CodeId>) -> Done {
    let (id, mut edits) = deeds::found(&app.study, name, below.as_ref(), made(app));
    if edits.is_empty() {
        app.desk.tree.reveal(&app.study.codebook.clone(), &id);
        return Err(format!("There is a code “{name}” there already"));
    }
    if let (Some(after), [Edit::AddCode { index, .. }]) = (after, edits.as_mut_slice())
        && let Some(place) = app.study.codebook.place_of(after.as_str())
    {
        *index = place.index + 1;
    }
    let words = format!("Added the code {name}");
    app.change(words.clone(), Edit::Together(edits))?;
    app.desk.tree.reveal(&app.study.codebook.clone(), &id);
    app.say(words);
    Ok(())
}

pub(super) fn rename(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let code = here(app)?;
    match argument {
        Some(name) => rename_to(app, &code.id, name),
        None => {
            ask_line(app, format!("Another name for {}", code.name), &code.name, Writing::RenameCode(code.id))
        }
    }
}

pub(super) fn rename_to(app: &mut App, id: &CodeId, name: &str) -> Done {
    let mut code = app.study.codebook.get(id.as_str()).cloned().ok_or("That code is gone")?;
    let name = name.trim();
    if name.is_empty() {
        return Err("A code needs a name".into());
    }
    if name == code.name {
        return Ok(());
    }
    let old = std::mem::replace(&mut code.name, name.to_string());
    code.aliases.retain(|alias| alias != name);
    if !code.aliases.contains(&old) {
        code.aliases.push(old.clone());
    }
    let words = format!("Renamed {old} to {name}");
    app.change(words.clone(), Edit::ChangeCode { code })?;
    app.say(words);
    Ok(())
}

const DEFINITION: [&str; 5] =
    ["What it means", "Include", "Exclude", "Example", "Aliases, separated by commas"];

pub(super) fn define(app: &mut App) -> Done {
    app.may_change()?;
    let code = here(app)?;
    let texts = [&code.definition, &code.include, &code.exclude, &code.example, &code.aliases.join(", ")];
    let pages = DEFINITION.iter().zip(texts).enumerate().map(|(n, (label, text))| Page {
        label,
        field: if n == DEFINITION.len() - 1 { Field::line(text) } else { Field::page(text) },
    });
    ask(app, Form::of(code.name.clone(), pages.collect(), Writing::DefineCode(code.id)));
    Ok(())
}

pub(super) fn define_as(app: &mut App, id: &CodeId, texts: &[String]) -> Done {
    let mut code = app.study.codebook.get(id.as_str()).cloned().ok_or("That code is gone")?;
    let text = |n: usize| texts.get(n).map(|text| text.trim().to_string()).unwrap_or_default();
    (code.definition, code.include, code.exclude, code.example) = (text(0), text(1), text(2), text(3));
    code.aliases =
        text(4).split(',').map(|alias| alias.trim().to_string()).filter(|a| !a.is_empty()).collect();
    if app.study.codebook.get(id.as_str()) == Some(&code) {
        return Ok(());
    }
    let words = format!("Defined {}", code.name);
    app.change(words.clone(), Edit::ChangeCode { code })?;
    app.say(words);
    Ok(())
}

pub(super) fn move_to(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let code = here(app)?;
    match argument {
        Some(words) => {
            let parent = code_named(app, words)?;
            move_below(app, &code.id, Some(parent))
        }
        None => {
            let title = format!("Put {} under", code.name);
            picking::pick(app, Picker::new(title, Purpose::MoveTo(code.id), Vec::new()));
            Ok(())
        }
    }
}

pub(super) fn move_below(app: &mut App, code: &CodeId, parent: Option<CodeId>) -> Done {
    let place = app.study.codebook.last_place(parent.as_ref());
    let name = app.study.codebook.name(code).to_string();
    let words = match &parent {
        Some(parent) => format!("Moved {name} under {}", app.study.codebook.name(parent)),
        None => format!("Moved {name} to the top"),
    };
    relocate(app, code, place, words)
}

fn relocate(app: &mut App, code: &CodeId, place: Place, words: String) -> Done {
    app.change(words.clone(), Edit::MoveCode { code: code.clone(), place })?;
    app.desk.tree.reveal(&app.study.codebook.clone(), code);
    app.say(words);
    Ok(())
}

pub(super) fn shift(app: &mut App, by: isize) -> Done {
    let code = here(app)?;
    let place = app.study.codebook.place_of(code.id.as_str()).ok_or("That code is gone")?;
    let siblings = app.study.codebook.children(place.parent.as_ref().map(CodeId::as_str)).count();
    let index = place.index.checked_add_signed(by).filter(|index| *index < siblings);
    let index = index.ok_or("It cannot go further among its siblings")?;
    let words = format!("Moved {} {}", code.name, if by < 0 { "up" } else { "down" });
    relocate(app, &code.id, Place { index, ..place }, words)
}

pub(super) fn indent(app: &mut App) -> Done {
    let code = here(app)?;
    let place = app.study.codebook.place_of(code.id.as_str()).ok_or("That code is gone")?;
    let parent = place.parent.as_ref().map(CodeId::as_str);
    let above = place.index.checked_sub(1).and_then(|index| app.study.codebook.children(parent).nth(index));
    let above = above.map(|above| above.id.clone()).ok_or("There is no code above it to go under")?;
    move_below(app, &code.id, Some(above))
}

pub(super) fn outdent(app: &mut App) -> Done {
    let code = here(app)?;
    let parent = code.parent.as_ref().ok_or("It stands at the top already")?;
    let place = app.study.codebook.place_of(parent.as_str()).ok_or("That code is gone")?;
    let words = format!("Moved {} out of {}", code.name, app.study.codebook.name(parent));
    relocate(app, &code.id, Place { index: place.index + 1, ..place }, words)
}

pub(super) fn pin(app: &mut App, argument: Option<&str>) -> Done {
    let code = here(app)?;
    let digit = argument.and_then(|digit| digit.parse::<u8>().ok()).filter(|digit| (1..=9).contains(digit));
    let digit = digit.ok_or("Pin to a digit from 1 to 9: p 3")?;
    let before = app.habits.pins.get(&digit) == Some(&code.id);
    app.habits.pins.retain(|_, pinned| *pinned != code.id);
    if before {
        app.say(format!("{} is no longer under {digit}", code.name));
    } else {
        app.habits.pins.insert(digit, code.id);
        app.say(format!("{} is under {digit} now", code.name));
    }
    app.effects.push(crate::ui::app::Effect::SaveHabits);
    Ok(())
}

pub(super) fn retire(app: &mut App) -> Done {
    let mut code = here(app)?;
    code.retired = !code.retired;
    let words = format!("{} {}", if code.retired { "Retired" } else { "Brought back" }, code.name);
    app.change(words.clone(), Edit::ChangeCode { code })?;
    app.say(words);
    Ok(())
}

pub(super) fn colour(app: &mut App, argument: Option<&str>) -> Done {
    let mut code = here(app)?;
    let now = app.signs.of(&code.id).colour;
    let colour = match argument.map(str::parse::<u8>) {
        Some(Ok(number)) if (1..=COLOURS).contains(&number) => number - 1,
        Some(_) => return Err(format!("The code colours are numbered 1 to {COLOURS}")),
        None => (now + 1) % COLOURS,
    };
    code.colour = Some(colour);
    let words = format!("Colour {} for {}", colour + 1, code.name);
    app.change(words.clone(), Edit::ChangeCode { code })?;
    app.say(words);
    Ok(())
}

pub(super) fn kind(app: &mut App, argument: Option<&str>) -> Done {
    let mut code = here(app)?;
    let next = || {
        let at = Kind::ALL.iter().position(|kind| *kind == code.kind).map_or(0, |at| at + 1);
        Kind::ALL.get(at % Kind::ALL.len()).copied().unwrap_or_default()
    };
    code.kind = argument.and_then(Kind::named).unwrap_or_else(next);
    let words = format!("{} is a {} now", code.name, code.kind.name());
    app.change(words.clone(), Edit::ChangeCode { code })?;
    app.say(words);
    Ok(())
}
