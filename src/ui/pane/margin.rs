//! The margin beside the words: a stripe for every coding that touches a row, each in a lane of its own.

use crate::study::{CodeId, Coder};
use crate::text::Span;

/// Stripes stand side by side in at most this many lanes.
pub const LANES: usize = 3;

/// A coding as the margin sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stripe {
    pub span: Span,
    pub code: CodeId,
    pub coder: Coder,
    pub lane: usize,
}

/// Gives each coding a lane in which it overlaps no other on the same rows. Codings come in reading order. Those
/// that find no lane are left out and told as `more` where they stand.
pub fn lanes(
    codings: impl IntoIterator<Item = (Span, CodeId, Coder)>,
    rows: &[Span],
) -> (Vec<Stripe>, Vec<Span>) {
    let mut free_from = [0usize; LANES];
    let (mut stripes, mut more) = (Vec::new(), Vec::new());
    for (span, code, coder) in codings {
        let Some((first, last)) = rows_of(span, rows) else { continue };
        match free_from.iter().position(|&free| free <= first) {
            Some(lane) => {
                if let Some(free) = free_from.get_mut(lane) {
                    *free = last + 1;
                }
                stripes.push(Stripe { span, code, coder, lane });
            }
            None => more.push(span),
        }
    }
    (stripes, more)
}

/// The first and the last row that a span touches.
pub fn rows_of(span: Span, rows: &[Span]) -> Option<(usize, usize)> {
    let touched = |row: &Span| row.overlaps(span);
    Some((rows.iter().position(touched)?, rows.iter().rposition(touched)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripe(start: u32, end: u32, code: &str) -> (Span, CodeId, Coder) {
        (Span::new(start, end), CodeId::new(code), Coder::new("jk"))
    }

    #[test]
    fn overlapping_codings_stand_beside_each_other() {
        let rows = [Span::new(0, 10), Span::new(10, 20), Span::new(20, 30)];
        let (stripes, more) = lanes([stripe(0, 15, "a"), stripe(5, 8, "b"), stripe(21, 25, "c")], &rows);
        let lanes: Vec<usize> = stripes.iter().map(|stripe| stripe.lane).collect();
        assert_eq!(lanes, [0, 1, 0]);
        assert!(more.is_empty());
    }

    #[test]
    fn what_finds_no_lane_is_told() {
        let rows = [Span::new(0, 10)];
        let (stripes, more) = lanes((0..5).map(|n| stripe(n, 10, "a")), &rows);
        assert_eq!((stripes.len(), more.len()), (LANES, 2));
    }
}
