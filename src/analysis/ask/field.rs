//! The fields that a condition may name.

use super::query::About;
use super::values::Wanted;
use super::words::Sign;
use crate::study::AttributeKind;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Case,
    Wave,
    Speaker,
    Coder,
    Layer,
    Transcript,
    Group,
    Question,
    Set,
    Attribute(String, AttributeKind),
    Code,
    Kind,
    Weight,
    Memo,
    Words,
    Golden,
    Counter,
}

/// What is compared with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One of the names that the study knows.
    Name,
    Number,
    Date,
    /// Anybody's words.
    Text,
}

/// A field held against a value.
#[derive(Clone, Debug)]
pub(super) struct Test {
    pub field: Field,
    pub sign: Sign,
    /// The value as it was typed, for a sentence.
    pub said: String,
    pub wanted: Wanted,
}

/// How attributes are named: `attr.age`.
pub(super) const ATTRIBUTE: &str = "attr.";

impl Field {
    pub const NAMED: [(&str, Field); 16] = [
        ("case", Field::Case),
        ("wave", Field::Wave),
        ("speaker", Field::Speaker),
        ("coder", Field::Coder),
        ("layer", Field::Layer),
        ("transcript", Field::Transcript),
        ("group", Field::Group),
        ("question", Field::Question),
        ("set", Field::Set),
        ("code", Field::Code),
        ("kind", Field::Kind),
        ("weight", Field::Weight),
        ("memo", Field::Memo),
        ("words", Field::Words),
        ("golden", Field::Golden),
        ("counter", Field::Counter),
    ];

    pub fn name(&self) -> &str {
        let named = || Field::NAMED.iter().find(|(_, field)| field == self).map(|(name, _)| *name);
        match self {
            Field::Attribute(name, _) => name,
            _ => named().unwrap_or_default(),
        }
    }

    /// What is true or not: `golden` alone is `golden=yes`.
    pub fn is_flag(&self) -> bool {
        matches!(self, Field::Golden | Field::Counter)
    }

    pub fn shape(&self) -> Shape {
        match self {
            Field::Wave | Field::Weight | Field::Words => Shape::Number,
            Field::Memo => Shape::Text,
            Field::Attribute(_, AttributeKind::Number) => Shape::Number,
            Field::Attribute(_, AttributeKind::Date) => Shape::Date,
            _ => Shape::Name,
        }
    }

    pub fn about(&self) -> About {
        match self {
            Field::Layer => About::Layers,
            Field::Case
            | Field::Wave
            | Field::Speaker
            | Field::Transcript
            | Field::Group
            | Field::Question
            | Field::Attribute(..) => About::Places,
            _ => About::Codings,
        }
    }
}
