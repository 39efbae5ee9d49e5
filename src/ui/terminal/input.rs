//! What comes in from the terminal and from the system, as messages on a channel.
//!
//! Two threads, both asleep until something happens: one reads keys, one takes signals. Nothing ticks.
//! Joining quick resizes into one, and forgetting keys that came too fast, is the desk's business.

use std::io;
use std::os::fd::OwnedFd;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;

use crate::command::Key;
use crate::ui::terminal::colour::Rgb;
use crate::ui::terminal::gate::{self, Gate};
use crate::ui::terminal::replies::{Expecting, Heard, Replies};
use crate::ui::terminal::tty::Tty;
use crate::ui::terminal::{keys, signals};

/// crossterm looks at the terminal only if it may wait; there is something to read when it is asked.
const A_MOMENT: Duration = Duration::from_millis(1);

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    /// Text pasted into the terminal, with LF line ends.
    Paste(String),
    Mouse(Mouse),
    /// The window now has this many columns and rows.
    Resize(u16, u16),
    /// Somebody outside asks us to stop for a while (SIGTSTP): suspend the screen.
    Stop,
    /// We were stopped and continued behind our back: enter the screen anew.
    Continue,
    /// The terminal's background colour.
    Background(Rgb),
    /// Leave now; the reason, in words.
    Terminate(&'static str),
}

/// What the mouse did at a cell; column and row count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    pub deed: MouseDeed,
    pub column: u16,
    pub row: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseDeed {
    Press,
    Drag,
    Release,
    WheelUp,
    WheelDown,
}

/// Starts both threads. Each input goes through `wrap` into `to`; the threads end when nobody receives.
///
/// # Errors
/// When there is no terminal, or the system grants no thread, pipe or signal handler.
pub fn listen<M, W>(to: Sender<M>, wrap: W) -> io::Result<Gate>
where
    M: Send + 'static,
    W: Fn(Input) -> M + Clone + Send + 'static,
{
    let send = move |input| to.send(wrap(input)).is_ok();
    let (gate, wire) = Gate::new()?;
    signals::attend(gate.clone(), send.clone())?;
    let reader = Reader {
        tty: Tty::input()?,
        wire,
        gate: gate.clone(),
        replies: Replies::default(),
        send,
        open: true,
    };
    thread::Builder::new().name("keyboard".into()).spawn(move || reader.run())?;
    Ok(gate)
}

/// What the reading thread woke up for.
enum Wake {
    Keys,
    Bell,
    Silence,
    Gone,
}

struct Reader<S: Fn(Input) -> bool> {
    tty: Tty,
    wire: OwnedFd,
    gate: Gate,
    replies: Replies,
    send: S,
    /// Somebody still receives.
    open: bool,
}

impl<S: Fn(Input) -> bool> Reader<S> {
    fn run(mut self) {
        while self.open {
            self.gate.stand_back_while_shut();
            match self.wait() {
                Wake::Keys if self.drain().is_err() => return,
                Wake::Keys => {}
                Wake::Bell => gate::hush(&self.wire),
                Wake::Silence => self.be_silent(),
                Wake::Gone => return,
            }
        }
    }

    /// Sleeps until a key comes, the gate's bell rings, or patience with a half-heard answer ends.
    fn wait(&self) -> Wake {
        let patience = self.replies.patience().and_then(|patience| Timespec::try_from(patience).ok());
        let mut watched = [PollFd::new(&self.tty, PollFlags::IN), PollFd::new(&self.wire, PollFlags::IN)];
        match rustix::event::poll(&mut watched, patience.as_ref()) {
            Err(Errno::INTR) => return Wake::Bell,
            Err(_) => return Wake::Gone,
            Ok(0) => return Wake::Silence,
            Ok(_) => {}
        }
        let [tty, wire] = watched.map(|watched| watched.revents());
        if !wire.is_empty() { Wake::Bell } else { self.judge(tty) }
    }

    /// A terminal that says it can be read but holds nothing has hung up.
    fn judge(&self, tty: PollFlags) -> Wake {
        let readable =
            tty.contains(PollFlags::IN) && rustix::io::ioctl_fionread(&self.tty).is_ok_and(|n| n > 0);
        if readable { Wake::Keys } else { Wake::Gone }
    }

    fn drain(&mut self) -> io::Result<()> {
        while event::poll(A_MOMENT)? {
            self.take(event::read()?);
        }
        Ok(())
    }

    /// Sizes are left out: the signal thread reports them.
    fn take(&mut self, event: Event) {
        match event {
            Event::Key(event) => keys::key(event).into_iter().for_each(|key| self.hear(key)),
            Event::Mouse(event) => {
                keys::mouse(event).into_iter().for_each(|mouse| self.say(Input::Mouse(mouse)))
            }
            Event::Paste(text) => self.say(Input::Paste(keys::paste(&text))),
            Event::Resize(..) | Event::FocusGained | Event::FocusLost => {}
        }
    }

    fn hear(&mut self, key: Key) {
        match self.replies.hear(key, self.expecting()) {
            Heard::Held => {}
            Heard::Keys(keys) => keys.into_iter().for_each(|key| self.say(Input::Key(key))),
            Heard::Answer(colour) => colour.into_iter().for_each(|rgb| self.say(Input::Background(rgb))),
        }
    }

    fn expecting(&self) -> Expecting {
        match self.gate.expecting_until() {
            None => Expecting::Nothing,
            Some(until) if Instant::now() > until => Expecting::Late,
            Some(_) => Expecting::Now,
        }
    }

    fn be_silent(&mut self) {
        let keys = self.replies.silence();
        keys.into_iter().for_each(|key| self.say(Input::Key(key)));
    }

    fn say(&mut self, input: Input) {
        self.open &= (self.send)(input);
    }
}

/// However the thread ends, the desk learns that no more keys will come.
impl<S: Fn(Input) -> bool> Drop for Reader<S> {
    fn drop(&mut self) {
        self.be_silent();
        self.say(Input::Terminate("the terminal has gone"));
        self.gate.go_home();
    }
}
