//! `gloss code`: codings from a script, one or many, all or none.

mod batch;
mod line;
mod place;

use std::collections::BTreeSet;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

use clap::Args;

use super::keeping::Keeping;
use super::paper::Paper;
use super::trouble::{Leave, Trouble};
use super::{Ways, coder};
use batch::Batch;
use line::Wish;

const LINES: &str = "\
With --from, each line is one coding:
  {\"transcript\": \"50001\", \"start\": 120, \"end\": 180, \"code\": \"Barriers/Unclear role\"}
  {\"transcript\": \"50001\", \"quote\": \"exact words that occur once\", \"code\": \"hope\"}
and may add \"coder\", \"memo\", \"at\" (RFC 3339, or milliseconds since 1970), \"weight\" (0 to 100), \"golden\", \"counter\".
With all of \"start\", \"end\" and \"quote\" the words must stand there; \"about\", which an export adds, is not read.
Every line is checked before anything is changed; if one is wrong, none counts.
Offsets are Unicode code points; START is the first, END the one after the last.";

/// Code passages from the command line or from a script
#[derive(Debug, Args)]
#[command(
    after_help = LINES,
    override_usage = "gloss code STUDY TRANSCRIPT START..END CODE\n       \
        gloss code STUDY TRANSCRIPT CODE --quote WORDS\n       gloss code STUDY --from FILE|-"
)]
pub struct CodeVerb {
    /// The study's folder
    pub study: PathBuf,

    /// TRANSCRIPT START..END CODE; the code by slug or path
    #[arg(value_name = "WHAT", required_unless_present = "from", num_args = 2..=3)]
    pub what: Vec<String>,

    /// The exact words, which must occur once, instead of START..END
    #[arg(long, value_name = "WORDS", conflicts_with = "from")]
    pub quote: Option<String>,

    /// A thought attached to the coding
    #[arg(long, value_name = "WORDS", conflicts_with = "from")]
    pub memo: Option<String>,

    /// Many codings, one JSON object a line, from a file or - for standard input
    #[arg(long, value_name = "FILE|-", conflicts_with = "what")]
    pub from: Option<PathBuf>,

    /// Make codes that are not in the codebook yet
    #[arg(long)]
    pub create: bool,
}

pub fn code(verb: &CodeVerb, ways: &Ways) -> Result<Leave, Trouble> {
    let me = coder::who(ways)?;
    let wishes = match &verb.from {
        Some(file) => line::read(&source(file)?, &me)?,
        None => vec![typed(verb, me)?],
    };
    let coders: BTreeSet<_> = wishes.iter().map(|wish| wish.coder.clone()).collect();
    let mut keeping = Keeping::begin(&verb.study, coders, ways.read_only)?;
    let batch = Batch::gather(&mut keeping, &wishes, verb.create)?;
    let told = batch.told();
    let changes = batch.changes(keeping.study());
    if !changes.is_empty() {
        keeping.keep(changes)?;
    }
    Paper::terminal().put(&told)?;
    Ok(Leave::Done)
}

fn source(file: &Path) -> Result<String, Trouble> {
    if file == Path::new("-") {
        let mut text = String::new();
        let read = stdin().read_to_string(&mut text);
        return read
            .map(|_| text)
            .map_err(|error| Trouble::file("read", Path::new("standard input"), &error));
    }
    std::fs::read_to_string(file).map_err(|error| Trouble::file("read", file, &error))
}

fn typed(verb: &CodeVerb, coder: crate::study::Coder) -> Result<Wish, Trouble> {
    let wish = match (verb.what.as_slice(), &verb.quote) {
        ([transcript, span, code], None) => Wish::new(transcript, line::span(span)?, code, coder),
        ([transcript, code], Some(quote)) => {
            Wish::new(transcript, line::Where::Quote(quote.clone()), code, coder)
        }
        _ => {
            return Err(Trouble::Wrong(
                "give TRANSCRIPT START..END CODE, or TRANSCRIPT CODE --quote WORDS".into(),
            ));
        }
    };
    Ok(Wish { memo: verb.memo.clone(), ..wish })
}
