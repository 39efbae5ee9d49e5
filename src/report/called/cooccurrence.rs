//! `gloss table STUDY cooccurrence` and `themes`

use clap::{Args, ValueEnum};

use super::{Asked, Asking, Figure, Misasked, Table, Told, Way, drawn, said, tables, typed};
use crate::analysis::cooccur;
use crate::report::tables::Pairs;
use crate::study::naming;

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum By {
    #[default]
    Sentence,
    Turn,
    Character,
    Transcript,
    Case,
    /// Pairs of overlapping codings, as ATLAS.ti counts
    Segment,
}

impl By {
    fn counted(self) -> cooccur::By {
        match self {
            By::Sentence => cooccur::By::Sentence,
            By::Turn => cooccur::By::Turn,
            By::Character => cooccur::By::Character,
            By::Transcript => cooccur::By::Transcript,
            By::Case => cooccur::By::Case,
            By::Segment => cooccur::By::Segment,
        }
    }
}

/// Which codes stand together, with c-coefficient: the closest pairs first
#[derive(Debug, Args)]
pub struct Cooccurrence {
    /// What is counted
    #[arg(long, value_enum, default_value_t)]
    pub unit: By,

    /// Only among these codes; may be said several times
    #[arg(long = "code", value_name = "CODE")]
    pub codes: Vec<String>,

    /// Each code with all codes below it
    #[arg(long)]
    pub with_below: bool,

    /// How codings lie to each other: equal, contains, inside, overlaps, before, after
    #[arg(long, conflicts_with = "matrix")]
    pub relations: bool,

    /// Half a matrix instead of a list
    #[arg(long)]
    pub matrix: bool,

    /// In the matrix the c-coefficient instead of counts
    #[arg(long, requires = "matrix")]
    pub c: bool,

    #[command(flatten)]
    pub asking: Asking,
}

impl Told for Cooccurrence {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        let bare = [
            ("with-below", self.with_below),
            ("relations", self.relations),
            ("matrix", self.matrix),
            ("c", self.c),
        ];
        let codes = self.codes.iter().map(|code| ("code", Some(code.clone())));
        let bare = bare.into_iter().filter_map(|(name, is)| said(name, is));
        [("unit", typed(self.unit))].into_iter().chain(codes).chain(bare).collect()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        let number = |typed: &String| {
            let code = naming::code(asked.ground.study, typed).map_err(Misasked::Wrong)?;
            asked.ground.number(code.id.as_str()).ok_or_else(|| Misasked::Wrong(format!("no code “{typed}”")))
        };
        let mut codes = self.codes.iter().map(number).collect::<Result<Vec<usize>, Misasked>>()?;
        codes.sort_unstable();
        codes.dedup();
        let pairs = Pairs {
            by: self.unit.counted(),
            with_below: self.with_below,
            codes: (!codes.is_empty()).then_some(codes),
            with_relations: self.relations,
        };
        Ok(match self.matrix {
            true => tables::half_matrix(asked, &pairs, self.c),
            false => tables::cooccurrence(asked, &pairs),
        })
    }

    fn figures(&self, _: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(if self.matrix { drawn::heat_map(table) } else { drawn::bars_of_pairs(table) })
    }
}

/// How far themes of one level overlap, each with all codes below it
#[derive(Debug, Args)]
pub struct Themes {
    /// What is counted
    #[arg(long, value_enum, default_value_t)]
    pub unit: By,

    #[command(flatten)]
    pub asking: Asking,
}

impl Told for Themes {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        vec![("unit", typed(self.unit))]
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        tables::themes(asked, self.unit.counted()).map_err(Misasked::Refused)
    }

    fn figures(&self, _: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(drawn::bars_of_pairs(table))
    }
}
