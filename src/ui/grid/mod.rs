//! A grid in place of the reading panes: rows and columns of cells, and a caret on one of them. It knows nothing of what
//! its cells say; what it is about says how it is filled.

pub(super) mod arrivals;
mod cells;
mod framework;
mod guide;
mod order;
mod people;
mod picture;
mod places;
mod sheet;
mod shown;
mod speakers;
mod waves;

pub use cells::Cells;
pub use framework::{Framed, code_of};
pub use order::Order;
pub use picture::Drawing;
pub use places::Place;
pub use shown::Shown;
pub use speakers::first_words;

use std::borrow::Cow;

use super::pane::tree::keep_visible;
use crate::analysis::ask::Scope;
use crate::command::Context;
use crate::study::framework as framework_matrix;
use crate::study::{CaseId, CodeId, Coder, Study, TranscriptId};
use crate::text::width;

/// No column is wider than this; the status line has the whole of the cell at the caret.
const WIDEST: u16 = 28;
const NARROWEST: u16 = 3;

/// What a grid is about, with what it takes to fill it again after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    People,
    /// The transcripts of one case.
    Sheet(CaseId),
    /// Who speaks in one transcript, or in all of them.
    Speakers(Option<TranscriptId>),
    Waves,
    /// The questions of the guide.
    Guide,
    /// What an import would bring.
    Arrivals,
    /// What was counted or told.
    Table(Shown),
    Framework(Framed),
}

/// What a row or a column is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    Name,
    Kind,
    Waves,
    Transcripts,
    Speakers,
    Attribute(String),
    Case(CaseId),
    Transcript(TranscriptId),
    Wave,
    Date,
    Turns,
    Words,
    Codings,
    Share,
    Speaker(String),
    Role,
    /// The case of a speaker.
    Whose,
    FirstWords,
    /// A wave by its number.
    Numbered(u16),
    Label,
    Month,
    /// A question of the guide by its id.
    Question(String),
    /// The codes that a question names.
    Names,
    Since,
    /// A voice, and a transcript, of what is to be brought in.
    Voice(usize),
    Sheaf(usize),
    /// The text that a transcript which comes in is like.
    Like(usize),
    Project(usize),
    /// How the columns of a table were taken: which table, which part.
    Part(usize, usize),
    /// The texts of a project that are like ours.
    Alike(usize),
    Refused,
    Here,
    Why,
    /// A row or a column of a table.
    Nth(usize),
    /// A row and a column of the framework matrix.
    Row(framework_matrix::Row),
    Code(CodeId),
}

/// What stands in a cell; a missing value is missing, not empty.
pub type Cell = Option<String>;

#[derive(Clone, Debug)]
pub struct Column {
    pub of: Of,
    pub head: String,
    /// Numbers stand at the right end of their cells.
    pub right: bool,
    /// In cells of the screen.
    pub width: u16,
}

#[derive(Clone, Debug)]
pub struct Row {
    pub of: Of,
    pub cells: Cells,
    /// Less than the others: only told by the names of files and not entered yet, or no speaker.
    pub faint: bool,
}

/// Everything that could be shown, before filter and order.
#[derive(Clone, Debug, Default)]
pub struct Filling {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug)]
pub struct Grid {
    pub topic: Topic,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The caret.
    pub row: usize,
    pub column: usize,
    /// The first row on the screen, and the first column beside the one that always stays.
    pub top: usize,
    pub left: usize,
    pub filter: String,
    pub order: Option<Order>,
    /// The room for the rows and columns, in cells of the screen.
    pub width: u16,
    pub height: u16,
    /// How many changes had been made when the grid was filled.
    pub seen: u64,
    /// Its table is shown as a picture.
    pub drawing: Option<Drawing>,
}

impl Column {
    pub fn new(of: Of, head: impl Into<String>) -> Column {
        Column { of, head: head.into(), right: false, width: 0 }
    }

    pub fn number(of: Of, head: impl Into<String>) -> Column {
        Column { right: true, ..Column::new(of, head) }
    }
}

impl Filling {
    /// What stands in a grid now: of people and speakers only those whom the scope lets through.
    pub fn of(study: &Study, topic: &Topic, coder: Option<&Coder>, scope: Option<&Scope>) -> Filling {
        match topic {
            Topic::People => people::fill(study, scope),
            Topic::Sheet(case) => sheet::fill(study, case, coder),
            Topic::Speakers(only) => speakers::fill(study, only.as_ref(), scope),
            Topic::Waves => waves::fill(study),
            Topic::Guide => guide::fill(study),
            Topic::Table(table) => shown::fill(table),
            Topic::Framework(framed) => framework::fill(framed),
            // Not of the study yet: whoever refreshes the grid knows it.
            Topic::Arrivals => Filling::default(),
        }
    }
}

impl Grid {
    pub fn new(topic: Topic) -> Grid {
        Grid {
            topic,
            columns: Vec::new(),
            rows: Vec::new(),
            row: 0,
            column: 0,
            top: 0,
            left: 1,
            filter: String::new(),
            order: None,
            width: 80,
            height: 20,
            seen: 0,
            drawing: None,
        }
    }

    pub fn context(&self) -> Context {
        match self.topic {
            Topic::People => Context::People,
            Topic::Sheet(_) => Context::Sheet,
            Topic::Speakers(_) => Context::Speakers,
            Topic::Waves => Context::Waves,
            Topic::Guide => Context::Guide,
            Topic::Arrivals => Context::Arrivals,
            Topic::Table(_) => Context::Table,
            Topic::Framework(_) => Context::Framework,
        }
    }

    /// What stands in it now; the caret stays on the row and column it was on.
    pub fn fill(&mut self, filling: Filling) {
        let here = self.here();
        let has_no_codes = matches!(self.topic, Topic::Framework(_)) && self.columns.len() < 2;
        let Filling { columns, rows } = filling;
        self.columns = columns;
        self.rows = order::arranged(&self.columns, rows, &self.filter, self.order.as_ref());
        for (n, column) in self.columns.iter_mut().enumerate() {
            let widest = self.rows.iter().map(|row| row.cells.width(n)).chain([width(&column.head)]).max();
            let widest = widest.unwrap_or(0);
            column.width = u16::try_from(widest).unwrap_or(WIDEST).clamp(NARROWEST, WIDEST);
        }
        if let Some((row, column)) = here {
            self.put_caret(&row, &column);
        }
        if has_no_codes {
            // Nobody opens the framework to read the names of its rows.
            self.column = 1;
        }
        self.settle();
    }

    /// Puts the caret on the row and the column that are about these things, as far as they are there.
    pub fn put_caret(&mut self, row: &Of, column: &Of) {
        self.row = self.rows.iter().position(|known| known.of == *row).unwrap_or(self.row);
        self.column = self.columns.iter().position(|known| known.of == *column).unwrap_or(self.column);
    }

    /// What the row and the column at the caret are about.
    pub fn here(&self) -> Option<(Of, Of)> {
        Some((self.rows.get(self.row)?.of.clone(), self.columns.get(self.column)?.of.clone()))
    }

    pub fn cell(&self) -> Option<Cow<'_, str>> {
        self.rows.get(self.row)?.cells.get(self.column)
    }

    pub fn step(&mut self, rows: isize, columns: isize) {
        if let Some(drawing) = &mut self.drawing {
            return drawing.step(rows, columns);
        }
        self.row = self.row.saturating_add_signed(rows);
        self.column = self.column.saturating_add_signed(columns);
        self.settle();
    }

    /// Keeps the caret on a cell, and that cell on the screen.
    pub fn settle(&mut self) {
        self.row = self.row.min(self.rows.len().saturating_sub(1));
        self.column = self.column.min(self.columns.len().saturating_sub(1));
        self.top = keep_visible(self.top, self.row, self.rows.len(), usize::from(self.height));
        self.left = self.left.clamp(1, self.columns.len().max(2) - 1);
        if self.column > 0 {
            self.left = self.left.min(self.column);
            while !self.shows(self.column) && self.left < self.column {
                self.left += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests;
