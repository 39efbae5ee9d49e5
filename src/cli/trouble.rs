//! How a verb ends: the exit codes, and what is said when it could not be done.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use thiserror::Error;

use crate::report::CannotWrite;
use crate::text::safe;

/// The exit codes, for scripts to rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    Done = 0,
    /// Refused, nothing found, or findings that should be looked at.
    Refused = 1,
    /// A file that cannot be read or written, or wrong usage.
    Wrong = 2,
    OurFault = 70,
}

impl From<Leave> for ExitCode {
    fn from(leave: Leave) -> ExitCode {
        ExitCode::from(leave as u8)
    }
}

/// Why a verb could not do its work: whole sentences, what was tried, where, and what to do next.
#[derive(Debug, Error)]
pub enum Trouble {
    #[error("{0}")]
    Refused(String),
    #[error("{0}")]
    Wrong(String),
    #[error("the output cannot be written: {0}")]
    Output(#[from] io::Error),
    #[error(transparent)]
    Writer(#[from] CannotWrite),
}

impl Trouble {
    pub fn file(tried: &str, path: &Path, error: &io::Error) -> Trouble {
        Trouble::Wrong(format!("{} cannot be {tried}: {error}", path.display()))
    }

    /// Says it on the error stream. Whoever closed the pipe (`| head`) has seen enough: that is no trouble.
    pub fn told(&self) -> Leave {
        match self {
            Trouble::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Leave::Done,
            Trouble::Refused(words) => complain(Leave::Refused, words),
            Trouble::Wrong(words) => complain(Leave::Wrong, words),
            Trouble::Output(_) => complain(Leave::Wrong, &self.to_string()),
            Trouble::Writer(_) => complain(Leave::OurFault, &self.to_string()),
        }
    }
}

/// Words on the error stream, line by line made safe: they may quote hostile names.
pub fn complain(leave: Leave, words: &str) -> Leave {
    let mut stderr = io::stderr().lock();
    for (number, line) in words.lines().enumerate() {
        let name = if number == 0 { "gloss: " } else { "" };
        // Nobody is left to be told that nobody can be told.
        let _ = writeln!(stderr, "{name}{}", safe(line));
    }
    leave
}

/// Help and version are no errors; everything else is wrong usage.
pub fn usage(error: &clap::Error) -> Leave {
    let _ = error.print();
    if error.use_stderr() { Leave::Wrong } else { Leave::Done }
}
