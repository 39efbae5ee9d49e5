//! `gloss table`: figures about a study, each with its unit and scope. What may be asked is said in `report::called`.

use std::path::PathBuf;

use clap::Args;

use super::paper::Paper;
use super::trouble::{Leave, Trouble};
use super::{naming, opened, verify};
use crate::report::called::{Frame, Kind, Misasked, Standing, again};
use crate::store::{self, read_list};

/// Print figures about a study
#[derive(Debug, Args)]
#[command(subcommand_value_name = "KIND", subcommand_help_heading = "Kinds", disable_help_subcommand = true)]
pub struct TableVerb {
    /// The study's folder
    pub study: PathBuf,

    #[command(subcommand)]
    pub kind: Option<Kind>,

    /// Work a saved table out again (.csv, .xlsx, .docx, .json, .md, .html, .txt) and say whether it is the same; without a
    /// kind, by the line the file holds
    #[arg(long, value_name = "FILE", global = true)]
    pub verify: Option<PathBuf>,

    #[command(flatten)]
    pub paper: Paper,
}

pub fn table(verb: &TableVerb) -> Result<Leave, Trouble> {
    let opened = opened::whole(&verb.study)?;
    let known_by = store::fingerprint(&opened.study).to_string();
    let trail = || store::trail(&verb.study);
    let frame = |is_indented| Frame {
        trail: &trail,
        study: &opened.study,
        called: naming::title(&opened.study, &verb.study),
        known_by: known_by.clone(),
        root: verb.study.to_string_lossy().into_owned(),
        is_indented,
        read: read_list,
    };
    let standing = Standing::default();
    if let Some(file) = &verb.verify {
        return verify::verify(file, &known_by, &verb.paper, |line, is_indented| match (&verb.kind, line) {
            (Some(kind), _) => Ok(kind.table(frame(is_indented), &standing)?),
            (None, Some(line)) => Ok(again(line, frame(is_indented), &standing)?),
            (None, None) => {
                Err(Trouble::Wrong(format!("{} does not say how it was made: {WHICH}", file.display())))
            }
        });
    }
    let kind = verb.kind.as_ref().ok_or_else(|| Trouble::Wrong(format!("No table is named: {WHICH}")))?;
    let frame = frame(verb.paper.is_for_people());
    let is_drawn = kind.is_drawn() || verb.paper.is_svg();
    if is_drawn || (kind.is_a_picture() && verb.paper.is_for_people()) {
        verb.paper.may_draw()?;
        verb.paper.put_picture(&kind.counted(frame, &standing)?.picture)?;
    } else {
        verb.paper.put_table(&kind.table(frame, &standing)?)?;
    }
    Ok(Leave::Done)
}

const WHICH: &str = "say which, as in gloss table STUDY codes (gloss table --help lists them)";

impl From<Misasked> for Trouble {
    fn from(why: Misasked) -> Trouble {
        match why {
            Misasked::Wrong(words) => Trouble::Wrong(words),
            Misasked::Refused(words) => Trouble::Refused(words),
        }
    }
}
