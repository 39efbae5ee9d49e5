//! The scribe: a thread that writes down what was done, and says when it is safely on disk.
//!
//! What is handed in while it writes is written together afterwards. What cannot be written stays with it, and is
//! tried again: after a second, then ever more slowly, and at once when something new is handed in.

use std::{
    path::Path,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread::JoinHandle,
    time::Duration,
};

use thiserror::Error;

use super::{
    Kept, Lock, Record, Sheet,
    desk::{Desk, Outcome},
};
use crate::study::{Coder, Study, Touched, When};

/// One change to be kept: the study after it, what it touched, and its records for the history.
#[derive(Clone, Debug)]
pub struct Deed {
    pub study: Arc<Study>,
    pub touched: Touched,
    pub records: Vec<Record>,
}

/// What the scribe tells, from its own thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// All deeds up to this number are on disk and survive a power cut.
    Saved { upto: u64 },
    /// Nothing is lost, but it is only in memory; it is tried again by itself.
    Unsaved(Unsaved),
    /// Somebody else wrote these files: [`super::reread`] and [`super::take_in`] them, then hand in the merged study.
    Conflict { sheets: Vec<Sheet> },
}

/// Why work is not on disk, and since when.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{why}")]
pub struct Unsaved {
    pub why: String,
    pub since: When,
}

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

pub struct Scribe {
    deeds: u64,
    kept: Kept,
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<Result<(), Unsaved>>>,
}

struct Order {
    number: u64,
    deed: Deed,
    /// How often changes of others had been taken in when it was handed in.
    taken_in: u64,
}

impl Scribe {
    /// Writes for `coder`. Without a lock one is taken before the first change is written, so that a folder that is
    /// only looked at stays as it is. `tell` is called on the scribe's thread and should only pass the news on.
    pub fn start(
        root: &Path,
        coder: &Coder,
        kept: Kept,
        lock: Option<Lock>,
        mut tell: impl FnMut(News) + Send + 'static,
    ) -> Scribe {
        let (orders, inbox) = channel();
        let mut desk = Desk::new(root, coder, kept.clone(), lock);
        let thread = std::thread::spawn(move || work(&mut desk, &inbox, &mut tell));
        Scribe { deeds: 0, kept, orders: Some(orders), thread: Some(thread) }
    }

    /// Hands in a change and gives its number, counted from 1. Never waits.
    pub fn write(&mut self, deed: Deed) -> u64 {
        self.deeds += 1;
        let order = Order { number: self.deeds, deed, taken_in: self.kept.ledger().taken_in };
        if let Some(orders) = &self.orders {
            // A scribe whose thread has ended tells so on closing.
            _ = orders.send(order);
        }
        self.deeds
    }

    /// Writes what is still waiting, once more, and ends.
    ///
    /// # Errors
    /// What could not be written, in words.
    pub fn close(mut self) -> Result<(), Unsaved> {
        self.finish()
    }

    fn finish(&mut self) -> Result<(), Unsaved> {
        self.orders = None;
        let Some(thread) = self.thread.take() else { return Ok(()) };
        let died = Unsaved { why: "the scribe stopped unexpectedly".into(), since: When::default() };
        thread.join().unwrap_or(Err(died))
    }
}

/// Whoever forgets to close loses nothing either.
impl Drop for Scribe {
    fn drop(&mut self) {
        _ = self.finish();
    }
}

fn work(desk: &mut Desk, inbox: &Receiver<Order>, tell: &mut impl FnMut(News)) -> Result<(), Unsaved> {
    let mut pause = FIRST_PAUSE;
    let mut told: Option<Unsaved> = None;
    loop {
        let open = gather(desk, inbox, pause);
        match desk.write() {
            Outcome::Nothing => {}
            Outcome::Saved { upto } => {
                told = None;
                tell(News::Saved { upto });
            }
            Outcome::Unsaved(unsaved) if told.as_ref() == Some(&unsaved) => {}
            Outcome::Unsaved(unsaved) => {
                told = Some(unsaved.clone());
                tell(News::Unsaved(unsaved));
            }
            Outcome::Conflict(sheets) => tell(News::Conflict { sheets }),
        }
        pause = if desk.is_clear() { FIRST_PAUSE } else { (pause * 2).min(LONGEST_PAUSE) };
        if !open {
            return desk.unsaved().map_or(Ok(()), Err);
        }
    }
}

/// Waits for the next order, or for the time to try again, and takes all there are. `false`: there will be no more.
fn gather(desk: &mut Desk, inbox: &Receiver<Order>, pause: Duration) -> bool {
    let first = if desk.is_clear() {
        inbox.recv().map_err(|_| RecvTimeoutError::Disconnected)
    } else {
        inbox.recv_timeout(pause)
    };
    let open = !matches!(first, Err(RecvTimeoutError::Disconnected));
    for Order { number, deed, taken_in } in first.into_iter().chain(inbox.try_iter()) {
        desk.lay(number, deed, taken_in);
    }
    open
}
