//! A summary written anew: its links stay with their sentences, as codings stay with their words.

use super::{Seen, Summary};
use crate::study::{Study, When, anchor::Passage};
use crate::text::{Names, Span, Transcript, Unit};

/// A summary as a text in which nobody speaks: what looks like a label begins a sentence.
pub fn as_text(words: &str) -> Transcript {
    let text = Transcript::new(words);
    if text.speakers().is_empty() {
        return text;
    }
    let nobody = text.speakers().iter().map(ToString::to_string).collect();
    Transcript::among(words, &Names { nobody, ..Names::default() })
}

/// The sentences of a summary, as those of any text.
pub fn sentences(text: &str) -> Vec<Span> {
    let text = as_text(text);
    if text.text().trim().is_empty() { Vec::new() } else { text.units_in(Unit::Sentence, text.whole()) }
}

impl Summary {
    /// With other words. A link whose sentence was written over holds for the whole summary from now on; the number of
    /// those is given back, to be told.
    pub fn rewritten(&self, study: &Study, words: &str, at: When, seen: Vec<Seen>) -> (Summary, usize) {
        let (old, new) = (as_text(&self.text), as_text(words));
        let passage = Passage::new(&old, &new);
        let follow = |sentence: Span| {
            let there = sentence.end <= old.len() && !sentence.is_empty() && !new.is_empty();
            let followed = there.then(|| passage.follow(sentence)).filter(|found| found.doubt.is_none())?;
            Some(new.unit_at(Unit::Sentence, followed.span.start)).filter(|found| !found.is_empty())
        };
        let mut links: Vec<_> = self.links.iter().map(|link| link.renewed(study)).collect();
        let before = links.iter().filter(|link| link.sentence.is_some()).count();
        links.iter_mut().for_each(|link| link.sentence = link.sentence.and_then(follow));
        let after = links.iter().filter(|link| link.sentence.is_some()).count();
        let text = words.to_string();
        (Summary { at, text, is_quotes: false, links, seen, ..self.clone() }, before - after)
    }

    /// As right as when it was written: what is there now was seen, and what is gone is let go.
    pub fn confirmed(&self, study: &Study, at: When, seen: Vec<Seen>) -> Summary {
        let there = self.links.iter().filter(|link| link.find(study).is_some());
        Summary { at, links: there.map(|link| link.renewed(study)).collect(), seen, ..self.clone() }
    }
}
