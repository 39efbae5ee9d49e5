//! What counts as a word: a run of letters and digits, or two neighbouring characters where a script has no spaces.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use crate::text::{Span, Transcript, fold};

/// Longer words are told apart by their beginnings.
const LONGEST: usize = 40;

/// A word as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub at: Span,
    pub said: &'a str,
}

/// The words that lie wholly within a span. Whether one does never depends on how much of the text is looked at: a
/// word that reaches past an end is left out.
pub(super) fn words(text: &Transcript, within: Span) -> Vec<Word<'_>> {
    // One character more on either side shows whether a word goes on there.
    let wide = Span::new(within.start.saturating_sub(1), within.end.saturating_add(1));
    let mut runs = Runs { said: text.slice(wide), words: Vec::new(), run: Vec::new() };
    let mut kind = None;
    for (at, (byte, letter)) in (wide.start..).zip(text.slice(wide).char_indices()) {
        let next = Script::of(letter);
        if next != kind {
            runs.close(kind);
            kind = next;
        }
        if next.is_some() {
            runs.run.push((at, byte, byte + letter.len_utf8()));
        }
    }
    runs.close(kind);
    runs.words.retain(|word| within.start <= word.at.start && word.at.end <= within.end);
    runs.words
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Spaced,
    /// Chinese and Japanese: two neighbouring characters do for a word.
    Dense,
}

impl Script {
    fn of(letter: char) -> Option<Script> {
        match letter {
            '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' => {
                Some(Script::Dense)
            }
            '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Some(Script::Dense),
            letter if letter.is_ascii() => letter.is_ascii_alphanumeric().then_some(Script::Spaced),
            letter => (letter.is_alphanumeric() || is_combining_mark(letter)).then_some(Script::Spaced),
        }
    }
}

/// Letters of one script in a row, each with its offset and its first and last byte.
struct Runs<'a> {
    said: &'a str,
    words: Vec<Word<'a>>,
    run: Vec<(u32, usize, usize)>,
}

impl Runs<'_> {
    fn close(&mut self, script: Option<Script>) {
        let run = std::mem::take(&mut self.run);
        match script {
            // A single letter tells nothing.
            Some(Script::Spaced) if run.len() > 1 => self.push(&run),
            Some(Script::Dense) if run.len() > 1 => run.windows(2).for_each(|pair| self.push(pair)),
            Some(Script::Dense) => self.push(&run),
            _ => {}
        }
        self.run = run;
        self.run.clear();
    }

    fn push(&mut self, letters: &[(u32, usize, usize)]) {
        let (Some(&(first, from, _)), Some(&(last, _, to))) = (letters.first(), letters.last()) else {
            return;
        };
        if let Some(said) = self.said.get(from..to) {
            self.words.push(Word { at: Span::new(first, last + 1), said });
        }
    }
}

/// Under which name a word is counted: without case and accents.
pub(super) fn name(said: &str) -> Cow<'_, str> {
    let is_plain = said.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if is_plain && said.len() <= LONGEST {
        return Cow::Borrowed(said);
    }
    Cow::Owned(fold(said).chars().take(LONGEST).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(text: &str) -> Vec<String> {
        let text = Transcript::new(text);
        words(&text, text.whole()).iter().map(|word| name(word.said).into_owned()).collect()
    }

    #[test]
    fn words_are_counted_without_case_accents_and_marks() {
        assert_eq!(
            said("Lunch, LUNCH: a café in Åse's 3rd-floor."),
            ["lunch", "lunch", "cafe", "in", "ase", "3rd", "floor"]
        );
    }

    #[test]
    fn where_no_spaces_are_written_two_characters_do_for_a_word() {
        assert_eq!(said("我想回家。好 ok"), ["我想", "想回", "回家", "好", "ok"]);
    }

    #[test]
    fn endless_words_are_told_apart_by_their_beginnings() {
        assert_eq!(said(&"A".repeat(100_000)), ["a".repeat(LONGEST)]);
    }

    proptest! {
        #[test]
        fn a_part_has_those_words_of_the_whole_that_lie_within_it(
            text in "[a-cé我想 .]{0,40}", from in 0u32..40, length in 0u32..40,
        ) {
            let text = Transcript::new(text.as_str());
            let part = Span::new(from.min(text.len()), (from + length).min(text.len()));
            let mut whole = words(&text, text.whole());
            whole.retain(|word| part.start <= word.at.start && word.at.end <= part.end);
            prop_assert_eq!(words(&text, part), whole);
        }
    }
}
