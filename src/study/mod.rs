//! THE WORK: a study and every change that can be made to it.
//!
//! Pure: no files, no clock, no terminal, no serde. The one door for change is [`Study::apply`]; undo, the history
//! on disk, merging and the audit trail are all made of [`Edit`]s. Spans are counted in Unicode code points.

mod about;
pub mod anchor;
mod apply;
mod attribute;
mod case;
mod cases;
mod code;
mod codebook;
mod coding;
pub mod colour;
pub mod deeds;
mod edit;
pub mod framework;
mod history;
mod layer;
mod memo;
mod names;
pub mod naming;
pub mod people;
mod renew;
mod reworded;
mod shelf;

pub use about::{About, FileNames, Person, Question, Saved, Set, Wave};
pub use attribute::{Attribute, AttributeKind};
pub use case::{Case, CaseKind, Sitting, by_file_name};
pub use cases::Cases;
pub use code::{Code, Kind, Lineage, Made, Origin, Weight};
pub use codebook::{Codebook, Place};
pub use coding::{Coding, Doubt, Marks};
pub use edit::{Edit, Refusal, Touched};
pub use framework::Framework;
pub use history::{Past, Step, Trail};
pub use layer::Layer;
pub use memo::{Memo, MemoKind, Subject};
pub use names::{CaseId, CodeId, Coder, MemoId, TranscriptId, When};
pub use renew::renewed;
pub use reworded::{Reworded, reworded};
pub use shelf::{Shelved, Study};
