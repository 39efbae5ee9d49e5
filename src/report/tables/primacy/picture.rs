//! The same as points: how many cases mention a code, and how many of them before all others.

use super::{Part, Told};
use crate::report::Cell;
use crate::report::figures::{Point, Scatter};

const QUADRANTS: [&str; 4] = ["rare but first", "often and first", "rare and late", "often but late"];

impl Told<'_, '_> {
    pub(super) fn scatters(&self) -> Vec<Scatter> {
        let mut row = 0;
        let scatter = |part: &Part| {
            let scatter = self.scatter(part, row);
            row += part.rows();
            scatter
        };
        self.parts.iter().map(scatter).collect()
    }

    /// The quadrants meet at the means, for hardly any code is first in half of the answers.
    /// `row` is the first of its part in the table.
    fn scatter(&self, part: &Part, row: usize) -> Scatter {
        let listed = part.listed().into_iter().enumerate();
        let points: Vec<Point> =
            listed.filter_map(|(nth, place)| self.point(part, place, row + nth)).collect();
        let mean = |axis: usize| {
            let sum: f64 = points.iter().filter_map(|point| point.at.get(axis)).sum();
            sum / points.len().max(1) as f64
        };
        let cross = [mean(0), mean(1)];
        let [across, up] = cross.map(|share| Cell::decimal(share, 2).shown());
        Scatter {
            heads: self.heading(part),
            names: [
                format!("share of the cases asked that mention it (line: the mean, {across})"),
                format!("share that mention it first (line: the mean, {up})"),
            ],
            cross,
            quadrants: QUADRANTS.map(String::from),
            points,
        }
    }

    fn point(&self, part: &Part, place: usize, row: usize) -> Option<Point> {
        let figures = part.figures.get(place)?;
        let share = |cases: usize| cases as f64 / figures.asked.max(1) as f64;
        let at = [share(figures.cases), share(figures.first)];
        let of = [row, self.ahead(part).len()];
        Some(Point { name: self.asked.short(self.code(place)), at, of })
    }

    fn heading(&self, part: &Part) -> Vec<String> {
        let answers =
            part.question.as_ref().map_or("whole interviews".into(), |id| format!("answers to {id}"));
        let wave = part.wave.map(|wave| format!(", wave {wave}")).unwrap_or_default();
        let spontaneous = if self.first.spontaneous { ", spontaneous only" } else { "" };
        vec![format!("{answers}{wave}{spontaneous}; cases asked: {}", part.asked)]
    }
}
