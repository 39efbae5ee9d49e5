//! The guide: its questions, what each of them names, in which waves and since when it is asked.

use super::asking::put_about;
use super::writing::ask_line;
use super::{Done, assigning, choosing, grids, lists};
use crate::study::{
    About, Attribute, AttributeKind, CodeId, Coder, Coding, Edit, Layer, Question, Study, TranscriptId,
};
use crate::ui::app::App;
use crate::ui::grid::{Of, Topic};
use crate::ui::list::Topic as Listed;
use crate::ui::numbers::many;
use crate::ui::overlay::{self, Answer, Asked, Choice, Choosing, Overlay, Value, Writing};

pub(super) fn show(app: &mut App) -> Done {
    grids::show(app, Topic::Guide);
    Ok(())
}

fn here(app: &App) -> Result<(String, Of), String> {
    match grids::here(app)? {
        (Of::Question(id), column) => Ok((id, column)),
        _ => Err("There is no question here: a adds one".into()),
    }
}

fn known<'a>(app: &'a App, id: &str) -> Result<&'a Question, String> {
    app.study.about.asks(id).ok_or_else(|| format!("{id} is not in the guide any more"))
}

pub(super) fn edit(app: &mut App) -> Done {
    let (id, column) = here(app)?;
    let now = known(app, &id)?.clone();
    let waves: Vec<String> = now.waves.iter().map(u16::to_string).collect();
    let (title, text, asked) = match column {
        Of::Words => (format!("The words of {id}"), now.text, Asked::QuestionWords(id)),
        Of::Waves => {
            let title = format!("Waves in which {id} is asked, such as 1, 3 (empty: all)");
            (title, waves.join(", "), Asked::QuestionWaves(id))
        }
        Of::Since => {
            let title =
                format!("{id} is asked like this since (2019-04-17, 2019-04 or 2019; empty: missing)");
            (title, now.since, Asked::QuestionSince(id))
        }
        Of::Names => return ask_names(app, &now),
        Of::Name => return Err("The id stays: the marked turns call the question so".into()),
        _ => return Err("This is counted, not written".into()),
    };
    ask_line(app, title, &text, Writing::People(asked))
}

fn ask_names(app: &mut App, question: &Question) -> Done {
    let row = |id: &CodeId| {
        let path = app.study.codebook.path(id.as_str());
        choosing::choice(Value::Code(id.clone()), path, "")
    };
    let given: Vec<Choice> = question.names.iter().map(row).collect();
    let rest = app.study.codebook.codes().iter().map(|code| &code.id);
    let rest = rest.filter(|id| !question.names.contains(id)).map(row);
    let all = given.iter().cloned().chain(rest).collect();
    let title = format!("Codes that {} itself names", question.id);
    choosing::ask(app, title, Choosing::Names(question.id.clone()), all, given)
}

pub(super) fn clear(app: &mut App) -> Done {
    match here(app)? {
        (id, Of::Names) => put_names(app, &id, Vec::new()),
        (id, Of::Waves) => put_waves(app, &id, ""),
        (id, Of::Since) => put_since(app, &id, ""),
        _ => Err("This cannot be missing".into()),
    }
}

pub(super) fn put_words(app: &mut App, id: &str, words: &str) -> Done {
    if words.is_empty() {
        return Err("A question needs words".into());
    }
    change(app, id, format!("{id} asks: {words}"), |question| question.text = words.into())
}

pub(super) fn put_names(app: &mut App, id: &str, names: Vec<CodeId>) -> Done {
    let told: Vec<&str> = names.iter().map(|code| app.study.codebook.name(code)).collect();
    let words = match told.as_slice() {
        [] => format!("{id} names no code now"),
        told => format!("{id} names {}", told.join(", ")),
    };
    change(app, id, words, |question| question.names.clone_from(&names))
}

pub(super) fn put_waves(app: &mut App, id: &str, typed: &str) -> Done {
    let parts = typed.split([',', ' ']).filter(|part| !part.is_empty());
    let waves = parts.map(|part| assigning::wave(part)?.ok_or("A wave is a number".to_string()));
    let mut waves = waves.collect::<Result<Vec<u16>, String>>()?;
    waves.sort_unstable();
    waves.dedup();
    let told: Vec<String> = waves.iter().map(u16::to_string).collect();
    let words = match told.as_slice() {
        [] => format!("{id} is asked in all waves"),
        told => format!("{id} is asked in wave {}", told.join(", ")),
    };
    change(app, id, words, |question| question.waves.clone_from(&waves))
}

pub(super) fn put_since(app: &mut App, id: &str, typed: &str) -> Done {
    let since = Attribute::new("since", AttributeKind::Date).accept(typed)?.unwrap_or_default();
    let words = match since.as_str() {
        "" => format!("Since when {id} is asked is missing now"),
        since => format!("{id} is asked like this since {since}"),
    };
    change(app, id, words, |question| question.since.clone_from(&since))
}

fn change(app: &mut App, id: &str, words: String, deed: impl Fn(&mut Question)) -> Done {
    known(app, id)?;
    let mut about = About::clone(&app.study.about);
    about.guide.iter_mut().filter(|question| question.id == id).for_each(deed);
    put_about(app, about, words)
}

pub(super) fn add(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    match argument {
        Some(words) => add_worded(app, words),
        None => ask_line(app, "The words of the new question", "", Writing::People(Asked::NewQuestion)),
    }
}

pub(super) fn add_worded(app: &mut App, words: &str) -> Done {
    if words.is_empty() {
        return Err("A question needs words".into());
    }
    let (id, about) = with(&app.study, words);
    put_about(app, about, format!("Added the question {id}: {words}"))?;
    grids::land(app, &Of::Question(id), &Of::Words);
    Ok(())
}

/// What the study says of itself with one more question, and its id.
pub(super) fn with(study: &Study, words: &str) -> (String, About) {
    let mut about = About::clone(&study.about);
    let id = free(study);
    about.guide.push(Question { id: id.clone(), text: words.trim().into(), ..Question::default() });
    (id, about)
}

/// The first of `q1`, `q2` … that no question has, nor any mark in a transcript.
fn free(study: &Study) -> String {
    let marked = |id: &String| study.shelf.values().any(|shelved| marks(&shelved.guide, id).next().is_some());
    let mut ids = (1u32..).map(|number| format!("q{number}"));
    ids.find(|id| study.about.asks(id).is_none() && !marked(id)).unwrap_or_default()
}

fn marks<'a>(guide: &'a Layer, id: &'a str) -> impl Iterator<Item = &'a Coding> {
    guide.codings().iter().filter(move |mark| mark.code.as_str() == id)
}

/// The question changes places with its neighbour.
pub(super) fn shift(app: &mut App, by: isize) -> Done {
    app.may_change()?;
    let (id, column) = here(app)?;
    let mut about = About::clone(&app.study.about);
    let at = about.guide.iter().position(|question| question.id == id);
    let at = at.ok_or_else(|| format!("{id} is not in the guide any more"))?;
    let there = at.checked_add_signed(by).filter(|there| *there < about.guide.len());
    about.guide.swap(at, there.ok_or("It cannot go further")?);
    put_about(app, about, format!("Moved {id} {}", if by < 0 { "up" } else { "down" }))?;
    grids::land(app, &Of::Question(id), &column);
    Ok(())
}

/// The turns that are marked as asking it.
pub(super) fn go(app: &mut App) -> Done {
    let (id, _) = here(app)?;
    lists::show(app, Listed::Asked { question: id.clone() });
    if app.list().is_some_and(|list| list.entries.is_empty()) {
        app.desk.views.pop();
        return Err(format!("No turn is marked as asking {id} yet: A on a turn, or :ask-all"));
    }
    Ok(())
}

/// A question goes with its marks, after asking where there are any.
pub(super) fn drop(app: &mut App) -> Done {
    let (id, _) = here(app)?;
    let marks = marks_of(&app.study, &id);
    let mut about = About::clone(&app.study.about);
    about.guide.retain(|question| question.id != id);
    let words = format!("Deleted the question {id}");
    if marks.is_empty() {
        return put_about(app, about, words);
    }
    let told = many(marks.len(), "turn");
    let is_known = app.study.about.asks(&id).is_some();
    let edits = marks.into_iter().chain(is_known.then_some(Edit::ChangeAbout { about })).collect();
    app.desk.overlays.push(Overlay::Question(Box::new(overlay::Question {
        title: format!("Delete {id}?"),
        words: vec![format!("It goes, and with it the marks on {told}. Undo brings all of it back.")],
        answers: vec![
            ('d', "delete", Answer::Change(words, Box::new(Edit::Together(edits)))),
            ('n', "keep it", Answer::Nothing),
        ],
        default: 1,
    })));
    Ok(())
}

/// Takes every mark of a question off.
fn marks_of(study: &Study, id: &str) -> Vec<Edit> {
    let untag = |transcript: &TranscriptId, mark: &Coding| Edit::Untag {
        transcript: transcript.clone(),
        coder: Coder::guide(),
        span: mark.span,
        code: mark.code.clone(),
    };
    let all = study.shelf.iter();
    let each = all
        .flat_map(|(transcript, shelved)| marks(&shelved.guide, id).map(move |mark| untag(transcript, mark)));
    each.collect()
}
