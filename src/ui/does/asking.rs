//! Asking for what stands in a cell, and what is done with the answer once it is written.

use super::writing::ask_line;
use super::{Done, assigning, attributes, choosing, guide, people, sheets, waves};
use crate::study::people::{entry, set};
use crate::study::{About, Attribute, AttributeKind, Case, Edit, Study};
use crate::ui::app::App;
use crate::ui::overlay::{Asked, Slot, Writing};

/// The field was accepted.
pub(super) fn written(app: &mut App, asked: Asked, text: &str) -> Done {
    match asked {
        Asked::Value(slot) => put_value(app, &slot, text),
        Asked::NewCase => people::add_named(app, text),
        Asked::CaseName(case) => people::rename_to(app, &case, text),
        Asked::NewAttribute => attributes::named(app, text),
        Asked::AttributeName(name) => attributes::rename_to(app, &name, text),
        Asked::Values(name, kind) => attributes::settle(app, &name, kind, text),
        Asked::WavesOf { case, transcripts } => assigning::with_waves(app, &case, &transcripts, text),
        Asked::WaveOf(case, transcript) => sheets::put_wave(app, &case, &transcript, text),
        Asked::DateOf(case, transcript) => sheets::put_date(app, &case, &transcript, text),
        Asked::NewWave => waves::add_numbered(app, text),
        Asked::WaveLabel(wave) => waves::put_label(app, wave, text),
        Asked::WaveMonth(wave) => waves::put_month(app, wave, text),
        Asked::NewQuestion => guide::add_worded(app, text),
        Asked::QuestionWords(id) => guide::put_words(app, &id, text),
        Asked::QuestionWaves(id) => guide::put_waves(app, &id, text),
        Asked::QuestionSince(id) => guide::put_since(app, &id, text),
    }
}

/// What the study says of itself, changed as one step; nothing when it says so already.
pub(super) fn put_about(app: &mut App, about: About, words: String) -> Done {
    if about == *app.study.about {
        return Ok(());
    }
    app.change(words.clone(), Edit::ChangeAbout { about })?;
    app.say(words);
    Ok(())
}

/// Opens the value of an attribute: a picker where there are values to pick, else a field.
pub(super) fn value(app: &mut App, slot: Slot) -> Done {
    let attribute = asked(&app.study, &slot);
    match attribute.kind {
        AttributeKind::Category | AttributeKind::Several => choosing::ask_value(app, slot, &attribute),
        kind => {
            let now = value_of(&app.study, &slot).unwrap_or_default();
            let title = format!("{} of {}{}", slot.attribute, whose(&slot), form_of(kind));
            ask_line(app, title, &now, Writing::People(Asked::Value(slot)))
        }
    }
}

pub(super) fn whose(slot: &Slot) -> String {
    match &slot.transcript {
        Some(transcript) => format!("{} in {}", slot.case, transcript.stem()),
        None => slot.case.to_string(),
    }
}

fn form_of(kind: AttributeKind) -> &'static str {
    match kind {
        AttributeKind::Number => " (a number; empty: missing)",
        AttributeKind::Date => " (2019-04-17, 2019-04 or 2019; empty: missing)",
        _ => " (empty: missing)",
    }
}

/// The attribute as the study asks it; one that no longer is takes any text.
pub(super) fn asked(study: &Study, slot: &Slot) -> Attribute {
    let text = || Attribute::new(slot.attribute.as_str(), AttributeKind::Text);
    study.attribute(&slot.attribute).unwrap_or_else(text)
}

pub(super) fn value_of(study: &Study, slot: &Slot) -> Option<String> {
    let mut case = entry(study, &slot.case);
    let values = values(&mut case, slot)?;
    values.iter().find(|(name, _)| *name == slot.attribute).map(|(_, value)| value.clone())
}

/// The values that a slot is among.
fn values<'a>(case: &'a mut Case, slot: &Slot) -> Option<&'a mut Vec<(String, String)>> {
    match &slot.transcript {
        None => Some(&mut case.attributes),
        Some(transcript) => {
            let sitting = case.sittings.iter_mut().find(|sitting| sitting.transcript == *transcript);
            sitting.map(|sitting| &mut sitting.attributes)
        }
    }
}

/// Takes what answers, and refuses in words what does not.
pub(super) fn put_value(app: &mut App, slot: &Slot, typed: &str) -> Done {
    let value = asked(&app.study, slot).accept(typed)?;
    let mut case = match &slot.transcript {
        Some(transcript) => sheets::attending(&app.study, &slot.case, transcript),
        None => entry(&app.study, &slot.case),
    };
    let words = match &value {
        Some(value) => format!("{} of {}: {value}", slot.attribute, whose(slot)),
        None => format!("{} of {} is missing now", slot.attribute, whose(slot)),
    };
    set(values(&mut case, slot).ok_or("That interview is gone")?, &slot.attribute, value);
    people::put(app, case, words)
}
