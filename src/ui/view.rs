//! What stands in place of the reading panes: a list or a grid.

use super::app::App;
use super::grid::{Grid, Topic};
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

impl App {
    /// The list or grid that is in front.
    pub fn view(&self) -> Option<&View> {
        self.desk.views.last().filter(|_| !self.desk.aside)
    }

    pub fn list(&self) -> Option<&List> {
        match self.view() {
            Some(View::List(list)) => Some(list),
            _ => None,
        }
    }

    pub fn list_mut(&mut self) -> Option<&mut List> {
        match self.desk.views.last_mut() {
            Some(View::List(list)) if !self.desk.aside => Some(list),
            _ => None,
        }
    }

    pub fn grid(&self) -> Option<&Grid> {
        match self.view() {
            Some(View::Grid(grid)) => Some(grid),
            _ => None,
        }
    }

    /// Whether what is to be brought in is looked at.
    pub fn arrives(&self) -> bool {
        self.grid().is_some_and(|grid| grid.topic == Topic::Arrivals)
    }

    pub fn grid_mut(&mut self) -> Option<&mut Grid> {
        match self.desk.views.last_mut() {
            Some(View::Grid(grid)) if !self.desk.aside => Some(grid),
            _ => None,
        }
    }
}
