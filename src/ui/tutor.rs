//! The first-minute tutor: a practice transcript, and lessons that see when they have been done.

use ratatui::layout::Rect;

use super::app::App;
use super::draw::canvas::Canvas;
use super::theme::Role;
use crate::command::{Command, Context};
use crate::study::Study;

/// Which lesson the learner is at, and how things stood when it began.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    pub at: usize,
    caret: u32,
    codings: usize,
    memos: usize,
    steps: usize,
}

/// A lesson: what to do, the command whose key is shown, and how it is seen that it was done.
struct Task {
    words: &'static str,
    command: Command,
    done: fn(&App, &Lesson) -> bool,
}

const TASKS: &[Task] = &[
    Task {
        words: "The selected sentence is where you are. Go down a few sentences with {}.",
        command: Command::NextUnit,
        done: |app, lesson| caret(app) > lesson.caret,
    },
    Task {
        words: "Tag what Noor says: press {}, type a code's name, for instance trust, and Enter.",
        command: Command::Tag,
        done: |app, lesson| codings(&app.study) > lesson.codings,
    },
    Task {
        words: "Go on to the next thing nobody has coded yet: {}. The interviewer is skipped.",
        command: Command::NextUncoded,
        done: |app, lesson| caret(app) > lesson.caret,
    },
    Task {
        words: "The same code again is one key: {}.",
        command: Command::TagAgain,
        done: |app, lesson| codings(&app.study) > lesson.codings,
    },
    Task {
        words: "Take two sentences at once: grow the selection with {}.",
        command: Command::Grow,
        done: |app, _| app.pane().is_some_and(|pane| pane.caret.is_grown()),
    },
    Task {
        words: "Let the words themselves become a code: {}.",
        command: Command::InVivo,
        done: |app, lesson| codings(&app.study) > lesson.codings,
    },
    Task {
        words: "Changed your mind? {} takes back the last step. There is no limit.",
        command: Command::Undo,
        done: |app, lesson| app.past.done.len() < lesson.steps,
    },
    Task {
        words: "Write down a thought about these words: {}, write, then Ctrl-s keeps it.",
        command: Command::Memo,
        done: |app, lesson| memos(&app.study) > lesson.memos,
    },
    Task {
        words: "On a tagged sentence ({} goes to the one before), see all quotes of its code with Enter.",
        command: Command::PreviousCoding,
        done: |app, _| app.list().is_some_and(|list| list.context() == Context::Quotes),
    },
    Task {
        words: "q closes the list. {} shows what can be pressed anywhere. Press q twice to leave: all is saved.",
        command: Command::Help,
        done: |_, _| false,
    },
];

fn caret(app: &App) -> u32 {
    app.pane().map_or(0, |pane| pane.caret.selection().start)
}

fn codings(study: &Study) -> usize {
    study.codings().count()
}

fn memos(study: &Study) -> usize {
    study.memos.len() + study.codings().filter(|(_, _, coding)| coding.marks.memo.is_some()).count()
}

/// Sets the scene for a lesson.
pub fn begin(app: &App, at: usize) -> Lesson {
    Lesson {
        at,
        caret: caret(app),
        codings: codings(&app.study),
        memos: memos(&app.study),
        steps: app.past.done.len(),
    }
}

/// After every key: has the lesson been done?
pub fn look(app: &mut App) {
    let Some(lesson) = &app.tutor else { return };
    let done = TASKS.get(lesson.at).is_some_and(|task| (task.done)(app, lesson));
    if done && app.desk.overlays.is_empty() {
        let next = begin(app, lesson.at + 1);
        app.tutor = Some(next);
    }
}

/// The lesson stands in a box over the last rows of the reading pane.
pub fn draw(app: &App, canvas: &mut Canvas, reading: Rect) {
    let Some(lesson) = &app.tutor else { return };
    let Some(task) = TASKS.get(lesson.at) else { return };
    let key = [Context::Reading, Context::Anywhere]
        .into_iter()
        .find_map(|context| app.keymap.keys_for(task.command, context).into_iter().next())
        .map_or_else(|| format!(":{}", task.command.name()), |chord| chord.to_string());
    let words = task.words.replace("{}", &key);
    let height = 5.min(reading.height);
    let area = Rect { y: reading.height - height, height, ..reading };
    let inside = canvas.frame(area, &format!("First minute, {} of {}", lesson.at + 1, TASKS.len()));
    let style = canvas.style(Role::Text);
    canvas.flow(inside, &[(&words, style)]);
}
