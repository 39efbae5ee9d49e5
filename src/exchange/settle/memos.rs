//! Memos, each once: the same thought of the same coder about the same thing is one.

use super::{Meeting, codes::Codes, texts::Homes};
use crate::study::{Edit, Memo, MemoId, Study, Subject};

impl Meeting<'_> {
    pub(super) fn memos(&mut self, theirs: &Study, homes: &Homes, codes: &Codes) {
        for memo in theirs.memos.iter() {
            let Some(about) = subject(&memo.about, homes, codes) else {
                self.told().dropped("memos", "its transcript did not come in", head(&memo.text));
                continue;
            };
            let coder = self.coder(&memo.coder);
            let same = |ours: &&Memo| ours.coder == coder && ours.text == memo.text && ours.about == about;
            if self.study.memos.iter().any(|ours| same(&ours)) {
                self.told().kept("memos that were here already", 1);
                continue;
            }
            let id = self.free_memo(memo);
            let memo = Memo { id, coder, about, ..memo.clone() };
            let place = head(&memo.text);
            if self.change("memos", &place, Edit::AddMemo { memo }) {
                self.told().kept("memos", 1);
            }
        }
    }

    fn free_memo(&self, memo: &Memo) -> MemoId {
        let taken = |id: &MemoId| self.study.memos.iter().any(|ours| &ours.id == id);
        let mut ids = (2..).map(|n| MemoId::new(format!("{}-{n}", memo.id)));
        std::iter::once(memo.id.clone()).chain(ids.by_ref()).find(|id| !taken(id)).unwrap_or(memo.id.clone())
    }
}

/// What it is about, in our words.
fn subject(about: &Subject, homes: &Homes, codes: &Codes) -> Option<Subject> {
    Some(match about {
        Subject::Transcript(id) => Subject::Transcript(homes.get(id)?.id.clone()),
        Subject::Span { transcript, span, .. } => {
            let home = homes.get(transcript)?;
            Subject::span(home.id.clone(), &home.ours, home.follow(*span))
        }
        Subject::Code(code) => Subject::Code(codes.get(code).unwrap_or(code).clone()),
        Subject::Study | Subject::Case(_) => about.clone(),
    })
}

fn head(text: &str) -> String {
    crate::text::clip(text.lines().next().unwrap_or_default(), 40).into_owned()
}
