//! Which words people use, how often, and how many of them do. No statistics: a count, and who.
//!
//! A word is what Unicode's rules of segmentation take for one (UAX 29), as [`plain`] makes it. Transcripts keep what
//! was said in them as numbers, so that counting again looks at no letter, unless only a part of a turn is asked for.
//!
//! [`plain`]: crate::text::plain

use std::collections::{BTreeMap, HashMap};

use super::ground::{Ground, Page, common};
use crate::each::each;
use crate::text::{Said, is_unspaced, vocabulary};

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
    pub times: u32,
}

impl Kind {
    /// How many cases use it.
    pub fn cases(&self) -> usize {
        different(self.uses.iter().filter_map(|used| used.case))
    }

    pub fn transcripts(&self) -> usize {
        different(self.uses.iter().map(|used| used.page))
    }
}

fn different(numbers: impl Iterator<Item = u32>) -> usize {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.len()
}

/// Transcripts that are counted by one thread without a pause.
const TOGETHER: usize = 64;

pub fn words(ground: &Ground, counting: Counting) -> Words {
    let pages: Vec<(usize, &Page)> = ground.pages.iter().enumerate().collect();
    let lots: Vec<&[(usize, &Page)]> = pages.chunks(TOGETHER).collect();
    let counted = each(&lots, |lot| {
        let mut count = Count { counting, ..Count::default() };
        lot.iter().for_each(|(number, page)| count.page(*number, page));
        count.uses
    });
    let kinds = kinds(counted);
    Words { running: kinds.iter().map(|kind| kind.times).sum(), kinds }
}

/// What everyone used of each form, by its number.
fn kinds(counted: Vec<Vec<(u32, Use)>>) -> Vec<Kind> {
    let mut sizes: Vec<usize> = Vec::new();
    for (form, _) in counted.iter().flatten() {
        *of(&mut sizes, *form) += 1;
    }
    let empty = sizes.into_iter().map(|size| Kind { uses: Vec::with_capacity(size), ..Kind::default() });
    let mut kinds: Vec<Kind> = empty.collect();
    for (form, used) in counted.into_iter().flatten() {
        let kind = of(&mut kinds, form);
        kind.times += u64::from(used.times);
        kind.uses.push(used);
    }
    let named = |(form, kind): (u32, Kind)| Kind { word: vocabulary::form(form).into(), ..kind };
    let used = (0..).zip(kinds).filter(|(_, kind)| kind.times > 0);
    let mut kinds: Vec<Kind> = used.map(named).collect();
    kinds.sort_unstable_by(|a, b| a.word.cmp(&b.word));
    kinds
}

/// The place of a form, made where it is not there yet.
fn of<T: Clone + Default>(forms: &mut Vec<T>, form: u32) -> &mut T {
    let at = form as usize;
    if forms.len() <= at {
        forms.resize(at + 1, T::default());
    }
    &mut forms[at]
}

#[derive(Default)]
struct Count {
    counting: Counting,
    times: Times,
    /// By the number of a form.
    uses: Vec<(u32, Use)>,
}

/// Parts of what was said, by whose they are; `None` is whoever asks.
type Heard = BTreeMap<Option<u32>, Vec<usize>>;

impl Count {
    fn page(&mut self, number: usize, page: &Page) {
        let Some(text) = page.text else { return };
        let number = short(number);
        let (mut turns, mut cut, mut pieces) = (Heard::new(), Heard::new(), Vec::new());
        for (turn, (said, voice)) in text.turns().iter().zip(&page.turns).enumerate() {
            if voice.asks && !self.counting.interviewers {
                continue;
            }
            let case = (!voice.asks).then(|| short(voice.case));
            let in_scope = page.within.as_ref().map(|within| common(&[said.words], within));
            match in_scope.filter(|some| *some != [said.words]) {
                None => turns.entry(case).or_default().push(turn),
                Some(some) => {
                    cut.entry(case).or_default().extend(pieces.len()..pieces.len() + some.len());
                    pieces.extend(some.iter().map(|span| text.slice(*span)));
                }
            }
        }
        if !turns.is_empty() {
            self.heard(text.said(), &turns, number);
        }
        if !pieces.is_empty() {
            self.heard(&Said::of(pieces), &cut, number);
        }
    }

    fn heard(&mut self, said: &Said, heard: &Heard, page: u32) {
        for (&case, parts) in heard {
            parts.iter().for_each(|part| match self.counting.in_twos {
                true => self.times.in_twos(said, *part),
                false => said.part(*part).iter().for_each(|word| self.times.one(word.form())),
            });
            let times = self.times.taken().into_iter();
            self.uses.extend(times.map(|(form, times)| (form, Use { page, case, times })));
        }
    }
}

/// How often somebody said what.
#[derive(Default)]
struct Times {
    /// By the number of a form.
    each: Vec<u32>,
    /// The forms that are not at 0.
    met: Vec<u32>,
    twos: HashMap<(u32, u32), u32>,
}

impl Times {
    fn one(&mut self, form: u32) {
        let times = of(&mut self.each, form);
        if *times == 0 {
            self.met.push(form);
        }
        *times += 1;
    }

    fn in_twos(&mut self, said: &Said, part: usize) {
        let mut before: Option<u32> = None;
        for word in said.part(part) {
            let unspaced = is_unspaced(vocabulary::form(word.form())).then_some(word.form());
            match (unspaced, before.filter(|_| word.touches())) {
                (None, _) => self.one(word.form()),
                (Some(form), Some(before)) => *self.twos.entry((before, form)).or_default() += 1,
                (Some(_), None) => {}
            }
            before = unspaced;
        }
    }

    /// All that was counted; nothing is left.
    fn taken(&mut self) -> Vec<(u32, u32)> {
        let each = &mut self.each;
        let ones = self.met.drain(..).map(|form| (form, std::mem::take(of(each, form))));
        let mut taken: Vec<(u32, u32)> = ones.collect();
        let two = |(one, other)| [vocabulary::form(one), vocabulary::form(other)].concat();
        let (twos, times): (Vec<String>, Vec<u32>) =
            self.twos.drain().map(|(forms, times)| (two(forms), times)).unzip();
        taken.extend(vocabulary::numbers(twos.iter().map(String::as_str)).into_iter().zip(times));
        taken
    }
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::analysis::brute::any_study;
    use crate::analysis::ground::{Everywhere, Within};
    use crate::study::{Shelved, Study, TranscriptId};
    use crate::text::{Span, Transcript, plain};

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

    /// As it was counted before words were kept: letter by letter.
    fn slowly(study: &Study, within: &impl Within, in_twos: bool) -> BTreeMap<String, (u64, usize, usize)> {
        let mut all: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (number, page) in Ground::new(study, None, within).pages.iter().enumerate() {
            let Some(text) = page.text else { continue };
            for (turn, voice) in text.turns().iter().zip(&page.turns).filter(|(_, voice)| !voice.asks) {
                let scope = page.within.clone().unwrap_or(vec![text.whole()]);
                for span in common(&[turn.words], &scope) {
                    let said = text.slice(span);
                    let mut behind = None;
                    for (at, word) in said.unicode_word_indices() {
                        let two = behind
                            .filter(|(_, end)| *end == at)
                            .map(|(start, _)| &said[start..at + word.len()]);
                        behind = is_unspaced(word).then_some((at, at + word.len()));
                        let counted = if in_twos && is_unspaced(word) { two } else { Some(word) };
                        let uses = counted.map(|word| all.entry(plain(word).into_owned()).or_default());
                        uses.into_iter().for_each(|uses| uses.push((number, voice.case)));
                    }
                }
            }
        }
        let told = |uses: Vec<(usize, usize)>| {
            let times = uses.len() as u64;
            let cases = different(uses.iter().map(|(_, case)| *case as u32));
            (times, cases, different(uses.iter().map(|(page, _)| *page as u32)))
        };
        all.into_iter().map(|(word, uses)| (word, told(uses))).collect()
    }

    struct Two(u32, u32, u32);
    impl Within for Two {
        fn spans(&self, _: &TranscriptId) -> Option<Vec<Span>> {
            let Two(from, length, gap) = *self;
            let next = from + length + gap + 1;
            Some(vec![Span::new(from, from + length), Span::new(next, next + 2 * length + 1)])
        }
    }

    proptest! {
        #[test]
        fn numbers_add_up_to_what_letters_say(
            text in "(A: |B: |I: |[aAéßÅ'’.,_1 \n]|[我們\u{f900}กาあ\u{3099}ー\u{17d2}ក\u{301}\u{200d}]){0,60}",
            scope in (0u32..30, 0u32..30, 0u32..9),
            in_twos: bool,
        ) {
            let study = study(&[("g1.txt", &text), ("p2.txt", "A: so 我們\n")]);
            let counting = Counting { in_twos, ..Counting::default() };
            prop_assert_eq!(counted(&study, counting).1, slowly(&study, &Everywhere, in_twos));
            let scope = Two(scope.0, scope.1, scope.2);
            let words = words(&Ground::new(&study, None, &scope), counting);
            let told = |kind: &Kind| (kind.word.clone(), (kind.times, kind.cases(), kind.transcripts()));
            let told: BTreeMap<_, _> = words.kinds.iter().map(told).collect();
            prop_assert_eq!(told, slowly(&study, &scope, in_twos));
        }

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
                prop_assert_eq!(kind.uses.iter().map(|used| u64::from(used.times)).sum::<u64>(), kind.times);
                prop_assert!(kind.cases() <= ground.cases.len());
            }
        }
    }
}
