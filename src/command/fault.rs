//! What can be wrong with a keymap file, each with its place and what to do about it.

use super::key::{Chord, WrongKey};
use super::said::{Unclear, hint};
use super::{Command, Context};
use thiserror::Error;

/// One thing wrong with a keymap file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {wrong}")]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// From 1, in code points.
    pub column: usize,
    pub wrong: Wrong,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Wrong {
    /// It is not RON, or not the shape of a keymap: then this is the only fault told.
    #[error("{0}")]
    Form(String),
    #[error("there is no section `{}`{}", name.escape_debug(), hint(*.nearest))]
    Section { name: String, nearest: Option<&'static str> },
    #[error(
        "this keymap is of version {0}, and this Gloss knows version 1; use a newer Gloss, or write `version: 1`"
    )]
    Version(u32),
    #[error(transparent)]
    Base(#[from] NoSuchKeymap),
    #[error(transparent)]
    Key(#[from] WrongKey),
    #[error(transparent)]
    Said(#[from] Unclear),
    #[error("`{}` means nothing {}; it works {}", command.name(), here.title(), places(*.command))]
    NotHere { command: Command, here: Context },
    #[error("`{chord}` stands here a second time; the first is on line {first}")]
    Twice { chord: Chord, first: usize },
    /// `others` counts the further chords it begins.
    #[error(
        "`{shorter}` ({}) begins `{longer}` ({}){}, which could then never be typed; \
         give one of them another key, or \"none\"", in_short.name(), in_long.name(), and_others(*.others)
    )]
    Begins { shorter: Chord, in_short: Context, longer: Chord, in_long: Context, others: usize },
    #[error("there is nothing to unbind: `{chord}` has no meaning of its own {}", here.title())]
    Unbound { chord: Chord, here: Context },
    #[error("a name for `{0}`, but no chord begins with it")]
    LeadsNowhere(Chord),
}

/// No keymap of this name travels with Gloss.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no keymap `{}`{}", name.escape_debug(), hint(*.nearest))]
pub struct NoSuchKeymap {
    pub name: String,
    pub nearest: Option<&'static str>,
}

fn and_others(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " and one other".to_owned(),
        more => format!(" and {more} others"),
    }
}

fn places(command: Command) -> String {
    let titles: Vec<&str> = command.card().contexts.iter().map(|context| context.title()).collect();
    titles.join(", ")
}
