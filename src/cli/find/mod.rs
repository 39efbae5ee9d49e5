//! `gloss find`: words in context, and, if wanted, one code on every hit.

mod concordance;
mod tag;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::{Args, ValueEnum};
use concordance::Rows;

use super::narrowed::Where;
use super::paper::Paper;
use super::trouble::{Leave, Trouble};
use super::{Ways, naming, opened};
use crate::analysis::concordance::Order;
use crate::each::each;
use crate::study::{Study, TranscriptId};
use crate::text::{Pattern, Reading, Transcript};

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
    let is_whole = verb.only.is_asked();
    let opened = if is_whole { opened::whole(&verb.study)? } else { opened::cover(&verb.study)? };
    let (study, part) = (&opened.study, verb.only.read(&opened.study)?);
    let wanted = wanted(study, verb.within.as_deref())?;
    let count = AtomicUsize::new(0);
    let in_text = |id: &TranscriptId, text: &Transcript| {
        let hits = pattern.passages(text).filter(|hit| part.admits(id, *hit));
        let hits = hits.take_while(|_| count.fetch_add(1, Ordering::Relaxed) < MOST_HITS);
        concordance::rows(verb, id, text, hits)
    };
    let found: Vec<Rows> = if is_whole {
        each(&wanted, |id| study.text(id).map(|text| in_text(id, text)).unwrap_or_default())
    } else {
        opened::leaf_through(&verb.study, &wanted, |id, words| match pattern.is_match(words) {
            true => in_text(id, &Transcript::among(words, &study.about.names)),
            false => Rows::default(),
        })
    };
    if count.into_inner() > MOST_HITS {
        return Err(Trouble::Refused(too_many(&verb.pattern)));
    }
    let table = concordance::table(study, &part, verb, found);
    verb.paper.put_table(&table)?;
    let leave = if table.rows.is_empty() { Leave::Refused } else { Leave::Done };
    // The program ends here; to give a hundred thousand cells back one by one would be felt.
    std::mem::forget((table, opened));
    Ok(leave)
}

/// A table of more would fill the memory.
const MOST_HITS: usize = 1_000_000;

fn too_many(pattern: &str) -> String {
    format!(
        "“{pattern}” is found more than {MOST_HITS} times: search for something rarer, or with --in in one transcript"
    )
}

/// The transcripts that are searched: all, or the one that was typed.
fn wanted<'a>(study: &'a Study, within: Option<&str>) -> Result<Vec<&'a TranscriptId>, Trouble> {
    let within = within.map(|typed| naming::transcript(study, typed)).transpose().map_err(Trouble::Wrong)?;
    Ok(study.shelf.keys().filter(|id| within.as_ref().is_none_or(|within| within == *id)).collect())
}
