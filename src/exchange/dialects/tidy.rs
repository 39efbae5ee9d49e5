//! The last look at a draft: letters that are none, blanks, and turns in which nothing is said.

use crate::exchange::{Draft, Fate};

/// Every line trimmed, no empty ones; names on one line; no control characters. What goes is told.
pub fn tidy(draft: &mut Draft) {
    let mut gone = 0;
    for said in &mut draft.said {
        if !is_tidy(&said.words) {
            said.words = lines(&plain(&said.words, &mut gone));
        }
        let name = said.speaker.take().map(|name| plain(&name, &mut gone));
        let name = name.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
        said.speaker = name.filter(|name| !name.is_empty());
    }
    let turns = draft.said.len();
    draft.said.retain(|said| !said.words.is_empty());
    let empty = turns - draft.said.len();
    draft.told.add(Fate::Dropped, "control characters", gone, "are no letters", None);
    draft.told.add(Fate::Dropped, "turns", empty, "nothing is said in them", None);
}

fn plain(words: &str, gone: &mut usize) -> String {
    let is_odd = |letter: &char| letter.is_control() && !matches!(letter, '\n' | '\t');
    let odd = words.chars().filter(is_odd).count();
    *gone += odd;
    if odd == 0 { words.to_owned() } else { words.chars().filter(|letter| !is_odd(letter)).collect() }
}

fn is_tidy(words: &str) -> bool {
    let is_trimmed = |line: &str| !line.is_empty() && line.trim().len() == line.len();
    words.split('\n').all(is_trimmed)
        && !words.chars().any(|letter| letter.is_control() && letter != '\n' && letter != '\t')
}

fn lines(words: &str) -> String {
    let lines: Vec<&str> = words.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
