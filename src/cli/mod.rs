//! THE LETTERBOX: the same work without a screen, one file a verb.
//!
//! A verb reads the study, says what it has to say to its [`Paper`], and ends; none of them draws. Where the desk is
//! asked for, that is handed back as a [`Sitting`]: this room does not know the window.
//!
//! | to | go to |
//! |---|---|
//! | see what may be typed | `args.rs`; what a verb takes stands with the verb |
//! | open a study and read it | `opened.rs` |
//! | change one | `keeping.rs`: lock, edit, history, all or nothing |
//! | look at a part of one only | `narrowed.rs` |
//! | print | `paper.rs`, and the writers in `report/` |

mod args;
mod check;
mod code;
mod coder;
mod completions;
mod demo;
mod export;
mod find;
mod import;
mod keeping;
mod keys;
mod naming;
mod narrowed;
mod opened;
mod paper;
mod quotes;
mod sample;
mod summary;
mod table;
mod trouble;
mod tutor;
mod verify;

use std::ffi::OsString;
use std::io::{IsTerminal, stdin, stdout};
use std::path::{Path, PathBuf};

use clap::Parser;
use tempfile::TempDir;

pub use args::Ways;
use args::{Arguments, Verb};
use paper::Paper;
use trouble::Trouble;
pub use trouble::{Leave, complain};

/// What is to happen after the letterbox has been read.
pub enum Next {
    Leave(Leave),
    Sit(Sitting),
}

/// A desk that is asked for.
pub struct Sitting {
    pub root: PathBuf,
    pub ways: Ways,
    /// A first lesson is given, in this folder; it is removed when it is dropped.
    pub lesson: Option<TempDir>,
}

/// Does what was typed. Never draws; only an import asks, and only a person at a terminal.
pub fn run(typed: impl IntoIterator<Item = OsString>) -> Next {
    let arguments = match Arguments::try_parse_from(typed) {
        Ok(arguments) => arguments,
        Err(error) => return Next::Leave(trouble::usage(&error)),
    };
    match perform(arguments) {
        Ok(next) => next,
        Err(trouble) => Next::Leave(trouble.told()),
    }
}

fn perform(arguments: Arguments) -> Result<Next, Trouble> {
    let Arguments { study, ways, verb } = arguments;
    if let (Some(study), Some(_)) = (&study, &verb) {
        let words = format!("“{}” stands before the verb: verbs come first, then the study", study.display());
        return Err(Trouble::Wrong(words));
    }
    let left = match verb {
        None => return open(study.unwrap_or_else(|| ".".into()), ways),
        Some(Verb::Demo(demo)) => return demo::demo(&demo, ways),
        Some(Verb::Tutor) => return tutor::tutor(ways),
        Some(Verb::Import(import)) => import::import(&import, &ways),
        Some(Verb::Export(export)) => export::export(&export),
        Some(Verb::Code(code)) => code::code(&code, &ways),
        Some(Verb::Quotes(quotes)) => quotes::quotes(&quotes),
        Some(Verb::Find(find)) => find::find(&find, &ways),
        Some(Verb::Table(table)) => table::table(&table),
        Some(Verb::Check(check)) => check::check(&check),
        Some(Verb::Keys(keys)) => keys::keys(&keys, ways.keymap.as_deref()),
        Some(Verb::Completions(shell)) => completions::completions(&shell),
        Some(Verb::Man(page)) => completions::manual(&page),
    };
    left.map(Next::Leave)
}

/// The desk where there is a terminal; where there is none, what it would have shown.
fn open(root: PathBuf, ways: Ways) -> Result<Next, Trouble> {
    if has_terminal() {
        return Ok(Next::Sit(Sitting { root, ways, lesson: None }));
    }
    say_without_terminal(&root).map(Next::Leave)
}

fn say_without_terminal(root: &Path) -> Result<Leave, Trouble> {
    let summary = summary::summary(root)?;
    Paper::terminal().put(&format!("No terminal here, so nothing is drawn.\n\n{summary}"))?;
    Ok(Leave::Done)
}

fn has_terminal() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}
