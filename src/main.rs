//! The door: what was typed goes to the letterbox (`cli/`); where it asks for the desk, the window (`ui/`) opens.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use gloss::cli::{self, Leave, Next, Sitting};
use gloss::ui::{self, Start};

fn main() -> ExitCode {
    let lived = catch_unwind(AssertUnwindSafe(|| match cli::run(std::env::args_os()) {
        Next::Leave(leave) => leave,
        Next::Sit(sitting) => sit(sitting),
    }));
    lived.unwrap_or_else(|panic| our_fault(panic.as_ref())).into()
}

/// The folder of a lesson lives as long as the sitting.
fn sit(sitting: Sitting) -> Leave {
    let start = Start {
        root: sitting.root,
        coder: sitting.ways.coder,
        read_only: sitting.ways.read_only,
        keymap: sitting.ways.keymap,
        theme: sitting.ways.theme,
        tutor: sitting.lesson.is_some(),
    };
    match ui::run(start) {
        Ok(()) => Leave::Done,
        Err(error) => cli::complain(Leave::Wrong, &error.to_string()),
    }
}

/// The panic itself has been printed already, with its place.
fn our_fault(panic: &(dyn Any + Send)) -> Leave {
    let told =
        panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    let words = format!(
        "Gloss has made a mistake and had to stop ({}). What the status line called saved is on disk; \
         please report this with the lines above",
        told.unwrap_or("no reason given")
    );
    cli::complain(Leave::OurFault, &words)
}
