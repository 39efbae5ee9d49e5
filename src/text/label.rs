//! The label at the start of a line that says who speaks: `Anna:`, `[00:12:33] Interviewer 1:`, `**P2:**`, `访谈者：`.
use memchr::memchr2;

use super::bytes::{between, floor};
use super::stamp;

/// Bytes into a line within which its label must have ended.
const REACH: usize = 240;
/// A label is a name, not a clause.
const MOST_CHARACTERS: usize = 40;
const MOST_WORDS: usize = 5;

/// Labels that name a speaker even when they occur once, in lower case and without a number.
const INTERVIEWERS: &[&str] = &[
    "i",
    "int",
    "interviewer",
    "interviewers",
    "interviewer/moderator",
    "moderator",
    "facilitator",
    "researcher",
    "q",
    "intervjuer",
    "intervjuar",
    "ordstyrer",
    "forsker",
    "moderatorin",
    "interviewerin",
    "enquêteur",
    "intervieweur",
    "entrevistador",
    "entrevistadora",
    "访谈者",
    "采访者",
    "主持人",
];

/// A name that may be a speaker's. Bytes are counted from the start of the line.
pub struct Label<'a> {
    pub name: &'a str,
    /// Where the label begins: at its time stamp if it has one.
    pub start: usize,
    /// Where it ends: behind the colon.
    pub end: usize,
    /// Of its time stamp, in milliseconds.
    pub time: Option<u32>,
}

/// The label a line begins with, if it looks like one. Whether it is a speaker the whole transcript decides.
pub fn label(line: &str) -> Option<Label<'_>> {
    let body = line.trim_start();
    let head = between(body, 0..floor(body, REACH));
    // Most lines have no label; both colons are looked for by a byte of theirs before anything is read.
    memchr2(b':', 0xEF, head.as_bytes())?;
    let start = line.len() - body.len();
    let (before, mut end) = colons(head).find(|&(before, end)| closes(head, before, end))?;
    let (name, time) = name(between(head, 0..before))?;
    if between(head, end..head.len()).starts_with("**") {
        end += "**".len();
    }
    Some(Label { name, start, end: start + end, time })
}

/// Whether a name stands for whoever asks the questions: such a label needs no second occurrence.
pub fn is_interviewer(name: &str) -> bool {
    let name = name.trim_end_matches(|c: char| c.is_numeric() || c.is_whitespace()).to_lowercase();
    INTERVIEWERS.contains(&name.as_str())
}

/// What transcribers write before a colon that is nobody's name.
const NOBODY: [&str; 21] = [
    "nb",
    "ps",
    "date",
    "time",
    "place",
    "location",
    "setting",
    "topic",
    "title",
    "subject",
    "present",
    "participants",
    "recorded",
    "recording",
    "transcribed",
    "duration",
    "length",
    "translation",
    "example",
    "first",
    "honestly",
];

/// What transcribers call remarks of their own. The last word tells: `Field note`, `Anna-comments`.
const REMARKS: [&str; 22] = [
    "note",
    "notes",
    "comment",
    "comments",
    "remark",
    "remarks",
    "obs",
    "observation",
    "observations",
    "notiz",
    "anmerkung",
    "kommentar",
    "kommentarer",
    "merknad",
    "remarque",
    "commentaire",
    "nota",
    "notas",
    "comentario",
    "observación",
    "opmerking",
    "备注",
];

/// Whether this reads as a person's name or code: one to three words, each with a capital or a digit in front.
pub fn is_persons(label: &str) -> bool {
    let words: Vec<&str> = label.split_whitespace().collect();
    let named =
        |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || is_caseless(c));
    (1..=3).contains(&words.len()) && words.iter().all(named) && !is_nobodys(label)
}

/// Whether this is what transcribers write before a colon that is nobody's name: `Note`.
pub fn is_nobodys(label: &str) -> bool {
    NOBODY.contains(&label.to_lowercase().as_str()) || is_remark(label)
}

/// Whether this is what transcribers call remarks of their own: `Note`, `Field notes`, `Obs`.
pub fn is_remark(label: &str) -> bool {
    let label = label.to_lowercase();
    let last = label.rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    last.is_some_and(|word| REMARKS.contains(&word))
}

/// A letter of a script without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Each colon of a line: where it stands and where it ends.
fn colons(head: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    head.match_indices([':', '：']).map(|(at, colon)| (at, at + colon.len()))
}

/// A colon ends a label before white space, the line's end or the end of bold type. So `http://`, `12:30` and
/// the inside of a time stamp are none. The full-width colon carries its own space.
fn closes(head: &str, at: usize, end: usize) -> bool {
    let rest = between(head, end..head.len());
    let wide = between(head, at..end) == "：";
    wide || rest.is_empty() || rest.starts_with("**") || rest.starts_with(char::is_whitespace)
}

fn name(label: &str) -> Option<(&str, Option<u32>)> {
    let (name, before) = without_stamp_before(label.trim_matches('*').trim());
    let (name, behind) = without_stamp_behind(name.trim_matches('*').trim());
    let name = name.trim_matches('*').trim();
    is_name(name).then_some((name, before.or(behind)))
}

/// Whether this is short and plain enough to stand before a colon as a name.
pub fn is_name(name: &str) -> bool {
    name.contains(char::is_alphanumeric)
        && !name.ends_with(['.', '!', '?', '…', ',', ';', ':', '。', '！', '？'])
        && name.chars().count() <= MOST_CHARACTERS
        && name.split_whitespace().count() <= MOST_WORDS
}

/// `[00:12:33] Anna` → `Anna`
fn without_stamp_before(label: &str) -> (&str, Option<u32>) {
    match stamp::in_front(label) {
        Some(stamp) => (between(label, stamp.end..label.len()), Some(stamp.time)),
        None => (label, None),
    }
}

/// `Anna [00:12:33]` → `Anna`
fn without_stamp_behind(label: &str) -> (&str, Option<u32>) {
    match stamp::behind(label) {
        Some((name, time)) => (name, Some(time)),
        None => (label, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(&str, &str)> {
        label(line).map(|label| (label.name, line.get(label.end..).unwrap().trim()))
    }

    #[test]
    fn names_in_the_common_manners_are_read() {
        assert_eq!(read("Anna: hi"), Some(("Anna", "hi")));
        assert_eq!(read("[00:12:33] Anna B: hi"), Some(("Anna B", "hi")));
        assert_eq!(read("Anna [00:12:33]: hi"), Some(("Anna", "hi")));
        assert_eq!(read("**Anna:** hi"), Some(("Anna", "hi")));
        assert_eq!(read("**Anna**: hi"), Some(("Anna", "hi")));
        assert_eq!(read("**[00:01] Anna:** hi"), Some(("Anna", "hi")));
        assert_eq!(read("Élodie : oui"), Some(("Élodie", "oui")));
        assert_eq!(read("访谈者：你好"), Some(("访谈者", "你好")));
        assert_eq!(read("50001:"), Some(("50001", "")));
    }

    #[test]
    fn sentences_addresses_and_times_are_no_labels() {
        assert_eq!(read("http://example.org is a page"), None);
        assert_eq!(read("12:30 we met"), None);
        assert_eq!(read("I went home. Then: nothing"), Some(("I went home. Then", "nothing")));
        assert_eq!(read("What he told me that very day was: no"), None);
        assert_eq!(read("Really?: yes"), None);
        assert_eq!(read("[00:12:33]: words"), None);
        assert_eq!(read(": words"), None);
    }

    #[test]
    fn remarks_are_known_by_their_last_word() {
        assert!(["Note", "OBS", "Field notes", "Anna-comments", "备注"].into_iter().all(is_nobodys));
        assert!(!["Note taker", "Anna", "Obsidian", ""].into_iter().any(is_nobodys));
        assert!(is_nobodys("Recorded") && !is_remark("Recorded"));
    }

    #[test]
    fn interviewers_are_known_by_any_number() {
        assert!(is_interviewer("Interviewer 12") && is_interviewer("I") && is_interviewer("MODERATOR"));
        assert!(!is_interviewer("Ingrid") && !is_interviewer("Note"));
    }
}
