//! Coded segments as JSON Lines: an object a line, in the words that `gloss code --from` takes back.
//!
//! What makes the coding stands in front; `about` holds what follows from the study and is not read back. The words
//! stand in `quote` beside `start` and `end`, so that whoever takes a line sees whether they are still there.

use std::collections::BTreeMap;

use serde::Serialize;

use super::segment::{Segment, attributes};
use crate::study::Study;

#[derive(Serialize)]
struct Line<'a> {
    transcript: &'a str,
    /// Code points; the end is not part of the passage.
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
    /// Its slug, which a new name does not change.
    code: &'a str,
    coder: &'a str,
    /// RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<u8>,
    golden: bool,
    counter: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    memo: Option<&'a str>,
    about: About<'a>,
}

#[derive(Serialize)]
struct About<'a> {
    path: &'a str,
    case: Option<&'a str>,
    wave: Option<u16>,
    wave_label: Option<&'a str>,
    attributes: BTreeMap<&'a str, &'a str>,
    speaker: Option<&'a str>,
    /// Counted from 1.
    turn: Option<usize>,
    turn_time: Option<String>,
    /// Why it waits to be reviewed.
    doubtful: Option<&'a str>,
}

/// # Errors
/// None is known.
pub(super) fn lines(study: &Study, segments: &[Segment]) -> Result<Vec<u8>, serde_json::Error> {
    let attributes = attributes(study);
    let mut lines = Vec::new();
    for segment in segments {
        serde_json::to_writer(&mut lines, &line(segment, &attributes))?;
        lines.push(b'\n');
    }
    Ok(lines)
}

fn line<'a>(segment: &'a Segment, attributes: &[&'a str]) -> Line<'a> {
    let (quote, coding) = (&segment.quote, segment.quote.coding);
    Line {
        transcript: quote.transcript.as_str(),
        start: coding.span.start,
        end: coding.span.end,
        quote: segment.words(),
        code: coding.code.as_str(),
        coder: quote.coder.as_str(),
        at: segment.at(),
        weight: coding.marks.weight,
        golden: coding.marks.golden,
        counter: coding.marks.counter,
        memo: segment.memo(),
        about: about(segment, attributes),
    }
}

fn about<'a>(segment: &'a Segment, attributes: &[&'a str]) -> About<'a> {
    let answers = attributes.iter().filter_map(|&name| Some((name, segment.attribute(name)?)));
    About {
        path: &segment.path,
        case: segment.quote.case.as_ref().map(|case| case.as_str()),
        wave: segment.quote.wave,
        wave_label: segment.wave_label(),
        attributes: answers.collect(),
        speaker: segment.quote.speaker(),
        turn: segment.turn(),
        turn_time: segment.turn_time(),
        doubtful: segment.doubt(),
    }
}
