//! `Name: words`, with or without a time stamp: as most people transcribe, and f4, MAXQDA and Rev with them.

use super::clock;
use super::heads::{Head, Manner};
use super::page::Line;
use crate::exchange::Draft;
use crate::text::label::{is_interviewer, is_persons, label};
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
/// it ended.
fn times_at_the_end(draft: &mut Draft) {
    let named = draft.said.iter().filter(|said| said.speaker.is_some());
    let stamped = named.clone().filter(|said| said.time.is_none() && end_of(&said.words).is_some()).count();
    if stamped == 0 || stamped * 2 < named.count() {
        return;
    }
    let mut end = Some(0);
    for said in &mut draft.said {
        said.time = said.time.or(end);
        end = end_of(&said.words).map(|(_, time)| time);
        if let Some((words, _)) = end_of(&said.words) {
            said.words = words.to_owned();
        }
    }
    draft.what = "turns with a time stamp at their end, as f4 writes them".into();
    let why = "they stood at the end of a turn; each turn now has the time at which it begins";
    draft.told.add(crate::exchange::Fate::Changed, "time stamps", stamped, why, None);
    if end.is_some() {
        draft.told.dropped("time stamps", "a turn keeps when it begins, not when it ends", "the last turn");
    }
}

/// Words without the stamp between `#` that they end with, and its time.
fn end_of(words: &str) -> Option<(&str, u32)> {
    if words.ends_with('#') { stamp::behind(words) } else { None }
}
