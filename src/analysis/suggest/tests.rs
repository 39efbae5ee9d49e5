//! What suggesting promises: learning bit by bit ends where learning at once does, in whatever order; what is told of
//! a suggestion can be found in the text; nobody is led to what is retired, there already, or another coder's.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::clues::Kind;
use super::{Model, Reason};
use crate::study::{
    About, Code, CodeId, Codebook, Coder, Coding, Edit, Question, Shelved, Study, TranscriptId, When,
};
use crate::text::{Span, Transcript};

const TALKS: [&str; 2] = [
    "Interviewer: Who helps you?\n\nAnna: The lunch with my supervisor. She listens. We take the bus home, talking.\n\n\
     Bo: I take the bus too.\n\nInterviewer: And the pay?\n\nAnna: The pay is late, and the pay is low.\n\n\
     Bo: No lunch on night shifts, and no supervisor either.\n",
    "Interviewer: What of your first day?\n\nAnna: Nobody knew my role. 我想回家, I said. Lunch was kind.\n\n\
     Interviewer: And now?\n\nAnna: Élan! The role is clear, the pay is not.\n",
];
const CODES: [&str; 4] = ["hope", "pay", "role", "peers"];

fn jk() -> Coder {
    Coder::new("jk")
}

fn id(n: usize) -> TranscriptId {
    TranscriptId::new(format!("{n}.txt"))
}

fn study() -> Study {
    let guide = ["q1", "q2"].map(|id| Question { id: id.into(), ..Question::default() }).to_vec();
    let codes = CODES.map(|code| Code::new(CodeId::new(code), code.to_uppercase())).to_vec();
    let mut study = Study {
        about: Arc::new(About { guide, ..About::default() }),
        codebook: Arc::new(Codebook::from_codes(codes).0),
        ..Study::default()
    };
    for (n, talk) in TALKS.iter().enumerate() {
        study.put(id(n), Shelved { text: Some(Arc::new(Transcript::new(*talk))), ..Shelved::default() });
    }
    study
}

fn place(study: &Study, n: usize, words: &str) -> Span {
    let text = study.text(&id(n)).unwrap();
    let start = text.at_byte(text.text().find(words).unwrap());
    Span::new(start, start + words.chars().count() as u32)
}

fn tag(coder: &Coder, n: usize, span: Span, code: &str) -> Edit {
    let coding = Coding::new(span, CodeId::new(code), When(0));
    Edit::Tag { transcript: id(n), coder: coder.clone(), coding }
}

/// A study in which lunch goes with peers, and pay with pay: the same has been said to five people.
fn taught() -> Study {
    let mut study = study();
    let first = study.shelf[&id(0)].clone();
    (2..6).for_each(|n| study.put(id(n), (*first).clone()));
    for n in [0, 2, 3, 4, 5] {
        put(&mut study, n, "The lunch with my supervisor.", "peers");
        put(&mut study, n, "The pay is late, and the pay is low.", "pay");
        put(&mut study, n, "I take the bus too.", "hope");
    }
    put(&mut study, 1, "Nobody knew my role.", "role");
    study
}

fn put(study: &mut Study, n: usize, words: &str, code: &str) {
    let span = place(study, n, words);
    study.apply(tag(&jk(), n, span, code)).unwrap();
}

fn suggested(study: &Study, n: usize, span: Span) -> Vec<String> {
    let model = Model::of(study, jk());
    model.suggest(study, &id(n), span, &[], 9).iter().map(|it| it.code.to_string()).collect()
}

#[test]
fn words_that_went_with_a_code_speak_for_it_and_are_named() {
    let mut study = taught();
    let text = Arc::new(Transcript::new("Anna: Lunch again, at noon.\n\nBo: The pay, late as ever.\n"));
    study.put(id(6), Shelved { text: Some(text), ..Shelved::default() });
    let model = Model::of(&study, jk());
    let lunch = model.suggest(&study, &id(6), place(&study, 6, "Lunch again, at noon."), &[], 9);
    assert_eq!(lunch[0].code.as_str(), "peers");
    assert!(lunch[0].why.contains(&Reason::Word("Lunch".into())), "{lunch:?}");
    assert!(lunch[0].in_words(&study).starts_with("Lunch"), "{}", lunch[0].in_words(&study));
    assert_eq!(suggested(&study, 6, place(&study, 6, "The pay, late as ever."))[0], "pay");
}

#[test]
fn codes_beside_before_and_used_lately_are_named_too() {
    let mut study = taught();
    for n in [0, 2, 3, 4] {
        put(&mut study, n, "The lunch with my supervisor.", "hope");
    }
    let span = place(&study, 5, "The lunch with my supervisor.");
    let model = Model::of(&study, jk());
    let told = model.suggest(&study, &id(5), span, &[CodeId::new("pay")], 9);
    let words = |code: &str| told.iter().find(|it| it.code.as_str() == code).unwrap().in_words(&study);
    assert!(words("hope").contains("beside PEERS"), "{told:?}");
    assert!(told.iter().all(|it| it.code.as_str() != "peers"), "it is there already");
    assert!(words("pay").contains("used lately"), "{told:?}");
}

#[test]
fn what_is_there_already_or_retired_or_unknown_is_not_suggested() {
    let mut study = taught();
    let span = place(&study, 0, "The pay is late");
    assert!(!suggested(&study, 0, span).contains(&"pay".to_string()));
    let mut role = study.codebook.get("role").unwrap().clone();
    role.retired = true;
    study.apply(Edit::ChangeCode { code: role }).unwrap();
    assert_eq!(suggested(&study, 0, span).len(), 2, "neither pay nor role");
    study.codebook = Arc::new(Codebook::default());
    assert!(suggested(&study, 0, span).is_empty());
}

#[test]
fn another_coders_work_leads_nobody() {
    let mut study = taught();
    let span = place(&study, 1, "Lunch was kind.");
    let before = Model::of(&study, jk()).suggest(&study, &id(1), span, &[], 9);
    for n in 0..2 {
        let whole = study.text(&id(n)).unwrap().whole();
        study.apply(tag(&Coder::new("ms"), n, whole, "role")).unwrap();
    }
    assert_eq!(Model::of(&study, jk()).suggest(&study, &id(1), span, &[], 9), before);
    assert_eq!(Model::of(&study, Coder::new("ka")).codings(), 0);
}

#[test]
fn the_question_in_force_speaks_for_what_was_answered_to_it_before() {
    let mut study = taught();
    for (n, asked, question) in [(0, "And the pay?", "q2"), (1, "And now?", "q2"), (0, "Who helps", "q1")] {
        let span = place(&study, n, asked);
        study.apply(tag(&Coder::guide(), n, span, question)).unwrap();
    }
    let model = Model::of(&study, jk());
    let told = model.suggest(&study, &id(1), place(&study, 1, "Élan!"), &[], 1);
    assert_eq!(told[0].code.as_str(), "pay");
    assert!(told[0].in_words(&study).contains("asked q2"), "{told:?}");
}

#[test]
fn a_study_without_words_or_codings_suggests_nothing() {
    let bare = study();
    assert!(suggested(&bare, 0, place(&bare, 0, "She listens.")).is_empty());
    assert!(
        Model::of(&taught(), jk()).suggest(&Study::default(), &id(0), Span::new(0, 9), &[], 9).is_empty()
    );
    let mut unread = taught();
    unread.put(id(0), Shelved { text: None, ..(*unread.shelf[&id(0)]).clone() });
    assert_eq!(Model::of(&unread, jk()).codings(), 13, "what is not read yet is not learnt from yet");
}

#[test]
fn another_text_and_other_interviewers_are_noticed() {
    let mut study = taught();
    let mut model = Model::of(&study, jk());
    let text = Arc::new(Transcript::new(TALKS[1]));
    study.apply(Edit::Retext { transcript: id(0), text, layers: Vec::new() }).unwrap();
    model.follow(&study, &id(0));
    assert_eq!(counted(&model), counted(&Model::of(&study, jk())));
    let about = About { interviewers: vec!["Anna".into()], ..(*study.about).clone() };
    study.apply(Edit::ChangeAbout { about }).unwrap();
    assert!(!model.fits(&study, &jk()) && Model::of(&study, jk()).fits(&study, &jk()));
    study.shelf.clear();
    model.catch_up(&study);
    assert!(counted(&model).is_empty() && model.codings() == 0);
}

/// All counts by name, whatever numbers the names have.
fn counted(model: &Model) -> BTreeMap<(usize, String, String), u32> {
    let is_code = |kind: usize| kind == Kind::After as usize || kind == Kind::Beside as usize;
    let named = |kind, name| if is_code(kind) { model.codes.of(name) } else { model.names.of(name) };
    let all = model.counts.all().into_iter();
    all.map(|(kind, name, code, times)| {
        ((kind, named(kind, name).to_string(), model.codes.of(code).to_string()), times)
    })
    .collect()
}

#[derive(Clone, Debug)]
enum Step {
    Tag(usize, u32, u32, usize),
    Untag(usize, usize),
    Ask(usize, u32, usize),
    Retext(usize, usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..2usize, 0..300u32, 1..60u32, 0..4usize).prop_map(|(n, at, len, code)| Step::Tag(n, at, len, code)),
        2 => (0..2usize, 0..30usize).prop_map(|(n, which)| Step::Untag(n, which)),
        1 => (0..2usize, 0..200u32, 0..2usize).prop_map(|(n, at, q)| Step::Ask(n, at, q)),
        1 => (0..2usize, 0..2usize).prop_map(|(n, talk)| Step::Retext(n, talk)),
    ]
}

/// Some steps cannot be done; then nothing changes.
fn walk(study: &mut Study, step: &Step) -> usize {
    let (n, edit) = match *step {
        Step::Tag(n, at, len, code) => (n, tag(&jk(), n, Span::new(at, at + len), CODES[code])),
        Step::Ask(n, at, q) => (n, tag(&Coder::guide(), n, Span::new(at, at + 5), ["q1", "q2"][q])),
        Step::Retext(n, talk) => {
            let text = Arc::new(Transcript::new(TALKS[talk]));
            (n, Edit::Retext { transcript: id(n), text, layers: Vec::new() })
        }
        Step::Untag(n, which) => {
            let coding = study.layer(&id(n), &jk()).and_then(|layer| layer.codings().get(which).cloned());
            let Some(Coding { span, code, .. }) = coding else { return n };
            (n, Edit::Untag { transcript: id(n), coder: jk(), span, code })
        }
    };
    _ = study.apply(edit);
    n
}

fn spans() -> impl Iterator<Item = (usize, Span)> {
    (0..2).flat_map(|n| (0..9).map(move |k| (n, Span::new(k * 30, k * 30 + 40))))
}

proptest! {
    #[test]
    fn learning_step_by_step_ends_where_learning_at_once_does(steps in prop::collection::vec(step(), 0..100)) {
        let mut study = study();
        let mut model = Model::new(&study, jk());
        for step in &steps {
            let n = walk(&mut study, step);
            model.follow(&study, &id(n));
        }
        let afresh = Model::of(&study, jk());
        prop_assert_eq!(counted(&model), counted(&afresh));
        prop_assert_eq!(model.codings(), afresh.codings());
        let recent = [CodeId::new("role")];
        for (n, span) in spans() {
            let both = [&model, &afresh].map(|model| model.suggest(&study, &id(n), span, &recent, 9));
            prop_assert_eq!(&both[0], &both[1]);
        }
    }

    #[test]
    fn the_order_of_learning_does_not_matter(
        steps in prop::collection::vec((0..2usize, 0..250u32, 1..60u32, 0..4usize), 0..40).prop_shuffle(),
    ) {
        let learn = |steps: Vec<&(usize, u32, u32, usize)>| {
            let mut study = study();
            let mut model = Model::new(&study, jk());
            for &&(n, at, len, code) in &steps {
                walk(&mut study, &Step::Tag(n, at, len, code));
                model.follow(&study, &id(n));
            }
            counted(&model)
        };
        prop_assert_eq!(learn(steps.iter().collect()), learn(steps.iter().rev().collect()));
    }

    #[test]
    fn every_word_that_is_told_stands_in_the_passage_or_near_it(
        steps in prop::collection::vec(step(), 0..40), from in 0..250u32, len in 1..80u32,
    ) {
        let mut study = study();
        steps.iter().for_each(|step| _ = walk(&mut study, step));
        let model = Model::of(&study, jk());
        let span = Span::new(from, from + len);
        let text = study.text(&id(0)).unwrap().clone();
        for suggestion in model.suggest(&study, &id(0), span, &[], 9) {
            prop_assert!(!suggestion.why.is_empty() && suggestion.why.len() <= 3);
            for why in &suggestion.why {
                match why {
                    Reason::Word(word) => prop_assert!(text.slice(span).contains(word.as_str())),
                    Reason::Near(word) => prop_assert!(text.text().contains(word.as_str())),
                    _ => {}
                }
            }
        }
    }
}
