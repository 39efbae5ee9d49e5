//! Ranking: which codes the clues of a passage speak for, and which clues spoke loudest.
//!
//! A naive Bayes with every clue's share of a code shrunk towards its share of all codings. For a code c with n codings
//! among N, and a clue f that was there in n_f codings and in n_cf of that code:
//!
//! ```text
//! score(c) = PRIOR · ln(n + 1) + recency + Σ over clues f of weight(f) · ln(P(f | c) / P(f))
//! P(f | c) = (n_cf + SHRINK · P(f)) / (n + SHRINK)        P(f) = (n_f + 1) / (N + 2)
//! ```
//!
//! A word that goes with every code (*the*) says nothing by itself, and needs no stop list. The weights are below 1
//! because clues are not as independent as the formula takes them to be. They were chosen on the sample studies, where
//! anything near them does about as well: see `benches/README.md`.

use std::collections::HashSet;

use super::around::Around;
use super::clues::{Clue, Kind, Scene};
use super::counts::Met;
use super::learn::Model;
use super::names::Ear;
use crate::study::{CodeId, Shelved, Study, TranscriptId};
use crate::text::Span;

const PRIOR: f64 = 1.0;
const SHRINK: f64 = 8.0;
/// For the code used last; the one before it gets half of it, the next a third.
const RECENT: f64 = 2.0;
/// So many clues are told.
const TOLD: usize = 3;
/// Clues that weigh less than this are not worth telling.
const TELLING: f64 = 0.2;

impl Kind {
    fn weight(self) -> f64 {
        match self {
            Kind::Word => 0.6,
            Kind::Near => 0.25,
            Kind::Speaker => 0.2,
            Kind::Question => 0.8,
            Kind::After => 0.25,
            Kind::Beside => 0.8,
        }
    }
}

/// What spoke for a code, as it can be told to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// As it stands in the passage.
    Word(String),
    /// As it stands near the passage, or in the question that it answers.
    Near(String),
    Speaker(String),
    /// The id of a question of the guide.
    Question(String),
    After(CodeId),
    Beside(CodeId),
    /// It is among the codes used last.
    Lately,
    /// No clue alone is worth telling.
    Faint,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    pub code: CodeId,
    /// What spoke for it, loudest first; never empty.
    pub why: Vec<Reason>,
}

/// A code's standing while clues are weighed.
#[derive(Clone, Copy)]
struct Standing {
    code: u32,
    codings: f64,
    score: f64,
}

impl Model {
    /// The codes most likely for a passage, best first, `most` at the most. Never a retired code, nor one that this
    /// coder has put on some of its words already. `recent` are the codes used last, latest first.
    ///
    /// The same study and the same recent codes give the same suggestions.
    pub fn suggest(
        &self,
        study: &Study,
        transcript: &TranscriptId,
        span: Span,
        recent: &[CodeId],
        most: usize,
    ) -> Vec<Suggestion> {
        let Some(shelved) = study.shelf.get(transcript) else { return Vec::new() };
        let clues = self.clues(shelved, span);
        let layer = shelved.layers.get(&self.coder);
        let taken: HashSet<&str> =
            layer.iter().flat_map(|layer| layer.touching(span)).map(|coding| coding.code.as_str()).collect();
        let is_free = |code: &str| {
            let known = study.codebook.get(code).is_some_and(|code| !code.retired);
            known && !taken.contains(code)
        };
        let recency = self.recency(recent);
        let mut ranked = self.weigh(&clues, &recency);
        ranked.retain(|standing| is_free(self.codes.of(standing.code)));
        let place = |standing: &Standing| study.codebook.position(self.codes.of(standing.code));
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| place(a).cmp(&place(b))));
        ranked.into_iter().take(most).map(|standing| self.told(shelved, &clues, &recency, standing)).collect()
    }

    /// Every clue of a passage that some coding has had before.
    fn clues(&self, shelved: &Shelved, span: Span) -> Vec<Clue> {
        let Some(text) = &shelved.text else { return Vec::new() };
        let scene = Scene { text, guide: &shelved.guide, about: &self.about, heard: None };
        let mut clues = scene.clues(&mut Ear::Asking(&self.names), span);
        let codings = shelved.layers.get(&self.coder).map_or(&[][..], |layer| layer.codings());
        let around = Around::passage(codings, span);
        let code = |kind: Kind, code: &CodeId| {
            self.codes.find(code.as_str()).map(|name| Clue { kind, name, at: span })
        };
        clues.extend(around.after.and_then(|after| code(Kind::After, after)));
        clues.extend(around.beside.into_iter().filter_map(|beside| code(Kind::Beside, beside)));
        clues.retain(|clue| self.counts.met(clue.kind, clue.name).is_some());
        clues
    }

    fn weigh(&self, clues: &[Clue], recency: &[f64]) -> Vec<Standing> {
        let mut absent = 0.0;
        let mut lift = recency.to_vec();
        for clue in clues {
            let Some(met) = self.counts.met(clue.kind, clue.name) else { continue };
            absent += clue.kind.weight();
            let mut lifts = Lifts::default();
            for (code, times) in &met.codes {
                if let Some(lift) = lift.get_mut(*code as usize) {
                    *lift += clue.kind.weight() * lifts.of(*times, || self.lift(met, *times));
                }
            }
        }
        let standing = |(code, codings): (u32, u32)| {
            let (codings, lift) = (f64::from(codings), lift.get(code as usize).copied().unwrap_or_default());
            Standing { code, codings, score: PRIOR * codings.ln_1p() + lift + absent * without(codings) }
        };
        self.counts.codes().map(standing).collect()
    }

    /// What having been used lately adds to each code, by its number.
    fn recency(&self, recent: &[CodeId]) -> Vec<f64> {
        let mut recency = vec![0.0; self.codes.len()];
        for (at, code) in (1..).zip(recent) {
            let number = self.codes.find(code.as_str());
            let place = number.and_then(|number| recency.get_mut(number as usize));
            place.into_iter().for_each(|place| *place = RECENT / f64::from(at));
        }
        recency
    }

    /// What having been there so many times adds to what being absent would have cost.
    fn lift(&self, met: &Met, times: u32) -> f64 {
        let share = (f64::from(met.all) + 1.0) / (f64::from(self.counts.total) + 2.0);
        (f64::from(times) / (SHRINK * share)).ln_1p()
    }

    fn told(&self, shelved: &Shelved, clues: &[Clue], recency: &[f64], standing: Standing) -> Suggestion {
        let weight = |clue: &Clue| {
            let met = self.counts.met(clue.kind, clue.name)?;
            Some(clue.kind.weight() * (self.lift(met, met.with(standing.code)) + without(standing.codings)))
        };
        let weighed = clues.iter().filter_map(|clue| Some((weight(clue)?, Some(clue))));
        let mut loud: Vec<(f64, Option<&Clue>)> = weighed.collect();
        loud.extend(recency.get(standing.code as usize).map(|weight| (*weight, None)));
        loud.retain(|(weight, _)| *weight >= TELLING);
        loud.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let reason = |clue: Option<&Clue>| clue.map_or(Reason::Lately, |clue| self.reason(shelved, clue));
        let mut why: Vec<Reason> = loud.into_iter().take(TOLD).map(|(_, clue)| reason(clue)).collect();
        if why.is_empty() {
            why.push(Reason::Faint);
        }
        Suggestion { code: CodeId::new(self.codes.of(standing.code)), why }
    }

    fn reason(&self, shelved: &Shelved, clue: &Clue) -> Reason {
        let said = || shelved.text.as_ref().map(|text| text.slice(clue.at).to_string()).unwrap_or_default();
        let name = || self.names.of(clue.name).to_string();
        match clue.kind {
            Kind::Word => Reason::Word(said()),
            Kind::Near => Reason::Near(said()),
            Kind::Speaker => Reason::Speaker(name()),
            Kind::Question => Reason::Question(name()),
            Kind::After => Reason::After(CodeId::new(self.codes.of(clue.name))),
            Kind::Beside => Reason::Beside(CodeId::new(self.codes.of(clue.name))),
        }
    }
}

/// One clue's lifts by how often it was there, each worked out once: among a thousand codes most numbers are the same.
#[derive(Default)]
struct Lifts(Vec<Option<f64>>);

/// Larger numbers are rare enough to be worked out each time.
const KEPT: usize = 256;

impl Lifts {
    fn of(&mut self, times: u32, work_out: impl Fn() -> f64) -> f64 {
        let at = times as usize;
        if at >= KEPT {
            return work_out();
        }
        if self.0.len() <= at {
            self.0.resize(at + 1, None);
        }
        self.0.get_mut(at).map_or(0.0, |kept| *kept.get_or_insert_with(work_out))
    }
}

/// What a clue costs a code of so many codings, none of which had it.
fn without(codings: f64) -> f64 {
    (SHRINK / (codings + SHRINK)).ln()
}

impl Suggestion {
    /// `lunch, bus; near: nurse; after Fellow peers`.
    pub fn in_words(&self, study: &Study) -> String {
        let mut parts: Vec<String> = Vec::new();
        let said =
            |of: fn(&Reason) -> Option<&str>| self.why.iter().filter_map(of).collect::<Vec<_>>().join(", ");
        let words = said(|why| if let Reason::Word(word) = why { Some(word) } else { None });
        let near = said(|why| if let Reason::Near(word) = why { Some(word) } else { None });
        parts.extend((!words.is_empty()).then_some(words));
        parts.extend((!near.is_empty()).then(|| format!("near: {near}")));
        parts.extend(self.why.iter().filter_map(|why| in_words(why, study)));
        parts.join("; ")
    }
}

/// Of what is no word.
fn in_words(why: &Reason, study: &Study) -> Option<String> {
    Some(match why {
        Reason::Word(_) | Reason::Near(_) => return None,
        Reason::Speaker(who) => format!("{who} speaks"),
        Reason::Question(id) => format!("asked {id}"),
        Reason::After(code) => format!("after {}", study.codebook.name(code)),
        Reason::Beside(code) => format!("beside {}", study.codebook.name(code)),
        Reason::Lately => "used lately".into(),
        Reason::Faint => "by faint signs only".into(),
    })
}
