//! Why a question cannot be asked: a sentence, the characters it is about, and what was perhaps meant.

use std::fmt;

use crate::text::{Span, safe, width};

/// Shown as its sentence; [`Fault::pointed`] shows the line and the place too.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    pub line: String,
    /// In code points of the line.
    pub at: Span,
    /// What is wrong, without a full stop.
    pub what: String,
    /// What to write instead.
    pub instead: Option<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.what)?;
        self.instead.as_ref().map_or(Ok(()), |instead| write!(f, "; did you mean {instead}?"))
    }
}

impl Fault {
    pub(super) fn new(line: &str, at: Span, what: impl Into<String>) -> Fault {
        Fault { line: line.into(), at, what: what.into(), instead: None }
    }

    /// Where the question begins so many code points into a longer line.
    pub fn shift(&mut self, by: u32) {
        self.at = Span::new(self.at.start.saturating_add(by), self.at.end.saturating_add(by));
    }

    pub(super) fn instead(mut self, instead: Option<String>) -> Fault {
        self.instead = instead;
        self
    }

    /// Three lines: the sentence, the question as typed, and carets under what is wrong.
    pub fn pointed(&self) -> String {
        let cut = |from: u32, until: u32| -> String {
            let letters = self.line.chars().skip(from as usize).take(until.saturating_sub(from) as usize);
            letters.map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect()
        };
        let before = width(&safe(&cut(0, self.at.start)));
        let under = width(&safe(&cut(self.at.start, self.at.end))).max(1);
        let line = cut(0, u32::MAX);
        format!("{self}\n  {line}\n  {}{}", " ".repeat(before), "^".repeat(under))
    }
}
