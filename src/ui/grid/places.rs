//! Where the columns of a grid stand on the screen: the first one always, then as many as fit.

use super::Grid;

/// A sign for the row stands before the first column.
pub const SIGN: u16 = 1;
const GAP: u16 = 2;
/// A cut column narrower than this is not worth showing.
const LEAST: u16 = 6;

/// A column on the screen, counted from the grid's left edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub column: usize,
    pub x: u16,
    pub width: u16,
}

impl Grid {
    /// The columns that can be seen. The last may be cut; so may the first, to leave half of the room to the others.
    pub fn places(&self) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        let mut x = SIGN;
        for n in std::iter::once(0).chain(self.left..self.columns.len()) {
            let wanted = self.wanted(n);
            let width = wanted.min(self.width.saturating_sub(x));
            if width == 0 || (width < wanted && width < LEAST && places.len() > 1) {
                break;
            }
            places.push(Place { column: n, x, width });
            x += width + GAP;
        }
        places
    }

    fn wanted(&self, n: usize) -> u16 {
        let width = self.columns.get(n).map_or(0, |column| column.width);
        if n == 0 { width.min(self.width / 2) } else { width }
    }

    /// Whether a column is on the screen as a whole, or as much of it as there is room for.
    pub(super) fn shows(&self, column: usize) -> bool {
        let places = self.places();
        let place = places.iter().position(|place| place.column == column);
        place.is_some_and(|at| {
            at <= 1 || places.get(at).is_some_and(|place| place.width == self.wanted(column))
        })
    }

    /// Rows or columns are out of sight to the left, to the right.
    pub fn hidden(&self) -> (bool, bool) {
        let last = self.places().last().map_or(0, |place| place.column);
        (self.left > 1, last + 1 < self.columns.len())
    }
}
