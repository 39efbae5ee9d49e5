//! Whether a page is nested so deep that building its tree would take hours: known before it is built.

use std::collections::HashMap;

use crate::exchange::Refused;

/// Elements that are open at once; pages have a few dozen.
const DEEPEST: usize = 2_000;
/// The sum, over all tags, of elements open there: each may have to be looked at for each tag.
const MOST_LOOKS: usize = 400_000_000;
/// The same of letters' looks alone: those that are left open are made again in every paragraph.
const MOST_COPIES: usize = 20_000_000;

/// What closes itself, or is closed by the next of its kind.
const SELF_CLOSING: [&str; 28] = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "html", "img", "input", "li",
    "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track",
    "wbr",
];
const LETTERS: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// # Errors
/// When it is.
pub(super) fn check(file: &str, text: &str) -> Result<(), Refused> {
    let mut open = HashMap::<String, usize>::new();
    let (mut depth, mut letters, mut looks, mut copies) = (0_usize, 0_usize, 0_usize, 0_usize);
    for (name, closes) in tags(text.as_bytes()) {
        looks += depth;
        copies += letters;
        if depth > DEEPEST || looks > MOST_LOOKS || copies > MOST_COPIES {
            let words = format!("{file} is nested deeper than any page a program writes, and was not read");
            return Err(Refused::too_much(words));
        }
        if SELF_CLOSING.contains(&name.as_str()) {
            continue;
        }
        let is_letters = usize::from(LETTERS.contains(&name.as_str()));
        let count = open.entry(name).or_default();
        match closes {
            true if *count > 0 => (*count, depth, letters) = (*count - 1, depth - 1, letters - is_letters),
            true => {}
            false => (*count, depth, letters) = (*count + 1, depth + 1, letters + is_letters),
        }
    }
    Ok(())
}

/// The name of each tag, in small letters, and whether it closes.
fn tags(bytes: &[u8]) -> impl Iterator<Item = (String, bool)> {
    memchr::memchr_iter(b'<', bytes).filter_map(move |at| {
        let rest = bytes.get(at + 1..)?;
        let closes = rest.first() == Some(&b'/');
        let name = rest.get(usize::from(closes)..)?;
        let name: Vec<u8> =
            name.iter().take(32).take_while(|byte| byte.is_ascii_alphanumeric()).copied().collect();
        let name = String::from_utf8(name).ok()?.to_lowercase();
        name.starts_with(|letter: char| letter.is_ascii_alphabetic()).then_some((name, closes))
    })
}
