//! The terminal itself: taking it and giving it back, drawing on it, hearing from it.
//!
//! | file | holds |
//! |---|---|
//! | `mod.rs` | `Screen`: open, draw, step aside, close |
//! | `encode/` | frames as few bytes, in one write |
//! | `input.rs`, `signals.rs`, `gate.rs` | what comes in, and how to stop listening for a while |
//! | `keys.rs`, `replies.rs` | keys in our words; the terminal's answer told from typing |
//! | `restore.rs`, `suspend.rs`, `tty.rs` | the ways out, Ctrl-Z, the device |
//! | `sequences.rs`, `colour.rs`, `clipboard.rs` | what is sent that draws no cell; colours; copying |
//!
//! Deliberately absent: asking the terminal anything that is waited for. The one question, for the background
//! colour, is asked after the first frame and answered among the keys.

pub mod clipboard;
pub mod colour;
pub mod encode;
mod gate;
pub mod input;
mod keys;
mod replies;
mod restore;
mod sequences;
mod signals;
mod suspend;
mod tty;

use std::io::{self, Write};

use ratatui::layout::Size;
use ratatui::{Frame, Terminal};

pub use colour::Depth;
pub use gate::Gate;
pub use input::{Input, Mouse, MouseDeed, listen};
pub use restore::{install_panic_hook, restore};

use encode::Pen;
use sequences as say;
use tty::Tty;

#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Clicks, drags and the wheel come to Gloss; the terminal's own selection then needs Shift.
    pub mouse: bool,
    pub depth: Depth,
}

/// The terminal while it is ours. There is one; dropping it gives the terminal back.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<Pen<Tty>>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When there is none, or it has gone; then nothing of it is left changed.
    pub fn open(options: Options) -> io::Result<Screen> {
        let tty = Tty::output()?;
        let size = tty.size();
        let terminal = Terminal::new(Pen::new(tty, size, options.depth))?;
        let mut screen = Screen { terminal, mouse: options.mouse };
        screen.enter()?;
        Ok(screen)
    }

    /// Draws one frame; only what changed is sent. A new window size is noticed here and painted afresh.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let size = self.size();
        self.terminal.backend_mut().resize(size);
        self.terminal.draw(paint)?;
        Ok(())
    }

    /// The window, in columns and rows.
    pub fn size(&mut self) -> Size {
        self.tty().size()
    }

    /// Forgets what the terminal shows: the next frame is painted whole (Ctrl-L).
    pub fn repaint(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().forget();
        self.terminal.clear()
    }

    /// Takes the terminal: at first, again after [`Screen::leave`], or anew after [`Input::Continue`], when a
    /// shell has changed it meanwhile. The next frame is painted whole.
    pub fn enter(&mut self) -> io::Result<()> {
        self.leave();
        let mouse = self.mouse;
        restore::take(self.tty(), mouse).inspect_err(|_| restore())?;
        self.repaint()
    }

    /// Gives the terminal back for a while.
    pub fn leave(&mut self) {
        restore();
    }

    /// Lends the terminal to another program: `run` has it to itself, not a key is taken from it.
    pub fn lend<T>(&mut self, gate: &Gate, run: impl FnOnce() -> T) -> io::Result<T> {
        gate.pause();
        self.leave();
        let outcome = run();
        let entered = self.enter();
        gate.resume();
        entered.map(|()| outcome)
    }

    /// Ctrl-Z: gives the terminal to the shell and stops, until the shell continues us.
    ///
    /// # Errors
    /// In words, when no shell could continue us; then nothing has happened.
    pub fn suspend(&mut self) -> io::Result<()> {
        suspend::check()?;
        self.leave();
        let stopped = suspend::stop();
        self.enter()?;
        stopped
    }

    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        self.tty().write_all(if on { say::MOUSE_ON } else { say::MOUSE_OFF }.as_bytes())
    }

    /// Another theme may need more or fewer colours; the next frame is painted whole.
    pub fn set_depth(&mut self, depth: Depth) -> io::Result<()> {
        self.terminal.backend_mut().set_depth(depth);
        self.repaint()
    }

    /// Puts `text` on the clipboard of the user's own machine, if their terminal allows it.
    ///
    /// # Errors
    /// In words, when the text is longer than terminals take.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let sequence = clipboard::copying(text).map_err(io::Error::other)?;
        self.tty().write_all(sequence.as_bytes())
    }

    /// Asks for the background colour; [`Input::Background`] comes later, or never. Ask after the first frame.
    pub fn ask_background(&mut self, gate: &Gate) -> io::Result<()> {
        gate.expect_answer();
        self.tty().write_all(say::ASK_BACKGROUND.as_bytes())
    }

    fn tty(&mut self) -> &mut Tty {
        self.terminal.backend_mut().out()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}
