//! The letterbox as a script meets it: what is typed, what comes back, what stands in the files afterwards.
#![allow(clippy::unwrap_used, clippy::panic)]

mod check;
mod code;
mod demo;
mod export;
mod find;
mod framework;
mod hostile;
mod import;
mod keys;
mod kinds;
mod only;
mod pictures;
mod primacy;
mod proof;
mod quotes;
mod room;
mod table;
mod tables;
