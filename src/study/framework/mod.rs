//! The framework matrix: which rows and columns it has, and what people wrote into its squares.
//!
//! | to know | ask |
//! |---|---|
//! | where a linked coding stands now, wherever it went | [`Link::find`], `links.rs` |
//! | what becomes of the links when a summary is written anew | [`Summary::rewritten`], `rewriting.rs` |
//!
//! What stands in a square of codings is counted elsewhere. A summary knows its codings by when they were made, so that
//! nothing here has to follow when they are moved, or when moving them is undone.

mod links;
mod rewriting;
mod wording;

pub use rewriting::sentences;
pub use wording::Wording;

use super::{CaseId, CodeId, Codebook, Coder, TranscriptId, When, deeds::Spot};
use crate::text::Span;

/// What each row tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rows {
    #[default]
    Cases,
    CaseWaves,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Framework {
    pub rows: Rows,
    /// Codes and themes, each with all below it, in the order chosen. Empty until somebody chooses: [`Framework::codes`].
    pub columns: Vec<CodeId>,
    /// Everyone's, by square and coder: of each at most one.
    pub summaries: Vec<Summary>,
}

/// `wave` is `None` where a row tells of the whole case, or of transcripts of which nobody said the wave.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row {
    pub case: CaseId,
    pub wave: Option<u16>,
}

/// Where a row and a column meet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Square {
    pub row: Row,
    pub code: CodeId,
}

/// What one person wrote into a square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub square: Square,
    pub coder: Coder,
    pub at: When,
    pub text: String,
    /// Nobody wrote it: these are the quotes themselves.
    pub is_quotes: bool,
    pub links: Vec<Link>,
    /// The codings that stood in the square then, in order.
    pub seen: Vec<Seen>,
}

/// What holds a summary to the words it sums up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub to: Trace,
    /// Which one of how many that its coder made here at the same moment, in reading order; usually 0 of 1.
    pub among: (usize, usize),
    /// Of the words it covered.
    pub wording: Wording,
    /// The sentence of the summary that rests on it; `None` is all of it.
    pub sentence: Option<Span>,
}

/// A coding as it is known again after it was moved or got another code: by who made it where and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Where it stood.
    pub spot: Spot,
    pub at: When,
}

/// All that is kept of a coding to know whether it is a new one. Codings made in one go share theirs.
pub type Seen = (TranscriptId, Coder, When);

impl Rows {
    pub const ALL: [Rows; 2] = [Rows::Cases, Rows::CaseWaves];

    pub fn name(self) -> &'static str {
        match self {
            Rows::Cases => "case",
            Rows::CaseWaves => "case × wave",
        }
    }

    pub fn named(name: &str) -> Option<Rows> {
        Rows::ALL.into_iter().find(|rows| rows.name() == name)
    }
}

impl Row {
    /// `50001, wave 2`.
    pub fn name(&self) -> String {
        let wave = self.wave.map(|wave| format!(", wave {wave}")).unwrap_or_default();
        format!("{}{wave}", self.case)
    }
}

impl Trace {
    pub fn seen(&self) -> Seen {
        (self.spot.transcript.clone(), self.spot.coder.clone(), self.at)
    }
}

impl Framework {
    /// Nobody has chosen its columns yet.
    pub fn is_beginning(&self) -> bool {
        self.columns.is_empty()
    }

    /// The columns chosen; until any are, the top of the codebook, which is read anew each time and kept nowhere.
    pub fn codes<'a>(&'a self, book: &'a Codebook) -> Vec<&'a CodeId> {
        if self.is_beginning() {
            return book.children(None).map(|code| &code.id).collect();
        }
        self.columns.iter().collect()
    }

    pub fn find(&self, square: &Square, coder: &Coder) -> Option<&Summary> {
        self.seek(square, coder).ok().and_then(|at| self.summaries.get(at))
    }

    /// Adds a summary, or gives back the one it took the place of.
    pub(super) fn put(&mut self, summary: Summary) -> Option<Summary> {
        match self.seek(&summary.square, &summary.coder) {
            Ok(at) => self.summaries.get_mut(at).map(|old| std::mem::replace(old, summary)),
            Err(at) => {
                self.summaries.insert(at, summary);
                None
            }
        }
    }

    pub(super) fn take(&mut self, square: &Square, coder: &Coder) -> Option<Summary> {
        self.seek(square, coder).ok().map(|at| self.summaries.remove(at))
    }

    fn seek(&self, square: &Square, coder: &Coder) -> Result<usize, usize> {
        self.summaries.binary_search_by(|known| known.order().cmp(&(square, coder)))
    }
}

impl Summary {
    /// What it is known by.
    pub fn order(&self) -> (&Square, &Coder) {
        (&self.square, &self.coder)
    }
}

#[cfg(test)]
mod tests;
