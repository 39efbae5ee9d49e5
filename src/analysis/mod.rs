//! COUNTING: pure functions over a study. What is undefined is called undefined, never 0.

pub mod ask;
#[cfg(test)]
mod brute;
pub mod by_case;
pub mod by_code;
pub mod check;
pub mod context;
pub mod cooccur;
pub mod each;
pub mod frequency;
pub mod ground;
pub mod retrieve;
pub mod saturation;
mod tally;

pub use check::{About, Gravity, Remark};
pub use retrieve::{Query, Quote};
pub use tally::{Count, Tally};
