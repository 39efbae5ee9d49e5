//! The worked figures of the methods, small interviews read by hand, and the slow way: an array of characters a case.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::analysis::brute::any_study;
use crate::analysis::ground::{Everywhere, Ground, Page, Placed};
use crate::study::{
    About, Case, CaseId, CaseKind, Code, CodeId, Codebook, Coder, Coding, Layer, Question, Shelved, Sitting,
    Study, TranscriptId, When,
};
use crate::text::{Span, Transcript, Unit};

fn list(codes: &[usize]) -> Answer {
    let mention = |(at, code): (usize, &usize)| Mention { code: *code, at: at as u64, ..Mention::default() };
    Answer::new("somebody", codes.iter().enumerate().map(mention).collect())
}

#[test]
fn the_worked_example_comes_out() {
    let (unclear, hostile, bureau, training) = (0, 1, 2, 3);
    let lists = [
        list(&[unclear, hostile, bureau]),
        list(&[hostile, unclear]),
        list(&[unclear]),
        list(&[bureau, hostile, training, unclear]),
    ];
    let rounded = |value: Option<f64>| (value.unwrap() * 10_000.0).round() / 10_000.0;
    let told = primacies(&lists, 4).into_iter().map(|code| {
        let rank = code.ranks.map(|ranks| ranks.mean);
        (code.cases, code.first, rounded(rank), rounded(code.smith), rounded(code.sutrop))
    });
    let wanted = [
        (4, 2, 2.0, 0.6875, 0.5),
        (3, 1, 1.6667, 0.6042, 0.45),
        (2, 1, 2.0, 0.3333, 0.25),
        (1, 0, 3.0, 0.125, 0.0833),
    ];
    assert_eq!(told.collect::<Vec<_>>(), wanted);
}

#[test]
fn codes_that_begin_at_once_share_their_ranks_and_both_are_first() {
    let mention = |code, at| Mention { code, at, ..Mention::default() };
    let answer = Answer::new("a", vec![mention(2, 9), mention(1, 0), mention(0, 0), mention(0, 4)]);
    let told = answer.mentions.iter().map(|m| (m.code, m.rank, m.is_first)).collect::<Vec<_>>();
    assert_eq!(told, [(0, 1.5, true), (1, 1.5, true), (2, 3.0, false)]);
}

#[test]
fn what_nobody_was_asked_or_said_is_undefined_and_not_nothing() {
    let nobody = &primacies(&[], 1)[0];
    assert_eq!((nobody.smith, nobody.sutrop, nobody.ranks, nobody.lag), (None, None, None, None));
    let silent = &primacies(&[list(&[]), list(&[])], 1)[0];
    assert_eq!((silent.asked, silent.smith, silent.sutrop), (2, Some(0.0), None));
}

const TALK: &str = "I: How is the job?\n\nP: It is new. Nobody helps. I waited.\n\nI: Is there hope?\n\n\
                    P: Hope, yes. And pay.\n\nI: And at home?\n\nP: The pay. Only that.\n";

fn coding(text: &str, words: &str, nth: usize, code: &str) -> Coding {
    let at = text.match_indices(words).nth(nth).map(|(at, _)| text[..at].chars().count()).unwrap() as u32;
    Coding::new(Span::new(at, at + words.chars().count() as u32), CodeId::new(code), When(0))
}

/// One interview with `q1` about the job, which goes on through a probe, and `q2` about home.
fn study() -> Study {
    let codes = ["role", "hope", "pay", "luck"].map(|id| Code::new(CodeId::new(id), id));
    let question = |id: &str| Question { id: id.into(), ..Question::default() };
    let mut study = Study {
        codebook: Arc::new(Codebook::from_codes(codes.into()).0),
        about: Arc::new(About { guide: vec![question("q1"), question("q2")], ..About::default() }),
        ..Study::default()
    };
    let marks = [("How is the job?", "q1"), ("And at home?", "q2")];
    let guide = marks.map(|(words, id)| coding(TALK, words, 0, id));
    let said = [
        coding(TALK, "Nobody helps.", 0, "role"),
        coding(TALK, "Hope, yes.", 0, "hope"),
        coding(TALK, "pay", 0, "pay"),
        coding(TALK, "The pay", 0, "pay"),
    ];
    let layers = [(Coder::new("jk"), Arc::new(Layer::new(said.into())))].into();
    let (text, guide) = (Some(Arc::new(Transcript::new(TALK))), Arc::new(Layer::new(guide.into())));
    study.put(TranscriptId::new("p1.txt"), Shelved { text, layers, guide });
    study
}

fn listing(study: &Study) -> Listing {
    Listing { codes: (0..study.codebook.len()).collect(), sentences: 2, ..Listing::default() }
}

fn heard(study: &Study, question: Option<&str>, listing: &Listing) -> Vec<Vec<(usize, u64, bool)>> {
    let ground = Ground::new(study, None, &Everywhere);
    let answers = Talks::new(&ground).answers(question, listing);
    let told = |answer: Answer| answer.mentions.iter().map(|m| (m.code, m.words, m.is_early)).collect();
    answers.into_iter().map(told).collect()
}

#[test]
fn an_answer_goes_on_through_probes_until_the_next_question() {
    let study = study();
    let first = heard(&study, Some("q1"), &listing(&study));
    assert_eq!(first, [vec![(0, 3, true), (1, 7, false), (2, 10, false)]]);
    assert_eq!(heard(&study, Some("q2"), &listing(&study)), [vec![(2, 0, true)]]);
    assert!(heard(&study, Some("q3"), &listing(&study)).is_empty());
}

#[test]
fn without_a_question_the_whole_interview_is_the_answer() {
    let study = study();
    let codes = heard(&study, None, &listing(&study)).concat();
    assert_eq!(codes, [(0, 3, true), (1, 7, false), (2, 10, false)]);
    let ground = Ground::new(&study, None, &Everywhere);
    let talks = Talks::new(&ground);
    assert_eq!((talks.questions(), talks.unmarked().len()), (vec!["q1".to_string(), "q2".into()], 0));
}

#[test]
fn what_the_interviewer_named_is_no_spontaneous_mention() {
    let mut study = study();
    let spontaneous = Listing { spontaneous: true, ..listing(&study) };
    let codes = |study: &Study| {
        heard(study, Some("q1"), &spontaneous)[0].iter().map(|(code, ..)| *code).collect::<Vec<_>>()
    };
    assert_eq!(codes(&study), [0, 2], "hope was in the interviewer's mouth before");
    Arc::make_mut(&mut study.about).guide[0].names = vec![CodeId::new("role")];
    assert_eq!(codes(&study), [2], "and the question itself names the role");
}

#[test]
fn who_was_asked_twice_has_one_answer_and_one_a_wave() {
    let mut study = study();
    let again = study.shelf[&TranscriptId::new("p1.txt")].as_ref().clone();
    study.put(TranscriptId::new("p1_2.txt"), again);
    let ground = Ground::new(&study, None, &Everywhere);
    let talks = Talks::new(&ground);
    let all = talks.answers(Some("q1"), &listing(&study));
    assert_eq!((all.len(), all[0].case.as_str(), all[0].mentions.len()), (1, "p1", 3));
    assert_eq!(talks.waves(Some("q1")), [1, 2]);
    let second = talks.answers(Some("q1"), &Listing { wave: Some(2), ..listing(&study) });
    assert_eq!(second, all, "the second time is all there is of the second wave");
}

const MEETING: &str = "I: How is it?\n\nAnna: Late. Too late.\n\nBo: And loud.\n";

/// A meeting of two whose group nobody entered, or somebody did.
fn meeting(kind: Option<CaseKind>) -> Study {
    let id = TranscriptId::new("g1.txt");
    let sits = |case: Case| Case { sittings: vec![Sitting::new(id.clone(), None)], ..case };
    let speaks =
        |name: &str| Case { speakers: vec![name.into()], ..Case::new(CaseId::new(name.to_lowercase())) };
    let group = kind.map(|kind| Case { kind, ..Case::new(CaseId::new("nurses")) });
    let cases: Vec<Case> = [speaks("Anna"), speaks("Bo")].into_iter().chain(group).map(sits).collect();
    let codes = ["late", "loud"].map(|id| Code::new(CodeId::new(id), id));
    let codebook = Arc::new(Codebook::from_codes(codes.into()).0);
    let mut study = Study { codebook, cases: Arc::new(cases.into()), ..Study::default() };
    let said = Layer::new(vec![coding(MEETING, "loud", 0, "loud"), coding(MEETING, "late", 0, "late")]);
    let guide = Arc::new(Layer::new(vec![coding(MEETING, "How is it?", 0, "q1")]));
    let layers = [(Coder::new("jk"), Arc::new(said))].into();
    study.put(id, Shelved { text: Some(Arc::new(Transcript::new(MEETING))), layers, guide });
    study
}

#[test]
fn a_group_answers_as_one_whoever_of_it_speaks() {
    for (kind, called) in [(None, "g1"), (Some(CaseKind::Group), "nurses")] {
        let study = meeting(kind);
        let ground = Ground::new(&study, None, &Everywhere);
        let answers = Talks::new(&ground).answers(Some("q1"), &listing(&study));
        let codes: Vec<usize> = answers[0].mentions.iter().map(|mention| mention.code).collect();
        assert_eq!((answers.len(), answers[0].case.as_str(), codes), (1, called, vec![0, 1]));
    }
}

/// Marks turns of a study as asking `q1` or `q2`.
fn marked(mut study: Study, marks: &[(usize, bool)]) -> Study {
    for (n, (id, shelved)) in study.shelf.clone().into_iter().enumerate() {
        let text = shelved.text.clone().unwrap();
        let own = marks.iter().skip(n).step_by(3);
        let turn = |(at, second): &(usize, bool)| {
            let words = text.turns().get(at % 7)?.words;
            let id = CodeId::new(if *second { "q2" } else { "q1" });
            (!words.is_empty()).then(|| Coding::new(words, id, When(0)))
        };
        let guide = Arc::new(Layer::new(own.filter_map(turn).collect()));
        study.put(id, Shelved { guide, ..shelved.as_ref().clone() });
    }
    study
}

/// What a case says in answer to a question, character by character.
#[derive(Default)]
struct Slow {
    /// The codes that are listed on each; only those that began in the same block.
    said: Vec<Vec<usize>>,
    /// Where sentences end.
    sentence: Vec<usize>,
    /// How much of its interview each stands behind, 0 to 1.
    place: Vec<f64>,
}

/// A page as it is asked through, turn by turn.
struct Asked<'a> {
    ground: &'a Ground<'a>,
    page: &'a Page<'a>,
    /// To which block each turn belongs, 0 before the first question.
    block: Vec<usize>,
    /// What each block is asked.
    questions: Vec<Vec<String>>,
}

impl<'a> Asked<'a> {
    fn new(ground: &'a Ground, page: &'a Page) -> Asked<'a> {
        let marks = &ground.study.shelf[page.id].guide;
        let (mut block, mut questions) = (Vec::new(), vec![Vec::new()]);
        for turn in page.text.unwrap().turns() {
            let here = marks.codings().iter().filter(|mark| mark.span == turn.words);
            let here: Vec<String> = here.map(|mark| mark.code.to_string()).collect();
            if !here.is_empty() {
                questions.push(here);
            }
            block.push(questions.len() - 1);
        }
        Asked { ground, page, block, questions }
    }

    fn asks(&self, turn: usize, question: &str) -> bool {
        self.questions[self.block[turn]].iter().any(|id| id == question)
    }

    fn block_at(&self, at: u32) -> Option<usize> {
        Some(self.block[self.page.text.unwrap().turn_at(at)?])
    }

    /// The codes that a coding is listed as in its block.
    fn listed(&self, placed: &Placed, listing: &Listing) -> Vec<usize> {
        let book = &self.ground.study.codebook;
        let counts = |code: &usize| match listing.with_below {
            true => book.is_within(self.id(placed.code), self.id(*code)),
            false => *code == placed.code,
        };
        let is_free = |code: &usize| !listing.spontaneous || !self.is_called_for(placed, *code);
        listing.codes.iter().copied().filter(counts).filter(is_free).collect()
    }

    fn id(&self, code: usize) -> &str {
        self.ground.codes[code].as_str()
    }

    /// By the question, or by the interviewer earlier in the block, under the code's own name or that it is listed as.
    fn is_called_for(&self, placed: &Placed, code: usize) -> bool {
        let (study, text) = (self.ground.study, self.page.text.unwrap());
        let block = self.block_at(placed.coding.span.start).unwrap();
        let turns =
            || text.turns().iter().zip(&self.page.turns).zip(&self.block).filter(|(_, of)| **of == block);
        let said = turns().filter(|((_, voice), _)| !voice.asks).map(|((turn, _), _)| turn.words);
        let on_both = |words: Span| (words.start..words.end).find(|at| placed.coding.span.contains(*at));
        let Some(at) = said.filter_map(on_both).min() else { return false };
        let codes = [self.id(placed.code), self.id(code)];
        let named = self.questions[block].iter().filter_map(|id| study.about.asks(id)).flat_map(|q| &q.names);
        let by_question =
            named.clone().any(|name| codes.iter().any(|id| study.codebook.is_within(id, name.as_str())));
        let asking = turns().filter(|((turn, voice), _)| voice.asks && turn.words.end <= at);
        let heard: Vec<&str> = asking
            .flat_map(|((turn, _), _)| text.slice(turn.words).split(|c: char| !c.is_alphanumeric()))
            .collect();
        let by_name = |id: &&str| {
            let code = study.codebook.get(id).unwrap();
            std::iter::once(&code.name).chain(&code.aliases).any(|name| heard.contains(&name.as_str()))
        };
        by_question || codes.iter().any(by_name)
    }
}

fn slow(ground: &Ground, question: &str, listing: &Listing) -> BTreeMap<String, Slow> {
    let mut cases: BTreeMap<String, Slow> = BTreeMap::new();
    let mut pages: Vec<_> = ground.pages.iter().collect();
    pages.sort_by_key(|page| (page.wave, page.id));
    for page in pages {
        let (text, asked) = (page.text.unwrap(), Asked::new(ground, page));
        let answers = text.turns().iter().zip(&page.turns).filter(|(_, voice)| !voice.asks);
        let whole: u32 = answers.map(|(turn, _)| turn.words.len()).sum();
        let mut spoken = 0;
        for (number, turn) in text.turns().iter().enumerate() {
            let before = spoken;
            spoken += if page.turns[number].asks { 0 } else { turn.words.len() };
            if !asked.asks(number, question) {
                continue;
            }
            let slow = cases.entry(page.voices.owner().to_string()).or_default();
            if page.turns[number].asks {
                continue;
            }
            for sentence in text.units_in(Unit::Sentence, turn.words) {
                slow.sentence.push(slow.said.len() + (sentence.end - turn.words.start) as usize);
            }
            for at in turn.words.start..turn.words.end {
                let on = |placed: &&Placed| {
                    let span = placed.coding.span;
                    span.contains(at) && asked.block_at(span.start) == Some(asked.block[number])
                };
                slow.place.push(f64::from(before + at - turn.words.start) / f64::from(whole));
                let listed = page.codings.iter().filter(on).flat_map(|placed| asked.listed(placed, listing));
                slow.said.push(listed.collect());
            }
        }
    }
    cases
}

/// The guide has `q1`, which may name a code, and one code is called by another name as well.
fn guided(mut study: Study, names: Option<usize>) -> Study {
    let mut codes = study.codebook.codes().to_vec();
    let names = names.map(|at| codes[at % codes.len()].id.clone()).into_iter().collect();
    codes[1].aliases = vec!["c".into()];
    study.codebook = Arc::new(Codebook::from_codes(codes).0);
    let question = Question { id: "q1".into(), names, ..Question::default() };
    Arc::make_mut(&mut study.about).guide = vec![question];
    study
}

proptest! {
    #[test]
    fn ranks_and_shares_are_those_of_the_slow_way(
        study in any_study(),
        marks in proptest::collection::vec((0usize..7, any::<bool>()), 0..9),
        names in proptest::option::of(0usize..4),
        (with_below, spontaneous) in any::<(bool, bool)>(),
    ) {
        let study = marked(guided(study, names), &marks);
        let ground = Ground::new(&study, None, &Everywhere);
        let codes = study.codebook.len();
        let listing = Listing { with_below, spontaneous, ..listing(&study) };
        let answers = Talks::new(&ground).answers(Some("q1"), &listing);
        let fast = primacies(&answers, codes);
        let cases = slow(&ground, "q1", &listing);
        for (code, fast) in fast.iter().enumerate() {
            let (mut mentioned, mut first, mut early, mut smith, mut ranks) = (0, 0, 0, 0.0, 0.0);
            let mut places = Vec::new();
            for slow in cases.values() {
                let starts: Vec<Option<usize>> =
                    (0..codes).map(|code| slow.said.iter().position(|on| on.contains(&code))).collect();
                let Some(start) = starts[code] else { continue };
                let length = starts.iter().flatten().count() as f64;
                let before = starts.iter().flatten().filter(|other| **other < start).count();
                let beside = starts.iter().flatten().filter(|other| **other == start).count();
                let rank = before as f64 + (beside as f64 + 1.0) / 2.0;
                mentioned += 1;
                first += usize::from(before == 0);
                early += usize::from(slow.sentence.get(1).is_none_or(|end| start < *end));
                smith += (length - rank + 1.0) / length;
                ranks += rank;
                places.push(slow.place[start]);
            }
            let n = cases.len() as f64;
            prop_assert_eq!((fast.asked, fast.cases, fast.first, fast.early), (cases.len(), mentioned, first, early));
            prop_assert!(fast.smith.is_none_or(|s| (s - smith / n).abs() < 1e-9) && fast.smith.is_some() == (n > 0.0));
            let mean = ranks / f64::from(mentioned as u32);
            let sutrop = mentioned as f64 / (n * mean);
            prop_assert!(fast.sutrop.is_none_or(|csi| (csi - sutrop).abs() < 1e-9));
            prop_assert_eq!(fast.sutrop.is_some(), mentioned > 0);
            prop_assert_eq!(fast.position, median(&places));
        }
    }
}
