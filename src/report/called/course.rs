//! `gloss table STUDY waves` and `saturation`: what comes after what

use clap::{Args, ValueEnum};

use super::{Asked, Asking, Figure, Misasked, Table, Told, Way, drawn, said, tables, typed};
use crate::analysis::saturation::{Rule, Source};
use crate::report::tables::{Course, Order};

/// What becomes of each code from wave to wave: appears, persists, fades
#[derive(Debug, Args)]
pub struct Waves {
    #[command(flatten)]
    pub asking: Asking,
}

impl Told for Waves {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        Vec::new()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        tables::waves(asked).map_err(Misasked::Refused)
    }

    fn figures(&self, asked: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(drawn::multiples(asked, table))
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Of {
    /// For groups, where each meeting is one
    #[default]
    Transcripts,
    /// For repeated interviews: the second of a person is no new case
    Cases,
}

/// When interviews stop bringing new codes: three curves and a stopping rule
#[derive(Debug, Args)]
pub struct Saturation {
    /// What is counted one after the other
    #[arg(long, value_enum, default_value_t)]
    pub by: Of,

    #[arg(long, value_enum, default_value_t)]
    pub order: Order,

    /// Sources whose codes are the base of the rule
    #[arg(long, value_name = "N", default_value_t = 4)]
    pub base: usize,

    /// Sources in a run
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub run: usize,

    /// Percent of the base that a run may bring at most
    #[arg(long, value_name = "PERCENT", default_value_t = 5.0)]
    pub threshold: f64,

    /// Count themes, each with all codes below it
    #[arg(long)]
    pub themes: bool,

    /// Tell the second curve by the histories: where each code was first put, whether or not it stands there still
    #[arg(long)]
    pub history: bool,

    #[command(flatten)]
    pub asking: Asking,
}

impl Saturation {
    fn course(&self) -> Result<Course, Misasked> {
        if !(0.0..=100.0).contains(&self.threshold) {
            let words = format!("--threshold {} is no percentage from 0 to 100", self.threshold);
            return Err(Misasked::Wrong(words));
        }
        let of = match self.by {
            Of::Transcripts => Source::Transcripts,
            Of::Cases => Source::Cases,
        };
        let rule = Rule { base: self.base, run: self.run, threshold: self.threshold / 100.0 };
        let (order, themes, history) = (self.order, self.themes, self.history);
        Ok(Course { of, order, rule, themes, history })
    }
}

impl Told for Saturation {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        let ways = [
            ("by", typed(self.by)),
            ("order", typed(self.order)),
            ("base", Some(self.base.to_string())),
            ("run", Some(self.run.to_string())),
            ("threshold", Some(self.threshold.to_string())),
        ];
        let bare = [said("themes", self.themes), said("history", self.history)];
        ways.into_iter().chain(bare.into_iter().flatten()).collect()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        tables::saturation(asked, &self.course()?).map_err(Misasked::Refused)
    }

    fn figures(&self, asked: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        let stop = tables::saturated_at(asked, &self.course()?).map_err(Misasked::Refused)?;
        let columns = [('n', "new"), ('*', "all so far"), ('e', "expected")];
        Ok(drawn::curves(table, columns, stop))
    }
}
