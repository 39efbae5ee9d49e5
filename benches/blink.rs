//! What keeps the screen's thread busy: deeds on the large study, each with the longest of its messages on that thread,
//! its longest frame, and what was done beside the desk meanwhile. More than a blink on that thread is a fault.
//!
//! Each deed is done a few times, on a desk of its own, and its best is told: what disturbs it is not its own.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has nothing to measure")]

mod corpus;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use gloss::analysis::suggest::Model;
use gloss::command::Chord;
use gloss::exchange::Going;
use gloss::store::{Bookmarks, Kept, Opened, coder, open_whole};
use gloss::study::{Past, Study};
use gloss::ui::app::{App, Effect, Msg};
use gloss::ui::{app_for, draw, update, work};
use ratatui::{Terminal, backend::TestBackend};

/// What people take for at once.
const BLINK: Duration = Duration::from_millis(100);
const TIMES: usize = 3;

/// What is done, what goes before it, and the keys: a line that begins with `:` is typed and followed by Enter.
const DEEDS: [(&str, &[&str], &[&str]); 36] = [
    ("search all: a rare word", &[], &[":search-all xylophone"]),
    ("search all: 78,000 hits", &[], &[":search-all and"]),
    ("search all: 620,000 hits", &[], &[":search-all the"]),
    ("search all: a regular expression", &[], &[r":search-all super\w+ [aeiou]\w+"]),
    ("hits: a row further", &[":search-all and"], &["j"]),
    ("hits: mark all", &[":search-all and"], &["V"]),
    ("hits: all marked, a row further", &[":search-all and", "V"], &["j"]),
    ("hits: filter", &[":search-all and"], &[":filter 5000"]),
    ("hits: sort", &[":search-all and"], &["s"]),
    ("hits: align", &[":search-all and"], &["c"]),
    ("hits: tag all", &[":search-all and", "V"], &["t s h Enter"]),
    ("hits: tag all sentences", &[":search-all and", "V"], &[":tag-around sentence", "s h Enter"]),
    ("undo that", &[":search-all and", "V", "t s h Enter"], &[":undo"]),
    ("redo it", &[":search-all and", "V", "t s h Enter", ":undo"], &[":redo"]),
    ("history after it", &[":search-all and", "V", "t s h Enter"], &[":history"]),
    ("hits: as a queue", &[":search-all and"], &["Q"]),
    ("the queue: next", &[":search-all and", "Q"], &[")"]),
    ("hits: turns that ask", &[":search-all and", "V"], &["A"]),
    ("find the turns that ask", &[], &[":ask-all and"]),
    ("mark them", &[":ask-all and"], &["A w h y Enter"]),
    ("only a part of the study", &[], &[":only speaker=Participant"]),
    ("only, over a list of hits", &[":search-all and"], &[":only speaker=Participant"]),
    ("search in a part", &[":only speaker=Participant"], &[":search-all and"]),
    ("ask for all codings", &[], &[":query *"]),
    ("all codings: filter", &[":query *"], &[":filter 5000"]),
    ("all codings: sort", &[":query *"], &["s"]),
    ("all codings: mark all", &[":query *"], &["V"]),
    ("all codings: as a queue", &[":query *"], &["Q"]),
    ("quotes of a code", &["}"], &["Enter"]),
    ("quotes: filter", &["}", "Enter"], &[":filter 5000"]),
    ("all mine: golden", &[":query coder=jk", "V"], &[":golden"]),
    ("memos", &[], &[":memos"]),
    ("merge a code", &["}"], &[":merge shift"]),
    ("delete a code", &["}"], &[":delete", "y"]),
    ("all coders", &[], &[":show-coders all"]),
    ("doubtful codings", &[], &[":review"]),
];

fn main() {
    let chosen = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let study = open_whole(&folder()).expect("a study").study;
    println!("{:<34} {:>9} {:>9} {:>9}", "on the screen's thread, in ms", "message", "frame", "beside");
    let is_chosen = |what: &str| chosen.as_ref().is_none_or(|chosen| what.contains(chosen.as_str()));
    for (what, before, keys) in DEEDS.iter().filter(|(what, ..)| is_chosen(what)) {
        let felt = (0..TIMES).map(|_| done(&study, before, keys)).min_by_key(Felt::longest);
        let felt = felt.expect("some times");
        let ms = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1000.0);
        let mark = if felt.longest() > BLINK { "  *" } else { "" };
        println!(
            "{what:<34} {:>9} {:>9} {:>9}{mark}  {}",
            ms(felt.message),
            ms(felt.frame),
            ms(felt.beside),
            felt.said
        );
    }
}

fn done(study: &Study, before: &[&str], keys: &[&str]) -> Felt {
    let mut desk = Desk::on(study.clone());
    before.iter().for_each(|keys| desk.press(keys));
    desk.felt = Felt::default();
    keys.iter().for_each(|keys| desk.press(keys));
    desk.felt.said = desk.app.notice.as_ref().map(|notice| notice.words.clone()).unwrap_or_default();
    desk.felt
}

#[derive(Default)]
struct Felt {
    message: Duration,
    frame: Duration,
    beside: Duration,
    said: String,
}

impl Felt {
    fn longest(&self) -> Duration {
        self.message.max(self.frame)
    }
}

struct Desk {
    app: App,
    terminal: Terminal<TestBackend>,
    felt: Felt,
}

impl Desk {
    fn on(study: Study) -> Desk {
        let first = study.shelf.keys().next().cloned();
        let opened = Opened { study, findings: Vec::new(), kept: Kept::default() };
        let app = app_for(opened, coder("jk").expect("a name"), first, &Bookmarks::default());
        let terminal = Terminal::new(TestBackend::new(100, 30)).expect("a terminal");
        let mut desk = Desk { app, terminal, felt: Felt::default() };
        desk.tell(Msg::Resize(100, 30));
        desk
    }

    fn press(&mut self, keys: &str) {
        let typed = keys.strip_prefix(':').map(|line| {
            let letter = |letter| if letter == ' ' { "Space".into() } else { String::from(letter) };
            let letters: Vec<String> = line.chars().map(letter).collect();
            format!(": {} Enter", letters.join(" "))
        });
        let Chord(keys) = typed.as_deref().unwrap_or(keys).parse().expect("keys");
        keys.into_iter().for_each(|key| self.tell(Msg::Key(key)));
    }

    /// A message and its frame; what is to be done beside the desk is done in between.
    fn tell(&mut self, message: Msg) {
        let begun = Instant::now();
        let effects = update::update(&mut self.app, message);
        self.felt.message = self.felt.message.max(begun.elapsed());
        let begun = Instant::now();
        self.terminal.draw(|frame| draw::draw(&self.app, frame)).expect("a frame");
        self.app.drawn();
        self.felt.frame = self.felt.frame.max(begun.elapsed());
        effects.into_iter().for_each(|effect| self.outside(effect));
    }

    fn outside(&mut self, effect: Effect) {
        match effect {
            Effect::Work(stop, work) => {
                let begun = Instant::now();
                let outcome = work::do_it(&Going::new(stop, |_, _, _| {}), work);
                self.felt.beside += begun.elapsed();
                self.tell(Msg::Worked(outcome));
            }
            Effect::Learn(study, coder) => self.tell(Msg::Learnt(Box::new(Model::of(&study, coder)))),
            Effect::Remember => self.tell(Msg::Remembered(Past::default())),
            _ => {}
        }
    }
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desk-large");
    if !folder.exists() {
        let making = folder.with_extension("making");
        corpus::make(corpus::size("large").expect("a size"), 1, &making).expect("a study");
        std::fs::rename(making, &folder).expect("a study");
    }
    folder
}
