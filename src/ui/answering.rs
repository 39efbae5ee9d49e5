//! Tables and answers on the desk. Each is worked out beside the desk from the line by which it was asked, and worked
//! out again when the study, the filter or the layer is not what it was then.

use std::path::Path;

use super::app::App;
use super::does::Done;
use super::grid::{self, Shown};
use super::list::{self, Entry};
use super::view::View;
use super::work::{self, Finish};
use crate::analysis::ask::{Answer, Found, How, InTranscript, Query, ask, explain};
use crate::report::called::{Counted, Frame, Standing, called};
use crate::study::deeds::Spot;
use crate::study::{Coder, Study};

/// What an answer holds for: what was asked at one stand would be answered alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    made: u64,
    read: usize,
    /// Whose codings are shown; `None` is everyone's.
    coder: Option<Coder>,
    only: Option<String>,
}

impl Stand {
    pub fn now(app: &App) -> Stand {
        let only = app.only.as_ref().map(|only| only.query.to_string());
        Stand { made: app.keeping.made, read: app.keeping.read, coder: app.shown_coder().cloned(), only }
    }
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A kind of table and how it is to be, as after `gloss table STUDY`.
    Table(String),
    /// A question, as after `gloss quotes STUDY`.
    Quotes {
        query: String,
        how: How,
        /// The desk's filter and layer are in it already.
        is_whole: bool,
    },
}

/// What came of it.
enum Outcome {
    Table(Box<Counted>),
    Quotes { entries: Vec<Entry>, sentence: String },
}

/// Asks, and puts what comes of it on the desk.
///
/// # Errors
/// When other slow work is going on, or not everything is read: half a study would give a wrong figure.
pub fn put_on_desk(app: &mut App, line: Line) -> Done {
    if !app.is_read() {
        return Err("The study is still being read: ask again in a moment".into());
    }
    begin(app, line, true)
}

/// Works out the view in front again when it is behind. What fails is told once and stays as it was.
pub(super) fn freshen(app: &mut App) {
    let now = Stand::now(app);
    let Some((line, stand)) = app.view().and_then(asked) else { return };
    if *stand == now || app.underway.is_some() || !app.is_read() {
        return;
    }
    let line = line.clone();
    // Nothing else is going on, so it begins.
    _ = begin(app, line, false);
}

/// Whether the view in front tells of the study as it was before.
pub fn is_behind(app: &App) -> bool {
    app.view().and_then(asked).is_some_and(|(_, stand)| *stand != Stand::now(app))
}

fn asked(view: &View) -> Option<(&Line, &Stand)> {
    match view {
        View::Grid(grid) => match &grid.topic {
            grid::Topic::Table(Shown { line: Some(line), stand, .. }) => Some((line, stand)),
            _ => None,
        },
        View::List(list) => match &list.topic {
            list::Topic::Answer { line, stand, .. } => Some((line, stand)),
            _ => None,
        },
    }
}

fn begin(app: &mut App, line: Line, is_new: bool) -> Done {
    let (study, root, stand) = (app.study.clone(), app.root.clone(), Stand::now(app));
    let what = if matches!(line, Line::Table(_)) { "counting" } else { "looking for passages" };
    work::begin(app, what, move |_| {
        let outcome = match &line {
            Line::Table(words) => {
                counted(&study, &root, words, &stand).map(|it| Outcome::Table(Box::new(it)))
            }
            Line::Quotes { query, how, is_whole } => {
                let stand = if *is_whole { Stand::default() } else { stand.clone() };
                let found = passages(&study, query, *how, &stand);
                found.map(|(entries, sentence)| Outcome::Quotes { entries, sentence })
            }
        };
        Ok(Box::new(move |app: &mut App| put(app, line, stand, outcome, is_new)) as Finish)
    })
}

fn counted(study: &Study, root: &Path, words: &str, stand: &Stand) -> Result<Counted, String> {
    let folder = root.file_name().unwrap_or(root.as_os_str()).to_string_lossy();
    let title = &study.about.title;
    let called_so = if title.is_empty() { folder.into_owned() } else { title.clone() };
    let frame =
        Frame { study, called: called_so, root: root.to_string_lossy().into_owned(), is_indented: true };
    let coder = stand.coder.as_ref().map(ToString::to_string);
    called(words, frame, &Standing { coder, only: stand.only.clone() }).map_err(|why| why.to_string())
}

/// What is narrowed on the desk is narrowed here.
pub(super) fn passages(
    study: &Study,
    typed: &str,
    how: How,
    stand: &Stand,
) -> Result<(Vec<Entry>, String), String> {
    let typed = Query::read(typed, study).map_err(|fault| fault.to_string())?;
    let all = typed.is_about_places().then(|| "*".to_string());
    let layer =
        stand.coder.as_ref().map(|coder| format!("layer={}", crate::analysis::ask::written(coder.as_str())));
    let parts = [all, Some(typed.to_string()), stand.only.clone()].into_iter().flatten();
    let parts: Vec<String> = parts.map(|part| format!("({part})")).chain(layer).collect();
    let query = Query::read(&parts.join(" and "), study).map_err(|fault| fault.to_string())?;
    let answer = ask(&query, study, how);
    Ok((entries(&answer), explain(&query, how, &answer, study)))
}

fn entries(answer: &Answer) -> Vec<Entry> {
    answer.found().map(|(here, found)| entry(here, found)).collect()
}

fn entry(here: &InTranscript, found: &Found) -> Entry {
    let transcript = here.transcript.clone();
    match found.coding.clone() {
        Some((coder, code)) => Entry::Quote(Spot { transcript, coder, span: found.span, code }),
        None => Entry::Hit(transcript, found.span),
    }
}

fn put(app: &mut App, line: Line, stand: Stand, outcome: Result<Outcome, String>, is_new: bool) -> Done {
    match outcome {
        Err(why) if is_new => Err(why),
        Err(why) => {
            keep_as_it_is(app, &line, stand);
            Err(format!("Not worked out again: {why}"))
        }
        Ok(Outcome::Table(counted)) => {
            let is_drawn = counted.is_drawn;
            put_table(app, Shown::counted(*counted, line, stand), is_new, is_drawn);
            Ok(())
        }
        Ok(Outcome::Quotes { entries, sentence }) => {
            if is_new {
                app.say(sentence.clone());
            }
            put_answer(app, list::Topic::Answer { line, stand, sentence }, entries, is_new);
            Ok(())
        }
    }
}

/// So that it is not tried again and again.
fn keep_as_it_is(app: &mut App, line: &Line, now: Stand) {
    for view in &mut app.desk.views {
        match view {
            View::Grid(grid) => match &mut grid.topic {
                grid::Topic::Table(shown) if shown.line.as_ref() == Some(line) => shown.stand = now.clone(),
                _ => {}
            },
            View::List(list) => match &mut list.topic {
                list::Topic::Answer { line: known, stand, .. } if known == line => *stand = now.clone(),
                _ => {}
            },
        }
    }
}

/// A table of the same line takes the place of the one before; the caret stays.
fn put_table(app: &mut App, shown: Shown, is_new: bool, is_drawn: bool) {
    let is_it =
        |view: &View| matches!(view, View::Grid(grid) if grid.topic == grid::Topic::Table(shown.clone()));
    match app.desk.views.iter().position(is_it) {
        Some(at) => {
            if let Some(View::Grid(grid)) = app.desk.views.get_mut(at) {
                grid.topic = grid::Topic::Table(shown);
            }
            super::does::refill(app, at);
        }
        None if is_new => {
            super::does::show_grid(app, grid::Topic::Table(shown));
            if is_drawn {
                open_drawn(app);
            }
        }
        None => {}
    }
}

/// As a picture, with the caret of a portrait where one reads.
fn open_drawn(app: &mut App) {
    let reading = app.pane().map(|pane| (pane.transcript.to_string(), pane.caret.selection().start));
    let Some(grid) = app.grid_mut() else { return };
    let grid::Topic::Table(Shown { picture: Some(picture), .. }) = &grid.topic else { return };
    let picture = picture.clone();
    grid.draw_it(Some(picture.clone()));
    let first = picture.portraits().next().map(|portrait| &portrait.name);
    if let (Some(drawing), Some((name, at))) = (&mut grid.drawing, reading)
        && first == Some(&name)
    {
        drawing.put_caret(at);
    }
}

fn put_answer(app: &mut App, topic: list::Topic, entries: Vec<Entry>, is_new: bool) {
    let line = |topic: &list::Topic| match topic {
        list::Topic::Answer { line, .. } => Some(line.clone()),
        _ => None,
    };
    let wanted = line(&topic);
    let is_it = |view: &View| matches!(view, View::List(list) if line(&list.topic) == wanted);
    let at = app.desk.views.iter().position(is_it);
    match at.and_then(|at| app.desk.views.get_mut(at)) {
        Some(View::List(list)) => {
            list.topic = topic;
            list.all.clone_from(&entries);
        }
        _ if is_new => {
            let mut list = list::List::new(topic, entries.clone());
            list.all = entries;
            app.desk.aside = false;
            app.desk.views.push(View::List(list));
        }
        _ => return,
    }
    let at = at.unwrap_or(app.desk.views.len() - 1);
    super::does::refill(app, at);
}
