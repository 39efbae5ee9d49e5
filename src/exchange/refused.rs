//! Why a foreign file could not be taken or written: whole sentences that say what to do next.

use thiserror::Error;

#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Refused {
    /// It cannot be read as what it claims to be; the words say what was found and what would help.
    #[error("{0}")]
    Unreadable(String),
    /// Too large, too many, too deep: the words give the bound.
    #[error("{0}")]
    TooMuch(String),
    /// Known, and not taken from here: the words say how to export from that program.
    #[error("{0}")]
    NotFromHere(String),
    #[error("stopped before anything was changed")]
    Cancelled,
}

impl Refused {
    pub fn unreadable(words: impl Into<String>) -> Refused {
        Refused::Unreadable(words.into())
    }

    pub fn too_much(words: impl Into<String>) -> Refused {
        Refused::TooMuch(words.into())
    }
}
