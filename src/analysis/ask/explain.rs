//! A question and its answer in one sentence.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::answer::{Answer, Counts};
use super::field::{Field, Test};
use super::query::{Codes, Distance, Grain, How, Part, Query, Relation, Says};
use super::values::Wanted;
use crate::analysis::Voices;
use crate::study::{CaseId, CodeId, Study};

/// "Text coded Hope and Trust at once, by everyone, wave 2–3: 14 stretches made of 31 codings, 6 of 10 people, …"
pub fn explain(query: &Query, how: How, answer: &Answer, study: &Study) -> String {
    let teller = Teller { study };
    let subject = how.by.map_or("Text".into(), |grain| format!("Whole {}s", grain.name()));
    let told = teller.part(&query.root);
    let found = counted(&answer.counts, answer.transcripts.iter().all(|here| here.behind.is_empty()));
    let mut sentence = format!("{subject} {told}{}: {found}.", by_whom(&query.root));
    for remark in remarks(query, how, answer, study) {
        sentence += " ";
        sentence += &remark;
    }
    sentence
}

struct Teller<'a> {
    study: &'a Study,
}

impl Teller<'_> {
    fn part(&self, part: &Part) -> String {
        match &part.says {
            Says::Codes(_) => format!("coded {}", self.codes(part)),
            Says::Words(pattern) => format!("that says “{}”", pattern.source()),
            Says::Field(test) => condition(test),
            Says::Cases(part) => format!("by people who have text {}", self.inner(part)),
            Says::AtLeast(wanted, parts) => {
                format!("that is at least {wanted} of ({})", self.list(parts, "; "))
            }
            Says::Not(part) if part.about().is_some() => format!("not ({})", self.part(part)),
            Says::Not(part) => format!("of participants and not {}", self.inner(part)),
            Says::And(parts) => self.all(parts),
            Says::Or(parts) if self.are_codes(parts) => format!("coded {}", self.list_codes(parts, " or ")),
            Says::Or(parts) => self.list(parts, " or "),
            Says::Beside(left, relation, right) => {
                format!("{} {} text {}", self.inner(left), beside(*relation), self.inner(right))
            }
        }
    }

    /// A part of a larger one, in brackets where it would run into its neighbours.
    fn inner(&self, part: &Part) -> String {
        let is_loose = matches!(part.says, Says::And(_) | Says::Or(_) | Says::Beside(..));
        let told = self.part(part);
        if is_loose { format!("({told})") } else { told }
    }

    fn list(&self, parts: &[Part], between: &str) -> String {
        parts.iter().map(|part| self.inner(part)).collect::<Vec<_>>().join(between)
    }

    fn all(&self, parts: &[Part]) -> String {
        let (conditions, found): (Vec<&Part>, Vec<&Part>) =
            parts.iter().partition(|part| part.about().is_some());
        let (less, found): (Vec<&Part>, Vec<&Part>) = found.into_iter().partition(|part| part.is_negated());
        let found: Vec<Part> = found.into_iter().cloned().collect();
        let mut told = match found.as_slice() {
            [] if less.is_empty() => String::new(),
            [] => "of participants".into(),
            [only] => self.part(only),
            several if self.are_codes(several) => {
                format!("coded {} at once", self.list_codes(several, " and "))
            }
            several => format!("at once {}", self.list(several, " and ")),
        };
        for part in less {
            let Says::Not(part) = &part.says else { continue };
            told += &format!(", but not {}", self.inner(part));
        }
        for part in conditions {
            let comma = if told.is_empty() { "" } else { ", " };
            told += &format!("{comma}{}", self.inner(part));
        }
        told
    }

    fn are_codes(&self, parts: &[Part]) -> bool {
        parts.iter().all(|part| matches!(part.says, Says::Codes(_)))
    }

    fn list_codes(&self, parts: &[Part], between: &str) -> String {
        parts.iter().map(|part| self.codes(part)).collect::<Vec<_>>().join(between)
    }

    fn codes(&self, part: &Part) -> String {
        match &part.says {
            Says::Codes(Codes::Own(code)) => self.path(code),
            Says::Codes(Codes::Branch(code, _)) => format!("{} or anything below it", self.path(code)),
            _ => "anything".into(),
        }
    }

    fn path(&self, code: &CodeId) -> String {
        self.study.codebook.path(code.as_str())
    }
}

fn beside(relation: Relation) -> String {
    let within = |distance: Distance, where_: &str| match (distance.most, distance.grain.name()) {
        (0, unit) => format!("in the same {unit}{where_}"),
        (1, unit) => format!("at most 1 {unit}{where_}"),
        (most, unit) => format!("at most {most} {unit}s{where_}"),
    };
    match relation {
        Relation::Overlaps => "(whole) overlapping".into(),
        Relation::Inside => "(whole) inside".into(),
        Relation::Around => "(whole) around all of some".into(),
        Relation::Equals => "(whole) with the bounds of some".into(),
        Relation::Near(distance @ Distance { most: 0, .. }) => within(distance, " as"),
        Relation::Near(distance) => within(distance, " from"),
        Relation::Before(None) => "anywhere before".into(),
        Relation::After(None) => "anywhere after".into(),
        Relation::Before(Some(distance)) => within(distance, " before"),
        Relation::After(Some(distance)) => within(distance, " after"),
    }
}

fn condition(test: &Test) -> String {
    let name = test.field.name();
    let sign = test.sign.shown();
    match (&test.wanted, test.field.is_flag()) {
        (Wanted::Missing, _) if sign.is_empty() => format!("{name} missing"),
        (Wanted::Missing, _) => format!("{name} known"),
        (_, true) if (test.said == "yes") == sign.is_empty() => name.to_string(),
        (_, true) => format!("not {name}"),
        (Wanted::Like(_), _) => format!("{name} {}like “{}”", sign.trim_end_matches("like "), test.said),
        _ if matches!(test.field, Field::Coder | Field::Layer) => format!("{sign}by {}", test.said),
        _ => format!("{name} {sign}{}", test.said.replace("..", "–")),
    }
}

/// Unless the question says it, whoever coded counts.
fn by_whom(root: &Part) -> &'static str {
    let names_coders = root.walk().iter().any(
        |part| matches!(&part.says, Says::Field(test) if matches!(test.field, Field::Coder | Field::Layer)),
    );
    let of_codings = root.walk().iter().any(|part| part.is_of_codings());
    if of_codings && !names_coders { ", by everyone" } else { "" }
}

fn counted(counts: &Counts, are_codings: bool) -> String {
    let number = |count: usize, one: &str, several: &str| {
        format!("{count} {}", if count == 1 { one } else { several })
    };
    let stretches = match (are_codings, counts.codings) {
        (true, codings) if codings == counts.stretches => number(codings, "coding", "codings"),
        (_, 0) => number(counts.stretches, "stretch", "stretches"),
        (_, codings) => {
            let stretches = number(counts.stretches, "stretch", "stretches");
            format!("{stretches} made of {}", number(codings, "coding", "codings"))
        }
    };
    format!(
        "{stretches}, {} of {} {}, {} of {} {}",
        counts.cases,
        counts.of_cases,
        if counts.of_cases == 1 { "person" } else { "people" },
        counts.transcripts,
        counts.of_transcripts,
        if counts.of_transcripts == 1 { "transcript" } else { "transcripts" },
    )
}

/// Where nobody has marked which turns ask the guide's questions.
fn unmarked(study: &Study) -> Option<String> {
    let read = || study.shelf.values().filter(|shelved| shelved.text.is_some());
    let without = read().filter(|shelved| shelved.guide.is_empty()).count();
    match (without, read().count()) {
        (0, _) => None,
        (without, all) if without == all => Some(
            "No turn is marked as asking a question of the guide: each transcript counts as one answer."
                .into(),
        ),
        (1, _) => {
            Some("1 transcript has no turn marked as asking a question: it counts as one answer.".into())
        }
        (without, _) => Some(format!(
            "{without} transcripts have no turn marked as asking a question: each counts as one answer."
        )),
    }
}

fn remarks(query: &Query, how: How, answer: &Answer, study: &Study) -> Vec<String> {
    let parts = query.root.walk();
    let of_answers = |part: &&Part| match &part.says {
        Says::Field(test) => test.field == Field::Question,
        Says::Beside(_, Relation::Near(d) | Relation::Before(Some(d)) | Relation::After(Some(d)), _) => {
            d.grain == Grain::Answer
        }
        _ => false,
    };
    let mut remarks = Vec::new();
    if how.by == Some(Grain::Answer) || parts.iter().any(of_answers) {
        remarks.extend(unmarked(study));
    }
    remarks.extend(further(answer, study));
    if answer.unread > 0 && answer.is_of_text {
        remarks.push(format!("{} could not be read and may hide more.", unread(answer.unread)));
    }
    let above = parts.iter().find_map(|part| match &part.says {
        Says::Codes(Codes::Own(code)) if study.codebook.has_children(code.as_str()) => Some(code),
        _ => None,
    });
    if let (0, Some(code)) = (answer.counts.stretches, above) {
        remarks.push(format!("{code} is the code alone; {code}/* takes in those below it."));
    }
    remarks
}

/// Text is everyone's whose words it holds, a coding its first participant's: merged and separate may differ in people.
fn further(answer: &Answer, study: &Study) -> Option<String> {
    let mut own: BTreeSet<CaseId> = BTreeSet::new();
    for here in answer.transcripts.iter().filter(|here| !here.behind.is_empty()) {
        let text = study.text(&here.transcript).map(Arc::as_ref);
        let voices = Voices::new(study, &here.transcript, text);
        own.extend(here.behind.iter().filter_map(|behind| voices.whose(behind.span).cloned()));
    }
    let are_texts = answer.transcripts.iter().all(|here| !here.behind.is_empty());
    let further: Vec<&str> =
        answer.cases.keys().filter(|case| !own.contains(*case)).map(|case| case.as_str()).collect();
    (are_texts && !further.is_empty()).then(|| {
        format!(
            "Text counts for everyone whose words it holds, a coding for the first participant in it: without a coding \
             of their own here: {}.",
            further.join(", ")
        )
    })
}

fn unread(count: usize) -> String {
    if count == 1 { "1 transcript".into() } else { format!("{count} transcripts") }
}
