//! A sheet: one file of a study, and which part of the work stands on it.

use std::path::{Component, Path, PathBuf};

use crate::study::{Coder, Touched, TranscriptId};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    About,
    Codebook,
    Cases,
    Framework,
    Memos(Coder),
    Text(TranscriptId),
    Layer(TranscriptId, Coder),
}

/// Folders that hold no transcripts at any depth: what was imported, and the keys to the pseudonyms.
const NEVER_READ: [&str; 2] = ["originals", "private"];

/// Folders at the top of a study that are ours.
const OURS: [&str; 2] = ["memos", "history"];

impl Sheet {
    /// Relative to the study's folder.
    pub fn path(&self) -> PathBuf {
        match self {
            Sheet::About => "study.ron".into(),
            Sheet::Codebook => "codebook.ron".into(),
            Sheet::Cases => "cases.ron".into(),
            Sheet::Framework => "framework.ron".into(),
            Sheet::Memos(coder) => format!("memos/{}.ron", safe_name(coder.as_str())).into(),
            Sheet::Text(transcript) => transcript.as_str().into(),
            Sheet::Layer(transcript, coder) => {
                format!("{transcript}.{}.ron", safe_name(coder.as_str())).into()
            }
        }
    }

    /// What a file of the study is, by its path relative to the study's folder; `None` for files that are not ours.
    pub fn of_path(path: &Path) -> Option<Sheet> {
        let path = plain(path)?;
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        match (folder, file) {
            ("", "study.ron") => Some(Sheet::About),
            ("", "codebook.ron") => Some(Sheet::Codebook),
            ("", "cases.ron") => Some(Sheet::Cases),
            ("", "framework.ron") => Some(Sheet::Framework),
            ("memos", _) => coder_of(file.strip_suffix(".ron")?).map(Sheet::Memos),
            _ if file.starts_with('.') || !holds_transcripts(folder) => None,
            _ if is_transcript(file) => Some(Sheet::Text(TranscriptId::new(&path))),
            _ => layer_of(&path),
        }
    }

    /// The sheets to write when this much of a study has changed.
    pub fn touched(touched: &Touched) -> Vec<Sheet> {
        let single = [
            (touched.about, Sheet::About),
            (touched.codebook, Sheet::Codebook),
            (touched.cases, Sheet::Cases),
            (touched.framework, Sheet::Framework),
        ];
        let single = single.into_iter().filter(|(is, _)| *is).map(|(_, sheet)| sheet);
        let memos = touched.memos.iter().cloned().map(Sheet::Memos);
        let texts = touched.texts.iter().cloned().map(Sheet::Text);
        let layers =
            touched.layers.iter().cloned().map(|(transcript, coder)| Sheet::Layer(transcript, coder));
        single.chain(memos).chain(texts).chain(layers).collect()
    }

    pub(super) fn touch(&self, touched: &mut Touched) {
        match self.clone() {
            Sheet::About => touched.about = true,
            Sheet::Codebook => touched.codebook = true,
            Sheet::Cases => touched.cases = true,
            Sheet::Framework => touched.framework = true,
            Sheet::Memos(coder) => _ = touched.memos.insert(coder),
            Sheet::Text(transcript) => _ = touched.texts.insert(transcript),
            Sheet::Layer(transcript, coder) => _ = touched.layers.insert((transcript, coder)),
        }
    }
}

/// A coder by a name as it can stand in file names; see [`Coder::named`].
pub fn coder(name: &str) -> Option<Coder> {
    Coder::named(name)
}

/// Whatever a coder is called, files stay within their folder.
pub(super) fn safe_name(name: &str) -> String {
    Coder::in_files(name)
}

/// A coder as a file name gives it; a name we would not have written is nobody's.
pub(super) fn coder_of(name: &str) -> Option<Coder> {
    if name == Coder::guide().as_str() {
        return Some(Coder::guide());
    }
    coder(name).filter(|coder| coder.as_str() == name)
}

fn layer_of(path: &str) -> Option<Sheet> {
    let (transcript, name) = path.strip_suffix(".ron")?.rsplit_once('.')?;
    let file = transcript.rsplit('/').next().unwrap_or(transcript);
    is_transcript(file).then_some(())?;
    Some(Sheet::Layer(TranscriptId::new(transcript), coder_of(name)?))
}

/// Whether a file name is a transcript's: `.txt` or `.md`, not hidden.
pub(super) fn is_transcript(file: &str) -> bool {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    !file.starts_with('.') && (ending.eq_ignore_ascii_case("txt") || ending.eq_ignore_ascii_case("md"))
}

/// Whether transcripts are looked for in a folder, by its path relative to the study's (empty for itself).
pub(super) fn holds_transcripts(folder: &str) -> bool {
    let ours = folder.split('/').next().is_some_and(|top| OURS.contains(&top));
    !ours && !folder.split('/').any(|name| name.starts_with('.') || NEVER_READ.contains(&name))
}

/// With `/` between folders; `None` for what is absolute, leaves the study or is not UTF-8.
pub(super) fn plain(path: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = path
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    names.filter(|names| !names.is_empty()).map(|names| names.join("/"))
}
