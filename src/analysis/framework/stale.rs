//! Why a summary no longer says what stands in its square: something came, went, or was put in other words since.

use super::Told;
use crate::study::framework::{Seen, Summary};
use crate::study::{CodeId, Study, deeds::Spot};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// Codings came into the square.
    Came(usize),
    /// Linked codings are gone.
    Went(usize),
    /// Linked codings have another code, which does not belong here.
    Left(usize),
    /// Linked codings cover other words.
    Reworded(usize),
    /// The code itself is not in the codebook any more.
    CodeGone,
}

impl Stale {
    pub fn in_words(self) -> String {
        let many =
            |n: usize, one: &str, more: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {more}") };
        match self {
            Stale::Came(n) => format!("{} since", many(n, "new coding", "new codings")),
            Stale::Went(n) => many(n, "linked coding is gone", "linked codings are gone"),
            Stale::Left(n) => many(n, "linked coding has another code", "linked codings have other codes"),
            Stale::Reworded(n) => many(n, "linked coding has other words", "linked codings have other words"),
            Stale::CodeGone => "its code is not in the codebook".into(),
        }
    }
}

/// All reasons in one line; empty when it holds.
pub fn in_words(stale: &[Stale]) -> String {
    stale.iter().map(|why| why.in_words()).collect::<Vec<_>>().join(", ")
}

/// `all` is what stands in the square of `code` now, in order.
pub(super) fn told(study: &Study, summary: &Summary, code: &CodeId, all: &[Seen]) -> Told {
    let links: Vec<Option<Spot>> = summary.links.iter().map(|link| link.find(study)).collect();
    let pairs = || summary.links.iter().zip(&links).filter_map(|(link, spot)| Some((link, spot.as_ref()?)));
    let stays =
        |spot: &Spot| spot.code == *code || study.codebook.is_within(spot.code.as_str(), code.as_str());
    let reworded = pairs().filter(|(link, spot)| link.is_reworded(study, spot)).count();
    let stale = [
        Some(Stale::CodeGone).filter(|_| !study.codebook.contains(code.as_str())),
        some(Stale::Came, unseen(&summary.seen, all)),
        some(Stale::Went, links.iter().filter(|spot| spot.is_none()).count()),
        some(Stale::Left, pairs().filter(|(_, spot)| !stays(spot)).count()),
        some(Stale::Reworded, reworded),
    ];
    Told { summary: summary.clone(), links, stale: stale.into_iter().flatten().collect() }
}

fn some(stale: fn(usize) -> Stale, count: usize) -> Option<Stale> {
    (count > 0).then(|| stale(count))
}

/// How many of these, both in order, were not there then. Of codings made in one go it is their number that counts.
fn unseen(then: &[Seen], now: &[Seen]) -> usize {
    let mut then = then.iter().peekable();
    now.iter()
        .filter(|seen| {
            while then.next_if(|known| known < seen).is_some() {}
            then.next_if(|known| known == seen).is_none()
        })
        .count()
}
