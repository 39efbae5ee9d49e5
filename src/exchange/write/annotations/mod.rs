//! Coded segments as W3C Web Annotations (JSON-LD; Recommendation of 23 February 2017): one collection, its only page
//! inside of it, an annotation a coding.
//!
//! The data model counts a `TextPositionSelector` in Unicode code points, not in code units, from 0, the end not
//! included (4.2.5): our spans as they are. It wants texts normalised first; a transcript has no markup to be
//! normalised away, so it is counted as it lies on disk. As such positions break with the text, each stands beside a
//! `TextQuoteSelector` with the words and 32 code points on either side.
//!
//! Weight, golden, counter and doubt have no terms of their own there: they are bodies with the purpose `assessing`.

mod find;
mod json;
mod read;

pub use read::read_annotations;

use serde_json::{Value, json};
use uuid::Uuid;

use super::segment::Segment;
use super::telling;
use crate::exchange::{Fate, Told};
use crate::study::{CodeId, Study, TranscriptId};
use crate::text::{Span, Transcript};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// Code points quoted on either side of a passage.
const AROUND: u32 = 32;

/// # Errors
/// None is known.
pub(super) fn write(study: &Study, title: &str, segments: &[Segment]) -> Result<Vec<u8>, serde_json::Error> {
    let items: Vec<Value> = segments.iter().map(annotation).collect();
    let ids: Vec<&str> = items.iter().filter_map(|item| item.get("id")?.as_str()).collect();
    let of = [study.about.title.as_str(), title].into_iter().chain(ids).collect::<Vec<_>>();
    let collection = json!({
        "@context": CONTEXT,
        "id": identity("collection", &of),
        "type": "AnnotationCollection",
        "label": title,
        "total": items.len(),
        "generator": { "type": "Software", "name": "Gloss" },
        "first": {
            "id": identity("page", &of),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    });
    let mut bytes = serde_json::to_vec_pretty(&collection)?;
    bytes.push(b'\n');
    Ok(bytes)
}

pub(super) fn tell(told: &mut Told, segments: &[Segment]) {
    const JUDGED: &str =
        "weight, golden, counter and doubt have no terms there: they stand as words of assessment";
    const SPEAKERS: &str =
        "annotations name transcripts only: cases, waves, speakers and attributes stay in the study";
    let judged = segments.iter().filter(|segment| !segment.judged().is_empty());
    telling::changed(told, "codings", JUDGED, judged.map(telling::place));
    let mut cases: Vec<&str> =
        segments.iter().filter_map(|segment| segment.quote.case.as_ref()).map(|case| case.as_str()).collect();
    cases.sort_unstable();
    cases.dedup();
    cases.iter().for_each(|case| told.add(Fate::Dropped, "cases", 1, SPEAKERS, Some((*case).to_string())));
}

fn annotation(segment: &Segment) -> Value {
    let mut annotation = json!({
        "id": identity_of(segment),
        "type": "Annotation",
        "motivation": "tagging",
        "creator": { "type": "Person", "nickname": segment.quote.coder.as_str() },
        "body": bodies(segment),
        "target": {
            "type": "SpecificResource",
            "source": { "id": iri(segment.quote.transcript), "type": "Text", "format": "text/plain" },
            "selector": selectors(segment),
        },
    });
    if let (Some(at), Some(known)) = (segment.at(), annotation.as_object_mut()) {
        known.insert("created".into(), at.into());
    }
    annotation
}

fn bodies(segment: &Segment) -> Vec<Value> {
    let body = |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain" });
    let mut tag = body("tagging", &segment.path);
    if let Some(tag) = tag.as_object_mut() {
        tag.insert("id".into(), identity_of_code(&segment.quote.coding.code).into());
    }
    let memo = segment.memo().map(|memo| body("commenting", memo));
    let judged = segment.judged().into_iter().map(|words| body("assessing", &words));
    [tag].into_iter().chain(memo).chain(judged).collect()
}

fn selectors(segment: &Segment) -> Vec<Value> {
    let span = segment.quote.coding.span;
    let position = json!({ "type": "TextPositionSelector", "start": span.start, "end": span.end });
    let quote = segment.quote.text.and_then(|text| quote(text, span));
    [position].into_iter().chain(quote).collect()
}

/// `None` where no words stand.
fn quote(text: &Transcript, span: Span) -> Option<Value> {
    let exact = text.slice(span);
    let ahead = Span::new(span.start.saturating_sub(AROUND), span.start);
    let behind = Span::new(span.end, span.end.saturating_add(AROUND));
    let quote = json!({
        "type": "TextQuoteSelector",
        "prefix": text.slice(ahead),
        "exact": exact,
        "suffix": text.slice(behind),
    });
    (!exact.is_empty()).then_some(quote)
}

/// The same coding of the same words is the same annotation, whenever it is written.
fn identity_of(segment: &Segment) -> String {
    let (quote, coding) = (&segment.quote, segment.quote.coding);
    let place = format!("{}..{}", coding.span.start, coding.span.end);
    let (transcript, coder) = (quote.transcript.as_str(), quote.coder.as_str());
    identity("coding", &[transcript, coder, &place, coding.code.as_str(), quote.words()])
}

fn identity_of_code(code: &CodeId) -> String {
    identity("code", &[code.as_str()])
}

fn identity(kind: &str, parts: &[&str]) -> String {
    let whole = format!("gloss:{kind}\n{}", parts.join("\n"));
    format!("urn:uuid:{}", Uuid::new_v5(&Uuid::NAMESPACE_URL, whole.as_bytes()))
}

/// A transcript's path as a relative reference (RFC 3986): everything but letters, digits and `-._~/` in percents.
fn iri(transcript: &TranscriptId) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let byte = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    transcript.as_str().bytes().map(byte).collect()
}

#[cfg(test)]
mod tests;
