//! Picking: opening a picker, keeping its choices in step with what is typed, and what is done with the choice.

use std::borrow::Cow;

use super::{
    Done, choosing, codebook, coding, completing, framework, lists, memos, open, querying, reshaping, tables,
    tagging,
};
use crate::analysis::suggest::Suggestion;
use crate::command::Said;
use crate::study::deeds;
use crate::study::{CodeId, Edit, TranscriptId};
use crate::text::{Span, fold};
use crate::ui::app::App;
use crate::ui::lookup;
use crate::ui::overlay::{Choice, Overlay, Picker, Purpose, Value};
use crate::ui::suggest;

/// So many choices are kept; nobody reads further.
pub(super) const MOST: usize = 200;
/// So many codes are suggested, as many as there are digits.
const SUGGESTED: usize = 9;

pub(super) fn pick(app: &mut App, mut picker: Picker) {
    refill(app, &mut picker);
    app.desk.overlays.push(Overlay::Picker(Box::new(picker)));
}

/// The choices for what is typed now, best first.
pub fn refill(app: &mut App, picker: &mut Picker) {
    let typed = picker.typed();
    let choices = if picker.purpose.picks_codes() {
        app.lookup.refresh(&app.study.codebook);
        picker.warning = near_twin(app, picker, &typed);
        let suggested = suggested(app, picker, &typed);
        let rest = code_choices(app, picker, &typed);
        picker.suggested = suggested.len();
        let is_rest = |choice: &Choice| !suggested.iter().any(|known| known.value == choice.value);
        let rest: Vec<Choice> = rest.into_iter().filter(is_rest).collect();
        suggested.into_iter().chain(rest).collect()
    } else if picker.purpose == Purpose::CommandLine {
        completing::completions(app, &picker.field.text())
    } else {
        let labels: Vec<String> = picker.all.iter().map(words_of).collect();
        let best = lookup::best(labels.iter().map(String::as_str), &typed);
        let fitting = best.into_iter().filter_map(|n| picker.all.get(n).cloned());
        let typed = choosing::as_typed(app, picker, &typed);
        fitting.chain(typed).chain(open::left_out(app, picker)).collect()
    };
    picker.show(choices);
}

/// What the passage makes likely, each with its reasons. As soon as something is typed, only that counts.
fn suggested(app: &App, picker: &Picker, typed: &str) -> Vec<Choice> {
    let passage = match &picker.purpose {
        Purpose::Tag(targets) => targets.as_slice(),
        Purpose::Retag(spots) => {
            &spots.iter().map(|spot| (spot.transcript.clone(), spot.span)).collect::<Vec<_>>()
        }
        _ => &[],
    };
    let ([(transcript, span)], "") = (passage, typed) else { return Vec::new() };
    let told = |suggestion: Suggestion| {
        let choice = code_choice(app, &suggestion.code);
        let above = if choice.detail.is_empty() { String::new() } else { format!(" · {}", choice.detail) };
        Choice { detail: format!("suggested: {}{above}", suggestion.in_words(&app.study)), ..choice }
    };
    suggest::for_passage(app, transcript, *span, SUGGESTED).into_iter().map(told).collect()
}

/// What a choice is found by; a command also by its name.
fn words_of(choice: &Choice) -> String {
    match &choice.value {
        Value::Said(said) => format!("{said} {} {}", choice.label, choice.detail),
        _ => format!("{} {}", choice.label, choice.detail),
    }
}

fn code_choices(app: &App, picker: &Picker, typed: &str) -> Vec<Choice> {
    let nearby = nearby(app);
    let liking = |code: &CodeId| liking(app, &nearby, code);
    let last = typed.rsplit('/').next().unwrap_or(typed);
    let query = if typed.contains('/') { typed.replace('/', " ") } else { last.to_string() };
    let mut found = app.lookup.codes(&query, !picker.purpose.makes_codes(), liking);
    if query.is_empty() {
        let recent = |code: &CodeId| app.habits.recent.iter().position(|recent| recent == code);
        found.sort_by_key(|code| recent(code).unwrap_or(usize::MAX));
    }
    let useful = found.iter().filter(|code| !changes_nothing(&picker.purpose, code));
    let mut choices: Vec<Choice> = useful.take(MOST).map(|code| code_choice(app, code)).collect();
    if matches!(picker.purpose, Purpose::MoveTo(_)) && typed.is_empty() {
        let top = Choice {
            value: Value::Top,
            label: "(the top of the tree)".into(),
            detail: String::new(),
            blocked: None,
        };
        choices.push(top);
    }
    if picker.purpose.makes_codes() && !typed.is_empty() && !is_name(app, typed) {
        let new = Choice {
            value: Value::NewCode(typed.to_string()),
            label: format!("new code “{typed}”"),
            detail: String::new(),
            blocked: None,
        };
        choices.push(new);
    }
    choices
}

/// Whoever retags, moves or merges wants another code than the one that is there.
fn changes_nothing(purpose: &Purpose, code: &CodeId) -> bool {
    match purpose {
        Purpose::Retag(spots) => spots.iter().all(|spot| &spot.code == code),
        Purpose::MoveTo(here) | Purpose::MergeInto(here) => here == code,
        _ => false,
    }
}

fn is_name(app: &App, typed: &str) -> bool {
    let wanted = fold(typed);
    app.study.codebook.codes().iter().any(|code| fold(&code.name) == wanted)
}

pub(super) fn code_choice(app: &App, code: &CodeId) -> Choice {
    let book = &app.study.codebook;
    let line = book.line(code.as_str());
    let above: Vec<&str> = line.iter().rev().skip(1).rev().map(|code| code.name.as_str()).collect();
    Choice {
        value: Value::Code(code.clone()),
        label: book.name(code).to_string(),
        detail: above.join("/"),
        blocked: None,
    }
}

/// What speaks for a code beside its words: recency most, then what is coded nearby, then use.
fn liking(app: &App, nearby: &[CodeId], code: &CodeId) -> i64 {
    let recent = app.habits.recent.iter().position(|recent| recent == code);
    let recent = recent.map_or(0, |at| 15 - at.min(15) as i64);
    let near = if nearby.contains(code) { 5 } else { 0 };
    let used = app.tally.own(code.as_str()).codings;
    recent + near + i64::from(usize::BITS - used.leading_zeros())
}

/// The codes that stand around the caret.
fn nearby(app: &App) -> Vec<CodeId> {
    let Some(pane) = app.pane() else { return Vec::new() };
    let here = pane.caret.selection();
    let around = Span::new(here.start.saturating_sub(1_500), here.end.saturating_add(1_500));
    let layer = app.study.layer(&pane.transcript, &app.me);
    layer.map(|layer| layer.touching(around).map(|coding| coding.code.clone()).collect()).unwrap_or_default()
}

/// A warning when a code of nearly the typed name exists.
fn near_twin(app: &App, picker: &Picker, typed: &str) -> Option<String> {
    if !picker.purpose.makes_codes() || typed.chars().count() < 4 || is_name(app, typed) {
        return None;
    }
    let wanted = fold(typed.rsplit('/').next().unwrap_or(typed).trim());
    let twin = app.study.codebook.codes().iter().find(|code| is_near(&wanted, &fold(&code.name)))?;
    Some(format!("“{}” is nearly the same", twin.name))
}

/// One letter more, less or other, or a plural.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a == b || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    front + back + 1 >= a.len().max(b.len())
}

/// The picker was accepted.
pub(super) fn picked(app: &mut App, picker: Picker, memo: bool) -> Done {
    if picker.purpose == Purpose::CommandLine {
        return run_line(app, &picker);
    }
    if let Purpose::People(choosing) = picker.purpose.clone() {
        return choosing::chosen(app, choosing, &picker);
    }
    let chosen = picker.accepted();
    if let Some(why) = chosen.iter().find_map(|choice| choice.blocked.clone()) {
        return Err(why);
    }
    let values: Vec<Value> = chosen.into_iter().map(|choice| choice.value).collect();
    let first = values.first().cloned().ok_or("Nothing was chosen")?;
    match (picker.purpose, first) {
        (Purpose::Tag(targets), _) => tag(app, targets, &values, memo),
        (Purpose::Retag(spots), value) => {
            let (code, edits) = code_of(app, &value)?;
            coding::retag_spots(app, &spots, &code, edits)
        }
        (Purpose::QuotesOf, Value::Code(code)) => lists::show_quotes(app, &code),
        (Purpose::MemoOf, Value::Code(code)) => memos::write_on_code(app, code),
        (Purpose::MoveTo(code), Value::Code(parent)) => codebook::move_below(app, &code, Some(parent)),
        (Purpose::MoveTo(code), Value::Top) => codebook::move_below(app, &code, None),
        (Purpose::MergeInto(code), Value::Code(into)) => reshaping::merge_into(app, &code, &into),
        (Purpose::Open, Value::Transcript(id)) => open::show(app, &id),
        (Purpose::Open, Value::LeftOut) => open::open_any(app),
        (Purpose::Which { then, .. }, Value::Spot(spot)) => on_one(app, then, spot),
        (Purpose::Help, Value::Said(said)) => super::perform(app, said),
        (Purpose::TagAround, Value::Words(kind)) => tagging::tag_around(app, Some(&kind)),
        (Purpose::Table, Value::Words(kind)) => tables::table(app, Some(&kind)),
        (Purpose::SavedQuery, Value::Words(name)) => querying::saved(app, Some(&name)),
        (Purpose::FrameworkColumns, _) => framework::choose_columns(app, &values),
        (Purpose::Sentence(spots), Value::Stretch(sentence)) => framework::link_to(app, &spots, sentence),
        (Purpose::ForgetQuery, Value::Words(name)) => querying::forget(app, Some(&name)),
        _ => Err("That cannot be chosen here".into()),
    }
}

fn run_line(app: &mut App, picker: &Picker) -> Done {
    let typed = picker.field.text();
    let said = Said::parse(&from_vim(typed.trim())).or_else(|error| {
        let completed = picker.chosen().map(|choice| choice.label.clone());
        completed.and_then(|line| Said::parse(&line).ok()).ok_or(error)
    });
    super::perform(app, said.map_err(|error| error.to_string())?)
}

/// What fingers type that have learnt vim.
fn from_vim(typed: &str) -> Cow<'_, str> {
    let typed = typed.trim_start_matches(':');
    if let Some(question) = typed.strip_prefix("q ") {
        return format!("query {question}").into();
    }
    let meant = match typed {
        "q" | "q!" => "quit",
        "qa" | "qa!" | "wq" | "x" | "wqa" => "quit-all",
        "w" => "save",
        "h" => "help",
        typed => typed,
    };
    meant.into()
}

/// A command that had to ask which coding it is for: the caret goes to just that one, then it is done.
fn on_one(app: &mut App, then: Said, spot: deeds::Spot) -> Done {
    use crate::command::Command;
    let argument = then.argument.as_deref();
    match then.command {
        Command::Untag => coding::untag_spots(app, &[spot]),
        Command::Retag => {
            let title = format!("Instead of “{}”", app.study.codebook.name(&spot.code));
            pick(app, Picker::new(title, Purpose::Retag(vec![spot]), Vec::new()));
            Ok(())
        }
        Command::Memo => memos::on_coding(app, &spot),
        Command::Extend => coding::extend(app, Some(spot.code.as_str())),
        Command::Weight => match argument {
            Some(number) => coding::weigh(app, &[spot], number),
            None => super::writing::ask_line(
                app,
                "Weight, 0 to 100 (empty takes it off)",
                "",
                crate::ui::overlay::Writing::Weight(vec![spot]),
            ),
        },
        command => coding::mark_spots(app, command, &[spot]),
    }
}

/// The code a value stands for, with the edits that make it when it is new.
fn code_of(app: &App, value: &Value) -> Result<(CodeId, Vec<Edit>), String> {
    match value {
        Value::Code(code) => Ok((code.clone(), Vec::new())),
        Value::NewCode(typed) => Ok(deeds::found(&app.study, typed, None, coding::made(app))),
        _ => Err("That is no code".into()),
    }
}

fn tag(app: &mut App, targets: Vec<(TranscriptId, Span)>, values: &[Value], memo: bool) -> Done {
    tagging::tag(app, targets.clone(), values)?;
    let code = app.habits.recent.first().cloned();
    if let (true, Some(code), [(transcript, span)]) = (memo, code, targets.as_slice()) {
        let spot = deeds::Spot { transcript: transcript.clone(), coder: app.me.clone(), span: *span, code };
        if spot.find(&app.study).is_some() {
            return memos::on_coding(app, &spot);
        }
    }
    Ok(())
}
