//! Who was asked what, and the answers: participants' words from a turn that asks to the next that does.
//!
//! A group answers as one, whoever of it speaks. Who was asked more than once has one answer: what they said each
//! time, by wave and transcript, end to end. Where no turn at all is marked, every interview is one answer.

use std::collections::BTreeMap;

use super::Answer;
use super::elicited::Names;
use super::telling::Telling;
use crate::analysis::ask::{Block, blocks};
use crate::analysis::cooccur::Places;
use crate::analysis::ground::{Ground, Page, common};
use crate::each::each;
use crate::study::{CaseKind, TranscriptId, by_file_name};

/// What is listed of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The numbers of the codes that may be listed.
    pub codes: Vec<usize>,
    /// Takes every code's branch as one code.
    pub with_below: bool,
    /// Leaves out what the interviewer had named.
    pub spontaneous: bool,
    /// So many sentences are the beginning of an answer.
    pub sentences: usize,
    /// Only what was said in this wave.
    pub wave: Option<u16>,
}

/// The interviews of a ground with their answers.
pub struct Talks<'g, 'a> {
    ground: &'g Ground<'a>,
    blocks: Vec<Vec<Block>>,
}

impl<'g, 'a> Talks<'g, 'a> {
    pub fn new(ground: &'g Ground<'a>) -> Talks<'g, 'a> {
        Talks { ground, blocks: each(&ground.pages, |page| blocks(ground.study, page.id)) }
    }

    /// The questions that some turn in scope is marked as asking: as the guide has them, then what it lacks.
    pub fn questions(&self) -> Vec<String> {
        let pages = self.ground.pages.iter().zip(&self.blocks);
        let heard = pages.flat_map(|(page, blocks)| blocks.iter().filter(|block| is_in_scope(page, block)));
        let mut asked: Vec<String> = heard.flat_map(|block| block.questions.iter().cloned()).collect();
        let guide = &self.ground.study.about.guide;
        let place = |id: &String| guide.iter().position(|known| known.id == *id).unwrap_or(usize::MAX);
        asked.sort_by_cached_key(|id| (place(id), id.clone()));
        asked.dedup();
        asked
    }

    /// Transcripts in which no turn is marked.
    pub fn unmarked(&self) -> Vec<&'a TranscriptId> {
        let pages = self.ground.pages.iter().zip(&self.blocks);
        let bare = pages.filter(|(_, blocks)| blocks.iter().all(|block| block.questions.is_empty()));
        bare.map(|(page, _)| page.id).collect()
    }

    /// In which waves it was asked, in order.
    pub fn waves(&self, question: Option<&str>) -> Vec<u16> {
        let mut waves: Vec<u16> = self.asked(question).iter().filter_map(|at| self.page(*at)?.wave).collect();
        waves.sort_unstable();
        waves.dedup();
        waves
    }

    /// Of everyone who was asked, by name; `None` takes each interview as a whole.
    pub fn answers(&self, question: Option<&str>, listing: &Listing) -> Vec<Answer> {
        let places = Places::new(self.ground, &listing.codes, listing.with_below);
        let names = listing.spontaneous.then(|| Names::of(self.ground));
        let mut by_case: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for at in self.asked(question) {
            let Some(page) = self.page(at) else { continue };
            if listing.wave.is_none_or(|wave| page.wave == Some(wave)) {
                by_case.entry(respondent(self.ground, page)).or_default().push(at);
            }
        }
        let cases: Vec<(String, Vec<usize>)> = by_case.into_iter().collect();
        each(&cases, |(case, pages)| {
            let mut pages = pages.clone();
            pages.sort_by_key(|at| self.page(*at).map(|page| (page.wave, page.id)));
            let mut telling = Telling::new(self.ground, listing, &places, names.as_ref());
            for at in pages {
                self.hear(&mut telling, at, question);
            }
            telling.answer(case)
        })
    }

    fn page(&self, at: usize) -> Option<&'g Page<'a>> {
        self.ground.pages.get(at)
    }

    /// The numbers of the pages on which it was asked.
    fn asked(&self, question: Option<&str>) -> Vec<usize> {
        let pages = self.ground.pages.iter().zip(&self.blocks).enumerate();
        let asks = |page: &Page, blocks: &[Block]| blocks.iter().any(|block| is_asked(page, block, question));
        pages.filter(|(_, (page, blocks))| asks(page, blocks)).map(|(at, _)| at).collect()
    }

    fn hear(&self, telling: &mut Telling, at: usize, question: Option<&str>) {
        let (Some(page), Some(blocks)) = (self.page(at), self.blocks.get(at)) else { return };
        match question {
            Some(_) => {
                let asked = blocks.iter().filter(|block| is_asked(page, block, question));
                asked.for_each(|block| telling.hear(page, block));
            }
            None => {
                let whole = page.text.map(|text| Block { span: text.whole(), questions: Vec::new() });
                whole.iter().for_each(|block| telling.hear(page, block));
            }
        }
    }
}

fn is_in_scope(page: &Page, block: &Block) -> bool {
    page.within.as_ref().is_none_or(|within| !common(within, &[block.span]).is_empty())
}

fn is_asked(page: &Page, block: &Block, question: Option<&str>) -> bool {
    is_in_scope(page, block) && question.is_none_or(|id| block.questions.iter().any(|asked| asked == id))
}

/// Whose transcript it is. Where several take part and nobody has entered the group, its file's name stands for it.
fn respondent(ground: &Ground, page: &Page) -> String {
    let mut heard = page.turns.iter().filter(|voice| !voice.asks).map(|voice| voice.case);
    let first = heard.next();
    let is_group = heard.any(|case| Some(case) != first);
    let owner = ground.study.case(page.voices.owner().as_str());
    let is_one_of_them = owner.is_some_and(|case| case.kind == CaseKind::Participant);
    if is_group && is_one_of_them {
        by_file_name(page.id).0.to_string()
    } else {
        page.voices.owner().to_string()
    }
}
