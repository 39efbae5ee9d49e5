//! Stories of tables of people, in and out.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Columns, parse_mapping, people, people_table};
use crate::exchange::{Borrowed, Fate, Source};
use crate::report::{csv, xlsx};
use crate::study::{
    About, Attribute, AttributeKind, Case, CaseId, CaseKind, Shelved, Sitting, Study, TranscriptId,
};

fn read_for(study: &Study, text: &str) -> Borrowed {
    people(&Source::of("people.csv", text), &Columns::default(), study).unwrap()
}

fn read(text: &str) -> Borrowed {
    read_for(&Study::default(), text)
}

fn values(attributes: &[(String, String)]) -> Vec<(&str, &str)> {
    attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn rows_become_cases_and_columns_attributes() {
    let read = read("Deltaker;Alder;Stilling;Merknad\n00017;34;leder;NA\n00018;;leder;kom sent\n;1;;\n");
    let study = &read.study;
    assert_eq!(study.cases[0].id, CaseId::new("00017"));
    assert_eq!(values(&study.cases[0].attributes), [("Alder", "34"), ("Stilling", "leder")]);
    assert_eq!(values(&study.cases[1].attributes), [("Stilling", "leder"), ("Merknad", "kom sent")]);
    assert_eq!(study.about.attributes[0], Attribute::new("Alder", AttributeKind::Number));
    assert_eq!(read.told.count(Fate::Changed, "values"), 1, "NA is missing");
    assert_eq!(read.told.count(Fate::Dropped, "rows"), 1, "nobody is in the last row");
    assert_eq!(read.told.count(Fate::Kept, "values"), 4);
}

#[test]
fn what_changes_from_wave_to_wave_belongs_to_the_wave() {
    let mut study = Study::default();
    for name in ["talks/50001.txt", "talks/50001_2.txt"] {
        study.put(TranscriptId::new(name), Shelved::default());
    }
    let read = read_for(&study, "id,wave,sex,mood\n50001,1,f,low\n50001,2,f,high\n50002,Wave 2,m,low\n");
    let case = &read.study.cases[0];
    assert_eq!(values(&case.attributes), [("sex", "f")]);
    assert_eq!(case.sittings[1].transcript.as_str(), "talks/50001_2.txt");
    assert_eq!(
        (case.sittings[1].wave, values(&case.sittings[1].attributes)),
        (Some(2), vec![("mood", "high")])
    );
    assert_eq!(read.study.cases[1].sittings[0].transcript.as_str(), "50002_2.txt");
    assert_eq!(read.told.count(Fate::Changed, "transcripts"), 1, "one is waited for");
}

#[test]
fn a_focus_group_and_its_speakers_share_a_transcript() {
    let text = "id,kind,speaker,file,date\nG1,group,,g1,2019-04-17\nP1,participant,Anna,g1,2019-04-17\nP2,,Ben; Benny,g1,soon\n";
    let read = read(text);
    let cases = &read.study.cases;
    assert_eq!((cases[0].kind, cases[1].kind), (CaseKind::Group, CaseKind::Participant));
    assert_eq!(cases[2].speakers, ["Ben", "Benny"]);
    assert!(cases.iter().all(|case| case.sittings[0].transcript.as_str() == "g1.txt"));
    assert_eq!(cases[0].sittings[0].date, "2019-04-17");
    assert_eq!(read.told.count(Fate::Dropped, "dates"), 1);
}

#[test]
fn what_does_not_answer_the_studys_question_is_refused_cell_by_cell() {
    let shift = Attribute {
        values: vec!["day".into(), "night".into()],
        ..Attribute::new("Shift", AttributeKind::Category)
    };
    let about =
        About { attributes: vec![shift, Attribute::new("age", AttributeKind::Number)], ..About::default() };
    let study = Study { about: Arc::new(about), ..Study::default() };
    let read = read_for(&study, "id,shift,age\nP1,Day,34\nP2,dawn,forty\n");
    assert_eq!(values(&read.study.cases[0].attributes), [("Shift", "day"), ("age", "34")]);
    assert!(read.study.cases[1].attributes.is_empty());
    let refused: Vec<&str> = read
        .told
        .entries
        .iter()
        .filter(|entry| entry.fate == Fate::Dropped)
        .flat_map(|entry| &entry.places)
        .map(String::as_str)
        .collect();
    assert_eq!(refused, ["people.csv, row 3, shift: “dawn”", "people.csv, row 3, age: “forty”"]);
}

#[test]
fn rows_of_one_case_that_disagree_without_a_wave_are_told() {
    let read = read("id,age\nP1,34\nP1,35\n");
    assert_eq!(values(&read.study.cases[0].attributes), [("age", "34")]);
    assert_eq!(read.told.count(Fate::Dropped, "values"), 1);
}

#[test]
fn who_a_row_is_about_is_found_said_or_asked_for() {
    let read = read("Anchor,age\nred fox,34\nblue jay,34\n");
    assert_eq!(read.study.cases[1].id, CaseId::new("blue jay"));
    let source = Source::of("people.csv", "a,b\n1,1\n1,1\n");
    let refused = people(&source, &Columns::default(), &Study::default()).unwrap_err().to_string();
    assert_eq!(
        refused,
        "people.csv: no column says who a row is about: --column id=Participant says which one does, --kind what else the table holds. There are: a, b"
    );
    let said = parse_mapping(&["id=b".into(), "skip=a".into()]).unwrap();
    let read = people(&source, &said, &Study::default()).unwrap();
    assert_eq!((read.study.cases.len(), read.study.about.attributes.len()), (1, 0));
}

fn word() -> impl Strategy<Value = String> {
    "[a-zé0-9=+@';\\\\-][a-z ;,\"\n']{0,6}[a-zå]"
}

fn answers(names: &'static [&'static str]) -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec(prop::option::of(word()), names.len()).prop_map(|values| {
        let given = names.iter().zip(values).filter_map(|(name, value)| Some(((*name).to_string(), value?)));
        given.collect()
    })
}

/// Names of attributes that mean something else in a table of people.
const ALWAYS: &[&str] = &["wave", "id", "age", "=1+1", "type"];
const PER_WAVE: &[&str] = &["age", "mood", "date"];

fn sitting() -> impl Strategy<Value = Sitting> {
    let date = prop_oneof![Just(String::new()), Just("2019-04".to_string())];
    (word(), prop::option::of(0..9_u16), date, answers(PER_WAVE)).prop_map(
        |(name, wave, date, attributes)| {
            let transcript = TranscriptId::new(format!("{}.txt", name.replace('\n', " ")));
            Sitting { transcript, wave, date, attributes }
        },
    )
}

fn case() -> impl Strategy<Value = Case> {
    let kinds = prop::sample::select(CaseKind::ALL.to_vec());
    let speakers = prop::collection::btree_set(word(), 0..3);
    (kinds, answers(ALWAYS), prop::collection::vec(sitting(), 0..3), speakers).prop_map(
        |(kind, attributes, sittings, speakers)| {
            let mut case = Case {
                kind,
                attributes,
                speakers: speakers.into_iter().collect(),
                ..Case::new(CaseId::new(""))
            };
            for sitting in sittings {
                if case.sittings.iter().all(|known| known.transcript != sitting.transcript) {
                    case.sittings.push(sitting);
                }
            }
            case
        },
    )
}

fn study() -> impl Strategy<Value = Study> {
    prop::collection::btree_map(word(), case(), 1..4).prop_map(|cases| {
        let cases: Vec<Case> =
            cases.into_iter().map(|(id, case)| Case { id: CaseId::new(id), ..case }).collect();
        let names = ALWAYS.iter().chain(PER_WAVE).filter(|name| **name != "age").chain(&["age"]);
        let attributes = names.map(|name| Attribute::new(*name, AttributeKind::Text)).collect();
        let about = About { attributes, ..About::default() };
        Study { about: Arc::new(about), cases: Arc::new(cases.into()), ..Study::default() }
    })
}

/// In one order: a table has its columns in the study's.
fn sorted(study: &Study) -> Vec<Case> {
    let mut cases = study.cases.to_vec();
    for case in &mut cases {
        case.attributes.sort();
        case.sittings.iter_mut().for_each(|sitting| sitting.attributes.sort());
    }
    cases
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn people_that_go_out_come_back_the_same(study in study()) {
        let table = people_table(&study);
        let files = [("p.csv", csv(&table).unwrap().into_bytes()), ("p.xlsx", xlsx(&table).unwrap())];
        for (name, bytes) in files {
            let back = people(&Source::of(name, bytes), &Columns::default(), &study).unwrap();
            prop_assert_eq!(sorted(&back.study), sorted(&study), "{:?}", back.told);
        }
    }
}
