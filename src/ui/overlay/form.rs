//! A form: one or more text fields, and perhaps one choice, with what their text is for.

use super::{Asked, Below, Field, Going};
use crate::analysis::ask::{Fault, Offer};
use crate::study::deeds::Spot;
use crate::study::framework::{Seen, Square};
use crate::study::{CodeId, MemoId, Subject};

/// What the written text is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Writing {
    Coder,
    AddCode {
        below: Option<CodeId>,
        after: Option<CodeId>,
    },
    RenameCode(CodeId),
    DefineCode(CodeId),
    SplitCode(CodeId),
    NewMemo(Subject),
    ChangeMemo(MemoId),
    /// The memo of a coding.
    CodingMemo(Spot),
    Search,
    SearchAll,
    /// What all views show only.
    Only,
    /// Passages that are asked for.
    Query,
    SaveQuery,
    FilterTree,
    FilterList,
    Turn,
    Weight(Vec<Spot>),
    /// What stands in a square of the framework matrix while it is written.
    Summary {
        square: Square,
        seen: Vec<Seen>,
    },
    /// How much a theme weighs, and why.
    ThemeWeight(CodeId),
    AskAll,
    Time,
    People(Asked),
    Import,
    Export,
    SaveTable,
    /// How a speaker of an import is called here.
    Called(usize),
    ArrivalCase(usize),
    ArrivalWave(usize),
}

impl Writing {
    /// A question is written, and its words can be completed.
    pub fn is_question(&self) -> bool {
        matches!(self, Writing::Only | Writing::Query)
    }

    /// What is typed can be gone on with.
    pub fn completes(&self) -> bool {
        self.is_question() || matches!(self, Writing::Import | Writing::Export | Writing::SaveTable)
    }

    /// What stands in the field at first is more often replaced than mended.
    fn is_offered(&self) -> bool {
        use Writing::*;
        matches!(self, Coder | Search | SearchAll | FilterTree | FilterList | AskAll)
    }
}

#[derive(Clone, Debug)]
pub struct Page {
    pub label: &'static str,
    pub field: Field,
}

#[derive(Clone, Debug)]
pub struct Form {
    pub title: String,
    pub pages: Vec<Page>,
    pub at: usize,
    /// A choice turned by the next-field key when there is only one field.
    pub choice: Option<(&'static [&'static str], usize)>,
    pub writing: Writing,
    pub below: Below,
    /// What stood in the fields at first.
    before: Vec<String>,
}

impl Form {
    pub fn line(title: impl Into<String>, text: &str, writing: Writing) -> Form {
        let mut field = Field::line(text);
        if writing.is_offered() {
            field.offer();
        }
        Form::of(title, vec![Page { label: "", field }], writing)
    }

    pub fn page(title: impl Into<String>, text: &str, writing: Writing) -> Form {
        Form::of(title, vec![Page { label: "", field: Field::page(text) }], writing)
    }

    pub fn of(title: impl Into<String>, pages: Vec<Page>, writing: Writing) -> Form {
        let before = pages.iter().map(|page| page.field.text()).collect();
        Form { title: title.into(), pages, at: 0, choice: None, writing, below: Below::Nothing, before }
    }

    pub fn field(&self) -> Option<&Field> {
        self.pages.get(self.at).map(|page| &page.field)
    }

    pub fn field_mut(&mut self) -> Option<&mut Field> {
        self.pages.get_mut(self.at).map(|page| &mut page.field)
    }

    /// The caret goes behind what cannot be understood, which is told below.
    pub fn point(&mut self, fault: Fault) {
        if let Some(field) = self.field_mut() {
            field.put_caret(fault.at.end);
        }
        self.below = Below::Fault(fault);
    }

    /// Completes what stands before the caret; said again, in the next way. The only way there is was taken: what
    /// comes behind it is wanted.
    pub fn complete(&mut self, by: isize, offer: impl FnOnce(&str, u32) -> Offer) {
        let below = std::mem::take(&mut self.below);
        let Some(field) = self.field_mut() else { return };
        let going = match below {
            Below::Offer(mut going) if going.candidates.len() > 1 => {
                going.turn(by);
                Some(going)
            }
            _ => Going::new(&field.text(), offer(&field.text(), field.caret())),
        };
        let Some(going) = going else { return };
        let (line, caret) = going.line();
        field.set(&line);
        field.put_caret(caret);
        self.below = Below::Offer(going);
    }

    /// Something longer than a line was written or changed: it must not be lost to one key.
    pub fn is_dear(&self) -> bool {
        let changed = self.pages.iter().zip(&self.before).any(|(page, before)| page.field.text() != *before);
        changed && self.pages.iter().any(|page| !page.field.single)
    }

    /// The text of the first field.
    pub fn text(&self) -> String {
        self.pages.first().map(|page| page.field.text()).unwrap_or_default()
    }

    /// The next field, or the next choice where there is but one field.
    pub fn turn(&mut self, by: isize) {
        let cycle = |at: usize, len: usize| (at as isize + by).rem_euclid(len.max(1) as isize) as usize;
        match &mut self.choice {
            Some((choices, at)) if self.pages.len() == 1 => *at = cycle(*at, choices.len()),
            _ => self.at = cycle(self.at, self.pages.len()),
        }
    }

    pub fn chosen(&self) -> Option<&'static str> {
        self.choice.and_then(|(choices, at)| choices.get(at).copied())
    }
}
