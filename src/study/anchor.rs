//! Codings follow their words when a transcript changes.
//!
//! With the old text at hand a diff tells where every stretch went; without it the first and last words of a coding
//! are looked for. What is not sure becomes a [`Doubt`] and waits on the review list: never a silent shift, never a
//! lost coding.

mod again;

use std::collections::HashSet;

use similar::{Algorithm, DiffOp, TextDiff};

use super::{CodeId, Coding, Doubt, Layer};
use crate::text::{Span, Transcript};

pub use again::{Remembered, find_again, seek};

/// A replaced stretch this long is no longer compared word by word: the time would grow with its square.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(1500);

/// Below this share of words kept, a coding is doubted even though both its ends were found.
const ENOUGH_KEPT: f64 = 0.6;

/// A quote this short may stand in a text twice by chance.
const TELLING_LENGTH: u32 = 20;

/// Where a span went, and if that is doubtful, why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    pub span: Span,
    pub doubt: Option<&'static str>,
}

/// A stretch of the old text beside the stretch of the new one that stands for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    old: Span,
    new: Span,
    same: bool,
}

/// How the words of one text went over into another.
pub struct Passage<'a> {
    old: &'a Transcript,
    new: &'a Transcript,
    stretches: Vec<Stretch>,
}

impl<'a> Passage<'a> {
    pub fn new(old: &'a Transcript, new: &'a Transcript) -> Passage<'a> {
        Passage { old, new, stretches: stretches(old, new) }
    }

    pub fn follow(&self, span: Span) -> Followed {
        let by_place = self.follow_by_place(span);
        let quote = self.old.slice(span);
        if by_place.doubt.is_none() && self.new.slice(by_place.span) == quote {
            return by_place;
        }
        self.whole_again(span, &by_place).unwrap_or(by_place)
    }

    fn follow_by_place(&self, span: Span) -> Followed {
        let kept = self.kept(span);
        if kept == 0 {
            return self.look_elsewhere(span);
        }
        let new = Span::new(self.start(span.start), self.end(span.end).max(self.start(span.start)));
        let share = f64::from(kept) / f64::from(span.len().max(1));
        let doubt = if new.is_empty() || share < ENOUGH_KEPT {
            Some("most of its words were rewritten")
        } else if self.cut_inside(span.start) || self.cut_inside(span.end) {
            Some("the words at its edge were rewritten")
        } else {
            None
        };
        Followed { span: within(new, self.new), doubt }
    }

    /// A layer on the new words. Codings doubted before stay doubted. Where two would come to stand on the same words
    /// with the same code, the less sure one stands beside and is doubted: none is lost.
    pub fn carry(&self, layer: &Layer) -> Layer {
        let mut carried: Vec<Coding> = layer.codings().iter().map(|coding| self.carry_one(coding)).collect();
        carried.sort_by_key(|coding| coding.doubt.is_some());
        let mut taken = HashSet::new();
        for coding in &mut carried {
            if taken.contains(&(coding.span, coding.code.clone())) {
                self.step_aside(coding, &taken);
            }
            taken.insert((coding.span, coding.code.clone()));
        }
        Layer::new(carried)
    }

    fn carry_one(&self, coding: &Coding) -> Coding {
        let mut carried = coding.clone();
        if let Some(span) = self.back_again(coding) {
            carried.span = span;
            return carried;
        }
        let followed = if self.new.is_empty() {
            // Nothing to stand on: the place is kept until there are words again.
            Followed { span: coding.span, doubt: Some("its words are gone") }
        } else {
            self.follow(coding.span)
        };
        carried.span = followed.span;
        self.doubt(&mut carried, coding.span, followed.doubt);
        carried
    }

    /// Where a doubted coding's own words stand again.
    fn back_again(&self, coding: &Coding) -> Option<Span> {
        let doubt = coding.doubt.as_deref()?;
        let found = seek(self.new, coding.span, &doubt.first, &doubt.last);
        found.doubt.is_none().then_some(found.span)
    }

    /// The words of a doubt are those the coding had when it was last sure.
    fn doubt(&self, coding: &mut Coding, was: Span, why: Option<&str>) {
        if let (Some(why), None) = (why, &coding.doubt) {
            let (first, last) = self.old.first_and_last_words(was);
            coding.doubt = Some(Box::new(Doubt { first: first.into(), last: last.into(), why: why.into() }));
        }
    }

    /// Ends a little later, or begins a little earlier or later, until its place is free.
    fn step_aside(&self, coding: &mut Coding, taken: &HashSet<(Span, CodeId)>) {
        let here = coding.span;
        let later = (here.end + 1..=self.new.len()).map(|end| Span::new(here.start, end));
        let earlier = (0..here.start).rev().map(|start| Span::new(start, here.end));
        // Where a text has no room left, a place behind its end is better than none.
        let behind = (self.new.len()..u32::MAX).map(|end| Span::new(end, end + 1));
        let shorter = (here.start + 1..here.end).map(|start| Span::new(start, here.end));
        let inside = later.chain(earlier).chain(shorter).map(|span| self.new.snap(span));
        let mut free = inside.chain(behind).filter(|span| !taken.contains(&(*span, coding.code.clone())));
        coding.span = free.next().unwrap_or(here);
        self.doubt(coding, here, Some("it came to stand on the same words as another coding of this code"));
    }

    fn kept(&self, span: Span) -> u32 {
        let same = self.stretches.iter().filter(|stretch| stretch.same);
        same.filter_map(|stretch| stretch.old.intersection(span)).map(Span::len).sum()
    }

    /// Where a beginning went: words put in right before it stay outside.
    fn start(&self, at: u32) -> u32 {
        let next = self.stretches.iter().find(|stretch| stretch.old.end > at);
        match next {
            Some(stretch) if stretch.same => stretch.new.start + at.saturating_sub(stretch.old.start),
            Some(stretch) if stretch.old.start >= at => stretch.new.start,
            Some(stretch) => stretch.new.end,
            None => self.new.len(),
        }
    }

    /// Where an end went: words put in right after it stay outside.
    fn end(&self, at: u32) -> u32 {
        let before = self.stretches.iter().rev().find(|stretch| stretch.old.start < at);
        match before {
            Some(stretch) if stretch.same => stretch.new.start + at.min(stretch.old.end) - stretch.old.start,
            Some(stretch) if stretch.old.end <= at => stretch.new.end,
            Some(stretch) => stretch.new.start,
            None => 0,
        }
    }

    fn cut_inside(&self, at: u32) -> bool {
        self.stretches.iter().any(|stretch| !stretch.same && stretch.old.start < at && at < stretch.old.end)
    }

    /// Words that stood once and still stand once are themselves: about where they should be, or, when they are telling
    /// and not surely there, wherever they were moved.
    fn whole_again(&self, span: Span, about: &Followed) -> Option<Followed> {
        let here = self.once_in_both(span, around(span), around(about.span));
        let here = here.filter(|found| found.overlaps(about.span));
        let is_moved = about.doubt.is_some() && span.len() >= TELLING_LENGTH;
        let there = || self.once_in_both(span, self.old.whole(), self.new.whole());
        let found = here.or_else(|| is_moved.then(there).flatten())?;
        Some(Followed { span: found, doubt: None })
    }

    fn once_in_both(&self, span: Span, old: Span, new: Span) -> Option<Span> {
        let quote = self.old.slice(span);
        let (before, now) = (places(self.old, quote, old), places(self.new, quote, new));
        let ([_], [found]) = (before.as_slice(), now.as_slice()) else { return None };
        Some(*found)
    }

    /// The words are gone from their place: perhaps they stand somewhere else.
    fn look_elsewhere(&self, span: Span) -> Followed {
        let guess = || within(Span::new(self.start(span.start), self.end(span.end)), self.new);
        match places(self.new, self.old.slice(span), self.new.whole()).first() {
            Some(found) => Followed {
                span: *found,
                doubt: Some("its words stand elsewhere now, perhaps more than once"),
            },
            None => Followed { span: guess(), doubt: Some("its words are gone") },
        }
    }
}

/// As far as words get by a change beside them.
fn around(span: Span) -> Span {
    let reach = span.len().saturating_add(200);
    Span::new(span.start.saturating_sub(reach), span.end.saturating_add(reach))
}

/// Where these words stand in a stretch of a text; two places are enough to know that they do not stand once. What
/// begins or ends inside a character is no place.
fn places(text: &Transcript, words: &str, stretch: Span) -> Vec<Span> {
    let from = text.byte_of(stretch.start);
    let hits = text.slice(stretch).match_indices(words).filter(|_| !words.is_empty());
    let spans =
        hits.map(|(byte, hit)| Span::new(text.at_byte(from + byte), text.at_byte(from + byte + hit.len())));
    spans.filter(|span| text.snap(*span) == *span).take(2).collect()
}

fn stretches(old: &Transcript, new: &Transcript) -> Vec<Stretch> {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .timeout(PATIENCE)
        .diff_words(old.text(), new.text());
    let starts = |words: &[&str]| {
        let mut at = 0u32;
        let mut starts = vec![0];
        starts.extend(words.iter().map(|word| {
            at += word.chars().count() as u32;
            at
        }));
        starts
    };
    let (olds, news) = (starts(diff.old_slices()), starts(diff.new_slices()));
    let span = |starts: &[u32], range: std::ops::Range<usize>| {
        let at = |n: usize| starts.get(n).copied().unwrap_or_default();
        Span::new(at(range.start), at(range.end))
    };
    let stretch = |op: &DiffOp| Stretch {
        old: span(&olds, op.old_range()),
        new: span(&news, op.new_range()),
        same: matches!(op, DiffOp::Equal { .. }),
    };
    join_changes(diff.ops().iter().map(stretch).collect())
}

/// A deletion next to an insertion is one rewriting.
fn join_changes(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for next in stretches {
        match joined.last_mut() {
            Some(last) if !last.same && !next.same => {
                last.old = last.old.hull(next.old);
                last.new = last.new.hull(next.new);
            }
            _ => joined.push(next),
        }
    }
    joined
}

/// Never outside the text, and never empty where the text has anything to show.
fn within(span: Span, text: &Transcript) -> Span {
    let start = span.start.min(text.len().saturating_sub(1));
    let end = span.end.min(text.len()).max((start + 1).min(text.len()));
    text.snap(Span::new(start, end))
}

#[cfg(test)]
mod tests;
