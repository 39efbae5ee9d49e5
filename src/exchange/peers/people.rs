//! Cases out of a foreign project: whole transcripts and parts of them become sittings and speakers.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{gathered::Gathered, names::Taken, text::Text};
use crate::exchange::Told;
use crate::study::{Attribute, AttributeKind, Case, CaseId, Sitting, TranscriptId, by_file_name};
use crate::text::{Span, Transcript};

const MOST_ATTRIBUTES: usize = 1_000;
const TOO_MANY: &str = "the project has more than 1,000 attributes";

/// Cases by their foreign numbers, and what is said of transcripts before it is known whose they are.
#[derive(Default)]
pub(super) struct People {
    cases: Vec<Case>,
    places: HashMap<i64, usize>,
    names: Taken,
    /// By name: their order, and whether their values are meant as numbers.
    attributes: HashMap<String, (usize, bool)>,
    of_transcripts: BTreeMap<TranscriptId, Vec<(String, String)>>,
    /// By the numbers of case and file.
    stretches: BTreeMap<(i64, i64), Vec<Span>>,
}

impl People {
    pub fn case(&mut self, number: i64, name: &str, told: &mut Told) -> CaseId {
        let name = name.trim();
        let wanted = if name.is_empty() { format!("case {number}") } else { name.into() };
        let id = self.names.free(0, &wanted, |n| format!("{wanted} ({n})"));
        if id != name {
            told.changed("cases", "it had no name, or another one's", format!("{name} → {id}"));
        }
        self.places.insert(number, self.cases.len());
        self.cases.push(Case::new(CaseId::new(&id)));
        CaseId::new(id)
    }

    /// `number` says that its values are meant as numbers.
    pub fn attribute(&mut self, name: &str, number: bool) {
        let next = self.attributes.len();
        self.attributes.entry(name.into()).or_insert((next, number));
    }

    /// An empty value is a missing one.
    pub fn value(&mut self, number: i64, attribute: &str, value: &str, told: &mut Told) {
        if value.trim().is_empty() {
            return;
        }
        if !self.may_have(attribute) {
            return told.dropped("values", TOO_MANY, attribute);
        }
        match self.places.get(&number).and_then(|at| self.cases.get_mut(*at)) {
            Some(case) => put(&mut case.attributes, attribute, value),
            None => told.dropped("values", "their case is not in the project", attribute),
        }
    }

    pub fn value_of_transcript(
        &mut self,
        transcript: &TranscriptId,
        attribute: &str,
        value: &str,
        told: &mut Told,
    ) {
        if value.trim().is_empty() {
            return;
        }
        if !self.may_have(attribute) {
            return told.dropped("values", TOO_MANY, attribute);
        }
        put(self.of_transcripts.entry(transcript.clone()).or_default(), attribute, value);
    }

    fn may_have(&mut self, attribute: &str) -> bool {
        if self.attributes.len() < MOST_ATTRIBUTES {
            self.attribute(attribute, false);
        }
        self.attributes.contains_key(attribute)
    }

    /// A stretch of a file that is a case's.
    pub fn stretch(&mut self, case: i64, file: i64, span: Span) {
        self.stretches.entry((case, file)).or_default().push(span);
    }

    /// `texts` are the files by their numbers.
    pub fn finish(mut self, texts: &HashMap<i64, Text>, gathered: &mut Gathered) {
        for ((case, file), spans) in std::mem::take(&mut self.stretches) {
            if let Some(text) = texts.get(&file) {
                self.sit(case, text, &spans, &mut gathered.told);
            }
        }
        self.place_values(&mut gathered.told);
        for case in &mut self.cases {
            count_waves(case);
            let mut seen = HashSet::new();
            case.speakers.retain(|name| seen.insert(name.clone()));
        }
        let mut attributes: Vec<_> = std::mem::take(&mut self.attributes).into_iter().collect();
        attributes.sort_by_key(|(_, (order, _))| *order);
        for (name, (_, number)) in attributes {
            let kind = if number { self.kind(&name, &mut gathered.told) } else { AttributeKind::Text };
            gathered.about.attributes.push(Attribute::new(name, kind));
        }
        gathered.cases = self.cases;
    }

    /// A case's stretches of one transcript; those that are all turns of some speakers make them the case's.
    fn sit(&mut self, case: i64, text: &Text, spans: &[Span], told: &mut Told) {
        let Some(case) = self.places.get(&case).and_then(|at| self.cases.get_mut(*at)) else {
            return told.dropped("files of cases", "their case is not in the project", text.id.as_str());
        };
        case.sittings.push(Sitting::new(text.id.clone(), None));
        if spans.iter().any(|span| is_whole(text, *span)) {
            return;
        }
        match speakers(&text.text, spans) {
            Some(speakers) => case.speakers.extend(speakers),
            None => {
                let why = "they are not all the turns of a speaker; the whole transcript is the case's now";
                told.changed("parts of cases", why, format!("{}, {}", case.id, text.id));
            }
        }
    }

    /// What is said of a transcript stands in the sittings of its cases.
    fn place_values(&mut self, told: &mut Told) {
        let sittings = self.cases.iter().flat_map(|case| &case.sittings);
        let owned: HashSet<TranscriptId> = sittings.map(|sitting| sitting.transcript.clone()).collect();
        let nobodys: Vec<TranscriptId> =
            self.of_transcripts.keys().filter(|transcript| !owned.contains(*transcript)).cloned().collect();
        for transcript in nobodys {
            self.own(transcript, told);
        }
        for sitting in self.cases.iter_mut().flat_map(|case| &mut case.sittings) {
            if let Some(values) = self.of_transcripts.get(&sitting.transcript) {
                sitting.attributes.clone_from(values);
            }
        }
    }

    /// A transcript that is nobody's gets the case of its name.
    fn own(&mut self, transcript: TranscriptId, told: &mut Told) {
        let why = "they are nobody's and say something of themselves: they are the case's of their name now";
        told.changed("transcripts", why, transcript.as_str());
        let (id, _) = by_file_name(&transcript);
        let sitting = Sitting::new(transcript, None);
        match self.cases.iter_mut().find(|case| case.id == id) {
            Some(case) => case.sittings.push(sitting),
            None => self.cases.push(Case { sittings: vec![sitting], ..Case::new(id) }),
        }
    }

    /// Of an attribute whose values are meant as numbers.
    fn kind(&self, name: &str, told: &mut Told) -> AttributeKind {
        let numbers = Attribute::new(name, AttributeKind::Number);
        let of_cases = self.cases.iter().flat_map(|case| &case.attributes);
        let of_sittings = self.cases.iter().flat_map(|case| &case.sittings);
        let of_sittings = of_sittings.flat_map(|sitting| &sitting.attributes);
        let mut values = of_cases.chain(of_sittings).filter(|(known, _)| known == name);
        let Some((_, odd)) = values.find(|(_, value)| numbers.accept(value).is_err()) else {
            return AttributeKind::Number;
        };
        let why = "not all their values are numbers; they are text now";
        told.changed("attributes", why, format!("{name}: {odd}"));
        AttributeKind::Text
    }
}

fn put(values: &mut Vec<(String, String)>, name: &str, value: &str) {
    values.retain(|(known, _)| known != name);
    values.push((name.into(), value.trim().into()));
}

/// All of it but white space; programs also write 0, 0 for a whole file, and some leave the last character out.
fn is_whole(text: &Text, span: Span) -> bool {
    let words = text.trimmed(text.text.whole());
    span == Span::new(0, 0) || (span.start <= words.start && span.end + 1 >= words.end)
}

/// Whose turns these are, when they are all the turns of some speakers and nothing else.
fn speakers(text: &Transcript, spans: &[Span]) -> Option<Vec<String>> {
    let spans = joined(spans);
    // Whether each speaker's turns are all in, or all out.
    let mut all: BTreeMap<&str, bool> = BTreeMap::new();
    for (at, turn) in text.turns().iter().enumerate().filter(|(_, turn)| !turn.words.is_empty()) {
        let next = spans.partition_point(|span| span.end <= turn.words.start);
        let touched = spans.get(next).filter(|span| span.overlaps(turn.words));
        let is_in = touched.is_some_and(|span| span.covers(turn.words));
        if touched.is_some() != is_in {
            return None;
        }
        match text.speaker(at) {
            Some(speaker) if *all.entry(speaker).or_insert(is_in) != is_in => return None,
            None if is_in => return None,
            _ => {}
        }
    }
    let speakers: Vec<String> =
        all.into_iter().filter(|(_, is_in)| *is_in).map(|(name, _)| name.to_string()).collect();
    (!speakers.is_empty()).then_some(speakers)
}

/// In order, with those that meet made one.
fn joined(spans: &[Span]) -> Vec<Span> {
    let mut spans = spans.to_vec();
    spans.sort();
    spans.dedup_by(|next, span| {
        let meet = next.start <= span.end;
        if meet {
            *span = span.hull(*next);
        }
        meet
    });
    spans
}

/// Where the names of a case's transcripts count its waves (`50001`, `50001_2`), so do its sittings.
fn count_waves(case: &mut Case) {
    let wave = |sitting: &Sitting| {
        let (id, wave) = by_file_name(&sitting.transcript);
        (id == case.id).then_some(wave)
    };
    let waves: Vec<Option<u16>> = case.sittings.iter().map(wave).collect();
    if waves.iter().flatten().any(|wave| *wave > 1) {
        for (sitting, wave) in case.sittings.iter_mut().zip(waves) {
            sitting.wave = wave;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUP: &str = "Moderator: So?\n\nNoor: Well.\n\nPim: No.\n\nNoor: Yes, there was.\n";

    fn at(text: &Text, words: &str) -> Span {
        let byte = GROUP.find(words).unwrap();
        Span::new(text.text.at_byte(byte), text.text.at_byte(byte + words.len()))
    }

    fn cast_by(parts: &[&str]) -> (Vec<String>, Told) {
        let text = Text::of("g.txt", GROUP);
        let (mut people, mut told) = (People::default(), Told::default());
        people.case(1, "Noor", &mut told);
        let spans: Vec<Span> = parts.iter().map(|words| at(&text, words)).collect();
        people.sit(1, &text, &spans, &mut told);
        (people.cases[0].speakers.clone(), told)
    }

    #[test]
    fn all_turns_of_a_speaker_make_the_speaker_the_case() {
        let (speakers, told) = cast_by(&["Noor: Well.\n", "Noor: Yes, there was."]);
        assert_eq!((speakers, told), (vec!["Noor".to_string()], Told::default()));
    }

    #[test]
    fn some_turns_or_half_a_turn_are_told() {
        for parts in [&["Noor: Well."][..], &["Noor: Well.", "there was."]] {
            let (speakers, told) = cast_by(parts);
            assert!(speakers.is_empty());
            assert_eq!(told.count(crate::exchange::Fate::Changed, "parts of cases"), 1);
        }
    }

    #[test]
    fn a_whole_transcript_has_no_speakers_of_its_own() {
        let (speakers, told) = cast_by(&[GROUP]);
        assert_eq!((speakers.len(), told), (0, Told::default()));
    }
}
