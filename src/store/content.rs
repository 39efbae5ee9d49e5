//! What stands on a sheet, taken out of a study and put into one, and the bytes it becomes.

use std::sync::Arc;

use thiserror::Error;

use super::{Sheet, Standing, form, texts};
use crate::{
    study::{About, Cases, Codebook, Framework, Layer, Memo, Shelved, Study, TranscriptId},
    text::Transcript,
};

#[derive(Clone, Debug)]
pub enum Content {
    About(Arc<About>),
    Codebook(Arc<Codebook>),
    Cases(Arc<Cases>),
    Framework(Arc<Framework>),
    Memos(Vec<Memo>),
    Text(Arc<Transcript>),
    Layer(Arc<Layer>),
}

/// Why a sheet has no bytes.
#[derive(Debug, Error)]
pub enum NoBytes {
    #[error("its transcript has not been read")]
    TextMissing,
    #[error(transparent)]
    Form(#[from] form::Unwritable),
}

impl Content {
    /// What a sheet of this study holds. `None`: nothing yet.
    pub fn of(study: &Study, sheet: &Sheet) -> Option<Content> {
        match sheet {
            Sheet::About => Some(Content::About(study.about.clone())),
            Sheet::Codebook => Some(Content::Codebook(study.codebook.clone())),
            Sheet::Cases => Some(Content::Cases(study.cases.clone())),
            Sheet::Framework => Some(Content::Framework(study.framework.clone())),
            Sheet::Memos(coder) => Some(Content::Memos(
                study.memos.iter().filter(|memo| &memo.coder == coder).cloned().collect(),
            )),
            Sheet::Text(transcript) => study.text(transcript).cloned().map(Content::Text),
            Sheet::Layer(transcript, coder) => {
                study.shelf.get(transcript)?.layer(coder).cloned().map(Content::Layer)
            }
        }
    }

    /// Replaces what a sheet of this study holds. Content that cannot stand on the sheet is left out.
    pub fn put(self, study: &mut Study, sheet: &Sheet) {
        match (self, sheet) {
            (Content::About(about), Sheet::About) => study.about = about,
            (Content::Codebook(codebook), Sheet::Codebook) => study.codebook = codebook,
            (Content::Cases(cases), Sheet::Cases) => study.cases = cases,
            (Content::Framework(framework), Sheet::Framework) => study.framework = framework,
            (Content::Memos(memos), Sheet::Memos(coder)) => {
                let all = Arc::make_mut(&mut study.memos);
                all.retain(|memo| &memo.coder != coder);
                all.extend(memos);
                all.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
            }
            (Content::Text(text), Sheet::Text(transcript)) => shelved(study, transcript).text = Some(text),
            (Content::Layer(layer), Sheet::Layer(transcript, coder)) => {
                *shelved(study, transcript).layer_mut(coder) = layer;
            }
            _ => debug_assert!(false, "this does not stand on {sheet:?}"),
        }
    }

    /// What a sheet holds whose file is not there.
    pub fn nothing(sheet: &Sheet) -> Content {
        match sheet {
            Sheet::About => Content::About(Arc::default()),
            Sheet::Codebook => Content::Codebook(Arc::default()),
            Sheet::Cases => Content::Cases(Arc::default()),
            Sheet::Framework => Content::Framework(Arc::default()),
            Sheet::Memos(_) => Content::Memos(Vec::new()),
            Sheet::Text(_) => Content::Text(Arc::new(Transcript::new(""))),
            Sheet::Layer(..) => Content::Layer(Arc::default()),
        }
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Content) -> bool {
        match (self, other) {
            (Content::About(a), Content::About(b)) => a == b,
            (Content::Codebook(a), Content::Codebook(b)) => a == b,
            (Content::Cases(a), Content::Cases(b)) => a == b,
            (Content::Framework(a), Content::Framework(b)) => a == b,
            (Content::Memos(a), Content::Memos(b)) => a == b,
            (Content::Text(a), Content::Text(b)) => Arc::ptr_eq(a, b) || a.text() == b.text(),
            (Content::Layer(a), Content::Layer(b)) => a == b,
            _ => false,
        }
    }
}

fn shelved<'a>(study: &'a mut Study, transcript: &TranscriptId) -> &'a mut Shelved {
    Arc::make_mut(study.shelf.entry(transcript.clone()).or_default())
}

/// The bytes of a sheet as they stand on disk.
pub fn bytes(study: &Study, sheet: &Sheet, standing: &Standing) -> Result<Vec<u8>, NoBytes> {
    let form = match sheet {
        Sheet::About => form::write_about(&study.about),
        Sheet::Codebook => form::write_codebook(&study.codebook),
        Sheet::Cases => form::write_cases(&study.cases),
        Sheet::Framework => form::write_framework(&study.framework),
        Sheet::Memos(coder) => form::write_memos(study.memos.iter().filter(|memo| &memo.coder == coder)),
        Sheet::Text(transcript) => {
            let text = study.text(transcript).ok_or(NoBytes::TextMissing)?;
            return Ok(texts::encode(text.text(), standing.manner));
        }
        Sheet::Layer(transcript, coder) => {
            let text = study.text(transcript).ok_or(NoBytes::TextMissing)?;
            form::write_codings(study.layer(transcript, coder).unwrap_or(&Layer::default()), text)
        }
    };
    Ok(form?.into_bytes())
}
