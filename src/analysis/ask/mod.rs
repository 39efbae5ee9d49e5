//! ASKING: the one small language in which the coded data are asked and every view is narrowed.
//!
//! ```text
//!  "hope and not despair wave=2..3"
//!     words.rs → grammar.rs (roster.rs knows the study's names) → Query          fault.rs points at the character
//!     evaluate.rs: spans.rs (and, or, not) · relations.rs (near, overlaps …) · condition.rs (fields) → Answer
//!     explain.rs: the same in a sentence      complete.rs: while it is typed      scope.rs, narrow.rs: as a filter
//! ```
//!
//! What a question means, in the order of its rules:
//!
//! - A code is its codings, `CODE/*` those of the codes below it too, `*` all codings. `text:` finds words.
//! - `and`, `or`, `not` work on text, as on sets of characters: the common text, the text of either (merged where it
//!   touches), the participants' speech outside. `A and not B` is A less B.
//! - `overlaps`, `inside`, `around`, `equals`, `near`, `before`, `after` choose among the codings on their left and
//!   keep them whole. A coding that stands on both sides is near itself.
//! - A field narrows what it is joined to by *and*. One that is about places (`case`, `wave`, `speaker` …) keeps whole
//!   codings that stand in such a place, by the first participant's words they hold, and cuts other text to it; one
//!   that is about codings (`coder`, `weight` …) narrows the codings of which the answer is made, not those it is held
//!   against; `layer` narrows both.
//! - Alone, a field about places is all that is said there (by interviewers only when it asks who speaks), and a field
//!   about codings is all such codings.
//! - What is missing (no age, no weight) never meets a condition, negated or not; `=missing` finds it.
//!
//! A query is read against a study and knows its codes and values as they were then: read it again after the
//! codebook, the cases or their attributes have changed.

mod answer;
mod blocks;
mod complete;
mod condition;
mod evaluate;
mod explain;
mod fault;
mod field;
mod grammar;
mod narrow;
mod operands;
mod place;
mod query;
mod reading;
mod relations;
mod roster;
mod ruler;
mod scope;
mod spans;
mod values;
mod words;

pub use answer::{Answer, Behind, Counts, Found, InTranscript};
pub use blocks::{Block, blocks};
pub use complete::{Candidate, Offer, complete};
pub use evaluate::ask;
pub use explain::explain;
pub use fault::Fault;
pub(super) use place::Place;
pub use query::{Grain, How, Query};
pub use roster::written;
pub use scope::Scope;

#[cfg(test)]
mod stories;
#[cfg(test)]
mod twins;
