//! Taking in what others changed while the study is open: reading it again and merging it with our own work.

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use super::{
    Content, Finding, Kept, Page, Sheet,
    kept::Ledger,
    merge::{self, Merged},
    read::{Ground, followed, read_page},
};
use crate::{
    study::{Coder, Layer, Study, Subject, Touched, TranscriptId, anchor::Passage},
    text::Transcript,
};

/// What became of changes from outside.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// What now differs from the files and has to be written.
    pub to_write: Touched,
    pub findings: Vec<Finding>,
}

/// Reads sheets again; a worker may do it over a snapshot of the study. Transcripts that have not been read yet are
/// left to whoever reads them first, with their codings.
pub fn reread(root: &Path, study: &Study, kept: &Kept, sheets: &[Sheet]) -> Vec<Page> {
    let nobody = Ground::of(study);
    let (texts, rest): (BTreeSet<Sheet>, BTreeSet<Sheet>) =
        sheets.iter().cloned().partition(|sheet| matches!(sheet, Sheet::Text(_)));
    let (layers, front): (BTreeSet<Sheet>, BTreeSet<Sheet>) =
        rest.into_iter().partition(|sheet| matches!(sheet, Sheet::Layer(..)));
    let mut pages: Vec<Page> = front.iter().map(|sheet| read_page(root, sheet, nobody)).collect();
    let texts = texts.into_iter().filter(|sheet| !is_unread(study, kept, sheet));
    pages.extend(texts.map(|sheet| read_page(root, &sheet, nobody)));
    let beside: Vec<Sheet> = pages.iter().flat_map(|page| layers_beside_new(root, study, page)).collect();
    let read: Vec<Page> = layers
        .into_iter()
        .chain(beside)
        .filter_map(|sheet| read_layer(root, study, &pages, &sheet))
        .collect();
    pages.extend(read);
    pages
}

/// One that was tried and could not be read is nobody's to read first.
fn is_unread(study: &Study, kept: &Kept, sheet: &Sheet) -> bool {
    let Sheet::Text(transcript) = sheet else { return false };
    let has_no_words = study.shelf.get(transcript).is_some_and(|shelved| shelved.text.is_none());
    has_no_words && !kept.ledger().standings.contains_key(sheet)
}

/// A transcript that has just appeared, or can be read at last, may have codings from before.
fn layers_beside_new(root: &Path, study: &Study, page: &Page) -> Vec<Sheet> {
    let (Sheet::Text(transcript), Some(_)) = (&page.sheet, &page.content) else { return Vec::new() };
    if study.text(transcript).is_some() {
        return Vec::new();
    }
    let path = page.sheet.path();
    let folder = path.parent().unwrap_or(Path::new(""));
    let entries = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    let sheets = entries.filter_map(|entry| Sheet::of_path(&folder.join(entry.file_name())));
    sheets.filter(|sheet| matches!(sheet, Sheet::Layer(of, _) if of == transcript)).collect()
}

/// On the text of the same batch if that changed too, else on the one we have.
fn read_layer(root: &Path, study: &Study, pages: &[Page], sheet: &Sheet) -> Option<Page> {
    let Sheet::Layer(transcript, _) = sheet else { return None };
    let fresh = pages.iter().find_map(|page| match (&page.sheet, &page.content) {
        (Sheet::Text(of), Some(Content::Text(text))) if of == transcript => Some((text, page.words?)),
        _ => None,
    });
    let ours = || study.text(transcript).map(|text| (text, super::Digest::of(text.text().as_bytes())));
    let (text, words) = fresh.or_else(ours)?;
    let ground = Ground { text: Some(text), words: Some(words), ..Ground::of(study) };
    Some(read_page(root, sheet, ground))
}

/// Puts reread pages into the study, merged with what we changed since we last read or wrote them.
///
/// The [`super::Scribe`] lays aside what was handed in before and is not written yet: hand the merged study in again
/// with `to_write`, also when that is empty.
pub fn take_in(study: &mut Study, kept: &Kept, pages: Vec<Page>) -> Taken {
    let mut taken = Taken::default();
    if pages.is_empty() {
        return taken;
    }
    let mut ledger = kept.ledger();
    ledger.taken_in += 1;
    let names = study.about.names.clone();
    for page in pages {
        taken.findings.extend(page.findings.iter().cloned());
        match (&page.sheet, &page.content) {
            (_, None) if page.standing.barred.is_some() => {}
            (Sheet::Text(transcript), None) => taken.findings.push(gone(transcript)),
            (Sheet::Text(transcript), Some(Content::Text(text))) => {
                taken.retext(study, &mut ledger, transcript, text);
            }
            _ => taken.merge(study, &mut ledger, &page),
        }
        ledger.standings.insert(page.sheet, page.standing);
    }
    study.heed_names(&names);
    taken
}

fn gone(transcript: &TranscriptId) -> Finding {
    let words = "the file is gone; its words stay here until you leave, and its codings stay in their files";
    Finding::doubt(transcript.as_str(), words)
}

impl Taken {
    fn merge(&mut self, study: &mut Study, ledger: &mut Ledger, page: &Page) {
        let sheet = &page.sheet;
        let nothing = || Content::nothing(sheet);
        let theirs = page.content.clone().unwrap_or_else(nothing);
        let ours = Content::of(study, sheet).unwrap_or_else(nothing);
        let base = Content::of(&ledger.base, sheet).unwrap_or_else(nothing);
        let Merged { value, clashes } = merge::contents(base, ours, theirs.clone());
        self.findings.extend(clashes.into_iter().map(|words| Finding::doubt(sheet.path(), words)));
        if value != theirs {
            sheet.touch(&mut self.to_write);
        }
        value.put(study, sheet);
        theirs.put(&mut ledger.base, sheet);
    }

    /// The words changed under the codings: they follow, in our study and in the common ground.
    fn retext(
        &mut self,
        study: &mut Study,
        ledger: &mut Ledger,
        transcript: &TranscriptId,
        new: &Arc<Transcript>,
    ) {
        let sheet = Sheet::Text(transcript.clone());
        let content = Content::Text(new.clone());
        let old = study.text(transcript).cloned();
        let base = ledger.base.text(transcript).cloned();
        content.clone().put(&mut ledger.base, &sheet);
        match (old, base) {
            (Some(old), _) if old.text() == new.text() => {}
            (Some(old), Some(base)) if old.text() != base.text() => {
                let words = "its words were changed on both sides; ours stay";
                self.findings.push(Finding::doubt(sheet.path(), words));
                self.to_write.texts.insert(transcript.clone());
            }
            (Some(old), _) => {
                content.put(study, &sheet);
                let passage = Passage::new(&old, new);
                self.carry(study, ledger, transcript, new, &passage);
            }
            (None, _) => content.put(study, &sheet),
        }
    }

    fn carry(
        &mut self,
        study: &mut Study,
        ledger: &mut Ledger,
        transcript: &TranscriptId,
        new: &Transcript,
        passage: &Passage,
    ) {
        let shelved = study.shelf.get(transcript).cloned().unwrap_or_default();
        for (coder, layer) in shelved.all_layers() {
            let sheet = Sheet::Layer(transcript.clone(), coder);
            let carried = Arc::new(passage.carry(layer));
            self.findings.extend(told(&sheet, layer, &carried));
            let base = match Content::of(&ledger.base, &sheet) {
                Some(Content::Layer(base)) if base != *layer => Arc::new(passage.carry(&base)),
                _ => carried.clone(),
            };
            Content::Layer(base).put(&mut ledger.base, &sheet);
            Content::Layer(carried).put(study, &sheet);
            ledger.standings.entry(sheet).or_default().followed = true;
        }
        for coder in carry_memos(study, transcript, new, passage) {
            ledger.standings.entry(Sheet::Memos(coder)).or_default().followed = true;
        }
    }
}

fn told(sheet: &Sheet, before: &Layer, after: &Layer) -> Option<Finding> {
    let doubts = |layer: &Layer| layer.codings().iter().filter(|coding| coding.doubt.is_some()).count();
    let doubtful = doubts(after).saturating_sub(doubts(before));
    (!after.is_empty()).then(|| followed(sheet, after.codings().len(), doubtful))
}

/// Whose memos went along with their words.
fn carry_memos(
    study: &mut Study,
    transcript: &TranscriptId,
    new: &Transcript,
    passage: &Passage,
) -> BTreeSet<Coder> {
    let mut carried = BTreeSet::new();
    if !study.memos.iter().any(|memo| memo.about.transcript() == Some(transcript)) {
        return carried;
    }
    for memo in Arc::make_mut(&mut study.memos) {
        if let Subject::Span { transcript: on, span, .. } = &memo.about
            && on == transcript
        {
            memo.about = Subject::span(transcript.clone(), new, passage.follow(*span).span);
            carried.insert(memo.coder.clone());
        }
    }
    carried
}
