//! Stepping aside for the shell (Ctrl-Z) and coming back.
//!
//! In raw mode Ctrl-Z is a key, so the desk stops itself: the whole process group, as the terminal would. It
//! does so only if somebody can wake it again, which POSIX calls a group that is not orphaned; a stopped
//! program that nobody can continue is a lost one.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rustix::process::{self, Signal};

/// How long to wait for the news of having been continued. It comes at once or, without
/// [`super::input::listen`], never.
const PATIENCE: Duration = Duration::from_millis(500);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nap {
    Awake,
    Asleep,
}

static NAP: Mutex<Nap> = Mutex::new(Nap::Awake);
static WOKEN: Condvar = Condvar::new();

/// An error in words when no shell could continue us.
pub(super) fn check() -> io::Result<()> {
    if can_be_continued().unwrap_or(true) {
        return Ok(());
    }
    Err(io::Error::other(
        "cannot suspend: no shell waits behind Gloss that could bring it back. Leave with q instead",
    ))
}

/// Stops the process group; returns when it is continued.
pub(super) fn stop() -> io::Result<()> {
    *nap() = Nap::Asleep;
    process::kill_current_process_group(Signal::STOP)?;
    let waiting = WOKEN.wait_timeout_while(nap(), PATIENCE, |nap| *nap == Nap::Asleep);
    *waiting.unwrap_or_else(PoisonError::into_inner).0 = Nap::Awake;
    Ok(())
}

/// SIGCONT has come. False when nobody here waited for it: then something else had stopped us.
pub(super) fn wake() -> bool {
    let was = std::mem::replace(&mut *nap(), Nap::Awake);
    WOKEN.notify_all();
    was == Nap::Asleep
}

fn nap() -> MutexGuard<'static, Nap> {
    NAP.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether some ancestor in our session, outside our group, can continue us. None if that cannot be known.
fn can_be_continued() -> Option<bool> {
    let desk = Kin::of("self")?;
    let mut parent = desk.parent;
    while parent != 0 {
        let kin = Kin::of(&parent.to_string())?;
        if kin.session != desk.session {
            return Some(false);
        }
        if kin.group != desk.group {
            return Some(true);
        }
        parent = kin.parent;
    }
    Some(false)
}

/// How a process stands to the others, as /proc tells it: the system calls that do so have no word for a leader
/// outside this container, whose number is 0.
struct Kin {
    parent: i32,
    group: i32,
    session: i32,
}

impl Kin {
    /// None where there is no /proc, or no such process in it.
    fn of(pid: &str) -> Option<Kin> {
        let line = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // After the name in parentheses come the state and then these three.
        let (_, fields) = line.rsplit_once(')')?;
        let mut numbers = fields.split_whitespace().skip(1).map_while(|field| field.parse().ok());
        Some(Kin { parent: numbers.next()?, group: numbers.next()?, session: numbers.next()? })
    }
}
