//! The question behind what was typed: the query and the flags, joined by *and*.

use super::Quotes;
use crate::analysis::ask::{How, Query, written};
use crate::cli::trouble::Trouble;
use crate::cli::{coder, naming};
use crate::report::again::quoted;
use crate::study::Study;

pub struct Question {
    pub query: Query,
    pub how: How,
}

impl Question {
    pub fn asked(verb: &Quotes, study: &Study) -> Result<Question, Trouble> {
        let read = |line: &str| Query::read(line, study).map_err(|fault| Trouble::Wrong(fault.pointed()));
        let (how, line) = typed(verb, study).map_err(Trouble::Wrong)?;
        let typed = line.as_deref().map(read).transpose()?;
        // Quotes are of what was coded: of a place alone, its codings. Who was there is another question.
        let all_codings = !verb.cases && typed.as_ref().is_none_or(Query::is_about_places);
        let flags = flags(verb, study).map_err(Trouble::Wrong)?;
        let parts: Vec<String> = all_codings
            .then(|| "*".to_string())
            .into_iter()
            .chain(typed.map(|query| query.to_string()))
            .chain(flags)
            .collect();
        let line = match parts.as_slice() {
            [] => "*".to_string(),
            [only] => only.clone(),
            several => several.iter().map(|part| bracketed(part)).collect::<Vec<_>>().join(" and "),
        };
        Ok(Question { query: read(&line)?, how })
    }

    /// The line that asks the same again; the query holds the flags already.
    pub fn again(&self, verb: &Quotes) -> String {
        let study = quoted(&verb.study.to_string_lossy());
        let mut line = format!("gloss quotes {study} {}", quoted(&self.query.to_string()));
        if let Some(grain) = self.how.by {
            line += &format!(" --by {}", grain.name());
        }
        let ways = [(verb.separate, " --separate"), (verb.cases, " --cases"), (verb.count, " --count")];
        line.extend(ways.into_iter().filter(|(is, _)| *is).map(|(_, way)| way));
        line
    }
}

/// The question, with how it is to be answered: as it was typed now, or when it was saved.
fn typed(verb: &Quotes, study: &Study) -> Result<(How, Option<String>), String> {
    let Some(name) = &verb.saved else {
        let how = How { by: verb.by.map(super::Unit::grain), separate: verb.separate };
        return Ok((how, verb.query.clone()));
    };
    let saved = &study.about.queries;
    let found = saved.iter().find(|saved| saved.name == *name).ok_or_else(|| {
        let names: Vec<&str> = saved.iter().map(|saved| saved.name.as_str()).collect();
        match names.as_slice() {
            [] => "No question is saved in this study".to_string(),
            names => format!("No question is saved as “{name}”; there are {}", names.join(", ")),
        }
    })?;
    How::read(&found.query).map(|(how, query)| (how, Some(query.to_string())))
}

fn flags(verb: &Quotes, study: &Study) -> Result<Vec<String>, String> {
    let coder = verb.coder.as_deref().map(coder::named).transpose()?;
    let case = verb.case.as_deref().map(|typed| naming::case(study, typed)).transpose()?;
    let transcript = verb.transcript.as_deref().map(|typed| naming::transcript(study, typed)).transpose()?;
    let narrow = |field: &str, value: &str| format!("{field}={}", written(value));
    let coder = coder.map(|coder| narrow("coder", coder.as_str()));
    let case = case.map(|case| narrow("case", case.as_str()));
    let transcript = transcript.map(|transcript| narrow("transcript", transcript.as_str()));
    Ok([coder, case, transcript].into_iter().flatten().collect())
}

/// What is one word, or one field with a plain value, needs none.
fn bracketed(part: &str) -> String {
    let binds = |c: char| c.is_whitespace() || "\"“”„()".contains(c);
    if part.contains(binds) { format!("({part})") } else { part.to_string() }
}
