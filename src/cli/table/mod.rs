//! `gloss table`: figures about a study, each with its unit and scope.
//!
//! A kind says what may be typed for it and which table of `report::tables` that is; all else is the same for all.

mod asking;
mod kinds;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::trouble::{Leave, Trouble};
use super::{again, coder, naming, opened, paper};
use kinds::{
    CaseWaves, Codes, Cooccurrence, Coverage, Matrix, Primacy, Saturation, Speakers, Themes, Told, Waves,
};

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
    Primacy(Primacy),
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
        }
    }
}

pub fn table(verb: &TableVerb) -> Result<Leave, Trouble> {
    let opened = opened::whole(&verb.study)?;
    let (name, kind) = verb.kind.told();
    let asking = kind.asking();
    let asked = asking.asked(&opened.study, &verb.study, name, &kind.ways())?;
    match kind.picture(&asked)? {
        Some(picture) => asking.paper.put_drawing(&picture)?,
        None => asking.paper.put_table(&kind.table(&asked)?)?,
    }
    Ok(Leave::Done)
}
