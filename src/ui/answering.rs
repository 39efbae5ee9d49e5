//! Tables and answers on the desk. Each is worked out beside the desk from the line by which it was asked, and worked
//! out again when the study, the filter or the layer is not what it was then.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::app::App;
use super::does::Done;
use super::grid::{self, Framed, Shown};
use super::list::{self, Entry};
use super::view::View;
use super::work::{self, Finish};
use crate::analysis::ask::{Answer, Found, How, InTranscript, Query, Scope, ask, explain};
use crate::analysis::framework::{Frame, frame};
use crate::analysis::ground::{Everywhere, Ground};
use crate::report::called::{self, Counted, Standing, called};
use crate::store::{self, Fingerprints, read_list};
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
    /// The framework matrix, with the study's own rows and columns.
    Framework,
    /// A question, as after `gloss quotes STUDY`.
    Quotes {
        query: String,
        how: How,
        /// The desk's filter and layer are in it already.
        is_whole: bool,
    },
    /// What is doubtful in the work itself.
    Findings,
}

/// What came of it.
enum Outcome {
    Table(Box<Counted>),
    Framework(Frame),
    Quotes { entries: Vec<Entry>, sentence: String },
    Findings(Vec<Entry>),
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

/// Works out the view in front again when it is behind, then the framework matrix under it. What fails is told once
/// and stays as it was.
pub(super) fn freshen(app: &mut App) {
    let now = Stand::now(app);
    let under = app.square().map(|(framed, _)| (&framed.line, &framed.stand));
    let mut shown = app.view().and_then(asked).into_iter().chain(under);
    let Some(line) = shown.find(|(_, stand)| **stand != now).map(|(line, _)| line.clone()) else { return };
    if app.underway.is_none() && app.is_read() {
        // Nothing else is going on, so it begins.
        _ = begin(app, line, false);
    }
}

/// Whether the view in front tells of the study as it was before.
pub fn is_behind(app: &App) -> bool {
    app.view().and_then(asked).is_some_and(|(_, stand)| *stand != Stand::now(app))
}

fn asked(view: &View) -> Option<(&Line, &Stand)> {
    match view {
        View::Grid(grid) => match &grid.topic {
            grid::Topic::Table(Shown { line: Some(line), stand, .. }) => Some((line, stand)),
            grid::Topic::Framework(Framed { line, stand, .. }) => Some((line, stand)),
            _ => None,
        },
        View::List(list) => match &list.topic {
            list::Topic::Answer { line, stand, .. } => Some((line, stand)),
            list::Topic::Findings { stand } => Some((&Line::Findings, stand)),
            _ => None,
        },
    }
}

fn begin(app: &mut App, line: Line, is_new: bool) -> Done {
    let (study, root, stand) = (app.study.clone(), app.root.clone(), Stand::now(app));
    let fingerprints = app.keeping.fingerprints.clone();
    let what = match line {
        Line::Quotes { .. } => "looking for passages",
        Line::Findings => "looking for what needs attention",
        Line::Table(_) | Line::Framework => "counting",
    };
    work::begin(app, what, move |_| {
        let outcome = match &line {
            Line::Table(words) => {
                let known_by = known_by(&fingerprints, &study);
                counted(&study, known_by, &root, words, &stand).map(|it| Outcome::Table(Box::new(it)))
            }
            Line::Framework => framed(&study, &stand).map(Outcome::Framework),
            Line::Quotes { query, how, is_whole } => {
                let stand = if *is_whole { Stand::default() } else { stand.clone() };
                let found = passages(&study, query, *how, &stand);
                found.map(|(entries, sentence)| Outcome::Quotes { entries, sentence })
            }
            Line::Findings => Ok(Outcome::Findings(list::rows::doubtful(&study, &root))),
        };
        Ok(Box::new(move |app: &mut App| put(app, line, stand, outcome, is_new)) as Finish)
    })
}

/// Whoever fell over while holding them has left them whole: each is put in at once.
fn known_by(fingerprints: &Mutex<Fingerprints>, study: &Study) -> String {
    fingerprints.lock().unwrap_or_else(PoisonError::into_inner).of(study).to_string()
}

fn counted(
    study: &Study,
    known_by: String,
    root: &Path,
    words: &str,
    stand: &Stand,
) -> Result<Counted, String> {
    let folder = root.file_name().unwrap_or(root.as_os_str()).to_string_lossy();
    let title = &study.about.title;
    let called_so = if title.is_empty() { folder.into_owned() } else { title.clone() };
    let trail = || store::trail(root);
    let root = root.to_string_lossy().into_owned();
    let frame = called::Frame {
        study,
        called: called_so,
        known_by,
        root,
        is_indented: true,
        trail: &trail,
        read: read_list,
    };
    let coder = stand.coder.as_ref().map(ToString::to_string);
    called(words, frame, &Standing { coder, only: stand.only.clone() }).map_err(|why| why.to_string())
}

fn framed(study: &Study, stand: &Stand) -> Result<Frame, String> {
    let whole = Ground::new(study, None, &Everywhere);
    let only = stand.only.as_deref().map(|line| Query::read(line, study).map_err(|fault| fault.to_string()));
    let coder = stand.coder.as_ref();
    let shown = match only.transpose()? {
        Some(query) => Ground::new(study, coder, &Scope::of(&query, study)),
        None => Ground::new(study, coder, &Everywhere),
    };
    Ok(frame(&study.framework, &shown, &whole))
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
            let shown = Shown::counted(*counted, line, stand);
            let is_there = put_grid(app, grid::Topic::Table(shown), is_new);
            if is_new && is_drawn && !is_there {
                open_drawn(app);
            }
            Ok(())
        }
        Ok(Outcome::Framework(frame)) => {
            put_grid(app, grid::Topic::Framework(Framed::new(frame, stand)), is_new);
            Ok(())
        }
        Ok(Outcome::Quotes { entries, sentence }) => {
            if is_new {
                app.say(sentence.clone());
            }
            put_answer(app, list::Topic::Answer { line, stand, sentence }, entries, is_new);
            Ok(())
        }
        Ok(Outcome::Findings(remarks)) if is_new && remarks.is_empty() && app.keeping.findings.is_empty() => {
            Err("Nothing is wrong or doubtful".into())
        }
        Ok(Outcome::Findings(remarks)) => {
            put_answer(app, list::Topic::Findings { stand }, remarks, is_new);
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
                grid::Topic::Framework(framed) if framed.line == *line => framed.stand = now.clone(),
                _ => {}
            },
            View::List(list) => match &mut list.topic {
                list::Topic::Answer { line: known, stand, .. } if known == line => *stand = now.clone(),
                list::Topic::Findings { stand } if *line == Line::Findings => *stand = now.clone(),
                _ => {}
            },
        }
    }
}

/// A grid of the same line takes the place of the one before; the caret stays. Whether there was one.
fn put_grid(app: &mut App, topic: grid::Topic, is_new: bool) -> bool {
    let is_it = |view: &View| matches!(view, View::Grid(grid) if grid.topic == topic);
    let at = app.desk.views.iter().position(is_it);
    if let Some(View::Grid(grid)) = at.and_then(|at| app.desk.views.get_mut(at)) {
        grid.topic = topic.clone();
    }
    match at {
        _ if is_new => super::does::show_grid(app, topic),
        Some(at) => super::does::refill(app, at),
        None => {}
    }
    at.is_some()
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
        list::Topic::Findings { .. } => Some(Line::Findings),
        _ => None,
    };
    let wanted = line(&topic);
    let is_it = |view: &View| matches!(view, View::List(list) if line(&list.topic) == wanted);
    let mut at = app.desk.views.iter().position(is_it);
    if let (true, Some(known)) = (is_new, at) {
        // What is asked for again comes to the front.
        let view = app.desk.views.remove(known);
        app.desk.views.push(view);
        app.desk.aside = false;
        at = Some(app.desk.views.len() - 1);
    }
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
