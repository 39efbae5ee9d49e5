//! Why a pattern cannot be searched for, in a researcher's words.
use regex_syntax::ast::{self, ErrorKind};
use regex_syntax::hir;

/// A pattern that cannot be read, and where reading stopped.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct PatternError {
    /// A whole sentence: what is wrong and what to do about it.
    pub message: String,
    /// The code point of the pattern it is about, from 0; `None` when it is about the whole.
    pub at: Option<u32>,
}

/// What can be wrong, before it is put into words.
pub(super) enum Trouble {
    Nothing,
    TooLong(usize),
    TooBig,
    Syntax(Box<ast::Error>),
    Meaning(Box<hir::Error>),
}

impl From<Trouble> for PatternError {
    fn from(trouble: Trouble) -> PatternError {
        match trouble {
            Trouble::Nothing => whole("There is nothing to search for: type a word or two.".to_owned()),
            Trouble::TooLong(most) => {
                whole(format!("This is too long to search for: keep it under {most} characters."))
            }
            Trouble::TooBig => whole(
                "This pattern stands for too much to search with: use smaller repeat counts.".to_owned(),
            ),
            Trouble::Syntax(error) => at(syntax(error.kind()), error.pattern(), error.span().start.offset),
            Trouble::Meaning(error) => at(meaning(error.kind()), error.pattern(), error.span().start.offset),
        }
    }
}

fn whole(message: String) -> PatternError {
    PatternError { message, at: None }
}

fn at(what: &str, pattern: &str, byte: usize) -> PatternError {
    let place = pattern.char_indices().take_while(|&(here, _)| here < byte).count();
    let message = format!("Character {} of the pattern: {what}.", place + 1);
    PatternError { message, at: u32::try_from(place).ok() }
}

fn syntax(kind: &ErrorKind) -> &'static str {
    use ErrorKind::*;
    match kind {
        GroupUnclosed => r"this ( is never closed; add a ), or write \( for the bracket itself",
        GroupUnopened => r"this ) closes nothing; write \) for the bracket itself",
        ClassUnclosed => r"this [ is never closed; add a ], or write \[ for the bracket itself",
        ClassRangeInvalid => "this range runs backwards; write the earlier letter first, as in a-z",
        ClassRangeLiteral | ClassEscapeInvalid => "this cannot stand between [ and ]",
        RepetitionMissing => r"there is nothing here to repeat; write \*, \+ or \? for the sign itself",
        RepetitionCountInvalid => {
            "this repeat count runs backwards; write the smaller number first, as in {2,5}"
        }
        RepetitionCountUnclosed | RepetitionCountDecimalEmpty | DecimalEmpty | DecimalInvalid => {
            r"this repeat count is not finished; write {3} or {2,5}, or \{ for the bracket itself"
        }
        EscapeUnexpectedEof => r"a \ must be followed by something; write \\ for the sign itself",
        EscapeHexEmpty | EscapeHexInvalid | EscapeHexInvalidDigit => "this is not the number of a character",
        EscapeUnrecognized => r"\ has no meaning before this; write \\ for the sign itself",
        UnsupportedBackreference => "referring back to an earlier part is not possible here",
        UnsupportedLookAround => "looking ahead or behind is not possible here",
        NestLimitExceeded(_) => "too many brackets within brackets; write it with fewer",
        UnicodeClassInvalid => "this is not a kind of character; write one like \\p{Letter}",
        GroupNameDuplicate { .. } | GroupNameEmpty | GroupNameInvalid | GroupNameUnexpectedEof => {
            "this group's name is missing, taken or not a name; leave it out"
        }
        FlagDanglingNegation
        | FlagDuplicate { .. }
        | FlagRepeatedNegation { .. }
        | FlagUnexpectedEof
        | FlagUnrecognized => r"(? begins a setting this is not; write \(\? for the signs themselves",
        SpecialWordBoundaryUnclosed
        | SpecialWordBoundaryUnrecognized
        | SpecialWordOrRepetitionUnexpectedEof => r"this is not a kind of word boundary; write \b",
        _ => "this cannot be read; search for plain words instead",
    }
}

fn meaning(kind: &hir::ErrorKind) -> &'static str {
    match kind {
        hir::ErrorKind::UnicodePropertyNotFound | hir::ErrorKind::UnicodePropertyValueNotFound => {
            "there is no such kind of character; write one like \\p{Letter}"
        }
        hir::ErrorKind::InvalidUtf8 | hir::ErrorKind::UnicodeNotAllowed => {
            "this would match half a character"
        }
        _ => "this cannot be read; search for plain words instead",
    }
}
