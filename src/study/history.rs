//! What was done, so that it can be undone: steps with their opposites, each named in words.

use super::{Edit, TranscriptId, When};

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
