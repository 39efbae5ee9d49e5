//! A queue: passages to go through one by one with the keys of the reading pane, for a second look at what was coded.
//!
//! It is what a question found when it was begun; recoding on the way neither lengthens nor shortens it. Where one was
//! is remembered beside the program's settings, never in the study: the question and a place. Taken up again, the
//! question is asked anew, and it goes on at that place.

use std::collections::HashSet;

use super::answering::{self, Stand};
use super::app::{App, Focus};
use super::does::{self, Done, land_at};
use super::list::{Entry, List, Topic};
use super::numbers::many;
use super::work::{self, Finish};
use crate::analysis::ask::{How, written};
use crate::study::TranscriptId;
use crate::text::Span;

/// Words of a transcript.
pub type Passage = (TranscriptId, Span);

pub struct Queue {
    /// As it was typed; `None` for rows of a list that no question gives.
    pub query: Option<String>,
    passages: Vec<Passage>,
    at: usize,
}

/// Where one was in a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub query: String,
    pub transcript: TranscriptId,
    /// The beginning of the passage.
    pub start: u32,
}

impl Queue {
    /// Every passage once, though several codings may stand on it.
    fn new(query: Option<String>, passages: impl Iterator<Item = Passage>) -> Queue {
        let mut seen = HashSet::new();
        let passages = passages.filter(|passage| seen.insert(passage.clone())).collect();
        Queue { query, passages, at: 0 }
    }

    /// Goes on with the first passage that does not lie before the mark.
    fn from(mut self, mark: &Mark) -> Queue {
        let place = (&mark.transcript, mark.start);
        let lies_before = |(transcript, span): &Passage| (transcript, span.start) < place;
        let before = self.passages.iter().take_while(|passage| lies_before(passage)).count();
        self.at = before.min(self.passages.len().saturating_sub(1));
        self
    }

    fn mark(&self) -> Option<Mark> {
        let (transcript, span) = self.passages.get(self.at)?.clone();
        Some(Mark { query: self.query.clone()?, transcript, start: span.start })
    }

    /// `queue 12 of 340`
    pub fn standing(&self) -> String {
        format!("queue {} of {}", self.at + 1, self.passages.len())
    }
}

/// From a question; without one from the list in front, or from where one was.
pub(super) fn begin(app: &mut App, argument: Option<&str>) -> Done {
    match (argument.map(str::trim).filter(|typed| !typed.is_empty()), app.list()) {
        (Some(typed), _) => ask(app, typed.to_string(), None),
        (None, Some(list)) => {
            let queue = Queue::new(question(list), list.chosen_or_all().iter().filter_map(Entry::place));
            start(app, queue)
        }
        (None, None) if app.queue.is_some() => step(app, 0),
        (None, None) => match app.habits.queue.clone() {
            Some(mark) => ask(app, mark.query.clone(), Some(mark)),
            None => {
                Err("There is no queue to go on with: :queue QUERY begins one, Q in a list takes its rows"
                    .into())
            }
        },
    }
}

/// The question that gives the rows of a list. Marked rows are a choice that no question makes.
fn question(list: &List) -> Option<String> {
    if !list.marked.is_empty() || !list.filter.is_empty() {
        return None;
    }
    match &list.topic {
        Topic::Quotes { code, below: true } => Some(format!("{}/*", written(code.as_str()))),
        Topic::Quotes { code, .. } => Some(written(code.as_str())),
        Topic::Answer { line, .. } => Some(does::typed_question(line)),
        _ => None,
    }
}

fn ask(app: &mut App, typed: String, mark: Option<Mark>) -> Done {
    if !app.is_read() {
        return Err("The study is still being read: ask again in a moment".into());
    }
    let (how, query) = How::read(&typed).map(|(how, query)| (how, query.to_string()))?;
    let (study, stand) = (app.study.clone(), Stand::now(app));
    work::begin(app, "looking for passages", move |_| {
        let (entries, _) = answering::passages(&study, &query, how, &stand)?;
        let queue = Queue::new(Some(typed), entries.iter().filter_map(Entry::place));
        let queue = mark.iter().fold(queue, Queue::from);
        Ok(Box::new(move |app: &mut App| start(app, queue)) as Finish)
    })
}

fn start(app: &mut App, queue: Queue) -> Done {
    if queue.passages.is_empty() {
        return Err("No passage is found by this".into());
    }
    let kept = if queue.query.is_some() { "" } else { "; this one ends when you leave Gloss" };
    let words =
        format!("{}: {} to go through{kept}", queue.standing(), many(queue.passages.len(), "passage"));
    app.queue = Some(queue);
    step(app, 0)?;
    app.say(words);
    Ok(())
}

/// To the passage so many further on.
pub(super) fn step(app: &mut App, by: isize) -> Done {
    let queue = app.queue.as_mut().ok_or("There is no queue: :queue QUERY begins one")?;
    let wanted = queue.at.checked_add_signed(by).filter(|at| *at < queue.passages.len());
    let Some(at) = wanted else {
        let all = queue.passages.len();
        return Err(if by > 0 { format!("That was the last of {all}") } else { "This is the first".into() });
    };
    queue.at = at;
    let passage = queue.passages.get(at).cloned();
    app.habits.queue = queue.mark().or_else(|| app.habits.queue.take());
    let (transcript, span) = passage.ok_or("There is no queue")?;
    land_at(app, &transcript, span)?;
    app.desk.aside = !app.desk.views.is_empty();
    app.desk.focus = Focus::Reading;
    Ok(())
}

pub(super) fn leave(app: &mut App) -> Done {
    let queue = app.queue.take().ok_or("There is no queue")?;
    let again = if queue.query.is_some() { "; :queue takes it up again here" } else { "" };
    app.say(format!("Left at {} of {}{again}", queue.at + 1, queue.passages.len()));
    Ok(())
}
