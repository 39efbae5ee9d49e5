//! The rows: one a code and question, and wave where they are told apart.

use super::{Part, Told, known_code};
use crate::analysis::ask::written;
use crate::analysis::primacy::Primacy;
use crate::report::{Cell, Column, Lead};

impl Told<'_, '_> {
    pub(super) fn heads(&self) -> Vec<Column> {
        let beginning = match self.first.sentences {
            1 => "in the first sentence".to_string(),
            n => format!("in the first {n} sentences"),
        };
        let figures = [
            "cases",
            "first",
            &beginning,
            "mean rank",
            "median rank",
            "words before",
            "position",
            "S",
            "CSI",
        ];
        let mut heads = Vec::new();
        heads.extend((!self.is_whole()).then(|| Column::words("question")));
        heads.extend(self.first.by_wave.then(|| Column::numbers("wave")));
        heads.push(Column::words(if self.first.themes { "theme" } else { "code" }));
        heads.extend(figures.map(Column::numbers));
        if self.first.by_wave {
            heads.extend(["change of first", "change of S"].map(Column::numbers));
        }
        heads.push(Column::numbers("weight"));
        heads
    }

    pub(super) fn row(&self, part: &Part, before: Option<&Part>, place: usize) -> Vec<Cell> {
        let nothing = Primacy::default();
        let figures = part.figures.get(place).unwrap_or(&nothing);
        let mut cells = self.ahead(part);
        cells.push(Cell::words(self.asked.ground.path(self.code(place))));
        cells.extend(told(figures));
        if self.first.by_wave {
            cells.extend(changes(figures, before.and_then(|part| part.figures.get(place))));
        }
        let weight = known_code(self.asked, self.code(place)).and_then(|code| code.weight.as_ref());
        cells.push(weight.map_or(Cell::Undefined, |weight| Cell::Number(weight.of_100.into())));
        cells
    }

    /// A question that nobody was asked: everything about it is undefined.
    pub(super) fn nobody(&self, part: &Part) -> Vec<Cell> {
        let why = match &part.question {
            Some(id) => format!("nobody in scope was asked {id}: no turn is marked as asking it"),
            None => "nobody says anything in scope".into(),
        };
        let mut cells = self.ahead(part);
        let width = self.heads().len() - cells.len();
        cells.extend(std::iter::repeat_n(Cell::Because(why), width));
        cells
    }

    /// What stands before the code.
    pub(super) fn ahead(&self, part: &Part) -> Vec<Cell> {
        let question = (!self.is_whole()).then(|| Cell::maybe(part.question.as_deref()));
        let wave = || part.wave.map_or(Cell::Undefined, |wave| Cell::Number(wave.into()));
        question.into_iter().chain(self.first.by_wave.then(wave)).collect()
    }

    /// All figures lead to the code's quotes in these answers; a query cannot ask for the first of each.
    pub(super) fn leads(&self, part: &Part, place: usize) -> Vec<Lead> {
        let about = &self.asked.ground.study.about;
        let is_askable = part.question.as_ref().is_none_or(|id| about.asks(id).is_some());
        let code = self.asked.asked_for(self.code(place), self.first.themes);
        let question = part.question.as_ref().map(|id| format!(" question={}", written(id)));
        let wave = part.wave.map(|wave| format!(" wave={wave}"));
        let query = [Some(code), question, wave].into_iter().flatten().collect::<String>();
        let lead = self.asked.lead(&query).filter(|_| is_askable);
        let ahead = self.ahead(part).len();
        let figures = self.heads().len() - ahead - 1;
        std::iter::repeat_n(None, ahead).chain(std::iter::repeat_n(lead, figures)).collect()
    }
}

fn told(figures: &Primacy) -> [Cell; 9] {
    let decimal =
        |value: Option<f64>, places| value.map_or(Cell::Undefined, |value| Cell::decimal(value, places));
    [
        Cell::share(figures.cases, figures.asked),
        Cell::share(figures.first, figures.asked),
        Cell::share(figures.early, figures.asked),
        decimal(figures.ranks.map(|ranks| ranks.mean), 3),
        decimal(figures.ranks.map(|ranks| ranks.median), 1),
        decimal(figures.lag, 1),
        decimal(figures.position, 3),
        decimal(figures.smith, 4),
        decimal(figures.sutrop, 4),
    ]
}

/// From the wave before to this one: of the share that is first, and of S.
fn changes(now: &Primacy, before: Option<&Primacy>) -> [Cell; 2] {
    let because = |why: &str| Cell::Because(why.into());
    let Some(before) = before else { return [(); 2].map(|()| because("there is no earlier wave of it")) };
    let first = |figures: &Primacy| (figures.asked > 0).then(|| figures.first as f64 / figures.asked as f64);
    let change = |now: Option<f64>, before: Option<f64>, places| match now.zip(before) {
        Some((now, before)) => Cell::decimal(now - before, places),
        None => because("nobody was asked in one of the two waves"),
    };
    [change(first(now), first(before), 3), change(now.smith, before.smith, 4)]
}
