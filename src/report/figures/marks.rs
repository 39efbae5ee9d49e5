//! What a picture in letters has in it besides its letters: where the figures of the table stand.

/// Something drawn that stands for one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The line of the drawing, counted from 0.
    pub line: usize,
    /// The first cell of the terminal, and how many.
    pub cell: usize,
    pub wide: usize,
    /// Whose figure it is, and the figure.
    pub words: String,
    /// The row and the column of the table that it was drawn of.
    pub of: [usize; 2],
}

/// A drawing in letters, with its marks: those side by side in one row, and the rows from above to below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    pub lines: Vec<String>,
    pub marks: Vec<Vec<Mark>>,
}

impl Drawn {
    /// Without anything to point at.
    pub(super) fn bare(lines: Vec<String>) -> Drawn {
        Drawn { lines, marks: Vec::new() }
    }

    /// Puts another below it.
    pub(super) fn append(&mut self, below: Drawn) {
        let lines = self.lines.len();
        let lowered = |mark: Mark| Mark { line: mark.line + lines, ..mark };
        let rows = below.marks.into_iter().filter(|row| !row.is_empty());
        self.marks.extend(rows.map(|row| row.into_iter().map(lowered).collect()));
        self.lines.extend(below.lines);
    }
}
