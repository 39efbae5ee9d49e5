//! Foreign names as they can stand in the names of our files.

use std::collections::{HashMap, HashSet};

/// Endings that say of what kind a text once was.
const ENDINGS: [&str; 14] = [
    "txt",
    "md",
    "doc",
    "docx",
    "odt",
    "rtf",
    "pdf",
    "htm",
    "html",
    "epub",
    "srt",
    "vtt",
    "csv",
    "transcribed",
];
const LONGEST_FILE: usize = 100;

/// What a transcript is called, ending in `.txt`.
pub(super) fn transcript(name: &str) -> String {
    let stem = match name.rsplit_once('.') {
        Some((stem, end)) if ENDINGS.contains(&end.to_lowercase().as_str()) => stem,
        _ => name,
    };
    let forbidden = |letter: char| letter.is_control() || r#"/\:*?"<>|"#.contains(letter);
    let safe: String =
        stem.chars().take(LONGEST_FILE).map(|letter| if forbidden(letter) { '-' } else { letter }).collect();
    let safe = safe.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    format!("{}.txt", if safe.is_empty() { "text" } else { safe })
}

/// Names that are in use, each within its scope. Capitals do not tell them apart: in files they do not everywhere.
#[derive(Default)]
pub(super) struct Taken {
    names: HashSet<(usize, String)>,
    counts: HashMap<(usize, String), usize>,
}

impl Taken {
    /// The name itself, or the first of its numbered likes that is free; `numbered` is asked from 2 on.
    pub fn free(&mut self, scope: usize, wanted: &str, numbered: impl Fn(usize) -> String) -> String {
        let key = (scope, wanted.to_lowercase());
        if self.names.insert(key.clone()) {
            return wanted.into();
        }
        let count = self.counts.entry(key).or_insert(1);
        loop {
            *count += 1;
            let name = numbered(*count);
            if self.names.insert((scope, name.to_lowercase())) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transcripts_lose_what_they_were_and_stay_in_their_folder() {
        assert_eq!(transcript("50001_2.docx"), "50001_2.txt");
        assert_eq!(transcript("Interview Dr. Smith"), "Interview Dr. Smith.txt");
        assert_eq!(transcript("../../etc/passwd"), "-..-etc-passwd.txt");
        assert_eq!(transcript(" .. "), "text.txt");
    }

    #[test]
    fn no_two_have_one_name() {
        let mut taken = Taken::default();
        let mut name = |scope, wanted| taken.free(scope, wanted, |n| format!("p1 ({n}).txt"));
        assert_eq!(
            [name(0, "P1.txt"), name(0, "p1.txt"), name(0, "p1 (2).txt")],
            ["P1.txt", "p1 (2).txt", "p1 (3).txt"]
        );
        assert_eq!(name(1, "P1.txt"), "P1.txt");
    }
}
