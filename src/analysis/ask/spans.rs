//! Sets of text as sorted spans that neither overlap nor touch; what is asked of them is one walk along both.

use crate::text::Span;

/// Overlapping and touching spans become one. Takes them sorted by their starts.
pub(super) fn merged(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::new();
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

pub(super) fn common(a: &[Span], b: &[Span]) -> Vec<Span> {
    let mut common = Vec::new();
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        common.extend(one.intersection(**other));
        if one.end < other.end {
            left.next()
        } else {
            right.next()
        };
    }
    common
}

/// What of `a` is not in `b`.
pub(super) fn without(a: &[Span], b: &[Span]) -> Vec<Span> {
    let mut left = Vec::new();
    let mut holes = b.iter().peekable();
    for span in a {
        let mut from = span.start;
        while let Some(hole) = holes.next_if(|hole| hole.end <= span.end) {
            left.extend(some(from, hole.start.min(span.end)));
            from = from.max(hole.end);
        }
        // A hole that goes on behind this span may reach into the next one too.
        let until = holes.peek().map_or(span.end, |hole| hole.start.min(span.end));
        left.extend(some(from, until));
    }
    left
}

fn some(start: u32, end: u32) -> Option<Span> {
    (start < end).then_some(Span { start, end })
}

/// Text that is in so many of the sets.
pub(super) fn in_at_least(wanted: u32, sets: &[Vec<Span>]) -> Vec<Span> {
    let ends = sets.iter().flatten().flat_map(|span| [(span.start, 1), (span.end, -1)]);
    let mut ends: Vec<(u32, i64)> = ends.collect();
    ends.sort_unstable();
    let (mut found, mut depth, mut since) = (Vec::new(), 0, None);
    for (at, step) in ends {
        depth += step;
        match since {
            None if depth >= i64::from(wanted) => since = Some(at),
            Some(start) if depth < i64::from(wanted) => {
                found.extend(some(start, at));
                since = None;
            }
            _ => {}
        }
    }
    merged(found)
}

/// The same for whole units, of which two are either one or apart.
pub(super) fn units_in_at_least(wanted: u32, sets: &[Vec<Span>]) -> Vec<Span> {
    let mut all = sets.concat();
    all.sort_unstable();
    let runs = all.chunk_by(|a, b| a == b).filter(|run| run.len() >= wanted as usize);
    runs.filter_map(|run| run.first().copied()).collect()
}

/// Whether an offset lies in a set.
pub(super) fn holds(set: &[Span], at: u32) -> bool {
    let before = set.partition_point(|span| span.end <= at);
    set.get(before).is_some_and(|span| span.contains(at))
}

/// Whether a span shares text with a set.
pub(super) fn touches(set: &[Span], span: Span) -> bool {
    let before = set.partition_point(|other| other.end <= span.start);
    set.get(before).is_some_and(|other| other.overlaps(span))
}
