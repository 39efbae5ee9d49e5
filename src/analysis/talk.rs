//! Who speaks how much, and who follows whom. Interviewers are told too: their share is what one looks for.

use std::collections::BTreeMap;

use super::ground::{Ground, Page, common};
use crate::each::each;

/// One speaker in one transcript.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// `None` where no name stands before the words.
    pub name: Option<String>,
    pub asks: bool,
    /// The number of the case.
    pub case: usize,
    pub turns: u64,
    pub words: u64,
}

/// One transcript.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// In the order in which they are first heard.
    pub speakers: Vec<Speaker>,
    /// How often the second speaks directly after the first, by their places in `speakers`.
    pub follows: BTreeMap<(usize, usize), u64>,
}

/// By page; only turns in scope, and of these only the words in scope.
pub fn talk(ground: &Ground) -> Vec<Talk> {
    each(&ground.pages, of_page)
}

fn of_page(page: &Page) -> Talk {
    let mut talk = Talk::default();
    let Some(text) = page.text else { return talk };
    let mut before: Option<(usize, usize)> = None;
    for (number, (turn, voice)) in text.turns().iter().zip(&page.turns).enumerate() {
        let said = page.within.as_ref().map_or(vec![turn.words], |within| common(&[turn.words], within));
        if said.iter().all(|span| span.is_empty()) {
            continue;
        }
        let at = talk.place(text.speaker(number), voice.asks, voice.case);
        if let Some(speaker) = talk.speakers.get_mut(at) {
            speaker.turns += 1;
            speaker.words += page.words(&said);
        }
        // What was left out between two turns tells nothing of who answered whom.
        if let Some((_, last)) = before.filter(|(turn, _)| turn + 1 == number) {
            *talk.follows.entry((last, at)).or_default() += 1;
        }
        before = Some((number, at));
    }
    talk
}

impl Talk {
    fn place(&mut self, name: Option<&str>, asks: bool, case: usize) -> usize {
        let known = self.speakers.iter().position(|speaker| speaker.name.as_deref() == name);
        known.unwrap_or_else(|| {
            let name = name.map(str::to_string);
            self.speakers.push(Speaker { name, asks, case, ..Speaker::default() });
            self.speakers.len() - 1
        })
    }

    /// Words of everyone, or of participants alone.
    pub fn words(&self, of_participants: bool) -> u64 {
        let heard = self.speakers.iter().filter(|speaker| !of_participants || !speaker.asks);
        heard.map(|speaker| speaker.words).sum()
    }

    /// The participant who says most, where there are several and one says more than each other.
    pub fn largest(&self) -> Option<usize> {
        let theirs = self.speakers.iter().enumerate().filter(|(_, speaker)| !speaker.asks);
        let mut theirs: Vec<(u64, usize)> = theirs.map(|(at, speaker)| (speaker.words, at)).collect();
        theirs.sort_by(|a, b| b.cmp(a));
        match theirs.as_slice() {
            [(most, at), (next, _), ..] if most > next => Some(*at),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::analysis::brute::any_study;
    use crate::analysis::ground::Everywhere;
    use crate::study::{Shelved, Study, TranscriptId};
    use crate::text::Transcript;
    use crate::text::words;

    #[test]
    fn a_group_is_told_by_turns_words_and_who_answers_whom() {
        let words =
            "Moderator: So?\n\nAnna: We tried it.\n\nBo: Late.\n\nAnna: Yes.\n\nModerator: And?\n\nBo: No.\n";
        let mut study = Study::default();
        let text = Some(Arc::new(Transcript::new(words)));
        study.put(TranscriptId::new("g1.txt"), Shelved { text, ..Shelved::default() });
        let talk = &talk(&Ground::new(&study, None, &Everywhere))[0];
        let told: Vec<(&str, bool, u64, u64)> = talk
            .speakers
            .iter()
            .map(|speaker| (speaker.name.as_deref().unwrap(), speaker.asks, speaker.turns, speaker.words))
            .collect();
        assert_eq!(told, [("Moderator", true, 2, 2), ("Anna", false, 2, 4), ("Bo", false, 2, 2)]);
        assert_eq!(talk.follows, [((0, 1), 1), ((0, 2), 1), ((1, 0), 1), ((1, 2), 1), ((2, 1), 1)].into());
        assert_eq!((talk.words(false), talk.words(true), talk.largest()), (8, 6, Some(1)));
    }

    proptest! {
        #[test]
        fn no_turn_and_no_word_is_lost(study in any_study()) {
            let ground = Ground::new(&study, None, &Everywhere);
            for (talk, page) in talk(&ground).iter().zip(&ground.pages) {
                let text = page.text.unwrap();
                let said = text.turns().iter().filter(|turn| !turn.words.is_empty());
                let all: usize = said.clone().map(|turn| words(text.slice(turn.words))).sum();
                prop_assert_eq!(talk.words(false), all as u64);
                let turns: u64 = talk.speakers.iter().map(|speaker| speaker.turns).sum();
                prop_assert_eq!(turns, said.count() as u64);
                let pairs = text.turns().windows(2);
                let pairs = pairs.filter(|two| two.iter().all(|turn| !turn.words.is_empty())).count();
                prop_assert_eq!(talk.follows.values().sum::<u64>(), pairs as u64);
            }
        }
    }
}
