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
        let marks = if text.is_ascii() { Box::default() } else { marks(text) };
        Index { len: points(text), marks }
    }

    /// The byte at which code point `at` begins; the text's end for offsets past it.
    pub fn byte_of(&self, text: &str, at: u32) -> usize {
        let at = at as usize;
        if self.marks.is_empty() {
            return at.min(text.len());
        }
        let (block, ahead) = (at / STEP, at % STEP);
        let Some(mark) = self.marks.get(block).map(|&mark| mark as usize) else { return text.len() };
        if self.is_plain(block) {
            return mark + ahead;
        }
        // `nth` skips whole blocks at a time, where stepping by characters would read each one.
        let mut rest = between(text, mark..text.len()).chars();
        ahead.checked_sub(1).and_then(|last| rest.nth(last));
        text.len() - rest.as_str().len()
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

fn marks(text: &str) -> Box<[u32]> {
    let mut rest = text.chars();
    let mut marks = vec![0];
    while rest.nth(STEP - 1).is_some() {
        marks.push(u32::try_from(text.len() - rest.as_str().len()).unwrap_or(u32::MAX));
    }
    marks.into_boxed_slice()
}
