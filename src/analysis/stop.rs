//! Words that say little by themselves (*the*, *og*, *的*), by language. The lists are those of NLTK, most of them
//! Snowball's, kept by the crate `stop-words`; they hold function words only, so that nothing a study may be about is
//! lost in them.

use std::collections::HashSet;

use super::words::Words;
use crate::text::plain;

/// A mixture that would be taken for any of its parts.
const MIXED: &str = "hinglish";
/// Of all running words, in percent. In the languages of the lists function words are far more than this.
const LEAST: u64 = 15;

/// The languages there are lists for, by their code: `en`, `no`, `zh`.
pub fn languages() -> &'static [&'static str] {
    stop_words::available_languages()
}

/// The stop words of a language, as words are counted.
pub fn list(language: &str) -> Option<HashSet<String>> {
    let words = stop_words::lookup(language)?;
    Some(words.iter().map(|word| plain(word.trim()).into_owned()).collect())
}

/// The language whose list takes away most of what was said; `None` when none takes away a fair part.
pub fn likeliest(words: &Words) -> Option<&'static str> {
    let known = languages().iter().filter(|language| **language != MIXED);
    let taken = known.map(|language| (taken(words, language), *language));
    // Among equals the first by its code, so that the same words have always the same list.
    let best = taken.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(a.1)));
    best.filter(|(taken, _)| *taken > 0 && taken * 100 >= words.running * LEAST).map(|(_, language)| language)
}

fn taken(words: &Words, language: &str) -> u64 {
    list(language).unwrap_or_default().iter().map(|word| words.times(word)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::words::Kind;

    fn said(text: &str) -> Words {
        let mut words = Words::default();
        for word in text.split_whitespace() {
            words.running += 1;
            match words.kinds.iter_mut().find(|kind| kind.word == word) {
                Some(kind) => kind.times += 1,
                None => words.kinds.push(Kind { word: word.into(), times: 1, ..Kind::default() }),
            }
        }
        words.kinds.sort_by(|a, b| a.word.cmp(&b.word));
        words
    }

    #[test]
    fn the_language_is_known_by_its_small_words() {
        let told = |text: &str| likeliest(&said(text));
        assert_eq!(told("we were at the office and she was not in it"), Some("en"));
        assert_eq!(told("jeg var ikke på kontoret da hun kom og det var fint"), Some("no"));
        assert_eq!(told("wir waren nicht im büro als sie mit ihm kam"), Some("de"));
        assert_eq!(told("我 们 的 一 是 在 和"), Some("zh"));
        assert_eq!((told("zorb quux flib"), told("")), (None, None));
    }

    #[test]
    fn lists_hold_words_as_they_are_counted() {
        let english = list("en").unwrap();
        assert!(english.contains("don't") && english.contains("the") && !english.contains("work"));
        assert!(list("no").is_some() && list("zh").is_some() && list("xx").is_none());
    }
}
