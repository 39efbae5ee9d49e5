//! Stories of a study on disk, told with real folders.

mod crashing;
mod hostile;
mod laws;
mod opening;
mod sharing;
mod trail;
mod writing;

use std::{fs, path::Path, sync::Arc};

use super::*;
use crate::{
    study::{Code, CodeId, Coder, Coding, Edit, Step, Study, TranscriptId, When},
    text::Span,
};

pub const TALK: &str = "Interviewer: What is your role here?\n\n50001: Nobody could tell me what I do all day. \
    My supervisor tried.\n\nInterviewer: And the team?\n\n50001: They hoped for the best. So did I, honestly.\n";

pub const CODEBOOK: &str = r#"(
  version: 1,
  codes: [
    (id: "barriers", name: "Barriers", kind: "theme"),
    (id: "unclear-role", name: "Unclear role", parent: "barriers"),
    (id: "hope", name: "Hope", definition: "Says \"hope\" or means it"),
  ],
)
"#;

pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        files.iter().for_each(|(path, text)| folder.put(path, text));
        folder
    }

    /// Two transcripts and a codebook.
    pub fn study() -> Folder {
        Folder::with(&[("talks/50001.txt", TALK), ("talks/50002.txt", TALK), ("codebook.ron", CODEBOOK)])
    }

    pub fn root(&self) -> &Path {
        self.0.path()
    }

    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap_or_default()
    }

    pub fn open(&self) -> Opened {
        open_whole(self.root()).unwrap()
    }

    /// Every file below the folder with its content.
    pub fn everything(&self) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.root().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => {
                        let name = path.strip_prefix(self.root()).unwrap().to_string_lossy().into_owned();
                        found.push((name, fs::read(path).unwrap()));
                    }
                }
            }
        }
        found.sort();
        found
    }
}

pub fn talk(number: u32) -> TranscriptId {
    TranscriptId::new(format!("talks/5000{number}.txt"))
}

pub fn jk() -> Coder {
    coder("jk").unwrap()
}

/// Tags the first place where these words stand.
pub fn tag(study: &Study, transcript: &TranscriptId, words: &str, code: &str) -> Edit {
    let text = study.text(transcript).unwrap();
    let start = text.at_byte(text.text().find(words).unwrap());
    let span = Span::new(start, start + words.chars().count() as u32);
    let coding = Coding::new(span, CodeId::new(code), When(1_795_341_600_000));
    Edit::Tag { transcript: transcript.clone(), coder: jk(), coding }
}

pub fn new_code(id: &str) -> Edit {
    Edit::AddCode { code: Code::new(CodeId::new(id), id), index: 0 }
}

/// Applies an edit and hands it to the scribe, as the desk does.
pub fn deed(study: &mut Study, edit: Edit) -> Deed {
    let touched = edit.touches(study);
    let inverse = study.apply(edit.clone()).unwrap();
    let step =
        Step {
            words: "Tagged “…”".into(), at: When(1_795_341_600_123), edit, inverse, texts: Vec::new()
        };
    Deed { study: Arc::new(study.clone()), touched, records: vec![Record::Did(Box::new(step))] }
}

/// Does one thing and quits.
pub fn sitting(folder: &Folder, edit: impl FnOnce(&Study) -> Edit) -> Result<(), Unsaved> {
    let Opened { mut study, kept, .. } = folder.open();
    let mut scribe = Scribe::start(folder.root(), &jk(), kept, None, |_| {});
    let edit = edit(&study);
    scribe.write(deed(&mut study, edit));
    scribe.close()
}

pub fn words(study: &Study, transcript: &TranscriptId, coder: &Coder) -> Vec<(String, String)> {
    let text = study.text(transcript).unwrap();
    let codings = study.layer(transcript, coder).map(|layer| layer.codings()).unwrap_or_default();
    codings.iter().map(|coding| (text.slice(coding.span).to_string(), coding.code.to_string())).collect()
}

pub fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(Finding::to_string).collect()
}
