//! What people say first, and how many say it: primacy beside frequency, question by question.
//!
//! ```text
//!  marked turns → ask/blocks.rs → talks.rs: the answer of each case, end to end → answer.rs: first mentions, ranked
//!                                 elicited.rs: what the interviewer had named             → Primacy: P1 … P6
//! ```
//!
//! The figures are those of free lists: a case lists a code once, where its first coding begins. Smith's S is
//! Σ (L − r + 1)/L / N, L being how many codes a case lists, r the rank and N the cases asked, those who list nothing
//! among them; Sutrop's CSI is F/(N·mP), F being the cases that list the code and mP its mean rank.

mod answer;
mod elicited;
mod talks;
mod telling;

pub use answer::{Answer, Mention};
pub use talks::{Listing, Talks};

use crate::each::each;

/// Of one code, in the answers to one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Primacy {
    /// N: cases asked, whatever they said.
    pub asked: usize,
    /// F: cases that mention it.
    pub cases: usize,
    /// P1: cases that mention it first; where two codes begin at once, both are.
    pub first: usize,
    /// P1n: cases in whose first sentences it begins.
    pub early: usize,
    /// P2, among those who mention it: codes that begin at once share the mean of their ranks.
    pub ranks: Option<Middle>,
    /// P3: words of participants before it, the median.
    pub lag: Option<f64>,
    /// P4: where in the speech of its interview it begins, 0 to 1, the median.
    pub position: Option<f64>,
    /// P5, Smith's S; undefined when nobody was asked.
    pub smith: Option<f64>,
    /// P6, Sutrop's CSI; undefined when nobody mentions it, for then there is no mean rank.
    pub sutrop: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Middle {
    pub mean: f64,
    pub median: f64,
}

/// By the places of the codes in the listing, of which there are so many.
pub fn primacies(answers: &[Answer], codes: usize) -> Vec<Primacy> {
    let mut gathered: Vec<Gathered> = vec![Gathered::default(); codes];
    for answer in answers {
        let length = answer.mentions.len() as f64;
        for mention in &answer.mentions {
            if let Some(code) = gathered.get_mut(mention.code) {
                code.add(mention, length);
            }
        }
    }
    each(&gathered, |code| code.told(answers.len()))
}

#[derive(Clone, Default)]
struct Gathered {
    first: usize,
    early: usize,
    ranks: Vec<f64>,
    words: Vec<f64>,
    positions: Vec<f64>,
    smith: f64,
}

impl Gathered {
    fn add(&mut self, mention: &Mention, length: f64) {
        self.first += usize::from(mention.is_first);
        self.early += usize::from(mention.is_early);
        self.ranks.push(mention.rank);
        self.words.push(mention.words as f64);
        self.positions.push(mention.position);
        self.smith += (length - mention.rank + 1.0) / length;
    }

    fn told(&self, asked: usize) -> Primacy {
        let (cases, n) = (self.ranks.len(), asked as f64);
        let mean = mean(&self.ranks);
        Primacy {
            asked,
            cases,
            first: self.first,
            early: self.early,
            lag: median(&self.words),
            position: median(&self.positions),
            smith: (asked > 0).then_some(self.smith / n),
            sutrop: mean.map(|mean| cases as f64 / (n * mean)),
            ranks: mean.zip(median(&self.ranks)).map(|(mean, median)| Middle { mean, median }),
        }
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn median(values: &[f64]) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.get(values.len().checked_sub(1)? / 2)?, values.get(values.len() / 2)?);
    Some((low + high) / 2.0)
}

#[cfg(test)]
mod tests;
