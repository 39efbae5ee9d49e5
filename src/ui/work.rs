//! Slow work beside the desk: over a snapshot, on a thread of its own, with progress, and Esc stops it. The keys go on
//! working meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use super::app::{App, Effect, Msg};
use super::does::Done;
use crate::exchange::{Going, Refused};

/// What is to be done with the outcome, back at the desk.
pub type Finish = Box<dyn FnOnce(&mut App) -> Done + Send>;

/// What a worker does. It sees a snapshot that it brought along, never the desk.
pub type Work = Box<dyn FnOnce(&Going) -> Result<Finish, String> + Send>;

/// The work that is going on.
#[derive(Debug)]
pub struct Underway {
    /// In words: `searching`, `reading 50001.docx`.
    pub what: String,
    pub done: usize,
    /// 0 while nobody knows.
    pub of: usize,
    pub stop: Arc<AtomicBool>,
}

/// Begins slow work. There is one at a time.
///
/// # Errors
/// When another is still going on.
pub fn begin(
    app: &mut App,
    what: &str,
    work: impl FnOnce(&Going) -> Result<Finish, String> + Send + 'static,
) -> Done {
    if let Some(underway) = &app.underway {
        return Err(format!("Still {}; Esc stops it", underway.what));
    }
    let stop = Arc::new(AtomicBool::new(false));
    app.underway = Some(Underway { what: what.into(), done: 0, of: 0, stop: stop.clone() });
    app.effects.push(Effect::Work(stop, Box::new(work)));
    Ok(())
}

/// Whether there was anything to stop.
pub fn stop(app: &mut App) -> bool {
    let Some(underway) = &app.underway else { return false };
    underway.stop.store(true, Ordering::Relaxed);
    app.say(format!("Stopping: {}", app.underway.as_ref().map_or("", |underway| underway.what.as_str())));
    true
}

/// Does it on a thread of its own; what comes of it arrives as [`Msg::Worked`].
pub fn start(stop: Arc<AtomicBool>, work: Work, to: Sender<Msg>) {
    let teller = to.clone();
    let going = Going::new(stop, move |done, of, what| {
        let what = what.to_string();
        // A desk that has closed needs no news.
        _ = teller.send(Msg::Progress { done, of, what });
    });
    thread::spawn(move || _ = to.send(Msg::Worked(do_it(&going, work))));
}

/// Does it here and now, for those who have no thread to spare.
pub fn do_it(going: &Going, work: Work) -> Result<Finish, String> {
    // A fault in there must not take the desk along.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(going)));
    let outcome =
        outcome.unwrap_or_else(|_| Err("That failed through a fault of Gloss; nothing was changed".into()));
    going.check().map_err(|stopped: Refused| stopped.to_string()).and(outcome)
}

pub(super) fn on_progress(app: &mut App, done: usize, of: usize, what: String) {
    if let Some(underway) = &mut app.underway {
        (underway.done, underway.of, underway.what) = (done, of, what);
    }
}

pub(super) fn on_worked(app: &mut App, outcome: Result<Finish, String>) {
    app.underway = None;
    let done = outcome.and_then(|finish| finish(app));
    if let Err(why) = done {
        app.warn(why);
    }
}
