//! WebVTT and SRT as programs write them, which is rarely as the standards say: Zoom, Teams, Webex, Meet.
//!
//! A cue begins at its line with an arrow and ends where the next begins; numbers and ids right above an arrow are
//! no words. Sources: W3C WebVTT; SubRip has no standard.

use super::cue_text::{Piece, pieces};
use super::cues::{self, Cue};
use super::speakers;
use crate::exchange::{Draft, Fate, Told};
use crate::text::stamp;

/// How many cues of each kind of caption there are tells how surely this is one.
pub fn evidence(text: &str) -> usize {
    if text.starts_with("WEBVTT") {
        return usize::MAX;
    }
    text.lines().filter(|line| arrow(line).is_some()).count() * 2
}

pub fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    let is_vtt = text.starts_with("WEBVTT");
    let shown = shown(text, is_vtt, &mut draft.told);
    let mut pieces: Vec<Piece> =
        shown.iter().flat_map(|shown| pieces(shown.times, &shown.lines, &mut draft.told)).collect();
    draft.sure = pieces.iter().any(|piece| piece.speaker.is_some());
    if !draft.sure {
        draft.sure = speakers::in_parentheses(&mut pieces);
    }
    if !draft.sure {
        speakers::before_colons(&mut pieces);
    }
    let mut all: Vec<Cue> = pieces.into_iter().map(Cue::from).collect();
    let dashes = all.iter().filter(|cue| cue.fresh).count();
    draft.told.add(Fate::Changed, "dialogue dashes", dashes, "each begins a turn of its own", None);
    cues::tell_carried(cues::carry_names(&mut all), &mut draft.told);
    draft.said = cues::turns(all);
    draft.what = if is_vtt { "WebVTT captions".into() } else { "SRT captions".into() };
    draft
}

/// The lines that are shown together, and when.
struct Shown<'a> {
    times: (Option<u32>, Option<u32>),
    lines: Vec<&'a str>,
}

fn shown<'a>(text: &'a str, is_vtt: bool, told: &mut Told) -> Vec<Shown<'a>> {
    let lines: Vec<&str> = text.lines().collect();
    let arrows: Vec<usize> = (0..lines.len()).filter(|&at| arrow_at(&lines, at).is_some()).collect();
    // Ahead of the first cue nothing is said, but notes and styles may stand there.
    without_blocks(
        lines.get(..arrows.first().copied().unwrap_or_default()).unwrap_or_default(),
        is_vtt,
        told,
    );
    let ends = arrows.iter().skip(1).copied().chain([lines.len()]);
    let cue = |(&at, end): (&usize, usize)| {
        let body = lines.get(at + 1..end).unwrap_or_default();
        let body = if end < lines.len() { without_id(body) } else { body };
        Some(Shown { times: arrow_at(&lines, at)?, lines: without_blocks(body, is_vtt, told) })
    };
    arrows.iter().zip(ends).filter_map(cue).collect()
}

fn arrow_at(lines: &[&str], at: usize) -> Option<(Option<u32>, Option<u32>)> {
    lines.get(at).and_then(|line| arrow(line))
}

/// `00:01:00.140 --> 00:01:02.430 position:10%`
fn arrow(line: &str) -> Option<(Option<u32>, Option<u32>)> {
    let (start, rest) = line.split_once("-->")?;
    let start = stamp::time(start)?;
    let end = rest.split_whitespace().next().and_then(stamp::time);
    Some((Some(start), end))
}

/// What stands right above the next arrow belongs to it: after an empty line, a number, or Teams' `GUID/12-0`.
fn without_id<'a, 'b>(body: &'b [&'a str]) -> &'b [&'a str] {
    let [before @ .., last] = body else { return body };
    let is_number = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    let is_teams = last.split_once('/').is_some_and(|(guid, _)| guid.len() == 36 && !guid.contains(' '));
    let is_apart = !last.trim().is_empty() && before.last().is_some_and(|line| line.is_empty());
    if is_number || is_teams || is_apart { before } else { body }
}

/// Notes and styles stand between cues and are not said.
fn without_blocks<'a>(body: &[&'a str], is_vtt: bool, told: &mut Told) -> Vec<&'a str> {
    let mut kept = Vec::new();
    let (mut is_after_blank, mut is_block) = (false, false);
    for line in body {
        let begins = is_vtt && is_after_blank && is_block_name(line);
        is_block = begins || (is_block && !line.is_empty());
        is_after_blank = line.is_empty();
        if begins {
            told.dropped("notes and styles", "are not said by anybody", line.trim());
        }
        if !is_block && !line.trim().is_empty() {
            kept.push(*line);
        }
    }
    kept
}

fn is_block_name(line: &str) -> bool {
    matches!(line.split_whitespace().next(), Some("NOTE" | "STYLE" | "REGION"))
}
