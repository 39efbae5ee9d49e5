//! `Name: words`, with or without a time stamp: as most people transcribe, and f4, MAXQDA and Rev with them.

use super::clock;
use super::heads::{Head, Manner};
use super::page::Line;
use crate::exchange::{Draft, Fate, Said};
use crate::text::label::{is_interviewer, is_persons, is_remark, label};
use crate::text::stamp;

/// Lower case, a blank before the colon, a full-width colon, a label alone on its line: all are read.
pub const LABELS: Manner =
    Manner { what: "turns with a name and a colon", sure: false, head, stands, mend: times_at_the_end };

fn head(line: &Line) -> Option<Head<'_>> {
    let (before, rest) = match clock::in_front(line.text.trim()) {
        Some((time, rest)) => (Some(time), rest),
        None => (None, line.text.trim()),
    };
    let label = label(rest)?;
    let words = rest.get(label.end..)?.trim();
    Some(Head { name: Some(label.name), time: before.or(label.time), words })
}

/// What stands once and does not look like a person's name is a clause of somebody's: `One thing: …`.
pub fn stands(name: &str, times: usize) -> bool {
    times > 1 || is_interviewer(name) || is_persons(name)
}

/// f4 and its likes stamp the end of a turn: `I: Wie geht es? #00:00:05-2#`. A turn then begins where the one before
/// it ended; a remark takes no time.
fn times_at_the_end(draft: &mut Draft) {
    let named = draft.said.iter().filter(|said| said.speaker.is_some() && !is_remarked(said));
    let stamped = named.clone().filter(|said| said.time.is_none() && end_of(&said.words).is_some()).count();
    if stamped == 0 || stamped * 2 < named.count() {
        return;
    }
    let mut end = Some(0);
    for said in draft.said.iter_mut().skip_while(|said| said.speaker.is_none()) {
        said.time = said.time.or(end);
        match end_of(&said.words) {
            Some((words, time)) => (said.words, end) = (words, Some(time)),
            None if is_remarked(said) => {}
            None => end = None,
        }
    }
    draft.what = "turns with a time stamp at their end, as f4 writes them".into();
    let why = "they stood at the end of a turn; each turn now has the time at which it begins";
    draft.told.add(Fate::Changed, "time stamps", stamped, why, None);
    if end.is_some() {
        draft.told.dropped("time stamps", "a turn keeps when it begins, not when it ends", "the last turn");
    }
}

fn is_remarked(said: &Said) -> bool {
    said.speaker.as_deref().is_some_and(is_remark)
}

/// Words without the stamp between `#` that they end with, and its time. Remarks may stand below it.
fn end_of(words: &str) -> Option<(String, u32)> {
    let mut lines: Vec<&str> = words.split('\n').collect();
    let at = lines.iter().rposition(|line| line.ends_with('#') || !stands_aside(line))?;
    let line = lines.get_mut(at).filter(|line| line.ends_with('#'))?;
    let (said, time) = stamp::behind(line)?;
    *line = said;
    lines.retain(|line| !line.is_empty());
    Some((lines.join("\n"), time))
}

/// `Note: a door`, `(laughs)`
fn stands_aside(line: &str) -> bool {
    let within = |open, close| line.starts_with(open) && line.ends_with(close);
    label(line).is_some() || within('(', ')') || within('[', ']')
}
