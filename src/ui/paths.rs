//! Files and folders on the way to a path that is being typed, written as a shell takes them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::analysis::ask::{Candidate, Offer};
use crate::text::Span;

/// More than anybody reads through.
const MOST: usize = 100;

/// `~/` is the user's own folder; all else is where Gloss was started.
pub fn at_home(typed: &Path) -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    match (typed.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => typed.to_path_buf(),
    }
}

/// One path from what was typed: quoted or not, also with bare blanks in it.
pub fn one(typed: &str) -> PathBuf {
    match shlex::split(typed).as_deref() {
        Some([path]) => at_home(Path::new(path)),
        _ => at_home(Path::new(typed)),
    }
}

/// What the last word before the caret may become: a file, a folder, or one of these options. The caret is counted in
/// code points of the line.
pub fn offer(line: &str, caret: u32, options: &[String]) -> Offer {
    let before: String = line.chars().take(caret as usize).collect();
    let (from, word) = last_word(&before);
    let candidates = if word.starts_with("--") {
        let fitting = options.iter().filter(|option| option.starts_with(&word));
        fitting.map(|option| Candidate { text: option.clone(), about: "option".into() }).collect()
    } else {
        entries(&word)
    };
    Offer { replaces: Span::new(from, caret), candidates }
}

/// Where the last word begins, and what it is without its quotation marks.
fn last_word(before: &str) -> (u32, String) {
    let (mut from, mut word, mut quote) = (0, String::new(), None);
    let mut letters = (0..).zip(before.chars());
    while let Some((at, letter)) = letters.next() {
        match (quote, letter) {
            (Some(open), letter) if letter == open => quote = None,
            (None | Some('"'), '\\') => word.extend(letters.next().map(|(_, next)| next)),
            (None, '"' | '\'') => quote = Some(letter),
            (None, letter) if letter.is_whitespace() => (from, word) = (at + 1, String::new()),
            (_, letter) => word.push(letter),
        }
    }
    (from, word)
}

/// Whatever begins so in the folder that the word leads to; what is hidden only for those who type the dot.
fn entries(word: &str) -> Vec<Candidate> {
    if word == "~" {
        return vec![Candidate { text: "~/".into(), about: "folder".into() }];
    }
    let (folder, begun) = word.rfind('/').map_or(("", word), |slash| word.split_at(slash + 1));
    let place = if folder.is_empty() { PathBuf::from(".") } else { at_home(Path::new(folder)) };
    let wanted = begun.to_lowercase();
    let fits = |name: &String| {
        name.to_lowercase().starts_with(&wanted)
            && name.starts_with('.') == begun.starts_with('.')
            && !name.contains(char::is_control)
    };
    let read = fs::read_dir(&place).into_iter().flatten().flatten();
    let mut names: Vec<String> = read.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(fits);
    names.sort();
    names.truncate(MOST);
    names.iter().map(|name| candidate(folder, name, place.join(name).is_dir())).collect()
}

/// A folder goes on; a name that looks like an option does not.
fn candidate(folder: &str, name: &str, is_folder: bool) -> Candidate {
    let here = if folder.is_empty() && name.starts_with('-') { "./" } else { folder };
    let (end, about) = if is_folder { ("/", "folder") } else { ("", "file") };
    Candidate { text: format!("{}{end}", escaped(&format!("{here}{name}"))), about: about.into() }
}

fn escaped(path: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./,=:@%+~".contains(letter);
    path.chars().flat_map(|letter| (!plain(letter)).then_some('\\').into_iter().chain([letter])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a b.docx", "a.csv", "Anna's.txt", ".hidden", "-k.txt"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        fs::create_dir(folder.path().join("all of it")).unwrap();
        folder
    }

    fn ways(typed: &str) -> Vec<String> {
        let caret = typed.chars().count() as u32;
        offer(typed, caret, &["--kind".into()]).candidates.into_iter().map(|way| way.text).collect()
    }

    #[test]
    fn names_that_begin_so_are_offered_with_their_blanks_marked() {
        let folder = folder();
        let at = folder.path().display();
        let full = |names: &[&str]| names.iter().map(|name| format!("{at}/{name}")).collect::<Vec<_>>();
        assert_eq!(
            ways(&format!("{at}/a")),
            full(&["Anna\\'s.txt", "a\\ b.docx", "a.csv", "all\\ of\\ it/"])
        );
        assert_eq!(ways(&format!("x.csv '{at}/a b")), full(&["a\\ b.docx"]));
        assert_eq!(ways(&format!("{at}/a\\ ")), full(&["a\\ b.docx"]));
        assert_eq!(ways(&format!("{at}/.")), full(&[".hidden"]));
        assert_eq!(ways(&format!("{at}/")).len(), 5, "nothing hidden");
        assert_eq!(ways(&format!("{at}/none/")), Vec::<String>::new());
        for way in ways(&format!("{at}/")) {
            assert!(one(&way).exists(), "{way}");
        }
    }

    #[test]
    fn options_and_the_own_folder_are_offered_too() {
        assert_eq!(ways("a.csv --k"), ["--kind"]);
        assert_eq!(ways("a.csv ~"), ["~/"]);
        let offered = offer("é \"a", 4, &[]);
        assert_eq!(offered.replaces, Span::new(2, 4));
    }

    #[test]
    fn one_path_may_be_quoted_or_bare() {
        assert_eq!(one("a\\ b.csv"), PathBuf::from("a b.csv"));
        assert_eq!(one("a b.csv"), PathBuf::from("a b.csv"));
        assert_eq!(one("'a b.csv'"), PathBuf::from("a b.csv"));
    }
}
