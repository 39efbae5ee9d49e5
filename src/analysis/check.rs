//! What is wrong or doubtful in the work itself, whatever its files look like.

use std::collections::{BTreeMap, BTreeSet};

use crate::study::{Code, CodeId, Coder, Layer, Memo, Study, Subject, TranscriptId};
use crate::text::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Good to know; nothing needs doing.
    Note,
    /// Should be looked at.
    Doubt,
}

impl Gravity {
    pub fn name(self) -> &'static str {
        match self {
            Gravity::Note => "note",
            Gravity::Doubt => "doubtful",
        }
    }
}

/// Where something is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    Codebook,
    Cases,
    Framework,
    Transcript(TranscriptId),
    Codings(TranscriptId, Coder),
    Memos(Coder),
}

impl About {
    pub fn name(&self) -> String {
        match self {
            About::Codebook => "the codebook".into(),
            About::Cases => "people".into(),
            About::Framework => "the framework matrix".into(),
            About::Transcript(transcript) => transcript.to_string(),
            About::Codings(transcript, coder) => format!("{transcript} · {coder}"),
            About::Memos(coder) => format!("memos · {coder}"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub about: About,
    pub gravity: Gravity,
    pub words: String,
}

/// Everything, transcripts first.
pub fn check(study: &Study) -> Vec<Remark> {
    let mut remarks: Vec<Remark> =
        study.shelf.keys().filter_map(|transcript| empty(study, transcript)).collect();
    for (transcript, shelved) in &study.shelf {
        remarks.extend(
            shelved.layers.iter().flat_map(|(coder, layer)| codings(study, transcript, coder, layer)),
        );
    }
    remarks.extend(unknown_codes(study));
    remarks.extend(undefined_codes(study));
    remarks.extend(near_twins(study));
    remarks.extend(study.memos.iter().filter_map(|memo| lost_memo(study, memo)));
    remarks.extend(lost_sittings(study));
    remarks.extend(super::revisited::remarks(study));
    remarks.extend(super::framework::remarks(study));
    remarks
}

fn doubt(about: About, words: String) -> Remark {
    Remark { about, gravity: Gravity::Doubt, words }
}

fn note(about: About, words: String) -> Remark {
    Remark { about, gravity: Gravity::Note, words }
}

fn empty(study: &Study, transcript: &TranscriptId) -> Option<Remark> {
    let text = study.text(transcript)?;
    let silent = text.text().trim().is_empty();
    silent.then(|| doubt(About::Transcript(transcript.clone()), "nothing is said in this transcript".into()))
}

fn codings(study: &Study, transcript: &TranscriptId, coder: &Coder, layer: &Layer) -> Vec<Remark> {
    let about = || About::Codings(transcript.clone(), coder.clone());
    let end = study.text(transcript).map_or(u32::MAX, |text| text.len());
    let name = |code: &CodeId| study.codebook.name(code).to_string();
    let tell = |coding: &crate::study::Coding| match &coding.doubt {
        Some(why) => {
            Some(format!("“{} … {}”, coded {}: {}", why.first, why.last, name(&coding.code), why.why))
        }
        None if coding.span.end > end => Some(format!(
            "the stretch {}..{}, coded {}, goes past the end of the transcript, which has {end} characters",
            coding.span.start,
            coding.span.end,
            name(&coding.code)
        )),
        None => None,
    };
    layer.codings().iter().filter_map(tell).map(|words| doubt(about(), words)).collect()
}

/// Where there is a codebook, whoever read the codings has told this already, file by file.
fn unknown_codes(study: &Study) -> Vec<Remark> {
    if !study.codebook.is_empty() {
        return Vec::new();
    }
    let tell = |(code, count)| {
        doubt(About::Codebook, format!("{count} codings of “{code}”, and there is no codebook"))
    };
    uses(study).into_iter().map(tell).collect()
}

fn undefined_codes(study: &Study) -> Vec<Remark> {
    let uses = uses(study);
    let tell = |code: &Code| {
        let count = uses.get(&code.id).filter(|_| code.definition.trim().is_empty())?;
        Some(note(
            About::Codebook,
            format!("“{}” has {} and no definition", code.name, codings_in_words(*count)),
        ))
    };
    study.codebook.codes().iter().filter_map(tell).collect()
}

fn codings_in_words(count: usize) -> String {
    if count == 1 { "one coding".into() } else { format!("{count} codings") }
}

fn uses(study: &Study) -> BTreeMap<CodeId, usize> {
    let mut uses = BTreeMap::new();
    study.codings().for_each(|(_, _, coding)| *uses.entry(coding.code.clone()).or_default() += 1);
    uses
}

/// Codes whose names differ in nothing but case, accents, blanks and signs, or in one letter of many.
fn near_twins(study: &Study) -> Vec<Remark> {
    let codes = study.codebook.codes();
    let names: Vec<Vec<char>> = codes.iter().map(|code| letters(&code.name)).collect();
    let mut remarks = Vec::new();
    for (at, (one, name)) in codes.iter().zip(&names).enumerate() {
        let later = codes.iter().zip(&names).skip(at + 1);
        remarks.extend(
            later.filter(|(_, other)| are_near(name, other)).map(|(other, _)| twins(study, one, other)),
        );
    }
    remarks
}

/// Under one parent the same thing is coded twice; elsewhere it may be meant.
fn twins(study: &Study, one: &Code, other: &Code) -> Remark {
    let path = |code: &Code| study.codebook.path(code.id.as_str());
    let words = format!("“{}” and “{}” have nearly the same name", path(one), path(other));
    if one.parent == other.parent { doubt(About::Codebook, words) } else { note(About::Codebook, words) }
}

fn letters(name: &str) -> Vec<char> {
    fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Short words differ in one letter and mean different things.
const LONG_ENOUGH: usize = 6;

fn are_near(one: &[char], other: &[char]) -> bool {
    if one == other {
        return !one.is_empty();
    }
    let shorter = one.len().min(other.len());
    if shorter < LONG_ENOUGH || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let ahead = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let behind = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    // Digits number things: “Week 11” and “Week 12” are no slip of the pen.
    let numbered =
        [one, other].into_iter().filter_map(|name| name.get(ahead)).any(|letter| letter.is_numeric());
    ahead + behind + 1 >= one.len().max(other.len()) && !numbered
}

fn lost_memo(study: &Study, memo: &Memo) -> Option<Remark> {
    let lost = match &memo.about {
        Subject::Study => return None,
        Subject::Transcript(id) | Subject::Span { transcript: id, .. } if !study.shelf.contains_key(id) => {
            format!("the transcript {id}")
        }
        Subject::Span { transcript, span, .. }
            if study.text(transcript).is_some_and(|text| span.end > text.len()) =>
        {
            format!("a passage past the end of {transcript}")
        }
        Subject::Code(code) if !study.codebook.contains(code.as_str()) => format!("the code “{code}”"),
        Subject::Case(id) if !is_case(study, id.as_str()) => format!("the case “{id}”"),
        _ => return None,
    };
    Some(doubt(
        About::Memos(memo.coder.clone()),
        format!("the memo {} is about {lost}, which is not there", memo.id),
    ))
}

/// A case may be known from a file's name only.
fn is_case(study: &Study, id: &str) -> bool {
    study.cases.iter().any(|case| case.id.as_str() == id)
        || study.shelf.keys().any(|transcript| study.case_of(transcript).0.as_str() == id)
}

fn lost_sittings(study: &Study) -> Vec<Remark> {
    let mut lost = BTreeSet::new();
    for case in study.cases.iter() {
        let gone = case.sittings.iter().filter(|sitting| !study.shelf.contains_key(&sitting.transcript));
        lost.extend(
            gone.map(|sitting| format!("case {} names {}, which is not there", case.id, sitting.transcript)),
        );
    }
    lost.into_iter().map(|words| doubt(About::Cases, words)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, other: &str) -> bool {
        are_near(&letters(one), &letters(other))
    }

    #[test]
    fn slips_of_the_pen_are_near_and_other_names_are_not() {
        assert!(near("Unclear role", "unclear-rôle"));
        assert!(near("Unclear role", "Unclear roles"));
        assert!(near("Supervisor", "Supervizor"));
        assert!(!near("Hope", "Rope"));
        assert!(!near("Interview 1", "Interview 2"));
        assert!(!near("Barriers", "Facilitators"));
    }
}
