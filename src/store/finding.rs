//! A finding: something in the study's files that is wrong or doubtful, in words.

use std::{fmt, path::PathBuf};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Good to know; nothing needs doing.
    Note,
    /// Should be looked at.
    Doubt,
    /// Could not be read, and will not be written over.
    Broken,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Relative to the study's folder.
    pub file: Option<PathBuf>,
    /// Counted from 1.
    pub line: Option<u32>,
    /// Counted from 1, in characters.
    pub column: Option<u32>,
    pub weight: Weight,
    pub words: String,
}

impl Finding {
    pub fn new(weight: Weight, file: impl Into<PathBuf>, words: impl Into<String>) -> Finding {
        Finding { file: Some(file.into()), line: None, column: None, weight, words: words.into() }
    }

    pub fn note(file: impl Into<PathBuf>, words: impl Into<String>) -> Finding {
        Finding::new(Weight::Note, file, words)
    }

    pub fn doubt(file: impl Into<PathBuf>, words: impl Into<String>) -> Finding {
        Finding::new(Weight::Doubt, file, words)
    }

    pub fn broken(file: impl Into<PathBuf>, words: impl Into<String>) -> Finding {
        Finding::new(Weight::Broken, file, words)
    }

    pub fn at(mut self, line: u32, column: u32) -> Finding {
        (self.line, self.column) = (Some(line), Some(column));
        self
    }
}

/// `codebook.ron:12:5: a comma is missing`, as compilers write it. Not made safe for a terminal: file names are hostile.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{}:", file.display())?;
        }
        for place in [self.line, self.column].into_iter().flatten() {
            write!(f, "{place}:")?;
        }
        let gap = if self.file.is_some() { " " } else { "" };
        write!(f, "{gap}{}", self.words)
    }
}
