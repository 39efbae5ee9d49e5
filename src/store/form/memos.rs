//! `memos/CODER.ron`: a coder's memos, oldest first, one on each line. Whose they are, the file's name says.

use serde::{Deserialize, Serialize};

use super::{
    grammar::{Fault, read},
    lines::{Lines, Unwritable},
    plain::{is_usual, memo_kind, moment},
};
use crate::{
    study::{CaseId, CodeId, Coder, Memo, MemoId, MemoKind, Subject, TranscriptId, When},
    text::Span,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MemosForm {
    version: u32,
    #[serde(default)]
    memos: Vec<MemoForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemoForm {
    id: String,
    #[serde(with = "moment")]
    when: When,
    #[serde(default, with = "memo_kind", skip_serializing_if = "is_usual")]
    kind: MemoKind,
    about: SubjectForm,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum SubjectForm {
    Study,
    Transcript(String),
    Span {
        transcript: String,
        at: (u32, u32),
        /// The first and the last words of the span.
        #[serde(default, skip_serializing_if = "is_usual")]
        words: (String, String),
    },
    Code(String),
    Case(String),
}

/// In the order of [`crate::study::Study::memos`]; of two memos with one id the first counts and the other is told.
pub fn read_memos(text: &str, coder: &Coder) -> Result<(Vec<Memo>, Vec<String>), Fault> {
    let form = read(text, |form: &MemosForm| form.version)?;
    let mut memos: Vec<Memo> = form.memos.into_iter().map(|memo| memo.by(coder)).collect();
    let mut complaints = Vec::new();
    let mut seen = std::collections::HashSet::new();
    memos.retain(|memo| {
        let first = seen.insert(memo.id.clone());
        if !first {
            complaints.push(format!("memo {:?} stands twice; the first one counts", memo.id.as_str()));
        }
        first
    });
    memos.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    Ok((memos, complaints))
}

pub fn write_memos<'a>(memos: impl IntoIterator<Item = &'a Memo>) -> Result<String, Unwritable> {
    Lines::new().list("memos", memos.into_iter().cloned().map(MemoForm::from)).end()
}

impl MemoForm {
    pub fn by(self, coder: &Coder) -> Memo {
        Memo {
            id: MemoId::new(self.id),
            coder: coder.clone(),
            at: self.when,
            kind: self.kind,
            about: self.about.into(),
            text: self.text,
        }
    }
}

impl From<Memo> for MemoForm {
    fn from(memo: Memo) -> MemoForm {
        MemoForm {
            id: memo.id.to_string(),
            when: memo.at,
            kind: memo.kind,
            about: memo.about.into(),
            text: memo.text,
        }
    }
}

impl From<Subject> for SubjectForm {
    fn from(subject: Subject) -> SubjectForm {
        match subject {
            Subject::Study => SubjectForm::Study,
            Subject::Transcript(transcript) => SubjectForm::Transcript(transcript.to_string()),
            Subject::Span { transcript, span, words } => {
                SubjectForm::Span { transcript: transcript.to_string(), at: (span.start, span.end), words }
            }
            Subject::Code(code) => SubjectForm::Code(code.to_string()),
            Subject::Case(case) => SubjectForm::Case(case.to_string()),
        }
    }
}

impl From<SubjectForm> for Subject {
    fn from(form: SubjectForm) -> Subject {
        match form {
            SubjectForm::Study => Subject::Study,
            SubjectForm::Transcript(transcript) => Subject::Transcript(TranscriptId::new(transcript)),
            SubjectForm::Span { transcript, at: (start, end), words } => Subject::Span {
                transcript: TranscriptId::new(transcript),
                span: Span::new(start, end),
                words,
            },
            SubjectForm::Code(code) => Subject::Code(CodeId::new(code)),
            SubjectForm::Case(case) => Subject::Case(CaseId::new(case)),
        }
    }
}
