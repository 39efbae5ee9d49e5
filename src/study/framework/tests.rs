//! Links through everything that can happen to a coding, and undo.

use std::sync::Arc;

use super::*;
use crate::study::{Code, Codebook, Coding, Edit, Made, Shelved, Study, anchor::Passage, deeds, people};
use crate::text::Transcript;

const TALK: &str = "50001: The role was unclear. Nobody knew the role. I hoped for a better year.\n";

fn jk() -> Coder {
    Coder::new("jk")
}

fn talk() -> TranscriptId {
    TranscriptId::new("50001.txt")
}

fn study() -> Study {
    let codes = ["role", "hope", "duty"].map(|id| Code::new(CodeId::new(id), id));
    let mut study = Study { codebook: Arc::new(Codebook::from_codes(codes.into()).0), ..Study::default() };
    let text = Some(Arc::new(Transcript::new(TALK)));
    study.put(talk(), Shelved { text, ..Shelved::default() });
    study
}

fn spot(study: &Study, words: &str, code: &str) -> Spot {
    let text = study.text(&talk()).unwrap();
    let start = text.at_byte(text.text().find(words).unwrap());
    let span = Span::new(start, start + words.chars().count() as u32);
    Spot { transcript: talk(), coder: jk(), span, code: CodeId::new(code) }
}

fn tag(study: &mut Study, words: &str, code: &str, at: i64) -> Spot {
    let spot = spot(study, words, code);
    let coding = Coding::new(spot.span, spot.code.clone(), When(at));
    study.apply(Edit::Tag { transcript: talk(), coder: jk(), coding }).unwrap();
    spot
}

fn words(study: &Study, spot: &Spot) -> String {
    study.text(&talk()).unwrap().slice(spot.span).to_string()
}

fn summary(study: &Study, text: &str, links: Vec<Link>) -> Summary {
    let square =
        Square { row: Row { case: study.case_of(&talk()).0, wave: None }, code: CodeId::new("role") };
    Summary { square, coder: jk(), at: When(9), text: text.into(), is_quotes: false, links, seen: Vec::new() }
}

fn retext(study: &mut Study, new: &str) -> Edit {
    let (old, new) = (study.text(&talk()).unwrap().clone(), Arc::new(Transcript::new(new)));
    let layers = study.shelf[&talk()].all_layers();
    let layers = layers.map(|(coder, layer)| (coder, Passage::new(&old, &new).carry(layer))).collect();
    study.apply(Edit::Retext { transcript: talk(), text: new, layers }).unwrap()
}

#[test]
fn a_link_goes_along_when_its_coding_is_moved_retagged_and_its_text_edited_and_comes_back_with_undo() {
    let mut study = study();
    let first = tag(&mut study, "The role was unclear", "role", 1);
    let link = Link::to(&study, &first).unwrap();
    let wider = spot(&study, "The role was unclear.", "role");
    let moved = study.apply(first.reshape(&study, wider.span, &CodeId::new("duty")).unwrap()).unwrap();
    let now = link.find(&study).unwrap();
    assert_eq!((words(&study, &now).as_str(), now.code.as_str()), ("The role was unclear.", "duty"));
    assert!(link.is_reworded(&study, &now));
    study.apply(moved).unwrap();
    let edited = retext(&mut study, &TALK.replace("50001: ", "50001: Well, I see. "));
    assert_eq!(words(&study, &link.find(&study).unwrap()), "The role was unclear");
    study.apply(edited).unwrap();
    assert_eq!(link.find(&study), Some(first.clone()));
    let untagged = study.apply(first.untag()).unwrap();
    assert_eq!(link.find(&study), None);
    study.apply(untagged).unwrap();
    assert_eq!(link.find(&study), Some(first.clone()));
    study.apply(first.untag()).unwrap();
    assert_eq!(link.find(&study), None);
    tag(&mut study, "The role was unclear", "role", 7);
    assert_eq!(link.find(&study), Some(first));
}

#[test]
fn of_codings_made_in_one_go_the_linked_one_is_found_or_none() {
    let mut study = study();
    let all: Vec<Spot> =
        ["The role", "Nobody", "better"].map(|words| tag(&mut study, words, "role", 5)).into();
    let links: Vec<Link> = all.iter().map(|spot| Link::to(&study, spot).unwrap()).collect();
    let edited =
        retext(&mut study, &TALK.replace("50001: ", "50001: So, so. ").replace("Nobody", "No one at all"));
    let found: Vec<String> = links.iter().map(|link| words(&study, &link.find(&study).unwrap())).collect();
    assert_eq!(found[0], "The role");
    assert!(found[1].contains("No one at all"), "{found:?}");
    assert_eq!(found[2], "better");
    study.apply(edited).unwrap();
    study.apply(all[1].untag()).unwrap();
    let there: Vec<bool> = links.iter().map(|link| link.find(&study).is_some()).collect();
    assert_eq!(there, [true, false, true]);
}

#[test]
fn codes_that_were_merged_keep_their_links_and_columns() {
    let mut study = study();
    let hope = tag(&mut study, "I hoped", "hope", 1);
    let also = tag(&mut study, "I hoped", "role", 2);
    let (link, twin) = (Link::to(&study, &hope).unwrap(), Link::to(&study, &also).unwrap());
    let made = Made { by: jk(), at: When(3) };
    let merge = deeds::merge(&study, &hope.code, &also.code, made).unwrap();
    study.apply(merge).unwrap();
    assert_eq!(study.codebook.heir(&CodeId::new("hope")).as_str(), "role");
    assert_eq!(link.find(&study).unwrap(), also);
    assert_eq!(twin.find(&study).unwrap(), also);
}

#[test]
fn a_rewritten_summary_keeps_links_with_their_sentences_and_tells_of_those_it_cannot() {
    let mut study = study();
    let role = tag(&mut study, "The role was unclear", "role", 1);
    let text = "The role is never explained. Hope comes later.";
    let of = |n: usize| Link { sentence: Some(sentences(text)[n]), ..Link::to(&study, &role).unwrap() };
    let old = summary(&study, text, vec![of(0), of(1)]);
    let new = "To begin with: nothing. The role is never explained. Work is dull and pay is low.";
    let (new, loosened) = old.rewritten(&study, new, When(10), Vec::new());
    assert_eq!(loosened, 1);
    let sentence = new.links[0].sentence.unwrap();
    assert_eq!(Transcript::new(new.text.as_str()).slice(sentence), "The role is never explained.");
    assert_eq!(new.links[1].sentence, None);
    study.apply(role.untag()).unwrap();
    assert_eq!(new.confirmed(&study, When(11), Vec::new()).links, []);
}

#[test]
fn nobody_speaks_in_a_summary() {
    let text = "Barriers: nobody knew.\nHelp: it came late. Then it stayed.";
    let said: Vec<String> =
        sentences(text).into_iter().map(|span| Transcript::new(text).slice(span).to_string()).collect();
    assert_eq!(said, ["Barriers: nobody knew.", "Help: it came late.", "Then it stayed."]);
    assert_eq!(sentences(" \n"), []);
}

#[test]
fn every_change_of_a_framework_is_taken_back_and_two_people_write_side_by_side() {
    let mut study = study();
    let columns = vec![CodeId::new("role")];
    let before = study.framework.clone();
    let undo = [
        study.apply(Edit::ChangeFramework { rows: Rows::CaseWaves, columns }).unwrap(),
        study.apply(Edit::PutSummary { summary: summary(&study, "One", Vec::new()) }).unwrap(),
        study.apply(Edit::PutSummary { summary: summary(&study, "Two", Vec::new()) }).unwrap(),
        study
            .apply(Edit::PutSummary {
                summary: Summary { coder: Coder::new("ms"), ..summary(&study, "x", Vec::new()) },
            })
            .unwrap(),
    ];
    assert_eq!(study.framework.summaries.len(), 2);
    let square = summary(&study, "", Vec::new()).square;
    let drop = Edit::DropSummary { square: square.clone(), coder: jk() };
    let dropped = study.apply(drop.clone()).unwrap();
    assert!(study.apply(drop).is_err());
    study.apply(dropped).unwrap();
    assert_eq!(study.framework.find(&square, &jk()).unwrap().text, "Two");
    undo.into_iter().rev().for_each(|edit| _ = study.apply(edit).unwrap());
    assert_eq!(study.framework, before);
}

#[test]
fn summaries_go_along_when_their_case_gets_another_name() {
    let mut study = study();
    study.apply(Edit::PutSummary { summary: summary(&study, "One", Vec::new()) }).unwrap();
    let rename = people::rename(&study, &CaseId::new("50001"), "Noor").unwrap();
    let back = study.apply(rename).unwrap();
    assert_eq!(study.framework.summaries[0].square.row.case.as_str(), "Noor");
    study.apply(back).unwrap();
    assert_eq!(study.framework.summaries[0].square.row.case.as_str(), "50001");
}
