//! A name and a time on a line of their own above what is said: Otter, Teams, Descript, and what Zoom saves.

use super::clock;
use super::heads::{Head, Manner, nothing_to_mend};
use super::page::Line;
use crate::exchange::{Draft, Fate, Said};
use crate::text::label::{is_interviewer, is_name, is_persons};
use crate::text::stamp;

/// `BSR01  00:00`: name, blanks, time.
pub const OTTER: Manner =
    Manner { what: "name and time above each turn", sure: true, head: otter, stands: always, mend: otters };

/// `[00:00:00] Speaker 1`, `Speaker 1 (00:00)`.
pub const DESCRIPT: Manner = Manner {
    what: "name and time stamp above each turn",
    sure: false,
    head: descript,
    stands: |name, times| times > 1 || is_interviewer(name) || is_persons(name),
    mend: nothing_to_mend,
};

/// `[Johnny Doe] 11:02:09`: times of the day.
pub const ZOOM: Manner =
    Manner { what: "Zoom's saved captions", sure: true, head: zoom, stands: always, mend: from_the_first };

fn always(_: &str, _: usize) -> bool {
    true
}

fn otter(line: &Line) -> Option<Head<'_>> {
    let text = line.text.trim();
    let (before, clock) = text.rsplit_once([' ', '\t', '\u{A0}'])?;
    let name = before.trim_end();
    // One blank is not enough: `we met at 12:30`.
    let is_apart = before.len() > name.len() || text.contains('\t');
    let time = clock.contains(':').then(|| clock::alone(clock)).flatten()?;
    (is_apart && is_name(name)).then_some(Head { name: Some(name), time: Some(time), words: "" })
}

fn descript(line: &Line) -> Option<Head<'_>> {
    let text = line.text.trim();
    let (name, time) = match stamp::in_front(text) {
        Some(stamp) => (text.get(stamp.end..)?, stamp.time),
        None => stamp::behind(text)?,
    };
    is_name(name).then_some(Head { name: Some(name), time: Some(time), words: "" })
}

fn zoom(line: &Line) -> Option<Head<'_>> {
    let (name, clock) = line.text.trim().strip_prefix('[')?.rsplit_once("] ")?;
    let time = clock::alone(clock).filter(|_| clock.matches(':').count() == 2)?;
    Some(Head { name: Some(name.trim()), time: Some(time), words: "" })
}

/// Keywords and the list of speakers above the first turn are Otter's own words, as is the line at the end.
fn otters(draft: &mut Draft) {
    let is_keywords = |said: &Said| said.words.lines().any(|line| line.trim() == "SUMMARY KEYWORDS");
    let first = draft.said.iter().position(|said| said.speaker.is_some()).unwrap_or_default();
    let keywords = draft.said.iter().take(first).position(is_keywords);
    if let Some(from) = keywords {
        let header: Vec<Said> = draft.said.drain(from..first).collect();
        if let Some(kept) = header.first().and_then(before_keywords) {
            draft.said.insert(from, kept);
        }
        draft.told.dropped("headers", "Otter's keywords and list of speakers, not words of the talk", "top");
    }
    let footer = draft.said.last_mut().is_some_and(drop_footer);
    if footer {
        draft.told.dropped("footers", "Otter's own line, not words of the talk", "end");
    }
    if footer || keywords.is_some() {
        draft.what = "Otter transcript".into();
    }
}

fn before_keywords(said: &Said) -> Option<Said> {
    let (before, _) = said.words.split_once("SUMMARY KEYWORDS")?;
    let words = before.trim().to_owned();
    (!words.is_empty()).then(|| Said { words, ..said.clone() })
}

fn drop_footer(last: &mut Said) -> bool {
    let (before, line) = last.words.rsplit_once('\n').unwrap_or(("", &last.words));
    let is_footer = line.trim().starts_with("Transcribed by http");
    if is_footer {
        last.words = before.to_owned();
    }
    is_footer
}

/// Captions saved during a meeting have the time of the day: how far into the meeting is what is wanted.
fn from_the_first(draft: &mut Draft) {
    const DAY: u32 = 86_400_000;
    let Some(first) = draft.said.iter().find_map(|said| said.time) else { return };
    let mut count = 0;
    for time in draft.said.iter_mut().filter_map(|said| said.time.as_mut()) {
        // Past midnight the clock begins again.
        *time = if *time < first { (*time + DAY).saturating_sub(first) } else { *time - first };
        count += 1;
    }
    let why = "times of the day became times since the first words";
    draft.told.add(Fate::Changed, "time stamps", count, why, None);
    join_neighbours(&mut draft.said);
}

/// Captions break within what one speaker says.
fn join_neighbours(said: &mut Vec<Said>) {
    said.dedup_by(|next, last| {
        let same = next.speaker.is_some() && next.speaker == last.speaker;
        if same {
            last.words.push(' ');
            last.words.push_str(&next.words);
        }
        same
    });
}
