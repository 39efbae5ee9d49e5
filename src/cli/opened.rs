//! Opening a study to read it whole.

use std::path::Path;

use super::trouble::{Leave, Trouble, complain};
use crate::store::{self, Finding, Opened, Weight};
use crate::study::TranscriptId;

/// The whole study. Files that cannot be read are told on the error stream, and the rest of the study is read.
pub fn whole(root: &Path) -> Result<Opened, Trouble> {
    let opened = quietly(root)?;
    tell_broken(&opened.findings);
    Ok(opened)
}

/// What a study says of itself, with all transcripts unread: for who looks at their words alone.
pub fn cover(root: &Path) -> Result<Opened, Trouble> {
    let opened = store::open_cover(root);
    let opened = opened.map_err(|error| Trouble::Wrong(no_study(root, &error.to_string())))?;
    tell_broken(&opened.findings);
    Ok(opened)
}

/// What comes of looking at the words of each of these transcripts, in their order. Those that cannot be read are told
/// on the error stream and left out.
pub fn leaf_through<T: Send>(
    root: &Path,
    transcripts: &[&TranscriptId],
    look: impl Fn(&TranscriptId, &str) -> T + Sync,
) -> Vec<T> {
    let looked = store::leaf_through(root, transcripts, look).into_iter();
    let told = looked.filter_map(|looked| looked.map_err(|finding| tell_broken(&[finding])).ok());
    told.collect()
}

/// The same for verbs that tell the findings themselves.
pub fn quietly(root: &Path) -> Result<Opened, Trouble> {
    store::open_whole(root).map_err(|error| Trouble::Wrong(no_study(root, &error.to_string())))
}

pub fn no_study(root: &Path, why: &str) -> String {
    if root.exists() {
        return why.to_string();
    }
    format!(
        "There is no folder “{}”: give a folder of .txt or .md files; gloss --help lists the verbs",
        root.display()
    )
}

pub fn tell_broken(findings: &[Finding]) {
    for finding in findings.iter().filter(|finding| finding.weight == Weight::Broken) {
        complain(Leave::Wrong, &finding.to_string());
    }
}
