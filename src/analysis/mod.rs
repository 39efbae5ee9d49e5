//! COUNTING: pure functions over a study. What is undefined is called undefined, never 0.

pub mod ask;
pub mod by_code;
pub mod check;
pub mod context;
pub mod retrieve;
mod tally;

pub use check::{About, Gravity, Remark};
pub use retrieve::{Query, Quote};
pub use tally::{Count, Tally};
