//! `gloss table STUDY codes`

use clap::{Args, ValueEnum};

use super::{Asked, Asking, Bar, Figure, Misasked, Table, Told, Unit, Way, drawn, tables, typed};

/// What the bars of the picture are long by; codes below a code are counted with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Long {
    #[default]
    Codings,
    Cases,
}

/// Each code: how often, by how many cases and in how many transcripts it was used
#[derive(Debug, Args)]
pub struct Codes {
    /// What is counted once for a code
    #[arg(long, value_enum, default_value_t)]
    pub unit: Unit,

    /// What the bars of --picture are long by
    #[arg(long, value_enum, value_name = "WHAT", default_value_t)]
    pub bars: Long,

    #[command(flatten)]
    pub asking: Asking,
}

impl Told for Codes {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        let bars = (self.bars != Long::default()).then(|| ("bars", typed(self.bars)));
        [("unit", typed(self.unit))].into_iter().chain(bars).collect()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        Ok(tables::codes(asked, self.unit.of_text()))
    }

    fn figures(&self, asked: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        let (column, whole) = match self.bars {
            Long::Codings => ("codings with below", None),
            Long::Cases => ("cases with below", Some(1.0)),
        };
        let bar = |code, row: &[_]| Bar { colour: asked.colour(code), ..Bar::new(drawn::shown(row, 0)) };
        Ok(drawn::bars(table, column, whole, bar))
    }
}
