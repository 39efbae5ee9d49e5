//! Crashing: at every step of a commit, and at every byte of a line of history.

use std::io;

use super::*;
use crate::store::{
    commit::{Place, Replacement, written},
    content::bytes,
    disk::{Disk, RealDisk},
    history::lines,
};
use crate::study::{
    CaseId,
    framework::{Row, Square, Summary},
};

/// A disk that is pulled out after so many steps. The step at which it happens is done by half.
struct Dying {
    steps_left: usize,
}

impl Dying {
    fn step(&mut self) -> io::Result<()> {
        self.steps_left = self.steps_left.checked_sub(1).ok_or(io::ErrorKind::Other)?;
        Ok(())
    }

    fn half(bytes: &[u8]) -> &[u8] {
        &bytes[..bytes.len() / 2]
    }
}

impl Disk for Dying {
    fn write(&mut self, path: &Path, bytes: &[u8], like: &Path) -> io::Result<()> {
        if self.steps_left == 0 {
            _ = RealDisk.write(path, Dying::half(bytes), like);
        }
        self.step()?;
        RealDisk.write(path, bytes, like)
    }

    fn append(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.steps_left == 0 {
            _ = RealDisk.append(path, Dying::half(bytes));
        }
        self.step()?;
        RealDisk.append(path, bytes)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.rename(from, to)
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.remove(path)
    }

    fn make_folder(&mut self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.make_folder(path)
    }

    fn sync_folder(&mut self, _: &Path) -> io::Result<()> {
        self.step()
    }
}

/// Both transcripts tagged, a code added and a summary written, as one step.
fn large_edit(study: &Study) -> Edit {
    let tags = [tag(study, &talk(1), "So did I", "hope"), tag(study, &talk(2), "So did I", "one")];
    Edit::Together([new_code("one")].into_iter().chain(tags).chain([summed_up()]).collect())
}

fn summed_up() -> Edit {
    let square = Square { row: Row { case: CaseId::new("50001"), wave: None }, code: CodeId::new("hope") };
    let (coder, at, text) = (jk(), When(1_795_341_600_000), "They hoped.".to_string());
    let summary = Summary { square, coder, at, text, is_quotes: false, links: Vec::new(), seen: Vec::new() };
    Edit::PutSummary { summary }
}

fn replacements(opened: &Opened, study: &Study, deed: &Deed) -> Vec<Replacement> {
    let replacement = |sheet: Sheet| {
        let standing = opened.kept.standing(&sheet);
        let bytes = bytes(study, &sheet, &standing).unwrap();
        Replacement { before: standing.digest, after: Digest::of(&bytes), bytes, sheet }
    };
    Sheet::touched(&deed.touched).into_iter().map(replacement).collect()
}

/// The files that matter, and whether the step stands in the history.
fn state(folder: &Folder) -> (Vec<String>, usize) {
    let files = ["codebook.ron", "framework.ron", "talks/50001.txt.jk.ron", "talks/50002.txt.jk.ron"];
    let steps = last_steps(folder.root(), &jk()).unwrap().0.done.len();
    (files.map(|file| folder.text(file)).into(), steps)
}

/// Gives the commit's own verdict.
fn crash_after(folder: &Folder, steps_left: usize) -> bool {
    let opened = folder.open();
    let mut study = opened.study.clone();
    let edit = large_edit(&study);
    let deed = deed(&mut study, edit);
    let new = replacements(&opened, &study, &deed);
    let lines = lines(&deed.records, When(0), written(&new)).unwrap();
    let place = Place { root: folder.root(), coder: &jk() };
    place.commit(&mut Dying { steps_left }, &new, &lines).is_ok()
}

#[test]
fn a_crash_at_any_step_leaves_all_or_nothing() {
    let whole = Folder::study();
    let before = state(&whole);
    assert!(crash_after(&whole, 1000));
    let after = state(&whole);
    let (mut seen_before, mut seen_after) = (0, 0);
    for steps in 0.. {
        let folder = Folder::study();
        let went_through = crash_after(&folder, steps);
        let torn = std::iter::zip(&before.0, &after.0).zip(state(&folder).0);
        assert!(
            torn.into_iter().all(|((old, new), found)| [old, new].contains(&&found)),
            "a file is old or new"
        );
        recover(&survey(folder.root()).unwrap(), &jk()).unwrap();
        let found = state(&folder);
        assert!(found == before || found == after, "after {steps} steps: {found:?}");
        seen_before += usize::from(found == before);
        seen_after += usize::from(found == after);
        let names: Vec<String> = folder.everything().into_iter().map(|(name, _)| name).collect();
        assert!(!names.iter().any(|name| name.contains("gloss-new")), "{names:?}");
        if went_through {
            break;
        }
    }
    assert!(seen_before > 3 && seen_after > 3, "{seen_before} before, {seen_after} after");
}

#[test]
fn recovering_twice_changes_nothing() {
    for steps in 0..25 {
        let folder = Folder::study();
        crash_after(&folder, steps);
        recover(&survey(folder.root()).unwrap(), &jk()).unwrap();
        let once = folder.everything();
        let (findings, changed) = recover(&survey(folder.root()).unwrap(), &jk()).unwrap();
        assert_eq!((folder.everything(), findings, changed), (once, Vec::new(), false));
    }
}

#[test]
fn a_history_cut_at_any_byte_keeps_every_step_before_the_cut() {
    let folder = Folder::study();
    sitting(&folder, |study| tag(study, &talk(1), "So did I", "hope")).unwrap();
    let first = folder.text("history/jk.ron").len();
    sitting(&folder, |study| tag(study, &talk(1), "Nobody could tell me", "unclear-role")).unwrap();
    let whole = fs::read(folder.root().join("history/jk.ron")).unwrap();
    let survey = survey(folder.root()).unwrap();
    for cut in first..whole.len() - 1 {
        folder.put("history/jk.ron", &whole[..cut]);
        let (findings, _) = recover(&survey, &jk()).unwrap();
        assert_eq!(findings.len(), usize::from(cut > first), "at {cut}");
        let (past, findings) = last_steps(folder.root(), &jk()).unwrap();
        assert_eq!((past.done.len(), findings.len()), (1, 0), "at {cut}");
    }
}

#[test]
fn a_history_that_only_lacks_its_last_line_end_loses_no_step() {
    let folder = Folder::study();
    sitting(&folder, |study| tag(study, &talk(1), "So did I", "hope")).unwrap();
    let whole = folder.text("history/jk.ron");
    folder.put("history/jk.ron", whole.trim_end());
    let (findings, _) = recover(&survey(folder.root()).unwrap(), &jk()).unwrap();
    assert_eq!((folder.text("history/jk.ron"), findings), (whole, Vec::new()));
}

#[test]
fn what_gloss_did_not_write_into_a_history_stays_and_is_told() {
    for line in ["a note by hand", "(version: 99, marvels: 3)", "\u{0}\u{1}"] {
        let folder = Folder::study();
        folder.put("history/jk.ron", line);
        recover(&survey(folder.root()).unwrap(), &jk()).unwrap();
        sitting(&folder, |study| tag(study, &talk(1), "So did I", "hope")).unwrap();
        assert!(folder.text("history/jk.ron").starts_with(&format!("{line}\n(version: 1,")), "{line:?}");
        let told = unreadable_lines(folder.root());
        assert_eq!(told.iter().map(|finding| finding.line).collect::<Vec<_>>(), [Some(1)], "{told:?}");
    }
}

#[test]
fn steps_written_together_happen_together() {
    let folder = Folder::study();
    let opened = folder.open();
    let mut study = opened.study.clone();
    let mut first = deed(&mut study, new_code("one"));
    first.records.extend(deed(&mut study, new_code("two")).records);
    let new = replacements(&opened, &study, &first);
    let lines = lines(&first.records, When(0), written(&new)).unwrap();
    let first_line = lines.split_inclusive('\n').next().unwrap();
    folder.put("history/jk.ron", first_line);
    assert_eq!(last_steps(folder.root(), &jk()).unwrap().0.done.len(), 0);
    recover(&survey(folder.root()).unwrap(), &jk()).unwrap();
    assert_eq!(folder.text("history/jk.ron"), "");
}

#[test]
fn recovery_does_not_overwrite_what_somebody_else_wrote_meanwhile() {
    for steps in 0..30 {
        let folder = Folder::study();
        crash_after(&folder, steps);
        if folder.text("codebook.ron") == CODEBOOK {
            let theirs = CODEBOOK.replace("Hope", "Hopes");
            folder.put("codebook.ron", &theirs);
            recover(&survey(folder.root()).unwrap(), &jk()).unwrap();
            assert_eq!(folder.text("codebook.ron"), theirs, "after {steps} steps");
        }
    }
}
