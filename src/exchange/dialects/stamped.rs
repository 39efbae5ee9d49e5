//! Paragraphs that begin with a time stamp, mostly without a name: oTranscribe, and captions saved as plain text.

use super::clock;
use super::cues::{self, Cue};
use super::heads::{Head, Manner};
use super::page::Line;
use crate::exchange::{Draft, Said};
use crate::text::stamp;

/// `00:19   ` above a paragraph, `00:00:03 You scope …`, `00:00:00 <v Name>text`.
pub const STAMPED: Manner =
    Manner { what: "paragraphs with time stamps", sure: true, head, stands: |_, _| true, mend: as_captions };

fn head(line: &Line) -> Option<Head<'_>> {
    let text = line.text.trim();
    let (time, words) = clock::in_front(text)?;
    if !is_stamp(text, words) {
        return None;
    }
    let (name, words) = voice(words).map_or((None, words), |(name, words)| (Some(name), words));
    Some(Head { name, time: Some(time), words })
}

/// A bare `12:30` before words may be a time of the day; with hours, brackets or wide blanks it is a stamp.
fn is_stamp(text: &str, words: &str) -> bool {
    let before = text.strip_suffix(words).unwrap_or_default();
    words.is_empty()
        || stamp::in_front(text).is_some()
        || before.matches(':').count() == 2
        || before.ends_with("  ")
        || before.ends_with('\t')
}

/// `<v Name>words`.
fn voice(words: &str) -> Option<(&str, &str)> {
    let (name, words) = words.strip_prefix("<v ")?.split_once('>')?;
    Some((name.trim(), words.trim_end_matches("</v>").trim()))
}

/// Where some lines name a speaker, those without a name go on with whoever spoke.
fn as_captions(draft: &mut Draft) {
    if draft.said.iter().all(|said| said.speaker.is_none()) {
        return;
    }
    let cue = |Said { speaker, time, words }: Said| Cue { start: time, speaker, words, ..Cue::default() };
    let mut all: Vec<Cue> = std::mem::take(&mut draft.said).into_iter().map(cue).collect();
    cues::tell_carried(cues::carry_names(&mut all), &mut draft.told);
    draft.said = cues::turns(all);
}
