//! A stretch of a transcript, counted in Unicode code points.

/// From `start` up to, not including, `end`. Code points of the text as it lies on disk: line feeds count as
/// one, nothing is normalised. Two programs that both count code points agree on a span without any of our code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The stretch between two offsets, whichever comes first.
    pub fn new(start: u32, end: u32) -> Span {
        Span { start: start.min(end), end: start.max(end) }
    }

    /// How many code points it holds.
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether the two share at least one code point. Spans that only touch do not overlap.
    pub fn overlaps(self, other: Span) -> bool {
        self.intersection(other).is_some()
    }

    /// Whether every code point of `other` is in this one.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the code point at `at` is in it.
    pub fn contains(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// What the two share; `None` rather than an empty span.
    pub fn intersection(self, other: Span) -> Option<Span> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Span { start, end })
    }

    /// The shortest span that covers both, with whatever lies between them.
    pub fn hull(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_put_in_order() {
        assert_eq!(Span::new(9, 4), Span { start: 4, end: 9 });
        assert_eq!(Span::new(9, 4).len(), 5);
    }

    #[test]
    fn neighbours_touch_but_do_not_overlap() {
        let (left, right) = (Span::new(0, 5), Span::new(5, 9));
        assert!(!left.overlaps(right));
        assert_eq!(left.intersection(right), None);
        assert_eq!(left.hull(right), Span::new(0, 9));
    }

    #[test]
    fn a_span_covers_itself_and_holds_its_first_but_not_its_end() {
        let span = Span::new(3, 6);
        assert!(span.covers(span) && span.contains(3) && !span.contains(6));
        assert_eq!(span.intersection(Span::new(5, 20)), Some(Span::new(5, 6)));
    }
}
