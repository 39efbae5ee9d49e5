//! Praat's TextGrid, long and short: tiers of intervals, one tier a speaker. Source: Praat manual, "TextGrid file
//! formats".
//!
//! Both forms are the same values in the same order; what else stands in the long one is there for people to read.

use super::clock;
use super::cues::{self, Cue};
use crate::exchange::{Draft, Fate, Refused, Told};

pub fn is_textgrid(text: &str) -> bool {
    text.lines().take(3).any(|line| line.contains("ooTextFile"))
}

/// # Errors
/// When it ends before the tiers it promises.
pub fn read(text: &str, name: &str) -> Result<Draft, Refused> {
    let mut draft = Draft { what: "Praat TextGrid".into(), sure: true, ..Draft::default() };
    let mut values = Values { rest: text };
    let tiers = head(&mut values).ok_or_else(|| {
        Refused::unreadable(format!("{name} is not a TextGrid of Praat: save it as text there"))
    })?;
    let mut all = Vec::new();
    for n in 0..tiers {
        let found = tier(&mut values, &mut draft.told)
            .ok_or_else(|| Refused::unreadable(format!("{name} ends within tier {} of {tiers}", n + 1)))?;
        all.extend(found);
    }
    all.sort_by_key(|cue| cue.start);
    draft.said = cues::turns(all);
    Ok(draft)
}

/// How many tiers there are.
fn head(values: &mut Values<'_>) -> Option<usize> {
    let is_grid = values.words()?.starts_with("ooTextFile") && values.words()? == "TextGrid";
    values.number().filter(|_| is_grid)?;
    values.number()?;
    values.count()
}

fn tier(values: &mut Values<'_>, told: &mut Told) -> Option<Vec<Cue>> {
    let is_points = values.words()? == "TextTier";
    let name = values.words()?;
    values.number()?;
    values.number()?;
    let count = values.count()?;
    let mut cues = Vec::new();
    for _ in 0..count {
        let start = values.number().and_then(|seconds| clock::milliseconds(seconds * 1000.0));
        if is_points {
            values.words()?;
            continue;
        }
        let end = values.number().and_then(|seconds| clock::milliseconds(seconds * 1000.0));
        let words = values.words()?;
        let speaker = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        cues.push(Cue { start, end, speaker, words: words.replace('\n', " "), fresh: false });
    }
    if is_points {
        told.add(Fate::Dropped, "points", count, "mark a moment and are not said by anybody", Some(name));
    }
    Some(cues)
}

/// The values of the file: texts between quotation marks and numbers that stand alone.
struct Values<'a> {
    rest: &'a str,
}

impl Values<'_> {
    fn number(&mut self) -> Option<f64> {
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with('"') {
                return None;
            }
            let end = self.rest.find(char::is_whitespace).unwrap_or(self.rest.len());
            let (value, rest) = self.rest.split_at_checked(end)?;
            self.rest = rest;
            if let Ok(number) = value.parse() {
                return Some(number);
            }
        }
    }

    fn count(&mut self) -> Option<usize> {
        let count = self.number()?;
        // Every interval takes some letters: more than are left cannot be.
        (0.0..=self.rest.len() as f64).contains(&count).then_some(count as usize)
    }

    /// A quotation mark inside is written twice.
    fn words(&mut self) -> Option<String> {
        let (_, mut rest) = self.rest.split_once('"')?;
        let mut words = String::new();
        loop {
            let (before, behind) = rest.split_once('"')?;
            words.push_str(before);
            let Some(more) = behind.strip_prefix('"') else {
                self.rest = behind;
                return Some(words);
            };
            words.push('"');
            rest = more;
        }
    }
}
