//! KEEPING: the only room that reads and writes a study's files.
//!
//! | to | go to |
//! |---|---|
//! | see what is there | [`survey()`], one file of a study is a [`Sheet`] |
//! | read it | [`open_front`], [`read_transcript`], [`open_whole`]; [`open_cover`] and [`leaf_through`] to look at words alone; what is wrong becomes a [`Finding`] |
//! | know how the files stand | [`Kept`] |
//! | know whether it is the same study | [`fingerprint()`] |
//! | write it | [`Scribe`], by the protocol told in `commit.rs`; [`recover`] ends what a crash cut short |
//! | be the only one | [`Lock`] |
//! | put transcripts in that come from outside | [`Newcomers`] |
//! | undo what was done yesterday | [`last_steps`], [`read_words`] |
//! | take in what others changed | [`Watch`], [`reread`], [`take_in`], [`merge`] |
//! | read a list of words from elsewhere | [`read_list`] |
//! | remember a user's ways | [`Places`], outside the study |
//!
//! The forms that stand in the files (`form/`) are dull on purpose: the work itself (`study/`) knows no serde.

mod commit;
mod content;
mod desk;
mod digest;
mod disk;
mod finding;
mod fingerprint;
mod form;
mod history;
mod kept;
mod list;
mod lock;
pub mod merge;
mod newcomers;
mod open;
mod places;
mod plant;
mod read;
mod recover;
mod scribe;
mod sheet;
#[cfg(test)]
mod stories;
mod survey;
mod take_in;
mod texts;
mod watch;

pub use content::Content;
pub use digest::Digest;
pub use finding::{Finding, Weight};
pub use fingerprint::{Fingerprints, fingerprint};
pub use history::{Record, State, Told, last_steps, read_words, trail, unreadable_lines};
pub use kept::{Kept, Standing};
pub use list::read_list;
pub use lock::{Held, Lock, NoLock};
pub use newcomers::{Newcomers, NotWritten};
pub use open::{
    OpenError, Opened, leaf_through, open_cover, open_front, open_whole, read_transcript, shelve,
};
pub use places::{Bookmarks, Habits, Places};
pub use plant::plant;
pub use read::Page;
pub use recover::recover;
pub use scribe::{Deed, News, Scribe, Unsaved};
pub use sheet::{Sheet, coder};
pub use survey::{Survey, survey};
pub use take_in::{Taken, reread, take_in};
pub use texts::{LineEnds, Manner};
pub use watch::Watch;
