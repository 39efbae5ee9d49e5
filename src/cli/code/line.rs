//! A wished-for coding, as a line of JSON or the command line gives it; nothing of the study is known here.

use jiff::Timestamp;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::Value;

use crate::cli::{coder, trouble::Trouble};
use crate::study::{Coder, When};

/// One coding somebody wants.
#[derive(Clone, Debug)]
pub struct Wish {
    /// In the source, counted from 1; `None` on the command line.
    pub line: Option<usize>,
    pub transcript: String,
    pub place: Where,
    pub code: String,
    pub coder: Coder,
    pub memo: Option<String>,
    /// Now, when it is not said.
    pub at: Option<When>,
    /// 0 to 100.
    pub weight: Option<u8>,
    pub golden: bool,
    pub counter: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// In code points, the end exclusive; as typed, not yet known to be within the text.
    Offsets(u32, u32),
    Quote(String),
    /// Offsets, and the words that must stand there.
    Both(u32, u32, String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    transcript: String,
    start: Option<u32>,
    end: Option<u32>,
    quote: Option<String>,
    code: String,
    coder: Option<String>,
    memo: Option<String>,
    at: Option<Value>,
    weight: Option<u8>,
    #[serde(default)]
    golden: bool,
    #[serde(default)]
    counter: bool,
    /// What an export tells beside it: that follows from the study and is not taken from here.
    #[serde(default, rename = "about")]
    _about: IgnoredAny,
}

impl Wish {
    pub fn new(transcript: &str, place: Where, code: &str, coder: Coder) -> Wish {
        let (transcript, code) = (transcript.to_string(), code.to_string());
        let (memo, at, weight) = (None, None, None);
        Wish { line: None, transcript, place, code, coder, memo, at, weight, golden: false, counter: false }
    }
}

/// `120..180`.
pub fn span(typed: &str) -> Result<Where, Trouble> {
    let ends = typed.split_once("..").map(|(start, end)| (start.trim().parse(), end.trim().parse()));
    match ends {
        Some((Ok(start), Ok(end))) => Ok(Where::Offsets(start, end)),
        _ => Err(Trouble::Wrong(format!(
            "“{typed}” is no stretch: give START..END in code points, as in 120..180"
        ))),
    }
}

/// Every line of the source, or everything that is wrong with any of them.
pub fn read(source: &str, me: &Coder) -> Result<Vec<Wish>, Trouble> {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let mut wishes = Vec::new();
    let mut faults = Vec::new();
    for (at, line) in source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match parse(line, me) {
            Ok(wish) => wishes.push(Wish { line: Some(at + 1), ..wish }),
            Err(words) => faults.push((Some(at + 1), words)),
        }
    }
    if faults.is_empty() { Ok(wishes) } else { Err(Trouble::Wrong(all(&faults))) }
}

/// A flood of faults helps nobody.
const MOST_FAULTS: usize = 50;

/// Faults with their lines, as one message.
pub fn all(faults: &[(Option<usize>, String)]) -> String {
    let place = |line: &Option<usize>| line.map(|line| format!("line {line}: ")).unwrap_or_default();
    let mut told: Vec<String> =
        faults.iter().take(MOST_FAULTS).map(|(line, words)| place(line) + words).collect();
    if let more @ 1.. = faults.len().saturating_sub(MOST_FAULTS) {
        told.push(format!("and {more} more lines are wrong"));
    }
    if faults.iter().any(|(line, _)| line.is_some()) {
        told.push("Nothing was changed.".into());
    }
    told.join("\n")
}

fn parse(text: &str, me: &Coder) -> Result<Wish, String> {
    let line: Line = serde_json::from_str(text).map_err(|error| in_words(&error))?;
    let place = match (line.start, line.end, line.quote) {
        (Some(start), Some(end), None) => Where::Offsets(start, end),
        (None, None, Some(quote)) => Where::Quote(quote),
        (Some(start), Some(end), Some(quote)) => Where::Both(start, end, quote),
        _ => return Err("give either \"start\" and \"end\", or \"quote\", or all three".into()),
    };
    let coder = line.coder.as_deref().map_or(Ok(me.clone()), coder::named)?;
    let at = line.at.as_ref().map(moment).transpose()?;
    let weight = line.weight;
    if weight.is_some_and(|weight| weight > 100) {
        return Err("\"weight\" goes from 0 to 100".into());
    }
    let wish = Wish::new(&line.transcript, place, &line.code, coder);
    Ok(Wish { memo: line.memo, at, weight, golden: line.golden, counter: line.counter, ..wish })
}

/// Each line is a text of its own to the reader, so its "line 1" would mislead.
fn in_words(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
    if error.column() == 0 { words.to_string() } else { format!("column {}: {words}", error.column()) }
}

fn moment(value: &Value) -> Result<When, String> {
    let wrong = || {
        format!(
            "\"at\": {value} is no moment: give RFC 3339 as in \"2026-03-09T14:05:00Z\", or milliseconds since 1970"
        )
    };
    let millis = match value {
        Value::Number(number) => number.as_i64(),
        Value::String(words) => words.parse::<Timestamp>().ok().map(Timestamp::as_millisecond),
        _ => None,
    };
    let known = millis.filter(|millis| Timestamp::from_millisecond(*millis).is_ok());
    known.map(When).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::exchange::Going;
    use crate::exchange::write::{Choices, Form, What, write};
    use crate::study::{CodeId, Coding, Layer, Marks, Shelved, Study, TranscriptId};
    use crate::text::{Span, Transcript};

    prop_compose! {
        fn coding()(
            start in 0u32..40, len in 1u32..40, code in "[a-z-]{1,8}", at in 0i64..4_102_444_800_000,
            memo in proptest::option::of(any::<String>()), weight in proptest::option::of(0u8..=100),
            golden: bool, counter: bool,
        ) -> Coding {
            let marks = Marks { memo: memo.map(Into::into), weight, golden, counter };
            Coding { marks, ..Coding::new(Span::new(start, start + len), CodeId::new(code), When(at)) }
        }
    }

    proptest! {
        #[test]
        fn every_line_that_is_exported_is_a_line_that_is_taken(
            text in "[a-zé你\"\\\\\n ]{80,120}",
            codings in proptest::collection::vec(coding(), 0..6),
        ) {
            let (ms, id) = (Coder::new("ms"), TranscriptId::new("talks/50001.txt"));
            let layer = Layer::new(codings);
            let text = Some(Arc::new(Transcript::new(text)));
            let mut study = Study::default();
            study.put(id, Shelved { text: text.clone(), layers: [(ms, Arc::new(layer.clone()))].into(), ..Shelved::default() });
            let lent = write(&study, What::Segments, Form::JsonLines, &Choices::default(), &Going::quietly()).unwrap();
            let wishes = read(&String::from_utf8(lent.bytes).unwrap(), &Coder::new("jk")).unwrap();
            prop_assert_eq!(wishes.len(), layer.codings().len());
            for (wish, coding) in wishes.into_iter().zip(layer.codings()) {
                let quote = text.as_ref().unwrap().slice(coding.span).to_string();
                prop_assert_eq!(wish.place, Where::Both(coding.span.start, coding.span.end, quote));
                prop_assert_eq!((wish.coder.as_str(), wish.code.as_str()), ("ms", coding.code.as_str()));
                let marks = Marks {
                    memo: wish.memo.map(Into::into),
                    weight: wish.weight,
                    golden: wish.golden,
                    counter: wish.counter,
                };
                prop_assert_eq!((wish.at, &marks), (Some(coding.at), &coding.marks));
            }
        }
    }
}
