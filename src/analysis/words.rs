//! Which words people use, how often, and how many of them do. No statistics: a count, and who.
//!
//! A word is what Unicode's rules of segmentation take for one (UAX 29). Capitals, the two encodings of an accented
//! letter and the forms of the apostrophe make no difference; accents do, since *før* and *for* are two words.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use super::ground::{Ground, Page, common};
use crate::each::each;
use crate::text::Span;

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counting {
    /// Interviewers' words too; they are nobody's case.
    pub interviewers: bool,
    /// Neighbours in scripts without spaces are counted in twos rather than one by one.
    pub in_twos: bool,
}

/// Everything that was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Every word as often as it was said.
    pub running: u64,
    /// In the order of their letters.
    pub kinds: Vec<Kind>,
}

impl Words {
    /// How often a word was said.
    pub fn times(&self, word: &str) -> u64 {
        let found = self.kinds.binary_search_by(|kind| kind.word.as_str().cmp(word));
        found.ok().and_then(|at| self.kinds.get(at)).map_or(0, |kind| kind.times)
    }
}

/// One word, wherever it was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    pub word: String,
    pub times: u64,
    /// In no order.
    pub uses: Vec<Use>,
}

/// How often somebody uses a word in one transcript. The same page and case may come twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// The number of the page.
    pub page: u32,
    /// The number of the case; `None` for whoever asks.
    pub case: Option<u32>,
    pub times: u64,
}

impl Kind {
    /// How many cases use it.
    pub fn cases(&self) -> usize {
        self.uses.iter().filter_map(|used| used.case).collect::<BTreeSet<_>>().len()
    }

    pub fn transcripts(&self) -> usize {
        self.uses.iter().map(|used| used.page).collect::<BTreeSet<_>>().len()
    }
}

/// Transcripts that are counted together by one thread: each has a vocabulary of its own, to be joined in the end.
const TOGETHER: usize = 32;
/// So many voices of one page are looked through for the one whose count goes on; in a crowd it is begun anew.
const VOICES: usize = 16;

pub fn words(ground: &Ground, counting: Counting) -> Words {
    let pages: Vec<(usize, &Page)> = ground.pages.iter().enumerate().collect();
    let lots: Vec<&[(usize, &Page)]> = pages.chunks(TOGETHER).collect();
    let counted = each(&lots, |lot| {
        let mut count = Count { counting, ..Count::default() };
        lot.iter().for_each(|(number, page)| count.page(*number, page));
        count
    });
    joined(counted)
}

fn joined(counted: Vec<Count>) -> Words {
    let mut counted = counted.into_iter();
    let Some(mut all) = counted.next() else { return Words::default() };
    for Count { running, kinds, .. } in counted {
        all.running += running;
        for (word, tally) in kinds {
            let known = all.kinds.entry(word).or_default();
            known.times += tally.times;
            known.uses.extend(tally.uses);
        }
    }
    let kind = |(word, Tally { times, uses }): (String, Tally)| Kind { word, times, uses };
    let mut kinds: Vec<Kind> = all.kinds.into_iter().map(kind).collect();
    kinds.sort_unstable_by(|a, b| a.word.cmp(&b.word));
    Words { running: all.running, kinds }
}

#[derive(Default)]
struct Tally {
    times: u64,
    uses: Vec<Use>,
}

#[derive(Default)]
struct Count {
    counting: Counting,
    running: u64,
    kinds: HashMap<String, Tally>,
}

impl Count {
    fn page(&mut self, number: usize, page: &Page) {
        let Some(text) = page.text else { return };
        for (turn, voice) in text.turns().iter().zip(&page.turns) {
            if voice.asks && !self.counting.interviewers {
                continue;
            }
            let case = (!voice.asks).then(|| u32::try_from(voice.case).unwrap_or(u32::MAX));
            let here = Use { page: u32::try_from(number).unwrap_or(u32::MAX), case, times: 0 };
            for span in within(page, turn.words) {
                self.said(text.slice(span), here);
            }
        }
    }

    fn said(&mut self, text: &str, here: Use) {
        if !self.counting.in_twos {
            return text.unicode_words().for_each(|word| self.add(&plain(word), here));
        }
        let mut before: Option<(usize, &str)> = None;
        for (at, word) in text.unicode_word_indices() {
            if !is_unspaced(word) {
                self.add(&plain(word), here);
            } else if let Some((start, _)) = before.filter(|(start, before)| start + before.len() == at) {
                self.add(&plain(text.get(start..at + word.len()).unwrap_or_default()), here);
            }
            before = is_unspaced(word).then_some((at, word));
        }
    }

    fn add(&mut self, word: &str, here: Use) {
        self.running += 1;
        // A word that is known, as nearly all are, is not copied.
        match self.kinds.get_mut(word) {
            Some(tally) => tally.add(here),
            None => self.kinds.entry(word.to_string()).or_default().add(here),
        }
    }
}

impl Tally {
    fn add(&mut self, here: Use) {
        self.times += 1;
        let near = self.uses.iter_mut().rev().take(VOICES).take_while(|used| used.page == here.page);
        match near.into_iter().find(|used| used.case == here.case) {
            Some(used) => used.times += 1,
            None => self.uses.push(Use { times: 1, ..here }),
        }
    }
}

fn within(page: &Page, words: Span) -> Vec<Span> {
    page.within.as_ref().map_or_else(|| vec![words], |within| common(&[words], within))
}

/// A word as it is counted.
pub fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let small = word.to_lowercase().replace(['’', '‘', 'ʼ'], "'");
    match is_nfc_quick(small.chars()) {
        IsNormalized::Yes => Cow::Owned(small),
        _ => Cow::Owned(small.nfc().collect()),
    }
}

/// Whether it is of a script that sets no spaces between words: there every character comes as a word of its own.
pub fn is_unspaced(word: &str) -> bool {
    word.chars().next().is_some_and(|letter| {
        matches!(letter, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
            | '\u{3040}'..='\u{309F}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::analysis::brute::any_study;
    use crate::analysis::ground::{Everywhere, Within};
    use crate::study::{Shelved, Study, TranscriptId};
    use crate::text::Transcript;

    const GROUP: &str = "Moderator: Any hope?\n\nAnna: Hope, and hope again.\n\nBo: No. Don’t hope.\n";

    fn study(texts: &[(&str, &str)]) -> Study {
        let mut study = Study::default();
        for (id, words) in texts {
            let text = Some(Arc::new(Transcript::new(*words)));
            study.put(TranscriptId::new(*id), Shelved { text, ..Shelved::default() });
        }
        study
    }

    fn counted(study: &Study, counting: Counting) -> (u64, BTreeMap<String, (u64, usize, usize)>) {
        let words = words(&Ground::new(study, None, &Everywhere), counting);
        let told = |kind: &Kind| (kind.word.clone(), (kind.times, kind.cases(), kind.transcripts()));
        (words.running, words.kinds.iter().map(told).collect())
    }

    #[test]
    fn a_word_is_told_by_how_often_by_how_many_and_where() {
        let study = study(&[("g1.txt", GROUP), ("p2.txt", "I: So?\n\nP: Hope.\n\nI: Hope?\n\nP: Før.\n")]);
        let (running, words) = counted(&study, Counting::default());
        assert_eq!(running, 9);
        assert_eq!(words["hope"], (4, 2, 2), "the group is one case until its members are cases");
        assert_eq!((words["don't"], words["før"]), ((1, 1, 1), (1, 1, 1)));
        let (running, words) = counted(&study, Counting { interviewers: true, ..Counting::default() });
        assert_eq!((running, words["hope"], words["so"]), (13, (6, 2, 2), (1, 0, 1)));
    }

    #[test]
    fn capitals_encodings_and_apostrophes_make_no_difference_but_accents_do() {
        let same = ["Cafe\u{301}", "CAFÉ", "café"].map(|word| plain(word).into_owned());
        assert_eq!(same, ["café", "café", "café"]);
        assert_eq!((plain("DON’T"), plain("cafe")), ("don't".into(), "cafe".into()));
    }

    #[test]
    fn without_spaces_characters_are_counted_one_by_one_or_in_twos() {
        let study = study(&[("p1.txt", "P: 我们 ok。我们的\n\nP: 好\n")]);
        let (_, ones) = counted(&study, Counting::default());
        assert_eq!((ones["我"].0, ones["们"].0, ones["ok"].0, ones["好"].0), (2, 2, 1, 1));
        let (running, twos) = counted(&study, Counting { in_twos: true, ..Counting::default() });
        let all: Vec<(&str, u64)> = twos.iter().map(|(word, told)| (word.as_str(), told.0)).collect();
        assert_eq!((running, all), (4, vec![("ok", 1), ("们的", 1), ("我们", 2)]));
    }

    #[test]
    fn only_words_in_scope_are_counted() {
        struct Only(Span);
        impl Within for Only {
            fn spans(&self, _: &TranscriptId) -> Option<Vec<Span>> {
                Some(vec![self.0])
            }
        }
        let study = study(&[("g1.txt", GROUP)]);
        let from = GROUP.find("again").map_or(0, |at| at as u32);
        let ground = Ground::new(&study, None, &Only(Span::new(from, 900)));
        let words = words(&ground, Counting::default());
        let told: Vec<&str> = words.kinds.iter().map(|kind| kind.word.as_str()).collect();
        assert_eq!((words.running, told), (4, vec!["again", "don't", "hope", "no"]));
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_each_is_as_often_as_it_is_used(study in any_study()) {
            let ground = Ground::new(&study, None, &Everywhere);
            let words = words(&ground, Counting { interviewers: true, in_twos: false });
            let slow: u64 = ground.pages.iter().flat_map(|page| page.text).flat_map(|text| {
                text.turns().iter().map(|turn| text.slice(turn.words).unicode_words().count() as u64)
            }).sum();
            prop_assert_eq!(words.running, slow);
            prop_assert_eq!(words.kinds.iter().map(|kind| kind.times).sum::<u64>(), slow);
            for kind in &words.kinds {
                prop_assert_eq!(kind.uses.iter().map(|used| used.times).sum::<u64>(), kind.times);
                prop_assert!(kind.cases() <= ground.cases.len());
            }
        }
    }
}
