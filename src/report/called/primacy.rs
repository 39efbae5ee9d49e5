//! `gloss table STUDY primacy`

use clap::Args;

use super::{Asked, Asking, Figure, Misasked, Table, Told, Way, said, tables};
use crate::report::tables::First;

/// What people say first and how many say it, question by question: Smith's S, Sutrop's CSI and what they stand on
#[derive(Debug, Args)]
pub struct Primacy {
    /// Only the answers to this question of the guide; may be said again [default: all that are marked]
    #[arg(long = "question", value_name = "ID")]
    pub questions: Vec<String>,

    /// List themes, each with all codes below it
    #[arg(long)]
    pub themes: bool,

    /// Without what the interviewer had named
    #[arg(long)]
    pub spontaneous: bool,

    /// Wave by wave, with the change from one to the next
    #[arg(long)]
    pub by_wave: bool,

    /// So many sentences are the beginning of an answer
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub sentences: usize,

    #[command(flatten)]
    pub asking: Asking,
}

impl Primacy {
    fn first(&self, asked: &Asked) -> Result<First, Misasked> {
        tables::known_questions(asked, &self.questions).map_err(Misasked::Wrong)?;
        if self.sentences == 0 {
            return Err(Misasked::Wrong("--sentences 0: an answer begins with at least one sentence".into()));
        }
        Ok(First {
            questions: self.questions.clone(),
            themes: self.themes,
            spontaneous: self.spontaneous,
            by_wave: self.by_wave,
            sentences: self.sentences,
        })
    }
}

impl Told for Primacy {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        let questions = self.questions.iter().map(|id| ("question", Some(id.clone())));
        let flags = [("themes", self.themes), ("spontaneous", self.spontaneous), ("by-wave", self.by_wave)];
        let flags = flags.into_iter().filter_map(|(name, is)| said(name, is));
        let sentences = ("sentences", Some(self.sentences.to_string()));
        questions.chain(flags).chain([sentences]).collect()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        tables::primacy(asked, &self.first(asked)?).map_err(Misasked::Refused)
    }

    fn figures(&self, asked: &Asked, _: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(self.drawn(asked)?.1)
    }

    /// What both stand on is worked out once.
    fn drawn(&self, asked: &Asked) -> Result<(Table, Vec<Figure>), Misasked> {
        let drawn = tables::primacy_drawn(asked, &self.first(asked)?);
        let (table, scatters) = drawn.map_err(Misasked::Refused)?;
        Ok((table, scatters.into_iter().map(Figure::Scatter).collect()))
    }
}
