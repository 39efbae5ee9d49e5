//! What was done, so that it can be undone: steps with their opposites, each named in words.

use std::collections::BTreeMap;

use super::{CodeId, Coder, Edit, TranscriptId, When};
use crate::text::Span;

/// One step of the work as the user thinks of it.
#[derive(Clone, Debug)]
pub struct Step {
    /// "Tagged 'my supervisor…' as Supportive figures".
    pub words: String,
    pub at: When,
    pub edit: Edit,
    pub inverse: Edit,
    /// Transcripts that came in with it. They are files of their own, which undo leaves in the folder.
    pub texts: Vec<TranscriptId>,
}

/// The steps done, latest last, and those undone, next to redo last.
#[derive(Clone, Debug, Default)]
pub struct Past {
    pub done: Vec<Step>,
    pub undone: Vec<Step>,
}

impl Past {
    /// A new step; what had been undone before can no longer be redone.
    pub fn push(&mut self, step: Step) {
        self.undone.clear();
        self.done.push(step);
    }

    /// To be called when the inverse of the last step has been applied.
    pub fn step_back(&mut self) -> Option<&Step> {
        self.undone.push(self.done.pop()?);
        self.undone.last()
    }

    /// To be called when the last undone edit has been applied again, with its new inverse.
    pub fn step_forward(&mut self) -> Option<&Step> {
        self.done.push(self.undone.pop()?);
        self.done.last()
    }
}

/// How the work came about, as far as histories tell. What was undone was never done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// When a transcript came in; of those that were put into the folder by other hands no history tells.
    pub came: BTreeMap<TranscriptId, When>,
    /// When and where somebody first put a code, whether or not it stands there still.
    pub first: BTreeMap<(CodeId, Coder), (When, TranscriptId, Span)>,
}

impl Trail {
    pub fn follow(&mut self, past: &Past) {
        for step in &past.done {
            for text in &step.texts {
                let came = self.came.entry(text.clone()).or_insert(step.at);
                *came = step.at.min(*came);
            }
            self.tags(&step.edit);
        }
    }

    fn tags(&mut self, edit: &Edit) {
        match edit {
            Edit::Together(edits) => edits.iter().for_each(|edit| self.tags(edit)),
            Edit::Tag { transcript, coder, coding } => {
                let made = (coding.at, transcript.clone(), coding.span);
                let first = self.first.entry((coding.code.clone(), coder.clone())).or_insert(made.clone());
                *first = made.min(first.clone());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Coding;

    fn step(at: i64, edits: Vec<Edit>, texts: &[&str]) -> Step {
        let texts = texts.iter().map(|id| TranscriptId::new(*id)).collect();
        let (edit, inverse) = (Edit::Together(edits), Edit::Together(Vec::new()));
        Step { words: String::new(), at: When(at), edit, inverse, texts }
    }

    fn tag(transcript: &str, code: &str, at: i64) -> Edit {
        let coding = Coding::new(Span::new(0, 4), CodeId::new(code), When(at));
        Edit::Tag { transcript: TranscriptId::new(transcript), coder: Coder::new("jk"), coding }
    }

    #[test]
    fn a_trail_tells_what_came_and_where_a_code_was_first_put_unless_it_was_undone() {
        let mut past = Past::default();
        past.push(step(1, Vec::new(), &["a.txt", "b.txt"]));
        past.push(step(2, vec![tag("b.txt", "hope", 2), tag("a.txt", "hope", 3)], &["a.txt"]));
        past.push(step(4, vec![tag("a.txt", "doubt", 4)], &[]));
        past.step_back();
        let mut trail = Trail::default();
        trail.follow(&past);
        assert_eq!(trail.came[&TranscriptId::new("a.txt")], When(1));
        let first = trail
            .first
            .iter()
            .map(|((code, _), (at, transcript, _))| (code.as_str(), at.0, transcript.as_str()));
        assert_eq!(first.collect::<Vec<_>>(), [("hope", 2, "b.txt")]);
    }
}
