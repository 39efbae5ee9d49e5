//! What stands in place of the reading panes: a list or a grid.

use super::grid::Grid;
use super::list::List;
use crate::command::Context;

pub enum View {
    List(List),
    Grid(Grid),
}

impl View {
    pub fn context(&self) -> Context {
        match self {
            View::List(list) => list.context(),
            View::Grid(grid) => grid.context(),
        }
    }

    /// How many changes had been made when it was filled.
    pub fn seen(&self) -> u64 {
        match self {
            View::List(list) => list.seen,
            View::Grid(grid) => grid.seen,
        }
    }
}
