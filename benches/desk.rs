//! What a key costs: from the press through `update` to a drawn frame of 80 by 24, at four sizes of study.
//!
//! The terminal and the disk are left out: what goes over the line is held by tests of the encoder, what a change costs
//! on disk is measured in `store.rs`. Where a bench presses two keys, halve its figure.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has nothing to measure")]

mod corpus;

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use divan::Bencher;
use gloss::analysis::suggest::Model;
use gloss::command::Chord;
use gloss::exchange::Going;
use gloss::store::{Bookmarks, Kept, Opened, coder, open_whole};
use gloss::study::Study;
use gloss::ui::app::{App, Effect, Msg};
use gloss::ui::{app_for, draw, update, work};
use ratatui::{Terminal, backend::TestBackend};

const SIZES: [&str; 4] = ["small", "medium", "large", "long"];

fn main() {
    divan::main();
}

/// The desk on a study of that size, with every transcript read.
struct Desk {
    app: App,
    terminal: Terminal<TestBackend>,
}

impl Desk {
    fn at(size: &str) -> Desk {
        let study = study(size);
        let first = study.shelf.keys().next().cloned();
        let opened = Opened { study, findings: Vec::new(), kept: Kept::default() };
        let app = app_for(opened, coder("jk").expect("a name"), first, &Bookmarks::default());
        let terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
        let mut desk = Desk { app, terminal };
        desk.tell(Msg::Resize(80, 24));
        desk.draw();
        desk
    }

    fn after(size: &str, keys: &str) -> Desk {
        let mut desk = Desk::at(size);
        desk.press(keys);
        desk
    }

    /// Each key with its frame, as a user sees it who types slowly.
    fn press(&mut self, keys: &str) {
        let Chord(keys) = keys.parse().expect("keys");
        for key in keys {
            self.tell(Msg::Key(key));
            self.draw();
        }
    }

    /// Codes are suggested as at a real desk; what is learnt is learnt before anything is measured.
    fn tell(&mut self, message: Msg) {
        for effect in update::update(&mut self.app, message) {
            match effect {
                Effect::Learn(study, coder) => self.tell(Msg::Learnt(Box::new(Model::of(&study, coder)))),
                // Beside a real desk; here it is waited for, or nothing would be measured.
                Effect::Work(stop, work) => {
                    let outcome = work::do_it(&Going::new(stop, |_, _, _| {}), work);
                    self.tell(Msg::Worked(outcome));
                }
                _ => {}
            }
        }
    }

    fn draw(&mut self) {
        self.terminal.draw(|frame| draw::draw(&self.app, frame)).expect("a frame");
        self.app.drawn();
    }
}

/// Made once, read once; a clone shares everything.
fn study(size: &str) -> Study {
    static READ: Mutex<Vec<(String, Study)>> = Mutex::new(Vec::new());
    let mut read = READ.lock().expect("nobody fell over");
    if let Some((_, study)) = read.iter().find(|(name, _)| name == size) {
        return study.clone();
    }
    let study = open_whole(&folder(size)).expect("a study").study;
    // The larger ones would crowd each other out of memory.
    *read = vec![(size.to_string(), study.clone())];
    study
}

fn folder(size: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("desk-{size}"));
    if !folder.exists() {
        let making = folder.with_extension("making");
        corpus::make(corpus::size(size).expect("a size"), 1, &making).expect("a study");
        std::fs::rename(making, &folder).expect("a study");
    }
    folder
}

fn pressing(bencher: Bencher, mut desk: Desk, keys: &[&str]) {
    let mut turn = keys.iter().cycle();
    bencher.bench_local(|| turn.next().into_iter().for_each(|keys| desk.press(keys)));
}

#[divan::bench(args = SIZES)]
fn next_sentence(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::at(size), &["j"]);
}

#[divan::bench(args = SIZES)]
fn next_uncoded(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::at(size), &["]"]);
}

#[divan::bench(args = SIZES)]
fn a_page_down_or_up(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::at(size), &["PageDown", "PageDown", "PageUp"]);
}

#[divan::bench(args = SIZES)]
fn to_the_end_or_the_beginning(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::at(size), &["End", "Home"]);
}

#[divan::bench(args = SIZES)]
fn open_the_picker_and_leave_it(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::at(size), &["t Esc"]);
}

#[divan::bench(args = SIZES)]
fn a_letter_in_the_picker(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::after(size, "t"), &["s", "h", "i", "Backspace", "Backspace", "Backspace"]);
}

#[divan::bench(args = SIZES)]
fn tag_again_or_undo(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::after(size, "] t s h Enter ]"), &[".", "u"]);
}

#[divan::bench(args = SIZES)]
fn all_quotes_of_a_code_and_back(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::after(size, "}"), &["Enter q"]);
}

#[divan::bench(args = SIZES)]
fn next_quote(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::after(size, "} Enter"), &["j", "j", "k"]);
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn search_everything_and_back(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::at(size), &["Space / n a i v e Enter q"]);
}

/// To be held against `rg -c` over the same files.
#[divan::bench(args = SIZES, sample_count = 20)]
fn search_everything_by_a_regular_expression(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::at(size), &["Space / C-u s u p e r \\ w + Enter q"]);
}

#[divan::bench(args = SIZES)]
fn open_another_transcript(bencher: Bencher, size: &str) {
    pressing(bencher, Desk::at(size), &[">", "<"]);
}
