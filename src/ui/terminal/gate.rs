//! The gate between the terminal and the reading thread: shut, not a byte is taken from whoever has the
//! terminal meanwhile (an editor, a pager).

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::pipe::PipeFlags;

/// How long the reading thread may take to step back; it is never inside a blocking read.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long an answer of the terminal is expected after the question.
const ANSWER_WITHIN: Duration = Duration::from_secs(2);

/// The desk's handle; clones are the same gate.
#[derive(Debug, Clone)]
pub struct Gate {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    bell: OwnedFd,
}

#[derive(Debug, Default)]
struct State {
    shut: bool,
    /// The reading thread stands before the shut gate, or has gone home.
    away: bool,
    expecting_until: Option<Instant>,
}

impl Gate {
    /// An open gate, and the end of the bell's wire that wakes the reading thread.
    pub(super) fn new() -> io::Result<(Gate, OwnedFd)> {
        let (wire, bell) = rustix::pipe::pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
        let shared = Shared { state: Mutex::default(), changed: Condvar::new(), bell };
        Ok((Gate { shared: Arc::new(shared) }, wire))
    }

    /// Shuts the gate and waits until the reading thread has stepped back.
    pub fn pause(&self) {
        self.state().shut = true;
        self.ring();
        let _ = self.shared.changed.wait_timeout_while(self.state(), PATIENCE, |state| !state.away);
    }

    /// Opens the gate again.
    pub fn resume(&self) {
        self.state().shut = false;
        self.shared.changed.notify_all();
    }

    pub(super) fn is_shut(&self) -> bool {
        self.state().shut
    }

    /// The terminal has been asked for its background colour: an answer may come among the keys.
    pub(super) fn expect_answer(&self) {
        self.state().expecting_until = Some(Instant::now() + ANSWER_WITHIN);
    }

    pub(super) fn expecting_until(&self) -> Option<Instant> {
        self.state().expecting_until
    }

    /// For the reading thread: returns at once while the gate is open.
    pub(super) fn stand_back_while_shut(&self) {
        let mut state = self.state();
        while state.shut {
            state.away = true;
            self.shared.changed.notify_all();
            state = self.shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.away = false;
    }

    /// For the reading thread: it will read no more.
    pub(super) fn go_home(&self) {
        self.state().away = true;
        self.shared.changed.notify_all();
    }

    /// A full wire is as good as a rung bell.
    fn ring(&self) {
        let _ = rustix::io::write(&self.shared.bell, b"!");
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes all rings off the wire.
pub(super) fn hush(wire: &OwnedFd) {
    let wire: BorrowedFd<'_> = wire.as_fd();
    while rustix::io::read(wire, &mut [0u8; 64]).is_ok_and(|rings| rings > 0) {}
}
