//! `gloss table STUDY coverage` and `speakers`: what was said, and how much of it is coded

use clap::Args;

use super::{Asked, Asking, Bar, Figure, Misasked, Table, Told, Way, drawn, said, tables, typed};
use crate::report::tables::Of;

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
        Ok(tables::coverage(asked, self.by))
    }

    fn figures(&self, _: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(drawn::bars(table, "% coded", Some(100.0), |_, row| Bar::new(drawn::shown(row, 0))))
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

    fn figures(&self, _: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        let shown = drawn::shown;
        Ok(match self.follows {
            true => drawn::bars(table, "% of the speaker's turns", Some(100.0), |_, row| {
                let name = format!("{} after {}", shown(row, 1), shown(row, 2));
                Bar { group: shown(row, 0), ..Bar::new(name) }
            }),
            false => drawn::bars(table, "% of words", Some(100.0), |_, row| {
                let name = format!("{} ({})", shown(row, 1), shown(row, 2));
                Bar { group: shown(row, 0), ..Bar::new(name) }
            }),
        })
    }
}
