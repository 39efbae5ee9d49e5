//! Which turns ask the questions of the guide: one turn here, or many that a search has found.

use std::collections::BTreeSet;

use super::{Done, choosing, coding, finding, guide, lists, writing};
use crate::study::{CodeId, Coder, Coding, Edit, Study, TranscriptId, When};
use crate::text::{Span, fold, nearest};
use crate::ui::app::App;
use crate::ui::list::{Entry, Topic, rows};
use crate::ui::numbers::many;
use crate::ui::overlay::{Choice, Choosing, Value, Writing};

type Turn = (TranscriptId, Span);

/// The turns that are meant: those of the marked hits, else those the selection reaches into. Who answers does not ask.
fn turns(app: &App) -> Result<Vec<Turn>, String> {
    let mut turns: BTreeSet<Turn> = BTreeSet::new();
    let targets = coding::targets(app)?;
    for (id, span) in &targets {
        let Some(text) = app.study.text(id) else { continue };
        let first = text.turn_at(span.start).unwrap_or(0);
        let touched = text.turns().iter().skip(first).take_while(|turn| turn.whole.start < span.end);
        let asking = touched.filter_map(|turn| rows::turn_asking(&app.study, id, turn.words.start));
        turns.extend(asking.map(|words| (id.clone(), words)));
    }
    match turns.is_empty() {
        true => Err("Who speaks here answers: go to the turn that asks, or say who asks (:speakers)".into()),
        false => Ok(turns.into_iter().collect()),
    }
}

/// The marks on a turn: codings whose codes are questions.
fn marks<'a>(study: &'a Study, (id, words): &Turn) -> Vec<&'a Coding> {
    let marks = study.shelf.get(id).into_iter().flat_map(|shelved| shelved.guide.touching(*words));
    marks.collect()
}

/// The ids of what all these turns ask.
fn common(study: &Study, turns: &[Turn]) -> Vec<String> {
    let asks = |turn: &Turn| marks(study, turn).into_iter().map(|mark| mark.code.to_string()).collect();
    let mut each = turns.iter().map(asks);
    let first: BTreeSet<String> = each.next().unwrap_or_default();
    let all = each.fold(first, |all: BTreeSet<String>, more| all.intersection(&more).cloned().collect());
    all.into_iter().collect()
}

pub(super) fn ask(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let turns = turns(app)?;
    match argument {
        Some(id) => {
            let id = named(app, id)?;
            change(app, &turns, &[id], &[], None)
        }
        None => pick(app, turns),
    }
}

/// A question of the guide by its id.
fn named(app: &App, typed: &str) -> Result<String, String> {
    let ids = || app.study.about.guide.iter().map(|question| question.id.as_str());
    if let Some(id) = ids().find(|id| fold(id) == fold(typed)) {
        return Ok(id.to_string());
    }
    let near = nearest(typed, ids()).map(|near| format!(" (did you mean {near}?)")).unwrap_or_default();
    Err(format!("There is no question “{typed}” in the guide{near}: ask alone lets you pick or write one"))
}

fn pick(app: &mut App, turns: Vec<Turn>) -> Done {
    let before = common(&app.study, &turns);
    let title = match turns.as_slice() {
        [one] => format!("“{}” asks", coding::quote(app, one, 40)),
        many => format!("{} turns ask", many.len()),
    };
    let row = |id: &str| {
        let words = app.study.about.asks(id).map_or("(not in the guide any more)", |known| &known.text);
        choosing::choice(Value::Words(id.to_string()), id, crate::text::safe(words))
    };
    let given: Vec<Choice> = before.iter().map(|id| row(id)).collect();
    let rest = app.study.about.guide.iter().map(|question| &question.id).filter(|id| !before.contains(id));
    let all: Vec<Choice> = given.iter().cloned().chain(rest.map(|id| row(id))).collect();
    if all.is_empty() {
        app.say("The guide has no questions yet: type the words of the first");
    }
    choosing::ask(app, title, Choosing::Asks(turns, before), all, given)
}

/// What was typed may be a question that the guide does not have yet.
pub(super) fn new_question(app: &App, typed: &str) -> Option<Choice> {
    let is_known = |typed: &str| {
        app.study.about.guide.iter().any(|known| fold(&known.id) == typed || fold(&known.text) == typed)
    };
    let new = || choosing::choice(Value::NewQuestion(typed.into()), format!("new question “{typed}”"), "");
    (!typed.is_empty() && !is_known(&fold(typed))).then(new)
}

/// The picker was accepted: what was given and is no longer chosen is taken off.
pub(super) fn put(app: &mut App, turns: &[Turn], before: &[String], accepted: &[Choice]) -> Done {
    let mut chosen: Vec<String> = Vec::new();
    let mut new = None;
    for choice in accepted {
        match &choice.value {
            Value::Words(id) => chosen.push(id.clone()),
            Value::NewQuestion(words) => new = Some(words.as_str()),
            _ => {}
        }
    }
    let more: Vec<String> = chosen.iter().filter(|id| !before.contains(id)).cloned().collect();
    let gone: Vec<String> = before.iter().filter(|id| !chosen.contains(id)).cloned().collect();
    change(app, turns, &more, &gone, new)
}

/// One step: a question that is new comes into the guide, and every turn gets its marks and loses those that are gone.
fn change(app: &mut App, turns: &[Turn], more: &[String], gone: &[String], new: Option<&str>) -> Done {
    let new = new.map(|words| guide::with(&app.study, words));
    let more: Vec<String> = more.iter().chain(new.as_ref().map(|(id, _)| id)).cloned().collect();
    let at = (app.clock)();
    let each = turns.iter().map(|turn| (turn, marked_anew(&app.study, turn, &more, gone, at)));
    let changed: Vec<(&Turn, Vec<Edit>)> = each.filter(|(_, edits)| !edits.is_empty()).collect();
    if changed.is_empty() {
        return Err(format!("Nothing to change: it asks {} already", listed(&more, "just that")));
    }
    let words = told(app, &changed.iter().map(|(turn, _)| *turn).collect::<Vec<_>>(), &more, gone);
    let guide = new.map(|(_, about)| Edit::ChangeAbout { about });
    let edits = guide.into_iter().chain(changed.into_iter().flat_map(|(_, edits)| edits)).collect();
    app.change(words.clone(), Edit::Together(edits))?;
    app.say(words);
    Ok(())
}

/// What gives a turn the marks it lacks of these questions, and takes those off that are gone.
fn marked_anew(study: &Study, turn: &Turn, more: &[String], gone: &[String], at: When) -> Vec<Edit> {
    let marks = marks(study, turn);
    let is_lost = |mark: &&&Coding| gone.iter().any(|id| id == mark.code.as_str());
    let lacks = |id: &&String| !marks.iter().any(|mark| mark.code.as_str() == **id);
    let lost = marks.iter().filter(is_lost).map(|mark| unmark(turn, mark));
    lost.chain(more.iter().filter(lacks).map(|id| mark(turn, id, at))).collect()
}

fn mark((transcript, words): &Turn, id: &str, at: When) -> Edit {
    let coding = Coding::new(*words, CodeId::new(id), at);
    Edit::Tag { transcript: transcript.clone(), coder: Coder::guide(), coding }
}

fn unmark((transcript, _): &Turn, mark: &Coding) -> Edit {
    let (span, code) = (mark.span, mark.code.clone());
    Edit::Untag { transcript: transcript.clone(), coder: Coder::guide(), span, code }
}

fn listed(ids: &[String], nothing: &str) -> String {
    if ids.is_empty() { nothing.to_string() } else { ids.join(" and ") }
}

fn told(app: &App, turns: &[&Turn], more: &[String], gone: &[String]) -> String {
    let who = match turns {
        [one] => format!("“{}”", coding::quote(app, one, 40)),
        many_turns => many(many_turns.len(), "turn"),
    };
    let verb = if turns.len() == 1 { "asks" } else { "ask" };
    match (more, gone) {
        ([], gone) => format!("{who} no longer {verb} {}", listed(gone, "")),
        (more, []) => format!("{who} {verb} {}", listed(more, "")),
        (more, gone) => format!("{who} {verb} {}, no longer {}", listed(more, ""), listed(gone, "")),
    }
}

/// Of one question, or of all.
pub(super) fn unask(app: &mut App, argument: Option<&str>) -> Done {
    app.may_change()?;
    let turns = turns(app)?;
    let asked = turns.iter().flat_map(|turn| marks(&app.study, turn)).map(|mark| mark.code.to_string());
    let asked: BTreeSet<String> =
        asked.filter(|id| argument.is_none_or(|only| fold(only) == fold(id))).collect();
    if asked.is_empty() {
        return Err(match argument {
            Some(id) => format!("Nothing here is marked as asking {id}"),
            None => "Nothing here is marked as asking a question".into(),
        });
    }
    change(app, &turns, &[], &asked.into_iter().collect::<Vec<_>>(), None)
}

/// A preview of the turns that hold the words, all of them marked: ask takes those that stay marked.
pub(super) fn ask_all(app: &mut App, argument: Option<&str>) -> Done {
    let Some(typed) = argument.map(bare) else {
        return writing::ask_line(app, "Interviewers' turns with these words", "", Writing::AskAll);
    };
    if typed.is_empty() {
        return Err("Nothing to search for".into());
    }
    let topic = Topic::Asking { typed: typed.to_string() };
    finding::look(app, topic.clone(), move |app, turns| show(app, topic, turns))
}

fn show(app: &mut App, topic: Topic, turns: Vec<Entry>) -> Done {
    let Topic::Asking { typed } = &topic else { return Ok(()) };
    if turns.is_empty() {
        return Err(format!("No interviewer says “{typed}”{}", app.through()));
    }
    let found = turns.len();
    lists::show_among(app, topic, turns);
    lists::mark_all(app)?;
    app.say(format!("{}: v leaves one out, A marks them as asking a question", many(found, "turn")));
    Ok(())
}

/// As regular expressions are often written: `/role|tasks/`.
fn bare(typed: &str) -> &str {
    let typed = typed.trim();
    typed.strip_prefix('/').and_then(|typed| typed.strip_suffix('/')).unwrap_or(typed)
}
