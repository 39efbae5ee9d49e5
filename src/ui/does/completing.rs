//! Going on with what is typed: the `:` line, and the fields in which a question or a path is written.

use super::picking::MOST;
use crate::analysis::ask::{self, Candidate};
use crate::command::{Argument, Command, Said, line};
use crate::exchange::wished;
use crate::report::called;
use crate::study::TranscriptId;
use crate::ui::app::App;
use crate::ui::overlay::{Choice, Form, Value, Writing};
use crate::ui::paths;

/// What the `:` line may become.
pub(super) fn completions(app: &App, typed: &str) -> Vec<Choice> {
    if let Some(choices) = files(typed).or_else(|| table(app, typed)) {
        return choices;
    }
    let codes: Vec<String> = app.study.codebook.codes().iter().map(|code| code.id.to_string()).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let transcripts: Vec<&str> = app.study.shelf.keys().map(TranscriptId::as_str).collect();
    let found = line::complete(typed, &codes, &transcripts).into_iter().take(MOST);
    found
        .map(|completion| Choice {
            label: completion.text.clone(),
            detail: completion.title.to_string(),
            value: Value::Line(completion.text),
            blocked: None,
        })
        .collect()
}

/// Files and folders, behind a command that takes them.
fn files(typed: &str) -> Option<Vec<Choice>> {
    let (name, rest) = typed.split_once(char::is_whitespace)?;
    let options = match Said::parse(name).ok()?.command.card().argument {
        Argument::Files => wished::options(),
        Argument::File => Vec::new(),
        _ => return None,
    };
    let offer = paths::offer(rest, u32::try_from(rest.chars().count()).ok()?, &options);
    let ahead: String = rest.chars().take(offer.replaces.start as usize).collect();
    let choice = |way: Candidate| Choice {
        value: Value::Line(format!("{name} {ahead}{}", way.text)),
        label: way.text,
        detail: way.about,
        blocked: None,
    };
    Some(offer.candidates.into_iter().map(choice).collect())
}

/// Behind `table`: kinds, their options, the values of those, codes, and the question of a `--where` that is open.
fn table(app: &App, typed: &str) -> Option<Vec<Choice>> {
    let (name, rest) = typed.split_once(char::is_whitespace)?;
    if Said::parse(name).ok()?.command != Command::Table {
        return None;
    }
    let line = |ahead: &str, text: &str, about: &str| Choice {
        value: Value::Line(format!("{name} {ahead}{text}")),
        label: text.to_string(),
        detail: about.to_string(),
        blocked: None,
    };
    if let Some((ahead, question)) = open_question(rest) {
        let offer = ask::complete(question, u32::try_from(question.chars().count()).ok()?, &app.study);
        let kept: String = question.chars().take(offer.replaces.start as usize).collect();
        let ahead = format!("{ahead}{kept}");
        return Some(offer.candidates.iter().map(|way| line(&ahead, &way.text, &way.about)).collect());
    }
    let (ahead, last) = rest.split_at(rest.rfind(char::is_whitespace).map_or(0, |at| at + 1));
    let found = following(app, ahead).into_iter().filter(|(text, _)| text.contains(last));
    Some(found.take(MOST).map(|(text, about)| line(ahead, &text, &about)).collect())
}

/// The words before the question of a `--where` that is not closed yet, and what stands of it.
fn open_question(rest: &str) -> Option<(&str, &str)> {
    let (start, _) =
        ["--where '", "--where \""].iter().filter_map(|open| rest.rmatch_indices(open).next()).max()?;
    let (ahead, question) = rest.split_at_checked(start + "--where '".len())?;
    let closes = ahead.chars().next_back()?;
    (!question.contains(closes)).then_some((ahead, question))
}

/// What may stand behind these words, and what it is.
fn following(app: &App, ahead: &str) -> Vec<(String, String)> {
    let mut words = ahead.split_whitespace();
    let Some(kind) = words.next() else { return called::kinds() };
    let options = called::options(kind);
    let before = words.next_back();
    if before == Some("--code") {
        let codes = app.study.codebook.codes().iter();
        return codes.map(|code| (code.id.to_string(), app.study.codebook.path(code.id.as_str()))).collect();
    }
    match options.iter().find(|(name, ..)| Some(name.as_str()) == before) {
        Some((_, about, values)) if !values.is_empty() && *values != ["true", "false"] => {
            values.iter().map(|value| (value.clone(), about.clone())).collect()
        }
        _ => options.into_iter().map(|(name, about, _)| (name, about)).collect(),
    }
}

/// The field at the caret; said again, in the next way.
pub(super) fn complete(app: &App, form: &mut Form, by: isize) {
    let options = if form.writing == Writing::Import { wished::options() } else { Vec::new() };
    match form.writing.is_question() {
        true => form.complete(by, |line, caret| ask::complete(line, caret, &app.study)),
        false => form.complete(by, |line, caret| paths::offer(line, caret, &options)),
    }
}
