//! A pseudo-terminal, and somebody who types into it and reads what it shows.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A machine that is busy with something else is no fault of the desk's.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Room {
    pub child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    pub master: Box<dyn MasterPty + Send>,
    seen: Arc<Mutex<Seen>>,
    reader: Option<JoinHandle<()>>,
    /// The terminal's modes as they were found.
    modes: String,
}

pub struct Seen {
    pub screen: vt100::Parser,
    bytes: Vec<u8>,
}

impl Room {
    /// Starts a program in a window of 80 by 24, as the leader of its own session.
    pub fn with(command: CommandBuilder) -> Room {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let seen = Arc::new(Mutex::new(Seen { screen: vt100::Parser::new(24, 80, 0), bytes: Vec::new() }));
        let watched = seen.clone();
        let reader = std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                let mut seen = watched.lock().unwrap();
                seen.screen.process(&chunk[..count]);
                seen.bytes.extend(&chunk[..count]);
            }
        });
        Room { child, keys, master: pair.master, seen, reader: Some(reader), modes }
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until the screen shows `text`.
    pub fn see(&self, text: &str) {
        self.wait(text, |seen| seen.screen.screen().contents().contains(text));
    }

    pub fn hear(&self, bytes: &str) {
        self.wait(bytes, |seen| String::from_utf8_lossy(&seen.bytes).contains(bytes));
    }

    pub fn wait(&self, what: &str, holds: impl Fn(&Seen) -> bool) {
        let patience = Instant::now() + PATIENCE;
        while !holds(&self.seen.lock().unwrap()) {
            assert!(Instant::now() < patience, "{what:?} never came; the screen shows:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the program has ended and everything it said has been read; gives its exit code.
    pub fn end(&mut self) -> u32 {
        let patience = Instant::now() + PATIENCE;
        let code = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status.exit_code();
            }
            assert!(Instant::now() < patience, "it does not end; the screen shows:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(5));
        };
        self.reader.take().into_iter().for_each(|reader| reader.join().unwrap());
        code
    }

    /// Gives the window another size. Whoever reads goes on seeing what falls within 80 by 24.
    pub fn resize(&self, cols: u16, rows: u16) {
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    pub fn contents(&self) -> String {
        self.seen.lock().unwrap().screen.screen().contents()
    }

    /// Everything the program has written.
    pub fn bytes(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().unwrap().bytes).into_owned()
    }

    pub fn heard(&self) -> usize {
        self.seen.lock().unwrap().heard()
    }

    pub fn signal(&self, name: &str) {
        signal(name, &self.child.process_id().unwrap().to_string());
    }

    /// What Ctrl-Z does in a terminal that is not raw, to the programs a shell runs.
    pub fn signal_children(&self, name: &str) {
        let shell = self.child.process_id().unwrap();
        let children = std::fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
        children.split_whitespace().for_each(|child| signal(name, child));
    }

    /// The terminal as the program left it.
    pub fn assert_given_back(&self) {
        let seen = self.seen.lock().unwrap();
        let screen = seen.screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let text = String::from_utf8_lossy(&seen.bytes);
        assert_eq!(text.matches("\x1b[>1u").count(), text.matches("\x1b[<u").count());
        assert_eq!(format!("{:?}", self.master.get_termios()), self.modes);
    }

    /// How often all threads of the desk have gone to sleep so far.
    pub fn sleeps(&self) -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.child.process_id().unwrap())).unwrap();
        let status = |task: std::fs::DirEntry| std::fs::read_to_string(task.path().join("status")).unwrap();
        let count = |status: String| -> u64 {
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches")).unwrap();
            line.split_whitespace().nth(1).unwrap().parse().unwrap()
        };
        tasks.map(|task| count(status(task.unwrap()))).sum()
    }
}

impl Seen {
    /// How many bytes the program has written.
    pub fn heard(&self) -> usize {
        self.bytes.len()
    }
}

fn signal(name: &str, pid: &str) {
    let sent = std::process::Command::new("kill").args([&format!("-{name}"), pid]).status().unwrap();
    assert!(sent.success());
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
