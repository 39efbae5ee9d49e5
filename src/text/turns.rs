//! Who speaks when: a turn is one speaker's stretch, from a label to the next.
use std::collections::HashMap;
use std::ops::Range;

use memchr::memchr2;

use super::bytes::{between, line_around, lines, points};
use super::label::{Label, is_interviewer, is_persons, label};
use super::{Names, Span, stamp};

/// One speaker's stretch of a transcript, or, where nobody is named, one block of lines between blank ones.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// From the label (or its time stamp) to before the blank lines that follow.
    pub whole: Span,
    /// The same without the label. Empty when nothing was said.
    pub words: Span,
    /// Which of the transcript's speakers; `None` where nobody is named.
    pub speaker: Option<u16>,
    /// Milliseconds into the recording at which it begins, where the text has a time stamp in front of it.
    pub time: Option<u32>,
}

/// All turns of a text and everyone who speaks in it, in the order of their first words.
pub(super) fn find(text: &str, names: &Names) -> (Box<[Turn]>, Box<[Box<str>]>) {
    let (mut cast, found) = Cast::of(labelled(text), names);
    let (mut turns, mut pace) = (Vec::new(), Pace { text, byte: 0, at: 0 });
    let mut open: Option<Open> = None;
    for (line, label, known) in found {
        if !cast.speaks(known, || begins_block(text, line)) {
            continue;
        }
        match open.take() {
            Some(open) => turns.push(open.close(line, &mut pace)),
            None => blocks(line, &mut pace, &mut turns),
        }
        open = Some(Open::labelled(&label, line, cast.number(known)));
    }
    match open {
        Some(open) => turns.push(open.close(text.len(), &mut pace)),
        None => blocks(text.len(), &mut pace, &mut turns),
    }
    (turns.into(), cast.speakers.into())
}

/// Every label of a text that looks like a speaker's, with how often it occurs, as they come.
pub(super) fn labels(text: &str) -> Vec<(&str, usize)> {
    let mut places = HashMap::new();
    let mut found: Vec<(&str, usize)> = Vec::new();
    for (_, label) in labelled(text) {
        let place = *places.entry(label.name).or_insert(found.len());
        match found.get_mut(place) {
            Some((_, times)) => *times += 1,
            None => found.push((label.name, 1)),
        }
    }
    found
}

/// Every label that looks like a speaker's, with where its line starts. Only lines with a colon are looked at, and most
/// have none; of the full-width one a byte is looked for.
fn labelled(text: &str) -> impl Iterator<Item = (usize, Label<'_>)> {
    let mut from = 0;
    let lines = std::iter::from_fn(move || {
        let rest = text.as_bytes().get(from..)?;
        let colon = from + memchr2(b':', 0xEF, rest)?;
        let line = line_around(text, colon, from..text.len());
        from = line.end + 1;
        Some(line)
    });
    lines.filter_map(|line| Some((line.start, label(between(text, line))?)))
}

/// Whether nothing stands on the line before.
fn begins_block(text: &str, line: usize) -> bool {
    let before = between(text, 0..line.saturating_sub(1));
    before.rsplit('\n').next().is_none_or(|before| before.trim_start().is_empty())
}

/// Where nobody is named, a blank line is all there is to tell turns apart.
fn blocks(until: usize, pace: &mut Pace, turns: &mut Vec<Turn>) {
    let mut open: Option<Open> = None;
    let text = between(pace.text, 0..until);
    for line in lines(text) {
        let words = between(text, line.clone());
        if words.trim_start().is_empty() {
            turns.extend(open.take().map(|open| open.close(line.start, pace)));
        } else {
            open.get_or_insert_with(|| Open::unlabelled(words, &line));
        }
    }
    turns.extend(open.map(|open| open.close(until, pace)));
}

/// A turn whose end is not reached yet, in bytes.
struct Open {
    start: usize,
    words: usize,
    speaker: Option<u16>,
    time: Option<u32>,
}

impl Open {
    fn labelled(label: &Label<'_>, line: usize, speaker: Option<u16>) -> Open {
        Open { start: line + label.start, words: line + label.end, speaker, time: label.time }
    }

    fn unlabelled(words: &str, line: &Range<usize>) -> Open {
        let body = words.trim_start();
        let start = line.end - body.len();
        let stamp = stamp::in_front(body);
        let words = start + stamp.as_ref().map_or(0, |stamp| stamp.end);
        Open { start, words, speaker: None, time: stamp.map(|stamp| stamp.time) }
    }

    /// It ends before the white space that follows; under a label a blank line is a pause.
    fn close(self, until: usize, pace: &mut Pace) -> Turn {
        let end = self.start + between(pace.text, self.start..until).trim_end().len();
        let said = between(pace.text, self.words..end).trim_start().len();
        let (start, words, end) = (pace.at(self.start), pace.at(end - said), pace.at(end));
        Turn {
            whole: Span::new(start, end),
            words: Span::new(words, end),
            speaker: self.speaker,
            time: self.time,
        }
    }
}

/// Counts code points on the way through a text; never goes back.
struct Pace<'a> {
    text: &'a str,
    byte: usize,
    at: u32,
}

impl Pace<'_> {
    /// The code point that begins at a byte, which is none before the last one asked for.
    fn at(&mut self, byte: usize) -> u32 {
        self.at = self.at.saturating_add(points(between(self.text, self.byte..byte)));
        self.byte = byte;
        self.at
    }
}

/// A label with where its line starts, and whose it is among the names that are known.
type Found<'a> = (usize, Label<'a>, usize);

/// Everyone who may speak. A label counts as a speaker when it occurs twice, or is an interviewer's. Who speaks but
/// once is known by a name at the head of a block among other speakers; a single `Note:` or `One thing:` stays part
/// of what was said.
struct Cast<'a> {
    known: Vec<Known<'a>>,
    speakers: Vec<Box<str>>,
}

struct Known<'a> {
    name: &'a str,
    times: u32,
    /// Whether it is a speaker's, where a person has judged.
    settled: Option<bool>,
    number: Option<u16>,
}

impl<'a> Cast<'a> {
    /// Every label is looked up once; from then on it is known by a number.
    fn of(labels: impl Iterator<Item = (usize, Label<'a>)>, names: &Names) -> (Cast<'a>, Vec<Found<'a>>) {
        let (mut cast, mut places) = (Cast { known: Vec::new(), speakers: Vec::new() }, HashMap::new());
        let mut found = Vec::new();
        for (start, label) in labels {
            let known = *places.entry(label.name).or_insert_with(|| cast.meet(label.name, names));
            if let Some(known) = cast.known.get_mut(known) {
                known.times = known.times.saturating_add(1);
            }
            found.push((start, label, known));
        }
        (cast, found)
    }

    fn meet(&mut self, name: &'a str, names: &Names) -> usize {
        let is_among = |names: &[String]| names.iter().any(|settled| settled == name);
        // Who is settled to be nobody is so before all.
        let settled =
            if is_among(&names.nobody) { Some(false) } else { is_among(&names.speakers).then_some(true) };
        self.known.push(Known { name, times: 0, settled, number: None });
        self.known.len() - 1
    }

    fn speaks(&self, known: usize, begins_block: impl Fn() -> bool) -> bool {
        let Some(known) = self.known.get(known) else { return false };
        known.settled.unwrap_or_else(|| {
            let is_new = || !self.speakers.is_empty() && begins_block() && is_persons(known.name);
            known.times > 1 || is_interviewer(known.name) || is_new()
        })
    }

    /// The speaker's number. More than 65,536 speakers are no interview: the rest stay unnamed.
    fn number(&mut self, known: usize) -> Option<u16> {
        let known = self.known.get_mut(known)?;
        if known.number.is_none() {
            known.number = Some(u16::try_from(self.speakers.len()).ok()?);
            self.speakers.push(known.name.into());
        }
        known.number
    }
}

#[cfg(test)]
#[path = "turns_tests.rs"]
mod tests;
