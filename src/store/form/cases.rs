//! `cases.ron`: cases, attributes, waves; which transcripts and speakers are whose. One case on each line.

use serde::{Deserialize, Serialize};

use super::{
    grammar::{Fault, read},
    lines::{Lines, Unwritable},
    plain::{case_kind, is_usual},
};
use crate::study::{Case, CaseId, CaseKind, Sitting, TranscriptId};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CasesForm {
    version: u32,
    #[serde(default)]
    cases: Vec<CaseForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseForm {
    id: String,
    #[serde(default, with = "case_kind", skip_serializing_if = "is_usual")]
    kind: CaseKind,
    #[serde(default, skip_serializing_if = "is_usual")]
    attributes: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "is_usual")]
    sittings: Vec<SittingForm>,
    #[serde(default, skip_serializing_if = "is_usual")]
    speakers: Vec<String>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SittingForm {
    transcript: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    wave: Option<u16>,
    #[serde(default, skip_serializing_if = "is_usual")]
    date: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    attributes: Vec<(String, String)>,
}

/// By id; of two cases with one id the first counts and the other is told.
pub fn read_cases(text: &str) -> Result<(Vec<Case>, Vec<String>), Fault> {
    let form = read(text, |form: &CasesForm| form.version)?;
    let mut cases: Vec<Case> = form.cases.into_iter().map(Case::from).collect();
    let mut complaints = Vec::new();
    cases.sort_by(|a, b| a.id.cmp(&b.id));
    cases.dedup_by(|later, kept| {
        let twin = later.id == kept.id;
        if twin {
            complaints.push(format!("case {:?} stands twice; the first one counts", kept.id.as_str()));
        }
        twin
    });
    Ok((cases, complaints))
}

pub fn write_cases(cases: &[Case]) -> Result<String, Unwritable> {
    Lines::new().list("cases", cases.iter().cloned().map(CaseForm::from)).end()
}

impl From<Case> for CaseForm {
    fn from(case: Case) -> CaseForm {
        let sitting = |sitting: Sitting| SittingForm {
            transcript: sitting.transcript.to_string(),
            wave: sitting.wave,
            date: sitting.date,
            attributes: sitting.attributes,
        };
        CaseForm {
            id: case.id.to_string(),
            kind: case.kind,
            attributes: case.attributes,
            sittings: case.sittings.into_iter().map(sitting).collect(),
            speakers: case.speakers,
        }
    }
}

impl From<CaseForm> for Case {
    fn from(form: CaseForm) -> Case {
        let sitting = |form: SittingForm| Sitting {
            transcript: TranscriptId::new(form.transcript),
            wave: form.wave,
            date: form.date,
            attributes: form.attributes,
        };
        Case {
            id: CaseId::new(form.id),
            kind: form.kind,
            attributes: form.attributes,
            sittings: form.sittings.into_iter().map(sitting).collect(),
            speakers: form.speakers,
        }
    }
}
