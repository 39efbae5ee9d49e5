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
    line: Line,
    letters: usize,
    /// The letter before, and where it began: some programs make bold by printing twice.
    last: (String, f64),
}

/// A page of small print has 10,000.
const MOST_LETTERS: usize = 1_000_000;
/// Of the size of the letters: gaps wider than these are a space, a tab.
const SPACE: f64 = 0.15;
const TAB: f64 = 2.5;

impl Lines {
    pub fn new(stop: Arc<AtomicBool>) -> Lines {
        let (lines, line, last) = (Vec::new(), Line::default(), (String::new(), f64::MIN));
        Lines { stop, lines, line, letters: 0, last }
    }

    pub fn finish(mut self) -> Vec<Line> {
        self.end_line();
        self.lines
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.text.trim().is_empty() {
            self.lines.push(line);
        }
    }

    fn letter(&mut self, letters: &str, at: Line) {
        let size = at.size.max(self.line.size);
        let beside = (at.across - self.line.across).abs() > size * 0.5 || at.from < self.line.to - size * 2.0;
        if !self.line.text.is_empty() && beside {
            self.end_line();
        } else if self.last.0 == letters && (at.from - self.last.1).abs() < size * 0.1 {
            return;
        }
        self.last = (letters.to_string(), at.from);
        if self.line.text.is_empty() {
            self.line = at;
            self.line.text.push_str(letters);
            return;
        }
        self.line.text.push_str(gap(at.from - self.line.to, size, &self.line.text, letters));
        self.line.text.push_str(letters);
        self.line.to = at.to.max(self.line.to);
        self.line.size = size;
    }
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
        self.letters += 1;
        if self.letters > MOST_LETTERS || self.stop.load(Ordering::Relaxed) {
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
