//! What may be said of every table: whose codings, and where.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::again::quoted;
use super::paper::{Format, Paper};
use super::{Trouble, coder, naming};
use crate::analysis::ask::{Query, Scope};
use crate::analysis::ground::{Everywhere, Ground};
use crate::report::tables::Asked;
use crate::study::{Coder, Study};
use crate::text;

#[derive(Clone, Debug, Default, Args)]
pub struct Asking {
    /// Only what this coder coded [default: everyone's codings as one layer]
    #[arg(long)]
    pub coder: Option<String>,

    /// Only where this holds, as in gloss quotes: 'wave=2 attr.age>=40'
    #[arg(long = "where", value_name = "QUERY")]
    pub narrowed: Option<String>,

    #[command(flatten)]
    pub paper: Paper,
}

/// What is counted once for a code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    #[default]
    Sentence,
    Turn,
}

impl Unit {
    pub fn of_text(self) -> text::Unit {
        match self {
            Unit::Sentence => text::Unit::Sentence,
            Unit::Turn => text::Unit::Turn,
        }
    }
}

/// `--name value`, or a bare `--name`.
pub type Way = (&'static str, Option<String>);

impl Asking {
    pub fn asked<'a>(
        &self,
        study: &'a Study,
        root: &Path,
        kind: &str,
        ways: &[Way],
    ) -> Result<Asked<'a>, Trouble> {
        let coder =
            self.coder.as_deref().map(|name| known(study, name)).transpose().map_err(Trouble::Wrong)?;
        let read = |line: &str| Query::read(line, study).map_err(|fault| Trouble::Wrong(fault.pointed()));
        let query = self.narrowed.as_deref().map(read).transpose()?;
        let ground = match &query {
            Some(query) => Ground::new(study, coder.as_ref(), &Scope::of(query, study)),
            None => Ground::new(study, coder.as_ref(), &Everywhere),
        };
        Ok(Asked {
            ground,
            narrowed: query.map(|query| query.to_string()),
            called: naming::title(study, root),
            again: self.again(root, kind, ways),
            is_indented: self.paper.format == Format::Text,
        })
    }

    fn again(&self, root: &Path, kind: &str, ways: &[Way]) -> String {
        let mut line = format!("gloss table {} {kind}", quoted(&root.to_string_lossy()));
        let own = [("coder", self.coder.clone()), ("where", self.narrowed.clone())];
        let said = own.into_iter().filter(|(_, value)| value.is_some());
        for (name, value) in ways.iter().cloned().chain(said) {
            line += &format!(" --{name}");
            line.extend(value.map(|value| format!(" {}", quoted(&value))));
        }
        line
    }
}

/// Somebody who has coded: of anyone else there are no figures, and 0 would look like one.
fn known(study: &Study, name: &str) -> Result<Coder, String> {
    let coder = coder::named(name)?;
    let coders = study.coders();
    if coders.is_empty() || coders.contains(&&coder) {
        return Ok(coder);
    }
    let names: Vec<&str> = coders.iter().map(|coder| coder.as_str()).collect();
    Err(format!("“{name}” has coded nothing in this study: its coders are {}", names.join(", ")))
}
