//! Suggested codes at the desk: whether they are on, what is suggested for the passage at the caret, and that nobody
//! takes a suggestion that they have not seen.
//!
//! The model is learnt beside the desk, with nothing in front of it: until it is there, nothing is suggested. From then
//! on it follows each change at once. What the digits stand for changes only when the user's own hand moves the caret:
//! never between being seen and being pressed, and not while several codes are put on one passage.
//!
//! On by default, for three reasons: it learns from nobody but the user, who is not led by another coder; what stood
//! first before, the codes used last, was a suggestion too, with nothing to say for itself; and each one is marked and
//! gives its reasons. Whoever looks at their own codings only is blind to others for a purpose, and gets none.

use std::collections::BTreeSet;

use super::app::{App, Effect};
use super::does::{self, Digit};
use super::draw::{hints, layout};
use super::numbers::many;
use super::update;
use crate::analysis::suggest::{Model, Suggestion};
use crate::command::Context;
use crate::study::TranscriptId;
use crate::text::Span;

/// From so few codings nothing is suggested: it would be guessing.
pub const FEW: usize = 20;
/// When more transcripts have changed, the model is learnt anew beside the desk.
const MANY: usize = 40;
/// As many as there are digits.
const MOST: usize = 9;

#[derive(Default)]
pub struct Suggests {
    /// What the user chose; on unless they chose otherwise.
    pub wanted: Option<bool>,
    /// Switched on although only the user's own codings are shown; for this once.
    pub though_blind: bool,
    model: Option<Model>,
    learning: bool,
    /// Changed since the model last looked.
    behind: BTreeSet<TranscriptId>,
    offer: Offer,
}

/// What is suggested for the passage at the caret.
#[derive(Default)]
struct Offer {
    stamp: Stamp,
    codes: Vec<Suggestion>,
    /// It has been on the screen.
    is_seen: bool,
    /// Digits whose meaning was told, as there was no room to show it.
    told: BTreeSet<u8>,
}

/// For what an offer was made: an offer is kept as long as this stays the same.
#[derive(Default, PartialEq)]
struct Stamp {
    place: Option<(TranscriptId, Span)>,
    knows: bool,
}

impl Suggests {
    /// After something in a transcript has changed or it has been read.
    pub fn heed(&mut self, transcript: &TranscriptId) {
        self.behind.insert(transcript.clone());
    }
}

/// Only the user's own codings are looked at, as in a round that nobody else may sway.
pub fn is_blind(app: &App) -> bool {
    let own_pane = app.pane().is_some_and(|pane| pane.coder.as_ref() == Some(&app.me));
    !app.look.everyone || own_pane
}

pub fn is_on(app: &App) -> bool {
    if is_blind(app) { app.suggests.though_blind } else { app.suggests.wanted.unwrap_or(true) }
}

/// For the status line: always there once enough is learnt for anything to be suggested.
pub fn standing(app: &App) -> Option<String> {
    knowing(app).map(|_| "suggests".to_string())
}

/// In words, for whoever asks about the study.
pub fn in_words(app: &App) -> String {
    match (is_on(app), &app.suggests.model) {
        (false, _) if is_blind(app) => "off while only your own codings are shown (:suggest on)".into(),
        (false, _) => "off (:suggest on)".into(),
        (true, None) => "on, still learning".into(),
        (true, Some(model)) if model.codings() < FEW => format!("on, from {FEW} codings of yours on"),
        (true, Some(model)) => format!("on, learnt from your own {}", many(model.codings(), "coding")),
    }
}

/// Switches suggestions on or off; among one's own codings only for as long as nothing else is shown.
pub fn switch(app: &mut App, on: bool) {
    let blind = is_blind(app);
    if blind {
        app.suggests.though_blind = on;
    } else {
        app.suggests.wanted = Some(on);
        app.effects.push(Effect::SaveHabits);
    }
    let only = if blind { ", as long as only your own codings are shown" } else { "" };
    app.say(match on {
        true => format!("Codes are suggested, learnt from your own codings{only}; they bear a ~"),
        false => format!("No codes are suggested{only}"),
    });
}

/// What is suggested for a passage now. Costs far less than a frame.
pub fn for_passage(app: &App, transcript: &TranscriptId, span: Span, most: usize) -> Vec<Suggestion> {
    let suggest = |model: &Model| model.suggest(&app.study, transcript, span, &app.habits.recent, most);
    knowing(app).map(suggest).unwrap_or_default()
}

/// The model, once it has learnt enough to be asked.
fn knowing(app: &App) -> Option<&Model> {
    app.suggests.model.as_ref().filter(|model| is_on(app) && model.codings() >= FEW)
}

/// What is suggested for the passage at the caret, as it was shown.
pub fn offered(app: &App) -> &[Suggestion] {
    if app.view().is_some() || !is_on(app) { &[] } else { &app.suggests.offer.codes }
}

/// After every message: the model catches up, and what is suggested follows the user's hand.
pub(super) fn freshen(app: &mut App, by_hand: bool) {
    keep_up(app);
    let stamp = stamp(app);
    let offer = &app.suggests.offer;
    if stamp == offer.stamp || (!by_hand && stamp.place == offer.stamp.place) || !app.desk.overlays.is_empty()
    {
        return;
    }
    let codes = stamp.place.as_ref().map(|(transcript, span)| for_passage(app, transcript, *span, MOST));
    app.suggests.offer = Offer { stamp, codes: codes.unwrap_or_default(), ..Offer::default() };
}

fn stamp(app: &App) -> Stamp {
    let place = app.pane().filter(|_| is_on(app)).and_then(|pane| {
        let text = app.study.text(&pane.transcript)?;
        Some((pane.transcript.clone(), text.snap(pane.caret.selection())))
    });
    Stamp { place, knows: knowing(app).is_some() }
}

fn keep_up(app: &mut App) {
    let on = is_on(app);
    let App { suggests, study, me, effects, .. } = app;
    if !on {
        suggests.model = None;
    }
    if !on || suggests.learning || app.keeping.read < app.keeping.to_read {
        return;
    }
    let fits = |model: &&mut Model| model.fits(study, me) && suggests.behind.len() <= MANY;
    if let Some(model) = suggests.model.as_mut().filter(fits) {
        std::mem::take(&mut suggests.behind).iter().for_each(|transcript| model.follow(study, transcript));
        return;
    }
    suggests.model = None;
    suggests.behind.clear();
    suggests.learning = true;
    effects.push(Effect::Learn(study.clone(), me.clone()));
}

pub(super) fn on_learnt(app: &mut App, model: Model) {
    app.suggests.learning = false;
    app.suggests.model = Some(model);
}

impl App {
    /// What stands on the desk now has been on the screen.
    pub fn drawn(&mut self) {
        if update::context(self) == Context::Reading {
            self.suggests.offer.is_seen = true;
        }
    }
}

/// What a digit stands for, when that is a suggestion which could not be seen: it is told first, and taken when the
/// digit is pressed again.
pub fn untold(app: &mut App, digit: &Digit) -> Option<String> {
    let shown = hints::hints(app, layout::plan(app).hint);
    let is_shown = shown.iter().any(|hint| hint.digit == Some(digit.number));
    let offer = &mut app.suggests.offer;
    if !digit.suggested || (offer.is_seen && is_shown) || !offer.told.insert(digit.number) {
        return None;
    }
    let why = offered(app).iter().find(|suggestion| suggestion.code == digit.code);
    let why = why.map(|suggestion| suggestion.in_words(&app.study)).unwrap_or_default();
    let name = app.study.codebook.name(&digit.code);
    Some(format!("{} again tags {name} (suggested: {why})", digit.number))
}

/// The digits, where any of them is a suggestion.
pub fn digits_to_show(app: &App) -> Vec<Digit> {
    let digits = does::digits(app);
    if digits.iter().any(|digit| digit.suggested) { digits } else { Vec::new() }
}
