//! What is done to people in one go, and that it can be taken back.

use std::sync::Arc;

use super::*;
use crate::study::{Coder, MemoId, MemoKind, Shelved, When};

fn study(texts: &[(&str, &str)]) -> Study {
    let mut study = Study::default();
    for (path, text) in texts {
        let text = Some(Arc::new(Transcript::new(*text)));
        study.put(TranscriptId::new(path), Shelved { text, ..Shelved::default() });
    }
    study
}

fn group_talk() -> Study {
    study(&[(
        "group-1.txt",
        "Moderator: Who begins?\n\nAnna: I do.\n\nBo: No, me.\n\nAnna: Well.\n\nBo: So.",
    )])
}

/// Makes the change, and takes it back to see that nothing is left of it.
fn done(study: &mut Study, edit: Edit) {
    let before = format!("{study:?}");
    let inverse = study.apply(edit.clone()).unwrap();
    study.apply(inverse).unwrap();
    assert_eq!(format!("{study:?}"), before);
    study.apply(edit).unwrap();
}

fn ids(study: &Study) -> Vec<&str> {
    study.cases.iter().map(|case| case.id.as_str()).collect()
}

#[test]
fn everyone_in_a_group_becomes_a_case_and_the_group_stays_one() {
    let mut study = group_talk();
    let talk = TranscriptId::new("group-1.txt");
    let edits = from_speakers(&study, &talk).unwrap();
    done(&mut study, Edit::Together(edits));
    assert_eq!(ids(&study), ["Anna", "Bo", "group-1"]);
    assert_eq!(study.case_of(&talk).0.as_str(), "group-1");
    let text = study.text(&talk).unwrap().clone();
    let whose: Vec<String> = (0..3).map(|turn| study.case_of_turn(&talk, &text, turn).to_string()).collect();
    assert_eq!(whose, ["group-1", "Anna", "Bo"]);
    assert_eq!(from_speakers(&study, &talk).unwrap().len(), 0, "once is enough");
}

#[test]
fn the_same_label_in_another_group_is_somebody_else() {
    let talk = "Moderator: Who?\n\nP1: Me.\n\nP2: No, me.\n\nP1: Well.\n\nP2: So.";
    let mut study = study(&[("1 north.txt", talk), ("1 north_2.txt", talk), ("2 south.txt", talk)]);
    for talk in ["1 north.txt", "1 north_2.txt", "2 south.txt"] {
        let edits = from_speakers(&study, &TranscriptId::new(talk)).unwrap();
        done(&mut study, Edit::Together(edits));
    }
    assert_eq!(ids(&study), ["1 north", "2 south", "P1", "P1 (2 south)", "P2", "P2 (2 south)"]);
    assert_eq!(study.case("P1").unwrap().sittings.len(), 2, "the same group met twice");
}

#[test]
fn an_interview_of_one_is_not_told_apart() {
    let study = study(&[("50001.txt", "I: So?\n\n50001: Well.\n\nI: And?\n\n50001: Yes.")]);
    assert!(from_speakers(&study, &TranscriptId::new("50001.txt")).unwrap_err().contains("several"));
}

#[test]
fn a_renamed_case_keeps_its_interviews_and_its_memos() {
    let mut study = study(&[("50001.txt", "So."), ("50001_2.txt", "And.")]);
    let from = CaseId::new("50001");
    let memo = Memo {
        id: MemoId::new("m"),
        coder: Coder::new("jk"),
        at: When(1),
        kind: MemoKind::Note,
        about: Subject::Case(from.clone()),
        text: "Talks fast".into(),
    };
    study.apply(Edit::AddMemo { memo }).unwrap();
    let edit = rename(&study, &from, " Noor ").unwrap();
    done(&mut study, edit);
    assert_eq!(study.case_of(&TranscriptId::new("50001_2.txt")), (CaseId::new("Noor"), Some(2)));
    assert_eq!(study.memos[0].about, Subject::Case(CaseId::new("Noor")));
    assert_eq!(study.unentered().len(), 0);
    assert!(rename(&study, &CaseId::new("Noor"), " ").is_err());
    assert!(rename(&study, &CaseId::new("Noor"), "Noor").is_err());
}

#[test]
fn an_attribute_is_renamed_and_dropped_wherever_it_is_answered() {
    let mut study = study(&[]);
    study.apply(ask(&study, Attribute::new("age", AttributeKind::Number))).unwrap();
    let mut case = Case::new(CaseId::new("50001"));
    let mut sitting = Sitting::new(TranscriptId::new("50001.txt"), Some(1));
    set(&mut case.attributes, "age", Some("34".into()));
    set(&mut sitting.attributes, "age", Some("35".into()));
    case.sittings.push(sitting);
    study.apply(Edit::PutCase { case }).unwrap();
    let edit = rename_attribute(&study, "age", Some("years")).unwrap();
    done(&mut study, edit);
    assert_eq!(study.answers("years").collect::<Vec<_>>(), ["34", "35"]);
    assert_eq!(study.attribute("years").unwrap().kind, AttributeKind::Number);
    let edit = rename_attribute(&study, "years", None).unwrap();
    done(&mut study, edit);
    assert_eq!(study.attributes().len(), 0);
}

#[test]
fn the_usual_interviewers_stay_when_another_is_named() {
    let mut study = group_talk();
    let edit = asks(&study, "Bo", true);
    done(&mut study, edit);
    assert_eq!(study.about.interviewers, ["Moderator", "Bo"]);
}

#[test]
fn that_nobody_asks_can_be_said_too() {
    let mut study = group_talk();
    let edit = asks(&study, "Moderator", false);
    done(&mut study, edit);
    assert!(!study.about.is_interviewer("Moderator"));
    let edit = asks(&study, "Anna", true);
    done(&mut study, edit);
    assert_eq!(study.about.interviewers, ["Anna"]);
}

#[test]
fn a_label_is_a_speaker_or_none_and_only_the_surprising_is_written_down() {
    let mut study = study(&[("a.txt", "Note: rain.\n\nNote: sun.\n\nanna: One thing.")]);
    let speakers = |study: &Study| {
        let text = study.text(&TranscriptId::new("a.txt")).unwrap();
        text.speakers().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(speakers(&study), ["Note"]);
    let edit = speaks(&study, "Note", false);
    done(&mut study, edit);
    let edit = speaks(&study, "anna", true);
    done(&mut study, edit);
    assert_eq!(speakers(&study), ["anna"]);
    let edit = speaks(&study, "Note", true);
    done(&mut study, edit);
    assert_eq!(speakers(&study), ["Note", "anna"]);
    assert_eq!(study.about.names.nobody, [""; 0]);
}
