//! Every change there is, as it stands in a history. Texts and layers stand in full, so that undo needs nothing else.

use std::{borrow::Cow, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    about::AboutForm,
    cases::CaseForm,
    codebook::CodeForm,
    codings::CodingForm,
    framework::{SquareForm, SummaryForm},
    memos::MemoForm,
    plain::{framework_rows, is_usual},
};
use crate::{
    study::{
        CaseId, CodeId, Coder, Coding, Edit, Layer, Marks, MemoId, Place, TranscriptId, framework::Rows,
    },
    text::{Span, Transcript},
};

type Text<'a> = Cow<'a, str>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum EditForm<'a> {
    Tag {
        on: OnForm<'a>,
        #[serde(borrow)]
        coding: CodingForm<'a>,
    },
    Untag {
        on: OnForm<'a>,
        at: (u32, u32),
        code: Text<'a>,
    },
    Mark {
        on: OnForm<'a>,
        at: (u32, u32),
        code: Text<'a>,
        marks: MarksForm,
    },
    AddCode {
        code: CodeForm,
        index: usize,
    },
    DropCode(Text<'a>),
    ChangeCode(CodeForm),
    MoveCode {
        code: Text<'a>,
        parent: Option<Text<'a>>,
        index: usize,
    },
    AddMemo {
        by: Text<'a>,
        memo: MemoForm,
    },
    ChangeMemo {
        by: Text<'a>,
        memo: MemoForm,
    },
    DropMemo(Text<'a>),
    PutCase(CaseForm),
    DropCase(Text<'a>),
    ChangeAbout(AboutForm),
    ChangeFramework {
        #[serde(with = "framework_rows")]
        rows: Rows,
        columns: Vec<String>,
    },
    PutSummary(SummaryForm),
    DropSummary {
        of: SquareForm,
        by: Text<'a>,
    },
    Retext {
        transcript: Text<'a>,
        text: Text<'a>,
        #[serde(borrow)]
        layers: Vec<(Text<'a>, Vec<CodingForm<'a>>)>,
    },
    Together(#[serde(borrow)] Vec<EditForm<'a>>),
}

/// Transcript and coder.
#[derive(Serialize, Deserialize)]
pub struct OnForm<'a>(Text<'a>, Text<'a>);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarksForm {
    #[serde(default, skip_serializing_if = "is_usual")]
    memo: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "is_usual")]
    weight: Option<u8>,
    #[serde(default, skip_serializing_if = "is_usual")]
    golden: bool,
    #[serde(default, skip_serializing_if = "is_usual")]
    counter: bool,
}

impl<'a> From<&'a Edit> for EditForm<'a> {
    fn from(edit: &'a Edit) -> EditForm<'a> {
        match edit {
            Edit::Tag { transcript, coder, coding } => {
                EditForm::Tag { on: on(transcript, coder), coding: coding.into() }
            }
            Edit::Untag { transcript, coder, span, code } => EditForm::Untag {
                on: on(transcript, coder),
                at: (span.start, span.end),
                code: code.as_str().into(),
            },
            Edit::Mark { transcript, coder, span, code, marks } => EditForm::Mark {
                on: on(transcript, coder),
                at: (span.start, span.end),
                code: code.as_str().into(),
                marks: marks.into(),
            },
            Edit::AddCode { code, index } => EditForm::AddCode { code: code.clone().into(), index: *index },
            Edit::DropCode { code } => EditForm::DropCode(code.as_str().into()),
            Edit::ChangeCode { code } => EditForm::ChangeCode(code.clone().into()),
            Edit::MoveCode { code, place: Place { parent, index } } => EditForm::MoveCode {
                code: code.as_str().into(),
                parent: parent.as_ref().map(|parent| parent.as_str().into()),
                index: *index,
            },
            Edit::AddMemo { memo } => {
                EditForm::AddMemo { by: memo.coder.as_str().into(), memo: memo.clone().into() }
            }
            Edit::ChangeMemo { memo } => {
                EditForm::ChangeMemo { by: memo.coder.as_str().into(), memo: memo.clone().into() }
            }
            Edit::DropMemo { memo } => EditForm::DropMemo(memo.as_str().into()),
            Edit::PutCase { case } => EditForm::PutCase(case.clone().into()),
            Edit::DropCase { case } => EditForm::DropCase(case.as_str().into()),
            Edit::ChangeAbout { about } => EditForm::ChangeAbout(about.clone().into()),
            Edit::ChangeFramework { rows, columns } => EditForm::ChangeFramework {
                rows: *rows,
                columns: columns.iter().map(CodeId::to_string).collect(),
            },
            Edit::PutSummary { summary } => EditForm::PutSummary(summary.clone().into()),
            Edit::DropSummary { square, coder } => {
                EditForm::DropSummary { of: square.clone().into(), by: coder.as_str().into() }
            }
            Edit::Retext { transcript, text, layers } => EditForm::Retext {
                transcript: transcript.as_str().into(),
                text: text.text().into(),
                layers: layers
                    .iter()
                    .map(|(coder, layer)| (coder.as_str().into(), layer_form(layer)))
                    .collect(),
            },
            Edit::Together(edits) => EditForm::Together(edits.iter().map(EditForm::from).collect()),
        }
    }
}

impl From<EditForm<'_>> for Edit {
    fn from(form: EditForm) -> Edit {
        match form {
            EditForm::Tag { on: OnForm(transcript, coder), coding } => Edit::Tag {
                transcript: TranscriptId::new(transcript),
                coder: Coder::new(coder),
                coding: coding.into(),
            },
            EditForm::Untag { on: OnForm(transcript, coder), at: (start, end), code } => Edit::Untag {
                transcript: TranscriptId::new(transcript),
                coder: Coder::new(coder),
                span: Span::new(start, end),
                code: CodeId::new(code),
            },
            EditForm::Mark { on: OnForm(transcript, coder), at: (start, end), code, marks } => Edit::Mark {
                transcript: TranscriptId::new(transcript),
                coder: Coder::new(coder),
                span: Span::new(start, end),
                code: CodeId::new(code),
                marks: marks.into(),
            },
            EditForm::AddCode { code, index } => Edit::AddCode { code: code.into(), index },
            EditForm::DropCode(code) => Edit::DropCode { code: CodeId::new(code) },
            EditForm::ChangeCode(code) => Edit::ChangeCode { code: code.into() },
            EditForm::MoveCode { code, parent, index } => Edit::MoveCode {
                code: CodeId::new(code),
                place: Place { parent: parent.map(CodeId::new), index },
            },
            EditForm::AddMemo { by, memo } => Edit::AddMemo { memo: memo.by(&Coder::new(by)) },
            EditForm::ChangeMemo { by, memo } => Edit::ChangeMemo { memo: memo.by(&Coder::new(by)) },
            EditForm::DropMemo(memo) => Edit::DropMemo { memo: MemoId::new(memo) },
            EditForm::PutCase(case) => Edit::PutCase { case: case.into() },
            EditForm::DropCase(case) => Edit::DropCase { case: CaseId::new(case) },
            EditForm::ChangeAbout(about) => Edit::ChangeAbout { about: about.into() },
            EditForm::ChangeFramework { rows, columns } => {
                Edit::ChangeFramework { rows, columns: columns.iter().map(CodeId::new).collect() }
            }
            EditForm::PutSummary(summary) => Edit::PutSummary { summary: summary.into() },
            EditForm::DropSummary { of, by } => {
                Edit::DropSummary { square: of.into(), coder: Coder::new(by) }
            }
            EditForm::Retext { transcript, text, layers } => Edit::Retext {
                transcript: TranscriptId::new(transcript),
                text: Arc::new(Transcript::new(text.into_owned())),
                layers: layers
                    .into_iter()
                    .map(|(coder, codings)| (Coder::new(coder), layer(codings)))
                    .collect(),
            },
            EditForm::Together(edits) => Edit::Together(edits.into_iter().map(Edit::from).collect()),
        }
    }
}

fn on<'a>(transcript: &'a TranscriptId, coder: &'a Coder) -> OnForm<'a> {
    OnForm(transcript.as_str().into(), coder.as_str().into())
}

fn layer_form(layer: &Layer) -> Vec<CodingForm<'_>> {
    layer.codings().iter().map(CodingForm::from).collect()
}

fn layer(codings: Vec<CodingForm>) -> Layer {
    Layer::new(codings.into_iter().map(Coding::from).collect())
}

impl From<&Marks> for MarksForm {
    fn from(marks: &Marks) -> MarksForm {
        let Marks { memo, weight, golden, counter } = marks.clone();
        MarksForm { memo, weight, golden, counter }
    }
}

impl From<MarksForm> for Marks {
    fn from(form: MarksForm) -> Marks {
        let MarksForm { memo, weight, golden, counter } = form;
        Marks { memo, weight, golden, counter }
    }
}
