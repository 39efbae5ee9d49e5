//! `gloss table STUDY portrait`

use clap::Args;

use super::{Asked, Asking, Figure, Misasked, Table, Told, Way, said, tables};
use crate::report::tables::Looked;
use crate::study::naming;

/// Each transcript as a strip of its codes, from the first words to the last
#[derive(Debug, Args)]
pub struct Portrait {
    /// Only of this transcript; may be said several times [default: all]
    #[arg(long = "transcript", value_name = "TRANSCRIPT")]
    pub transcripts: Vec<String>,

    /// Only these codes; may be said several times [default: all that stand there]
    #[arg(long = "code", value_name = "CODE")]
    pub codes: Vec<String>,

    /// Themes, each with all codes below it
    #[arg(long)]
    pub themes: bool,

    /// Each coder's codings by themselves
    #[arg(long)]
    pub by_coder: bool,

    /// Into so many stretches the table cuts a transcript; the picture cuts it as wide as it is
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub parts: usize,

    #[command(flatten)]
    pub asking: Asking,
}

const MOST_PARTS: usize = 1000;

impl Portrait {
    fn looked(&self, asked: &Asked) -> Result<Looked, Misasked> {
        if self.parts == 0 || self.parts > MOST_PARTS {
            let words = format!("--parts {}: from 1 to {MOST_PARTS}", self.parts);
            return Err(Misasked::Wrong(words));
        }
        let pages = self.transcripts.iter().map(|typed| page(asked, typed));
        let codes = self.codes.iter().map(|typed| code(asked, typed));
        Ok(Looked {
            pages: pages.collect::<Result<_, _>>()?,
            codes: codes.collect::<Result<_, _>>()?,
            themes: self.themes,
            by_coder: self.by_coder,
            parts: self.parts,
        })
    }
}

fn page(asked: &Asked, typed: &str) -> Result<usize, Misasked> {
    let id = naming::transcript(asked.ground.study, typed).map_err(Misasked::Wrong)?;
    let at = asked.ground.pages.iter().position(|page| *page.id == id);
    at.ok_or_else(|| {
        Misasked::Refused(format!("{id} is not among what is looked at: it is left out by --where"))
    })
}

fn code(asked: &Asked, typed: &str) -> Result<usize, Misasked> {
    let code = naming::code(asked.ground.study, typed).map_err(Misasked::Wrong)?;
    asked.ground.number(code.id.as_str()).ok_or_else(|| Misasked::Wrong(format!("no code “{typed}”")))
}

impl Told for Portrait {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        let transcripts = self.transcripts.iter().map(|typed| ("transcript", Some(typed.clone())));
        let codes = self.codes.iter().map(|typed| ("code", Some(typed.clone())));
        let flags = [("themes", self.themes), ("by-coder", self.by_coder)];
        let flags = flags.into_iter().filter_map(|(name, is)| said(name, is));
        let parts = ("parts", Some(self.parts.to_string()));
        transcripts.chain(codes).chain(flags).chain([parts]).collect()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        tables::portrait(asked, &self.looked(asked)?).map_err(Misasked::Refused)
    }

    fn figures(&self, asked: &Asked, _: &Table) -> Result<Vec<Figure>, Misasked> {
        let drawn = tables::portraits(asked, &self.looked(asked)?).map_err(Misasked::Refused)?;
        Ok(drawn.into_iter().map(Figure::Portrait).collect())
    }

    fn is_a_picture(&self) -> bool {
        true
    }
}
