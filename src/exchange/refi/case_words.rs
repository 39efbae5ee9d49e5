//! What descriptions of cases, variables, sources and notes hold beside words: kinds, speakers, sittings that the
//! values of a source cannot tell, ids.

use super::labels::{Labelled, put_back};
use crate::study::{Attribute, AttributeKind, Case, CaseKind, MemoId, Sitting, TranscriptId};

const CASE: [&str; 7] = ["Kind", "Speaker", "Sitting", "Wave", "Date", "Attribute", "Value"];
const VARIABLE: [&str; 3] = ["Kind", "Value", "Declared"];
const SOURCE: [&str; 1] = ["File"];
const NOTE: [&str; 1] = ["Id"];

/// `sittings`: where the values of their sources do not say all of them.
pub fn write_case(case: &Case, sittings: bool) -> String {
    let mut said = Labelled::default();
    said.add("Kind", if case.kind == CaseKind::default() { "" } else { case.kind.name() });
    case.speakers.iter().for_each(|name| said.add("Speaker", name));
    for sitting in case.sittings.iter().filter(|_| sittings) {
        said.begin("Sitting", sitting.transcript.as_str());
        said.add("Wave", sitting.wave.map(|wave| wave.to_string()).unwrap_or_default());
        said.add("Date", &sitting.date);
        for (name, value) in &sitting.attributes {
            said.begin("Attribute", name);
            said.add("Value", value);
        }
    }
    said.write(&CASE)
}

/// Gives the words for which there is no place: a memo about the case.
pub fn read_case(description: &str, case: &mut Case) -> String {
    let said = Labelled::read(description, &CASE);
    let mut rest = said.head;
    for (label, words) in said.under {
        if take_case(case, label, &words).is_none() {
            put_back(&mut rest, label, &words);
        }
    }
    rest
}

fn take_case(case: &mut Case, label: &str, words: &str) -> Option<()> {
    let mut sitting = case.sittings.last_mut();
    match label {
        "Kind" => case.kind = CaseKind::named(words.trim())?,
        "Speaker" => case.speakers.push(words.to_string()),
        "Sitting" => case.sittings.push(Sitting::new(TranscriptId::new(words), None)),
        "Wave" => sitting.as_mut()?.wave = Some(words.trim().parse().ok()?),
        "Date" => sitting.as_mut()?.date = words.to_string(),
        "Attribute" => sitting.as_mut()?.attributes.push((words.to_string(), String::new())),
        "Value" => sitting.as_mut()?.attributes.last_mut()?.1 = words.to_string(),
        _ => return None,
    }
    Some(())
}

/// `declared`: whether the study asks for it, or a value just happens to be there.
pub fn write_variable(attribute: &Attribute, declared: bool) -> String {
    let mut said = Labelled::default();
    said.add("Kind", if attribute.kind == AttributeKind::Text { "" } else { attribute.kind.name() });
    attribute.values.iter().for_each(|value| said.add("Value", value));
    said.add("Declared", if declared { "" } else { "no" });
    said.write(&VARIABLE)
}

/// Whether the study asks for it, and the words for which there is no place.
pub fn read_variable(description: &str, attribute: &mut Attribute) -> (bool, String) {
    let said = Labelled::read(description, &VARIABLE);
    let (mut declared, mut rest) = (true, said.head);
    for (label, words) in said.under {
        match (label, AttributeKind::named(words.trim())) {
            ("Kind", Some(kind)) => attribute.kind = kind,
            ("Value", _) => attribute.values.push(words),
            ("Declared", _) if words.trim() == "no" => declared = false,
            _ => put_back(&mut rest, label, &words),
        }
    }
    (declared, rest)
}

pub fn write_source(path: &str) -> String {
    let mut said = Labelled::default();
    said.add("File", path);
    said.write(&SOURCE)
}

/// Where a transcript of ours stood, and the words beside it.
pub fn read_source(description: &str) -> (Option<TranscriptId>, String) {
    let said = Labelled::read(description, &SOURCE);
    let (mut path, mut rest) = (None, said.head);
    for (label, words) in said.under {
        match super::clean::transcript_at(&words) {
            Some(found) => path = Some(found),
            None => put_back(&mut rest, label, &words),
        }
    }
    (path, rest)
}

pub fn write_note(id: &MemoId) -> String {
    let mut said = Labelled::default();
    said.add("Id", id.as_str());
    said.write(&NOTE)
}

/// A memo's id, and the words beside it.
pub fn read_note(description: &str) -> (Option<MemoId>, String) {
    let said = Labelled::read(description, &NOTE);
    let id = said.under.last().map(|(_, id)| MemoId::new(id));
    (id, said.head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::CaseId;

    #[test]
    fn a_case_with_two_waves_in_one_transcript_comes_back() {
        let mut case = Case::new(CaseId::new("g1"));
        case.kind = CaseKind::Group;
        case.speakers = vec!["Anna".into()];
        for wave in 1..3 {
            let attributes = vec![("mood".to_string(), format!("{wave}"))];
            let sitting = Sitting::new(TranscriptId::new("a/g1.txt"), Some(wave));
            case.sittings.push(Sitting { date: "2019-04".into(), attributes, ..sitting });
        }
        let mut read_back = Case::new(CaseId::new("g1"));
        assert_eq!(read_case(&write_case(&case, true), &mut read_back), "");
        assert_eq!(read_back, case);
    }

    #[test]
    fn what_somebody_wrote_about_a_case_stays_words() {
        let mut case = Case::new(CaseId::new("P1"));
        let rest = read_case("Lives alone.\nDate: of birth unknown\nKind: shy", &mut case);
        assert_eq!(rest, "Lives alone.\n\nDate: of birth unknown\n\nKind: shy");
        assert_eq!(case, Case::new(CaseId::new("P1")));
    }
}
