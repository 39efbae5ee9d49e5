//! What cases answered to one attribute, transcript by transcript: what they said in one stands under it.

use std::collections::{BTreeSet, HashMap};

use super::ask::Place;
use super::cross::NONE;
use super::ground::{Ground, Page};
use crate::each::each;
use crate::study::AttributeKind;

#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// As the study lists them, else numbers by size and names by name; [`NONE`] last, where somebody has not answered.
    pub values: Vec<String>,
    /// By the numbers of page and case.
    given: HashMap<(u32, u32), Vec<usize>>,
}

impl Answers {
    /// Of everyone who speaks in scope, as it holds in each transcript; of whoever is no case of their own, as it holds
    /// for the group.
    pub fn of(ground: &Ground, attribute: &str, kind: AttributeKind) -> Answers {
        let pages: Vec<(u32, &Page)> = (0..).zip(&ground.pages).collect();
        let given = each(&pages, |(number, page)| {
            let on_page = on_page(ground, page, attribute, kind).into_iter();
            on_page.map(|(case, values)| ((*number, case), values)).collect::<Vec<_>>()
        });
        let given: Vec<_> = given.into_iter().flatten().collect();
        let values: BTreeSet<&String> = given.iter().flat_map(|(_, values)| values).collect();
        let mut values: Vec<String> = values.into_iter().cloned().collect();
        let listed = ground.study.about.attributes.iter().find(|known| known.name == attribute);
        let listed = listed.map(|known| known.values.as_slice()).unwrap_or_default();
        values.sort_by_cached_key(|value| {
            let place = listed.iter().position(|known| known == value).unwrap_or(usize::MAX);
            (value == NONE, place, value.parse::<i64>().ok(), value.clone())
        });
        let place = |value: &String| values.iter().position(|known| known == value);
        let places = |given: Vec<String>| given.iter().filter_map(place).collect();
        let given = given.into_iter().map(|(whose, given)| (whose, places(given))).collect();
        Answers { values, given }
    }

    /// The numbers of the values that a case gave; several where it gave several.
    pub fn given(&self, page: u32, case: u32) -> &[usize] {
        self.given.get(&(page, case)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What each case that speaks in a transcript answered.
fn on_page(ground: &Ground, page: &Page, attribute: &str, kind: AttributeKind) -> HashMap<u32, Vec<String>> {
    let mut answers = HashMap::new();
    let Some(shelved) = ground.study.shelf.get(page.id) else { return answers };
    let place = Place::new(ground.study, page.id, shelved);
    for (turn, voice) in page.turns.iter().enumerate().filter(|(_, voice)| !voice.asks) {
        let case = u32::try_from(voice.case).unwrap_or(u32::MAX);
        answers.entry(case).or_insert_with(|| {
            let given: BTreeSet<&str> = place.attribute(Some(turn), attribute, kind).into_iter().collect();
            let none = given.is_empty().then_some(NONE);
            given.into_iter().chain(none).map(str::to_string).collect()
        });
    }
    answers
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::ground::Everywhere;
    use crate::study::{About, Attribute, Case, CaseId, Shelved, Sitting, Study, TranscriptId};
    use crate::text::Transcript;

    #[test]
    fn the_answer_of_the_interview_counts_before_the_one_for_good() {
        let ids = ["a1.txt", "a2.txt", "b1.txt"].map(TranscriptId::new);
        let mut study = Study::default();
        for id in &ids {
            let text = Some(Arc::new(Transcript::new("I: So?\n\nP: Yes.\n")));
            study.put(id.clone(), Shelved { text, ..Shelved::default() });
        }
        let mut later = Sitting::new(ids[1].clone(), Some(2));
        later.attributes = vec![("shift".into(), "day; night".into())];
        let anna = Case {
            sittings: vec![Sitting::new(ids[0].clone(), Some(1)), later],
            attributes: vec![("shift".into(), "night".into())],
            ..Case::new(CaseId::new("anna"))
        };
        study.cases = Arc::new(vec![anna].into());
        let shift = Attribute {
            name: "shift".into(),
            values: vec!["night".into(), "day".into()],
            ..Attribute::default()
        };
        study.about = Arc::new(About { attributes: vec![shift], ..About::default() });
        let ground = Ground::new(&study, None, &Everywhere);
        let answers = Answers::of(&ground, "shift", AttributeKind::Several);
        assert_eq!(answers.values, ["night", "day", NONE]);
        let case = |name: &str| ground.cases.iter().position(|case| case.as_str() == name).unwrap() as u32;
        let given = [(0, "anna"), (1, "anna"), (2, "b1")].map(|(page, name)| answers.given(page, case(name)));
        assert_eq!(given, [&[0][..], &[1, 0][..], &[2][..]]);
        assert!(answers.given(9, 9).is_empty());
    }
}
