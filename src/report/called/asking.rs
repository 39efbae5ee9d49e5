//! What may be said of every table: whose codings, and where.

use clap::{Args, ValueEnum};

use super::{Frame, Misasked, Standing};
use crate::analysis::ask::{Query, Scope};
use crate::analysis::ground::{Everywhere, Ground};
use crate::report::again::quoted;
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

    /// Draw it: in letters, or with --format svg
    #[arg(long)]
    pub picture: bool,
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
    /// What stands on the desk holds here too.
    pub fn with(&self, standing: &Standing) -> Asking {
        let coder = self.coder.clone().or_else(|| standing.coder.clone());
        let narrowed = match (&self.narrowed, &standing.only) {
            (Some(typed), Some(only)) => Some(format!("({typed}) and ({only})")),
            (typed, only) => typed.clone().or_else(|| only.clone()),
        };
        Asking { coder, narrowed, picture: self.picture }
    }

    pub fn asked<'a>(&self, frame: Frame<'a>, kind: &str, ways: &[Way]) -> Result<Asked<'a>, Misasked> {
        let Frame { study, called, known_by, root, is_indented, trail, read } = frame;
        let coder = self.coder.as_deref().map(|name| known(study, name)).transpose()?;
        let understood =
            |line: &str| Query::read(line, study).map_err(|fault| Misasked::Wrong(fault.pointed()));
        let query = self.narrowed.as_deref().map(understood).transpose()?;
        let ground = match &query {
            Some(query) => Ground::new(study, coder.as_ref(), &Scope::of(query, study)),
            None => Ground::new(study, coder.as_ref(), &Everywhere),
        };
        let again = self.again(&root, kind, ways);
        let narrowed = query.map(|query| query.to_string());
        Ok(Asked { ground, narrowed, called, known_by, again, is_indented, trail, read })
    }

    fn again(&self, root: &str, kind: &str, ways: &[Way]) -> String {
        let mut line = format!("gloss table {} {kind}", quoted(root));
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
fn known(study: &Study, name: &str) -> Result<Coder, Misasked> {
    let coder = Coder::new(name);
    let coders = study.coders();
    if coders.is_empty() || coders.contains(&&coder) {
        return Ok(coder);
    }
    let names: Vec<&str> = coders.iter().map(|coder| coder.as_str()).collect();
    let coders = names.join(", ");
    Err(Misasked::Wrong(format!("“{name}” has coded nothing in this study: its coders are {coders}")))
}
