//! The one table of commands. A row here is all it takes to add one: enum, name, help, menus and manual follow.
//!
//! Each row: variant, name, where it applies, what may follow it, title, example (`eg`) when the name alone is none,
//! help. Which keys say it stands in `keymaps/`; what it does, in `ui/`. The rows stand in one file for each family;
//! each hands them on, so that all of them become one enum.

mod answers;
mod asking;
mod everywhere;
mod framework;
mod grids;
mod guide;
mod lending;
mod lists;
mod people;
mod reading;
mod tree;

use super::card::{Argument, Card, commands};
use super::context::Context;
use answers::answers;
use asking::asking;
use everywhere::everywhere;
use framework::framework;
use grids::grids;
use guide::guide;
use lending::lending;
use lists::lists;
use people::people;
use reading::reading;
use tree::tree;

const UNITS: &[&str] = &["character", "word", "sentence", "turn"];
const AROUND: &[&str] = &["hit", "sentence", "turn"];
const THEMES: &[&str] = &["auto", "dark", "light", "sixteen", "plain"];
const BORDERS: &[&str] = &["unicode", "ascii"];
const SWITCH: &[&str] = &["on", "off"];
const CODE_KINDS: &[&str] = &["code", "category", "theme", "macro-category"];
const MEMO_KINDS: &[&str] = &["all", "note", "reflexive", "method", "theory", "field-note", "ask-next-time"];
const FRAMEWORK_ROWS: &[&str] = &["case", "case-wave"];
const WHOSE: &[&str] = &["here", "all"];

/// Asks one family after the other for its rows, then makes the table of all of them.
macro_rules! gather {
    ([] { $($rows:tt)* }) => { commands! { $($rows)* } };
    ([$family:ident $($families:ident)*] $rows:tt) => { $family! { gather [$($families)*] $rows } };
}

gather! { [everywhere people guide lending asking framework reading tree lists grids answers] {} }
