//! Finding what was meant: transcripts, codes and cases by the names people type.

use super::{CaseId, Code, CodeId, Edit, Made, Study, TranscriptId, deeds};
use crate::text::fold;

/// By its path in the study, or by a file name (with or without its ending) that only one transcript has.
pub fn transcript(study: &Study, typed: &str) -> Result<TranscriptId, String> {
    let plain = typed.strip_prefix("./").unwrap_or(typed);
    if let Some((id, _)) = study.shelf.get_key_value(plain) {
        return Ok(id.clone());
    }
    let file = |id: &TranscriptId| id.as_str().rsplit('/').next().unwrap_or_default().to_string();
    let called = |id: &&TranscriptId| id.stem() == plain || file(id) == plain;
    let named: Vec<&TranscriptId> = study.shelf.keys().filter(called).collect();
    match named.as_slice() {
        [id] => Ok((*id).clone()),
        [] => Err(format!("There is no transcript “{typed}” in this study")),
        [one, other, ..] => Err(format!("“{typed}” may be {one} or {other}: give the whole path")),
    }
}

/// By slug, by path (`Barriers/Unclear role`) or by a name that only one code has.
pub fn code<'a>(study: &'a Study, typed: &str) -> Result<&'a Code, String> {
    study.codebook.find(typed).ok_or_else(|| {
        let next = if is_shared(study, typed) {
            "several codes have this name: give the path"
        } else {
            "gloss table STUDY codes lists them"
        };
        format!("There is no code “{typed}”; {next}")
    })
}

/// Whether several codes have this name.
fn is_shared(study: &Study, typed: &str) -> bool {
    let wanted = fold(typed.trim());
    study.codebook.codes().iter().filter(|code| fold(&code.name) == wanted).count() > 1
}

/// A code that is there, or is to be made.
pub struct Wanted {
    pub id: CodeId,
    pub name: String,
    /// What has to be done first; nothing for a code that is there.
    pub making: Vec<Edit>,
}

/// As [`code`]; a missing one is made with all that is missing above it, if that was asked for.
pub fn code_or_new(study: &Study, typed: &str, create: bool, made: Made) -> Result<Wanted, String> {
    let words = match code(study, typed) {
        Ok(code) => return Ok(Wanted { id: code.id.clone(), name: code.name.clone(), making: Vec::new() }),
        Err(words) => words,
    };
    let last = typed.rsplit('/').map(str::trim).find(|name| !name.is_empty());
    match last {
        _ if is_shared(study, typed) => Err(words),
        _ if !create => Err(format!("{words}, --create makes it")),
        None => Err("A code needs a name".into()),
        Some(name) => {
            let (id, making) = deeds::found(study, typed, None, made);
            Ok(Wanted { id, name: name.to_string(), making })
        }
    }
}

pub fn case(study: &Study, typed: &str) -> Result<CaseId, String> {
    let id = CaseId::new(typed);
    let known =
        study.case(typed).is_some() || study.shelf.keys().any(|transcript| study.case_of(transcript).0 == id);
    if known { Ok(id) } else { Err(format!("There is no case “{typed}” in this study")) }
}
