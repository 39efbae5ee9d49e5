//! `gloss find`: words in context, and, if wanted, one code on every hit.

mod concordance;
mod tag;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::narrowed::{Part, Where};
use super::paper::Paper;
use super::trouble::{Leave, Trouble};
use super::{Ways, naming, opened};
use crate::analysis::concordance::{Order, key};
use crate::each::each;
use crate::study::{Study, TranscriptId};
use crate::text::{Pattern, Reading, Span, Transcript};

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

    /// Keyword in context: the hits beneath each other, with what stands left and right of them
    #[arg(long, conflicts_with = "code")]
    pub kwic: bool,

    /// In which order
    #[arg(long, value_enum, default_value_t, conflicts_with = "code")]
    pub sort: Sort,

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
pub enum Sort {
    /// As they stand in the study
    #[default]
    Place,
    /// By the words before the hit, the nearest first
    Left,
    /// By the words behind it
    Right,
    /// By its own words
    Hit,
}

impl Sort {
    fn order(self) -> Order {
        match self {
            Sort::Place => Order::Place,
            Sort::Left => Order::Left,
            Sort::Right => Order::Right,
            Sort::Hit => Order::Hit,
        }
    }
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
    // Only what is asked of codings, cases and waves needs more of the study than its words.
    let opened = match verb.only.is_asked() {
        true => opened::whole(&verb.study)?,
        false => opened::words(&verb.study, |_, words| pattern.is_match(words))?,
    };
    let part = verb.only.read(&opened.study)?;
    let mut hits = hits(&opened.study, &part, pattern, verb.within.as_deref())?;
    sort(&opened.study, &mut hits, verb.sort.order());
    verb.paper.put_table(&concordance::table(&opened.study, &part, verb, &hits))?;
    Ok(if hits.is_empty() { Leave::Refused } else { Leave::Done })
}

fn hits(study: &Study, part: &Part, pattern: &Pattern, within: Option<&str>) -> Result<Hits, Trouble> {
    let within = within.map(|typed| naming::transcript(study, typed)).transpose().map_err(Trouble::Wrong)?;
    let read = study.shelf.keys().filter(|id| within.as_ref().is_none_or(|within| within == *id));
    let found = read.filter_map(|id| Some((id, study.text(id)?)));
    let found: Vec<(&TranscriptId, &Arc<Transcript>)> = found.collect();
    let hits = each(&found, |(id, text)| {
        let hits = pattern.hits(text).map(|hit| text.snap(hit)).filter(|hit| part.admits(id, *hit));
        hits.map(|hit| ((*id).clone(), hit)).collect::<Vec<_>>()
    });
    Ok(hits.into_iter().flatten().collect())
}

fn sort(study: &Study, hits: &mut Hits, order: Order) {
    if order != Order::Place {
        let key = |(id, hit): &(TranscriptId, Span)| study.text(id).map(|text| key(order, text, *hit));
        hits.sort_by_cached_key(key);
    }
}
