//! COUNTING: pure functions over a study. What is undefined is called undefined, never 0.

pub mod answers;
pub mod ask;
#[cfg(test)]
mod brute;
pub mod by_case;
pub mod by_code;
pub mod change;
pub mod check;
pub mod concordance;
pub mod context;
pub mod cooccur;
pub mod coverage;
pub mod cross;
pub mod framework;
pub mod frequency;
pub mod ground;
mod hold;
mod joined;
pub mod primacy;
pub mod relations;
pub mod retrieve;
mod revisited;
pub mod saturation;
pub mod set;
pub mod sittings;
mod sorted;
pub mod stop;
pub mod suggest;
pub mod talk;
mod tally;
mod voices;
pub mod words;

pub use check::{About, Gravity, Remark};
pub use retrieve::{Query, Quote};
pub use tally::{Count, Tally};
pub use voices::Voices;
