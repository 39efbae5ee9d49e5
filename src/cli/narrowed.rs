//! `--where`: a verb looks only at what a question lets through, and says so.

use std::borrow::Cow;

use clap::Args;

use super::trouble::Trouble;
use crate::analysis::ask::{Query, Scope};
use crate::study::{Study, TranscriptId};
use crate::text::Span;

#[derive(Debug, Default, Args)]
pub struct Where {
    /// Only what a question lets through: wave=2, 'attr.age>=40 and not speaker=Ann' … (gloss quotes --help has more)
    #[arg(id = "where", long = "where", value_name = "QUERY")]
    line: Option<String>,
}

/// What is let through; everything where nothing was asked.
pub struct Part {
    asked: Option<(Query, Scope)>,
}

impl Where {
    pub fn is_asked(&self) -> bool {
        self.line.is_some()
    }

    /// # Errors
    /// The question with the place at which it cannot be understood.
    pub fn read(&self, study: &Study) -> Result<Part, Trouble> {
        let read = |line: &String| Query::read(line, study).map_err(|fault| Trouble::Wrong(fault.pointed()));
        let query = self.line.as_ref().map(read).transpose()?;
        let asked = query.map(|query| {
            let scope = Scope::of(&query, study);
            (query, scope)
        });
        Ok(Part { asked })
    }
}

impl Part {
    pub fn scope(&self) -> Option<&Scope> {
        self.asked.as_ref().map(|(_, scope)| scope)
    }

    pub fn of<'a>(&self, study: &'a Study) -> Cow<'a, Study> {
        self.scope().map_or(Cow::Borrowed(study), |scope| Cow::Owned(scope.narrowed(study)))
    }

    pub fn admits(&self, transcript: &TranscriptId, span: Span) -> bool {
        self.scope().is_none_or(|scope| scope.admits(transcript, span))
    }

    /// To stand behind a heading.
    pub fn told(&self) -> String {
        self.in_words(" · of")
    }

    /// To stand in a sentence.
    pub fn within(&self) -> String {
        self.in_words(" in")
    }

    fn in_words(&self, joint: &str) -> String {
        let told = |(query, _): &(Query, Scope)| format!("{joint} what “{query}” lets through");
        self.asked.as_ref().map(told).unwrap_or_default()
    }
}
