//! The names a study knows: its codes, and the values its fields have.

use std::collections::{BTreeSet, HashMap};

use super::field::{ATTRIBUTE, Field};
use crate::study::{AttributeKind, CaseKind, CodeId, Kind, Study, TranscriptId};
use crate::text::{fold, nearest};

pub(super) struct Roster<'a> {
    pub study: &'a Study,
    by_path: HashMap<String, &'a CodeId>,
    by_name: HashMap<String, Vec<&'a CodeId>>,
}

impl<'a> Roster<'a> {
    pub fn new(study: &'a Study) -> Roster<'a> {
        let mut roster = Roster { study, by_path: HashMap::new(), by_name: HashMap::new() };
        for code in study.codebook.codes() {
            roster.by_path.entry(fold(&study.codebook.path(code.id.as_str()))).or_insert(&code.id);
            roster.by_name.entry(fold(&code.name)).or_default().push(&code.id);
        }
        roster
    }

    /// By slug, by path, or by a name that only one code has. What stands on codings alone is known by its slug.
    pub fn code(&self, words: &str) -> Option<CodeId> {
        if let Some(code) = self.study.codebook.get(words) {
            return Some(code.id.clone());
        }
        let of_name = || match self.by_name.get(&fold(words.trim()))?.as_slice() {
            [only] => Some((*only).clone()),
            _ => None,
        };
        let strange = || {
            let mut codings = self.study.codings().map(|(_, _, coding)| &coding.code);
            codings.find(|code| code.as_str() == words).cloned()
        };
        self.path(words).or_else(of_name).or_else(strange)
    }

    pub fn path(&self, words: &str) -> Option<CodeId> {
        self.by_path.get(&fold(words.trim())).map(|code| (*code).clone())
    }

    /// The paths of the codes that share this name.
    pub fn sharing(&self, name: &str) -> Vec<String> {
        let codes = self.by_name.get(&fold(name.trim())).map(Vec::as_slice).unwrap_or_default();
        codes.iter().map(|code| written(&self.study.codebook.path(code.as_str()))).collect()
    }

    /// The code nearest to a wrong name, as one would write it; a name that only begins so counts as near.
    pub fn nearest_code(&self, wrong: &str) -> Option<String> {
        let codes = self.study.codebook.codes();
        let folded = fold(wrong.trim());
        let by_slug = || nearest(wrong, codes.iter().map(|code| code.id.as_str())).map(written);
        let by_name = || nearest(wrong, codes.iter().map(|code| code.name.as_str())).map(written);
        let begun = || codes.iter().find(|code| fold(&code.name).starts_with(&folded) && !folded.is_empty());
        by_slug().or_else(by_name).or_else(|| begun().map(|code| written(&code.name)))
    }

    pub fn attribute(&self, name: &str) -> Option<Field> {
        let known = self.attributes();
        let exact = known.iter().find(|(known, _)| known == name);
        let folded = fold(name);
        let found = exact.or_else(|| known.iter().find(|(known, _)| fold(known) == folded))?;
        Some(Field::Attribute(found.0.clone(), found.1))
    }

    /// Those that are asked of every case, then those that only some case has.
    pub fn attributes(&self) -> Vec<(String, AttributeKind)> {
        let mut known: Vec<(String, AttributeKind)> =
            self.study.about.attributes.iter().map(|asked| (asked.name.clone(), asked.kind)).collect();
        let told: BTreeSet<&String> = self.told().map(|(name, _)| name).collect();
        for name in told {
            if !known.iter().any(|(known, _)| known == name) {
                known.push((name.clone(), AttributeKind::Text));
            }
        }
        known
    }

    /// Every attribute of every case with its value, for good or for a wave.
    fn told(&self) -> impl Iterator<Item = &'a (String, String)> {
        self.study.cases.iter().flat_map(|case| {
            let of_waves = case.sittings.iter().flat_map(|sitting| &sitting.attributes);
            case.attributes.iter().chain(of_waves)
        })
    }

    /// Every field as it is written.
    pub fn fields(&self) -> Vec<String> {
        let plain = Field::NAMED.iter().map(|(name, _)| (*name).to_string());
        let attributes =
            self.attributes().into_iter().map(|(name, _)| format!("{ATTRIBUTE}{}", written(&name)));
        plain.chain(["text".to_string()]).chain(attributes).collect()
    }

    /// The values that a field may have, each once and in order; none where any is possible.
    pub fn values(&self, field: &Field) -> Vec<String> {
        let study = self.study;
        let of =
            |names: &mut dyn Iterator<Item = String>| names.collect::<BTreeSet<_>>().into_iter().collect();
        match field {
            Field::Case => of(&mut self.cases()),
            Field::Wave => of(&mut self.waves()),
            Field::Speaker => of(&mut self.speakers()),
            Field::Coder | Field::Layer => {
                let people = study.about.people.iter().map(|person| person.id.clone());
                of(&mut study.coders().into_iter().map(ToString::to_string).chain(people))
            }
            Field::Transcript => study.shelf.keys().flat_map(names_of).map(str::to_string).collect(),
            Field::Group => {
                let groups = study.cases.iter().filter(|case| case.kind == CaseKind::Group);
                of(&mut groups.map(|case| case.id.to_string()))
            }
            Field::Question => study.about.guide.iter().map(|question| question.id.clone()).collect(),
            Field::Set => study.about.sets.iter().map(|set| set.name.clone()).collect(),
            Field::Attribute(name, kind) => of(&mut self.answers(name, *kind)),
            Field::Code => {
                let strange = study.codings().map(|(_, _, coding)| coding.code.to_string());
                let known = study.codebook.codes().iter().map(|code| code.id.to_string());
                of(&mut known.chain(strange.filter(|code| !study.codebook.contains(code))))
            }
            Field::Kind => Kind::ALL.map(|kind| kind.name().to_string()).to_vec(),
            Field::Golden | Field::Counter => ["yes", "no"].map(str::to_string).to_vec(),
            Field::Weight | Field::Memo | Field::Words => Vec::new(),
        }
    }

    /// A value as the study keeps it: codes may be named by path or name.
    pub fn as_known(&self, field: &Field, typed: &str) -> String {
        let code = (*field == Field::Code).then(|| self.code(typed)).flatten();
        code.map_or_else(|| typed.to_string(), |code| code.to_string())
    }

    fn cases(&self) -> impl Iterator<Item = String> {
        let owners = self.study.shelf.keys().map(|transcript| self.study.case_of(transcript).0.to_string());
        self.study.cases.iter().map(|case| case.id.to_string()).chain(owners)
    }

    fn waves(&self) -> impl Iterator<Item = String> {
        let told = self.study.shelf.keys().filter_map(|transcript| self.study.case_of(transcript).1);
        self.study.about.waves.iter().map(|wave| wave.number).chain(told).map(|wave| wave.to_string())
    }

    /// The number of a wave by its label.
    pub fn wave(&self, label: &str) -> Option<f64> {
        let folded = fold(label.trim());
        let wave = self.study.about.waves.iter().find(|wave| fold(&wave.label) == folded)?;
        Some(f64::from(wave.number))
    }

    fn speakers(&self) -> impl Iterator<Item = String> {
        let texts = self.study.shelf.values().filter_map(|shelved| shelved.text.as_deref());
        texts.flat_map(|text| text.speakers().iter().map(ToString::to_string))
    }

    /// Of an attribute: the answers there may be, and those that somebody gave.
    fn answers(&self, name: &str, kind: AttributeKind) -> impl Iterator<Item = String> {
        let asked = self.study.about.attributes.iter().find(|asked| asked.name == name);
        let declared = asked.map(|asked| asked.values.clone()).unwrap_or_default();
        let given = self.told().filter(move |(known, _)| known == name).flat_map(move |(_, value)| {
            let each: Vec<String> = parts(value, kind).map(str::to_string).collect();
            each
        });
        declared.into_iter().chain(given)
    }
}

/// How people speak of a transcript: its path, its file's name with and without the ending.
pub(super) fn names_of(transcript: &TranscriptId) -> [&str; 3] {
    let path = transcript.as_str();
    [path, path.rsplit('/').next().unwrap_or(path), transcript.stem()]
}

/// The answers in one value.
pub(super) fn parts(value: &str, kind: AttributeKind) -> impl Iterator<Item = &str> {
    let several = kind == AttributeKind::Several;
    value.split(move |c| several && c == ';').map(str::trim)
}

const KEYWORDS: [&str; 14] = [
    "and", "or", "not", "in", "near", "before", "after", "overlaps", "inside", "around", "equals", "cases",
    "atleast", "missing",
];

/// A name as it has to be typed: in quotation marks where it would not be read as one word.
pub fn written(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    let is_plain = !name.is_empty() && name.chars().all(plain) && !name.starts_with('/');
    let first = name.split('/').next().unwrap_or_default().to_lowercase();
    if is_plain && !KEYWORDS.contains(&first.as_str()) {
        return name.to_string();
    }
    format!("\"{}\"", name.replace('\\', r"\\").replace('"', "\\\""))
}
