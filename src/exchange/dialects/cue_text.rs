//! The text of a cue: voice tags tell who speaks, other tags only how it looks; entities are letters.

use super::cues::Cue;
use crate::exchange::{Fate, Told};

/// What one voice says in one cue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Milliseconds.
    pub start: Option<u32>,
    pub end: Option<u32>,
    pub speaker: Option<String>,
    pub lines: Vec<String>,
    /// Whether a dialogue dash stood in front.
    pub has_dash: bool,
}

impl From<Piece> for Cue {
    fn from(piece: Piece) -> Cue {
        let words = piece.lines.join(" ");
        Cue {
            start: piece.start,
            end: piece.end,
            fresh: piece.has_dash && piece.speaker.is_none(),
            speaker: piece.speaker,
            words,
        }
    }
}

/// In characters.
const LONGEST_TAG: usize = 200;

const TAGS: [&str; 11] = ["v", "c", "i", "b", "u", "s", "ruby", "rt", "lang", "font", "span"];

const ENTITIES: [(&str, &str); 9] = [
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", "\u{A0}"),
    ("&lrm;", "\u{200E}"),
    ("&rlm;", "\u{200F}"),
    // Last, or `&amp;lt;` would be taken apart twice.
    ("&amp;", "&"),
];

/// The pieces of a cue: a new one where the voice changes, and at every dialogue dash.
pub fn pieces((start, end): (Option<u32>, Option<u32>), lines: &[&str], told: &mut Told) -> Vec<Piece> {
    let empty = Piece { start, end, ..Piece::default() };
    let mut pieces = vec![empty.clone()];
    let mut looks = 0;
    // Two lines with dashes are two people's; a dash alone, as Meet has them, is nothing.
    let is_dialogue = lines.iter().filter(|line| dashed(line).is_some()).count() > 1;
    for line in lines.iter().map(|line| line.trim()).filter(|line| *line != "-") {
        let said = dashed(line).filter(|_| is_dialogue);
        if said.is_some() {
            pieces.push(Piece { has_dash: true, ..empty.clone() });
        }
        let line = said.unwrap_or(line);
        for (voice, words) in voices(line) {
            if let Some(speaker) = voice {
                pieces.push(Piece { speaker, ..empty.clone() });
            }
            let (words, tags) = without_looks(words);
            looks += tags;
            if let Some(piece) = pieces.last_mut().filter(|_| !words.is_empty()) {
                piece.lines.push(words);
            }
        }
    }
    told.add(Fate::Dropped, "cue tags", looks, "only tell how words look", None);
    pieces.retain(|piece| !piece.lines.is_empty());
    pieces
}

/// What follows a dialogue dash.
fn dashed(line: &str) -> Option<&str> {
    let words = line.trim().strip_prefix(['-', '–', '‐'])?;
    let is_dash = words.starts_with(char::is_whitespace) && !words.trim().is_empty();
    is_dash.then(|| words.trim())
}

/// Stretches of a line; `Some` where a voice begins (`<v Name>`) or ends (`</v>`: nobody is named from here).
fn voices(line: &str) -> Vec<(Option<Option<String>>, &str)> {
    let mut found = Vec::new();
    let mut voice = None;
    let mut rest = line;
    while let Some((at, name, behind)) = next_voice(rest) {
        found.push((voice, rest.get(..at).unwrap_or_default()));
        voice = Some(name);
        rest = behind;
    }
    found.push((voice, rest));
    found
}

/// Where the next voice tag stands, whom it names, and what follows it.
fn next_voice(text: &str) -> Option<(usize, Option<String>, &str)> {
    text.match_indices('<').find_map(|(at, _)| {
        let tag = text.get(at + 1..)?;
        if let Some(behind) = tag.strip_prefix("/v>") {
            return Some((at, None, behind));
        }
        let inside = tag.strip_prefix('v').filter(|rest| rest.starts_with([' ', '.', '\t']))?;
        let (inside, behind) = parted_at(inside, '>')?;
        let (_, name) = inside.split_once([' ', '\t'])?;
        let name = unescaped(name.trim());
        Some((at, Some(name).filter(|name| !name.is_empty()), behind))
    })
}

/// Words without tags and positions, and how many of these there were.
fn without_looks(words: &str) -> (String, usize) {
    let mut plain = String::with_capacity(words.len());
    let (mut rest, mut count) = (words, 0);
    while let Some(at) = rest.find(['<', '{']) {
        let (before, tag) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        let length = look_length(tag);
        count += usize::from(length > 0);
        let (kept, behind) = tag.split_at_checked(length.max(1)).unwrap_or((tag, ""));
        if length == 0 {
            plain.push_str(kept);
        }
        rest = behind;
    }
    plain.push_str(rest);
    (unescaped(plain.trim()), count)
}

/// How many bytes a tag that text begins with takes; 0 where it is none.
fn look_length(text: &str) -> usize {
    let close = if text.starts_with("{\\") { '}' } else { '>' };
    let Some((head, _)) = parted_at(text, close) else { return 0 };
    let inside = head.get(1..).unwrap_or_default();
    let name = inside.trim_start_matches('/').split([' ', '.']).next().unwrap_or_default().to_lowercase();
    let is_look = text.starts_with("{\\")
        || (text.starts_with('<')
            && (TAGS.contains(&name.as_str()) || crate::text::stamp::time(inside).is_some()));
    if is_look { head.len() + 1 } else { 0 }
}

/// Parts a text at a letter that stands near its start: a tag is short, and a hostile one shall not cost.
fn parted_at(text: &str, letter: char) -> Option<(&str, &str)> {
    let at = text.char_indices().take(LONGEST_TAG).find(|(_, found)| *found == letter)?.0;
    Some((text.get(..at)?, text.get(at + letter.len_utf8()..)?))
}

fn unescaped(words: &str) -> String {
    ENTITIES.iter().fold(words.to_owned(), |words, (entity, letter)| words.replace(entity, letter))
}
