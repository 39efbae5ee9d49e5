//! What stands on the desk: reading panes and the code tree.

pub mod margin;
pub mod reading;
pub mod tree;

pub use reading::{Reading, Row};
pub use tree::Tree;
