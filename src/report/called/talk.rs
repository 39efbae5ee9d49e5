//! `gloss table STUDY coverage` and `speakers`: what was said, and how much of it is coded

use clap::{Args, ValueEnum};

use super::{Asked, Asking, Misasked, Table, Told, Way, said, tables, typed};
use crate::report::tables as report;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Of {
    #[default]
    Transcripts,
    Cases,
}

/// How much of what is said is coded, and the longest stretch that is not
#[derive(Debug, Args)]
pub struct Coverage {
    #[arg(long, value_enum, default_value_t)]
    pub by: Of,

    #[command(flatten)]
    pub asking: Asking,
}

impl Told for Coverage {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        vec![("by", typed(self.by))]
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        let of = match self.by {
            Of::Transcripts => report::Of::Transcripts,
            Of::Cases => report::Of::Cases,
        };
        Ok(tables::coverage(asked, of))
    }
}

/// Who speaks how much, and who follows whom
#[derive(Debug, Args)]
pub struct Speakers {
    /// Each two who speak one directly after the other
    #[arg(long)]
    pub follows: bool,

    #[command(flatten)]
    pub asking: Asking,
}

impl Told for Speakers {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        said("follows", self.follows).into_iter().collect()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        Ok(if self.follows { tables::follows(asked) } else { tables::speakers(asked) })
    }
}
