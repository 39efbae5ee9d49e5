//! `gloss quotes`: the passages a question finds, each with its source.

mod columns;
mod page;
mod passage;
mod question;
mod sums;
mod told;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::paper::{Format, Paper};
use super::trouble::{Leave, Trouble};
use super::{naming, opened};
use crate::analysis::ask::{Answer, Grain, ask, explain};
use crate::study::Study;
use question::Question;
use told::Told;

/// Print coded passages with their sources
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Quotes {
    /// The study's folder
    pub study: PathBuf,

    /// What to look for: a code, or a question as in the examples [default: all codings]
    pub query: Option<String>,

    /// A question that is saved in the study, by its name
    #[arg(long, value_name = "NAME", conflicts_with_all = ["query", "by", "separate"])]
    pub saved: Option<String>,

    /// Whole units instead of stretches: “and” then means in the same one
    #[arg(long, value_enum, value_name = "UNIT")]
    pub by: Option<Unit>,

    /// Leave passages joined by “or” as they were coded instead of merging what touches
    #[arg(long)]
    pub separate: bool,

    /// Only who: the cases behind the passages
    #[arg(long, conflicts_with = "count")]
    pub cases: bool,

    /// Only how many
    #[arg(long)]
    pub count: bool,

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

const EXAMPLES: &str = "\
Questions:
  hope                           its codings; 'Barriers/*' with all codes below it
  'hope and not despair'         text coded the one and not the other
  'hope overlaps despair'        whole codings; also inside, around, equals
  'hope near/3 turn despair'     also before, after; word, sentence, char, answer
  'text:\"no desk\" or text:/lon+g/'
  '* wave=2..3 attr.age>=40'     also case, speaker, coder, layer, group, set, memo, weight, golden …
  'cases(hope) and cases(despair)' --cases
  'atleast(2; hope, despair, trust)' --by turn";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    Word,
    Sentence,
    Turn,
    Answer,
}

impl Unit {
    fn grain(self) -> Grain {
        match self {
            Unit::Word => Grain::Word,
            Unit::Sentence => Grain::Sentence,
            Unit::Turn => Grain::Turn,
            Unit::Answer => Grain::Answer,
        }
    }
}

pub fn quotes(verb: &Quotes) -> Result<Leave, Trouble> {
    let opened = opened::whole(&verb.study)?;
    let study = &opened.study;
    let question = Question::asked(verb, study)?;
    let answer = ask(&question.query, study, question.how);
    let title = title(verb, study, &question, &answer);
    if verb.count || verb.cases {
        let table = if verb.count { sums::counts(title, &answer) } else { sums::cases(title, &answer) };
        verb.paper.put_table(&table)?;
        return Ok(Leave::Done);
    }
    let passages = passage::passages(study, &answer);
    let told: Vec<Told> = passages.iter().map(|passage| Told::new(study, passage, verb.context)).collect();
    match verb.paper.format {
        Format::Text => verb.paper.put(&page::text(&title, &told))?,
        Format::Md => verb.paper.put(&page::notes(&title, &told))?,
        _ => verb.paper.put_table(&columns::table(&title, &told, verb.context > 0))?,
    }
    Ok(Leave::Done)
}

/// What was asked and found in words, of which study, and how to ask it again.
fn title(verb: &Quotes, study: &Study, question: &Question, answer: &Answer) -> String {
    let sentence = explain(&question.query, question.how, answer, study);
    format!("{sentence} · {} · {}", naming::title(study, &verb.study), question.again(verb))
}
