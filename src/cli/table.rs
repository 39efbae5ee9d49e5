//! `gloss table`: figures about a study, each with its unit and scope. What may be asked is said in `report::called`.

use std::path::PathBuf;

use clap::Args;

use super::paper::Paper;
use super::trouble::{Leave, Trouble};
use super::{naming, opened};
use crate::report::called::{Frame, Kind, Misasked, Standing};

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
        is_indented: verb.paper.is_for_people(),
    };
    let is_drawn = verb.kind.is_drawn() || verb.paper.is_svg();
    if is_drawn || (verb.kind.is_a_picture() && verb.paper.is_for_people()) {
        verb.paper.may_draw()?;
        verb.paper.put_picture(&verb.kind.counted(frame(), &Standing::default())?.picture)?;
    } else {
        verb.paper.put_table(&verb.kind.table(frame(), &Standing::default())?)?;
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
