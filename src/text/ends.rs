//! The first and last words of a passage, by which it can be found again when the text has changed.
use super::{Span, Transcript};

const WORDS: usize = 3;
/// Code points kept of each end.
const REACH: usize = 40;
/// Code points looked at on each end: white space may lie between the words.
const WINDOW: u32 = 200;

impl Transcript {
    /// Up to three words and 40 code points from each end of a span, with single spaces between them, whatever
    /// white space the text has: so they still agree after someone has wrapped the lines anew.
    pub fn first_and_last_words(&self, span: Span) -> (String, String) {
        let span = self.clamp(span);
        let head = Span::new(span.start, span.end.min(span.start.saturating_add(WINDOW)));
        let tail = Span::new(span.start.max(span.end.saturating_sub(WINDOW)), span.end);
        (first_words(self.slice(head)), last_words(self.slice(tail)))
    }
}

fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(WORDS).collect();
    let words = words.join(" ");
    words.chars().take(REACH).collect::<String>().trim_end().to_owned()
}

fn last_words(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().rev().take(WORDS).collect();
    words.reverse();
    let words = words.join(" ");
    let surplus = words.chars().count().saturating_sub(REACH);
    words.chars().skip(surplus).collect::<String>().trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_known_by_three_words_at_each_end() {
        let transcript = Transcript::new("My supervisor never\n once asked me how it went.");
        let ends = transcript.first_and_last_words(transcript.whole());
        assert_eq!(ends, ("My supervisor never".to_owned(), "how it went.".to_owned()));
        let ends = transcript.first_and_last_words(Span::new(3, 25));
        assert_eq!(ends, ("supervisor never once".to_owned(), "supervisor never once".to_owned()));
    }

    #[test]
    fn without_spaces_forty_characters_have_to_do() {
        let transcript = Transcript::new("很".repeat(100) + "难");
        let (first, last) = transcript.first_and_last_words(transcript.whole());
        assert_eq!((first.chars().count(), last.chars().count()), (40, 40));
        assert!(last.ends_with('难'));
    }
}
