//! The colours of codes on white paper: those of the desk on a light ground.

use crate::report::document::Colour;
use crate::study::{CodeId, Codebook};

const COLOURS: [u32; 12] = [
    0x754806, 0x4b4989, 0x064751, 0x767300, 0x0a68c9, 0x6c140c, 0x9b5c7f, 0x000000, 0x300060, 0x1800a8,
    0x0018f0, 0x000030,
];

/// The colour chosen for it, or that of its place in the codebook; none for a code that is not in it.
pub(super) fn colour(book: &Codebook, code: &CodeId) -> Option<Colour> {
    let position = book.position(code.as_str())?;
    let chosen = book.get(code.as_str())?.colour.map(usize::from);
    COLOURS.get(chosen.unwrap_or(position) % COLOURS.len()).copied().map(Colour)
}
