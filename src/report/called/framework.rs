//! `gloss table STUDY framework`

use clap::{Args, ValueEnum};

use super::{Asked, Asking, Figure, Misasked, Table, Told, Way, tables, typed};
use crate::report::tables::Says;
use crate::study::framework::{Framework as Chosen, Rows};
use crate::study::naming;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowKind {
    Case,
    #[value(alias = "case×wave", alias = "case-x-wave")]
    CaseWave,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CellKind {
    /// What was written, and how many codings wait where nothing was
    #[default]
    Summary,
    Quotes,
    Both,
}

/// What was written of each case under each code: the framework matrix
#[derive(Debug, Default, Args)]
pub struct Framework {
    /// What a row tells of [default: as chosen in the study]
    #[arg(long, value_enum, value_name = "WHAT")]
    pub rows: Option<RowKind>,

    /// The codes and themes, each with all below it, in this order [default: those chosen in the study; until any are, the top level of the codebook]
    #[arg(long = "cols", value_name = "CODE", num_args = 1..)]
    pub columns: Vec<String>,

    /// What a cell says
    #[arg(long, value_enum, default_value_t)]
    pub cell: CellKind,

    #[command(flatten)]
    pub asking: Asking,
}

impl Told for Framework {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        let rows = self.rows.map(|rows| ("rows", typed(rows)));
        let columns = self.columns.iter().map(|code| ("cols", Some(code.clone())));
        rows.into_iter().chain(columns).chain([("cell", typed(self.cell))]).collect()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        let says = match self.cell {
            CellKind::Summary => Says::Summaries,
            CellKind::Quotes => Says::Quotes,
            CellKind::Both => Says::Both,
        };
        Ok(tables::framework(asked, &self.chosen(asked)?, says))
    }

    /// Words are read, not looked at.
    fn figures(&self, _: &Asked, _: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(Vec::new())
    }
}

impl Framework {
    /// The study's own, but for what was said.
    fn chosen(&self, asked: &Asked) -> Result<Chosen, Misasked> {
        let study = asked.ground.study;
        let mut chosen = Chosen::clone(&study.framework);
        match self.rows {
            Some(RowKind::Case) => chosen.rows = Rows::Cases,
            Some(RowKind::CaseWave) => chosen.rows = Rows::CaseWaves,
            None => {}
        }
        if !self.columns.is_empty() {
            let code = |typed: &String| naming::code(study, typed).map(|code| code.id.clone());
            chosen.columns =
                self.columns.iter().map(code).collect::<Result<_, _>>().map_err(Misasked::Wrong)?;
        }
        Ok(chosen)
    }
}
