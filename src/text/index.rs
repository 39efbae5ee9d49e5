//! From code points to bytes and back, at the price of 4 bytes for every 128 code points of a text that needs it.
use super::bytes::{between, floor, points};

const STEP: usize = 128;

/// Where every 128th code point lies. A text of plain ASCII needs no marks: there, offsets are bytes.
pub(super) struct Index {
    pub len: u32,
    marks: Box<[u32]>,
}

impl Index {
    pub fn new(text: &str) -> Index {
        if text.is_ascii() {
            return Index { len: u32::try_from(text.len()).unwrap_or(u32::MAX), marks: Box::default() };
        }
        let (marks, len) = marks(text.as_bytes());
        Index { len: u32::try_from(len).unwrap_or(u32::MAX), marks }
    }

    /// The byte at which code point `at` begins; the text's end for offsets past it.
    pub fn byte_of(&self, text: &str, at: u32) -> usize {
        let at = at as usize;
        if self.marks.is_empty() {
            return at.min(text.len());
        }
        let (block, ahead) = (at / STEP, at % STEP);
        match self.marks.get(block) {
            Some(&mark) if self.is_plain(block) => mark as usize + ahead,
            Some(&mark) => further(text.as_bytes(), mark as usize, ahead),
            None => text.len(),
        }
    }

    /// The code point that begins at `byte`, or holds it.
    pub fn at_byte(&self, text: &str, byte: usize) -> u32 {
        let byte = floor(text, byte);
        if self.marks.is_empty() {
            return u32::try_from(byte).unwrap_or(u32::MAX);
        }
        let passed = self.marks.partition_point(|&mark| mark as usize <= byte).saturating_sub(1);
        let mark = self.marks.get(passed).map_or(0, |&mark| mark as usize);
        let whole = u32::try_from(passed * STEP).unwrap_or(u32::MAX);
        if self.is_plain(passed) {
            return whole.saturating_add(u32::try_from(byte - mark).unwrap_or(u32::MAX));
        }
        whole.saturating_add(points(between(text, mark..byte)))
    }

    /// Whether every code point from one mark to the next is a byte.
    fn is_plain(&self, block: usize) -> bool {
        let (this, next) = (self.marks.get(block), self.marks.get(block + 1));
        this.zip(next).is_some_and(|(this, next)| (next - this) as usize == STEP)
    }
}

/// Goes along a text from one byte to a later one, knowing at which code point it is: each byte is counted once.
pub(super) struct Walk<'a> {
    text: &'a str,
    byte: usize,
    point: u32,
}

impl<'a> Walk<'a> {
    /// From the beginning of a text, which stands at `point`.
    pub fn new(text: &'a str, point: u32) -> Walk<'a> {
        Walk { text, byte: 0, point }
    }

    /// The code point at `byte`, which is not before the last one asked for.
    pub fn on_to(&mut self, byte: usize) -> u32 {
        self.point += points(between(self.text, self.byte..byte));
        self.byte = byte;
        self.point
    }
}

/// Bytes looked at together: fewer than there are code points from mark to mark, so that none of them holds two.
const BLOCK: usize = 64;

/// The marks, and how many code points there are.
fn marks(text: &[u8]) -> (Box<[u32]>, usize) {
    let (mut marks, mut passed) = (Vec::with_capacity(text.len() / STEP + 1), 0);
    for (n, block) in text.chunks(BLOCK).enumerate() {
        let here = starts(block);
        let wanted = marks.len() * STEP;
        if wanted < passed + here {
            let mark = further(text, n * BLOCK, wanted - passed);
            marks.push(u32::try_from(mark).unwrap_or(u32::MAX));
        }
        passed += here;
    }
    (marks.into(), passed)
}

/// Where the code point begins that is so many behind the first to begin at or behind `byte`.
fn further(text: &[u8], mut byte: usize, mut points: usize) -> usize {
    // Each takes a byte at least; as many as began in too few bytes are still to come.
    while points > 0 && byte < text.len() {
        let next = (byte + points).min(text.len());
        points -= starts(text.get(byte..next).unwrap_or_default());
        byte = next;
    }
    let rest = text.get(byte..).unwrap_or_default();
    byte + rest.iter().take_while(|byte| !is_start(byte)).count()
}

/// How many code points begin in these bytes.
#[inline]
fn starts(bytes: &[u8]) -> usize {
    // Blocks are so short that a byte can count them, of which many are added at once.
    let count = |block: &[u8]| block.iter().fold(0u8, |count, byte| count + u8::from(is_start(byte)));
    bytes.chunks(BLOCK).map(|block| usize::from(count(block))).sum()
}

#[inline]
fn is_start(byte: &u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_128th_code_point_is_marked_where_it_begins(text in "([a-z]{0,200}|你{0,90}|[é😀 ]{0,150}){0,6}") {
            let index = Index::new(&text);
            let places: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
            prop_assert_eq!(index.len as usize, places.len());
            let wanted: Vec<u32> = places.iter().step_by(STEP).map(|&byte| byte as u32).collect();
            prop_assert!(text.is_ascii() || index.marks.to_vec() == wanted);
            for (at, byte) in places.iter().enumerate() {
                prop_assert_eq!(index.byte_of(&text, at as u32), *byte);
            }
            prop_assert_eq!(index.byte_of(&text, index.len), text.len());
        }
    }
}
