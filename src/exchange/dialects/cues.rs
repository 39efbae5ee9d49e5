//! Cues become turns: what one speaker says without a break is one turn, whatever fits on a screen at a time.

use crate::exchange::{Fate, Said, Told};
use crate::text::label::is_remark;

/// A pause, in milliseconds, after which a new sentence begins a new line.
const PAUSE: u32 = 5_000;
/// Where nobody is named, the first sentence to end after so many milliseconds ends a turn.
const LONG: u32 = 60_000;

/// A few words with their time, as captions, tiers and tables keep them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cue {
    /// Milliseconds.
    pub start: Option<u32>,
    pub end: Option<u32>,
    pub speaker: Option<String>,
    pub words: String,
    /// Begins a turn whoever spoke before, as a dialogue dash does.
    pub fresh: bool,
}

/// Consecutive cues of one speaker are one turn, with the time of the first.
pub fn turns(cues: Vec<Cue>) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::new();
    let mut end: Option<u32> = None;
    for cue in cues.into_iter().filter(|cue| !cue.words.trim().is_empty()) {
        let pause = cue.start.zip(end).map_or(0, |(start, end)| start.saturating_sub(end));
        end = cue.end.or(cue.start);
        match said.last_mut().filter(|last| goes_on(last, &cue, pause)) {
            Some(last) => more(last, cue.words.trim(), pause),
            None => said.push(Said { speaker: cue.speaker, time: cue.start, words: cue.words.trim().into() }),
        }
    }
    said
}

fn goes_on(last: &Said, cue: &Cue, pause: u32) -> bool {
    if cue.fresh || last.speaker != cue.speaker {
        return false;
    }
    let length = cue.start.zip(last.time).map_or(0, |(now, began)| now.saturating_sub(began));
    let is_parted = last.speaker.is_none() && (pause >= PAUSE || length >= LONG);
    !(is_parted && ends_sentence(&last.words))
}

fn more(last: &mut Said, words: &str, pause: u32) {
    if pause >= PAUSE && ends_sentence(&last.words) {
        return last.add_line(words);
    }
    if !last.words.is_empty() {
        last.words.push(' ');
    }
    last.words.push_str(words);
}

fn ends_sentence(words: &str) -> bool {
    let words = words.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    words.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Fills in who speaks where a cue does not say it again. Gives how many cues it filled.
pub fn carry_names(cues: &mut [Cue]) -> usize {
    let mut speaker: Option<String> = None;
    let mut filled = 0;
    for cue in cues.iter_mut() {
        if cue.speaker.is_none() && !cue.fresh && speaker.is_some() {
            cue.speaker.clone_from(&speaker);
            filled += 1;
        }
        // Nobody goes on with a remark.
        if cue.speaker.as_deref().is_none_or(|name| !is_remark(name)) {
            speaker.clone_from(&cue.speaker);
        }
    }
    filled
}

pub fn tell_carried(count: usize, told: &mut Told) {
    let why = "name nobody and were taken as going on with whoever spoke before";
    told.add(Fate::Changed, "cues", count, why, None);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue(start: u32, end: u32, speaker: Option<&str>, words: &str) -> Cue {
        let speaker = speaker.map(str::to_owned);
        Cue { start: Some(start), end: Some(end), speaker, words: words.into(), fresh: false }
    }

    #[test]
    fn one_speakers_cues_are_one_turn_and_a_long_pause_is_a_new_line() {
        let cues = vec![
            cue(0, 900, Some("A"), "So I"),
            cue(900, 2_000, Some("A"), "went."),
            cue(7_000, 8_000, Some("A"), "Then"),
            cue(20_000, 21_000, Some("A"), "nothing."),
            cue(21_000, 22_000, Some("B"), "Ah."),
        ];
        let said = turns(cues);
        let words: Vec<&str> = said.iter().map(|said| said.words.as_str()).collect();
        assert_eq!(words, ["So I went.\nThen nothing.", "Ah."]);
        assert_eq!(said[1].time, Some(21_000));
    }

    #[test]
    fn where_nobody_is_named_a_pause_or_a_minute_parts_the_turns() {
        let cues = vec![
            cue(0, 1_000, None, "One."),
            cue(9_000, 30_000, None, "Two."),
            cue(30_000, 70_000, None, "Three."),
            cue(70_000, 71_000, None, "Four."),
        ];
        let words: Vec<String> = turns(cues).into_iter().map(|said| said.words).collect();
        assert_eq!(words, ["One.", "Two. Three.", "Four."]);
    }
}
