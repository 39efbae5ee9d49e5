//! Opening a study: the front at once, transcripts one by one or all together.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use thiserror::Error;

use super::{
    Content, Finding, Kept, Page, Sheet, Survey,
    read::{Ground, bytes_into, read_page},
    survey, texts,
};
use crate::{
    each::{each, each_with},
    study::{Shelved, Study, Subject, TranscriptId, anchor},
    text::Transcript,
};

/// A study as far as it has been read, and how its files stand.
pub struct Opened {
    pub study: Study,
    pub findings: Vec<Finding>,
    pub kept: Kept,
}

#[derive(Debug, Error)]
pub enum OpenError {
    #[error("{} cannot be opened as a study: {error}", .root.display())]
    Folder { root: PathBuf, error: std::io::Error },
}

/// What the study says of itself, its codebook, cases and memos, and one transcript with its codings. All other
/// transcripts are on the shelf unread.
pub fn open_front(survey: &Survey, first: Option<&TranscriptId>) -> Opened {
    let mut opened =
        Opened { study: Study::default(), findings: survey.findings.clone(), kept: Kept::default() };
    let memos = survey.memos.iter().cloned().map(Sheet::Memos);
    let front = [Sheet::About, Sheet::Codebook, Sheet::Cases, Sheet::Framework].into_iter().chain(memos);
    let nothing = Study::default();
    opened.shelve(front.map(|sheet| read_page(&survey.root, &sheet, Ground::of(&nothing))).collect());
    for transcript in survey.transcripts.keys() {
        opened.study.put(transcript.clone(), Shelved::default());
    }
    opened.kept.ledger().base = opened.study.clone();
    if let Some(first) = first.filter(|first| survey.transcripts.contains_key(*first)) {
        opened.shelve(read_transcript(survey, first, &opened.study));
    }
    opened
}

/// One transcript and its codings by everyone, for a loader's thread. Of `front`, the study as opened, the names of who
/// speaks are heeded, and the codebook's ids are shared, not copied.
/// Hand the pages to [`shelve`].
pub fn read_transcript(survey: &Survey, transcript: &TranscriptId, front: &Study) -> Vec<Page> {
    let nobody = Ground::of(front);
    let text = read_page(&survey.root, &Sheet::Text(transcript.clone()), nobody);
    let text = text.or_gone();
    let ground = Ground { text: words_of(&text), words: text.words, ..nobody };
    let coders = survey.transcripts.get(transcript).into_iter().flatten();
    let layers = coders.map(|coder| Sheet::Layer(transcript.clone(), coder.clone()));
    let mut pages: Vec<Page> = layers.map(|sheet| read_page(&survey.root, &sheet, ground)).collect();
    pages.insert(0, text);
    pages
}

fn words_of(page: &Page) -> Option<&Transcript> {
    match &page.content {
        Some(Content::Text(text)) => Some(text),
        _ => None,
    }
}

/// Puts what was read into the study and notes how the files stand; gives the findings.
pub fn shelve(study: &mut Study, kept: &Kept, pages: Vec<Page>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut ledger = kept.ledger();
    for page in pages {
        if let Some(content) = page.content {
            content.clone().put(&mut ledger.base, &page.sheet);
            content.put(study, &page.sheet);
        }
        if let Sheet::Text(transcript) = &page.sheet {
            findings.extend(recall_memos(study, transcript));
        }
        ledger.standings.insert(page.sheet, page.standing);
        findings.extend(page.findings);
    }
    findings
}

/// Memos on words that were changed while Gloss was closed find their words again, or are told.
fn recall_memos(study: &mut Study, transcript: &TranscriptId) -> Vec<Finding> {
    let Some(text) = study.text(transcript).cloned() else { return Vec::new() };
    let moved: Vec<(usize, anchor::Followed)> = study
        .memos
        .iter()
        .enumerate()
        .filter_map(|(n, memo)| {
            let Subject::Span { transcript: on, span, words } = &memo.about else { return None };
            let known = on == transcript && !words.0.is_empty();
            let found = known.then(|| anchor::seek(&text, *span, &words.0, &words.1))?;
            (found.span != *span || found.doubt.is_some()).then_some((n, found))
        })
        .collect();
    let mut findings = Vec::new();
    for (n, found) in moved {
        let Some(memo) = Arc::make_mut(&mut study.memos).get_mut(n) else { continue };
        if let (Some(why), Subject::Span { words, .. }) = (found.doubt, &memo.about) {
            let words = format!("a memo on “{} … {}” may have lost its words: {why}", words.0, words.1);
            findings.push(Finding::doubt(Sheet::Memos(memo.coder.clone()).path(), words));
        }
        if let (None, Subject::Span { span, .. }) = (found.doubt, &mut memo.about) {
            *span = found.span;
        }
    }
    findings
}

/// Everything at once, on several threads: for the letterbox.
///
/// # Errors
/// Only when the folder itself cannot be listed. What is wrong within it becomes findings.
pub fn open_whole(root: &Path) -> Result<Opened, OpenError> {
    let survey = survey(root).map_err(|error| OpenError::Folder { root: root.to_path_buf(), error })?;
    let mut opened = open_front(&survey, None);
    for pages in read_all(&survey, &opened.study) {
        opened.shelve(pages);
    }
    Ok(opened)
}

/// To look for words: what the study says of itself, with all transcripts on the shelf unread. Nothing can be written
/// from it.
///
/// # Errors
/// As [`open_whole`].
pub fn open_cover(root: &Path) -> Result<Opened, OpenError> {
    let survey = survey(root).map_err(|error| OpenError::Folder { root: root.to_path_buf(), error })?;
    let mut opened = Opened { study: Study::default(), findings: survey.findings, kept: Kept::default() };
    opened.shelve(vec![read_page(root, &Sheet::About, Ground::of(&Study::default()))]);
    for transcript in survey.transcripts.into_keys() {
        opened.study.put(transcript, Shelved::default());
    }
    Ok(opened)
}

/// Looks at the words of each of these transcripts, on several threads, and keeps none of them. What comes of it is in
/// the order of the transcripts.
///
/// # Errors
/// Each for itself: why it cannot be read.
pub fn leaf_through<T: Send>(
    root: &Path,
    transcripts: &[&TranscriptId],
    look: impl Fn(&TranscriptId, &str) -> T + Sync,
) -> Vec<Result<T, Finding>> {
    each_with(transcripts, Vec::new, |transcript, bytes| {
        let sheet = Sheet::Text((*transcript).clone());
        match bytes_into(root, &sheet, bytes) {
            Ok(true) => Ok(look(transcript, &texts::decode(bytes).words)),
            Ok(false) => Err(Finding::broken(sheet.path(), "the link leads nowhere, or the file is gone")),
            Err(words) => Err(Finding::broken(sheet.path(), words)),
        }
    })
}

/// All transcripts in the order of the survey.
fn read_all(survey: &Survey, front: &Study) -> Vec<Vec<Page>> {
    let transcripts: Vec<&TranscriptId> = survey.transcripts.keys().collect();
    each(&transcripts, |transcript| read_transcript(survey, transcript, front))
}

impl Opened {
    fn shelve(&mut self, pages: Vec<Page>) {
        let findings = shelve(&mut self.study, &self.kept, pages);
        self.findings.extend(findings);
    }
}
