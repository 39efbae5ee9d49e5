//! Fuzzy lookup: of codes by path, alias and definition; of anything else by its words.
//!
//! The matcher folds nothing itself, so both sides are folded here, and the words of a query match in any order.

use std::sync::Arc;

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use crate::study::{CodeId, Codebook};
use crate::text::fold;

/// Haystacks are cut here: the matcher's time grows with their length.
const HAYSTACK: usize = 300;

/// A definition is only searched for a query this long: shorter ones match any of them.
const TELLING: usize = 3;

struct Entry {
    code: CodeId,
    name: String,
    path: String,
    aliases: String,
    definition: String,
    retired: bool,
}

/// The codebook, folded once and kept until it changes.
#[derive(Default)]
pub struct Lookup {
    book: Arc<Codebook>,
    entries: Vec<Entry>,
}

impl Lookup {
    pub fn refresh(&mut self, book: &Arc<Codebook>) {
        if Arc::ptr_eq(&self.book, book) {
            return;
        }
        self.book = book.clone();
        self.entries = book
            .codes()
            .iter()
            .map(|code| Entry {
                code: code.id.clone(),
                name: folded(&code.name),
                path: folded(&book.path(code.id.as_str())),
                aliases: folded(&code.aliases.join(" ")),
                definition: folded(&code.definition),
                retired: code.retired,
            })
            .collect();
    }

    /// Codes that fit the query, best first; `retired` ones too when they are asked for. `liking` says what speaks for a code beside its words: use, recency,
    /// what is coded nearby.
    pub fn codes(&self, query: &str, retired: bool, liking: impl Fn(&CodeId) -> i64) -> Vec<CodeId> {
        let matcher = SkimMatcherV2::default().ignore_case();
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let mut found: Vec<(i64, usize)> = Vec::new();
        for (n, entry) in self.entries.iter().enumerate().filter(|(_, entry)| retired || !entry.retired) {
            if let Some(fit) = entry.fit(&matcher, &words) {
                found.push((fit + liking(&entry.code).min(40), n));
            }
        }
        // Among equals the shorter name: the longer one can be told from it by typing on.
        let length = |n: usize| self.entries.get(n).map_or(0, |entry| entry.name.len());
        found.sort_by_key(|&(fit, n)| (std::cmp::Reverse(fit), length(n), n));
        found.into_iter().filter_map(|(_, n)| self.entries.get(n)).map(|entry| entry.code.clone()).collect()
    }
}

impl Entry {
    /// A word counts most in the name, less in the path, an alias or the definition.
    fn fit(&self, matcher: &SkimMatcherV2, words: &[&str]) -> Option<i64> {
        let mut total = 0;
        for word in words {
            let start = i64::from(self.name.starts_with(word)) * 60
                + i64::from(self.name.split([' ', '-']).any(|part| part.starts_with(word))) * 30;
            let in_name = matcher.fuzzy_match(&self.name, word).map(|fit| fit * 2 + start);
            let in_path = || matcher.fuzzy_match(&self.path, word);
            let in_aliases = || matcher.fuzzy_match(&self.aliases, word);
            let in_definition = || (word.len() >= TELLING && self.definition.contains(word)).then_some(5);
            total += in_name.or_else(in_path).or_else(in_aliases).or_else(in_definition)?;
        }
        Some(total)
    }
}

fn folded(text: &str) -> String {
    fold(text).chars().take(HAYSTACK).collect()
}

/// The positions of those texts that fit the query, best first; all of them for an empty query.
pub fn best<'a>(texts: impl Iterator<Item = &'a str>, query: &str) -> Vec<usize> {
    let matcher = SkimMatcherV2::default().ignore_case();
    let query = fold(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    let fit = |text: &str| {
        let text = folded(text);
        words.iter().map(|word| matcher.fuzzy_match(&text, word)).sum::<Option<i64>>()
    };
    let mut found: Vec<(i64, usize)> =
        texts.enumerate().filter_map(|(n, text)| fit(text).map(|fit| (fit, n))).collect();
    found.sort_by_key(|&(fit, n)| (std::cmp::Reverse(fit), n));
    found.into_iter().map(|(_, n)| n).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Code;

    fn lookup(names: &[&str]) -> Lookup {
        let codes = names.iter().map(|name| Code {
            definition: format!("What is said of {name}"),
            ..Code::new(CodeId::new(name.to_lowercase().replace(' ', "-")), *name)
        });
        let mut lookup = Lookup::default();
        lookup.refresh(&Arc::new(Codebook::from_codes(codes.collect()).0));
        lookup
    }

    fn found(lookup: &Lookup, query: &str) -> Vec<String> {
        lookup.codes(query, false, |_| 0).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn accents_and_the_order_of_words_do_not_matter() {
        let lookup = lookup(&["Émotion", "Unclear role"]);
        assert_eq!(found(&lookup, "emotion"), ["émotion"]);
        assert_eq!(found(&lookup, "role uncl"), ["unclear-role"]);
    }

    #[test]
    fn the_beginning_of_a_name_comes_first() {
        let lookup = lookup(&["Shared hope", "Hope", "Horse people"]);
        assert_eq!(found(&lookup, "hop")[0], "hope");
    }

    #[test]
    fn a_liked_code_wins_among_equals() {
        let lookup = lookup(&["Hope lost", "Hope kept"]);
        let liked = lookup.codes("hope", false, |code| i64::from(code.as_str() == "hope-kept") * 10);
        assert_eq!(liked[0].as_str(), "hope-kept");
    }
}
