//! Gloss: the margin for people who read interviews for a living. This file is the floor plan.
//!
//! ```text
//!  transcript · case · wave                         ui/draw/reading.rs │ the code tree      ui/draw/tree.rs
//!    1       Interviewer: …          set back, by turn   text/turns.rs │ ▾F Facilitators           203  3
//!    2 E   Noor: There was a lunch.  rows of words        text/wrap.rs │  ▾S Supportive figures     76  3
//!      │   ███ the selection ███     one unit  ui/caret.rs, text/units.rs │  letters          ui/signs.rs
//!      │J  and then we go back.      stripes      ui/pane/margin.rs     │  counts     analysis/tally.rs
//!  E Fellow peers (jk, ms)           the codes under the caret          │
//!  jk · sentence · turn 6 of 48                    ui/draw/lines.rs          saved ← store/scribe.rs
//!  t tag  . again  ] uncoded         keymaps/*.ron → command/keymap.rs → ui/does/ → study/apply.rs
//! ```
//!
//! The rooms, ground floor first. A room imports only rooms below it (`tests/house.rs` holds it to that):
//!
//! | room | holds | may import |
//! |---|---|---|
//! | [`text`] | THE WORDS: transcripts, turns, units, spans, rows and cells, search | nothing of ours |
//! | [`study`] | THE WORK: codebook, codings, memos, cases; `Edit`, the one door for change | text |
//! | [`analysis`] | COUNTING: pure functions over a study | text, study |
//! | [`report`] | WRITING UP: tables and their writers | text, study, analysis |
//! | [`exchange`] | LENDING AND BORROWING: other programs' files, in and out | text, study, analysis, report |
//! | [`store`] | KEEPING: the only room that reads and writes a study's files | text, study |
//! | [`command`] | SPEAKING: every command there is, keymaps, the `:` line | text |
//! | [`ui`] | THE WINDOW: state, update, drawing, the terminal | all |
//! | [`cli`] | THE LETTERBOX: the same work without a screen | all |
//!
//! Under all of them stands `each.rs`: the same work on many things, on as many threads as there are cores.
//!
//! How a key becomes work: the terminal hears it (`ui/terminal`), the keymap says what it means (`command`), a deed
//! does it (`ui/does`), an `Edit` changes the study (`study`), the scribe writes it down (`store`), and the status line
//! says *saved* when it is on disk.
//!
//! House style. One word per thing, the researcher's: study, transcript, turn, unit, span, code, coding, coder, case,
//! wave, memo. Offsets are Unicode code points, start inclusive, end exclusive; bytes never leave `text`. Small files,
//! short functions, functions rather than objects; public fields unless an invariant forbids. The first line of a
//! file says what it is for; comments say why, and what is deliberately absent. Errors say what was tried, where, and
//! what to do next. No panic outside tests, no unsafe, no network. A fault gets its test first.

pub mod analysis;
pub mod cli;
pub mod command;
mod each;
pub mod exchange;
pub mod report;
pub mod store;
pub mod study;
pub mod text;
pub mod ui;
