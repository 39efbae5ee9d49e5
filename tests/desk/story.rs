//! A story: a study in a folder of its own, a desk on it, somebody who presses keys, and what can be seen then.
//!
//! Everything is the real thing but the terminal: the scribe writes to disk, and a story waits for it after every key,
//! so that nothing here depends on time. The clock of a story goes on by a minute whenever it is looked at.

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use gloss::analysis::suggest::Model;
use gloss::command::{Key, KeyCode, Keymap};
use gloss::exchange::Going;
use gloss::store::{self, Deed, Lock, News, Places, Scribe, Survey};
use gloss::study::When;
use gloss::ui::app::{App, Effect, Mouse, Msg};
use gloss::ui::{self, Begun, Start, update};

type Editor = Box<dyn FnMut(&str) -> Result<String, String>>;

pub struct Story {
    pub app: App,
    pub copied: Vec<String>,
    /// What was asked of the terminal, in words.
    pub asked: Vec<&'static str>,
    pub left: bool,
    folder: tempfile::TempDir,
    home: tempfile::TempDir,
    survey: Survey,
    scribe: Option<Scribe>,
    news: (Sender<News>, Receiver<News>),
    editor: Editor,
}

/// The files of a study, before it is opened.
#[derive(Clone, Default)]
pub struct Files(Vec<(String, String)>);

impl Files {
    pub fn with(mut self, path: &str, text: &str) -> Files {
        self.0.push((path.into(), text.into()));
        self
    }

    /// Opens the desk on them at 80×24, as jk.
    pub fn open(&self) -> Story {
        self.open_as(Start { coder: Some("jk".into()), ..Start::default() })
    }

    pub fn open_as(&self, start: Start) -> Story {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in &self.0 {
            write(folder.path(), path, text);
        }
        Story::open(folder, tempfile::tempdir().unwrap(), start)
    }
}

pub fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

impl Story {
    fn open(folder: tempfile::TempDir, home: tempfile::TempDir, start: Start) -> Story {
        let start = Start { root: folder.path().to_path_buf(), ..start };
        let places = Places { config: home.path().join("config"), state: home.path().join("state") };
        places.keep_habits(&store::Habits { borders: Some("unicode".into()), ..places.habits() }).unwrap();
        let Begun { mut app, survey, lock, .. } = ui::begin_among(start, Some(places)).unwrap();
        (app.clock, app.keymap) = (tick, Keymap::default());
        let news = channel();
        let mut story = Story {
            app,
            copied: Vec::new(),
            asked: Vec::new(),
            left: false,
            folder,
            home,
            survey,
            scribe: None,
            news,
            editor: Box::new(|_| Err("no editor in this story".into())),
        };
        story.engage_scribe(lock);
        update::settle(&mut story.app);
        story.read_all();
        story
    }

    fn engage_scribe(&mut self, lock: Option<Lock>) {
        let sender = self.news.0.clone();
        let tell = move |news| _ = sender.send(news);
        self.scribe = None;
        self.scribe = Some(Scribe::start(self.root(), &self.app.me, self.app.kept.clone(), lock, tell));
    }

    /// For laws, which would wear out a disk: what is to be kept counts as saved at once.
    pub fn write_nothing(&mut self) {
        self.scribe = None;
    }

    /// The transcripts that are not in front are read after the first frame.
    fn read_all(&mut self) {
        let first = self.app.pane().map(|pane| pane.transcript.clone());
        self.app.keeping.read += usize::from(first.is_some());
        let rest: Vec<_> =
            self.survey.transcripts.keys().filter(|id| Some(*id) != first.as_ref()).cloned().collect();
        for id in rest {
            let pages = store::read_transcript(&self.survey, &id, &self.app.study);
            self.tell(Msg::Read { transcripts: 1, pages });
        }
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Leaves the desk and opens it again, as the same coder.
    pub fn reopen(self) -> Story {
        self.reopen_after(|_| ())
    }

    /// As [`Story::reopen`], with something happening to the folder while the desk is closed.
    pub fn reopen_after(self, meanwhile: impl FnOnce(&Path)) -> Story {
        let coder = self.app.me.to_string();
        self.reopen_with(meanwhile, Start { coder: Some(coder), ..Start::default() })
    }

    pub fn reopen_as(self, coder: &str) -> Story {
        self.reopen_with(|_| (), Start { coder: Some(coder.into()), ..Start::default() })
    }

    pub fn reopen_with(mut self, meanwhile: impl FnOnce(&Path), start: Start) -> Story {
        if !self.left {
            self.tell(Msg::Terminate);
        }
        self.keep_habits();
        self.scribe.take().unwrap().close().unwrap();
        meanwhile(self.folder.path());
        Story::open(self.folder, self.home, start)
    }

    fn keep_habits(&self) {
        let places =
            Places { config: self.home.path().join("config"), state: self.home.path().join("state") };
        places.keep_bookmarks(&self.survey.root, &ui::bookmarks(&self.app)).unwrap();
    }

    /// From now on this is what the user does in the editor.
    pub fn editor(&mut self, does: impl FnMut(&str) -> String + 'static) -> &mut Story {
        let mut does = does;
        self.editor = Box::new(move |text| Ok(does(text)));
        self
    }

    /// Presses keys: letters as they are, others as keymaps write them, in angle brackets: `jjtrole<Enter>`; `<` itself is
    /// `<lt>`.
    pub fn keys(&mut self, keys: &str) -> &mut Story {
        for key in presses(keys) {
            self.tell(Msg::Key(key));
        }
        self
    }

    /// Says a command as one would after `:`.
    pub fn command(&mut self, line: &str) -> &mut Story {
        self.keys(":").keys(line).keys("<Enter>")
    }

    pub fn press(&mut self, column: u16, row: u16) -> &mut Story {
        self.tell(Msg::Mouse(Mouse::Press(column, row)));
        self
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Story {
        self.tell(Msg::Resize(width, height));
        self
    }

    /// Something happens, and everything that follows from it, until all of it is on disk.
    pub fn tell(&mut self, message: Msg) -> &mut Story {
        let mut messages = vec![message];
        while let Some(message) = messages.pop() {
            for effect in update::update(&mut self.app, message) {
                messages.extend(self.act(effect));
            }
            if messages.is_empty() {
                messages.extend(self.hear());
            }
        }
        // As the run loop does once nothing more comes: it draws.
        self.app.drawn();
        self
    }

    /// News of the scribe's, as long as it has something to write.
    fn hear(&self) -> Option<Msg> {
        let keeping = &self.app.keeping;
        if self.left || keeping.saved >= keeping.made || keeping.unsaved.is_some() {
            return None;
        }
        let news = self.news.1.recv_timeout(Duration::from_secs(60)).expect("the scribe says nothing");
        Some(match news {
            News::Saved { upto } => Msg::Saved { upto },
            News::Unsaved(unsaved) => Msg::Unsaved { why: unsaved.why },
            News::Conflict { sheets } => Msg::Stirred(sheets),
        })
    }

    fn act(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Keep { records, touched } => {
                let study = self.app.study.clone().into();
                match &mut self.scribe {
                    Some(scribe) => _ = scribe.write(Deed { study, touched, records }),
                    None => return Some(Msg::Saved { upto: self.app.keeping.made }),
                }
            }
            Effect::Editor(what, text) => return Some(Msg::Edited { what, outcome: (self.editor)(&text) }),
            Effect::Copy(text) => self.copied.push(text),
            Effect::TakeLock => return Some(Msg::LockTaken(self.take_lock())),
            Effect::BeCoder(_) if self.scribe.is_none() => {}
            Effect::BeCoder(_) => self.engage_scribe(None),
            Effect::Remember => {
                return Some(Msg::Remembered(store::last_steps(self.root(), &self.app.me).unwrap().0));
            }
            Effect::Reread(sheets) => {
                return Some(Msg::Changed(store::reread(
                    self.root(),
                    &self.app.study,
                    &self.app.kept,
                    &sheets,
                )));
            }
            Effect::Work(stop, work) => {
                let going = Going::new(stop, |_, _, _| ());
                return Some(Msg::Worked(ui::work::do_it(&going, work)));
            }
            Effect::Learn(study, coder) => {
                return Some(Msg::Learnt(Box::new(Model::of(&study, coder))));
            }
            Effect::SaveHabits => self.keep_habits(),
            Effect::Mouse(on) => self.asked.push(if on { "mouse on" } else { "mouse off" }),
            Effect::Redraw => self.asked.push("redraw"),
            Effect::Resume => self.asked.push("resume"),
            Effect::Suspend => self.asked.push("suspend"),
            Effect::Quit => self.left = true,
        }
        None
    }

    fn take_lock(&mut self) -> Result<(), String> {
        let lock = Lock::take_over(self.root(), &self.app.me).map_err(|error| error.to_string())?;
        self.engage_scribe(Some(lock));
        Ok(())
    }
}

pub fn presses(keys: &str) -> Vec<Key> {
    let mut pressed = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let name = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let named = name.and_then(|(name, after)| Some((key(name)?, after)));
        let (key, after) = named.unwrap_or((Key::plain(KeyCode::Char(first)), &rest[first.len_utf8()..]));
        pressed.push(key);
        rest = after;
    }
    pressed
}

fn key(name: &str) -> Option<Key> {
    let name = if name == "lt" { "<" } else { name };
    name.parse().ok()
}

thread_local! {
    static MINUTES: Cell<i64> = const { Cell::new(0) };
}

fn tick() -> When {
    MINUTES.set(MINUTES.get() + 1);
    When(1_772_442_000_000 + MINUTES.get() * 60_000)
}
