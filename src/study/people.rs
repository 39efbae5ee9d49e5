//! What is done to people in one go: renaming a case, giving its values, settling who speaks. All of it made of
//! [`Edit`]s; nothing here changes a study.

use std::collections::{BTreeMap, BTreeSet};

use super::framework::Summary;
use super::{
    About, Attribute, AttributeKind, Case, CaseId, CaseKind, Edit, Memo, Sitting, Study, Subject,
    TranscriptId,
};
use crate::text::Transcript;

type Values = Vec<(String, String)>;

/// No label reads like this. It stands among the interviewers when nobody asks, since none at all means the usual ones.
const NOBODY_ASKS: &str = "—";

impl Study {
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.cases.named(id)
    }

    /// Whose transcripts are only told by the names of their files: each owner who has no entry yet.
    pub fn unentered(&self) -> BTreeSet<CaseId> {
        let owners = self.shelf.keys().map(|transcript| self.case_of(transcript).0);
        owners.filter(|owner| self.case(owner.as_str()).is_none()).collect()
    }

    /// The interviews of every case: those it says itself, and those whose file's name tells that they are its own.
    pub fn sittings(&self) -> BTreeMap<CaseId, Vec<Sitting>> {
        let mut all: BTreeMap<CaseId, Vec<Sitting>> =
            self.cases.iter().map(|case| (case.id.clone(), case.sittings.clone())).collect();
        for transcript in self.shelf.keys() {
            let (owner, wave) = self.case_of(transcript);
            let known = all.entry(owner).or_default();
            if !known.iter().any(|sitting| &sitting.transcript == transcript) {
                known.push(Sitting::new(transcript.clone(), wave));
            }
        }
        all
    }

    /// The attributes that are asked of every case, and those which some case has without being asked.
    pub fn attributes(&self) -> Vec<Attribute> {
        let mut all = self.about.attributes.clone();
        let of_sittings =
            self.cases.iter().flat_map(|case| &case.sittings).flat_map(|sitting| &sitting.attributes);
        let answered = self.cases.iter().flat_map(|case| &case.attributes).chain(of_sittings);
        for (name, _) in answered {
            if !all.iter().any(|known| &known.name == name) {
                all.push(Attribute::new(name, AttributeKind::Text));
            }
        }
        all
    }

    pub fn attribute(&self, name: &str) -> Option<Attribute> {
        self.attributes().into_iter().find(|attribute| attribute.name == name)
    }

    /// Every value an attribute has now, as often as it has it.
    pub fn answers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let of = move |values: &'a Values| values.iter().filter(move |(known, _)| known == name);
        self.cases.iter().flat_map(move |case| {
            let sittings = case.sittings.iter().flat_map(move |sitting| of(&sitting.attributes));
            of(&case.attributes).chain(sittings).map(|(_, value)| value.as_str())
        })
    }
}

/// The case as it is; where it has no entry yet, as the names of its files tell it.
pub fn entry(study: &Study, id: &CaseId) -> Case {
    let sittings = || study.sittings().remove(id).unwrap_or_default();
    study.case(id.as_str()).cloned().unwrap_or_else(|| Case { sittings: sittings(), ..Case::new(id.clone()) })
}

/// Puts a value in its place among the others, or takes it out: a missing value has no entry.
pub fn set(values: &mut Values, name: &str, value: Option<String>) {
    let at = values.iter().position(|(known, _)| known == name);
    match (at, value) {
        (Some(at), None) => drop(values.remove(at)),
        (Some(at), Some(value)) => {
            if let Some(old) = values.get_mut(at) {
                old.1 = value;
            }
        }
        (None, Some(value)) => values.push((name.to_string(), value)),
        (None, None) => {}
    }
}

/// Another name for a case, which keeps its interviews, its values and the memos on it.
///
/// # Errors
/// In words, when the name is empty or another case's.
pub fn rename(study: &Study, from: &CaseId, to: &str) -> Result<Edit, String> {
    let to = CaseId::new(to.trim());
    if to.as_str().is_empty() {
        return Err("A case needs a name".into());
    }
    if study.case(to.as_str()).is_some() || study.unentered().contains(&to) {
        return Err(format!("There is a case “{to}” already"));
    }
    let sittings = study.sittings().remove(from).unwrap_or_default();
    let case = Case { id: to.clone(), sittings, ..entry(study, from) };
    let mut edits = vec![Edit::PutCase { case }];
    if study.case(from.as_str()).is_some() {
        edits.insert(0, Edit::DropCase { case: from.clone() });
    }
    let memos = study.memos.iter().filter(|memo| memo.about == Subject::Case(from.clone()));
    let about = Subject::Case(to.clone());
    edits.extend(memos.map(|memo| Edit::ChangeMemo { memo: Memo { about: about.clone(), ..memo.clone() } }));
    edits.extend(moved_summaries(study, from, &to));
    Ok(Edit::Together(edits))
}

fn moved_summaries(study: &Study, from: &CaseId, to: &CaseId) -> Vec<Edit> {
    let of_case = study.framework.summaries.iter().filter(|summary| &summary.square.row.case == from);
    let moved = |old: &Summary| {
        let mut summary = old.clone();
        summary.square.row.case = to.clone();
        let (square, coder) = (old.square.clone(), old.coder.clone());
        [Edit::DropSummary { square, coder }, Edit::PutSummary { summary }]
    };
    of_case.flat_map(moved).collect()
}

/// Another name for an attribute, wherever it is asked or answered; without a name it goes, with its values.
///
/// # Errors
/// In words, when the name is empty or another attribute's.
pub fn rename_attribute(study: &Study, from: &str, to: Option<&str>) -> Result<Edit, String> {
    let to = to.map(str::trim);
    if to == Some("") {
        return Err("An attribute needs a name".into());
    }
    if let Some(to) = to.filter(|to| study.attribute(to).is_some()) {
        return Err(format!("There is an attribute “{to}” already"));
    }
    let mut about = About::clone(&study.about);
    match to {
        Some(to) => about.attributes.iter_mut().filter(|asked| asked.name == from).for_each(|asked| {
            asked.name = to.to_string();
        }),
        None => about.attributes.retain(|asked| asked.name != from),
    }
    let mut edits = changed_about(study, about);
    edits.extend(study.cases.iter().filter_map(|case| {
        let mut changed = case.clone();
        let of_sittings = changed.sittings.iter_mut().map(|sitting| &mut sitting.attributes);
        std::iter::once(&mut changed.attributes)
            .chain(of_sittings)
            .for_each(|values| rename_value(values, from, to));
        (changed != *case).then_some(Edit::PutCase { case: changed })
    }));
    Ok(Edit::Together(edits))
}

fn rename_value(values: &mut Values, from: &str, to: Option<&str>) {
    match to {
        Some(to) => values.iter_mut().filter(|(name, _)| name == from).for_each(|(name, _)| {
            *name = to.to_string();
        }),
        None => values.retain(|(name, _)| name != from),
    }
}

/// Asks an attribute of every case, or asks it otherwise.
pub fn ask(study: &Study, attribute: Attribute) -> Edit {
    let mut about = About::clone(&study.about);
    match about.attributes.iter_mut().find(|known| known.name == attribute.name) {
        Some(known) => *known = attribute,
        None => about.attributes.push(attribute),
    }
    Edit::ChangeAbout { about }
}

fn changed_about(study: &Study, about: About) -> Vec<Edit> {
    if *study.about == about { Vec::new() } else { vec![Edit::ChangeAbout { about }] }
}

/// Those who speak in a transcript and are studied.
pub fn participants<'a>(study: &'a Study, text: &'a Transcript) -> impl Iterator<Item = &'a str> {
    let speakers = text.speakers().iter().map(AsRef::as_ref);
    speakers.filter(|speaker: &&str| !study.about.is_interviewer(speaker))
}

/// Everyone who speaks in a focus group becomes a participant, and the group a case of its own. Who is a case already
/// keeps everything and gets this interview too. Nothing, when all of this is so.
///
/// # Errors
/// In words, when it has not been read, or nobody speaks with others in it.
pub fn from_speakers(study: &Study, transcript: &TranscriptId) -> Result<Vec<Edit>, String> {
    let text = study.text(transcript).ok_or_else(|| format!("{transcript} has not been read yet"))?;
    let speakers: Vec<&str> = participants(study, text).collect();
    if speakers.len() < 2 {
        return Err(format!(
            "{}: only a conversation of several can be told apart by its speakers",
            transcript.stem()
        ));
    }
    let (owner, wave) = study.case_of(transcript);
    let sitting = Sitting::new(transcript.clone(), wave);
    let meetings = study.sittings().remove(&owner).unwrap_or_default();
    let member = |speaker: &&str| member(study, speaker, &owner, &meetings, &sitting);
    let mut cases: Vec<Case> = speakers.iter().map(member).collect();
    if !cases.iter().any(|case| case.id == owner) {
        cases.push(group(study, &owner, &sitting));
    }
    let changed = |case: &Case| study.case(case.id.as_str()) != Some(case);
    Ok(cases.into_iter().filter(changed).map(|case| Edit::PutCase { case }).collect())
}

/// The case of a speaker, with this sitting. `P1` of another group is somebody else, and gets a name that says so.
fn member(study: &Study, speaker: &str, group: &CaseId, meetings: &[Sitting], sitting: &Sitting) -> Case {
    let is_theirs = |case: &Case| case.speakers.iter().any(|name| name == speaker);
    let met = |case: &Case| meetings.iter().any(|meeting| attends(case, &meeting.transcript));
    let known = study.cases.iter().find(|case| is_theirs(case) && met(case));
    let known = known.or(study.case(speaker).filter(|case| met(case) || case.sittings.is_empty()));
    let taken = study.case(speaker).is_some();
    let name = || if taken { CaseId::new(format!("{speaker} ({group})")) } else { CaseId::new(speaker) };
    let mut case = known.cloned().unwrap_or_else(|| Case::new(name()));
    if !attends(&case, &sitting.transcript) {
        case.sittings.push(sitting.clone());
    }
    if !is_theirs(&case) {
        case.speakers.push(speaker.to_string());
    }
    case
}

fn attends(case: &Case, transcript: &TranscriptId) -> bool {
    case.sittings.iter().any(|sitting| &sitting.transcript == transcript)
}

/// It must have an entry: the words of an interview that several share belong to the group before anyone in it.
fn group(study: &Study, owner: &CaseId, sitting: &Sitting) -> Case {
    let mut case = entry(study, owner);
    if case.kind == CaseKind::Participant && case.speakers.is_empty() {
        case.kind = CaseKind::Group;
    }
    if !attends(&case, &sitting.transcript) {
        case.sittings.push(sitting.clone());
    }
    case
}

/// Says that a speaker asks and is not studied, or that they are studied. The usual labels stop counting by their looks
/// then, so those of them that speak here are written down.
pub fn asks(study: &Study, speaker: &str, yes: bool) -> Edit {
    let mut about = About::clone(&study.about);
    if about.interviewers.is_empty() {
        about.interviewers = usual(study);
    }
    about.interviewers.retain(|name| name != speaker && name != NOBODY_ASKS);
    if yes {
        about.interviewers.push(speaker.to_string());
    } else if about.interviewers.is_empty() {
        about.interviewers.push(NOBODY_ASKS.to_string());
    }
    Edit::ChangeAbout { about }
}

fn usual(study: &Study) -> Vec<String> {
    let texts = study.shelf.values().filter_map(|shelved| shelved.text.as_ref());
    let speakers = texts.flat_map(|text| text.speakers()).map(AsRef::as_ref);
    let asking: BTreeSet<&str> = speakers.filter(|name: &&str| study.about.is_interviewer(name)).collect();
    asking.into_iter().map(str::to_string).collect()
}

/// Says that a label is no speaker's, or that it is one after all. What goes without saying is not written down.
pub fn speaks(study: &Study, label: &str, yes: bool) -> Edit {
    let mut about = About::clone(&study.about);
    let names = &mut about.names;
    names.nobody.retain(|name| name != label);
    names.speakers.retain(|name| name != label);
    let texts = study.shelf.values().filter_map(|shelved| shelved.text.as_ref());
    let settled = names.clone();
    let taken = texts.filter(|text| text.text().contains(label)).any(|text| {
        Transcript::among(text.text(), &settled).speakers().iter().any(|name| name.as_ref() == label)
    });
    match (yes, taken) {
        (true, false) => names.speakers.push(label.to_string()),
        (false, true) => names.nobody.push(label.to_string()),
        _ => {}
    }
    Edit::ChangeAbout { about }
}

#[cfg(test)]
#[path = "people_tests.rs"]
mod tests;
