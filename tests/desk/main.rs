//! What users do at the desk: a study and keys, then a screen and files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod attention;
mod borrowing;
mod budgets;
mod coding;
mod editing;
mod eyes;
mod framework;
mod grids;
mod guide;
mod hands;
mod help;
#[path = "../cli/kinds.rs"]
mod kinds;
mod laws;
mod memos;
mod odd;
mod only;
mod panes;
mod people;
mod pictures;
mod proof;
mod querying;
mod quotes;
mod reading;
mod searching;
mod speakers;
mod story;
mod strange;
mod suggesting;
mod tables;
mod times;
mod tree;
mod undoing;
mod weighing;
mod windows;
mod words;
