//! `gloss find`: words in context, and, if wanted, one code on every hit.

mod concordance;
mod tag;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::narrowed::{Part, Where};
use super::paper::Paper;
use super::trouble::{Leave, Trouble};
use super::{Ways, naming, opened};
use crate::study::{Study, TranscriptId};
use crate::text::{Pattern, Reading, Span};

/// Find words: each hit in its context; with --code, tag them all
#[derive(Debug, Args)]
pub struct Find {
    /// The study's folder
    pub study: PathBuf,

    /// Small letters find capitals too, plain letters accented ones
    pub pattern: String,

    /// Read the pattern as a regular expression
    #[arg(long)]
    pub regex: bool,

    /// Only in this transcript
    #[arg(long = "in", value_name = "TRANSCRIPT")]
    pub within: Option<String>,

    #[command(flatten)]
    pub only: Where,

    /// Words of the same turn before and after each hit
    #[arg(long, value_name = "WORDS", default_value_t = 8)]
    pub context: usize,

    /// Put this code on every hit, as one step that can be undone at the desk
    #[arg(long)]
    pub code: Option<String>,

    /// Make the code if it is not in the codebook yet
    #[arg(long, requires = "code")]
    pub create: bool,

    /// How much around each hit gets the code
    #[arg(long, value_enum, default_value_t, requires = "code")]
    pub unit: Around,

    #[command(flatten)]
    pub paper: Paper,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Around {
    #[default]
    Hit,
    Sentence,
    Turn,
}

type Hits = Vec<(TranscriptId, Span)>;

pub fn find(verb: &Find, ways: &Ways) -> Result<Leave, Trouble> {
    let reading = if verb.regex { Reading::Regex } else { Reading::Words };
    let pattern = Pattern::new(&verb.pattern, reading).map_err(|error| Trouble::Wrong(error.to_string()))?;
    match &verb.code {
        Some(code) => tag::tag(verb, ways, &pattern, code),
        None => show(verb, &pattern),
    }
}

fn show(verb: &Find, pattern: &Pattern) -> Result<Leave, Trouble> {
    let opened = opened::whole(&verb.study)?;
    let part = verb.only.read(&opened.study)?;
    let hits = hits(&opened.study, &part, pattern, verb.within.as_deref())?;
    verb.paper.put_table(&concordance::table(&opened.study, &part, verb, &hits))?;
    Ok(if hits.is_empty() { Leave::Refused } else { Leave::Done })
}

fn hits(study: &Study, part: &Part, pattern: &Pattern, within: Option<&str>) -> Result<Hits, Trouble> {
    let within = within.map(|typed| naming::transcript(study, typed)).transpose().map_err(Trouble::Wrong)?;
    let read = study.shelf.keys().filter(|id| within.as_ref().is_none_or(|within| within == *id));
    let found = read.filter_map(|id| Some((id, study.text(id)?)));
    let hits = found.flat_map(|(id, text)| pattern.hits(text).map(|hit| (id.clone(), text.snap(hit))));
    Ok(hits.filter(|(id, hit)| part.admits(id, *hit)).collect())
}
