//! For tests: small studies of any shape, and the slow and simple way to count in them, character by character.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::ground::Ground;
use crate::study::{
    Case, CaseId, Code, CodeId, Codebook, Coder, Coding, Layer, Shelved, Sitting, Study, TranscriptId, When,
};
use crate::text::{Span, Transcript, Unit};

/// `a` with `a1` and `a2` below it, then `b`.
const CODES: [(&str, Option<&str>); 4] = [("a", None), ("a1", Some("a")), ("a2", Some("a")), ("b", None)];

/// A page as an array of characters.
pub struct Painted {
    /// The codes on each character.
    pub codes: Vec<BTreeSet<usize>>,
    /// Whether a participant says it, and it is in scope.
    pub spoken: Vec<bool>,
    pub sentences: Vec<Span>,
    pub turns: Vec<Span>,
}

pub fn painted(ground: &Ground) -> Vec<Painted> {
    let paint = |page: &super::ground::Page| {
        let text = page.text.unwrap();
        let len = text.len() as usize;
        let (mut codes, mut spoken) = (vec![BTreeSet::new(); len], vec![false; len]);
        for placed in &page.codings {
            for at in placed.coding.span.start..placed.coding.span.end.min(text.len()) {
                codes[at as usize].insert(placed.code);
            }
        }
        for (turn, voice) in text.turns().iter().zip(&page.turns) {
            for at in turn.words.start..turn.words.end {
                spoken[at as usize] = !voice.asks;
            }
        }
        let units = |unit| {
            let all = text.units_in(unit, text.whole()).into_iter();
            all.filter(|span| !span.is_empty() && spoken[span.start as usize]).collect()
        };
        Painted { sentences: units(Unit::Sentence), turns: units(Unit::Turn), codes, spoken }
    };
    ground.pages.iter().map(paint).collect()
}

pub fn codebook() -> Arc<Codebook> {
    let codes = CODES
        .iter()
        .map(|&(id, parent)| Code { parent: parent.map(CodeId::new), ..Code::new(CodeId::new(id), id) });
    Arc::new(Codebook::from_codes(codes.collect()).0)
}

/// One transcript of two turns, with a coding of `a1` and one of `b` on the same sentence.
pub fn small_study() -> Study {
    let mut study = Study { codebook: codebook(), ..Study::default() };
    let coding = |start, end, code: &str| Coding::new(Span::new(start, end), CodeId::new(code), When(0));
    let layer = Layer::new(vec![coding(12, 20, "a1"), coding(16, 28, "b")]);
    let text = Some(Arc::new(Transcript::new("I: So?\n\nP: It was hard. We left.\n")));
    let layers = [(Coder::new("jk"), Arc::new(layer))].into();
    study.put(TranscriptId::new("p1.txt"), Shelved { text, layers, ..Shelved::default() });
    study
}

/// Up to three transcripts of a few turns, in up to three waves of two cases, coded by two people.
pub fn any_study() -> impl Strategy<Value = Study> {
    vec((talk(), any::<bool>(), 1u16..4, vec(coding(), 0..10), vec(coding(), 0..4)), 1..4).prop_map(|talks| {
        let mut study = Study { codebook: codebook(), ..Study::default() };
        let mut cases = [Case::new(CaseId::new("p1")), Case::new(CaseId::new("p2"))];
        for (n, (words, second, wave, jk, ms)) in talks.into_iter().enumerate() {
            let id = TranscriptId::new(format!("t{n}.txt"));
            let text = Arc::new(Transcript::new(words));
            cases[usize::from(second)].sittings.push(Sitting::new(id.clone(), Some(wave)));
            let layers = [("jk", jk), ("ms", ms)].map(|(coder, codings)| {
                let codings = codings.into_iter().filter_map(|wish| placed(&text, wish)).collect();
                (Coder::new(coder), Arc::new(Layer::new(codings)))
            });
            study.put(id, Shelved { text: Some(text), layers: layers.into(), ..Shelved::default() });
        }
        study.cases = Arc::new(cases.to_vec().into());
        study
    })
}

fn talk() -> impl Strategy<Value = String> {
    let turn =
        prop_oneof!["I: [a-c ]{1,6}\\?", "P: [a-c]{1,4}( [a-c]{1,4}){0,3}\\.( [A-C][a-cé]{0,5}\\.){0,3}"];
    vec(turn, 1..6).prop_map(|turns| turns.join("\n\n") + "\n")
}

fn coding() -> impl Strategy<Value = (u32, u32, usize)> {
    (0..80u32, 1..25u32, 0..CODES.len())
}

fn placed(text: &Transcript, (start, length, code): (u32, u32, usize)) -> Option<Coding> {
    let span = Span::new(start, (start + length).min(text.len()).max(start));
    (!span.is_empty()).then(|| Coding::new(span, CodeId::new(CODES[code].0), When(0)))
}
