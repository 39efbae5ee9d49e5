//! Suggested codes: which codes a passage is most likely to get, learnt from this coder's own codings of this study
//! and from nothing else.
//!
//! | file | holds |
//! |---|---|
//! | `words` | what counts as a word |
//! | `names` | a number for every name, so that counting is cheap |
//! | `clues` | what speaks for a code: words, neighbours, speaker, question |
//! | `around` | the codes that stand before and beside a passage |
//! | `counts` | how often each clue went with each code |
//! | `learn` | putting codings in and taking them out again |
//! | `rank` | weighing the clues of a passage, and saying which weighed most |
//!
//! What is learnt is a sum over codings, each of which adds what can be seen around it as the study stands: so the
//! order of learning does not matter, one coding more or less costs microseconds, and learning coding by coding ends
//! where learning the whole at once does. Nobody is led by another coder: only one coder's layers are looked at.

mod around;
mod clues;
mod counts;
mod learn;
mod names;
mod rank;
#[cfg(test)]
mod tests;
mod words;

pub use learn::Model;
pub use rank::{Reason, Suggestion};
