//! Annotations as JSON has them: where they lie, and what their bodies say.

use serde_json::Value;

use crate::exchange::Refused;
use crate::study::Marks;

/// A JSON text, or one a line.
pub fn parsed(bytes: &[u8]) -> Result<Vec<Value>, Refused> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let lines = serde_json::Deserializer::from_slice(bytes).into_iter::<Value>();
    let whole: Result<Vec<Value>, _> = lines.collect();
    whole.map_err(|error| Refused::unreadable(format!("this is no JSON: {error}")))
}

/// Out of pages, collections and lists. The parser has bounded how deep they can stand.
pub fn gather<'a>(value: &'a Value, annotations: &mut Vec<&'a Value>) {
    if let Some(list) = value.as_array() {
        return list.iter().for_each(|value| gather(value, annotations));
    }
    if is(value.get("type"), "Annotation") {
        annotations.push(value);
    }
    ["items", "first", "@graph"]
        .iter()
        .filter_map(|key| value.get(key))
        .for_each(|value| gather(value, annotations));
}

pub fn tags(annotation: &Value) -> Vec<&Value> {
    let tags =
        bodies(annotation, "tagging").filter(|body| words(body).is_some_and(|tag| !tag.trim().is_empty()));
    tags.collect()
}

/// Bodies of one purpose; a body that has none has that of the annotation.
fn bodies<'a>(annotation: &'a Value, purpose: &'a str) -> impl Iterator<Item = &'a Value> {
    let all = each(annotation.get("body")).chain(annotation.get("bodyValue"));
    all.filter(move |body| is(body.get("purpose").or_else(|| annotation.get("motivation")), purpose))
}

pub fn words(body: &Value) -> Option<&str> {
    body.as_str().or_else(|| body.get("value")?.as_str())
}

/// Memo and marks, and the doubt if there is one. Assessments in other words than ours are part of the memo.
pub fn judged(annotation: &Value) -> (Marks, Option<&str>) {
    let mut marks = Marks::default();
    let mut doubt = None;
    let mut memo: Vec<&str> = bodies(annotation, "commenting").filter_map(words).collect();
    for said in bodies(annotation, "assessing").filter_map(words) {
        let weight = said.strip_prefix("weight ").and_then(|weight| weight.parse().ok());
        match (said, weight, said.strip_prefix("to be reviewed: ")) {
            ("golden", ..) => marks.golden = true,
            ("counter", ..) => marks.counter = true,
            (_, Some(weight @ 0..=100), _) => marks.weight = Some(weight),
            (.., Some(why)) => doubt = Some(why),
            (other, ..) => memo.push(other),
        }
    }
    marks.memo = (!memo.is_empty()).then(|| memo.join("\n\n").into());
    (marks, doubt)
}

pub fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let list =
        value.map_or(&[][..], |value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
    list.iter()
}

fn is(value: Option<&Value>, name: &str) -> bool {
    each(value).any(|value| value.as_str() == Some(name))
}

/// `%20` as the blank it stands for; what is no such thing stays.
pub fn unescaped(words: &str) -> String {
    let mut bytes = Vec::with_capacity(words.len());
    let mut rest = words.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind.get(..2).filter(|hex| *first == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
