//! `gloss table`: figures about a study, each with its unit and scope.
//!
//! A kind says what may be typed for it and which table of `report::tables` that is; all else is the same for all.

mod asking;
mod kinds;

use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory, Parser, Subcommand};

use super::trouble::{Leave, Trouble};
use super::{again, coder, naming, opened, paper};
use crate::report::Table;
use crate::study::{Coder, Study};
use kinds::{CaseWaves, Codes, Cooccurrence, Coverage, Matrix, Saturation, Speakers, Themes, Told, Waves};

/// Print figures about a study
#[derive(Debug, Args)]
#[command(subcommand_value_name = "KIND", subcommand_help_heading = "Kinds", disable_help_subcommand = true)]
pub struct TableVerb {
    /// The study's folder
    pub study: PathBuf,

    #[command(subcommand)]
    pub kind: Kind,
}

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
        }
    }
}

pub fn table(verb: &TableVerb) -> Result<Leave, Trouble> {
    let opened = opened::whole(&verb.study)?;
    let (name, kind) = verb.kind.told();
    let asking = kind.asking();
    let asked = asking.asked(&opened.study, &verb.study, name, &kind.ways())?;
    asking.paper.put_table(&kind.table(&asked)?)?;
    Ok(Leave::Done)
}

/// A kind and how it is to be, without the study: as it is typed at the desk.
#[derive(Parser)]
#[command(no_binary_name = true, disable_help_flag = true, disable_help_subcommand = true)]
struct Typed {
    #[command(subcommand)]
    kind: Kind,
}

/// Each kind with a sentence about it.
pub fn kinds_told() -> Vec<(String, String)> {
    let told = |kind: &clap::Command| {
        let about = kind.get_about().map(ToString::to_string).unwrap_or_default();
        (kind.get_name().to_string(), about)
    };
    Typed::command().get_subcommands().map(told).collect()
}

/// The table that `gloss table STUDY` would print for the words behind it, by this coder and narrowed to this question
/// unless they say otherwise.
///
/// # Errors
/// What is wrong with the words, or why there is no such table.
pub fn called(
    words: &str,
    study: &Study,
    root: &Path,
    coder: Option<&Coder>,
    only: Option<&str>,
) -> Result<Table, String> {
    let words = shlex::split(words).ok_or("A quotation mark is never closed")?;
    let typed = Typed::try_parse_from(words).map_err(|error| misspoken(&error))?;
    let (name, kind) = typed.kind.told();
    let mut asking = kind.asking().clone();
    asking.coder = asking.coder.or_else(|| coder.map(ToString::to_string));
    asking.narrowed = both(asking.narrowed, only);
    let told = |trouble: Trouble| trouble.to_string();
    let asked = asking.asked(study, root, name, &kind.ways()).map_err(told)?;
    kind.table(&asked).map_err(told)
}

fn both(typed: Option<String>, only: Option<&str>) -> Option<String> {
    match (typed, only) {
        (Some(typed), Some(only)) => Some(format!("({typed}) and ({only})")),
        (typed, only) => typed.or_else(|| only.map(ToString::to_string)),
    }
}

/// The first line of what the parser of command lines says, without what belongs to a shell.
fn misspoken(error: &clap::Error) -> String {
    let said = error.to_string();
    let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    line.trim_start_matches("error: ").to_string()
}
