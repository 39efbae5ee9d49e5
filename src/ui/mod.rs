//! THE WINDOW: the desk on a terminal.
//!
//! `update` changes the state and says what is to be done outside ([`app::Effect`]); `draw` only looks; the run loop
//! here does the outside things and hands their outcome back as messages. It draws upon an event, never on a tick,
//! and when events come faster than the line carries frames, only the latest state is drawn.

mod answering;
pub mod app;
mod arrivals;
mod caret;
pub mod does;
pub mod draw;
mod editor;
mod grid;
mod list;
mod lookup;
mod mouse;
mod numbers;
mod only;
mod outside;
mod overlay;
mod pane;
mod paths;
mod queue;
mod reader;
mod signs;
mod start;
pub mod suggest;
pub mod terminal;
pub mod theme;
pub mod time;
pub mod tutor;
pub mod update;
mod view;
pub mod work;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, channel};

pub use outside::bookmarks;
pub use start::{Begun, CannotStart, Start, app_for, begin_among};

use app::{App, Effect, Msg};
use outside::Outside;

/// Opens the desk and stays until the user leaves. What was done is on disk when this returns without an error.
///
/// # Errors
/// When the study or the terminal cannot be opened, or something could not be written in the end.
pub fn run(start: Start) -> Result<(), CannotStart> {
    let (sender, receiver) = channel();
    let begun = start::begin(start)?;
    let (mut app, mut outside) = Outside::open(begun, sender)?;
    // A fault in the desk must not take the work with it: the scribe finishes first.
    let lived = catch_unwind(AssertUnwindSafe(|| live(&mut app, &mut outside, &receiver)));
    let closed = outside.close(&app);
    match lived {
        Ok(()) => closed.map_err(CannotStart::Unsaved),
        Err(panic) => resume_unwind(panic),
    }
}

fn live(app: &mut App, outside: &mut Outside, messages: &Receiver<Msg>) {
    outside.draw(app);
    app.drawn();
    outside.after_first_frame(app);
    while let Ok(message) = messages.recv() {
        if !take(app, outside, message) {
            return;
        }
        while let Ok(message) = messages.try_recv() {
            if !take(app, outside, message) {
                return;
            }
        }
        if !outside.draw(app) {
            return;
        }
        app.drawn();
    }
}

/// One message and what follows from it; `false` when it is time to go.
fn take(app: &mut App, outside: &mut Outside, message: Msg) -> bool {
    let mut effects = update::update(app, message);
    while !effects.is_empty() {
        let mut answers = Vec::new();
        for effect in effects {
            match effect {
                Effect::Quit => return false,
                effect => answers.extend(outside.act(app, effect)),
            }
        }
        effects = answers.into_iter().flat_map(|answer| update::update(app, answer)).collect();
    }
    true
}

/// The terminal has told its background: a theme that was not asked for may fit better now.
fn theme_fits(app: &mut App, background: (u8, u8, u8)) {
    app.look.background = Some(background);
    let theme = start::theme_for(app.look.wanted.as_deref(), Some(background));
    if theme != app.look.theme {
        app.look.theme = theme;
        app.effects.push(Effect::Redraw);
    }
}
