//! Tables by the words they are called for: the same on the command line and at the desk.
//!
//! A kind says what may be typed for it and which table of [`super::tables`] that is; all else is the same for all.

mod asking;
mod codes;
mod cooccurrence;
mod course;
mod crossed;
mod drawn;
mod portrait;
mod primacy;
mod talk;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use asking::{Asking, Unit, Way};
pub use codes::Codes;
pub use cooccurrence::{Cooccurrence, Themes};
pub use course::{Saturation, Waves};
pub use crossed::{CaseWaves, Matrix};
pub use portrait::Portrait;
pub use primacy::Primacy;
pub use talk::{Coverage, Speakers};

use super::Table;
use super::figures::{Bar, Figure, Picture};
use super::tables::{self, Asked};
use crate::study::Study;

#[derive(Debug, Subcommand)]
pub enum Kind {
    Codes(Codes),
    Matrix(Matrix),
    CaseWaves(CaseWaves),
    Waves(Waves),
    Cooccurrence(Cooccurrence),
    Themes(Themes),
    Coverage(Coverage),
    Speakers(Speakers),
    Saturation(Saturation),
    Primacy(Primacy),
    Portrait(Portrait),
}

/// Of which study, and how the table is to be read.
pub struct Frame<'a> {
    pub study: &'a Study,
    /// What the study is called in a heading.
    pub called: String,
    /// The study as it stands on a command line.
    pub root: String,
    /// For people the tree of codes is shown by indents, for programs by paths.
    pub is_indented: bool,
}

/// What holds unless the words say otherwise.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Whose codings alone.
    pub coder: Option<String>,
    /// A question that narrows whatever the words ask for.
    pub only: Option<String>,
}

/// Why there is no such table, in a sentence.
#[derive(Debug, thiserror::Error)]
pub enum Misasked {
    /// The words cannot be understood, or name what is not there.
    #[error("{0}")]
    Wrong(String),
    /// They can, but of this study there is no such table.
    #[error("{0}")]
    Refused(String),
}

impl Kind {
    fn told(&self) -> (&'static str, &dyn Told) {
        match self {
            Kind::Codes(kind) => ("codes", kind),
            Kind::Matrix(kind) => ("matrix", kind),
            Kind::CaseWaves(kind) => ("case-waves", kind),
            Kind::Waves(kind) => ("waves", kind),
            Kind::Cooccurrence(kind) => ("cooccurrence", kind),
            Kind::Themes(kind) => ("themes", kind),
            Kind::Coverage(kind) => ("coverage", kind),
            Kind::Speakers(kind) => ("speakers", kind),
            Kind::Saturation(kind) => ("saturation", kind),
            Kind::Primacy(kind) => ("primacy", kind),
            Kind::Portrait(kind) => ("portrait", kind),
        }
    }

    /// # Errors
    /// When a code, coder, attribute or question is not there, or there is no such table of this study.
    pub fn table(&self, frame: Frame, standing: &Standing) -> Result<Table, Misasked> {
        let (name, kind) = self.told();
        let asked = kind.asking().with(standing).asked(frame, name, &kind.ways())?;
        kind.table(&asked)
    }

    /// The same with its picture.
    ///
    /// # Errors
    /// As [`Kind::table`].
    pub fn counted(&self, frame: Frame, standing: &Standing) -> Result<Counted, Misasked> {
        let (name, kind) = self.told();
        let asked = kind.asking().with(standing).asked(frame, name, &kind.ways())?;
        let table = kind.table(&asked)?;
        let figures = kind.figures(&asked, &table)?;
        let picture = drawn::picture(table.clone(), figures);
        Ok(Counted { table, picture, is_drawn: self.is_drawn() || kind.is_a_picture() })
    }

    /// Whether a picture was asked for.
    pub fn is_drawn(&self) -> bool {
        self.told().1.asking().picture
    }

    /// Whether it is looked at rather than read, unless it is for a program.
    pub fn is_a_picture(&self) -> bool {
        self.told().1.is_a_picture()
    }
}

/// A table, and the same drawn.
#[derive(Clone, Debug)]
pub struct Counted {
    pub table: Table,
    pub picture: Picture,
    /// Whether the picture was asked for.
    pub is_drawn: bool,
}

/// A kind and how it is to be, without the study: as it is typed at the desk.
#[derive(Parser)]
#[command(no_binary_name = true, disable_help_flag = true, disable_help_subcommand = true)]
struct Typed {
    #[command(subcommand)]
    kind: Kind,
}

/// Each kind with a sentence about it.
pub fn kinds() -> Vec<(String, String)> {
    let told = |kind: &clap::Command| {
        let about = kind.get_about().map(ToString::to_string).unwrap_or_default();
        (kind.get_name().to_string(), about)
    };
    Typed::command().get_subcommands().map(told).collect()
}

/// What `gloss table STUDY` prints for the words behind it, as a table and as a picture.
///
/// # Errors
/// As [`Kind::table`], and when the words are no such words.
pub fn called(words: &str, frame: Frame, standing: &Standing) -> Result<Counted, Misasked> {
    let unclosed = || Misasked::Wrong("A quotation mark is never closed".into());
    let words = shlex::split(words).ok_or_else(unclosed)?;
    let typed = Typed::try_parse_from(words).map_err(|error| Misasked::Wrong(misspoken(&error)))?;
    typed.kind.counted(frame, standing)
}

/// The first line of what the parser of command lines says, without what belongs to a shell.
fn misspoken(error: &clap::Error) -> String {
    let said = error.to_string();
    let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    line.trim_start_matches("error: ").to_string()
}

/// A kind as it was typed.
pub trait Told {
    fn asking(&self) -> &Asking;
    /// What was said beside the kind, to be said again.
    fn ways(&self) -> Vec<Way>;
    fn table(&self, asked: &Asked) -> Result<Table, Misasked>;

    /// The same drawn.
    fn figures(&self, asked: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked>;

    fn is_a_picture(&self) -> bool {
        false
    }
}

/// The name of a value as it is typed.
fn typed(value: impl ValueEnum) -> Option<String> {
    value.to_possible_value().map(|value| value.get_name().to_string())
}

/// A bare `--name` where it was typed.
fn said(name: &'static str, is: bool) -> Option<Way> {
    is.then_some((name, None))
}
