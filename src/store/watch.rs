//! Watching a study's folder for what others change: an editor, git, a sync folder, the other coder.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, Sender, channel},
    thread::JoinHandle,
    time::{Duration, Instant, SystemTime},
};

use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher};

use super::{Digest, Kept, Sheet, read::bytes_of, survey};

/// Changes come in bunches: they are told when it has been quiet for this long,
const QUIET: Duration = Duration::from_millis(100);
/// or, when it never gets quiet, after this.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often one looks where the system does not tell.
const POLLING: Duration = Duration::from_secs(2);

/// Between reading the study and watching it lies less than this, also on a slow disk.
const LATELY: Duration = Duration::from_secs(60);

/// Watches for as long as it lives.
pub struct Watch {
    stop: Sender<Sign>,
    thread: Option<JoinHandle<()>>,
}

enum Sign {
    Seen(notify::Result<Event>),
    Stop,
}

impl Watch {
    /// `tell` gets the sheets whose content is neither what we read nor what we wrote, on the watcher's thread.
    pub fn start(root: &Path, kept: Kept, mut tell: impl FnMut(Vec<Sheet>) + Send + 'static) -> Watch {
        let (stop, signs) = channel();
        let (root, send) = (root.to_path_buf(), stop.clone());
        let thread = std::thread::spawn(move || {
            let _watcher = watcher(&root, &send);
            let mut tell_any = |news: Vec<Sheet>| {
                if !news.is_empty() {
                    tell(news)
                }
            };
            tell_any(missed(&root, &kept));
            while let Some(paths) = next_bunch(&signs) {
                tell_any(news(&root, &kept, &paths));
            }
        });
        Watch { stop, thread: Some(thread) }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        _ = self.stop.send(Sign::Stop);
        _ = self.thread.take().map(JoinHandle::join);
    }
}

/// The system's own way, else looking every two seconds; without either, changes are noticed when we write.
fn watcher(root: &Path, signs: &Sender<Sign>) -> Option<Box<dyn Watcher>> {
    let see = || {
        let signs = signs.clone();
        move |event| _ = signs.send(Sign::Seen(event))
    };
    let told = notify::recommended_watcher(see()).and_then(|mut watcher| {
        watcher.watch(root, RecursiveMode::Recursive)?;
        Ok(Box::new(watcher) as Box<dyn Watcher>)
    });
    told.or_else(|_| {
        let mut watcher = PollWatcher::new(see(), Config::default().with_poll_interval(POLLING))?;
        watcher.watch(root, RecursiveMode::Recursive)?;
        Ok::<_, notify::Error>(Box::new(watcher) as Box<dyn Watcher>)
    })
    .ok()
}

/// What changed between our reading and our watching. Only files touched lately are looked into; transcripts that have not
/// been read yet are left to whoever reads them.
fn missed(root: &Path, kept: &Kept) -> Vec<Sheet> {
    let sheets: BTreeSet<Sheet> = all_sheets(root, kept).into_iter().collect();
    let lately =
        sheets.into_iter().filter(|sheet| is_read(kept, sheet) && is_recent(&root.join(sheet.path())));
    lately.filter(|sheet| is_news(root, kept, sheet)).collect()
}

fn is_read(kept: &Kept, sheet: &Sheet) -> bool {
    match sheet {
        Sheet::Text(transcript) | Sheet::Layer(transcript, _) => {
            kept.ledger().standings.contains_key(&Sheet::Text(transcript.clone()))
        }
        _ => true,
    }
}

/// A file that is gone, or that comes from the future, may have changed a moment ago.
fn is_recent(path: &Path) -> bool {
    let changed = std::fs::metadata(path).and_then(|found| found.modified());
    let is_old = changed.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age > LATELY));
    !is_old
}

/// Waits for something to change and then for quiet. `None`: stop.
fn next_bunch(signs: &Receiver<Sign>) -> Option<Vec<PathBuf>> {
    let mut paths = changed(signs.recv().ok()?)?;
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until
        && let Ok(sign) = signs.recv_timeout(QUIET)
    {
        paths.extend(changed(sign)?);
    }
    Some(paths)
}

/// Reading changes nothing; we read ourselves. An event that says it missed some is the root's.
fn changed(sign: Sign) -> Option<Vec<PathBuf>> {
    match sign {
        Sign::Stop => None,
        Sign::Seen(Ok(event)) if event.need_rescan() => Some(vec![PathBuf::new()]),
        Sign::Seen(Ok(event)) if matches!(event.kind, EventKind::Access(_)) => Some(Vec::new()),
        Sign::Seen(Ok(event)) => Some(event.paths),
        Sign::Seen(Err(_)) => Some(Vec::new()),
    }
}

/// A study that was moved away, or whose disk was pulled out, has not lost its codes: it is not there to be read.
fn news(root: &Path, kept: &Kept, paths: &[PathBuf]) -> Vec<Sheet> {
    if !root.is_dir() {
        return Vec::new();
    }
    let mut sheets = BTreeSet::new();
    let mut folders = Vec::new();
    for path in paths {
        let inside = path.strip_prefix(root).unwrap_or(path);
        match Sheet::of_path(inside) {
            Some(sheet) => _ = sheets.insert(sheet),
            None if path.as_os_str().is_empty() || may_be_folder(path) => folders.push(inside.to_path_buf()),
            None => {}
        }
    }
    if !folders.is_empty() {
        let within = |sheet: &Sheet| folders.iter().any(|folder| sheet.path().starts_with(folder));
        sheets.extend(all_sheets(root, kept).into_iter().filter(within));
    }
    sheets.into_iter().filter(|sheet| is_news(root, kept, sheet)).collect()
}

/// A folder, or a name without an ending that is gone: perhaps it was one.
fn may_be_folder(path: &Path) -> bool {
    path.is_dir() || (!path.exists() && path.extension().is_none())
}

/// Those that are there and those that were.
fn all_sheets(root: &Path, kept: &Kept) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = kept.ledger().standings.keys().cloned().collect();
    if let Ok(survey) = survey(root) {
        sheets.extend(survey.memos.into_iter().map(Sheet::Memos));
        for (transcript, coders) in survey.transcripts {
            sheets.extend(coders.into_iter().map(|coder| Sheet::Layer(transcript.clone(), coder)));
            sheets.push(Sheet::Text(transcript));
        }
    }
    sheets
}

/// What cannot be read now is no news: it is told when it is wanted.
fn is_news(root: &Path, kept: &Kept, sheet: &Sheet) -> bool {
    let digest = bytes_of(root, sheet).map(|bytes| bytes.map(|bytes| Digest::of(&bytes)));
    digest.is_ok_and(|digest| kept.is_news(sheet, digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_study_that_was_moved_away_has_not_lost_its_codes() {
        let folder = tempfile::tempdir().unwrap();
        let (here, there) = (folder.path().join("here"), folder.path().join("there"));
        std::fs::create_dir(&here).unwrap();
        std::fs::write(here.join("codebook.ron"), "(version: 1, codes: [(id: \"hope\", name: \"Hope\")])")
            .unwrap();
        let kept = crate::store::open_whole(&here).unwrap().kept;
        let paths = [here.clone(), here.join("codebook.ron")];
        std::fs::rename(&here, &there).unwrap();
        assert_eq!(news(&here, &kept, &paths), []);
        std::fs::create_dir(&here).unwrap();
        assert_eq!(news(&here, &kept, &paths), [Sheet::Codebook]);
    }
}
