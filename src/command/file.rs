//! Keymap files: the RON they are written in, read into plain words with their places. The only file of this room
//! that knows serde.
//!
//! Bindings are lists of pairs, not maps: of two equal keys in a map RON silently takes the last.

use super::Context;
use super::fault::{Fault, Wrong};
use super::places::{Field, fields, line_and_column};
use crate::text::nearest;
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::Deserialize;

/// The file as it is on disk. Version 1 is the only one so far.
#[derive(Deserialize)]
#[serde(rename = "Keymap", deny_unknown_fields)]
struct Form {
    version: u32,
    #[serde(default)]
    name: String,
    #[serde(default)]
    extends: Option<String>,
    #[serde(default)]
    prefixes: Pairs,
    #[serde(default)]
    anywhere: Pairs,
    #[serde(default)]
    reading: Pairs,
    #[serde(default)]
    tree: Pairs,
    #[serde(default)]
    list: Pairs,
    #[serde(default)]
    quotes: Pairs,
    #[serde(default)]
    memos: Pairs,
    #[serde(default)]
    hits: Pairs,
    #[serde(default)]
    history: Pairs,
    #[serde(default)]
    review: Pairs,
    #[serde(default)]
    findings: Pairs,
    #[serde(default)]
    grid: Pairs,
    #[serde(default)]
    people: Pairs,
    #[serde(default)]
    sheet: Pairs,
    #[serde(default)]
    speakers: Pairs,
    #[serde(default)]
    waves: Pairs,
    #[serde(default)]
    guide: Pairs,
    #[serde(default)]
    arrivals: Pairs,
    #[serde(default)]
    table: Pairs,
    #[serde(default)]
    framework: Pairs,
    #[serde(default)]
    links: Pairs,
    #[serde(default)]
    picker: Pairs,
    #[serde(default)]
    field: Pairs,
    #[serde(default)]
    question: Pairs,
}

type Pairs = Vec<(String, String)>;

/// What a keymap file says, not yet understood.
pub(super) struct Sheet {
    pub name: String,
    /// The built-in keymap it starts from.
    pub extends: Option<Word>,
    /// Beginnings of chords and what they are called.
    pub prefixes: Vec<Pair>,
    /// Bindings, by section.
    pub sections: Vec<(Context, Vec<Pair>)>,
}

/// A chord, and what stands beside it.
pub(super) struct Pair {
    pub chord: Word,
    pub meaning: Word,
}

/// A word of the file and its place, line and column from 1.
pub(super) struct Word {
    pub text: String,
    pub line: usize,
    pub column: usize,
}

impl Word {
    pub fn fault(&self, wrong: impl Into<Wrong>) -> Fault {
        Fault { line: self.line, column: self.column, wrong: wrong.into() }
    }
}

/// Reads a keymap file.
///
/// # Errors
/// The first place where it is not RON, or not a keymap of version 1.
pub(super) fn read(source: &str) -> Result<Sheet, Fault> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let form: Form = options.from_str(source).map_err(|error| unreadable(&error))?;
    let places = Places { source, fields: fields(source) };
    if form.version != 1 {
        return Err(places.word("version", String::new()).fault(Wrong::Version(form.version)));
    }
    Ok(sheet(form, &places))
}

fn sheet(form: Form, places: &Places) -> Sheet {
    let sections = [
        (Context::Anywhere, form.anywhere),
        (Context::Reading, form.reading),
        (Context::Tree, form.tree),
        (Context::List, form.list),
        (Context::Quotes, form.quotes),
        (Context::Memos, form.memos),
        (Context::Hits, form.hits),
        (Context::History, form.history),
        (Context::Review, form.review),
        (Context::Findings, form.findings),
        (Context::Grid, form.grid),
        (Context::People, form.people),
        (Context::Sheet, form.sheet),
        (Context::Speakers, form.speakers),
        (Context::Waves, form.waves),
        (Context::Guide, form.guide),
        (Context::Arrivals, form.arrivals),
        (Context::Table, form.table),
        (Context::Framework, form.framework),
        (Context::Links, form.links),
        (Context::Picker, form.picker),
        (Context::Field, form.field),
        (Context::Question, form.question),
    ];
    Sheet {
        name: form.name,
        extends: form.extends.map(|name| places.word("extends", name)),
        prefixes: places.pairs("prefixes", form.prefixes),
        sections: sections.map(|(here, pairs)| (here, places.pairs(here.name(), pairs))).into(),
    }
}

/// The file's text, to find the place of what was read from it.
struct Places<'a> {
    source: &'a str,
    fields: Vec<Field<'a>>,
}

impl Places<'_> {
    fn pairs(&self, field: &str, pairs: Pairs) -> Vec<Pair> {
        let texts = self.field(field).map_or(&[][..], |field| &field.texts);
        let mut offsets = texts.iter().copied();
        let mut word = |text| self.at(offsets.next().unwrap_or(0), text);
        pairs
            .into_iter()
            .map(|(chord, meaning)| Pair { chord: word(chord), meaning: word(meaning) })
            .collect()
    }

    /// A word whose place is told by the name of its field.
    fn word(&self, field: &str, text: String) -> Word {
        self.at(self.field(field).map_or(0, |field| field.at), text)
    }

    fn at(&self, offset: usize, text: String) -> Word {
        let (line, column) = line_and_column(self.source, offset);
        Word { text, line, column }
    }

    fn field(&self, name: &str) -> Option<&Field<'_>> {
        self.fields.iter().find(|field| field.name == name)
    }
}

fn unreadable(error: &SpannedError) -> Fault {
    let place = error.span.start;
    Fault { line: place.line, column: place.col, wrong: in_words(&error.code) }
}

/// RON's reason in plain words; the rarer ones as RON gives them.
fn in_words(error: &Error) -> Wrong {
    let words = match error {
        Error::NoSuchStructField { expected, found, .. } => {
            let nearest = nearest(found, expected.iter().copied());
            return Wrong::Section { name: found.clone(), nearest };
        }
        Error::MissingStructField { field, .. } => {
            format!("`{field}` is missing; write `{field}: 1,` at the top")
        }
        Error::DuplicateStructField { field, .. } => {
            format!("the section `{field}` stands here a second time")
        }
        Error::Eof => "the file ends too early; a bracket or quotation mark is still open".into(),
        Error::ExpectedComma => "a comma is missing before this".into(),
        Error::ExpectedString => "text in quotation marks is expected here".into(),
        Error::ExpectedStringEnd => "this text has no closing quotation mark".into(),
        Error::ExpectedNamedStructLike(_) => {
            "a keymap begins with `(`; only comments may stand before it".into()
        }
        Error::ExpectedStructLike => {
            "a pair in round brackets is expected here, like (\"x\", \"untag\")".into()
        }
        Error::ExpectedArray => "a list in square brackets is expected here".into(),
        Error::ExpectedArrayEnd => "a comma, or the closing `]`, is missing before this".into(),
        Error::ExpectedStructLikeEnd => "a comma, or the closing `)`, is missing before this".into(),
        Error::TrailingCharacters => "there is more after the end of the keymap".into(),
        other => other.to_string(),
    };
    Wrong::Form(words)
}
