//! The scribe's desk: what waits to be written, and one attempt to write it.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;

use super::{
    Content, Deed, Digest, Kept, Lock, NoLock, Record, Sheet, Standing, Unsaved,
    commit::{Place, Replacement, Trouble, digest_of, written},
    content::bytes,
    disk::{RealDisk, cut_torn_line, in_words},
    history::{is_torn, lines},
    kept::Ledger,
};
use crate::study::{Coder, Study, When};

pub(super) struct Desk {
    root: PathBuf,
    coder: Coder,
    kept: Kept,
    lock: Option<Lock>,
    /// The latest state handed in; nothing before the first deed.
    study: Arc<Study>,
    /// What it was when `study` was handed in.
    taken_in: u64,
    upto: u64,
    sheets: BTreeSet<Sheet>,
    records: Vec<Record>,
    trouble: Option<Unsaved>,
    /// Deeds laid down since the last attempt that went well.
    is_new: bool,
}

/// How an attempt went.
pub(super) enum Outcome {
    Nothing,
    Saved { upto: u64 },
    Unsaved(Unsaved),
    Conflict(Vec<Sheet>),
}

/// What an attempt has to do.
#[derive(Default)]
struct Plan {
    new: Vec<Replacement>,
    /// Sheets whose files are as they should be.
    same: Vec<(Sheet, Digest)>,
    conflicts: Vec<Sheet>,
    left_out: Vec<(Sheet, String)>,
}

impl Desk {
    pub fn new(root: &Path, coder: &Coder, kept: Kept, lock: Option<Lock>) -> Desk {
        Desk {
            root: root.to_path_buf(),
            coder: coder.clone(),
            kept,
            lock,
            study: Arc::default(),
            taken_in: 0,
            upto: 0,
            sheets: BTreeSet::new(),
            records: Vec::new(),
            trouble: None,
            is_new: false,
        }
    }

    pub fn lay(&mut self, number: u64, deed: Deed, taken_in: u64) {
        self.study = deed.study;
        self.sheets.extend(Sheet::touched(&deed.touched));
        self.records.extend(deed.records);
        (self.upto, self.taken_in, self.is_new) = (number, taken_in, true);
    }

    /// Nothing waits.
    pub fn is_clear(&self) -> bool {
        self.sheets.is_empty() && self.records.is_empty() && !self.is_new
    }

    pub fn unsaved(&self) -> Option<Unsaved> {
        let unsaid =
            || self.told("somebody else changed the same files and the changes were not merged".into());
        (!self.is_clear()).then(|| self.trouble.clone().unwrap_or_else(unsaid))
    }

    pub fn write(&mut self) -> Outcome {
        if self.is_clear() {
            return Outcome::Nothing;
        }
        if self.sheets.is_empty() && self.records.is_empty() {
            return self.saved();
        }
        match self.attempt() {
            Ok(()) => self.saved(),
            Err(Hindrance::Outdated) => Outcome::Nothing,
            Err(Hindrance::Conflict(sheets)) => Outcome::Conflict(sheets),
            Err(Hindrance::Disk(why)) => {
                let unsaved = self.told(why);
                self.trouble = Some(unsaved.clone());
                Outcome::Unsaved(unsaved)
            }
        }
    }

    fn saved(&mut self) -> Outcome {
        (self.trouble, self.is_new) = (None, false);
        Outcome::Saved { upto: self.upto }
    }

    /// Since when is told from the first failure on.
    fn told(&self, why: String) -> Unsaved {
        Unsaved { why, since: self.trouble.as_ref().map_or_else(now, |trouble| trouble.since) }
    }

    fn attempt(&mut self) -> Result<(), Hindrance> {
        // A study that was moved away must not be begun anew where it was.
        if !self.root.is_dir() {
            return Err(Hindrance::Disk(format!("{} is not there any more", self.root.display())));
        }
        self.hold_lock()?;
        let plan = self.plan()?;
        if !plan.conflicts.is_empty() {
            return Err(Hindrance::Conflict(plan.conflicts));
        }
        if plan.new.is_empty() && self.records.is_empty() {
            return self.done(plan, &[]);
        }
        let lines = lines(&self.records, now(), written(&plan.new));
        self.commit(plan, &lines.map_err(|error| Hindrance::Disk(error.to_string()))?)
    }

    fn commit(&mut self, plan: Plan, lines: &str) -> Result<(), Hindrance> {
        let place = Place { root: &self.root, coder: &self.coder };
        cut_torn_line(&place.history(), is_torn).map_err(|error| Hindrance::Disk(in_words(&error)))?;
        match place.commit(&mut RealDisk, &plan.new, lines) {
            Ok(()) => self.done(plan, &[]),
            Err(Trouble::Before(why)) => {
                self.forget_coming(&plan);
                Err(Hindrance::Disk(why))
            }
            Err(Trouble::After(why)) => {
                self.records.clear();
                Err(Hindrance::Disk(why))
            }
            Err(Trouble::Conflict(sheets)) => {
                _ = self.done(plan, &sheets);
                Err(Hindrance::Conflict(sheets))
            }
        }
    }

    fn hold_lock(&mut self) -> Result<(), Hindrance> {
        if self.lock.is_none() {
            let lock = Lock::take(&self.root, &self.coder)
                .map_err(|why: NoLock| Hindrance::Disk(why.to_string()))?;
            self.lock = Some(lock);
        }
        Ok(())
    }

    /// Looks at every file that is to be written, and announces what will be in it. The ledger is free meanwhile: the
    /// person at the keys asks it before every change.
    fn plan(&self) -> Result<Plan, Hindrance> {
        let mut plan = Plan::default();
        for (sheet, standing) in self.due()? {
            self.look(sheet, &standing, &mut plan);
        }
        let mut ledger = self.kept.ledger();
        for new in &plan.new {
            ledger.standings.entry(new.sheet.clone()).or_default().coming = Some(new.after);
        }
        if ledger.taken_in == self.taken_in { Ok(plan) } else { Err(Hindrance::Outdated) }
    }

    fn due(&self) -> Result<Vec<(Sheet, Standing)>, Hindrance> {
        let ledger = self.kept.ledger();
        if ledger.taken_in != self.taken_in {
            return Err(Hindrance::Outdated);
        }
        let followed = followed(&ledger, &self.coder);
        let sheets = self.sheets.union(&followed);
        Ok(sheets
            .map(|sheet| (sheet.clone(), ledger.standings.get(sheet).cloned().unwrap_or_default()))
            .collect())
    }

    fn look(&self, sheet: Sheet, standing: &Standing, plan: &mut Plan) {
        if let Some(why) = &standing.barred {
            return plan.left_out.push((sheet, why.clone()));
        }
        let bytes = match bytes(&self.study, &sheet, standing) {
            Ok(bytes) => bytes,
            Err(why) => return plan.left_out.push((sheet, why.to_string())),
        };
        let (before, after) = (standing.digest, Digest::of(&bytes));
        let place = Place { root: &self.root, coder: &self.coder };
        match digest_of(&place.target(&sheet)) {
            Err(error) => plan.left_out.push((sheet, in_words(&error))),
            Ok(found) if found == Some(after) => plan.same.push((sheet, after)),
            Ok(found) if found != before => plan.conflicts.push(sheet),
            Ok(_) => plan.new.push(Replacement { sheet, before, after, bytes }),
        }
    }

    /// Notes how the files stand now. What was left out, or changed by others meanwhile, goes on waiting.
    fn done(&mut self, plan: Plan, changed: &[Sheet]) -> Result<(), Hindrance> {
        let mut ledger = self.kept.ledger();
        let new = plan.new.iter().map(|new| (&new.sheet, new.after));
        let same = plan.same.iter().map(|(sheet, after)| (sheet, *after));
        for (sheet, after) in new.chain(same).filter(|(sheet, _)| !changed.contains(sheet)) {
            let standing = ledger.standings.entry(sheet.clone()).or_default();
            (standing.digest, standing.coming, standing.followed) = (Some(after), None, false);
            if let Some(content) = Content::of(&self.study, sheet) {
                content.put(&mut ledger.base, sheet);
            }
        }
        drop(ledger);
        self.records.clear();
        self.sheets = changed.iter().cloned().collect();
        let Some((sheet, why)) = plan.left_out.first() else { return Ok(()) };
        let why = format!("{} is not written: {why}", sheet.path().display());
        self.sheets.extend(plan.left_out.into_iter().map(|(sheet, _)| sheet));
        Err(Hindrance::Disk(why))
    }

    fn forget_coming(&self, plan: &Plan) {
        let mut ledger = self.kept.ledger();
        for new in &plan.new {
            if let Some(standing) = ledger.standings.get_mut(&new.sheet) {
                standing.coming = None;
            }
        }
    }
}

/// Why an attempt did not go through.
enum Hindrance {
    Disk(String),
    Conflict(Vec<Sheet>),
    /// Changes of others were taken in since: the merged study is on its way.
    Outdated,
}

/// The coder's own sheets that followed a changed text and are waiting for the next change to be written with it.
fn followed(ledger: &Ledger, coder: &Coder) -> BTreeSet<Sheet> {
    let own = |sheet: &Sheet| match sheet {
        Sheet::Layer(_, of) | Sheet::Memos(of) => of == coder,
        _ => false,
    };
    let followed = ledger.standings.iter().filter(|(sheet, standing)| standing.followed && own(sheet));
    followed.map(|(sheet, _)| sheet.clone()).collect()
}

fn now() -> When {
    When(Timestamp::now().as_millisecond())
}
