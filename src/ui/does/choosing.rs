//! Pickers of the grids: kinds, values, transcripts, speakers.

use super::picking::pick;
use super::{Done, asking, asks, assigning, attributes, guide, people};
use crate::study::{Attribute, AttributeKind, CaseId, CaseKind, CodeId, TranscriptId};
use crate::ui::app::App;
use crate::ui::overlay::{Choice, Choosing, Picker, Purpose, Slot, Value};

/// One row of a picker.
pub(super) fn choice(value: Value, label: impl Into<String>, detail: impl Into<String>) -> Choice {
    Choice { value, label: label.into(), detail: detail.into(), blocked: None }
}

fn words(words: &str, detail: &str) -> Choice {
    choice(Value::Words(words.to_string()), crate::text::safe(words), detail)
}

pub(super) fn ask(
    app: &mut App,
    title: String,
    choosing: Choosing,
    all: Vec<Choice>,
    given: Vec<Choice>,
) -> Done {
    pick(app, Picker::new(title, Purpose::People(choosing), all).with(given));
    Ok(())
}

pub(super) fn ask_kind(app: &mut App, case: &CaseId) -> Done {
    let all = CaseKind::ALL.map(|kind| words(kind.name(), "")).into();
    ask(app, format!("What is {case}?"), Choosing::Kind(case.clone()), all, Vec::new())
}

pub(super) fn ask_attribute_kind(app: &mut App, name: &str) -> Done {
    let told = |kind| match kind {
        AttributeKind::Text => "any words",
        AttributeKind::Number => "34, 2.5",
        AttributeKind::Date => "2019-04-17, 2019-04, 2019",
        AttributeKind::Category => "one of some values",
        AttributeKind::Several => "several answers at once",
    };
    let all = AttributeKind::ALL.map(|kind| words(kind.name(), told(kind))).into();
    ask(app, format!("What kind is {name}?"), Choosing::AttributeKind(name.to_string()), all, Vec::new())
}

/// The values there may be; where any may be, those in use.
pub(super) fn ask_value(app: &mut App, slot: Slot, attribute: &Attribute) -> Done {
    let several = attribute.kind == AttributeKind::Several;
    let mut known = attribute.values.clone();
    if known.is_empty() {
        known = parts(app.study.answers(&attribute.name), several);
    }
    let now = asking::value_of(&app.study, &slot);
    let given = parts(now.as_deref().into_iter(), true);
    let given = if several { given.iter().map(|value| words(value, "")).collect() } else { Vec::new() };
    let all = known.iter().map(|value| words(value, "")).collect();
    let now = now.map(|now| format!(" (now {now})")).unwrap_or_default();
    let title = format!("{} of {}{now}", slot.attribute, asking::whose(&slot));
    let choosing = if several { Choosing::Values(slot) } else { Choosing::Value(slot) };
    ask(app, title, choosing, all, given)
}

/// Each value once, in the order of their letters.
fn parts<'a>(values: impl Iterator<Item = &'a str>, several: bool) -> Vec<String> {
    let part = |value: &'a str| -> Vec<&'a str> {
        if several { value.split(';').map(str::trim).collect() } else { vec![value] }
    };
    let each: std::collections::BTreeSet<&str> =
        values.flat_map(part).filter(|part| !part.is_empty()).collect();
    each.into_iter().map(str::to_string).collect()
}

/// What was typed is a choice too, where any value may be.
pub(super) fn as_typed(app: &App, picker: &Picker, typed: &str) -> Option<Choice> {
    if let Purpose::People(Choosing::Asks(..)) = &picker.purpose {
        return asks::new_question(app, typed);
    }
    let (Purpose::People(Choosing::Value(slot)) | Purpose::People(Choosing::Values(slot))) = &picker.purpose
    else {
        return None;
    };
    let free = asking::asked(&app.study, slot).values.is_empty();
    let known = picker.all.iter().any(|choice| choice.label == typed);
    (free && !known && !typed.is_empty()).then(|| words(typed, "(new)"))
}

/// A picker of the grids was accepted.
pub(super) fn chosen(app: &mut App, choosing: Choosing, picker: &Picker) -> Done {
    let accepted = picker.accepted();
    let words: Vec<&str> = accepted.iter().filter_map(|choice| as_words(&choice.value)).collect();
    let first = words.first().copied();
    match choosing {
        Choosing::Kind(case) => people::be_of_kind(app, &case, one(first, CaseKind::named)?),
        Choosing::AttributeKind(name) => attributes::of_kind(app, &name, one(first, AttributeKind::named)?),
        // What fits none of the values is refused by the attribute itself, which knows how to say why.
        Choosing::Value(slot) => asking::put_value(app, &slot, first.unwrap_or(&picker.typed())),
        Choosing::Values(slot) if words.is_empty() => asking::put_value(app, &slot, &picker.typed()),
        Choosing::Values(slot) => asking::put_value(app, &slot, &words.join("; ")),
        Choosing::Transcripts(case) => {
            let ids: Vec<TranscriptId> =
                accepted.iter().filter_map(|choice| as_transcript(&choice.value)).collect();
            assigning::put_transcripts(app, &case, &ids)
        }
        Choosing::Names(id) => {
            let codes = accepted.iter().filter_map(|choice| as_code(&choice.value)).collect();
            guide::put_names(app, &id, codes)
        }
        Choosing::Asks(turns, before) => asks::put(app, &turns, &before, &accepted),
        Choosing::Speakers(case) => assigning::put_speakers(app, &case, &words),
    }
}

fn one<T>(word: Option<&str>, named: impl Fn(&str) -> Option<T>) -> Result<T, String> {
    word.and_then(named).ok_or_else(|| "Nothing was chosen".to_string())
}

fn as_words(value: &Value) -> Option<&str> {
    match value {
        Value::Words(words) => Some(words),
        _ => None,
    }
}

fn as_code(value: &Value) -> Option<CodeId> {
    match value {
        Value::Code(code) => Some(code.clone()),
        _ => None,
    }
}

fn as_transcript(value: &Value) -> Option<TranscriptId> {
    match value {
        Value::Transcript(id) => Some(id.clone()),
        _ => None,
    }
}
