//! The one door: applying an edit, which gives back its opposite.

use std::sync::Arc;

use super::framework::{Square, Summary};
use super::{Code, CodeId, Coder, Coding, Edit, Layer, Marks, Memo, Place, Refusal, Study, TranscriptId};
use crate::text::{Names, Span, Transcript};

type Applied = Result<Edit, Refusal>;

impl Study {
    /// Makes the change and returns the edit that takes it back; on refusal nothing has changed.
    pub fn apply(&mut self, edit: Edit) -> Applied {
        match edit {
            Edit::Tag { transcript, coder, coding } => self.tag(transcript, coder, coding),
            Edit::Untag { transcript, coder, span, code } => self.untag(transcript, coder, span, code),
            Edit::Mark { transcript, coder, span, code, marks } => {
                self.mark(transcript, coder, span, code, marks)
            }
            Edit::AddCode { code, index } => self.add_code(code, index),
            Edit::DropCode { code } => self.drop_code(code),
            Edit::ChangeCode { code } => self.change_code(code),
            Edit::MoveCode { code, place } => self.move_code(code, place),
            Edit::AddMemo { memo } => self.add_memo(memo),
            Edit::DropMemo { memo } => self.drop_memo(memo.as_str()),
            Edit::ChangeMemo { memo } => self.change_memo(memo),
            Edit::PutCase { case } => self.put_case(case),
            Edit::DropCase { case } => self.drop_case(case.as_str()),
            Edit::ChangeAbout { about } => {
                let old = std::mem::replace(Arc::make_mut(&mut self.about), about);
                self.heed_names(&old.names);
                Ok(Edit::ChangeAbout { about: old })
            }
            Edit::ChangeFramework { rows, columns } => {
                let framework = Arc::make_mut(&mut self.framework);
                let rows = std::mem::replace(&mut framework.rows, rows);
                let columns = std::mem::replace(&mut framework.columns, columns);
                Ok(Edit::ChangeFramework { rows, columns })
            }
            Edit::PutSummary { summary } => Ok(self.put_summary(summary)),
            Edit::DropSummary { square, coder } => self.drop_summary(&square, &coder),
            Edit::Retext { transcript, text, layers } => self.retext(transcript, text, layers),
            Edit::Together(edits) => self.together(edits),
        }
    }

    fn together(&mut self, edits: Vec<Edit>) -> Applied {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(refusal) => {
                    self.take_back(inverses);
                    return Err(refusal);
                }
            }
        }
        inverses.reverse();
        Ok(Edit::Together(inverses))
    }

    fn take_back(&mut self, inverses: Vec<Edit>) {
        for inverse in inverses.into_iter().rev() {
            let taken_back = self.apply(inverse);
            debug_assert!(taken_back.is_ok(), "an inverse always applies: {taken_back:?}");
        }
    }

    fn tag(&mut self, transcript: TranscriptId, coder: Coder, coding: Coding) -> Applied {
        if coder.is_guide() {
            self.is_asked(&coding.code)?;
        } else {
            self.known(&coding.code)?;
        }
        let len = self.read(&transcript)?.len();
        let (span, code) = (coding.span, coding.code.clone());
        if span.is_empty() || (span.end > len && coding.doubt.is_none()) {
            return Err(Refusal::OutsideText { span, len });
        }
        if self.layer_mut(&transcript, &coder)?.insert(coding).is_err() {
            return Err(Refusal::AlreadyTagged(self.codebook.name(&code).to_string()));
        }
        Ok(Edit::Untag { transcript, coder, span, code })
    }

    fn untag(&mut self, transcript: TranscriptId, coder: Coder, span: Span, code: CodeId) -> Applied {
        let layer = self.layer_mut(&transcript, &coder)?;
        let coding = layer.remove(span, code.as_str()).ok_or(Refusal::NoSuchCoding)?;
        Ok(Edit::Tag { transcript, coder, coding })
    }

    fn mark(
        &mut self,
        transcript: TranscriptId,
        coder: Coder,
        span: Span,
        code: CodeId,
        marks: Marks,
    ) -> Applied {
        let layer = self.layer_mut(&transcript, &coder)?;
        let coding = layer.get_mut(span, code.as_str()).ok_or(Refusal::NoSuchCoding)?;
        let marks = std::mem::replace(&mut coding.marks, marks);
        Ok(Edit::Mark { transcript, coder, span, code, marks })
    }

    fn add_code(&mut self, code: Code, index: usize) -> Applied {
        if self.codebook.contains(code.id.as_str()) {
            return Err(Refusal::CodeExists(code.name));
        }
        if let Some(parent) = &code.parent {
            self.known(parent)?;
        }
        let id = code.id.clone();
        Arc::make_mut(&mut self.codebook).insert(code, index);
        Ok(Edit::DropCode { code: id })
    }

    fn drop_code(&mut self, code: CodeId) -> Applied {
        self.known(&code)?;
        let name = || self.codebook.name(&code).to_string();
        if self.codebook.has_children(code.as_str()) {
            return Err(Refusal::HasChildren(name()));
        }
        let codings = self.codings().filter(|(_, _, coding)| coding.code == code).count();
        if codings > 0 {
            return Err(Refusal::HasCodings { name: name(), codings });
        }
        let index = self.codebook.place_of(code.as_str()).map_or(0, |place| place.index);
        let dropped = Arc::make_mut(&mut self.codebook).remove(code.as_str());
        dropped.map(|code| Edit::AddCode { code, index }).ok_or_else(|| no_such(&code))
    }

    fn change_code(&mut self, mut code: Code) -> Applied {
        let id = code.id.clone();
        code.parent = self.codebook.get(id.as_str()).ok_or_else(|| no_such(&id))?.parent.clone();
        let old = Arc::make_mut(&mut self.codebook).replace(code);
        old.map(|code| Edit::ChangeCode { code }).ok_or_else(|| no_such(&id))
    }

    fn move_code(&mut self, code: CodeId, place: Place) -> Applied {
        let old = self.codebook.place_of(code.as_str()).ok_or_else(|| no_such(&code))?;
        if let Some(parent) = &place.parent {
            self.known(parent)?;
            if self.codebook.is_within(parent.as_str(), code.as_str()) {
                return Err(Refusal::BelowItself(self.codebook.name(&code).to_string()));
            }
        }
        Arc::make_mut(&mut self.codebook).relocate(code.as_str(), &place);
        Ok(Edit::MoveCode { code, place: old })
    }

    fn add_memo(&mut self, memo: Memo) -> Applied {
        if self.memos.iter().any(|old| old.id == memo.id) {
            return Err(Refusal::MemoExists);
        }
        let id = memo.id.clone();
        shelve_memo(Arc::make_mut(&mut self.memos), memo);
        Ok(Edit::DropMemo { memo: id })
    }

    fn drop_memo(&mut self, id: &str) -> Applied {
        let at = self.memos.iter().position(|memo| memo.id.as_str() == id).ok_or(Refusal::NoSuchMemo)?;
        Ok(Edit::AddMemo { memo: Arc::make_mut(&mut self.memos).remove(at) })
    }

    fn change_memo(&mut self, memo: Memo) -> Applied {
        let at = self.memos.iter().position(|old| old.id == memo.id).ok_or(Refusal::NoSuchMemo)?;
        let memos = Arc::make_mut(&mut self.memos);
        let old = memos.remove(at);
        shelve_memo(memos, memo);
        Ok(Edit::ChangeMemo { memo: old })
    }

    fn put_case(&mut self, case: super::Case) -> Applied {
        let cases = Arc::make_mut(&mut self.cases);
        if let Some(old) = cases.iter_mut().find(|old| old.id == case.id) {
            return Ok(Edit::PutCase { case: std::mem::replace(old, case) });
        }
        let id = case.id.clone();
        let at = cases.partition_point(|old| old.id < id);
        cases.insert(at, case);
        Ok(Edit::DropCase { case: id })
    }

    fn drop_case(&mut self, id: &str) -> Applied {
        let at = self.cases.iter().position(|case| case.id.as_str() == id);
        let at = at.ok_or_else(|| Refusal::NoSuchCase(id.to_string()))?;
        Ok(Edit::PutCase { case: Arc::make_mut(&mut self.cases).remove(at) })
    }

    fn put_summary(&mut self, summary: Summary) -> Edit {
        let (square, coder) = (summary.square.clone(), summary.coder.clone());
        match Arc::make_mut(&mut self.framework).put(summary) {
            Some(summary) => Edit::PutSummary { summary },
            None => Edit::DropSummary { square, coder },
        }
    }

    fn drop_summary(&mut self, square: &Square, coder: &Coder) -> Applied {
        let dropped = Arc::make_mut(&mut self.framework).take(square, coder);
        dropped.map(|summary| Edit::PutSummary { summary }).ok_or(Refusal::NoSuchSummary)
    }

    fn retext(
        &mut self,
        transcript: TranscriptId,
        text: Arc<Transcript>,
        layers: Vec<(Coder, Layer)>,
    ) -> Applied {
        let old_text = self.read(&transcript)?.clone();
        let names = &self.about.names;
        let unsettled = *names == Names::default();
        let text = if unsettled { text } else { Arc::new(Transcript::among(text.text(), names)) };
        let shelved = self.shelved_mut(&transcript).ok_or_else(|| unshelved(&transcript))?;
        shelved.text = Some(text);
        let swap = |(coder, layer)| {
            let old = std::mem::replace(shelved.layer_mut(&coder), Arc::new(layer));
            Arc::unwrap_or_clone(old)
        };
        let coders: Vec<Coder> = layers.iter().map(|(coder, _)| coder.clone()).collect();
        let old_layers = coders.into_iter().zip(layers.into_iter().map(swap)).collect();
        Ok(Edit::Retext { transcript, text: old_text, layers: old_layers })
    }

    fn known(&self, code: &CodeId) -> Result<(), Refusal> {
        if self.codebook.contains(code.as_str()) { Ok(()) } else { Err(no_such(code)) }
    }

    fn is_asked(&self, question: &CodeId) -> Result<(), Refusal> {
        let known = self.about.guide.iter().any(|asked| asked.id == question.as_str());
        if known { Ok(()) } else { Err(Refusal::NoSuchQuestion(question.to_string())) }
    }

    fn read(&self, transcript: &TranscriptId) -> Result<&Arc<Transcript>, Refusal> {
        let shelved = self.shelf.get(transcript).ok_or_else(|| unshelved(transcript))?;
        shelved.text.as_ref().ok_or_else(|| Refusal::NotRead(transcript.to_string()))
    }

    fn layer_mut(&mut self, transcript: &TranscriptId, coder: &Coder) -> Result<&mut Layer, Refusal> {
        let shelved = self.shelved_mut(transcript).ok_or_else(|| unshelved(transcript))?;
        Ok(Arc::make_mut(shelved.layer_mut(coder)))
    }
}

/// Oldest first.
fn shelve_memo(memos: &mut Vec<Memo>, memo: Memo) {
    let at = memos.partition_point(|old| (old.at, &old.id) < (memo.at, &memo.id));
    memos.insert(at, memo);
}

fn no_such(code: &CodeId) -> Refusal {
    Refusal::NoSuchCode(code.to_string())
}

fn unshelved(transcript: &TranscriptId) -> Refusal {
    Refusal::NoSuchTranscript(transcript.to_string())
}
