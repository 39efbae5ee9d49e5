//! A small desk, run by this very program when `GLOSS_TEST_DESK` is set. It shows what came in last, and obeys a
//! few keys: `q` leave, `z` suspend, `e` lend the terminal to a shell, `y` copy, `p` panic, `w` let a worker panic.

use std::io::Write;
use std::sync::mpsc;

use gloss::command::{Key, KeyCode};
use gloss::ui::terminal::{self, Depth, Gate, Input, Options, Screen};
use portable_pty::CommandBuilder;

use crate::room::Room;

const ASKED: &str = "GLOSS_TEST_DESK";

impl Room {
    /// A desk alone in its session, as a terminal window starts it.
    pub fn desk() -> Room {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", "desk", "--nocapture"]);
        command.env(ASKED, "1");
        Room::with(command)
    }

    /// A desk started by a shell with job control, which takes it up again when it is suspended.
    pub fn desk_in_shell() -> Room {
        let mut command = CommandBuilder::new("sh");
        let script =
            r#"set -m; "$0" --exact desk --nocapture; echo shell here; read go; fg >/dev/null; echo over"#;
        command.args(["-c", script]);
        command.arg(std::env::current_exe().unwrap());
        command.env(ASKED, "1");
        Room::with(command)
    }
}

pub fn run_if_asked() {
    if std::env::var_os(ASKED).is_some() {
        let farewell = run_desk().unwrap_or_else(|error| format!("failed: {error}"));
        // The terminal may be gone by now, and printing would panic.
        let _ = writeln!(std::io::stdout(), "farewell: {farewell}");
        std::process::exit(0);
    }
}

fn run_desk() -> std::io::Result<String> {
    terminal::install_panic_hook();
    let (to, inputs) = mpsc::channel();
    let mut screen = Screen::open(Options { mouse: true, depth: Depth::True })?;
    show(&mut screen, "ready")?;
    let gate = terminal::listen(to, |input| input)?;
    screen.ask_background(&gate)?;
    for input in inputs {
        if let Some(farewell) = obey(&mut screen, &gate, &input)? {
            return Ok(farewell);
        }
    }
    Ok("nobody speaks".into())
}

fn obey(screen: &mut Screen, gate: &Gate, input: &Input) -> std::io::Result<Option<String>> {
    let shown = match input {
        Input::Terminate(why) => return Ok(Some((*why).into())),
        Input::Key(Key { code: KeyCode::Char('q'), .. }) => return Ok(Some("left".into())),
        Input::Key(Key { code: KeyCode::Char('p'), .. }) => panic!("on purpose"),
        Input::Key(Key { code: KeyCode::Char('w'), .. }) => {
            let worker = std::thread::spawn(|| panic!("in a worker"));
            format!("worker: {}", if worker.join().is_err() { "failed" } else { "done" })
        }
        Input::Key(Key { code: KeyCode::Char('z'), .. }) | Input::Stop => match screen.suspend() {
            Ok(()) => "back again".into(),
            Err(error) => error.to_string(),
        },
        Input::Key(Key { code: KeyCode::Char('e'), .. }) => {
            let script = "read line; echo lent: $line; read line";
            screen.lend(gate, || std::process::Command::new("sh").args(["-c", script]).status())??;
            "returned".into()
        }
        Input::Key(Key { code: KeyCode::Char('y'), .. }) => {
            screen.copy("a quote")?;
            "copied".into()
        }
        Input::Continue => {
            screen.enter()?;
            "continued".into()
        }
        Input::Key(Key { code: KeyCode::Char(character), .. }) => format!("key {character}"),
        other => format!("{other:?}"),
    };
    show(screen, &shown)?;
    Ok(None)
}

fn show(screen: &mut Screen, text: &str) -> std::io::Result<()> {
    screen.draw(|frame| frame.render_widget(text, frame.area()))
}
