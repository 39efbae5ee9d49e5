//! `gloss table STUDY cooccurrence`, `themes` and `negative`

use clap::{Args, ValueEnum};

use super::{Asked, Asking, Figure, Misasked, Table, Told, Way, drawn, said, tables, typed};
use crate::analysis::cooccur;
use crate::analysis::relations::Reach;
use crate::report::tables::Pairs;
use crate::study::naming;
use crate::text;

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

    /// How codings lie to each other: equal, inside, overlapping, following, in the same turn, in the same answer
    #[arg(long, conflicts_with_all = ["matrix", "edges"])]
    pub relations: bool,

    /// In the relations: one follows the other within so many sentences (with --unit turn: turns)
    #[arg(long, value_name = "N", default_value_t = 1, requires = "relations")]
    pub within: usize,

    /// Half a matrix instead of a list
    #[arg(long)]
    pub matrix: bool,

    /// In the matrix the c-coefficient instead of counts
    #[arg(long, requires = "matrix")]
    pub c: bool,

    /// A list of edges (Source, Target, Weight) for programs that draw networks: --format csv
    #[arg(long, conflicts_with = "matrix")]
    pub edges: bool,

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
            ("edges", self.edges),
        ];
        let codes = self.codes.iter().map(|code| ("code", Some(code.clone())));
        let bare = bare.into_iter().filter_map(|(name, is)| said(name, is));
        let within = self.relations.then(|| ("within", Some(self.within.to_string())));
        [("unit", typed(self.unit))].into_iter().chain(codes).chain(bare).chain(within).collect()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        let codes = numbers(asked, &self.codes)?;
        let pairs = Pairs {
            by: self.unit.counted(),
            with_below: self.with_below,
            codes: (!codes.is_empty()).then_some(codes),
            relations: self.relations.then(|| self.reach()),
        };
        Ok(match (self.matrix, self.edges) {
            (true, _) => tables::half_matrix(asked, &pairs, self.c),
            (_, true) => tables::edges(asked, &pairs),
            _ => tables::cooccurrence(asked, &pairs),
        })
    }

    fn figures(&self, _: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(if self.matrix { drawn::heat_map(table) } else { drawn::bars_of_pairs(table) })
    }
}

/// The codes that were named, in the order of the codebook.
fn numbers(asked: &Asked, names: &[String]) -> Result<Vec<usize>, Misasked> {
    let number = |typed: &String| {
        let code = naming::code(asked.ground.study, typed).map_err(Misasked::Wrong)?;
        asked.ground.number(code.id.as_str()).ok_or_else(|| Misasked::Wrong(format!("no code “{typed}”")))
    };
    let mut codes = names.iter().map(number).collect::<Result<Vec<usize>, Misasked>>()?;
    codes.sort_unstable();
    codes.dedup();
    Ok(codes)
}

impl Cooccurrence {
    fn reach(&self) -> Reach {
        let of = if self.unit == By::Turn { text::Unit::Turn } else { text::Unit::Sentence };
        Reach { units: self.within, of }
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

/// Negative cases: who has nothing of a theme, and what was marked as speaking against it
#[derive(Debug, Args)]
pub struct Negative {
    /// Of these codes, each with all below it; may be said several times [default: all themes]
    #[arg(long = "code", value_name = "CODE")]
    pub codes: Vec<String>,

    #[command(flatten)]
    pub asking: Asking,
}

impl Told for Negative {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        self.codes.iter().map(|code| ("code", Some(code.clone()))).collect()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        let named = numbers(asked, &self.codes)?;
        let themes = || tables::known_themes(asked).map_err(Misasked::Refused);
        let codes = if named.is_empty() { themes()? } else { named };
        Ok(tables::negative(asked, &codes))
    }

    /// Words are read, not looked at.
    fn figures(&self, _: &Asked, _: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(Vec::new())
    }
}
