//! What codings hold of what participants say: of one coding which units and which code points, and of several
//! together each unit and each code point once.
//!
//! Code points are numbered among those that are said, so that what several codings hold is found by going through
//! them once, in the order of their starts.

use super::ground::Page;
use crate::text::{Span, Unit};

/// The numbers of the units that one coding touches on its page, and those of the code points that are said in it;
/// the end not included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hold {
    units: [u32; 2],
    said: [u32; 2],
}

/// Of one page, a hold for each of its codings.
pub fn holds(page: &Page, unit: Unit) -> Vec<Hold> {
    let (units, said) = (page.units(unit), Said::new(page.spoken()));
    page.codings.iter().map(|placed| Hold::of(placed.coding.span, &units, &said)).collect()
}

/// The same of what is said in these spans alone, in no units.
pub fn said_in(page: &Page, spans: &[Span]) -> Vec<Hold> {
    let said = Said::new(spans);
    page.codings.iter().map(|placed| Hold::of(placed.coding.span, &[], &said)).collect()
}

impl Hold {
    fn of(span: Span, units: &[Span], said: &Said) -> Hold {
        if span.is_empty() {
            return Hold::default();
        }
        let first = units.partition_point(|unit| unit.end <= span.start);
        let behind = units.get(first..).unwrap_or_default().partition_point(|unit| unit.start < span.end);
        let units = [first, first + behind].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        Hold { units, said: [said.before(span.start), said.before(span.end)] }
    }
}

/// How many code points have been said before an offset.
pub struct Said<'a> {
    spans: &'a [Span],
    /// Before each of the spans.
    before: Vec<u32>,
    all: u32,
}

impl Said<'_> {
    pub fn new(spans: &[Span]) -> Said<'_> {
        let mut all = 0;
        let mut begins = |span: &Span| {
            all += span.len();
            all - span.len()
        };
        let before = spans.iter().map(&mut begins).collect();
        Said { spans, before, all }
    }

    /// How much of all that is said, 0 to 1.
    pub fn share(&self, at: u32) -> f64 {
        f64::from(self.before(at)) / f64::from(self.all)
    }

    fn before(&self, at: u32) -> u32 {
        let Some(last) = self.spans.partition_point(|span| span.start < at).checked_sub(1) else { return 0 };
        let [Some(span), Some(before)] =
            [self.spans.get(last).map(|span| at.min(span.end) - span.start), self.before.get(last).copied()]
        else {
            return 0;
        };
        before + span
    }
}

/// What codings hold together. They come page by page, on each in the order of their starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Every coding counts, whoever made it.
    pub codings: u64,
    pub units: u64,
    pub characters: u64,
    /// Counted on this page so far: its number and one, so that none is 0; and up to which unit and code point.
    page: usize,
    unit: u32,
    said: u32,
}

impl Held {
    pub fn add(&mut self, page: usize, hold: &Hold) {
        if self.page != page + 1 {
            (self.page, self.unit, self.said) = (page + 1, 0, 0);
        }
        self.codings += 1;
        self.units += u64::from(further(&mut self.unit, hold.units));
        self.characters += u64::from(further(&mut self.said, hold.said));
    }
}

/// How much of a range lies behind what was counted before; then it is counted.
fn further(counted: &mut u32, [start, end]: [u32; 2]) -> u32 {
    let more = end.saturating_sub(start.max(*counted));
    *counted = end.max(*counted);
    more
}
