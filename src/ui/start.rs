//! Getting ready: the study's front, who codes, what they are used to.

use std::path::PathBuf;

use thiserror::Error;

use super::app::{App, Desk, Focus, Habits, Keeping, Look};
use super::lookup::Lookup;
use super::numbers::many;
use super::overlay::{Form, Overlay, Writing};
use super::pane::{Reading, Tree};
use super::queue::Mark;
use super::signs::Signs;
use super::suggest::Suggests;
use super::theme::{Lines, Name, Theme};
use super::{does, time, tutor};
use crate::analysis::Tally;
use crate::command::Keymap;
use crate::store::{self, Finding, Lock, NoLock, Opened, Places, Survey, Unsaved};
use crate::study::{Coder, Past, TranscriptId};
use crate::text::Unit;

/// How the desk was asked for.
#[derive(Clone, Debug, Default)]
pub struct Start {
    pub root: PathBuf,
    /// Who codes, when said on the command line.
    pub coder: Option<String>,
    pub read_only: bool,
    /// A built-in keymap's name, or a file.
    pub keymap: Option<String>,
    pub theme: Option<String>,
    pub tutor: bool,
}

#[derive(Debug, Error)]
pub enum CannotStart {
    #[error("{} cannot be opened as a study: {error}. Give a folder of .txt or .md files", .root.display())]
    Folder { root: PathBuf, error: std::io::Error },
    #[error("{0}")]
    Coder(String),
    #[error("the terminal cannot be used: {0}")]
    Terminal(std::io::Error),
    #[error("not everything could be written: {0}")]
    Unsaved(Unsaved),
}

/// Everything that is known before the terminal is touched.
pub struct Begun {
    pub app: App,
    pub survey: Survey,
    pub places: Option<Places>,
    pub lock: Option<Lock>,
}

pub fn begin(start: Start) -> Result<Begun, CannotStart> {
    begin_among(start, Places::find())
}

/// Begins among these places; the tests bring their own.
pub fn begin_among(start: Start, places: Option<Places>) -> Result<Begun, CannotStart> {
    let folder = |error| CannotStart::Folder { root: start.root.clone(), error };
    let mut survey = store::survey(&start.root).map_err(folder)?;
    let habits = places.as_ref().map(Places::habits).unwrap_or_default();
    let (coder, ask) = who_codes(&start, &habits)?;
    let (lock, held) = take_lock(&start, &coder);
    let mut findings = Vec::new();
    if lock.is_some() {
        match store::recover(&survey, &coder) {
            Ok((told, changed)) => {
                findings.extend(told);
                if changed {
                    survey = store::survey(&start.root).map_err(folder)?;
                }
            }
            Err(error) => {
                findings.push(Finding::doubt("history", format!("recovery was not possible: {error}")))
            }
        }
    }
    let bookmarks = places.as_ref().map(|places| places.bookmarks(&survey.root)).unwrap_or_default();
    let first = bookmarks.open.clone().filter(|id| survey.transcripts.contains_key(id));
    let first = first.or_else(|| survey.transcripts.keys().next().cloned());
    let opened = store::open_front(&survey, first.as_ref());
    let mut app = app_for(opened, coder, first, &bookmarks);
    app.root = survey.root.clone();
    app.keeping.findings.extend(findings);
    app.keeping.to_read = survey.transcripts.len();
    app.keeping.read_only = held.as_ref().map(|held| held.words.clone());
    app.keeping.stale_lock = held.is_some_and(|held| held.stale);
    dress(&mut app, &start, &habits);
    if ask && app.keeping.read_only.is_none() && !start.tutor {
        ask_who(&mut app);
    }
    if start.tutor {
        app.tutor = Some(tutor::begin(&app, 0));
    }
    Ok(Begun { app, survey, places, lock })
}

/// The coder, and whether that has still to be asked.
fn who_codes(start: &Start, habits: &store::Habits) -> Result<(Coder, bool), CannotStart> {
    if let Some(name) = &start.coder {
        let coder = store::coder(name);
        let words = format!("“{name}” cannot be a coder's name: use letters and digits, as in --as jk");
        return coder.map(|coder| (coder, false)).ok_or(CannotStart::Coder(words));
    }
    let known = habits.coder.as_deref().and_then(store::coder);
    let login = || ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let guess = || login().as_deref().and_then(store::coder).unwrap_or_else(|| Coder::new("me"));
    Ok(match known {
        Some(coder) => (coder, false),
        None => (guess(), true),
    })
}

/// Why nothing may be changed when that was asked for: nobody holds the study then.
pub(super) const ON_REQUEST: &str = "it was opened with --read-only";

pub(super) struct HeldBy {
    pub words: String,
    pub stale: bool,
}

/// The lock is taken now where a history exists already; in an untouched folder it waits for the first change.
fn take_lock(start: &Start, coder: &Coder) -> (Option<Lock>, Option<HeldBy>) {
    if start.read_only {
        return (None, Some(HeldBy { words: ON_REQUEST.into(), stale: false }));
    }
    match Lock::take_if_begun(&start.root, coder) {
        Ok(lock) => (lock, None),
        Err(NoLock::Held(held)) => (None, Some(explain(&held))),
        // A folder that cannot be written to: the desk opens, and the first change says what is wrong.
        Err(NoLock::Disk { .. }) => (None, None),
    }
}

pub(super) fn explain(held: &store::Held) -> HeldBy {
    let stale = held.alive == Some(false) || !held.by_this_host;
    let since = time::in_words(held.since);
    let process = match (held.by_this_host, held.alive) {
        (true, Some(false)) => format!("process {} on this machine, which is gone", held.pid),
        (true, _) => format!("process {} on this machine", held.pid),
        (false, _) => format!("{} on {}, which cannot be seen from here", held.user, held.host),
    };
    HeldBy { words: format!("{} has it open since {since} ({process})", held.coder), stale }
}

/// An app on an opened study, before it is dressed for a terminal. Tests start here too.
pub fn app_for(opened: Opened, me: Coder, first: Option<TranscriptId>, bookmarks: &store::Bookmarks) -> App {
    let signs = Signs::new(&opened.study.codebook);
    let tally = Tally::new(&opened.study, None);
    let habits = Habits {
        places: bookmarks.carets.iter().map(|(id, span)| (id.clone(), (span.start, span.end))).collect(),
        pins: bookmarks.pins.clone(),
        recent: bookmarks.recent.clone(),
        queue: bookmarks.queue.clone().map(|(query, transcript, start)| Mark { query, transcript, start }),
    };
    let tree = Tree { folded: bookmarks.folded.iter().cloned().collect(), ..Tree::default() };
    let mut app = App {
        root: PathBuf::new(),
        study: opened.study,
        kept: opened.kept,
        me,
        past: Past::default(),
        only: None,
        tally,
        signs,
        lookup: Lookup::default(),
        desk: Desk {
            panes: Vec::new(),
            pane: 0,
            tree,
            focus: Focus::Reading,
            views: Vec::new(),
            aside: false,
            overlays: Vec::new(),
            size: (80, 24),
        },
        look: Look {
            theme: Theme::sixteen(),
            lines: Lines::Unicode,
            mouse: true,
            everyone: true,
            wanted: None,
            background: None,
        },
        habits,
        keeping: Keeping { findings: opened.findings, ..Keeping::default() },
        keymap: Keymap::default(),
        pending: Vec::new(),
        search: None,
        queue: None,
        notice: None,
        tutor: None,
        underway: None,
        suggests: Suggests::default(),
        proposal: None,
        effects: Vec::new(),
        clock: time::now,
    };
    if let Some(first) = first {
        let mut pane = Reading::new(first);
        pane.unit = bookmarks.unit.as_deref().and_then(unit_named).unwrap_or(Unit::Sentence);
        does::open::place(&app, &mut pane);
        app.desk.panes.push(pane);
    }
    app
}

fn unit_named(name: &str) -> Option<Unit> {
    [Unit::Character, Unit::Word, Unit::Sentence, Unit::Turn].into_iter().find(|unit| unit.name() == name)
}

/// Keymap, theme, borders and mouse, as the command line, the user's habits and the environment say.
fn dress(app: &mut App, start: &Start, habits: &store::Habits) {
    let env = |name: &str| std::env::var(name).ok();
    app.look.wanted = start.theme.clone().or_else(|| habits.theme.clone());
    app.look.theme = theme_for(app.look.wanted.as_deref(), None);
    app.look.lines = match habits.borders.as_deref() {
        Some("ascii") => Lines::Ascii,
        Some(_) => Lines::Unicode,
        None => Lines::choose(&env),
    };
    app.look.mouse = habits.mouse.unwrap_or(true);
    app.suggests.wanted = habits.suggest;
    let (keymap, faults) = keymap_for(start.keymap.as_deref().or(habits.keymap.as_deref()));
    app.keymap = keymap;
    app.keeping.findings.extend(faults);
    if let Some(why) = &app.keeping.read_only {
        let takeover = if app.keeping.stale_lock { "; Space l takes it over" } else { "" };
        let words = format!("Read-only: {why}{takeover}");
        app.warn(words);
    } else if !app.keeping.findings.is_empty() {
        let words = format!("{}: Space f shows them", many(app.keeping.findings.len(), "finding"));
        app.warn(words);
    }
}

/// The theme for a wish (`auto`, `dark`, `light`, `sixteen`, `plain`), as far as the terminal can.
pub(super) fn theme_for(wanted: Option<&str>, background: Option<(u8, u8, u8)>) -> Theme {
    let name = match wanted {
        Some("dark") => Some(Name::Dark),
        Some("light") => Some(Name::Light),
        Some("sixteen") => Some(Name::Sixteen),
        Some("plain") => Some(Name::Plain),
        _ => None,
    };
    Theme::choose(&|name| std::env::var(name).ok(), name, background)
}

/// A keymap by name or file, with the user's own file laid over it. With faults the built-in one is used, and every
/// fault is a finding.
pub fn keymap_for(wanted: Option<&str>) -> (Keymap, Vec<Finding>) {
    let mut findings = Vec::new();
    let builtin = wanted.map(Keymap::builtin);
    let (base, file) = match (builtin, wanted) {
        (Some(Ok(keymap)), _) => (keymap, None),
        (Some(Err(_)), Some(file)) => (Keymap::default(), Some(PathBuf::from(file))),
        _ => (Keymap::default(), None),
    };
    let own = Places::find().map(|places| places.config.join("keymap.ron")).filter(|file| file.exists());
    let Some(file) = file.or(own) else { return (base, findings) };
    let source = match std::fs::read_to_string(&file) {
        Ok(source) => source,
        Err(error) => {
            findings.push(Finding::broken(&file, format!("this keymap cannot be read: {error}")));
            return (base, findings);
        }
    };
    let (keymap, faults) = Keymap::load(base, Some(&source));
    findings.extend(faults.into_iter().map(|fault| Finding::broken(&file, fault.to_string())));
    (keymap, findings)
}

/// An empty answer takes the login name, which stands greyed in the field.
fn ask_who(app: &mut App) {
    let mut form = Form::line("Who is coding? Your initials or a name", "", Writing::Coder);
    if let Some(field) = form.field_mut() {
        field.area.set_placeholder_text(format!("{} (Enter takes this)", app.me));
    }
    app.desk.overlays.push(Overlay::Form(Box::new(form)));
}
