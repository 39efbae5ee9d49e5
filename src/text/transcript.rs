//! One interview as spoken: the words, and where its turns and speakers are.
use std::fmt;

use super::bytes::{between, floor};
use super::index::Index;
use super::measured::Measured;
use super::names::Names;
use super::paragraphs::Cuts;
use super::turns::{self, Turn};
use super::{Span, paragraphs};

/// A text that never changes, with what it takes to find the way in it. Everything but [`Transcript::new`] costs
/// in proportion to the neighbourhood asked about, also inside one line of millions of characters.
///
/// Beyond the words themselves it keeps 3 % for offsets (nothing in plain ASCII) and 20 bytes a turn; once they are
/// asked for, 8 bytes a sentence and 4 a turn, and 4 a word that is counted. A text of more than 4 GiB is out of reach
/// of its offsets: what asks for more gets what lies before.
pub struct Transcript {
    text: Box<str>,
    index: Index,
    turns: Box<[Turn]>,
    speakers: Box<[Box<str>]>,
    pub(super) cuts: Cuts,
    pub(super) measured: Measured,
}

impl Transcript {
    pub fn new(text: impl Into<Box<str>>) -> Transcript {
        Transcript::among(text, &Names::default())
    }

    /// Of a study that has settled who speaks.
    pub fn among(text: impl Into<Box<str>>, names: &Names) -> Transcript {
        let text = text.into();
        let index = Index::new(&text);
        let (turns, speakers) = turns::find(&text, names);
        let cuts = paragraphs::cuts(&text, &index);
        Transcript { text, index, turns, speakers, cuts, measured: Measured::default() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many code points it holds.
    pub fn len(&self) -> u32 {
        self.index.len
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The whole text as a span.
    pub fn whole(&self) -> Span {
        Span::new(0, self.len())
    }

    /// The words of a span. What lies past the end of the text is left out.
    pub fn slice(&self, span: Span) -> &str {
        between(&self.text, self.byte_of(span.start)..self.byte_of(span.end))
    }

    /// The byte at which code point `at` begins; the text's end for offsets past it.
    pub fn byte_of(&self, at: u32) -> usize {
        self.index.byte_of(&self.text, at)
    }

    /// The code point that begins at `byte`, or holds it.
    pub fn at_byte(&self, byte: usize) -> u32 {
        self.index.at_byte(&self.text, floor(&self.text, byte))
    }

    /// All turns, in order. Together they hold every word of the text.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// Which turn `at` is in: the last one to begin at or before it. `None` only ahead of the first.
    pub fn turn_at(&self, at: u32) -> Option<usize> {
        self.turns.partition_point(|turn| turn.whole.start <= at).checked_sub(1)
    }

    /// The turns that share text with a span, by number.
    pub fn turns_of(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.turn_at(span.start).unwrap_or(0);
        let behind = self.turns.partition_point(|turn| turn.whole.start < span.end);
        first..behind.max(first)
    }

    /// Everyone who speaks, in the order of their first words.
    pub fn speakers(&self) -> &[Box<str>] {
        &self.speakers
    }

    /// Labels that look like a speaker's and are not taken for one, each with how often it occurs, as they come.
    pub fn other_labels(&self) -> Vec<(&str, usize)> {
        turns::labels(&self.text).into_iter().filter(|(name, _)| !self.speaks(name)).collect()
    }

    fn speaks(&self, name: &str) -> bool {
        self.speakers.iter().any(|speaker| speaker.as_ref() == name)
    }

    /// The turn that is being spoken at a time, in milliseconds, where the text has time stamps: the last one that
    /// began by then, or the very first.
    pub fn turn_at_time(&self, time: u32) -> Option<usize> {
        let begun = self.turns.iter().rposition(|turn| turn.time.is_some_and(|begins| begins <= time));
        begun.or(self.turns.iter().any(|turn| turn.time.is_some()).then_some(0))
    }

    /// When a turn was being spoken, in milliseconds, and whether that is its own stamp rather than an earlier turn's.
    pub fn time_of(&self, turn: usize) -> Option<(u32, bool)> {
        let before = self.turns.iter().enumerate().take(turn.checked_add(1)?);
        before.rev().find_map(|(n, earlier)| Some((earlier.time?, n == turn)))
    }

    /// Who speaks in a turn, as labelled in the text.
    pub fn speaker(&self, turn: usize) -> Option<&str> {
        let speaker = self.turns.get(turn)?.speaker?;
        self.speakers.get(usize::from(speaker)).map(AsRef::as_ref)
    }

    /// What both ends of a span become when neither may pass the end of the text.
    pub(super) fn clamp(&self, span: Span) -> Span {
        Span::new(span.start.min(self.len()), span.end.min(self.len()))
    }
}

/// Says how much, never what: interviews do not belong in logs.
impl fmt::Debug for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Transcript({} code points, {} turns)", self.len(), self.turns.len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_found_by_code_point_whatever_they_weigh_in_bytes() {
        let transcript = Transcript::new("Kjære Åse: 你好, friend");
        assert_eq!(transcript.slice(Span::new(6, 9)), "Åse");
        assert_eq!(transcript.slice(Span::new(11, 13)), "你好");
        assert_eq!(transcript.len(), 21);
    }

    #[test]
    fn asking_past_the_end_gives_what_there_is() {
        let transcript = Transcript::new("så");
        assert_eq!(transcript.slice(Span::new(1, 900)), "å");
        assert_eq!(transcript.slice(Span::new(500, u32::MAX)), "");
        assert_eq!(transcript.byte_of(u32::MAX), 3);
        assert_eq!(transcript.at_byte(usize::MAX), 2);
    }

    #[test]
    fn a_log_never_shows_what_was_said() {
        let transcript = Transcript::new("Anna: my secret\n\nAnna: again");
        assert_eq!(format!("{transcript:?}"), "Transcript(28 code points, 2 turns)");
    }

    proptest! {
        #[test]
        fn offsets_and_bytes_lead_back_to_each_other(text in "(?s)[a-zéß你😀\n .]{0,600}") {
            let transcript = Transcript::new(text.as_str());
            for (at, (byte, _)) in text.char_indices().enumerate() {
                let at = u32::try_from(at).unwrap();
                prop_assert_eq!(transcript.byte_of(at), byte);
                prop_assert_eq!(transcript.at_byte(byte), at);
            }
            prop_assert_eq!(transcript.byte_of(transcript.len()), text.len());
        }
    }
}
