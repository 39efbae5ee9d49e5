//! Variables as attributes, and the values of cases and documents.

use std::collections::HashMap;

use super::super::case_words;
use super::super::clean::Unique;
use super::super::guid::Guid;
use super::super::xml::{Node, Tag};
use super::{Reading, Thing};
use crate::study::{Attribute, AttributeKind};

/// A name and a value.
pub type Value = (String, String);

#[derive(Default)]
pub struct Variables {
    names: HashMap<Guid, String>,
}

/// What a transcript's values call its wave and the day of the interview: these are no attributes.
pub fn is_wave(name: &str) -> bool {
    name.eq_ignore_ascii_case("wave")
}

pub fn is_date(name: &str) -> bool {
    name.eq_ignore_ascii_case("date")
}

impl<'a> Reading<'a> {
    pub(super) fn read_variables(&mut self) {
        let mut names = Unique::exact();
        let of_cases = self.asked_of_cases();
        for node in self.root.within("Variables", "Variable") {
            let said = if node.name().trim().is_empty() { "attribute" } else { node.name() };
            let name = names.free(said);
            if name != said {
                self.told.changed("attributes", "two of them had one name", &name);
            }
            let mut attribute = asked(&name, node);
            let (declared, rest) = case_words::read_variable(&node.description(), &mut attribute);
            if !rest.trim().is_empty() {
                let about = format!("{name}: {rest}");
                self.told.changed("descriptions of attributes", "they have become memos of the study", &name);
                self.comment(Thing::Study, about, node);
            }
            if let Some(guid) = node.guid() {
                let sittings_only = (is_wave(&name) || is_date(&name)) && !of_cases.contains_key(&guid);
                self.variables.names.entry(guid).or_insert(name);
                if declared && (self.ours || !sittings_only) {
                    self.about.attributes.push(attribute);
                }
            }
        }
    }

    /// Which variables named cases have values of.
    fn asked_of_cases(&self) -> HashMap<Guid, ()> {
        let cases = self.root.within("Cases", "Case").filter(|case| !case.name().trim().is_empty());
        let values = cases.flat_map(|case| case.all("VariableValue"));
        values.filter_map(|value| value.one("VariableRef")?.target()).map(|guid| (guid, ())).collect()
    }

    /// What is said of a case or document; missing values have no entry.
    pub(super) fn values(&mut self, node: Node<'a>) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        for value in node.all("VariableValue") {
            let words = value.children().find(|child| child.is_element() && !child.is("VariableRef"));
            let Some(words) = words.map(plain).filter(|words| !words.is_empty()) else { continue };
            let known = value.one("VariableRef").and_then(Tag::target);
            match known.and_then(|guid| self.variables.names.get(&guid)) {
                Some(name) => values.push((name.clone(), words)),
                None => self.told.dropped("values", "no variable says what they are values of", words),
            }
        }
        values
    }
}

fn asked(name: &str, node: Node) -> Attribute {
    let kind = match node.said("typeOfVariable").map(str::trim) {
        Some("Integer" | "Float") => AttributeKind::Number,
        Some("Date") => AttributeKind::Date,
        Some("Boolean") => AttributeKind::Category,
        // A moment is more than the days, months and years that dates are here.
        _ => AttributeKind::Text,
    };
    let values =
        if kind == AttributeKind::Category { vec!["true".into(), "false".into()] } else { Vec::new() };
    Attribute { values, ..Attribute::new(name, kind) }
}

/// Only text may begin or end with blanks; one that is nothing else is missing.
fn plain(value: Node) -> String {
    let words = value.words();
    match words.trim() {
        "" => String::new(),
        _ if value.is("TextValue") => words,
        "1" if value.is("BooleanValue") => "true".to_string(),
        "0" if value.is("BooleanValue") => "false".to_string(),
        trimmed => trimmed.to_string(),
    }
}
