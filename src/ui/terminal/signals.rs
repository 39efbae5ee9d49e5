//! What the system tells us: end, stop, go on, new size.
//!
//! Signals are taken on a thread of their own, so whatever answers them is ordinary code. While the gate is
//! shut another program has the terminal, and Ctrl-C, Ctrl-\ and Ctrl-Z typed there reach us as well: the
//! first two are that program's business, with the third we stop too, or the shell would never be seen.

use std::io;
use std::thread;

use signal_hook::consts::signal::*;
use signal_hook::iterator::Signals;

use crate::ui::terminal::gate::Gate;
use crate::ui::terminal::input::Input;
use crate::ui::terminal::suspend;
use crate::ui::terminal::tty::Tty;

/// Starts the thread; it ends when `send` says that nobody receives.
pub(super) fn attend(gate: Gate, send: impl Fn(Input) -> bool + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let deliver = move || {
        for signal in signals.forever() {
            if input(signal, &gate).is_some_and(|input| !send(input)) {
                return;
            }
        }
    };
    thread::Builder::new().name("signals".into()).spawn(deliver)?;
    Ok(())
}

fn input(signal: i32, gate: &Gate) -> Option<Input> {
    match signal {
        SIGTERM => Some(Input::Terminate("asked to end (SIGTERM)")),
        SIGHUP => Some(Input::Terminate("the line was dropped (SIGHUP)")),
        SIGCONT => (!suspend::wake() && !gate.is_shut()).then_some(Input::Continue),
        SIGWINCH => window(),
        _ if gate.is_shut() => stop_with_the_others(signal),
        SIGTSTP => Some(Input::Stop),
        _ => Some(Input::Terminate("interrupted from outside")),
    }
}

fn stop_with_the_others(signal: i32) -> Option<Input> {
    if signal == SIGTSTP {
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    }
    None
}

fn window() -> Option<Input> {
    let size = Tty::output().ok()?.size();
    Some(Input::Resize(size.width, size.height))
}
