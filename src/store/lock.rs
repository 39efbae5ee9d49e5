//! One writer per coder and study: a lock file that every machine with the folder can see.
//!
//! On one machine, and on network folders that pass locks on, the system's own file lock decides; it dies with its
//! process. Where locks do not travel (a sync folder), the name that is written in the file counts.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, Write},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    disk::{Disk, RealDisk, in_words},
    form,
    sheet::safe_name,
};
use crate::study::{Coder, When};

/// Who holds a study for a coder.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{user} on {host} (process {pid}) is coding here as {coder}")]
pub struct Held {
    pub coder: Coder,
    pub pid: u32,
    pub user: String,
    pub host: String,
    pub since: When,
    pub by_this_host: bool,
    /// `None` when it cannot be known from here: it may be taken over if nobody is there.
    pub alive: Option<bool>,
}

/// Why there is no lock to be had.
#[derive(Debug, Error)]
pub enum NoLock {
    #[error(transparent)]
    Held(#[from] Held),
    #[error("{} cannot be made: {}", .path.display(), in_words(.error))]
    Disk { path: PathBuf, error: io::Error },
}

/// Held for as long as it lives; then the file is removed.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
}

/// What stands in the file.
#[derive(Serialize, Deserialize)]
struct Holder {
    version: u32,
    pid: u32,
    user: String,
    host: String,
    #[serde(with = "form::moment")]
    since: When,
}

impl Lock {
    /// Takes the coder's lock, unless somebody has it. One left behind by a process of this machine that is gone is
    /// taken without asking.
    pub fn take(root: &Path, coder: &Coder) -> Result<Lock, NoLock> {
        take(root, coder, false)
    }

    /// For opening: nothing is put into a folder in which nothing was done yet.
    pub fn take_if_begun(root: &Path, coder: &Coder) -> Result<Option<Lock>, NoLock> {
        if root.join("history").is_dir() { Lock::take(root, coder).map(Some) } else { Ok(None) }
    }

    /// Takes the lock although another machine's name is on it. A holder who is known to be alive keeps it.
    pub fn take_over(root: &Path, coder: &Coder) -> Result<Lock, NoLock> {
        take(root, coder, true)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if is_at(&self.file, &self.path) {
            _ = fs::remove_file(&self.path);
        }
    }
}

fn take(root: &Path, coder: &Coder, from_others: bool) -> Result<Lock, NoLock> {
    let path = root.join("history").join(format!(".{}.lock", safe_name(coder.as_str())));
    let disk = |error| NoLock::Disk { path: path.clone(), error };
    RealDisk.make_folder(&root.join("history")).map_err(disk)?;
    loop {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(disk)?;
        let locked = file.try_lock();
        let held = holder(&mut file).map(|holder| held(coder, holder, &locked));
        match (locked, held) {
            (Err(TryLockError::WouldBlock), held) => {
                return Err(held.unwrap_or_else(|| somebody(coder)).into());
            }
            (_, Some(held)) if held.alive == Some(true) => return Err(held.into()),
            (_, Some(held)) if held.alive.is_none() && !from_others => return Err(held.into()),
            _ if is_at(&file, &path) => {
                sign(&mut file).map_err(disk)?;
                return Ok(Lock { path, file });
            }
            // Its holder removed it while we were opening it.
            _ => {}
        }
    }
}

/// Alive, as far as one can know: our own machine's lock was not refused, so its holder is gone, unless this folder
/// knows no locks.
fn held(coder: &Coder, holder: Holder, locked: &Result<(), TryLockError>) -> Held {
    let by_this_host = holder.host == host();
    let alive = match locked {
        Err(TryLockError::WouldBlock) => Some(true),
        Ok(()) if by_this_host => Some(false),
        Err(TryLockError::Error(_)) if by_this_host => Some(is_running(holder.pid)),
        _ => None,
    };
    let Holder { pid, user, host, since, .. } = holder;
    Held { coder: coder.clone(), pid, user, host, since, by_this_host, alive }
}

/// The lock is taken and its holder has not signed yet.
fn somebody(coder: &Coder) -> Held {
    let (user, host) = ("somebody".into(), host());
    Held {
        coder: coder.clone(),
        pid: 0,
        user,
        host,
        since: When::default(),
        by_this_host: true,
        alive: Some(true),
    }
}

fn holder(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.take(4096).read_to_string(&mut text).ok()?;
    form::read(&text, |holder: &Holder| holder.version).ok()
}

fn sign(file: &mut File) -> io::Result<()> {
    let since = When(Timestamp::now().as_millisecond());
    let user =
        std::env::var("USER").or_else(|_| std::env::var("LOGNAME")).unwrap_or_else(|_| "somebody".into());
    let holder = Holder { version: form::VERSION, pid: std::process::id(), user, host: host(), since };
    let line = form::record(&holder).map_err(io::Error::other)?;
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(line.as_bytes())
}

fn is_at(file: &File, path: &Path) -> bool {
    let inode = |found: fs::Metadata| (found.dev(), found.ino());
    let (ours, there) = (file.metadata().map(inode), fs::metadata(path).map(inode));
    matches!((ours, there), (Ok(ours), Ok(there)) if ours == there)
}

fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

fn is_running(pid: u32) -> bool {
    let pid = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw);
    pid.is_some_and(|pid| rustix::process::test_kill_process(pid) != Err(rustix::io::Errno::SRCH))
}
