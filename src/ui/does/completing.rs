//! Going on with what is typed: the `:` line, and the fields in which a question or a path is written.

use super::picking::MOST;
use crate::analysis::ask::{self, Candidate};
use crate::command::{Argument, Said, line};
use crate::exchange::wished;
use crate::study::TranscriptId;
use crate::ui::app::App;
use crate::ui::overlay::{Choice, Form, Value, Writing};
use crate::ui::paths;

/// What the `:` line may become.
pub(super) fn completions(app: &App, typed: &str) -> Vec<Choice> {
    if let Some(choices) = files(typed) {
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

/// The field at the caret; said again, in the next way.
pub(super) fn complete(app: &App, form: &mut Form, by: isize) {
    let options = if form.writing == Writing::Import { wished::options() } else { Vec::new() };
    match form.writing.is_question() {
        true => form.complete(by, |line, caret| ask::complete(line, caret, &app.study)),
        false => form.complete(by, |line, caret| paths::offer(line, caret, &options)),
    }
}
