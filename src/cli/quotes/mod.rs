//! `gloss quotes`: the passages behind the codes, each with its source.

mod columns;
mod page;
mod told;

use std::path::PathBuf;

use clap::Args;

use super::paper::{Format, Paper};
use super::trouble::{Leave, Trouble};
use super::{coder, naming, opened};
use crate::analysis::{Query, retrieve::retrieve};
use crate::study::{CodeId, Study};
use told::Told;

/// Print coded passages with their sources
#[derive(Debug, Args)]
pub struct Quotes {
    /// The study's folder
    pub study: PathBuf,

    /// A code by slug or path, with every code below it [default: all codes]
    pub code: Option<String>,

    /// Only what this coder coded
    #[arg(long)]
    pub coder: Option<String>,

    /// Only what this case said
    #[arg(long)]
    pub case: Option<String>,

    /// Only in this transcript
    #[arg(long)]
    pub transcript: Option<String>,

    /// Words of the same turn before and after each passage
    #[arg(long, value_name = "WORDS", default_value_t = 0)]
    pub context: usize,

    #[command(flatten)]
    pub paper: Paper,
}

pub fn quotes(verb: &Quotes) -> Result<Leave, Trouble> {
    let opened = opened::whole(&verb.study)?;
    let study = &opened.study;
    let query = query(verb, study).map_err(Trouble::Wrong)?;
    let quotes = retrieve(study, &query);
    let told: Vec<Told> = quotes.iter().map(|quote| Told::new(study, quote, verb.context)).collect();
    let study_title = naming::title(study, &verb.study);
    let title = format!("{} coded passages · {} · {study_title}", told.len(), scope(study, &query));
    match verb.paper.format {
        Format::Text => verb.paper.put(&page::text(&title, &told))?,
        Format::Md => verb.paper.put(&page::notes(&title, &told))?,
        _ => verb.paper.put_table(&columns::table(&title, &told, verb.context > 0))?,
    }
    Ok(Leave::Done)
}

fn query(verb: &Quotes, study: &Study) -> Result<Query, String> {
    Ok(Query {
        code: verb.code.as_deref().map(|typed| code(study, typed)).transpose()?,
        coder: verb.coder.as_deref().map(coder::named).transpose()?,
        case: verb.case.as_deref().map(|typed| naming::case(study, typed)).transpose()?,
        transcript: verb.transcript.as_deref().map(|typed| naming::transcript(study, typed)).transpose()?,
    })
}

/// Codings may stand on a code that the codebook does not have: then its slug finds them.
fn code(study: &Study, typed: &str) -> Result<CodeId, String> {
    let strange = || study.codings().map(|(_, _, coding)| &coding.code).find(|code| code.as_str() == typed);
    naming::code(study, typed).map(|code| code.id.clone()).or_else(|words| strange().cloned().ok_or(words))
}

fn scope(study: &Study, query: &Query) -> String {
    let code = query.code.as_ref().map_or("all codes".into(), |code| {
        format!("{} and all codes below it", study.codebook.path(code.as_str()))
    });
    let coder = query.coder.as_ref().map_or("all coders".into(), |coder| format!("coder {coder}"));
    let case = query.case.iter().map(|case| format!("case {case}"));
    let transcript = query.transcript.iter().map(|transcript| transcript.to_string());
    [code, coder].into_iter().chain(case).chain(transcript).collect::<Vec<_>>().join(", ")
}
