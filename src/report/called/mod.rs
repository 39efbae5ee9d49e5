//! Tables by the words they are called for: the same on the command line and at the desk.
//!
//! A kind says what may be typed for it and which table of [`super::tables`] that is; all else is the same for all.

mod asking;
mod codes;
mod cooccurrence;
mod course;
mod crossed;
mod drawn;
mod framework;
mod portrait;
mod primacy;
mod talk;
mod words;

use std::path::Path;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use asking::{Asking, Unit, Way};
pub use codes::Codes;
pub use cooccurrence::{Cooccurrence, Negative, Themes};
pub use course::{Saturation, Waves};
pub use crossed::{CaseWaves, Matrix, Sittings};
pub use framework::Framework;
pub use portrait::Portrait;
pub use primacy::Primacy;
pub use talk::{Coverage, Speakers};
pub use words::Words;

use super::Table;
use super::figures::{Bar, Figure, Picture};
use super::tables::{self, Asked};
use crate::study::{Study, Trail};
use crate::text::nearest;

#[derive(Debug, Subcommand)]
pub enum Kind {
    Codes(Codes),
    Matrix(Matrix),
    CaseWaves(CaseWaves),
    Sittings(Sittings),
    Waves(Waves),
    Cooccurrence(Cooccurrence),
    Themes(Themes),
    Negative(Negative),
    Coverage(Coverage),
    Speakers(Speakers),
    Saturation(Saturation),
    Framework(Framework),
    Primacy(Primacy),
    Words(Words),
    Portrait(Portrait),
}

/// Gives the text of a file, or says in words why not. This room reads none itself.
pub type Read = fn(&Path) -> Result<String, String>;

/// Of which study, and how the table is to be read.
pub struct Frame<'a> {
    pub study: &'a Study,
    /// What the study is called in a heading.
    pub called: String,
    /// What its content is known by, as the store tells it.
    pub known_by: String,
    /// The study as it stands on a command line.
    pub root: String,
    /// For people the tree of codes is shown by indents, for programs by paths.
    pub is_indented: bool,
    /// Reads the histories, where a table asks how the work came about.
    pub trail: &'a (dyn Fn() -> Trail + Sync),
    /// For words of the user's own that stand in a file.
    pub read: Read,
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
            Kind::Sittings(kind) => ("sittings", kind),
            Kind::Waves(kind) => ("waves", kind),
            Kind::Cooccurrence(kind) => ("cooccurrence", kind),
            Kind::Themes(kind) => ("themes", kind),
            Kind::Negative(kind) => ("negative", kind),
            Kind::Coverage(kind) => ("coverage", kind),
            Kind::Speakers(kind) => ("speakers", kind),
            Kind::Saturation(kind) => ("saturation", kind),
            Kind::Framework(kind) => ("framework", kind),
            Kind::Primacy(kind) => ("primacy", kind),
            Kind::Words(kind) => ("words", kind),
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
        let (table, figures) = kind.drawn(&asked)?;
        let picture = drawn::picture(&table, figures);
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

/// What may follow a kind: each option with a sentence about it, and the values it takes where those are few.
pub fn options(kind: &str) -> Vec<(String, String, Vec<String>)> {
    let typed = Typed::command();
    let options = typed.find_subcommand(kind).into_iter().flat_map(clap::Command::get_arguments);
    let told = |option: &clap::Arg| {
        let about = option.get_help().map(ToString::to_string).unwrap_or_default();
        let values = option.get_possible_values().iter().map(|value| value.get_name().to_string()).collect();
        Some((format!("--{}", option.get_long()?), about, values))
    };
    options.filter_map(told).collect()
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

/// The table that a line `gloss table STUDY …` prints, of the study in the frame.
///
/// # Errors
/// As [`called`], and when it is no such line.
pub fn again(line: &str, frame: Frame, standing: &Standing) -> Result<Table, Misasked> {
    let words = shlex::split(line).unwrap_or_default();
    let is_ours = words.iter().take(2).eq(["gloss", "table"]);
    let typed = words.get(3..).filter(|_| is_ours).map(Typed::try_parse_from);
    let typed = typed.ok_or_else(|| Misasked::Wrong(format!("“{line}” is no line that makes a table")))?;
    let kind = typed.map_err(|error| Misasked::Wrong(misspoken(&error)))?.kind;
    kind.table(frame, standing)
}

/// What the parser of command lines says in its first line, without what belongs to a shell; and what is near.
fn misspoken(error: &clap::Error) -> String {
    let told = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.clone()),
        Some(ContextValue::Strings(words)) => words.first().cloned(),
        _ => None,
    };
    let meant = |near: Option<&str>| near.map(|near| format!(" (did you mean {near}?)")).unwrap_or_default();
    if let Some(typed) = told(ContextKind::InvalidSubcommand) {
        let names: Vec<String> = kinds().into_iter().map(|(name, _)| name).collect();
        let near = meant(nearest(&typed, names.iter().map(String::as_str)));
        return format!("There is no table “{typed}”{near}: there is {}", names.join(", "));
    }
    let said = error.to_string();
    let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let near = told(ContextKind::SuggestedArg).or_else(|| told(ContextKind::SuggestedValue));
    format!("{}{}", line.trim_start_matches("error: "), meant(near.as_deref()))
}

/// A kind as it was typed.
pub trait Told {
    fn asking(&self) -> &Asking;
    /// What was said beside the kind, to be said again.
    fn ways(&self) -> Vec<Way>;
    fn table(&self, asked: &Asked) -> Result<Table, Misasked>;

    /// The same drawn.
    fn figures(&self, asked: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked>;

    fn drawn(&self, asked: &Asked) -> Result<(Table, Vec<Figure>), Misasked> {
        let table = self.table(asked)?;
        let figures = self.figures(asked, &table)?;
        Ok((table, figures))
    }

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
