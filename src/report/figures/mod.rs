//! Figures: what a table says, drawn in letters. One file a kind; each is plain data first and then lines of text, so
//! that other forms can be drawn of the same points.

pub mod scatter;

pub use scatter::{Point, Scatter};
