//! The whole program as its user meets it: Gloss on a folder of interviews, in a real pseudo-terminal.
//!
//! The terminal alone has its stories in `tests/terminal/`, whose room is borrowed here. What a panic leaves behind is
//! told there too: the desk itself has no key to fall over by.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod coming_and_going;
mod hindered;
mod killed;
#[path = "../terminal/room.rs"]
#[allow(dead_code, reason = "its other tenants use the rest")]
mod room;
mod study;
mod together;

use room::Room;
use study::Folder;

impl Room {
    /// Gloss on a folder, with its first frame on the screen and everything read.
    fn gloss(folder: &Folder, coder: &str) -> Room {
        let room = Room::with(folder.gloss(coder));
        room.see("nothing changed");
        room
    }

    /// Tags the next unit nobody has coded yet.
    fn tag_next(&mut self, code: &str) {
        self.press(&format!("]t{code}\r"));
        self.see("Tagged");
    }

    /// Waits until the code tree shows so many codings of a code.
    fn see_codings(&self, code: &str, count: usize) {
        let what = format!("{count} codings of {code}");
        self.wait(&what, |seen| shown(&seen.screen.screen().contents(), code) == count);
    }

    /// Waits until everything is on disk, as far as the status line goes.
    fn see_saved(&self) {
        self.wait("saved", |seen| says_saved(&seen.screen.screen().contents()));
    }
}

/// The number of codings that the code tree shows beside a code; 0 while it shows none.
fn shown(screen: &str, code: &str) -> usize {
    let rows = screen.lines().filter_map(|line| line.rsplit_once('│')?.1.split_once(code));
    let mut counts = rows.filter_map(|(_, counts)| counts.split_whitespace().next()?.parse().ok());
    counts.next_back().unwrap_or(0)
}

fn says_saved(screen: &str) -> bool {
    screen.lines().any(|line| line.trim_end().ends_with(" saved"))
}
