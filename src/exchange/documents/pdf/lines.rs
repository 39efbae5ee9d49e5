//! Letters that stand on one line, in the order in which the page shows them.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// In points, along and across the direction in which the text runs; `across` grows upwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub from: f64,
    pub to: f64,
    pub across: f64,
    /// Of its letters.
    pub size: f64,
}

pub(super) struct Lines {
    stop: Arc<AtomicBool>,
    lines: Vec<Line>,
    /// The line that is being written, without its words.
    line: Line,
    letters: Vec<Letter>,
    count: usize,
    /// The letter before, and where it began: some programs make bold by printing twice.
    last: (String, f64),
}

/// What is shown at once, mostly one letter.
struct Letter {
    words: String,
    from: f64,
    to: f64,
}

/// A page of small print has 10,000.
const MOST_LETTERS: usize = 1_000_000;
/// Letters of a line among which a place is looked for.
const LONGEST_LINE: usize = 5_000;
/// Of the size of the letters: gaps wider than these are a space, a tab.
const SPACE: f64 = 0.15;
const TAB: f64 = 2.5;

impl Lines {
    pub fn new(stop: Arc<AtomicBool>) -> Lines {
        let (line, last) = (Line::default(), (String::new(), f64::MIN));
        Lines { stop, lines: Vec::new(), line, letters: Vec::new(), count: 0, last }
    }

    pub fn finish(mut self) -> Vec<Line> {
        self.end_line();
        self.lines
    }

    fn end_line(&mut self) {
        let (line, letters) = (std::mem::take(&mut self.line), std::mem::take(&mut self.letters));
        let text = written(&letters, line.size);
        if !text.trim().is_empty() {
            self.lines.push(Line { text, ..line });
        }
    }

    fn letter(&mut self, words: &str, at: Line) {
        let last = std::mem::replace(&mut self.last, (words.to_string(), at.from));
        match self.place(&at) {
            Some(_) if last.0 == words && (at.from - last.1).abs() < at.size * 0.1 => self.last = last,
            Some(place) => {
                let Line { from, to, size, .. } = self.line;
                self.line.from = from.min(at.from);
                self.line.to = to.max(at.to);
                self.line.size = size.max(at.size);
                self.put(place, words, &at);
            }
            None => {
                self.end_line();
                self.put(0, words, &at);
                self.line = at;
            }
        }
    }

    fn put(&mut self, place: usize, words: &str, at: &Line) {
        self.letters.insert(place, Letter { words: words.into(), from: at.from, to: at.to });
    }

    /// Which letter of the line it is; `None` where it begins another line. Most programs show one letter after the
    /// other; letters of another font (pictures, other scripts) may be put into the gaps that were left for them.
    fn place(&self, at: &Line) -> Option<usize> {
        let size = at.size.max(self.line.size);
        if self.letters.is_empty() || (at.across - self.line.across).abs() > size * 0.5 {
            return None;
        }
        if at.from >= self.line.to - size * 2.0 {
            return Some(self.letters.len());
        }
        let place = self.letters.partition_point(|letter| letter.from <= at.from);
        let touch = size * 0.2;
        let is_free_before =
            place == 0 || self.letters.get(place - 1).is_none_or(|before| before.to <= at.from + touch);
        let is_free_behind = self.letters.get(place).is_none_or(|behind| behind.from >= at.to - touch);
        (self.letters.len() < LONGEST_LINE && is_free_before && is_free_behind).then_some(place)
    }
}

fn written(letters: &[Letter], size: f64) -> String {
    let (mut text, mut to) = (String::new(), f64::MAX);
    for letter in letters {
        text.push_str(gap(letter.from - to, size, &text, &letter.words));
        text.push_str(&letter.words);
        to = if to == f64::MAX { letter.to } else { to.max(letter.to) };
    }
    text
}

fn gap(gap: f64, size: f64, before: &str, after: &str) -> &'static str {
    let spaced = before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace);
    match gap / size {
        gap if spaced || gap < SPACE => "",
        gap if gap < TAB => " ",
        _ => "\t",
    }
}

impl OutputDev for Lines {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    /// # Errors
    /// When nobody waits any more, or there are more letters than a page can hold.
    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _: f64,
        size: f64,
        letters: &str,
    ) -> Result<(), OutputError> {
        self.count += 1;
        if self.count > MOST_LETTERS || self.stop.load(Ordering::Relaxed) {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let stretch = at.m11.hypot(at.m12);
        let (right, up) = (at.m11 / stretch, at.m12 / stretch);
        let size = (size * at.m21.hypot(at.m22)).abs();
        let from = at.m31 * right + at.m32 * up;
        let to = from + width * size * stretch / at.m21.hypot(at.m22);
        let across = at.m32 * right - at.m31 * up;
        let place = Line { text: String::new(), from, to, across, size };
        if [from, to, across, size].iter().all(|number| number.is_finite()) && size > 0.0 {
            self.letter(letters, place);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
