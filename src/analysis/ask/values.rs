//! Values as they are typed behind a field, and what meets them.

use std::collections::BTreeSet;
use std::ops::{Bound, RangeBounds};

use super::field::{Field, Shape};
use super::roster::Roster;
use super::words::Sign;
use crate::study::{Attribute, AttributeKind};
use crate::text::{Pattern, Reading, Span, fold};

/// What a field has to be; `!=` is told by the sign beside it.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    Missing,
    /// Exactly as the study writes them.
    OneOf(BTreeSet<String>),
    Numbers(Vec<Reach<f64>>),
    Dates(Vec<Reach<String>>),
    /// By the alphabet, without case and accents.
    Ordered(Reach<String>),
    Like(Pattern),
}

pub(super) type Reach<T> = (Bound<T>, Bound<T>);

/// A value as typed.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub text: String,
    pub how: Reading,
    pub is_quoted: bool,
    pub at: Span,
}

/// What is wrong with which value, and what was perhaps meant.
pub(super) struct Wrong {
    pub at: Span,
    pub what: String,
    pub instead: Option<String>,
}

impl Wrong {
    pub fn new(at: Span, what: impl Into<String>) -> Wrong {
        Wrong { at, what: what.into(), instead: None }
    }
}

pub(super) fn wanted(field: &Field, sign: Sign, typed: &[Typed], roster: &Roster) -> Result<Wanted, Wrong> {
    if let [only] = typed {
        if only.text == "missing" && !only.is_quoted && matches!(sign, Sign::Is | Sign::IsNot) {
            return Ok(Wanted::Missing);
        }
        if sign == Sign::Like || only.how == Reading::Regex {
            return like(field, sign, only);
        }
    }
    match field.shape() {
        Shape::Name if matches!(sign, Sign::Is | Sign::IsNot) => one_of(field, typed, roster),
        Shape::Name => ordered(field, sign, typed),
        Shape::Number => {
            let reach = |typed: &Typed| numbers(field, sign, typed, roster);
            Ok(Wanted::Numbers(typed.iter().map(reach).collect::<Result<_, _>>()?))
        }
        Shape::Date => {
            let reach = |typed: &Typed| dates(field, sign, typed);
            Ok(Wanted::Dates(typed.iter().map(reach).collect::<Result<_, _>>()?))
        }
        Shape::Text => Err(Wrong::new(
            place(typed),
            format!("{0} is searched with ~, as in {0}~word, or asked for with {0}=missing", field.name()),
        )),
    }
}

fn place(typed: &[Typed]) -> Span {
    typed.iter().map(|typed| typed.at).reduce(Span::hull).unwrap_or(Span::new(0, 0))
}

fn like(field: &Field, sign: Sign, typed: &Typed) -> Result<Wanted, Wrong> {
    if !matches!(sign, Sign::Like | Sign::Is | Sign::IsNot) {
        return Err(Wrong::new(typed.at, "a pattern is looked for with ~, it has no larger or smaller"));
    }
    if field.shape() == Shape::Number && *field != Field::Words {
        return Err(Wrong::new(typed.at, format!("{} is a number: compare it with = < or >", field.name())));
    }
    pattern(typed).map(Wanted::Like)
}

pub(super) fn pattern(typed: &Typed) -> Result<Pattern, Wrong> {
    Pattern::new(&typed.text, typed.how).map_err(|error| {
        let at = error.at.map_or(typed.at, |at| {
            let here = typed.at.start + 1 + at;
            Span::new(here, here + 1)
        });
        Wrong::new(at, error.message.trim_end_matches('.'))
    })
}

/// Exactly so if the study writes it so, else without case and accents.
fn one_of(field: &Field, typed: &[Typed], roster: &Roster) -> Result<Wanted, Wrong> {
    let known = roster.values(field);
    let mut names = BTreeSet::new();
    for value in typed {
        let written = roster.as_known(field, &value.text);
        let found = same(&known, &written);
        if found.is_empty() {
            return Err(unknown(field, value, &known));
        }
        names.extend(found);
    }
    Ok(Wanted::OneOf(names))
}

fn same(known: &[String], typed: &str) -> Vec<String> {
    if known.iter().any(|name| name == typed) {
        return vec![typed.to_string()];
    }
    let folded = fold(typed.trim());
    known.iter().filter(|name| fold(name) == folded).cloned().collect()
}

fn unknown(field: &Field, value: &Typed, known: &[String]) -> Wrong {
    let near = crate::text::nearest(&value.text, known.iter().map(String::as_str));
    let what = match (field, known) {
        (Field::Question, []) => "the guide of this study has no questions yet".to_string(),
        (_, []) => format!("nothing in this study has a {}", field.name()),
        (Field::Coder | Field::Layer, _) => format!("nobody codes here as “{}”", value.text),
        _ => format!("there is no {} “{}” in this study", field.name(), value.text),
    };
    Wrong { at: value.at, what, instead: near.map(super::roster::written) }
}

fn numbers(field: &Field, sign: Sign, typed: &Typed, roster: &Roster) -> Result<Reach<f64>, Wrong> {
    let number = |text: &str| -> Result<f64, Wrong> {
        let parsed = text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        let labelled = || (*field == Field::Wave).then(|| roster.wave(text)).flatten();
        parsed.or_else(labelled).ok_or_else(|| {
            let what = format!("{} is a number or a range such as 2..3, not “{text}”", field.name());
            Wrong::new(typed.at, what)
        })
    };
    reach(sign, &typed.text, |text| number(text).map(|number| (number, number)))
}

fn dates(field: &Field, sign: Sign, typed: &Typed) -> Result<Reach<String>, Wrong> {
    let date = |text: &str| {
        let kept = Attribute::new(field.name(), AttributeKind::Date).accept(text).ok().flatten();
        let wrong =
            || Wrong::new(typed.at, format!("“{text}” is no date: 2019-04-17, 2019-04 or 2019 is wanted"));
        kept.map(|date| days(&date)).ok_or_else(wrong)
    };
    reach(sign, &typed.text, date)
}

/// The first and the last day of a date, a month or a year, so that they compare as text.
pub(super) fn days(date: &str) -> (String, String) {
    let fill = |with: &str| date.to_string() + with.get(date.len().saturating_sub(4)..).unwrap_or_default();
    (fill("-01-01"), fill("-12-31"))
}

/// `2..3`, `2..` and `..3` take in both ends; what has a length (a month) lies between its first and its last.
fn reach<T>(sign: Sign, text: &str, read: impl Fn(&str) -> Result<(T, T), Wrong>) -> Result<Reach<T>, Wrong> {
    if let (Some((from, until)), Sign::Is | Sign::IsNot) = (text.split_once(".."), sign) {
        let end = |text: &str| if text.is_empty() { Ok(None) } else { read(text).map(Some) };
        let (from, until) = (end(from)?, end(until)?);
        let open = Bound::Unbounded;
        return Ok((
            from.map_or(open, |(first, _)| Bound::Included(first)),
            until.map_or(Bound::Unbounded, |(_, last)| Bound::Included(last)),
        ));
    }
    let (first, last) = read(text)?;
    Ok(match sign {
        Sign::Less => (Bound::Unbounded, Bound::Excluded(first)),
        Sign::AtMost => (Bound::Unbounded, Bound::Included(last)),
        Sign::More => (Bound::Excluded(last), Bound::Unbounded),
        Sign::AtLeast => (Bound::Included(first), Bound::Unbounded),
        Sign::Is | Sign::IsNot | Sign::Like => (Bound::Included(first), Bound::Included(last)),
    })
}

/// Larger and smaller of text is the alphabet's. Numbers kept as text would compare wrongly without a word.
fn ordered(field: &Field, sign: Sign, typed: &[Typed]) -> Result<Wanted, Wrong> {
    let at = place(typed);
    let name = field.name();
    let (Field::Attribute(..), [only]) = (field, typed) else {
        return Err(Wrong::new(at, format!("a {name} has no larger or smaller: ask with = or ~")));
    };
    if only.text.starts_with(|c: char| c.is_ascii_digit()) {
        let what = format!("{name} is kept as text; make it a number or a date to ask for larger or smaller");
        return Err(Wrong::new(at, what));
    }
    let folded = fold(&only.text);
    reach(sign, &folded, |text| Ok((text.to_string(), text.to_string()))).map(Wanted::Ordered)
}

impl Wanted {
    /// Whether a name or any words meet it.
    pub fn takes(&self, value: &str) -> bool {
        match self {
            Wanted::Missing => false,
            Wanted::OneOf(names) => names.contains(value),
            Wanted::Numbers(_) => value.trim().parse().is_ok_and(|number| self.takes_number(number)),
            Wanted::Dates(reaches) => {
                let (first, last) = days(value);
                reaches.iter().any(|reach| reach.contains(&first) && reach.contains(&last))
            }
            Wanted::Ordered(reach) => reach.contains(&fold(value)),
            Wanted::Like(pattern) => pattern.is_match(value),
        }
    }

    pub fn takes_number(&self, number: f64) -> bool {
        matches!(self, Wanted::Numbers(reaches) if reaches.iter().any(|reach| reach.contains(&number)))
    }
}
