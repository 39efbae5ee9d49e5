//! SPEAKING: what can be said to Gloss, and how keys say it.
//!
//! Keys, the `:` line, the palette, the mouse and the hints all say the same thing: a [`Said`], which is one
//! [`Command`] of a closed list and perhaps an argument. `table.rs` is that list, with the name, help and example
//! of each command; help, manual, menus and completion are questions to it and to the [`Keymap`], and so cannot lie.
//!
//! Architecture invariant: this room knows no terminal (its [`Key`]s are its own), no file and no study. What a
//! command *does* is decided in `ui/`; serde appears in `file.rs` alone.

mod card;
mod context;
mod fault;
mod file;
pub mod key;
mod keymap;
pub mod line;
pub mod manual;
mod overlay;
mod places;
mod said;
mod table;

pub use card::{Argument, Card};
pub use context::Context;
pub use fault::{Fault, NoSuchKeymap, Wrong};
pub use key::{Chord, Key, KeyCode};
pub use keymap::{Binding, Keymap, Look, Next};
pub use said::{Misspelt, Said, Unclear};
pub use table::Command;
