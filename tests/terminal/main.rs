//! The terminal as a user meets it: a small desk (`desk.rs`) in a real pseudo-terminal (`room.rs`).
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;
#[allow(dead_code, reason = "its other tenants use the rest")]
mod room;

use std::time::Duration;

use portable_pty::PtySize;
use room::Room;

/// Not a story: what [`Room`] starts in its terminal.
#[test]
fn desk() {
    desk::run_if_asked();
}

#[test]
fn keys_paste_mouse_and_size_come_in() {
    let mut room = Room::desk();
    room.see("ready");
    room.press("j");
    room.see("key j");
    room.press("\x1b[1;2B");
    room.see("code: Down, ctrl: false, alt: false, shift: true");
    room.press("\x1b[200~two\rlines\x1b[201~");
    room.see(r#"Paste("two\nlines")"#);
    room.press("\x1b[<0;10;5M");
    room.see("Mouse(Mouse { deed: Press, column: 9, row: 4 })");
    let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
    room.master.resize(size).unwrap();
    room.see("Resize(100, 30)");
    room.press("q");
    room.see("farewell: left");
    room.assert_given_back();
}

#[test]
fn a_desk_nobody_touches_sleeps_and_is_silent() {
    let mut room = Room::desk();
    room.see("ready");
    room.press("j");
    room.see("key j");
    std::thread::sleep(Duration::from_millis(200));
    let before = (room.heard(), room.sleeps());
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!((room.heard(), room.sleeps()), before);
}

#[test]
fn the_terminal_tells_its_background_and_no_key_of_it_gets_through() {
    let mut room = Room::desk();
    room.hear("\x1b]11;?\x1b\\");
    room.press("\x1b]11;rgb:1e1e/2020/3030");
    room.press("\x1b\\");
    room.see("Background((30, 32, 48))");
    room.press("j");
    room.see("key j");
}

#[test]
fn escape_alone_is_a_key() {
    let mut room = Room::desk();
    room.see("ready");
    room.press("\x1b");
    room.see("code: Esc");
}

#[test]
fn a_borrower_of_the_terminal_gets_every_key() {
    let mut room = Room::desk();
    room.see("ready");
    room.press("e");
    room.wait("the main screen", |seen| !seen.screen.screen().alternate_screen());
    room.press("jq word\r");
    room.see("lent: jq word");
    room.press("\r");
    room.see("returned");
    room.press("q");
    room.see("farewell: left");
    room.assert_given_back();
}

#[test]
fn suspending_gives_the_shell_its_terminal_and_comes_back_whole() {
    for how in ["z", "outside"] {
        let mut room = Room::desk_in_shell();
        room.see("ready");
        match how {
            "z" => room.press("z"),
            _ => room.signal_children("TSTP"),
        }
        room.see("shell here");
        room.assert_given_back();
        room.press("go\n");
        room.see("back again");
        room.press("q");
        room.see("over");
        room.assert_given_back();
    }
}

#[test]
fn a_desk_without_a_shell_refuses_to_be_lost() {
    let mut room = Room::desk();
    room.see("ready");
    room.press("z");
    room.see("no shell waits behind Gloss");
    room.press("j");
    room.see("key j");
}

#[test]
fn stopped_and_continued_from_outside_it_takes_its_terminal_again() {
    let room = Room::desk();
    room.see("ready");
    room.signal("STOP");
    room.signal("CONT");
    room.see("continued");
}

#[test]
fn signals_end_it_with_the_terminal_given_back() {
    for (signal, farewell) in
        [("TERM", "asked to end"), ("HUP", "the line was dropped"), ("INT", "interrupted")]
    {
        let room = Room::desk();
        room.see("ready");
        room.hear("]11;?");
        room.signal(signal);
        room.see(farewell);
        room.assert_given_back();
    }
}

#[test]
fn a_panic_is_told_on_a_terminal_given_back() {
    let mut room = Room::desk();
    room.see("ready");
    room.press("p");
    room.see("on purpose");
    room.assert_given_back();
}

#[test]
fn a_panicking_worker_does_not_scribble_over_the_desk() {
    let mut room = Room::desk();
    room.see("ready");
    room.press("w");
    room.see("worker: failed");
    assert!(!room.contents().contains("in a worker"));
}

#[test]
fn copying_goes_through_the_terminal() {
    let mut room = Room::desk();
    room.see("ready");
    room.press("y");
    room.hear("\x1b]52;c;YSBxdW90ZQ==\x1b\\");
}
