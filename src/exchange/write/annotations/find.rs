//! Where the words of an annotation stand: at its position when the quote is there, else where the quote is.

use serde_json::Value;

use crate::text::{Span, Transcript};

/// How a place was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// By its position, where the quoted words stand.
    Sure(Span),
    /// By its position alone: nothing was quoted.
    Unverified(Span),
    /// By its words: the position was missing or another one.
    Elsewhere(Span),
}

#[derive(Default)]
struct Selectors<'a> {
    position: Option<Span>,
    exact: Option<&'a str>,
    prefix: &'a str,
    suffix: &'a str,
}

/// `None` when the words are not there, or cannot be told from the same words elsewhere.
pub fn find(text: &Transcript, target: &Value) -> Option<Found> {
    let selectors = selectors(target);
    let within = |span: &Span| !span.is_empty() && span.end <= text.len();
    let position = selectors.position.filter(within);
    let Some(exact) = selectors.exact.filter(|exact| !exact.is_empty()) else {
        return position.map(Found::Unverified);
    };
    match position.filter(|span| text.slice(*span) == exact) {
        Some(span) => Some(Found::Sure(span)),
        None => quoted(text, exact, &selectors).map(Found::Elsewhere),
    }
}

fn selectors(target: &Value) -> Selectors<'_> {
    let mut found = Selectors::default();
    let given = target.get("selector").unwrap_or(&Value::Null);
    let each = given.as_array().map_or(std::slice::from_ref(given), Vec::as_slice);
    for selector in each {
        let words = |key: &str| selector.get(key).and_then(Value::as_str);
        match words("type") {
            Some("TextPositionSelector") => found.position = position(selector).or(found.position),
            Some("TextQuoteSelector") => {
                found.exact = words("exact").or(found.exact);
                found.prefix = words("prefix").unwrap_or_default();
                found.suffix = words("suffix").unwrap_or_default();
            }
            _ => {}
        }
    }
    found
}

fn position(selector: &Value) -> Option<Span> {
    let at = |key: &str| u32::try_from(selector.get(key)?.as_u64()?).ok();
    let (start, end) = (at("start")?, at("end")?);
    (start <= end).then(|| Span::new(start, end))
}

/// Words that stand once are themselves; of several the one between the right neighbours.
fn quoted(text: &Transcript, exact: &str, selectors: &Selectors) -> Option<Span> {
    let whole = text.text();
    let fits = |at: usize| {
        let ahead = whole.get(..at).is_some_and(|words| words.ends_with(selectors.prefix));
        let behind = whole.get(at + exact.len()..).is_some_and(|words| words.starts_with(selectors.suffix));
        ahead && behind
    };
    let places = || whole.match_indices(exact).map(|(at, _)| at);
    let at = only(places()).or_else(|| only(places().filter(|at| fits(*at))))?;
    Some(Span::new(text.at_byte(at), text.at_byte(at + exact.len())))
}

fn only(mut places: impl Iterator<Item = usize>) -> Option<usize> {
    let first = places.next();
    first.filter(|_| places.next().is_none())
}
