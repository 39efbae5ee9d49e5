//! What the interviewer had named before it was said: the question itself, or somebody's words in the same answer.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::analysis::ask::Block;
use crate::analysis::ground::{Ground, Page};
use crate::text::fold;

/// The names and aliases of every code, word by word and folded: by the ground's numbers.
pub(super) struct Names(Vec<Vec<Vec<String>>>);

impl Names {
    pub fn of(ground: &Ground) -> Names {
        let names = ground.codes.iter().map(|id| match ground.study.codebook.get(id.as_str()) {
            Some(code) => std::iter::once(&code.name).chain(&code.aliases).map(|name| words(name)).collect(),
            None => vec![words(id.as_str())],
        });
        Names(
            names
                .map(|names: Vec<Vec<String>>| names.into_iter().filter(|n| !n.is_empty()).collect())
                .collect(),
        )
    }

    fn is_said(&self, code: usize, said: &[String]) -> bool {
        let names = self.0.get(code).into_iter().flatten();
        names.into_iter().any(|name| said.windows(name.len()).any(|words| words == name.as_slice()))
    }
}

fn words(text: &str) -> Vec<String> {
    fold(text).unicode_words().map(str::to_string).collect()
}

/// What is named to whoever answers in one block.
pub(super) struct Named {
    /// By the question itself.
    codes: BTreeSet<usize>,
    /// By an interviewer: where each of their turns ends, and its words.
    said: Vec<(u32, Vec<String>)>,
}

impl Named {
    pub fn of(ground: &Ground, page: &Page, block: &Block) -> Named {
        let asked = block.questions.iter().filter_map(|id| ground.study.about.asks(id));
        let codes = asked.flat_map(|question| &question.names);
        let codes = codes.filter_map(|id| ground.number(id.as_str()));
        let codes = codes.flat_map(|code| ground.branch(code)).collect();
        let turns = page.text.into_iter().flat_map(|text| text.turns().iter().map(move |turn| (text, turn)));
        let asking =
            turns.zip(&page.turns).filter(|((_, turn), voice)| voice.asks && block.span.overlaps(turn.whole));
        let said = asking.map(|((text, turn), _)| (turn.words.end, words(text.slice(turn.words)))).collect();
        Named { codes, said }
    }

    /// Whether a coding that begins `at` was called for under any of these names: its code's, and the code's for
    /// which it counts.
    pub fn calls_for(&self, names: &Names, codes: [usize; 2], at: u32) -> bool {
        let before = || self.said.iter().filter(|(end, _)| *end <= at);
        let is_named = |code: &usize| self.codes.contains(code);
        codes.iter().any(is_named)
            || codes.iter().any(|code| before().any(|(_, said)| names.is_said(*code, said)))
    }
}
