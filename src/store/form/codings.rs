//! `TRANSCRIPT.CODER.ron`: one coder's codings of one transcript, in reading order, one on each line.
//!
//! Every coding keeps the first and last words it covers, so that it can be found again when the text has changed
//! without us; `text` says which text the spans were counted in.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{
    lines::{Lines, Unwritable},
    plain::{is_usual, moment},
};
use crate::{
    store::Digest,
    study::{CodeId, Codebook, Coding, Doubt, Layer, Marks, When, anchor::Remembered},
    text::{Span, Transcript},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodingsForm<'a> {
    pub version: u32,
    /// Digest of the transcript's words: LF line ends, no byte order mark.
    #[serde(borrow)]
    pub text: Cow<'a, str>,
    /// Of the transcript, in code points: for people who read the file.
    #[serde(rename = "length")]
    _length: u32,
    #[serde(borrow)]
    pub codings: Vec<CodingForm<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodingForm<'a> {
    at: (u32, u32),
    #[serde(borrow)]
    code: Cow<'a, str>,
    #[serde(with = "moment")]
    when: When,
    /// Left out in a history, where the text is at hand.
    #[serde(borrow, default, skip_serializing_if = "is_usual")]
    words: Words<'a>,
    #[serde(default, skip_serializing_if = "is_usual")]
    memo: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "is_usual")]
    weight: Option<u8>,
    #[serde(default, skip_serializing_if = "is_usual")]
    golden: bool,
    #[serde(default, skip_serializing_if = "is_usual")]
    counter: bool,
    #[serde(default, skip_serializing_if = "is_usual")]
    doubt: Option<Box<str>>,
}

/// The first and last words a coding covers.
#[derive(Default, PartialEq, Serialize, Deserialize)]
struct Words<'a>(#[serde(borrow)] Cow<'a, str>, #[serde(borrow)] Cow<'a, str>);

pub fn write_codings(layer: &Layer, text: &Transcript) -> Result<String, Unwritable> {
    Lines::new()
        .field("text", &Digest::of(text.text().as_bytes()).to_string())
        .field("length", &text.len())
        .list("codings", layer.codings().iter().map(|coding| CodingForm::within(coding, text)))
        .end()
}

impl<'a> CodingForm<'a> {
    /// With the words the coding covers in its text. A doubted one keeps the words it had.
    fn within(coding: &'a Coding, text: &Transcript) -> CodingForm<'a> {
        let mut form = CodingForm::from(coding);
        if coding.doubt.is_none() {
            let (first, last) = text.first_and_last_words(coding.span);
            form.words = Words(first.into(), last.into());
        }
        form
    }

    /// As it stands, with its words. A code's id is shared with the codebook's.
    pub fn remembered(self, codebook: &Codebook) -> Remembered {
        let known = codebook.get(&self.code).map(|code| code.id.clone());
        let (first, last) = (self.words.0.clone().into_owned(), self.words.1.clone().into_owned());
        Remembered { coding: self.coding(known), first, last }
    }

    /// As it stands. A code's id is shared with the codebook's.
    pub fn stands(self, codebook: &Codebook) -> Coding {
        let known = codebook.get(&self.code).map(|code| code.id.clone());
        self.coding(known)
    }

    fn coding(self, known: Option<CodeId>) -> Coding {
        let Words(first, last) = self.words;
        let doubt = |why| Box::new(Doubt { first: first.into(), last: last.into(), why });
        Coding {
            span: Span::new(self.at.0, self.at.1),
            code: known.unwrap_or_else(|| CodeId::new(&self.code)),
            at: self.when,
            marks: Marks { memo: self.memo, weight: self.weight, golden: self.golden, counter: self.counter },
            doubt: self.doubt.map(doubt),
        }
    }

    pub fn span(&self) -> Span {
        Span::new(self.at.0, self.at.1)
    }

    pub fn is_doubted(&self) -> bool {
        self.doubt.is_some()
    }
}

impl<'a> From<&'a Coding> for CodingForm<'a> {
    fn from(coding: &'a Coding) -> CodingForm<'a> {
        let doubt = coding.doubt.as_deref();
        CodingForm {
            at: (coding.span.start, coding.span.end),
            code: coding.code.as_str().into(),
            when: coding.at,
            words: doubt
                .map(|doubt| Words((&*doubt.first).into(), (&*doubt.last).into()))
                .unwrap_or_default(),
            memo: coding.marks.memo.clone(),
            weight: coding.marks.weight,
            golden: coding.marks.golden,
            counter: coding.marks.counter,
            doubt: doubt.map(|doubt| doubt.why.clone()),
        }
    }
}

impl From<CodingForm<'_>> for Coding {
    fn from(form: CodingForm) -> Coding {
        form.coding(None)
    }
}
