//! What is remembered of a user, outside every study: who codes, their keymap and theme, where they were reading.

use std::{
    collections::BTreeMap,
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use etcetera::{BaseStrategy, choose_base_strategy};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Digest, form};
use crate::{
    study::{CodeId, TranscriptId},
    text::Span,
};

/// A user's ways. What is `None` was never chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Habits {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keymap: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mouse: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub borders: Option<String>,
    /// Whether codes are suggested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggest: Option<bool>,
}

/// Where a user was in one study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookmarks {
    /// What was read last.
    pub open: Option<TranscriptId>,
    /// Where the caret was in every transcript visited.
    pub carets: BTreeMap<TranscriptId, Span>,
    /// Codes on the keys 1 to 9, by key.
    pub pins: BTreeMap<u8, CodeId>,
    /// Latest first.
    pub recent: Vec<CodeId>,
    /// Codes folded in the tree.
    pub folded: Vec<CodeId>,
    /// The name of the unit the caret steps over.
    pub unit: Option<String>,
    /// Passages that were gone through: the question, and where the last of them began.
    pub queue: Option<(String, TranscriptId, u32)>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct BookmarksForm {
    open: Option<String>,
    carets: Vec<(String, u32, u32)>,
    pins: Vec<(u8, String)>,
    recent: Vec<String>,
    folded: Vec<String>,
    unit: Option<String>,
    queue: Option<(String, String, u32)>,
}

/// The two folders where it is remembered.
#[derive(Clone, Debug)]
pub struct Places {
    /// Holds `gloss.ron`, and keymaps and themes of the user's own.
    pub config: PathBuf,
    /// Holds one file for each study.
    pub state: PathBuf,
}

impl Places {
    /// The XDG folders, or those named by `GLOSS_CONFIG_DIR` and `GLOSS_STATE_DIR`. `None` when the user has no home.
    pub fn find() -> Option<Places> {
        let named = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let usual = choose_base_strategy().ok();
        let config = named("GLOSS_CONFIG_DIR").or_else(|| Some(usual.as_ref()?.config_dir().join("gloss")));
        let state = named("GLOSS_STATE_DIR").or_else(|| Some(usual.as_ref()?.state_dir()?.join("gloss")));
        Some(Places { config: config?, state: state? })
    }

    /// A broken or missing file means no habits yet.
    pub fn habits(&self) -> Habits {
        read(&self.config.join("gloss.ron"))
    }

    pub fn keep_habits(&self, habits: &Habits) -> io::Result<()> {
        write(&self.config.join("gloss.ron"), habits)
    }

    pub fn bookmarks(&self, root: &Path) -> Bookmarks {
        read::<BookmarksForm>(&self.of_study(root)).into()
    }

    pub fn keep_bookmarks(&self, root: &Path, bookmarks: &Bookmarks) -> io::Result<()> {
        write(&self.of_study(root), &BookmarksForm::from(bookmarks))
    }

    /// A study is known by where it really is.
    fn of_study(&self, root: &Path) -> PathBuf {
        let real = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        self.state.join(format!("{}.ron", Digest::of(real.as_os_str().as_encoded_bytes())))
    }
}

fn read<T: DeserializeOwned + Default>(path: &Path) -> T {
    fs::read_to_string(path).ok().and_then(|text| form::read_lenient(&text)).unwrap_or_default()
}

fn write(path: &Path, form: &impl Serialize) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let line = form::record(form).map_err(io::Error::other)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(line.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

impl From<&Bookmarks> for BookmarksForm {
    fn from(bookmarks: &Bookmarks) -> BookmarksForm {
        let names = |codes: &[CodeId]| codes.iter().map(CodeId::to_string).collect();
        let caret =
            |(transcript, span): (&TranscriptId, &Span)| (transcript.to_string(), span.start, span.end);
        BookmarksForm {
            open: bookmarks.open.as_ref().map(TranscriptId::to_string),
            carets: bookmarks.carets.iter().map(caret).collect(),
            pins: bookmarks.pins.iter().map(|(key, code)| (*key, code.to_string())).collect(),
            recent: names(&bookmarks.recent),
            folded: names(&bookmarks.folded),
            unit: bookmarks.unit.clone(),
            queue: bookmarks.queue.clone().map(|(query, id, start)| (query, id.to_string(), start)),
        }
    }
}

impl From<BookmarksForm> for Bookmarks {
    fn from(form: BookmarksForm) -> Bookmarks {
        let codes = |names: Vec<String>| names.into_iter().map(CodeId::new).collect();
        let caret = |(transcript, start, end): (String, u32, u32)| {
            (TranscriptId::new(transcript), Span::new(start, end))
        };
        Bookmarks {
            open: form.open.map(TranscriptId::new),
            carets: form.carets.into_iter().map(caret).collect(),
            pins: form.pins.into_iter().map(|(key, code)| (key, CodeId::new(code))).collect(),
            recent: codes(form.recent),
            folded: codes(form.folded),
            unit: form.unit,
            queue: form.queue.map(|(query, id, start)| (query, TranscriptId::new(id), start)),
        }
    }
}
