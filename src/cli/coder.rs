//! Who codes, when a verb changes something: as said, else as remembered from the desk, else the login name.

use super::{Trouble, Ways};
use crate::store::{self, Places};
use crate::study::Coder;

pub fn who(ways: &Ways) -> Result<Coder, Trouble> {
    match &ways.coder {
        Some(name) => named(name).map_err(Trouble::Wrong),
        None => Ok(habit().or_else(login).unwrap_or_else(|| Coder::new("me"))),
    }
}

/// A name that would have to be changed to stand in a file name is refused: two coders must not become one.
pub fn named(name: &str) -> Result<Coder, String> {
    let coder = store::coder(name).filter(|coder| coder.as_str() == name);
    coder.ok_or_else(|| format!("“{name}” cannot be a coder's name: use letters, digits, - and _, as in jk"))
}

fn habit() -> Option<Coder> {
    Places::find()?.habits().coder.as_deref().and_then(store::coder)
}

fn login() -> Option<Coder> {
    let names = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    names.as_deref().and_then(store::coder)
}
