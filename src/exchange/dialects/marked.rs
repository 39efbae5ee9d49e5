//! A speaker marked by type and not by a colon: `### Interviewer`, `**Interviewer** So?`, `[id1] hello`.

use super::heads::{Head, Manner, comes_again, nothing_to_mend};
use super::page::Line;
use crate::text::label::is_name;
use crate::text::stamp;

pub const HEADINGS: Manner = Manner {
    what: "a heading above each turn",
    sure: false,
    head: heading,
    stands: comes_again,
    mend: nothing_to_mend,
};

pub const BOLD: Manner = Manner {
    what: "names in bold type",
    sure: false,
    head: bold,
    stands: comes_again,
    mend: nothing_to_mend,
};

pub const BRACKETS: Manner = Manner {
    what: "names in brackets",
    sure: false,
    head: brackets,
    stands: |name, times| comes_again(name, times) || name.contains(|c: char| c.is_ascii_digit()),
    mend: nothing_to_mend,
};

/// What transcribers put in brackets that is nobody's name.
const SOUNDS: [&str; 14] = [
    "laughs",
    "laughter",
    "laughing",
    "pause",
    "silence",
    "inaudible",
    "unclear",
    "crosstalk",
    "music",
    "applause",
    "sighs",
    "coughs",
    "crying",
    "noise",
];

fn heading(line: &Line) -> Option<Head<'_>> {
    let name = line.heading()?;
    is_name(name).then_some(Head { name: Some(name), ..Head::default() })
}

fn bold(line: &Line) -> Option<Head<'_>> {
    let (name, words) = line.bold()?;
    let name = name.trim();
    let is_named = is_name(name) && !words.trim_start().starts_with(':');
    is_named.then_some(Head { name: Some(name), time: None, words: words.trim() })
}

fn brackets(line: &Line) -> Option<Head<'_>> {
    let text = line.text.trim();
    let (name, words) = text.strip_prefix('[')?.split_once(']')?;
    let is_named = is_name(name) && is_label(name) && stamp::in_front(text).is_none();
    (is_named && !words.starts_with([':', '('])).then_some(Head {
        name: Some(name),
        time: None,
        words: words.trim(),
    })
}

fn is_label(name: &str) -> bool {
    let capital = name.starts_with(char::is_uppercase);
    let numbered = name.contains(|c: char| c.is_ascii_digit());
    (capital || numbered) && !is_sound(name)
}

/// `Laughter`, `Inaudible 00:12`.
pub fn is_sound(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    SOUNDS.contains(&first.to_lowercase().as_str())
}
