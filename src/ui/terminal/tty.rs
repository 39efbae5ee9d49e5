//! The terminal as a device: found, made raw and cooked, measured, written to.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, SpecialCodeIndex};

/// What is assumed of a terminal that does not know its size.
const USUAL_SIZE: Size = Size { width: 80, height: 24 };

/// One end of the terminal: a duplicate of a standard stream, or `/dev/tty` when that is redirected.
#[derive(Debug)]
pub struct Tty {
    file: OwnedFd,
}

impl Tty {
    /// The end that is written to.
    pub fn output() -> io::Result<Tty> {
        Tty::over(rustix::stdio::stdout())
    }

    /// The end that keys come from. It is the one crossterm reads.
    pub fn input() -> io::Result<Tty> {
        Tty::over(rustix::stdio::stdin())
    }

    fn over(stream: BorrowedFd<'_>) -> io::Result<Tty> {
        let file = if rustix::termios::isatty(stream) {
            stream.try_clone_to_owned()?
        } else {
            File::options().read(true).write(true).open("/dev/tty").map_err(no_terminal)?.into()
        };
        Ok(Tty { file })
    }

    /// The window, in columns and rows.
    pub fn size(&self) -> Size {
        match rustix::termios::tcgetwinsize(&self.file) {
            Ok(window) if window.ws_col > 0 && window.ws_row > 0 => Size::new(window.ws_col, window.ws_row),
            _ => USUAL_SIZE,
        }
    }

    fn wait_until_writable(&self) -> io::Result<()> {
        let mut watched = [PollFd::new(&self.file, PollFlags::OUT)];
        match rustix::event::poll(&mut watched, None) {
            Ok(_) | Err(Errno::INTR) => Ok(()),
            Err(errno) => Err(errno.into()),
        }
    }
}

fn no_terminal(cause: io::Error) -> io::Error {
    let words = format!(
        "Gloss needs a terminal to open its desk, and found none ({cause}). Run it from a terminal, or use one of its verbs: gloss --help"
    );
    io::Error::new(cause.kind(), words)
}

impl AsFd for Tty {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }
}

/// Unbuffered: the pen hands over whole frames. A neighbour on the same terminal may have made it
/// non-blocking; then writing waits instead of failing halfway through a frame.
impl Write for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(&self.file, bytes) {
                Err(Errno::AGAIN) => self.wait_until_writable()?,
                Err(Errno::INTR) => {}
                outcome => return outcome.map_err(io::Error::from),
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Raw mode, and reads that return at once with what there is: otherwise a half-arrived sequence would keep
/// the reading thread inside `read`, where it could not be paused for an editor.
pub fn make_raw() -> io::Result<()> {
    crossterm::terminal::enable_raw_mode()?;
    let tty = Tty::input()?;
    let mut modes = rustix::termios::tcgetattr(&tty)?;
    modes.special_codes[SpecialCodeIndex::VMIN] = 0;
    modes.special_codes[SpecialCodeIndex::VTIME] = 0;
    Ok(rustix::termios::tcsetattr(&tty, OptionalActions::Now, &modes)?)
}

/// The modes there were before [`make_raw`].
pub fn make_cooked() -> io::Result<()> {
    crossterm::terminal::disable_raw_mode()
}
