//! `history/CODER.ron`: one line for each thing done, with its edit and the opposite in full.

use serde::{Deserialize, Serialize, de::IgnoredAny};

use super::{
    edits::EditForm,
    plain::{is_usual, moment},
};
use crate::study::When;

/// A line of the history. The last of those written together says which files became what: only with it have they
/// happened.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineForm<'a> {
    pub version: u32,
    #[serde(with = "moment")]
    pub at: When,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub words: String,
    #[serde(borrow)]
    pub what: WhatForm<'a>,
    /// Transcripts that came in with it.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub texts: Vec<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub files: Option<Vec<Written>>,
}

#[derive(Serialize, Deserialize)]
pub enum WhatForm<'a> {
    /// The edit and its opposite.
    Did(#[serde(borrow)] Box<EditForm<'a>>, #[serde(borrow)] Box<EditForm<'a>>),
    Undid,
    Redid,
    /// Nothing new was done: our work was merged with what others wrote.
    Merged,
}

/// Path, digest before (empty: there was no such file) and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written(pub String, pub String, pub String);

/// The same line without its edits, for those who only want to read what was done, or which files it changed.
#[derive(Deserialize)]
pub struct WordsForm {
    pub version: u32,
    #[serde(with = "moment")]
    pub at: When,
    #[serde(default)]
    pub words: String,
    pub what: WhatWords,
    #[serde(default)]
    pub files: Option<Vec<Written>>,
}

#[derive(Deserialize)]
pub enum WhatWords {
    Did(IgnoredAny, IgnoredAny),
    Undid,
    Redid,
    Merged,
}
