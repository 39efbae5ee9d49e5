//! Which way a program counted: what its name leads one to expect, and what its selections show.
//!
//! A selection named after its words shows it at once; otherwise people select whole words, so the right counting is
//! the one under which the edges fall between words.

use super::clean::{fold, folded};
use super::counting::{Counting, Table, Unit};
use super::decode::Plain;
use crate::text::Span;

/// Two countings are told apart only by a clear margin.
const MARGIN: f64 = 0.3;
/// Below this share of edges between words a counting is not believed.
const BELIEVED: f64 = 0.5;
/// Fewer edges than this show nothing by themselves.
const FEW: u32 = 4;
/// And fewer than this do not speak against everything.
const TOO_FEW: u32 = 8;
/// Names are compared as far as this: programs cut them at 100 characters.
const NAMED: usize = 90;
/// Shorter names may stand anywhere.
const SHORTEST: usize = 3;

/// A selection as a program gives it.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    pub start: i64,
    pub end: i64,
    pub name: &'a str,
}

/// How well one counting fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Selections that hold the words they are named after.
    pub named: u32,
    /// Edges between words, of all `edges`.
    pub between: u32,
    pub edges: u32,
}

impl Fit {
    fn share(self) -> f64 {
        f64::from(self.between) / f64::from(self.edges.max(1))
    }

    /// Names show more than edges, where there are names.
    fn is_beyond_doubt(self, claims: &[&Claim]) -> bool {
        match claims.iter().filter(|claim| claim.name.trim().chars().count() >= SHORTEST).count() {
            0 => self.share() > 1.0 - MARGIN / 2.0,
            named => f64::from(self.named) >= 0.8 * named as f64,
        }
    }

    fn add(&mut self, other: Fit) {
        self.named += other.named;
        self.between += other.between;
        self.edges += other.edges;
    }
}

/// How every counting fits, over one text or many.
#[derive(Clone, Debug, Default)]
pub struct Evidence(Vec<(Counting, Fit)>);

impl Evidence {
    /// Over the selections on which the countings disagree: the others show nothing. Empty where none does. Where the
    /// expected counting fits so well that none could be clearly better, no other is tried.
    pub fn of(plain: &Plain, claims: &[Claim], expected: Counting) -> Evidence {
        let differs = first_difference(plain);
        let telling: Vec<&Claim> =
            claims.iter().filter(|claim| claim.start.max(claim.end) > differs).collect();
        if telling.is_empty() {
            return Evidence::default();
        }
        let letters: Vec<char> = plain.words.chars().collect();
        let first = fit(plain, &letters, expected, &telling);
        if first.is_beyond_doubt(&telling) {
            return Evidence(vec![(expected, first)]);
        }
        let mut tried: Vec<(Counting, Fit)> = Vec::new();
        let every = Counting::all().map(|counting| {
            let like = effective(counting, plain, &letters);
            let known = tried.iter().find(|(known, _)| *known == like).map(|(_, fit)| *fit);
            let fit = known.unwrap_or_else(|| fit(plain, &letters, like, &telling));
            tried.push((like, fit));
            (counting, fit)
        });
        Evidence(every.collect())
    }

    pub fn add(&mut self, other: &Evidence) {
        for (counting, fit) in &other.0 {
            match self.0.iter_mut().find(|(known, _)| known == counting) {
                Some((_, known)) => known.add(*fit),
                None => self.0.push((*counting, *fit)),
            }
        }
    }

    /// The expected counting, unless another one fits clearly better.
    pub fn choose(&self, expected: Counting) -> Counting {
        let expected_fit = self.fit_of(expected);
        let better = |(_, a): &&(Counting, Fit), (_, b): &&(Counting, Fit)| {
            (a.named, a.share()).partial_cmp(&(b.named, b.share())).unwrap_or(std::cmp::Ordering::Equal)
        };
        // Of equals the plainest, which comes first.
        let Some((best, fit)) = self.0.iter().rev().max_by(better) else { return expected };
        let by_name = fit.named > expected_fit.named + expected_fit.named / 4;
        let by_edges = fit.named >= expected_fit.named
            && fit.edges >= FEW
            && fit.share() >= expected_fit.share() + MARGIN
            && fit.share() >= 2.0 * MARGIN;
        if by_name || by_edges { *best } else { expected }
    }

    /// Whether the selections stand against this counting, and for no other.
    pub fn speaks_against(&self, counting: Counting) -> bool {
        let fit = self.fit_of(counting);
        fit.edges >= TOO_FEW && fit.named == 0 && fit.share() < BELIEVED
    }

    fn fit_of(&self, counting: Counting) -> Fit {
        self.0.iter().find(|(known, _)| *known == counting).map(|(_, fit)| *fit).unwrap_or_default()
    }
}

/// What a program's name leads one to expect, before its selections have been looked at.
pub fn expected(origin: &str) -> Counting {
    let origin = origin.to_lowercase();
    // Of NVivo for Mac only files without CRLF and without pictures have been seen: there all agree.
    let wide = origin.contains("nvivo") || origin.contains("utf-16");
    if wide { Counting::WINDOWS } else { Counting::SPEC }
}

/// The plainest counting that comes to the same in this text.
fn effective(counting: Counting, plain: &Plain, letters: &[char]) -> Counting {
    let unit = match counting.unit {
        Unit::Wide if letters.iter().any(|letter| letter.len_utf16() > 1) => Unit::Wide,
        Unit::Bytes if !plain.words.is_ascii() => Unit::Bytes,
        _ => Unit::Points,
    };
    let mark = counting.mark && plain.marked;
    Counting { unit, mark, doubled: counting.doubled && !plain.doubled.is_empty() }
}

/// Up to here all countings agree.
fn first_difference(plain: &Plain) -> i64 {
    if plain.marked {
        return -1;
    }
    let letter = plain.words.bytes().position(|byte| !byte.is_ascii());
    let letter = letter.and_then(|at| u32::try_from(at).ok());
    let end = plain.doubled.first().copied();
    letter.into_iter().chain(end).min().map_or(i64::MAX, i64::from)
}

fn fit(plain: &Plain, letters: &[char], counting: Counting, claims: &[&Claim]) -> Fit {
    let table = Table::new(plain, counting);
    let mut fit = Fit::default();
    for claim in claims {
        let found = table.inward(claim.start, claim.end);
        fit.named += u32::from(!found.clamped && is_named(letters, found.span, claim.name));
        let edges = [found.span.start, found.span.end];
        fit.between += if found.clamped {
            0
        } else {
            edges.into_iter().map(|at| u32::from(is_between_words(letters, at))).sum()
        };
        fit.edges += 2;
    }
    fit
}

/// Whether the words of a span begin as it is named, or are all that it is named.
fn is_named(letters: &[char], span: Span, name: &str) -> bool {
    let name = name.trim().trim_end_matches('…').trim_end_matches("...");
    let name: Vec<char> = folded(name).take(NAMED).collect();
    if name.len() < SHORTEST {
        return false;
    }
    let words = letters.get(span.start as usize..span.end as usize).unwrap_or_default();
    let held = words.iter().copied().filter(|letter| !letter.is_control() || letter.is_whitespace());
    fold(held).take(name.len()).eq(name)
}

fn is_between_words(letters: &[char], at: u32) -> bool {
    let at = at as usize;
    let inside = |letter: Option<&char>| {
        // Scripts without blanks show no words at their edges.
        letter.is_some_and(|letter| letter.is_alphanumeric() && *letter < '\u{2E80}')
    };
    !(at > 0 && inside(letters.get(at - 1)) && inside(letters.get(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Anna: Well 🙂 it rained\nand 🙂 it poured\nand then there was sun";

    fn claims<'a>(counting: Counting, plain: &Plain, spans: &[(u32, u32)]) -> Vec<Claim<'a>> {
        let table = Table::new(plain, counting);
        let claim = |(start, end): &(u32, u32)| Claim {
            start: table.outward(*start).into(),
            end: table.outward(*end).into(),
            name: "",
        };
        spans.iter().map(claim).collect()
    }

    #[test]
    fn edges_between_words_show_the_counting() {
        let plain = Plain::for_windows(TEXT);
        let spans = [(13, 15), (16, 22), (23, 26), (29, 38), (39, 42), (48, 53)];
        for counting in [Counting::WINDOWS, Counting::SPEC] {
            let claims = claims(counting, &plain, &spans);
            for expected in [Counting::WINDOWS, Counting::SPEC] {
                let evidence = Evidence::of(&plain, &claims, expected);
                assert_eq!(evidence.choose(expected), counting, "{evidence:?}");
            }
        }
    }

    #[test]
    fn one_name_shows_it_too() {
        let plain = Plain::for_windows(TEXT);
        let mut claims = claims(Counting::WINDOWS, &plain, &[(29, 38)]);
        claims[0].name = "it poured";
        assert_eq!(Evidence::of(&plain, &claims, Counting::SPEC).choose(Counting::SPEC), Counting::WINDOWS);
    }

    #[test]
    fn where_nothing_differs_nothing_is_asked() {
        let plain = Plain::of("Anna: it rained\nand poured");
        let evidence = Evidence::of(&plain, &[Claim { start: 7, end: 9, name: "" }], Counting::WINDOWS);
        assert_eq!(evidence.choose(expected("NVivo 14")), Counting::WINDOWS);
        assert!(!evidence.speaks_against(Counting::WINDOWS));
    }

    #[test]
    fn edges_inside_words_are_believed_by_nobody() {
        let plain = Plain::of("🙂 supervisors encouraged everybody enormously");
        let claims =
            [(5, 9), (17, 20), (18, 24), (30, 32)].map(|(start, end)| Claim { start, end, name: "" });
        let evidence = Evidence::of(&plain, &claims, Counting::SPEC);
        assert!(evidence.speaks_against(evidence.choose(Counting::SPEC)));
    }
}
