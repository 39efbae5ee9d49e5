//! `gloss export`: a study, or a part of it, in the words of other programs.

use std::io::{IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::import::report_to;
use super::narrowed::Where;
use super::paper::Paper;
use super::trouble::{Leave, Trouble};
use super::{coder, naming, opened};
use crate::analysis::Query;
use crate::exchange::refi::For;
use crate::exchange::write::{Choices, Form, Lent, What, fits, form_of, write};
use crate::exchange::{Going, Refused, Told, lend};
use crate::report;
use crate::study::Study;

const AFTER: &str = "\
By the ending of FILE: .qdpx (REFI-QDA project), .qdc (codebook), .csv .xlsx .jsonl .jsonld (coded segments; --what chooses
codebook, people or framework), .docx .html .md (coded transcripts, or --what codebook or framework), .json.
The same study gives the same bytes. What the form cannot carry is listed at the end.";

/// Write the study, its codebook, codings or people for other programs
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Export {
    /// The study's folder
    pub study: PathBuf,

    /// Where to; one that is there is replaced. - for standard output, with --form
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,

    /// What is wanted of the study [default: what the form is usually for]
    #[arg(long, value_enum, value_name = "WHAT")]
    pub what: Option<WhatName>,

    /// The form, when the ending of FILE does not tell
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,

    /// For a program that counts characters its own way
    #[arg(long = "for", value_enum, value_name = "PROGRAM")]
    pub for_whom: Option<ForName>,

    /// Only this code, with every code below it
    #[arg(long)]
    pub code: Option<String>,

    /// Only what this coder coded
    #[arg(long)]
    pub coder: Option<String>,

    /// Only what this case said
    #[arg(long)]
    pub case: Option<String>,

    /// Only this transcript
    #[arg(long)]
    pub transcript: Option<String>,

    #[command(flatten)]
    pub only: Where,

    /// Write the loss report to a file as well: csv, json, md, html, xlsx, docx or text by its ending
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum WhatName {
    Project,
    Codebook,
    Segments,
    Transcripts,
    People,
    /// The framework matrix
    Framework,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ForName {
    /// Counts UTF-16 units and carriage returns
    NvivoWindows,
}

impl From<WhatName> for What {
    fn from(name: WhatName) -> What {
        match name {
            WhatName::Project => What::Project,
            WhatName::Codebook => What::Codebook,
            WhatName::Segments => What::Segments,
            WhatName::Transcripts => What::Transcripts,
            WhatName::People => What::People,
            WhatName::Framework => What::Framework,
        }
    }
}

pub fn export(verb: &Export) -> Result<Leave, Trouble> {
    let form = form(verb)?;
    let what = verb.what.map_or(form.usual(), What::from);
    if !fits(what, form) {
        let forms: Vec<&str> = what.forms().iter().map(|form| form.name()).collect();
        let words =
            format!("{} cannot be written as {}: choose {}", what.name(), form.name(), forms.join(", "));
        return Err(Trouble::Wrong(words));
    }
    if verb.only.is_asked() && !matches!(what, What::Segments | What::Transcripts) {
        let words = format!("--where narrows segments and transcripts; {} goes out whole", what.name());
        return Err(Trouble::Wrong(words));
    }
    if verb.to != Path::new("-") {
        lend::room_for(&verb.to).map_err(|why| Trouble::Wrong(why.to_string()))?;
    }
    let report = verb.report.as_deref().map(report_to).transpose()?;
    let opened = opened::whole(&verb.study)?;
    let part = verb.only.read(&opened.study)?;
    let refused = |why: Refused| Trouble::Refused(why.to_string());
    lend::spare(&verb.study, &opened.study, &verb.to).map_err(refused)?;
    let mut choices = choices(verb, &opened.study)?;
    choices.title += &part.told();
    let Lent { bytes, told } =
        write(&part.of(&opened.study), what, form, &choices, &Going::quietly()).map_err(refused)?;
    put(&verb.to, &bytes)?;
    let words = format!("Exported {}{} to {}", what.name(), part.within(), verb.to.display());
    tell(verb, &words, &told)?;
    report.map_or(Ok(()), |report| report.put_table(&told.table(&words)))?;
    Ok(Leave::Done)
}

fn form(verb: &Export) -> Result<Form, Trouble> {
    let known = || Form::ALL.iter().map(|form| form.name()).collect::<Vec<_>>().join(", ");
    match &verb.form {
        Some(name) => {
            Form::named(name).ok_or_else(|| Trouble::Wrong(format!("there is no form “{name}”: {}", known())))
        }
        None => form_of(&verb.to).ok_or_else(|| {
            let words = "does not tell by its ending what is to be written; --form says it:";
            Trouble::Wrong(format!("{} {words} {}", verb.to.display(), known()))
        }),
    }
}

fn choices(verb: &Export, study: &Study) -> Result<Choices, Trouble> {
    let code =
        verb.code.as_deref().map(|code| naming::code(study, code)).transpose().map_err(Trouble::Wrong)?;
    let which = Query {
        code: code.map(|code| code.id.clone()),
        coder: verb.coder.as_deref().map(coder::named).transpose().map_err(Trouble::Wrong)?,
        case: verb
            .case
            .as_deref()
            .map(|case| naming::case(study, case))
            .transpose()
            .map_err(Trouble::Wrong)?,
        transcript: verb
            .transcript
            .as_deref()
            .map(|id| naming::transcript(study, id))
            .transpose()
            .map_err(Trouble::Wrong)?,
    };
    let for_whom = match verb.for_whom {
        Some(ForName::NvivoWindows) => For::NvivoWindows,
        None => For::Anyone,
    };
    Ok(Choices { title: naming::title(study, &verb.study), which, for_whom })
}

fn put(to: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    if to != Path::new("-") {
        return lend::put(to, bytes).map_err(|why| Trouble::Wrong(why.to_string()));
    }
    if stdout().is_terminal() {
        return Err(Trouble::Wrong("a terminal is no place for a file: give it a name, or pipe it".into()));
    }
    Ok(stdout().write_all(bytes).and_then(|()| stdout().flush())?)
}

fn tell(verb: &Export, words: &str, told: &Told) -> Result<(), Trouble> {
    match verb.to == Path::new("-") {
        true => Ok(()),
        false => Paper::terminal().put(&report::text(&told.shortened().table(words))),
    }
}
