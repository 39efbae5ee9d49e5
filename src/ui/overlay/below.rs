//! What stands under a field in which a question is written: where it cannot be understood, or how it may go on.

use crate::analysis::ask::{Candidate, Fault, Offer};
use crate::text::width;

#[derive(Clone, Debug, Default)]
pub enum Below {
    #[default]
    Nothing,
    /// The field's caret stands right behind what it is about.
    Fault(Fault),
    Offer(Going),
}

/// Ways to go on from a line, and the one that stands in it now.
#[derive(Clone, Debug)]
pub struct Going {
    ahead: String,
    behind: String,
    pub candidates: Vec<Candidate>,
    pub at: usize,
}

impl Below {
    /// Rows of the screen.
    pub fn height(&self) -> u16 {
        match self {
            Below::Nothing => 0,
            Below::Fault(_) => 3,
            Below::Offer(_) => 1,
        }
    }
}

impl Going {
    /// `None` where nothing can stand.
    pub fn new(line: &str, offer: Offer) -> Option<Going> {
        let take = |from: u32, until: u32| -> String {
            line.chars().skip(from as usize).take(until.saturating_sub(from) as usize).collect()
        };
        let (ahead, behind) = (take(0, offer.replaces.start), take(offer.replaces.end, u32::MAX));
        let candidates = offer.candidates;
        (!candidates.is_empty()).then_some(Going { ahead, behind, candidates, at: 0 })
    }

    /// Around the end to the first again.
    pub fn turn(&mut self, by: isize) {
        let all = self.candidates.len().max(1) as isize;
        self.at = (self.at as isize + by).rem_euclid(all) as usize;
    }

    /// The line as it is completed, and the caret behind what was put in, in code points.
    pub fn line(&self) -> (String, u32) {
        let put = self.candidates.get(self.at).map_or("", |candidate| candidate.text.as_str());
        let caret = (self.ahead.chars().count() + put.chars().count()) as u32;
        (format!("{}{put}{}", self.ahead, self.behind), caret)
    }
}

/// How many cells the words take that a fault is about; at least one.
pub fn under(fault: &Fault) -> (u16, u16) {
    let length = fault.at.end.saturating_sub(fault.at.start) as usize;
    let words: String = fault.line.chars().skip(fault.at.start as usize).take(length).collect();
    let cells = u16::try_from(width(&words)).unwrap_or(u16::MAX);
    (cells, cells.max(1))
}
