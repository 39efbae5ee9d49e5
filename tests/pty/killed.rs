//! Ended by force, by request, and by a line that drops: what was called saved is there.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::room::Room;
use crate::study::{Folder, TALK, opened};
use crate::{says_saved, shown};

#[test]
fn whatever_was_called_saved_survives_kill_9() {
    let folder = Folder::study();
    let sentences: Vec<String> = (1..400).map(|n| format!("This is what I said as number {n}.")).collect();
    folder.put("50001.txt", &format!("50001: {}\n", sentences.join(" ")));
    for round in 0..12u64 {
        let before = folder.recovered("jk");
        let mut room = Room::gloss(&folder, "jk");
        room.tag_next("hope");
        room.wait("saved", |seen| {
            let screen = seen.screen.screen().contents();
            says_saved(&screen) && shown(&screen, "Hope") == before + 1
        });
        room.press(&"].".repeat(6));
        std::thread::sleep(Duration::from_millis(round * 3));
        room.signal("KILL");
        room.end();
        let screen = room.contents();
        let promised = if says_saved(&screen) { shown(&screen, "Hope") } else { before + 1 };
        let kept = folder.recovered("jk");
        assert!(kept >= promised, "{promised} were called saved, {kept} are there:\n{screen}");
        assert!(kept <= before + 7);
    }
    let mut room = Room::gloss(&folder, "jk");
    let count = folder.coded("jk").len();
    assert!(count >= 12);
    assert_eq!(folder.steps("jk"), count);
    room.see_codings("Hope", count);
    room.press("u");
    room.see_saved();
    room.press("q");
    assert_eq!(room.end(), 0);
    assert_eq!(folder.coded("jk").len(), count - 1);
    let left: Vec<_> = folder.everything().into_keys().filter(|path| is_left_over(path)).collect();
    assert!(left.is_empty(), "{left:?}");
}

fn is_left_over(path: &std::path::Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    name.ends_with(".gloss-new") || name.ends_with(".lock")
}

#[test]
fn asked_to_end_it_writes_down_what_is_under_way_and_gives_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let folder = Folder::study();
        let mut room = Room::gloss(&folder, "jk");
        room.tag_next("hope");
        room.signal(signal);
        room.end();
        room.assert_given_back();
        assert_eq!(folder.coded("jk").len(), 1, "after {signal}");
        assert_eq!(folder.steps("jk"), 1);
    }
}

#[test]
fn a_memo_half_written_when_the_line_drops_is_kept_as_it_stands() {
    let folder = Folder::study();
    let mut room = Room::gloss(&folder, "jk");
    room.tag_next("hope");
    room.press("mShe said this twi");
    room.see("She said this twi");
    room.signal("HUP");
    room.end();
    assert!(
        folder.text("50001.txt.jk.ron").contains("memo: \"She said this twi\""),
        "{:?}",
        folder.text("50001.txt.jk.ron")
    );
}

/// Names the study of somebody whose line is about to drop.
const FAR_AWAY: &str = "GLOSS_TEST_FAR_AWAY";

/// Not a story: the far end of a line. It codes, says that it did, and waits to be cut off.
#[test]
fn far_end() {
    let Some(root) = std::env::var_os(FAR_AWAY) else { return };
    let mut room = Room::with(Folder::far_away(root.into()).gloss("jk"));
    room.see("nothing changed");
    room.tag_next("hope");
    println!("\npid {}", room.child.process_id().unwrap());
    std::thread::sleep(Duration::from_secs(60));
}

#[test]
fn a_line_that_drops_loses_nothing() {
    let folder = Folder::study();
    let mut line = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::far_end", "--nocapture"])
        .env(FAR_AWAY, folder.beside(""))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(line.stdout.take().unwrap()).lines();
    let pid =
        said.map_while(Result::ok).find_map(|said| Some(said.strip_prefix("pid ")?.to_string())).unwrap();
    // With the far end goes its side of the terminal, as when a connection breaks.
    line.kill().unwrap();
    line.wait().unwrap();
    let patience = Instant::now() + Duration::from_secs(20);
    while lives(&pid) {
        assert!(Instant::now() < patience, "it lives on without a terminal");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(folder.coded("jk"), ["Nobody could tell me what I do all day."]);
    assert_eq!(folder.text("50001.txt"), TALK);
    assert!(!folder.everything().into_keys().any(|path| is_left_over(&path)));
    assert_eq!(opened(&folder.root()).shelf.len(), 2);
}

/// A process that has ended may still be listed until somebody asks after it.
fn lives(pid: &str) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    status.rsplit_once(')').is_some_and(|(_, rest)| !rest.trim_start().starts_with('Z'))
}
