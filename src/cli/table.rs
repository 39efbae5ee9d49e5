//! `gloss table`: figures about a study, each with its unit and scope. What may be asked is said in `report::called`.

use std::path::PathBuf;

use clap::Args;

use super::paper::{Format, Paper};
use super::trouble::{Leave, Trouble};
use super::{naming, opened};
use crate::report::called::{Frame, Kind, Misasked, Standing};
use crate::store::read_list;

/// Print figures about a study
#[derive(Debug, Args)]
#[command(subcommand_value_name = "KIND", subcommand_help_heading = "Kinds", disable_help_subcommand = true)]
pub struct TableVerb {
    /// The study's folder
    pub study: PathBuf,

    #[command(subcommand)]
    pub kind: Kind,

    #[command(flatten)]
    pub paper: Paper,
}

pub fn table(verb: &TableVerb) -> Result<Leave, Trouble> {
    let opened = opened::whole(&verb.study)?;
    let frame = || Frame {
        study: &opened.study,
        called: naming::title(&opened.study, &verb.study),
        root: verb.study.to_string_lossy().into_owned(),
        is_indented: verb.paper.format == Format::Text,
        read: read_list,
    };
    match verb.kind.drawing(frame(), &Standing::default())? {
        Some(drawing) => verb.paper.put_drawing(&drawing)?,
        None => verb.paper.put_table(&verb.kind.table(frame(), &Standing::default())?)?,
    }
    Ok(Leave::Done)
}

impl From<Misasked> for Trouble {
    fn from(why: Misasked) -> Trouble {
        match why {
            Misasked::Wrong(words) => Trouble::Wrong(words),
            Misasked::Refused(words) => Trouble::Refused(words),
        }
    }
}
