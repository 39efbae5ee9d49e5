//! The tables of the analysis: one file a kind. Each stands on a [`Ground`], says its unit, layer, scope and formula
//! in its notes, and knows behind its cells the question that leads to the quotes.

mod codes;
mod cooccurrence;
mod coverage;
mod framework;
mod matrix;
mod negative;
mod portrait;
mod primacy;
mod saturation;
mod sittings;
mod speakers;
mod waves;
mod words;

pub use codes::codes;
pub use cooccurrence::{Pairs, cooccurrence, edges, half_matrix, known_themes, themes};
pub use coverage::{Of, coverage};
pub use framework::{Says, byline, framework, unwritten};
pub use matrix::{Matrix, Measure, Whole, matrix};
pub use negative::negative;
pub use portrait::{Looked, portrait, portraits};
pub use primacy::{First, known_questions, primacy, primacy_drawn};
pub use saturation::{Course, Order, saturated_at, saturation};
pub use sittings::sittings;
pub use speakers::{follows, speakers};
pub use waves::waves;
pub use words::{By, Stop, Telling, words};

use super::again::Made;
use super::called::Read;
use super::leads::bracketed;
use super::{Column, Lead, Narrowed, Table};
use crate::analysis::ask::written;
use crate::analysis::ground::Ground;
use crate::study::Trail;
use crate::study::colour::COLOURS;

/// What every table is asked with.
pub struct Asked<'a> {
    pub ground: Ground<'a>,
    /// The query by which the ground was narrowed, as it is written.
    pub narrowed: Option<String>,
    /// What the study is called in a heading.
    pub called: String,
    /// What its content is known by.
    pub known_by: String,
    /// The command line that asks the same again.
    pub again: String,
    /// For people the tree of codes is shown by indents, for programs by paths.
    pub is_indented: bool,
    /// Reads the histories.
    pub trail: &'a (dyn Fn() -> Trail + Sync),
    /// How a file is read that was named in asking.
    pub read: Read,
}

impl Asked<'_> {
    fn table(&self, what: &str, columns: impl IntoIterator<Item = Column>) -> Table {
        let coder = self.ground.coder.as_ref();
        let by = coder.map_or("by all coders".into(), |coder| format!("by coder {coder}"));
        let notes = vec![self.layer(), self.scope("Interviewers' words are left out.")];
        self.noted(&format!("{what}, {by}"), columns, notes)
    }

    /// Of what was said, whoever coded it and whether or not.
    fn table_of_words(&self, what: &str, columns: impl IntoIterator<Item = Column>) -> Table {
        let layer = "Layer: none; these are words, not codings.".into();
        let mut table =
            self.noted(what, columns, vec![layer, self.scope("Interviewers' words are told too.")]);
        table.made.iter_mut().for_each(|made| made.layer = "none".into());
        table
    }

    fn noted(&self, what: &str, columns: impl IntoIterator<Item = Column>, notes: Vec<String>) -> Table {
        let title = format!("{what} · {}", self.called);
        Table {
            notes,
            again: self.again.clone(),
            made: Some(Box::new(self.made())),
            ..Table::new(title, columns)
        }
    }

    fn made(&self) -> Made {
        let layer = self.ground.coder.as_ref().map_or("all coders".into(), ToString::to_string);
        Made { study: self.known_by.clone(), layer, query: self.narrowed.clone() }
    }

    /// Whose codings are counted.
    fn layer(&self) -> String {
        if let Some(coder) = &self.ground.coder {
            return format!("Layer: codings by {coder}.");
        }
        let names: Vec<&str> = self.ground.study.coders().into_iter().map(|coder| coder.as_str()).collect();
        match names.as_slice() {
            [] => "Layer: nobody has coded anything yet.".into(),
            [only] => format!("Layer: codings by {only}, the only coder."),
            several => format!(
                "Layer: the codings of all {} coders ({}) are counted as one layer, so a passage that two have coded \
                 alike counts as two codings; --coder takes one of them.",
                several.len(),
                several.join(", ")
            ),
        }
    }

    fn scope(&self, interviewers: &str) -> String {
        let (pages, cases) = (self.ground.pages.len(), self.ground.cases.len());
        let what = self.narrowed.as_ref().map_or("the whole study".into(), |query| format!("where {query}"));
        let unread = self.ground.pages.iter().filter(|page| page.text.is_none()).count();
        let unread = match unread {
            0 => String::new(),
            n => format!("; {n} could not be read: their codings count, their words do not"),
        };
        format!("Scope: {what}: transcripts: {pages}, cases: {cases}{unread}. {interviewers}")
    }

    /// A question, narrowed as the whole table is.
    fn lead(&self, query: &str) -> Lead {
        Some(self.narrowing().lead(query).into())
    }

    fn narrowing(&self) -> Narrowed {
        let layer = self.ground.coder.as_ref().map(|coder| format!("layer={}", written(coder.as_str())));
        Narrowed(self.narrowed.as_deref().map(bracketed).into_iter().chain(layer).collect())
    }

    /// A question about words, which are the same whoever coded them.
    fn lead_of_words(&self, query: &str) -> Lead {
        let parts = [Some(query.to_string()), self.narrowed.as_deref().map(bracketed)];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" and ").into())
    }

    /// A code in a question, alone or with all below it.
    fn asked_for(&self, code: usize, with_below: bool) -> String {
        let id = self.ground.codes.get(code).map(|id| written(id.as_str())).unwrap_or_default();
        if with_below { format!("{id}/*") } else { id }
    }

    /// One of the twelve colours for each code.
    pub fn colour(&self, code: usize) -> Option<u8> {
        let id = self.ground.codes.get(code)?;
        let own = self.ground.study.codebook.get(id.as_str()).and_then(|code| code.colour);
        own.or(u8::try_from(code % COLOURS).ok())
    }

    /// A code by its name alone, where no other has it, else by its path.
    fn short(&self, code: usize) -> String {
        let (path, book) = (self.ground.path(code), &self.ground.study.codebook);
        let Some(known) = self.ground.codes.get(code).and_then(|id| book.get(id.as_str())) else {
            return path;
        };
        let namesakes = book.codes().iter().filter(|other| other.name == known.name).count();
        if namesakes == 1 { known.name.clone() } else { path }
    }

    /// A code as it stands in the first column.
    fn name(&self, code: usize) -> String {
        let Some(id) = self.ground.codes.get(code) else { return String::new() };
        let book = &self.ground.study.codebook;
        match book.get(id.as_str()) {
            Some(known) if self.is_indented => "  ".repeat(book.depth(id.as_str())) + &known.name,
            Some(_) => self.ground.path(code),
            None => format!("{id} (not in the codebook)"),
        }
    }
}

/// What is one word, or one field with a plain value, needs none.
fn wave_heads(waves: &[u16]) -> impl Iterator<Item = Column> + '_ {
    waves.iter().map(|wave| Column::numbers(&format!("wave {wave}")))
}
