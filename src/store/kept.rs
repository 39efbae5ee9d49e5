//! What is known of the files on disk: how each stood when we last read or wrote it, and whether it may be written.
//!
//! Shared by the desk (may this be changed?), the [`super::Scribe`] (has somebody else written here?) and the
//! [`super::Watch`] (is this change our own?).

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{digest::Digest, sheet::Sheet, texts::Manner};
use crate::study::{Study, Touched};

/// How one file stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// `None`: there is no such file.
    pub digest: Option<Digest>,
    /// What is being written to it right now.
    pub coming: Option<Digest>,
    /// Why it must not be written, in words.
    pub barred: Option<String>,
    /// A transcript's own line ends and byte order mark.
    pub manner: Manner,
    /// Codings that followed their words to new places, which the file does not know yet.
    pub followed: bool,
}

#[derive(Default)]
pub(super) struct Ledger {
    pub standings: BTreeMap<Sheet, Standing>,
    /// The work as the files had it when last read or written: the common ground of a three-way merge.
    pub base: Study,
    /// Counts how often changes of others were taken in: a deed from before must not be written over them.
    pub taken_in: u64,
}

/// One shared record of how all files stand; clones see the same.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<Ledger>>);

impl Kept {
    pub(super) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// To be asked before an edit is applied.
    ///
    /// # Errors
    /// Names the files that must not be written and why, in words for the status line.
    pub fn may_write(&self, touched: &Touched) -> Result<(), String> {
        let ledger = self.ledger();
        let barred = |sheet: &Sheet| {
            let why = ledger.standings.get(sheet)?.barred.as_ref()?;
            Some(format!("{} is not written over: {why}", sheet.path().display()))
        };
        let hindered = |sheet: &Sheet| barred(sheet).or_else(|| too_long(sheet));
        let reasons: Vec<String> = Sheet::touched(touched).iter().filter_map(hindered).collect();
        if reasons.is_empty() { Ok(()) } else { Err(reasons.join("; ")) }
    }

    pub fn standing(&self, sheet: &Sheet) -> Standing {
        self.ledger().standings.get(sheet).cloned().unwrap_or_default()
    }

    /// Whether a file with this content holds something that we have neither read nor written.
    pub fn is_news(&self, sheet: &Sheet, digest: Option<Digest>) -> bool {
        let standing = self.standing(sheet);
        digest != standing.digest && (digest.is_none() || digest != standing.coming)
    }
}

/// In bytes: what file systems bear is 255, and while a file is written its name is longer.
const LONGEST_NAME: usize = 200;

/// Found before anything is changed: a step that fails on one of its files would wait with all the others.
fn too_long(sheet: &Sheet) -> Option<String> {
    let path = sheet.path();
    let length = path.file_name().map_or(0, |name| name.len());
    let words =
        || format!("{} cannot be written: its name is too long, shorten the transcript's", path.display());
    (length > LONGEST_NAME).then(words)
}
