//! Giving the terminal back as it was found, from wherever the program ends.

use std::io::{self, Write};
use std::sync::Mutex;
use std::thread::{self, ThreadId};

use crate::ui::terminal::sequences as say;
use crate::ui::terminal::tty::{self, Tty};

/// The thread that holds the screen, while the terminal is ours.
static HOLDER: Mutex<Option<ThreadId>> = Mutex::new(None);

/// Takes the terminal: raw mode, alternate screen and the rest of [`say::ENTER`].
pub(super) fn take(tty: &mut Tty, mouse: bool) -> io::Result<()> {
    tty::make_raw()?;
    set_holder(Some(thread::current().id()));
    tty.write_all(say::ENTER.as_bytes())?;
    if mouse {
        tty.write_all(say::MOUSE_ON.as_bytes())?;
    }
    Ok(())
}

/// Gives the terminal back. Does nothing when it is not ours, so it may be called from every way out: the
/// end of the desk, a panic, a signal. A terminal that has gone is no reason to complain.
pub fn restore() {
    if set_holder(None).is_none() {
        return;
    }
    if let Ok(mut tty) = Tty::output() {
        let _ = tty.write_all(say::LEAVE.as_bytes());
    }
    let _ = tty::make_cooked();
}

/// Makes a panic restore the terminal before it is reported. A panic on another thread than the screen's is
/// not reported here at all: it would be scribbled over the desk; whoever joins that thread has the payload.
pub fn install_panic_hook() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| match holder() {
        Some(thread) if thread != thread::current().id() => {}
        _ => {
            restore();
            usual(panic);
        }
    }));
}

/// Remembers who holds the screen; says who held it before.
fn set_holder(new: Option<ThreadId>) -> Option<ThreadId> {
    let mut holder = HOLDER.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    std::mem::replace(&mut holder, new)
}

fn holder() -> Option<ThreadId> {
    *HOLDER.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
