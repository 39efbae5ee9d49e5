//! The outside: terminal, disk and other programs. Does what `update` asks for.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::app::{App, Editing, Effect, Mouse, Msg};
use super::start::{Begun, CannotStart, explain};
use super::terminal::{self, Gate, Input, MouseDeed, Options, Screen};
use super::{draw, editor, reader};
use crate::analysis::suggest::Model;
use crate::store::{
    self, Bookmarks, Deed, Finding, Lock, News, NoLock, Places, Scribe, Survey, Unsaved, Watch,
};
use crate::study::{Coder, Study};
use crate::text::Span;

pub struct Outside {
    screen: Screen,
    gate: Gate,
    sender: Sender<Msg>,
    survey: Survey,
    places: Option<Places>,
    scribe: Option<Scribe>,
    _watch: Option<Watch>,
}

impl Outside {
    pub fn open(begun: Begun, sender: Sender<Msg>) -> Result<(App, Outside), CannotStart> {
        let Begun { mut app, survey, places, lock } = begun;
        terminal::install_panic_hook();
        let options = Options { mouse: app.look.mouse, depth: app.look.theme.depth };
        let mut screen = Screen::open(options).map_err(CannotStart::Terminal)?;
        let size = screen.size();
        app.desk.size = (size.width, size.height);
        let gate = terminal::listen(sender.clone(), heard).map_err(CannotStart::Terminal)?;
        let mut outside = Outside { screen, gate, sender, survey, places, scribe: None, _watch: None };
        outside.engage_scribe(&app, lock);
        super::update::settle(&mut app);
        Ok((app, outside))
    }

    fn engage_scribe(&mut self, app: &App, lock: Option<Lock>) {
        if let Some(old) = self.scribe.take() {
            // Only before the first change: there is nothing it could still have to write.
            let _ = old.close();
        }
        let (sender, before) = (self.sender.clone(), app.keeping.made);
        let tell = move |news| _ = sender.send(told(news, before));
        self.scribe = Some(Scribe::start(&self.survey.root, &app.me, app.kept.clone(), lock, tell));
    }

    /// What can wait until something is to be seen: the rest of the study, the terminal's colours, watching.
    pub fn after_first_frame(&mut self, app: &mut App) {
        let _ = self.screen.ask_background(&self.gate);
        app.lookup.refresh(&app.study.codebook);
        let first = app.pane().map(|pane| pane.transcript.clone());
        app.keeping.read += usize::from(first.is_some());
        let front = std::sync::Arc::new(app.study.clone());
        reader::read_rest(self.survey.clone(), front, first, self.sender.clone());
        let sender = self.sender.clone();
        let tell = move |sheets| _ = sender.send(Msg::Stirred(sheets));
        self._watch = Some(Watch::start(&self.survey.root, app.kept.clone(), tell));
    }

    /// Draws the state; `false` when the terminal is gone.
    pub fn draw(&mut self, app: &App) -> bool {
        self.screen.draw(|frame| draw::draw(app, frame)).is_ok()
    }

    pub fn act(&mut self, app: &mut App, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Keep { records, touched } => {
                let study = Arc::new(app.study.clone());
                if let Some(scribe) = &mut self.scribe {
                    scribe.write(Deed { study, touched, records });
                }
            }
            Effect::Editor(what, text) => return self.edit(what, &text),
            Effect::Copy(text) => {
                if let Err(error) = self.screen.copy(&text) {
                    app.warn(format!("Not copied: {error}"));
                }
            }
            Effect::Mouse(on) => _ = self.screen.set_mouse(on),
            Effect::TakeLock => return Some(Msg::LockTaken(self.take_lock(app))),
            Effect::BeCoder(_) => self.be_coder(app),
            Effect::Reread(sheets) => self.reread(app, sheets),
            Effect::Remember => return Some(self.remember(app)),
            Effect::Work(stop, work) => super::work::start(stop, work, self.sender.clone()),
            Effect::Learn(study, coder) => self.learn(study, coder),
            Effect::SaveHabits => self.save_habits(app),
            Effect::Redraw => {
                let _ = self.screen.set_depth(app.look.theme.depth);
            }
            Effect::Resume => _ = self.screen.enter(),
            Effect::Suspend => {
                if let Err(error) = self.screen.suspend() {
                    app.warn(error.to_string());
                }
            }
            Effect::Quit => {}
        }
        None
    }

    fn edit(&mut self, what: Editing, text: &str) -> Option<Msg> {
        let name = match &what {
            Editing::Transcript(id) => id.as_str().rsplit('/').next().unwrap_or("transcript.txt").to_string(),
            Editing::Field => "memo.md".to_string(),
        };
        let lent = self.screen.lend(&self.gate, || editor::edit(text, &name));
        let outcome = lent.unwrap_or_else(|error| Err(error.to_string()));
        Some(Msg::Edited { what, outcome })
    }

    fn take_lock(&mut self, app: &mut App) -> Result<(), String> {
        match Lock::take_over(&self.survey.root, &app.me) {
            Ok(lock) => {
                self.end_what_was_cut_short(app);
                self.engage_scribe(app, Some(lock));
                Ok(())
            }
            Err(NoLock::Held(held)) => Err(explain(&held).words),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Whoever held the lock before may have been stopped while writing. What is put in place now is noticed by the
    /// watch, like all that others change.
    fn end_what_was_cut_short(&self, app: &mut App) {
        let told = store::recover(&self.survey, &app.me).map(|(told, _)| told);
        let failed = |error| vec![Finding::doubt("history", format!("recovery was not possible: {error}"))];
        app.keeping.findings.extend(told.unwrap_or_else(failed));
    }

    /// Another coder before the first change: their lock, their files.
    fn be_coder(&mut self, app: &mut App) {
        self.save_habits(app);
        match Lock::take_if_begun(&self.survey.root, &app.me) {
            Err(NoLock::Held(held)) => {
                let held = explain(&held);
                app.warn(format!("Read-only: {}", held.words));
                (app.keeping.read_only, app.keeping.stale_lock) = (Some(held.words), held.stale);
            }
            Ok(Some(lock)) => {
                self.end_what_was_cut_short(app);
                self.engage_scribe(app, Some(lock));
            }
            _ => self.engage_scribe(app, None),
        }
    }

    /// Reads changed files again, on a thread of its own over a snapshot.
    fn reread(&mut self, app: &App, sheets: Vec<store::Sheet>) {
        let (root, study, kept) = (self.survey.root.clone(), app.study.clone(), app.kept.clone());
        let sender = self.sender.clone();
        thread::spawn(move || sender.send(Msg::Changed(store::reread(&root, &study, &kept, &sheets))));
    }

    /// Nobody waits for it, and nothing else waits meanwhile.
    fn learn(&self, study: Study, coder: Coder) {
        let sender = self.sender.clone();
        thread::spawn(move || sender.send(Msg::Learnt(Box::new(Model::of(&study, coder)))));
    }

    fn remember(&mut self, app: &mut App) -> Msg {
        match store::last_steps(&self.survey.root, &app.me) {
            Ok((past, findings)) => {
                app.keeping.findings.extend(findings);
                Msg::Remembered(past)
            }
            Err(error) => {
                app.warn(format!("The history cannot be read: {error}"));
                Msg::Remembered(Default::default())
            }
        }
    }

    fn save_habits(&self, app: &App) {
        let Some(places) = &self.places else { return };
        let habits = store::Habits {
            coder: Some(app.me.to_string()),
            theme: app.look.wanted.clone(),
            mouse: Some(app.look.mouse),
            borders: Some(
                if app.look.lines == super::theme::Lines::Ascii { "ascii" } else { "unicode" }.into(),
            ),
            suggest: app.suggests.wanted,
            ..places.habits()
        };
        // What cannot be remembered is asked again; no reason to disturb the work.
        let _ = places.keep_habits(&habits);
        let _ = places.keep_bookmarks(&self.survey.root, &bookmarks(app));
    }

    /// Everything is written down before the program ends.
    ///
    /// # Errors
    /// What could not be written, in words.
    pub fn close(mut self, app: &App) -> Result<(), Unsaved> {
        if let Some(places) = &self.places {
            let _ = places.keep_bookmarks(&self.survey.root, &bookmarks(app));
        }
        let closed = self.scribe.take().map_or(Ok(()), Scribe::close);
        self.screen.leave();
        closed
    }
}

/// Where the user is, to be found again next time.
pub fn bookmarks(app: &App) -> Bookmarks {
    Bookmarks {
        open: app.pane().map(|pane| pane.transcript.clone()),
        carets: app
            .habits
            .places
            .iter()
            .map(|(id, &(start, end))| (id.clone(), Span::new(start, end)))
            .collect(),
        pins: app.habits.pins.clone(),
        recent: app.habits.recent.clone(),
        folded: app.desk.tree.folded.iter().cloned().collect(),
        unit: app.pane().map(|pane| pane.unit.name().to_string()),
        queue: app.habits.queue.clone().map(|mark| (mark.query, mark.transcript, mark.start)),
    }
}

/// A scribe counts from 1; the desk goes on counting from what it had handed to the scribe `before`.
fn told(news: News, before: u64) -> Msg {
    match news {
        News::Saved { upto } => Msg::Saved { upto: before + upto },
        News::Unsaved(unsaved) => Msg::Unsaved { why: unsaved.why },
        News::Conflict { sheets } => Msg::Stirred(sheets),
    }
}

fn heard(input: Input) -> Msg {
    match input {
        Input::Key(key) => Msg::Key(key),
        Input::Paste(words) => Msg::Paste(words),
        Input::Mouse(mouse) => Msg::Mouse(match mouse.deed {
            MouseDeed::Press => Mouse::Press(mouse.column, mouse.row),
            MouseDeed::Drag => Mouse::Drag(mouse.column, mouse.row),
            MouseDeed::Release => Mouse::Release(mouse.column, mouse.row),
            deed => Mouse::Wheel { column: mouse.column, row: mouse.row, down: deed == MouseDeed::WheelDown },
        }),
        Input::Resize(width, height) => Msg::Resize(width, height),
        Input::Background((r, g, b)) => Msg::Background(r, g, b),
        Input::Stop => Msg::Stop,
        Input::Continue => Msg::Continue,
        Input::Terminate(_) => Msg::Terminate,
    }
}
