//! `gloss table STUDY codes`

use clap::Args;

use super::{Asked, Asking, Misasked, Table, Told, Unit, Way, tables, typed};

/// Each code: how often, by how many cases and in how many transcripts it was used
#[derive(Debug, Args)]
pub struct Codes {
    /// What is counted once for a code
    #[arg(long, value_enum, default_value_t)]
    pub unit: Unit,

    #[command(flatten)]
    pub asking: Asking,
}

impl Told for Codes {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        vec![("unit", typed(self.unit))]
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        Ok(tables::codes(asked, self.unit.of_text()))
    }
}
