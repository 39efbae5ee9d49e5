//! Attributes as variables, and their values: of cases, and of transcripts where they hold for one wave only.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::case_words;
use super::super::element::Element;
use super::Page;
use crate::study::{Attribute, AttributeKind, Case, CaseKind, Sitting, Study, TranscriptId};

/// What a transcript's values call its wave and the day of the interview.
const WAVE: &str = "wave";
const DATE: &str = "date";

struct Variable {
    attribute: Attribute,
    declared: bool,
    kind: &'static str,
    guid: String,
}

pub struct Variables {
    all: Vec<Variable>,
    by_name: HashMap<String, usize>,
    /// What the values of a transcript say of every sitting in which nothing else is said.
    sittings: BTreeMap<TranscriptId, Sitting>,
}

impl Variables {
    pub fn of(page: &Page) -> Variables {
        let mut variables =
            Variables { all: Vec::new(), by_name: HashMap::new(), sittings: sittings(page.study) };
        page.study.about.attributes.iter().for_each(|asked| variables.add(page, asked.clone(), true));
        let values = variables.values(page.study);
        for (name, _) in &values {
            variables.add(page, Attribute::new(name, AttributeKind::Text), false);
        }
        let mut of: HashMap<&str, Vec<&str>> = HashMap::new();
        values.iter().for_each(|(name, value)| of.entry(name).or_default().push(value));
        for variable in &mut variables.all {
            let values = of.get(variable.attribute.name.as_str()).map(Vec::as_slice).unwrap_or_default();
            variable.kind = kind(&variable.attribute, values);
        }
        variables
    }

    fn add(&mut self, page: &Page, attribute: Attribute, declared: bool) {
        if self.by_name.contains_key(&attribute.name) {
            return;
        }
        let guid = page.mint.of("variable", &[&attribute.name]);
        self.by_name.insert(attribute.name.clone(), self.all.len());
        self.all.push(Variable { attribute, declared, kind: "Text", guid });
    }

    /// Every value that will be written, with its name.
    fn values(&self, study: &Study) -> Vec<(String, String)> {
        let of_cases = study.cases.iter().flat_map(|case| case.attributes.iter().cloned());
        let of_sittings = self.sittings.values().flat_map(said);
        of_cases.chain(of_sittings).filter(|(_, value)| !value.is_empty()).collect()
    }

    pub fn elements(&self) -> Vec<Element> {
        let element = |variable: &Variable| {
            Element::new("Variable")
                .with("guid", &variable.guid)
                .with("name", &variable.attribute.name)
                .with("typeOfVariable", variable.kind)
                .described(case_words::write_variable(&variable.attribute, variable.declared))
        };
        self.all.iter().map(element).collect()
    }

    pub fn of_case(&self, case: &Case) -> Vec<Element> {
        case.attributes.iter().filter_map(|(name, value)| self.value(name, value)).collect()
    }

    pub fn of_source(&self, transcript: &TranscriptId) -> Vec<Element> {
        let said = self.sittings.get(transcript).map(said).unwrap_or_default();
        said.iter().filter_map(|(name, value)| self.value(name, value)).collect()
    }

    /// Whether the values of their transcripts tell all there is to tell of these sittings.
    pub fn tell(&self, study: &Study, sittings: &[Sitting]) -> bool {
        let mut seen = HashSet::new();
        let mut told = |sitting: &Sitting| {
            let unsaid = Sitting::new(sitting.transcript.clone(), None);
            let said = self.sittings.get(&sitting.transcript).unwrap_or(&unsaid);
            let once = seen.insert(sitting.transcript.clone());
            once && said == sitting && study.text(&sitting.transcript).is_some()
        };
        sittings.iter().all(&mut told)
    }

    /// `None` for a missing value.
    fn value(&self, name: &str, value: &str) -> Option<Element> {
        let variable =
            self.by_name.get(name).and_then(|at| self.all.get(*at)).filter(|_| !value.is_empty())?;
        let name = match variable.kind {
            "Integer" => "IntegerValue",
            "Float" => "FloatValue",
            "Date" => "DateValue",
            _ => "TextValue",
        };
        let reference = Element::pointing("VariableRef", &variable.guid);
        Some(Element::new("VariableValue").holding([reference, Element::saying(name, value)]))
    }
}

/// What a sitting says, as names and values.
fn said(sitting: &Sitting) -> Vec<(String, String)> {
    let wave = sitting.wave.map(|wave| (WAVE.to_string(), wave.to_string()));
    let date = (!sitting.date.is_empty()).then(|| (DATE.to_string(), sitting.date.clone()));
    wave.into_iter().chain(date).chain(sitting.attributes.iter().cloned()).collect()
}

/// The sitting of each transcript that its values can tell: that of a group or site before that of who speaks in it.
fn sittings(study: &Study) -> BTreeMap<TranscriptId, Sitting> {
    let mut cases: Vec<&Case> = study.cases.iter().collect();
    cases.sort_by_key(|case| case.kind == CaseKind::Participant);
    let mut sittings = BTreeMap::new();
    for sitting in cases.iter().flat_map(|case| &case.sittings) {
        sittings.entry(sitting.transcript.clone()).or_insert_with(|| sitting.clone());
    }
    sittings.retain(|_, sitting| can_be_told(sitting));
    sittings
}

fn can_be_told(sitting: &Sitting) -> bool {
    let plain = |(name, value): &(String, String)| {
        !value.is_empty() && !name.eq_ignore_ascii_case(WAVE) && !name.eq_ignore_ascii_case(DATE)
    };
    sitting.attributes.iter().all(plain)
}

/// The standard's type that holds all these values.
fn kind(attribute: &Attribute, values: &[&str]) -> &'static str {
    let all = |good: fn(&str) -> bool| !values.is_empty() && values.iter().all(|value| good(value));
    match attribute.kind {
        _ if attribute.name == WAVE && all(is_integer) => "Integer",
        AttributeKind::Number if all(is_integer) => "Integer",
        AttributeKind::Number if values.is_empty() || all(is_decimal) => "Float",
        AttributeKind::Date if values.is_empty() || all(is_day) => "Date",
        _ => "Text",
    }
}

fn is_integer(value: &str) -> bool {
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_decimal(value: &str) -> bool {
    let plain = value.strip_prefix(['-', '+']).unwrap_or(value);
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    !(whole.is_empty() && part.is_empty()) && digits(whole) && digits(part)
}

fn is_day(value: &str) -> bool {
    value.len() == 10 && value.parse::<jiff::civil::Date>().is_ok_and(|day| day.year() > 0)
}
