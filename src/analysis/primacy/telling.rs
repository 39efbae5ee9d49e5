//! One answer while it is being told: block after block, with what has been said so far.

use super::elicited::{Named, Names};
use super::{Answer, Listing, Mention};
use crate::analysis::ask::Block;
use crate::analysis::cooccur::Places;
use crate::analysis::ground::{Ground, Page, common};
use crate::analysis::hold::Said;
use crate::text::{Span, Transcript, Unit, words};

pub(super) struct Telling<'t, 'a> {
    ground: &'t Ground<'a>,
    listing: &'t Listing,
    places: &'t Places,
    /// Only where what was elicited is to be left out.
    names: Option<&'t Names>,
    /// Code points, words and sentences of the answer so far.
    said: u64,
    words: u64,
    sentences: usize,
    /// Where its first sentences end, once there have been so many.
    beginning: Option<u64>,
    mentions: Vec<Mention>,
}

/// A participant's words in an answer, and how much of the answer stands before them.
struct Stretch {
    span: Span,
    said: u64,
    words: u64,
}

impl<'t, 'a> Telling<'t, 'a> {
    pub fn new(
        ground: &'t Ground<'a>,
        listing: &'t Listing,
        places: &'t Places,
        names: Option<&'t Names>,
    ) -> Telling<'t, 'a> {
        let (said, words, sentences, beginning, mentions) = (0, 0, 0, None, Vec::new());
        Telling { ground, listing, places, names, said, words, sentences, beginning, mentions }
    }

    pub fn answer(self, case: &str) -> Answer {
        Answer::new(case, self.mentions)
    }

    /// The answer goes on in this block. A coding belongs to the block in which it begins.
    pub fn hear(&mut self, page: &Page, block: &Block) {
        let Some(text) = page.text else { return };
        let (spoken, said) = (page.spoken(), Said::new(page.spoken()));
        let stretches: Vec<Stretch> =
            common(spoken, &[block.span]).into_iter().map(|span| self.listen(page, text, span)).collect();
        let named = self.names.map(|names| (names, Named::of(self.ground, page, block)));
        for placed in page.codings.iter().filter(|placed| block.span.contains(placed.coding.span.start)) {
            let Some((stretch, at)) = begins(&stretches, placed.coding.span) else { continue };
            let is_called_for = |code: usize| {
                let codes = [placed.code, self.listing.codes.get(code).copied().unwrap_or(placed.code)];
                named.as_ref().is_some_and(|(names, named)| named.calls_for(names, codes, at))
            };
            let listed = self.places.of(placed.code).iter().filter(|code| !is_called_for(**code));
            let mention = Mention { position: said.share(at), ..self.mention(text, stretch, at) };
            let mentions: Vec<Mention> = listed.map(|&code| Mention { code, ..mention.clone() }).collect();
            self.mentions.extend(mentions);
        }
    }

    fn listen(&mut self, page: &Page, text: &Transcript, span: Span) -> Stretch {
        let stretch = Stretch { span, said: self.said, words: self.words };
        if self.beginning.is_none() {
            let sentences = text.units_in(Unit::Sentence, span);
            let last = self.listing.sentences.checked_sub(self.sentences + 1);
            let end = last.and_then(|last| sentences.get(last)).map(|last| last.end);
            self.beginning = end.map(|end| self.said + u64::from(end - span.start));
            self.sentences += sentences.len();
        }
        self.said += u64::from(span.len());
        self.words += page.words(&[span]);
        stretch
    }

    fn mention(&self, text: &Transcript, stretch: &Stretch, at: u32) -> Mention {
        let before = Span::new(stretch.span.start, at);
        let at = stretch.said + u64::from(before.len());
        Mention {
            at,
            is_early: self.beginning.is_none_or(|end| at < end),
            words: stretch.words + words(text.slice(before)) as u64,
            ..Mention::default()
        }
    }
}

/// The first point of the answer that a span covers.
fn begins(stretches: &[Stretch], span: Span) -> Option<(&Stretch, u32)> {
    let after = stretches.partition_point(|stretch| stretch.span.end <= span.start);
    let stretch = stretches.get(after).filter(|stretch| stretch.span.overlaps(span))?;
    Some((stretch, stretch.span.start.max(span.start)))
}
