//! A fuzzy picker: type a few letters, Enter takes the best one.

use super::{Choosing, Field};
use crate::command::Said;
use crate::study::deeds::Spot;
use crate::study::{CodeId, TranscriptId};
use crate::text::Span;

/// What is picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Code(CodeId),
    /// A code that is not there yet, as typed.
    NewCode(String),
    /// The top of the tree, above all codes.
    Top,
    Transcript(TranscriptId),
    Spot(Spot),
    /// As they stand, or as typed.
    Words(String),
    /// A question that the guide does not have yet, as typed.
    NewQuestion(String),
    Said(Said),
    /// A line to put into the field.
    Line(String),
    /// A stretch of a text, or all of it.
    Stretch(Option<Span>),
    /// Whatever the filter leaves out of the choices.
    LeftOut,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: Value,
    pub label: String,
    pub detail: String,
    /// Why it cannot be chosen now.
    pub blocked: Option<String>,
}

/// What is done with what was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    Tag(Vec<(TranscriptId, Span)>),
    Retag(Vec<Spot>),
    QuotesOf,
    MemoOf,
    MoveTo(CodeId),
    MergeInto(CodeId),
    Open,
    /// Several codings stand here: which of them shall it be done to?
    Which {
        spots: Vec<Spot>,
        then: Said,
    },
    /// What can be pressed here.
    Help,
    /// The `:` line.
    CommandLine,
    People(Choosing),
    /// How much of each hit is to be tagged.
    TagAround,
    /// A kind of table.
    Table,
    SavedQuery,
    ForgetQuery,
    /// The columns of the framework matrix.
    FrameworkColumns,
    /// To which sentence of a summary these codings are linked.
    Sentence(Vec<Spot>),
}

impl Purpose {
    pub fn picks_codes(&self) -> bool {
        matches!(
            self,
            Purpose::Tag(_)
                | Purpose::Retag(_)
                | Purpose::QuotesOf
                | Purpose::MemoOf
                | Purpose::MoveTo(_)
                | Purpose::MergeInto(_)
                | Purpose::FrameworkColumns
        )
    }

    /// A name that no code has may be typed to make one.
    pub fn makes_codes(&self) -> bool {
        matches!(self, Purpose::Tag(_) | Purpose::Retag(_))
    }

    pub fn takes_several(&self) -> bool {
        match self {
            Purpose::People(choosing) => choosing.takes_several(),
            purpose => matches!(purpose, Purpose::Tag(_) | Purpose::FrameworkColumns),
        }
    }

    /// When the choice cannot be taken, it is asked again with what was typed.
    pub fn asks_again(&self) -> bool {
        matches!(self, Purpose::CommandLine | Purpose::People(_))
    }
}

#[derive(Clone, Debug)]
pub struct Picker {
    pub title: String,
    pub field: Field,
    pub purpose: Purpose,
    /// Everything that could be chosen, where that does not depend on what is typed.
    pub all: Vec<Choice>,
    /// What fits what is typed, best first.
    pub choices: Vec<Choice>,
    /// So many of the first choices are only suggested.
    pub suggested: usize,
    pub cursor: usize,
    pub top: usize,
    pub taken: Vec<Choice>,
    /// What was taken when it was opened.
    given: Vec<Choice>,
    /// A code of nearly the same name exists.
    pub warning: Option<String>,
}

impl Picker {
    pub fn new(title: impl Into<String>, purpose: Purpose, all: Vec<Choice>) -> Picker {
        Picker {
            title: title.into(),
            field: Field::line(""),
            purpose,
            all,
            choices: Vec::new(),
            suggested: 0,
            cursor: 0,
            top: 0,
            taken: Vec::new(),
            given: Vec::new(),
            warning: None,
        }
    }

    /// With these taken from the start.
    pub fn with(self, given: Vec<Choice>) -> Picker {
        Picker { taken: given.clone(), given, ..self }
    }

    /// What was taken, and the choice at the caret unless all that was wanted has been taken before.
    pub fn accepted(&self) -> Vec<Choice> {
        let mut accepted = self.taken.clone();
        let wanted = self.taken == self.given || !self.typed().is_empty();
        accepted.extend(self.chosen().filter(|choice| wanted && !self.taken.contains(choice)).cloned());
        accepted
    }

    pub fn typed(&self) -> String {
        self.field.text().trim().to_string()
    }

    pub fn chosen(&self) -> Option<&Choice> {
        self.choices.get(self.cursor)
    }

    pub fn step(&mut self, by: isize) {
        self.cursor = self.cursor.saturating_add_signed(by).min(self.choices.len().saturating_sub(1));
    }

    pub fn show(&mut self, choices: Vec<Choice>) {
        self.choices = choices;
        self.cursor = 0;
        self.top = 0;
    }
}
