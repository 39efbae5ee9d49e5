//! Reading RON, and saying in plain words what was expected and where.

use ron::{Error, Options, error::SpannedError, extensions::Extensions};
use serde::Deserialize;

use super::VERSION;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line and column, counted from 1.
    pub place: Option<(u32, u32)>,
    pub words: String,
}

/// Options read and written without `Some(…)`.
pub(super) fn grammar() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

#[derive(Deserialize)]
struct Edition {
    version: u32,
}

/// Reads a whole file, or one line of a history. One that was written by a newer program is told apart from a broken one.
pub fn read<'a, T: Deserialize<'a>>(text: &'a str, version: impl Fn(&T) -> u32) -> Result<T, Fault> {
    match grammar().from_str::<T>(text) {
        Ok(form) if version(&form) == VERSION => Ok(form),
        Ok(form) => Err(other_version(version(&form))),
        Err(error) => Err(match grammar().from_str::<Edition>(text) {
            Ok(edition) if edition.version != VERSION => other_version(edition.version),
            _ => fault(&error),
        }),
    }
}

/// Reads what may be lost: a file that cannot be read counts as none.
pub fn read_lenient<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    grammar().from_str(text).ok()
}

fn other_version(version: u32) -> Fault {
    let words = if version > VERSION {
        format!(
            "a newer Gloss wrote it (version {version}; this one knows {VERSION}): update Gloss to open it"
        )
    } else {
        format!("there never was a version {version}")
    };
    Fault { place: None, words }
}

fn fault(error: &SpannedError) -> Fault {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let place = (count(error.span.start.line), count(error.span.start.col));
    Fault { place: Some(place), words: in_words(&error.code) }
}

fn in_words(error: &Error) -> String {
    match error {
        Error::Message(words) => words.clone(),
        Error::Eof => "the file ends too early".into(),
        Error::ExpectedComma => "a comma was expected".into(),
        Error::ExpectedString => "a text in double quotes was expected".into(),
        Error::ExpectedStringEnd => "a text that begins here is never closed with a double quote".into(),
        Error::ExpectedInteger => "a whole number was expected".into(),
        Error::ExpectedBoolean => "true or false was expected".into(),
        Error::ExpectedArray => "a list was expected, opening with [".into(),
        Error::ExpectedArrayEnd => "the list was expected to close here with ]".into(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "an opening ( was expected".into(),
        Error::ExpectedStructLikeEnd => "a closing ) was expected".into(),
        Error::IntegerOutOfBounds => "the number is too large".into(),
        Error::InvalidIntegerDigit { digit, .. } => format!("{digit:?} does not belong in a number"),
        Error::TrailingCharacters => "there is more after the end".into(),
        Error::ExceededRecursionLimit => "it is nested too deeply".into(),
        Error::MissingStructField { field, .. } => format!("“{field}” is missing"),
        Error::DuplicateStructField { field, .. } => format!("“{field}” stands twice"),
        Error::NoSuchStructField { expected, found, .. } => not_known(found, expected),
        Error::NoSuchEnumVariant { expected, found, .. } => not_known(found, expected),
        other => other.to_string(),
    }
}

fn not_known(found: &str, expected: &[&str]) -> String {
    format!("“{found}” is not known here; known are {}", expected.join(", "))
}
