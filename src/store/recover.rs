//! Ending what a crash cut short: a committed change is completed, an uncommitted one leaves no trace.

use std::{fs, io, path::Path};

use super::{
    Digest, Finding, Sheet, Survey,
    commit::{Place, digest_of},
    disk::{Disk, RealDisk, cut, cut_torn_line},
    form::Written,
    history::{is_torn, last_commit},
    survey::BEING_WRITTEN,
};
use crate::study::Coder;

/// To be called by whoever holds the coder's lock, before anything is read. `true` says that files were put in place:
/// then the survey has to be taken again.
///
/// # Errors
/// What the disk says; nothing is lost then, and it can be tried again.
pub fn recover(survey: &Survey, coder: &Coder) -> io::Result<(Vec<Finding>, bool)> {
    let place = Place { root: &survey.root, coder };
    let mut findings = Vec::new();
    if let Some(torn) = cut_torn_line(&place.history(), is_torn)? {
        findings.push(cut_off(coder, &torn));
    }
    let last = last_commit(&survey.root, coder)?;
    if last.end < last.length {
        cut(&place.history(), last.end)?;
    }
    let mut completed = 0;
    for file in &last.files {
        match complete(&place, file)? {
            Some(Ok(())) => completed += 1,
            Some(Err(finding)) => findings.push(finding),
            None => {}
        }
    }
    if completed > 0 {
        let words = format!("Gloss was stopped while it was writing; {completed} files were completed");
        findings.push(Finding::note(format!("history/{coder}.ron"), words));
    }
    remove_leftovers(survey, coder)?;
    Ok((findings, completed > 0))
}

fn cut_off(coder: &Coder, torn: &[u8]) -> Finding {
    let shown: String = String::from_utf8_lossy(torn).chars().take(120).collect();
    let words = format!("Gloss was stopped before this was saved, so it never happened: {shown}");
    Finding::note(format!("history/{coder}.ron"), words)
}

/// Puts a file in place that still waits. `None`: it does not wait.
fn complete(
    place: &Place,
    Written(path, before, after): &Written,
) -> io::Result<Option<Result<(), Finding>>> {
    let Some(sheet) = Sheet::of_path(Path::new(path)) else { return Ok(None) };
    let target = place.target(&sheet);
    let waiting = place.waiting(&target);
    if Digest::read(after).is_none() || digest_of(&waiting)? != Digest::read(after) {
        return Ok(None);
    }
    if digest_of(&target)? != Digest::read(before) {
        fs::remove_file(&waiting)?;
        let words = "somebody else changed this file while Gloss was stopped; your last change to it is only in the history";
        return Ok(Some(Err(Finding::doubt(sheet.path(), words))));
    }
    let mut disk = RealDisk;
    disk.rename(&waiting, &target)?;
    disk.sync_folder(target.parent().unwrap_or(place.root))?;
    Ok(Some(Ok(())))
}

fn remove_leftovers(survey: &Survey, coder: &Coder) -> io::Result<()> {
    let ending = format!(".{coder}{BEING_WRITTEN}");
    let mine = survey
        .leftovers
        .iter()
        .filter(|path| path.as_os_str().as_encoded_bytes().ends_with(ending.as_bytes()));
    for path in mine {
        match fs::remove_file(survey.root.join(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
