//! Answers in a column: which are missing, and what kind of attribute they make.

use std::collections::{BTreeMap, HashMap};

use crate::study::{Attribute, AttributeKind};

/// A category has no more values than this, and each is given twice on average.
const MOST_VALUES: usize = 12;
/// One of several answers is no sentence.
const LONGEST_VALUE: usize = 40;

/// What people write where there is no answer. 999 and the like are left alone: somebody may have meant them.
pub(super) fn is_missing(cell: &str) -> bool {
    matches!(cell, "" | "." | "NA" | "N/A" | "n/a" | "#N/A")
}

/// As the answers look.
pub(super) fn guessed<'a>(name: &str, answers: impl Iterator<Item = &'a str>) -> Attribute {
    let answers: Vec<&str> = answers.filter(|answer| !is_missing(answer)).collect();
    let all = |kind| {
        let attribute = Attribute::new(name, kind);
        !answers.is_empty() && answers.iter().all(|answer| attribute.accept(answer).is_ok())
    };
    // Numbers with zeros in front are names of things: telephones, post codes, ids.
    let named =
        answers.iter().any(|answer| answer.len() > 1 && answer.starts_with('0') && !answer.starts_with("0."));
    if !named && all(AttributeKind::Number) {
        return Attribute::new(name, AttributeKind::Number);
    }
    if !named && all(AttributeKind::Date) {
        return Attribute::new(name, AttributeKind::Date);
    }
    if answers.iter().any(|answer| answer.contains(';')) {
        return several(name, &answers);
    }
    match values(answers.iter().copied()) {
        Some(values) if values.len() * 2 < answers.len() => {
            Attribute { values, ..Attribute::new(name, AttributeKind::Category) }
        }
        _ => Attribute::new(name, AttributeKind::Text),
    }
}

/// Several answers in a cell are such when some come again and none is a sentence.
fn several(name: &str, answers: &[&str]) -> Attribute {
    let parts =
        || answers.iter().flat_map(|answer| answer.split(';')).map(str::trim).filter(|part| !part.is_empty());
    match values(parts()) {
        Some(values) if values.len() < parts().count() => {
            Attribute { values, ..Attribute::new(name, AttributeKind::Several) }
        }
        _ => Attribute::new(name, AttributeKind::Text),
    }
}

/// The different answers, in the order in which they were given; nothing when they are too many or too long. Of
/// spellings that differ only in case the most usual one counts.
fn values<'a>(answers: impl Iterator<Item = &'a str>) -> Option<Vec<String>> {
    let mut order: Vec<String> = Vec::new();
    let mut spellings: HashMap<String, BTreeMap<&str, usize>> = HashMap::new();
    for answer in answers {
        let same = answer.to_lowercase();
        if !spellings.contains_key(&same) {
            order.push(same.clone());
        }
        if order.len() > MOST_VALUES || answer.chars().count() > LONGEST_VALUE {
            return None;
        }
        *spellings.entry(same).or_default().entry(answer).or_default() += 1;
    }
    let usual = |same: &String| {
        let spelt = spellings.get(same)?.iter().max_by_key(|(_, times)| **times)?;
        Some((*spelt.0).to_string())
    };
    Some(order.iter().filter_map(usual).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(answers: &[&str]) -> (AttributeKind, Vec<String>) {
        let attribute = guessed("x", answers.iter().copied());
        (attribute.kind, attribute.values)
    }

    #[test]
    fn answers_tell_what_was_asked() {
        assert_eq!(kind(&["34", "", "2.5", "NA"]).0, AttributeKind::Number);
        assert_eq!(kind(&["2019-04-17", "2019-05"]).0, AttributeKind::Date);
        assert_eq!(kind(&["00017", "00018"]).0, AttributeKind::Text);
        assert_eq!(kind(&["lots", "of", "different", "words"]).0, AttributeKind::Text);
        assert_eq!(kind(&["", "NA", "."]).0, AttributeKind::Text);
        assert_eq!(
            kind(&["day", "Day", "night", "day", "night"]),
            (AttributeKind::Category, vec!["day".into(), "night".into()])
        );
        let (kind, values) = kind(&["bus; tram", "bus", "car"]);
        assert_eq!((kind, values.len()), (AttributeKind::Several, 3));
    }

    #[test]
    fn a_sentence_with_a_semicolon_is_one_answer() {
        assert_eq!(
            kind(&["I came late; nobody minded, which I had not expected of them", "no"]).0,
            AttributeKind::Text
        );
    }
}
