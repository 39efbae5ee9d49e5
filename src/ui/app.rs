//! The state of the running program. `update` changes it, `draw` looks at it; neither touches terminal or disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, atomic::AtomicBool};

use super::does::Proposal;
use super::lookup::Lookup;
use super::only::Only;
use super::overlay::Overlay;
use super::pane::{Reading, Tree};
use super::queue::{Mark, Queue};
use super::signs::Signs;
use super::suggest::Suggests;
use super::theme::{Lines, Theme};
use super::view::View;
use super::work::{Finish, Underway, Work};
use crate::analysis::Tally;
use crate::analysis::suggest::Model;
use crate::command::{Key, Keymap};
use crate::store::{Finding, Fingerprints, Kept, Page, Record, Sheet, Weight};
use crate::study::{CodeId, Coder, Edit, Past, Step, Study, Touched, TranscriptId, When};
use crate::text::Pattern;

/// What can happen to the program.
pub enum Msg {
    Key(Key),
    Paste(String),
    Mouse(Mouse),
    Resize(u16, u16),
    /// The terminal told its background colour.
    Background(u8, u8, u8),
    /// Transcripts were read in the background: how many, and their pages.
    Read {
        transcripts: usize,
        pages: Vec<Page>,
    },
    /// Everything up to this deed is on disk.
    Saved {
        upto: u64,
    },
    /// Something could not be written; it is kept in memory and tried again.
    Unsaved {
        why: String,
    },
    /// These files of the study are not as we left them.
    Stirred(Vec<Sheet>),
    /// Files of the study were changed by somebody else; this is what they hold now.
    Changed(Vec<Page>),
    /// The editor was closed; the text as it is now, or why there is none.
    Edited {
        what: Editing,
        outcome: Result<String, String>,
    },
    /// The lock that somebody held is ours now, or still theirs.
    LockTaken(Result<(), String>),
    /// The steps of earlier days, for undo beyond this one.
    Remembered(Past),
    /// How slow work is going.
    Progress {
        done: usize,
        of: usize,
        what: String,
    },
    /// Slow work has ended: what is to be done with it, or why it came to nothing.
    Worked(Result<Finish, String>),
    /// What the user's codings show, for suggesting codes.
    Learnt(Box<Model>),
    /// Somebody outside asks us to stop for a while.
    Stop,
    /// We were stopped behind our back and go on now.
    Continue,
    /// The program is told to end (a signal, a dropped line).
    Terminate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    Press(u16, u16),
    Drag(u16, u16),
    Release(u16, u16),
    Wheel { column: u16, row: u16, down: bool },
}

/// What is to be done outside: the run loop does it and answers with a [`Msg`].
pub enum Effect {
    /// Write these changes down.
    Keep {
        records: Vec<Record>,
        touched: Touched,
    },
    /// Open the editor on a text of the user's, or on a transcript of the study.
    Editor(Editing, String),
    Copy(String),
    Mouse(bool),
    TakeLock,
    /// From now on this coder's files are written.
    BeCoder(Coder),
    /// Read the steps of earlier days.
    Remember,
    SaveHabits,
    /// Slow work, on a thread of its own.
    Work(Arc<AtomicBool>, Work),
    /// Learn from this coder's codings, quietly and on a thread of its own.
    Learn(Study, Coder),
    /// Read these files again.
    Reread(Vec<Sheet>),
    /// Paint the whole screen afresh.
    Redraw,
    /// Take the terminal again after it was taken from us.
    Resume,
    Suspend,
    Quit,
}

/// What a text from the editor is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editing {
    Transcript(TranscriptId),
    /// The text of the field that is open.
    Field,
}

/// What the status line says about the work being safe.
#[derive(Clone, Debug, Default)]
pub struct Keeping {
    /// The number of the last change made, and of the last one on disk.
    pub made: u64,
    pub saved: u64,
    pub unsaved: Option<String>,
    /// Why nothing may be changed, when nothing may.
    pub read_only: Option<String>,
    /// The lock can be taken over.
    pub stale_lock: bool,
    pub read: usize,
    pub to_read: usize,
    pub findings: Vec<Finding>,
    /// Steps of earlier days have been asked for.
    pub remembered: bool,
    /// What the study was known by when a table was last worked out.
    pub fingerprints: Arc<Mutex<Fingerprints>>,
}

/// One line for the user, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub words: String,
    pub tone: Tone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Said,
    Warning,
}

/// What the user is used to: kept beside the configuration, never in the study.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    pub places: BTreeMap<TranscriptId, (u32, u32)>,
    /// Codes pinned to the digits 1 to 9.
    pub pins: BTreeMap<u8, CodeId>,
    /// Latest first.
    pub recent: Vec<CodeId>,
    /// Where one was in a queue.
    pub queue: Option<Mark>,
}

/// What the desk looks like.
pub struct Look {
    pub theme: Theme,
    pub lines: Lines,
    pub mouse: bool,
    /// Codings of all coders, or only mine.
    pub everyone: bool,
    pub wanted: Option<String>,
    pub background: Option<(u8, u8, u8)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Reading,
    Tree,
}

/// What stands on the desk and what lies over it.
pub struct Desk {
    pub panes: Vec<Reading>,
    pub pane: usize,
    pub tree: Tree,
    pub focus: Focus,
    /// A list or grid in place of the reading panes; those under it wait to be come back to.
    pub views: Vec<View>,
    /// The last view is put aside while its passage is read in context.
    pub aside: bool,
    pub overlays: Vec<Overlay>,
    pub size: (u16, u16),
}

pub struct App {
    pub study: Study,
    pub root: PathBuf,
    /// How the study's files stand: may they be written?
    pub kept: Kept,
    /// Who codes; asked once.
    pub me: Coder,
    pub past: Past,
    /// The filter over all views.
    pub only: Option<Only>,
    /// Of what the filter lets through.
    pub tally: Tally,
    pub signs: Signs,
    pub lookup: Lookup,
    pub desk: Desk,
    pub look: Look,
    pub habits: Habits,
    pub keeping: Keeping,
    pub keymap: Keymap,
    /// Keys of a chord that is not finished.
    pub pending: Vec<Key>,
    pub search: Option<Pattern>,
    /// Passages that are gone through.
    pub queue: Option<Queue>,
    pub notice: Option<Notice>,
    pub tutor: Option<super::tutor::Lesson>,
    /// Slow work that is going on.
    pub underway: Option<Underway>,
    pub suggests: Suggests,
    /// What an import would bring, while it is being looked at.
    pub proposal: Option<Proposal>,
    pub effects: Vec<Effect>,
    pub clock: fn() -> When,
}

impl App {
    /// Why a transcript has no words to show, when it was tried to read them.
    pub fn unreadable(&self, transcript: &TranscriptId) -> Option<&str> {
        let file = Path::new(transcript.as_str());
        let is_why =
            |finding: &&Finding| finding.weight == Weight::Broken && finding.file.as_deref() == Some(file);
        self.keeping.findings.iter().rev().find(is_why).map(|finding| finding.words.as_str())
    }

    pub fn say(&mut self, words: impl Into<String>) {
        self.notice = Some(Notice { words: words.into(), tone: Tone::Said });
    }

    pub fn warn(&mut self, words: impl Into<String>) {
        self.notice = Some(Notice { words: words.into(), tone: Tone::Warning });
    }

    pub fn pane(&self) -> Option<&Reading> {
        self.desk.panes.get(self.desk.pane)
    }

    pub fn pane_mut(&mut self) -> Option<&mut Reading> {
        self.desk.panes.get_mut(self.desk.pane)
    }

    pub fn is_read(&self) -> bool {
        self.keeping.read >= self.keeping.to_read
    }

    /// Whose codings are shown and counted: `None` is everyone's.
    pub fn shown_coder(&self) -> Option<&Coder> {
        if self.look.everyone { None } else { Some(&self.me) }
    }

    /// Makes a change: the one way from the desk to the study. On refusal nothing has changed.
    pub fn change(&mut self, words: impl Into<String>, edit: Edit) -> Result<(), String> {
        self.change_with(words, edit, Vec::new())
    }

    /// A change that stands on transcripts which have just come in.
    pub fn change_with(
        &mut self,
        words: impl Into<String>,
        edit: Edit,
        texts: Vec<TranscriptId>,
    ) -> Result<(), String> {
        self.may_change()?;
        let touched = edit.touches(&self.study);
        self.kept.may_write(&touched)?;
        let inverse = self.study.apply(edit.clone()).map_err(|refusal| refusal.to_string())?;
        let step = Step { words: words.into(), at: (self.clock)(), edit, inverse, texts };
        self.past.push(step.clone());
        self.keep(vec![Record::Did(Box::new(step))], touched);
        Ok(())
    }

    pub fn may_change(&self) -> Result<(), String> {
        match &self.keeping.read_only {
            Some(why) => Err(format!("Nothing can be changed: {why}")),
            None => Ok(()),
        }
    }

    /// After the study has changed: counts follow, and the change is on its way to the disk.
    pub fn keep(&mut self, records: Vec<Record>, touched: Touched) {
        self.heed(&touched);
        if touched.about || touched.cases {
            // Whose words are whose may have changed anywhere.
            self.recount_all();
        }
        for transcript in touched.transcripts() {
            self.recount(transcript);
        }
        if touched.codebook {
            self.signs = self.signs.after(&self.study.codebook);
        }
        self.keeping.made += 1;
        self.effects.push(Effect::Keep { records, touched });
    }
}
