//! What a coder did, one line each, appended and never changed: the audit trail, and undo across quitting.
//!
//! The history is a stack: what `Undid` and `Redid` speak of follows from the order. Lines that were written together
//! count only when the last of them, the one that names the files, is there.

use std::{fs, io, path::Path};

use super::{
    Finding,
    commit::history_path,
    form::{self, EditForm, Fault, LineForm, VERSION, WhatForm, WhatWords, WordsForm, Written},
    sheet,
};
use crate::study::{Coder, Edit, Past, Step, Trail, TranscriptId, When};

/// What is to be written in the history.
#[derive(Clone, Debug)]
pub enum Record {
    Did(Box<Step>),
    /// The last step not yet undone was taken back; `words` are the step's.
    Undid {
        at: When,
        words: String,
    },
    /// The last step undone was done again.
    Redid {
        at: When,
        words: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Done,
    Undone,
}

/// A step as the history view shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its line in the history, counted from 1.
    pub number: usize,
    pub at: When,
    pub words: String,
    pub state: State,
}

/// The lines of one commit. `files` stands on the last one.
pub(super) fn lines(records: &[Record], at: When, files: Vec<Written>) -> Result<String, ron::Error> {
    let mut forms: Vec<LineForm> = records.iter().map(line).collect();
    if forms.is_empty() {
        forms.push(LineForm {
            version: VERSION,
            at,
            words: String::new(),
            what: WhatForm::Merged,
            texts: Vec::new(),
            files: None,
        });
    }
    if let Some(last) = forms.last_mut() {
        last.files = Some(files);
    }
    forms.iter().map(|form| form::record(form).map(|line| line + "\n")).collect()
}

fn line(record: &Record) -> LineForm<'_> {
    let mut texts = Vec::new();
    let (at, words, what) = match record {
        Record::Did(step) => {
            let form = |edit| Box::new(EditForm::from(edit));
            texts = step.texts.iter().map(TranscriptId::to_string).collect();
            (&step.at, &step.words, WhatForm::Did(form(&step.edit), form(&step.inverse)))
        }
        Record::Undid { at, words } => (at, words, WhatForm::Undid),
        Record::Redid { at, words } => (at, words, WhatForm::Redid),
    };
    LineForm { version: VERSION, at: *at, words: words.clone(), what, texts, files: None }
}

/// The steps of earlier sittings, to undo and redo. Reads the whole history: at first need, not at opening.
///
/// # Errors
/// What the disk says. A line that cannot be read becomes a finding; what was done before it cannot be undone.
pub fn last_steps(root: &Path, coder: &Coder) -> io::Result<(Past, Vec<Finding>)> {
    let bytes = bytes(root, coder)?;
    let mut past = Past::default();
    let mut findings = Vec::new();
    let mut together = Vec::new();
    for (number, line) in numbered(&bytes) {
        match parse(line, |form: &LineForm| form.version) {
            Ok(form) => {
                let is_last = form.files.is_some();
                together.push(form);
                if is_last {
                    together.drain(..).for_each(|form| replay(&mut past, form));
                }
            }
            Err(fault) => {
                past = Past::default();
                together.clear();
                findings.push(unreadable(coder, number, &fault));
            }
        }
    }
    Ok((past, findings))
}

fn replay(past: &mut Past, form: LineForm) {
    match form.what {
        WhatForm::Did(edit, inverse) => {
            let (edit, inverse) = (Edit::from(*edit), Edit::from(*inverse));
            let texts = form.texts.iter().map(TranscriptId::new).collect();
            past.push(Step { words: form.words, at: form.at, edit, inverse, texts });
        }
        WhatForm::Undid => _ = past.step_back(),
        WhatForm::Redid => _ = past.step_forward(),
        WhatForm::Merged => {}
    }
}

fn unreadable(coder: &Coder, number: usize, fault: &Fault) -> Finding {
    let words = format!("{}: what was done before this line cannot be undone", fault.words);
    let line = u32::try_from(number).unwrap_or(u32::MAX);
    let column = fault.place.map_or(1, |(_, column)| column);
    Finding::doubt(format!("history/{coder}.ron"), words).at(line, column)
}

/// What was done, in words only, oldest first. Lines that cannot be read are left out.
pub fn read_words(root: &Path, coder: &Coder) -> io::Result<Vec<Told>> {
    let bytes = bytes(root, coder)?;
    let mut told: Vec<Told> = Vec::new();
    let (mut done, mut undone) = (Vec::new(), Vec::new());
    for (number, line) in numbered(&bytes) {
        let Ok(form) = parse(line, |form: &WordsForm| form.version) else { continue };
        let (from, to, state) = match form.what {
            WhatWords::Did(..) => {
                undone.clear();
                done.push(told.len());
                told.push(Told { number, at: form.at, words: form.words, state: State::Done });
                continue;
            }
            WhatWords::Undid => (&mut done, &mut undone, State::Undone),
            WhatWords::Redid => (&mut undone, &mut done, State::Done),
            WhatWords::Merged => continue,
        };
        if let Some(step) = from.pop() {
            told.get_mut(step).into_iter().for_each(|told: &mut Told| told.state = state);
            to.push(step);
        }
    }
    Ok(told)
}

fn bytes(root: &Path, coder: &Coder) -> io::Result<Vec<u8>> {
    match fs::read(history_path(root, coder)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}

fn numbered(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let lines = bytes.split(|&byte| byte == b'\n').enumerate().map(|(at, line)| (at + 1, line));
    lines.filter(|(_, line)| !line.trim_ascii().is_empty())
}

fn parse<'a, T: serde::Deserialize<'a>>(line: &'a [u8], version: impl Fn(&T) -> u32) -> Result<T, Fault> {
    let words = |_| Fault { place: None, words: "this line is not UTF-8".into() };
    let text = std::str::from_utf8(line).map_err(words)?;
    form::read(text, version)
}

/// Whether a line without an end was left by a crash: begun as we begin a line, and not complete. Others were written
/// by hand, or by a newer Gloss.
pub(super) fn is_torn(line: &[u8]) -> bool {
    let beginning = format!("(version: {VERSION},").into_bytes();
    let is_ours = line.starts_with(&beginning) || beginning.starts_with(line);
    is_ours && parse(line, |form: &WordsForm| form.version).is_err()
}

/// Everyone who has a history, by name.
fn coders(root: &Path) -> Vec<Coder> {
    let entries = fs::read_dir(root.join("history")).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names.iter().filter_map(|name| sheet::coder_of(name.strip_suffix(".ron")?)).collect()
}

/// How the work came about, by the histories of all coders. Reads them whole. What stands before a line that cannot
/// be read is not told: [`unreadable_lines`] finds those.
pub fn trail(root: &Path) -> Trail {
    let mut trail = Trail::default();
    let pasts = coders(root).into_iter().filter_map(|coder| last_steps(root, &coder).ok());
    pasts.for_each(|(past, _)| trail.follow(&past));
    trail
}

/// The lines of all coders' histories that cannot be read.
pub fn unreadable_lines(root: &Path) -> Vec<Finding> {
    coders(root).into_iter().flat_map(|coder| unreadable_lines_of(root, &coder)).collect()
}

fn unreadable_lines_of(root: &Path, coder: &Coder) -> Vec<Finding> {
    let bytes = match bytes(root, coder) {
        Ok(bytes) => bytes,
        Err(error) => {
            let words = format!("it cannot be read: {error}");
            return vec![Finding::broken(format!("history/{coder}.ron"), words)];
        }
    };
    let fault = |line| parse(line, |form: &WordsForm| form.version).err();
    let faults = numbered(&bytes).filter_map(|(number, line)| Some((number, fault(line)?)));
    faults.map(|(number, fault)| unreadable(coder, number, &fault)).collect()
}

/// Where the last line begins that names files, and which it names; `None` when there is none.
pub(super) fn last_commit(root: &Path, coder: &Coder) -> io::Result<LastCommit> {
    let bytes = bytes(root, coder)?;
    let body = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
    let mut end = body.len();
    while end > 0 {
        let start = memchr::memrchr(b'\n', body.get(..end).unwrap_or_default()).map_or(0, |at| at + 1);
        let line = body.get(start..end).unwrap_or_default();
        let form = parse(line, |form: &WordsForm| form.version);
        // A line that cannot be read was not cut by a crash: it ended with a line end. It stays.
        let files = form.map_or(Some(Vec::new()), |form| form.files);
        if let Some(files) = files {
            return Ok(LastCommit { files, end: (end + 1).min(bytes.len()), length: bytes.len() });
        }
        end = start.saturating_sub(1);
    }
    Ok(LastCommit { files: Vec::new(), end: 0, length: bytes.len() })
}

/// The end of a history, in bytes: what follows `end` never happened.
pub(super) struct LastCommit {
    pub files: Vec<Written>,
    pub end: usize,
    pub length: usize,
}
