//! Keys while something lies over the desk, and what closes it.

use super::{Done, picking, writing};
use crate::command::{Command, Context, Key, KeyCode, Look, Said};
use crate::ui::app::{App, Editing, Effect};
use crate::ui::overlay::{Answer, Below, Choice, Form, Overlay, Picker, Purpose, Question, Value};
use crate::ui::update;

/// A key for the overlay in front.
pub fn key_in_overlay(app: &mut App, key: Key) -> Done {
    let Some(overlay) = app.desk.overlays.last() else { return Ok(()) };
    let context = overlay.context();
    let single = matches!(overlay, Overlay::Form(form) if form.field().is_some_and(|field| field.single));
    if let Overlay::Question(question) = overlay
        && let KeyCode::Char(letter) = key.code
        && !key.ctrl
        && !key.alt
        && let Some(answer) = question.answer(letter).cloned()
    {
        app.desk.overlays.pop();
        return give(app, answer);
    }
    match app.keymap.look(context, &[key]) {
        // In a text of several lines Enter is a line end; another key accepts.
        Look::Command(said)
            if said.command == Command::Accept
                && key.code == KeyCode::Enter
                && key == plain_enter()
                && context == Context::Field
                && !single =>
        {
            type_key(app, key);
            Ok(())
        }
        Look::Command(said) => command(app, said.command),
        _ => {
            type_key(app, key);
            Ok(())
        }
    }
}

fn plain_enter() -> Key {
    Key::plain(KeyCode::Enter)
}

fn type_key(app: &mut App, key: Key) {
    match app.desk.overlays.pop() {
        Some(Overlay::Picker(mut picker)) => {
            picker.field.key(key);
            picking::refill(app, &mut picker);
            app.desk.overlays.push(Overlay::Picker(picker));
        }
        Some(Overlay::Form(mut form)) => {
            form.below = Below::Nothing;
            if let Some(field) = form.field_mut() {
                field.key(key);
            }
            app.desk.overlays.push(Overlay::Form(form));
        }
        Some(other) => app.desk.overlays.push(other),
        None => {}
    }
}

/// Pasted words go into the field that is open; outside a field a paste does nothing.
pub fn paste(app: &mut App, words: &str) {
    match app.desk.overlays.pop() {
        Some(Overlay::Picker(mut picker)) => {
            picker.field.paste(words);
            picking::refill(app, &mut picker);
            app.desk.overlays.push(Overlay::Picker(picker));
        }
        Some(Overlay::Form(mut form)) => {
            form.below = Below::Nothing;
            if let Some(field) = form.field_mut() {
                field.paste(words);
            }
            app.desk.overlays.push(Overlay::Form(form));
        }
        Some(other) => app.desk.overlays.push(other),
        None => app.say("Nothing was pasted: no text field is open"),
    }
}

fn command(app: &mut App, command: Command) -> Done {
    let Some(overlay) = app.desk.overlays.pop() else { return Ok(()) };
    match (overlay, command) {
        (Overlay::Form(form), Command::Cancel) if form.is_dear() => {
            ask_to_keep(app, form);
            Ok(())
        }
        (_, Command::Cancel) => Ok(()),
        (Overlay::Picker(picker), Command::Accept) => accept(app, *picker, false),
        (Overlay::Picker(picker), Command::AcceptWithMemo) => accept(app, *picker, true),
        (Overlay::Picker(mut picker), command) => {
            move_in_picker(app, &mut picker, command);
            app.desk.overlays.push(Overlay::Picker(picker));
            Ok(())
        }
        (Overlay::Form(form), Command::Accept) => take_form(app, form),
        (Overlay::Form(mut form), command) => {
            match command {
                Command::NextField if form.writing.is_question() => form.complete(&app.study, 1),
                Command::PreviousField if form.writing.is_question() => form.complete(&app.study, -1),
                Command::NextField => form.turn(1),
                Command::PreviousField => form.turn(-1),
                Command::OpenEditor => {
                    let text = form.field().map(|field| field.text()).unwrap_or_default();
                    app.effects.push(Effect::Editor(Editing::Field, text));
                }
                _ => {}
            }
            app.desk.overlays.push(Overlay::Form(form));
            Ok(())
        }
        (Overlay::Question(question), Command::Accept) => {
            let answer = question.accepted().cloned().unwrap_or(Answer::Nothing);
            give(app, answer)
        }
        (Overlay::Question(question), _) => {
            app.desk.overlays.push(Overlay::Question(question));
            Ok(())
        }
    }
}

/// What was written is not lost because it could not be taken.
fn take_form(app: &mut App, form: Box<Form>) -> Done {
    let kept = form.clone();
    writing::written(app, *form).inspect_err(|_| app.desk.overlays.push(Overlay::Form(kept)))
}

fn ask_to_keep(app: &mut App, form: Box<Form>) {
    app.desk.overlays.push(Overlay::Question(Box::new(Question {
        title: "Keep what you wrote?".into(),
        words: Vec::new(),
        answers: vec![
            ('y', "keep it", Answer::Written(form.clone())),
            ('n', "throw it away", Answer::Nothing),
            ('e', "go on writing", Answer::Reopen(form)),
        ],
        default: 0,
    })));
}

/// The program has to end: what stands in an open form is kept as far as it can be.
pub fn keep_open_forms(app: &mut App) {
    while let Some(overlay) = app.desk.overlays.pop() {
        if let Overlay::Form(form) = overlay
            && form.is_dear()
        {
            let _ = writing::written(app, *form);
        }
    }
}

fn accept(app: &mut App, picker: Picker, memo: bool) -> Done {
    let again = picker.clone();
    picking::picked(app, picker, memo).inspect_err(|_| {
        if again.purpose.asks_again() {
            app.desk.overlays.push(Overlay::Picker(Box::new(again)));
        }
    })
}

fn move_in_picker(app: &mut App, picker: &mut Picker, command: Command) {
    const PAGE: isize = 8;
    match command {
        Command::NextRow => picker.step(1),
        Command::PreviousRow => picker.step(-1),
        Command::PageDown => picker.step(PAGE),
        Command::PageUp => picker.step(-PAGE),
        Command::Take => take(app, picker),
        _ => {}
    }
}

/// On the `:` line the choice is put into the line; in a code picker it is taken and the next one can be typed.
fn take(app: &mut App, picker: &mut Picker) {
    let Some(choice) = picker.chosen().cloned() else { return };
    match &choice.value {
        Value::Line(line) => {
            let line = format!("{line} ");
            picker.field.set(&line);
            picking::refill(app, picker);
        }
        _ if picker.purpose.takes_several() => {
            let at = if picker.typed().is_empty() { picker.cursor } else { 0 };
            match picker.taken.iter().position(|taken| *taken == choice) {
                Some(at) => drop(picker.taken.remove(at)),
                None => picker.taken.push(choice),
            }
            picker.field.set("");
            picking::refill(app, picker);
            picker.step(at as isize);
        }
        _ => picker.step(1),
    }
}

fn give(app: &mut App, answer: Answer) -> Done {
    match answer {
        Answer::Change(words, edit) => {
            app.change(words.clone(), *edit)?;
            app.say(words);
            Ok(())
        }
        Answer::TakeLock => {
            app.effects.push(Effect::TakeLock);
            Ok(())
        }
        Answer::Leave => {
            app.effects.push(Effect::Quit);
            Ok(())
        }
        Answer::Export(to, what) => super::lending::send(app, to, what),
        Answer::Written(form) => take_form(app, form),
        Answer::Reopen(form) => {
            app.desk.overlays.push(Overlay::Form(form));
            Ok(())
        }
        Answer::Nothing => Ok(()),
    }
}

pub(super) fn command_line(app: &mut App) -> Done {
    picking::pick(app, Picker::new(":", Purpose::CommandLine, Vec::new()));
    Ok(())
}

/// Cells that the keys of a command may take in the list of what can be pressed.
const WIDEST_KEYS: usize = 24;

/// What can be pressed here, first what works now; `everywhere` adds the other places.
pub(super) fn help(app: &mut App, everywhere: bool) -> Done {
    let here = update::context(app);
    let mut said: Vec<(&Said, Vec<String>)> = Vec::new();
    for binding in app.keymap.bindings(here) {
        match said.iter_mut().find(|(known, _)| **known == binding.said) {
            Some((_, keys)) => keys.push(binding.chord.to_string()),
            None => said.push((&binding.said, vec![binding.chord.to_string()])),
        }
    }
    let widest = said.iter().map(|(_, keys)| keys.join(" or ").chars().count()).max().unwrap_or_default();
    let column = widest.clamp(12, WIDEST_KEYS);
    let mut choices: Vec<Choice> =
        said.into_iter().map(|(said, keys)| choice(app, &keys, said, here, column)).collect();
    let bound: Vec<Command> = app.keymap.bindings(here).map(|binding| binding.said.command).collect();
    let rest = Command::ALL.iter().filter(|command| !bound.contains(command));
    let rest = rest.filter(|command| everywhere || command.applies(here));
    choices.extend(rest.map(|&command| unbound(command, here, column)));
    choices.sort_by_key(|choice| choice.blocked.is_some());
    let title =
        if everywhere { "All commands".to_string() } else { format!("What can be pressed {}", here.title()) };
    picking::pick(app, Picker::new(title, Purpose::Help, choices));
    Ok(())
}

fn choice(app: &App, keys: &[String], said: &Said, here: Context, column: usize) -> Choice {
    Choice {
        value: Value::Said(said.clone()),
        label: format!("{:<column$} {}", keys.join(" or "), said.title()),
        detail: said.command.card().help.to_string(),
        blocked: update::why_not(app, said.command, here),
    }
}

fn unbound(command: Command, here: Context, column: usize) -> Choice {
    let card = command.card();
    let blocked = (!command.applies(here)).then(|| {
        let places: Vec<&str> = card.contexts.iter().map(|context| context.title()).collect();
        format!("This works {}", places.join(" and "))
    });
    Choice {
        value: Value::Said(command.into()),
        label: format!("{:<column$} {}", format!(":{}", card.name), card.title),
        detail: card.help.to_string(),
        blocked,
    }
}
