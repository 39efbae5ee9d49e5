//! `gloss table STUDY matrix` and `case-waves`

use clap::{Args, ValueEnum};

use super::{Asked, Asking, Bar, Figure, Misasked, Table, Told, Unit, Way, drawn, said, tables, typed};
use crate::analysis::cross::Axis;
use crate::report::tables::{Matrix as Crossing, Measure, Whole};
use crate::study::{AttributeKind, Study};
use crate::text::{fold, nearest};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Cell {
    #[default]
    Codings,
    /// Sentences or turns, each once: see --unit
    Units,
    /// Code points
    Chars,
    Cases,
    /// 1 where there is any, else 0
    Present,
    /// Percent of what is said under the row's heading
    RowSpeech,
    /// Percent of what is said under the column's heading
    ColumnSpeech,
}

impl Cell {
    fn measure(self) -> Measure {
        match self {
            Cell::Codings => Measure::Codings,
            Cell::Units => Measure::Units,
            Cell::Chars => Measure::CodePoints,
            Cell::Cases => Measure::Cases,
            Cell::Present => Measure::Present,
            Cell::RowSpeech => Measure::Speech(Whole::Row),
            Cell::ColumnSpeech => Measure::Speech(Whole::Column),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Percent {
    Row,
    Column,
}

/// What stands in the cells, of every matrix.
#[derive(Clone, Debug, Default, Args)]
pub struct Cells {
    /// What a cell says
    #[arg(long, value_enum, default_value_t)]
    pub cell: Cell,

    /// In percent of the row's or the column's total
    #[arg(long, value_enum, value_name = "WHOLE")]
    pub percent: Option<Percent>,

    /// What --cell units counts
    #[arg(long, value_enum, default_value_t)]
    pub unit: Unit,
}

impl Cells {
    fn ways(&self) -> Vec<Way> {
        let percent = self.percent.map(|percent| ("percent", typed(percent)));
        [("cell", typed(self.cell))].into_iter().chain(percent).chain([("unit", typed(self.unit))]).collect()
    }

    /// # Errors
    /// When of the asked headings nobody speaks under any, or there would be percent of percent.
    fn crossing(&self, rows: Axis, columns: Axis) -> Result<Crossing, Misasked> {
        let measure = self.cell.measure();
        let speech = match measure {
            Measure::Speech(Whole::Row) => Some(("row", &rows)),
            Measure::Speech(Whole::Column) => Some(("column", &columns)),
            _ => None,
        };
        if let Some((side, axis)) = speech {
            if !axis.speaks() {
                let words = format!(
                    "--cell {side}-speech: codes and coders say nothing, so a {side} of them has no share"
                );
                return Err(Misasked::Wrong(words));
            }
            if self.percent.is_some() {
                return Err(Misasked::Wrong(format!(
                    "--cell {side}-speech is in percent already: leave out --percent"
                )));
            }
        }
        let percent = self.percent.map(|percent| match percent {
            Percent::Row => Whole::Row,
            Percent::Column => Whole::Column,
        });
        Ok(Crossing { rows, columns, measure, unit: self.unit.of_text(), percent })
    }
}

/// Codes by cases, waves, answers and more: anything by anything
#[derive(Debug, Args)]
pub struct Matrix {
    /// code, case, wave, transcript, speaker, coder, group, question or attr.NAME
    #[arg(long, value_name = "WHAT", default_value = "code")]
    pub rows: String,

    /// The same for the columns
    #[arg(long, value_name = "WHAT", default_value = "case")]
    pub columns: String,

    /// Each code alone, without the codes below it
    #[arg(long)]
    pub own: bool,

    #[command(flatten)]
    pub cells: Cells,

    #[command(flatten)]
    pub asking: Asking,
}

impl Told for Matrix {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        let axes = [("rows", Some(self.rows.clone())), ("columns", Some(self.columns.clone()))];
        axes.into_iter().chain(said("own", self.own)).chain(self.cells.ways()).collect()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        let axis = |typed: &str| axis(asked.ground.study, typed, !self.own).map_err(Misasked::Wrong);
        Ok(tables::matrix(asked, &self.cells.crossing(axis(&self.rows)?, axis(&self.columns)?)?))
    }

    fn figures(&self, _: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(drawn::heat_map(table))
    }
}

const AXES: [&str; 8] = ["code", "case", "wave", "transcript", "speaker", "coder", "group", "question"];

fn axis(study: &Study, typed: &str, with_below: bool) -> Result<Axis, String> {
    Ok(match typed {
        "code" => Axis::Code { with_below },
        "case" => Axis::Case,
        "wave" => Axis::Wave,
        "transcript" => Axis::Transcript,
        "speaker" => Axis::Speaker,
        "coder" => Axis::Coder,
        "group" => Axis::Group,
        "question" => Axis::Question,
        typed => {
            let (name, kind) = attribute(study, typed, &AXES)?;
            Axis::Attribute(name, kind)
        }
    })
}

/// # Errors
/// When it is none of the study's, with what else it may be.
pub(super) fn attribute(study: &Study, typed: &str, or: &[&str]) -> Result<(String, AttributeKind), String> {
    let known = study.attributes();
    let name = typed.strip_prefix("attr.").unwrap_or(typed);
    if let Some(found) = known.iter().find(|known| fold(&known.name) == fold(name)) {
        return Ok((found.name.clone(), found.kind));
    }
    let names: Vec<String> = known.iter().map(|known| format!("attr.{}", known.name)).collect();
    let all: Vec<&str> = or.iter().copied().chain(names.iter().map(String::as_str)).collect();
    let near = nearest(typed, all.iter().copied());
    let near = near.map(|near| format!(" (did you mean {near}?)")).unwrap_or_default();
    Err(format!("Nothing is counted by “{typed}”{near}: it may be {}", all.join(", ")))
}

/// Cases by waves
#[derive(Debug, Args)]
pub struct CaseWaves {
    #[command(flatten)]
    pub cells: Cells,

    #[command(flatten)]
    pub asking: Asking,
}

impl Told for CaseWaves {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        self.cells.ways()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        Ok(tables::matrix(asked, &self.cells.crossing(Axis::Case, Axis::Wave)?))
    }

    fn figures(&self, _: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(drawn::heat_map(table))
    }
}

/// Each interview of each case: wave, date, minutes, words, how much is coded
#[derive(Debug, Args)]
pub struct Sittings {
    #[command(flatten)]
    pub asking: Asking,
}

impl Told for Sittings {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn ways(&self) -> Vec<Way> {
        Vec::new()
    }

    fn table(&self, asked: &Asked) -> Result<Table, Misasked> {
        Ok(tables::sittings(asked))
    }

    fn figures(&self, _: &Asked, table: &Table) -> Result<Vec<Figure>, Misasked> {
        Ok(drawn::bars(table, "words", None, |_, row| {
            Bar::new(format!("{} {}", drawn::shown(row, 0), drawn::shown(row, 1)))
        }))
    }
}
