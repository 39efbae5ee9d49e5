//! A list in place of the reading panes: quotes, memos, hits, steps, doubts, findings. What differs is the rows.

use std::collections::{BTreeSet, HashMap};

use super::pane::tree::keep_visible;
use crate::analysis::Remark;
use crate::command::Context;
use crate::store::Finding;
use crate::study::deeds::Spot;
use crate::study::framework::{Link, Square};
use crate::study::{CodeId, Coder, MemoId, MemoKind, TranscriptId};
use crate::text::Span;
use crate::ui::answering::{Line, Stand};

pub mod rows;

/// What a row of a list speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    Quote(Spot),
    Hit(TranscriptId, Span),
    Memo(MemoId),
    /// The memo of a coding, which stands in the coding.
    CodingMemo(Spot),
    Doubt(Spot),
    /// A step of the history: how many steps back, negative for undone ones.
    Step {
        back: isize,
        words: String,
        when: String,
    },
    Finding(Finding),
    /// What is doubtful in the work, not in its files.
    Remark(Remark),
    Link(Box<Linked>),
}

/// What a summary rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Whose summary, of which square of the framework matrix.
    pub coder: Coder,
    pub square: Square,
    pub link: Link,
    /// Where the coding stands now; nothing when it is gone.
    pub spot: Option<Spot>,
    /// The sentence that rests on it, or all.
    pub part: String,
    /// Why it should be looked at.
    pub why: Option<String>,
}

/// Which list it is, with what it takes to fill it again after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Of a code, and unless it is being split also of every code below it.
    Quotes {
        code: CodeId,
        below: bool,
    },
    Hits {
        typed: String,
        here: Option<TranscriptId>,
    },
    /// Interviewers' turns that hold what was typed, to be marked as asking a question.
    Asking {
        typed: String,
    },
    /// The turns that are marked as asking a question of the guide.
    Asked {
        question: String,
    },
    Memos {
        kind: Option<MemoKind>,
    },
    History,
    Review,
    /// What is wrong in the files, then what the work was found to be doubtful in.
    Findings {
        stand: Stand,
    },
    /// What the summaries of a square of the framework matrix rest on.
    Links(Square),
    /// What a question found.
    Answer {
        line: Line,
        stand: Stand,
        /// What was asked and found, in words.
        sentence: String,
    },
    /// Lines of text: what Gloss knows of the study, or how a table is to be read.
    About {
        title: String,
        lines: Vec<String>,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By transcript, in reading order.
    #[default]
    Text,
    Newest,
    Coder,
    /// Of hits: by the words before them, the nearest first.
    Left,
    /// By the words behind them.
    Right,
    /// By what was found.
    Found,
}

impl Order {
    /// To stand behind “Sorted”, and in a title.
    pub fn told(self) -> &'static str {
        match self {
            Order::Text => "by transcript, in reading order",
            Order::Newest => "newest first",
            Order::Coder => "by coder",
            Order::Left => "by the words before",
            Order::Right => "by the words behind",
            Order::Found => "by the words found",
        }
    }
}

/// Whether a list of what was found in the words shows what the filter over all views lets through now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Fresh,
    /// Another part of the study is to be seen since.
    Behind,
    /// It was to be searched again, and somebody stopped it.
    LeftBehind,
}

#[derive(Clone, Debug)]
pub struct List {
    pub topic: Topic,
    pub entries: Vec<Entry>,
    /// Of an answer, of what was searched for and of what was found doubtful, what there is when nothing is filtered.
    pub all: Vec<Entry>,
    pub standing: Standing,
    pub cursor: usize,
    pub top: usize,
    pub marked: BTreeSet<usize>,
    pub filter: String,
    pub order: Order,
    /// Hits stand beneath each other, between what is left and right of them.
    pub is_aligned: bool,
    /// Rows of the screen for each entry.
    pub tall: u16,
    /// Rows of the screen for the whole list.
    pub height: u16,
    /// How many changes had been made when the list was filled.
    pub seen: u64,
}

impl List {
    pub fn new(topic: Topic, entries: Vec<Entry>) -> List {
        let list = List {
            topic,
            entries,
            all: Vec::new(),
            standing: Standing::default(),
            cursor: 0,
            top: 0,
            marked: BTreeSet::new(),
            filter: String::new(),
            order: Order::default(),
            is_aligned: false,
            tall: 1,
            height: 20,
            seen: 0,
        };
        List { tall: list.usual_height(), ..list }
    }

    /// The same list without its rows.
    pub fn bare(&self) -> List {
        let List { filter, order, seen, .. } = self;
        List {
            filter: filter.clone(),
            order: *order,
            seen: *seen,
            ..List::new(self.topic.clone(), Vec::new())
        }
    }

    /// Rows of the screen for each entry unless something else was wanted.
    pub fn usual_height(&self) -> u16 {
        match self.topic {
            Topic::Quotes { .. } | Topic::Answer { .. } => 3,
            Topic::Review | Topic::Memos { .. } | Topic::Findings { .. } | Topic::Links(_) => 3,
            Topic::Hits { .. } | Topic::Asking { .. } | Topic::Asked { .. } => 2,
            Topic::History | Topic::About { .. } => 1,
        }
    }

    /// The ways its rows may be put in order.
    pub fn orders(&self) -> &'static [Order] {
        match self.context() {
            Context::Hits => &[Order::Text, Order::Left, Order::Right, Order::Found],
            Context::Quotes | Context::Review => &[Order::Text, Order::Newest, Order::Coder],
            _ => &[],
        }
    }

    pub fn context(&self) -> Context {
        match self.topic {
            Topic::Quotes { .. } => Context::Quotes,
            Topic::Hits { .. } | Topic::Asking { .. } | Topic::Asked { .. } => Context::Hits,
            Topic::Memos { .. } => Context::Memos,
            Topic::History => Context::History,
            Topic::Review => Context::Review,
            Topic::Findings { .. } => Context::Findings,
            Topic::Links(_) => Context::Links,
            // What is said of codings can be said of them; of bare words, what is said of hits.
            Topic::Answer { .. } if self.all.iter().all(Entry::is_coding) => Context::Quotes,
            Topic::Answer { .. } => Context::Hits,
            Topic::About { .. } => Context::List,
        }
    }

    pub fn entry(&self) -> Option<&Entry> {
        self.entries.get(self.cursor)
    }

    /// How many entries fit on the screen.
    pub fn visible(&self) -> usize {
        usize::from(self.height / self.tall.max(1)).max(1)
    }

    pub fn step(&mut self, by: isize) {
        self.cursor = self.cursor.saturating_add_signed(by);
        self.settle();
    }

    pub fn settle(&mut self) {
        // A text has no caret: the line it would stand on is the first that is shown.
        if let Topic::About { lines, .. } = &self.topic {
            self.cursor = self.cursor.min(lines.len().saturating_sub(1));
            self.top = self.cursor;
            return;
        }
        self.cursor = self.cursor.min(self.entries.len().saturating_sub(1));
        self.top = keep_visible(self.top, self.cursor, self.entries.len(), self.visible());
    }

    /// The marked entries, or the one under the caret.
    pub fn chosen(&self) -> Vec<Entry> {
        if self.marked.is_empty() {
            return self.entry().cloned().into_iter().collect();
        }
        self.marked.iter().filter_map(|&n| self.entries.get(n)).cloned().collect()
    }

    /// The marked entries, or all of them.
    pub fn chosen_or_all(&self) -> Vec<Entry> {
        if self.marked.is_empty() { self.entries.clone() } else { self.chosen() }
    }

    pub fn chosen_spots(&self) -> Vec<Spot> {
        self.chosen().into_iter().filter_map(Entry::into_spot).collect()
    }

    /// New rows after a change; the caret and the marks stay on the entries they were on.
    pub fn refill(&mut self, entries: Vec<Entry>) {
        let here = self.entry().cloned();
        // By their places, so that a hundred thousand marks are not each looked for among as many rows.
        let mut marked: HashMap<Option<(TranscriptId, Span)>, Vec<&Entry>> = HashMap::new();
        for entry in self.marked.iter().filter_map(|&n| self.entries.get(n)) {
            marked.entry(entry.place()).or_default().push(entry);
        }
        let was_marked =
            |entry: &Entry| marked.get(&entry.place()).is_some_and(|known| known.contains(&entry));
        let again = entries.iter().enumerate().filter(|(_, entry)| !marked.is_empty() && was_marked(entry));
        self.marked = again.map(|(n, _)| n).collect();
        if let Some(at) = here.and_then(|here| entries.iter().position(|entry| *entry == here)) {
            self.cursor = at;
        }
        self.entries = entries;
        self.settle();
    }
}

impl Topic {
    /// Whether its rows are found by searching the words of all transcripts.
    pub fn is_searched(&self) -> bool {
        matches!(self, Topic::Hits { here: None, .. } | Topic::Asking { .. })
    }

    /// Whether its rows are stretches of text that something can be done to.
    pub fn is_of_hits(&self) -> bool {
        matches!(self, Topic::Hits { .. } | Topic::Asking { .. } | Topic::Asked { .. })
    }
}

impl Entry {
    fn is_coding(&self) -> bool {
        matches!(self, Entry::Quote(_))
    }

    /// The words it speaks of, where it speaks of any.
    pub fn place(&self) -> Option<(TranscriptId, Span)> {
        match self {
            Entry::Hit(transcript, span) => Some((transcript.clone(), *span)),
            entry => entry.clone().into_spot().map(|spot| (spot.transcript, spot.span)),
        }
    }

    pub fn into_spot(self) -> Option<Spot> {
        match self {
            Entry::Quote(spot) | Entry::Doubt(spot) | Entry::CodingMemo(spot) => Some(spot),
            Entry::Link(linked) => linked.spot,
            _ => None,
        }
    }
}
