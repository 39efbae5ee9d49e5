//! `gloss table`: figures about a study, each with its unit and scope.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::narrowed::{Part, Where};
use super::paper::{Format, Paper};
use super::trouble::{Leave, Trouble};
use super::{coder, naming, opened};
use crate::analysis::by_code::{self, Use};
use crate::report::{Cell, Column, Table};
use crate::study::{Coder, Study};

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
    /// Each code: how often, by how many cases and in how many transcripts it was used
    Codes(Codes),
}

#[derive(Debug, Args)]
pub struct Codes {
    /// Only what this coder coded
    #[arg(long)]
    pub coder: Option<String>,

    #[command(flatten)]
    pub only: Where,

    #[command(flatten)]
    pub paper: Paper,
}

pub fn table(verb: &TableVerb) -> Result<Leave, Trouble> {
    let opened = opened::whole(&verb.study)?;
    let Kind::Codes(codes) = &verb.kind;
    let coder = codes.coder.as_deref().map(coder::named).transpose().map_err(Trouble::Wrong)?;
    let part = codes.only.read(&opened.study)?;
    let heading = heading(coder.as_ref(), &naming::title(&opened.study, &verb.study)) + &part.told();
    let is_text = codes.paper.format == Format::Text;
    codes.paper.put_table(&of_codes(&opened.study, &part, heading, coder.as_ref(), is_text))?;
    Ok(Leave::Done)
}

fn heading(coder: Option<&Coder>, study: &str) -> String {
    let scope = coder
        .map_or("by all coders (each coder's coding counts)".into(), |coder| format!("by coder {coder}"));
    format!(
        "Codings of each code {scope}; cases and transcripts counted once each; \
         “with below” takes in all codes below it · {study}"
    )
}

/// For people the tree is shown by indents, for programs by paths.
fn of_codes(study: &Study, part: &Part, heading: String, coder: Option<&Coder>, indented: bool) -> Table {
    let study = &*part.of(study);
    let columns = [
        Column::words("code"),
        Column::words("kind"),
        Column::numbers("codings"),
        Column::numbers("codings with below"),
        Column::numbers("cases"),
        Column::numbers("cases with below"),
        Column::numbers("transcripts with below"),
    ];
    let cases = by_code::cases(study, part.scope()).len();
    let mut table = Table::new(heading, columns);
    table.rows =
        by_code::by_code(study, coder).iter().map(|used| row(study, used, cases, indented)).collect();
    table
}

fn row(study: &Study, used: &Use, cases: usize, indented: bool) -> Vec<Cell> {
    let code = study.codebook.get(used.code.as_str());
    vec![
        Cell::words(name(study, used, indented)),
        Cell::maybe(code.map(|code| code.kind.name())),
        Cell::number(used.own.codings),
        Cell::number(used.with_below.codings),
        Cell::share(used.own.cases, cases),
        Cell::share(used.with_below.cases, cases),
        Cell::share(used.transcripts, study.shelf.len()),
    ]
}

fn name(study: &Study, used: &Use, indented: bool) -> String {
    let id = used.code.as_str();
    match study.codebook.get(id) {
        Some(code) if indented => "  ".repeat(study.codebook.depth(id)) + &code.name,
        Some(_) => study.codebook.path(id),
        None => format!("{id} (not in the codebook)"),
    }
}
