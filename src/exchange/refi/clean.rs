//! Names that other programs can live with: unique, without what no file name may hold, never empty.

use std::collections::HashMap;

use crate::study::TranscriptId;

/// Names longer than this are cut.
const LONGEST: usize = 100;
/// Endings that say how a document was kept, not what it is called.
const ENDINGS: [&str; 10] = ["txt", "md", "docx", "doc", "rtf", "odt", "pdf", "htm", "html", "vtt"];

/// Hands out every name once, whatever case it is in.
#[derive(Default)]
pub struct Unique {
    /// With the number that was last put behind each.
    taken: HashMap<String, usize>,
    /// `Anna` and `anna` are two.
    exact: bool,
}

impl Unique {
    /// For names that no file bears.
    pub fn exact() -> Unique {
        Unique { exact: true, ..Unique::default() }
    }

    /// The name, or the name with a number behind it.
    pub fn free(&mut self, name: &str) -> String {
        self.free_as(name, |name, number| format!("{name} ({number})"))
    }

    pub fn free_as(&mut self, name: &str, numbered: impl Fn(&str, usize) -> String) -> String {
        if self.take(name) {
            return name.to_string();
        }
        loop {
            let key = self.key(name);
            let number = self.taken.entry(key).and_modify(|last| *last += 1).or_insert(1);
            let other = numbered(name, *number);
            if self.take(&other) {
                return other;
            }
        }
    }

    /// Whether it was free until now.
    pub fn take(&mut self, name: &str) -> bool {
        let key = self.key(name);
        let free = !self.taken.contains_key(&key);
        self.taken.entry(key).or_insert(1);
        free
    }

    fn key(&self, name: &str) -> String {
        if self.exact { name.to_string() } else { name.to_lowercase() }
    }
}

/// One line without control characters, of at most `most` characters; what is cut off is told by `…`.
pub fn line(words: &str, most: usize) -> String {
    let mut letters = folded(words).filter(|letter| !letter.is_control());
    let mut line: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() {
        line.pop();
        line.push('…');
    }
    line
}

/// White space of any kind and length as one blank; none at the ends.
pub fn folded(words: &str) -> impl Iterator<Item = char> + '_ {
    fold(words.chars())
}

pub fn fold(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let (mut begun, mut blank) = (false, false);
    let step = move |letter: char| {
        if letter.is_whitespace() {
            blank = begun;
            return [None, None];
        }
        begun = true;
        [std::mem::take(&mut blank).then_some(' '), Some(letter)]
    };
    letters.flat_map(step).flatten()
}

/// A name as it can stand in a file's.
pub fn file_name(words: &str) -> String {
    let fit = |letter: char| if r#"/\:*?"<>|"#.contains(letter) { ' ' } else { letter };
    let fit: String = words.chars().map(fit).collect();
    line(&fit, LONGEST).trim_matches([' ', '.']).to_string()
}

/// What a document is called here: `P03 wave 2.docx` becomes `P03 wave 2.txt`.
pub fn transcript_named(name: &str) -> TranscriptId {
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if ENDINGS.contains(&ending.to_lowercase().as_str()) => stem,
        _ => name,
    };
    let stem = file_name(stem);
    TranscriptId::new(format!("{}.txt", if stem.is_empty() { "document" } else { &stem }))
}

/// A path as a file of ours gives it, where it may stand in a study: no way out of it, nothing hidden.
pub fn transcript_at(path: &str) -> Option<TranscriptId> {
    let (folders, file) = match path.rsplit_once('/') {
        Some((folders, file)) => (Some(folders), file),
        None => (None, path),
    };
    let (_, ending) = file.rsplit_once('.')?;
    let plain = |name: &str| {
        let named = !name.is_empty() && !name.starts_with('.') && name.chars().count() <= 2 * LONGEST;
        named && !name.chars().any(|letter| letter.is_control() || r#"\:*?"<>|"#.contains(letter))
    };
    let ours = ["memos", "history", "originals", "private"];
    let folder = |name: &str| plain(name) && !ours.contains(&name);
    let good = plain(file)
        && ["txt", "md"].contains(&ending)
        && folders.is_none_or(|folders| folders.split('/').all(folder));
    good.then(|| TranscriptId::new(path))
}

/// Whether XML 1.0 can hold this character at all.
pub fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether two texts say the same but for white space and what XML cannot hold.
pub fn alike(one: &str, other: &str) -> bool {
    let plain = |words: &str| {
        let held: String = words.chars().filter(|letter| is_xml(*letter)).collect();
        folded(&held).collect::<String>()
    };
    one == other || plain(one) == plain(other)
}

/// Whether a text begins with a name that was made of its words, give or take marks and blanks.
pub fn begins(words: &str, name: &str) -> bool {
    let letters = |words: &str| -> Vec<char> {
        words
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .take(40)
            .collect()
    };
    letters(words).starts_with(&letters(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_called_what_a_file_may_be_called() {
        let named = |name| transcript_named(name).to_string();
        assert_eq!(named("P03 wave 2.docx"), "P03 wave 2.txt");
        assert_eq!(named("Pay de Limón | Kellogg's ®.pdf"), "Pay de Limón Kellogg's ®.txt");
        assert_eq!(named("../../etc/passwd"), "etc passwd.txt");
        assert_eq!(named("v1.5"), "v1.5.txt");
        assert_eq!(named(" .txt"), "document.txt");
    }

    #[test]
    fn a_path_never_leads_out_of_the_study() {
        assert!(transcript_at("interviews/50001_2.txt").is_some());
        for path in ["../a.txt", "/a.txt", "a/../b.txt", ".a.txt", "a", "memos/a.txt", "a\\b.txt", "a//b.md"]
        {
            assert_eq!(transcript_at(path), None, "{path}");
        }
    }

    #[test]
    fn of_two_equal_names_the_second_gets_a_number() {
        let mut names = Unique::default();
        assert_eq!(["Anna", "anna", "Anna"].map(|name| names.free(name)), ["Anna", "anna (2)", "Anna (3)"]);
    }

    #[test]
    fn a_long_line_is_cut_and_says_so() {
        assert_eq!(line("one\n\n  two\u{0} three", 9), "one two …");
        assert_eq!(line("one two", 7), "one two");
    }
}
