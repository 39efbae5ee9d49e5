//! Which spans stand in a relation to some other: each question is a search by halves.

use super::query::{Distance, Relation};
use super::ruler::Ruler;
use super::spans::{merged, touches};
use crate::text::Span;

/// The spans on the right of a relation, laid out for every question.
pub(super) struct Others {
    /// By start, then end.
    spans: Vec<Span>,
    runs: Vec<Span>,
    /// Of those up to here, the end that reaches furthest.
    furthest: Vec<u32>,
    /// Of those from here on, the end that comes first.
    soonest: Vec<u32>,
    /// All ends in order.
    ends: Vec<u32>,
}

impl Others {
    pub fn new(mut spans: Vec<Span>) -> Others {
        spans.retain(|span| !span.is_empty());
        spans.sort_unstable();
        let furthest = spans.iter().scan(0, |furthest: &mut u32, span| {
            *furthest = span.end.max(*furthest);
            Some(*furthest)
        });
        let soonest = spans.iter().rev().scan(u32::MAX, |soonest: &mut u32, span| {
            *soonest = span.end.min(*soonest);
            Some(*soonest)
        });
        let (furthest, mut soonest): (Vec<u32>, Vec<u32>) = (furthest.collect(), soonest.collect());
        soonest.reverse();
        let mut ends: Vec<u32> = spans.iter().map(|span| span.end).collect();
        ends.sort_unstable();
        Others { runs: merged(spans.iter().copied()), spans, furthest, soonest, ends }
    }

    /// Whether `span` stands so to one of them.
    pub fn stand(&self, span: Span, relation: Relation, ruler: &Ruler) -> bool {
        match relation {
            _ if span.is_empty() => false,
            Relation::Overlaps => touches(&self.runs, span),
            Relation::Inside => self.one_covers(span),
            Relation::Around => self.one_is_within(span),
            Relation::Equals => self.spans.binary_search(&span).is_ok(),
            Relation::Before(most) => self.follows(span, most, ruler),
            Relation::After(most) => self.precedes(span, most, ruler),
            Relation::Near(most) => {
                touches(&self.runs, span)
                    || self.follows(span, Some(most), ruler)
                    || self.precedes(span, Some(most), ruler)
            }
        }
    }

    fn one_covers(&self, span: Span) -> bool {
        let begun = self.spans.partition_point(|other| other.start <= span.start);
        let furthest = begun.checked_sub(1).and_then(|last| self.furthest.get(last));
        furthest.is_some_and(|end| *end >= span.end)
    }

    fn one_is_within(&self, span: Span) -> bool {
        let begun = self.spans.partition_point(|other| other.start < span.start);
        self.soonest.get(begun).is_some_and(|end| *end <= span.end)
    }

    /// Whether one begins behind the span; the first that does is the nearest.
    fn follows(&self, span: Span, most: Option<Distance>, ruler: &Ruler) -> bool {
        let next = self.spans.partition_point(|other| other.start < span.end);
        let next = self.spans.get(next).map(|other| other.start);
        next.is_some_and(|start| most.is_none_or(|most| ruler.is_within(span.end - 1, start, most)))
    }

    /// Whether one ends ahead of the span; the last that does is the nearest.
    fn precedes(&self, span: Span, most: Option<Distance>, ruler: &Ruler) -> bool {
        let ended = self.ends.partition_point(|end| *end <= span.start);
        let last = ended.checked_sub(1).and_then(|last| self.ends.get(last));
        last.is_some_and(|end| most.is_none_or(|most| ruler.is_within(end - 1, span.start, most)))
    }
}
