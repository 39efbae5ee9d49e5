//! The hint line: the keys most wanted here, as the keymap has them. A click on a hint presses its keys.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::command::{Chord, Command, Context, KeyCode, Said};
use crate::text;
use crate::ui::app::App;
use crate::ui::does::Digit;
use crate::ui::overlay::{Overlay, Purpose};
use crate::ui::suggest;
use crate::ui::theme::Role;
use crate::ui::update;

/// Cells that the name of a code under a digit may take.
const NAME: usize = 14;

/// A key and a word or two on what it does, and where they stand in the line.
pub struct Hint {
    pub chord: Chord,
    pub label: Cow<'static, str>,
    pub area: Rect,
    /// The digit whose code it shows.
    pub digit: Option<u8>,
}

pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    for Hint { chord, label, area, .. } in hints(app, area) {
        let used = canvas.put_role(area.x, area.y, area.width, &chord.to_string(), Role::HintKey) + 1;
        canvas.put_role(area.x + used, area.y, area.width.saturating_sub(used), &label, Role::Hint);
    }
}

/// As many hints as fit into the line. The last one, help or the way out, is kept however narrow it is.
pub fn hints(app: &App, line: Rect) -> Vec<Hint> {
    let here = update::context(app);
    let overlay = app.desk.overlays.last();
    let is_drawn = app.grid().is_some_and(|grid| grid.drawing.is_some());
    let told = |command: &Command| {
        let applies = applies(*command, overlay) && !(is_drawn && ARRANGING.contains(command));
        let chord = chord_for(app, *command, here).filter(|_| applies)?;
        Some(hint(line, chord, label(*command, overlay).into(), None))
    };
    let is_of_square = here == Context::Quotes && app.square().is_some();
    let wanted = if is_of_square { OF_SQUARE } else { wanted(here) };
    let mut hints: Vec<Hint> = wanted.iter().filter_map(told).collect();
    if here == Context::Reading {
        // Beside the first one: what a digit would do is not to be guessed. The other half is for the other keys.
        let (at, mut digits) = (hints.len().min(1), digits(app, line));
        while width(&digits) > line.width / 2 {
            digits.pop();
        }
        hints.splice(at..at, digits);
    }
    while width(&hints) > line.width && hints.len() > 1 {
        hints.remove(hints.len() - 2);
    }
    let mut x = line.x + 1;
    for hint in &mut hints {
        hint.area.x = x;
        hint.area.width = hint.area.width.min((line.x + line.width).saturating_sub(x));
        x += hint.area.width + 2;
    }
    hints
}

fn hint(line: Rect, chord: Chord, label: Cow<'static, str>, digit: Option<u8>) -> Hint {
    let width = (text::width(&chord.to_string()) + 1 + text::width(&label)) as u16;
    Hint { chord, label, area: Rect { x: line.x + 1, width, ..line }, digit }
}

/// What the digits stand for, where codes are suggested; `~` is before those that are.
fn digits(app: &App, line: Rect) -> Vec<Hint> {
    let told = |Digit { number, code, suggested }: Digit| {
        let said = Said { command: Command::Pinned, argument: Some(number.to_string()) };
        let mut bindings = app.keymap.bindings(Context::Reading);
        let chord = bindings.find(|binding| binding.said == said)?.chord.clone();
        let name = text::safe(app.study.codebook.name(&code)).into_owned();
        let sign = if suggested { "~" } else { "" };
        let label = format!("{sign}{}", text::clip(&name, NAME));
        Some(hint(line, chord, label.into(), Some(number)))
    };
    suggest::digits_to_show(app).into_iter().filter_map(told).collect()
}

fn width(hints: &[Hint]) -> u16 {
    hints.iter().map(|hint| hint.area.width + 2).sum::<u16>().saturating_sub(1)
}

/// Some keys of a picker or a field have nothing to do in every one of them.
fn applies(command: Command, overlay: Option<&Overlay>) -> bool {
    match (overlay, command) {
        (Some(Overlay::Picker(picker)), Command::Take) => {
            picker.purpose.takes_several() || picker.purpose == Purpose::CommandLine
        }
        (Some(Overlay::Picker(picker)), Command::AcceptWithMemo) => matches!(picker.purpose, Purpose::Tag(_)),
        (Some(Overlay::Form(form)), Command::NextField) => {
            form.pages.len() > 1 || form.choice.is_some() || form.writing.completes()
        }
        _ => true,
    }
}

fn label(command: Command, overlay: Option<&Overlay>) -> &'static str {
    match (overlay, command) {
        (Some(Overlay::Picker(picker)), command) => match (&picker.purpose, command) {
            (Purpose::Help | Purpose::CommandLine, Command::Accept) => "do it",
            (Purpose::CommandLine, Command::Take) => "complete",
            (_, command) => short(command),
        },
        (Some(Overlay::Form(form)), Command::NextField) if form.writing.completes() => "complete",
        (Some(Overlay::Form(form)), Command::NextField) if form.pages.len() == 1 => "kind",
        (_, command) => short(command),
    }
}

/// In a text of several lines Enter is a line end, and another key accepts.
fn chord_for(app: &App, command: Command, here: Context) -> Option<Chord> {
    let single = match app.desk.overlays.last() {
        Some(Overlay::Form(form)) => form.field().is_none_or(|field| field.single),
        _ => true,
    };
    let is_enter =
        |chord: &Chord| matches!(chord.0.as_slice(), [key] if key.code == KeyCode::Enter && !key.alt);
    let mut chords = app.keymap.keys_for(command, here).into_iter();
    chords.find(|chord| single || command != Command::Accept || !is_enter(chord))
}

/// What cannot be done to a picture.
const ARRANGING: [Command; 2] = [Command::Sort, Command::Filter];

/// Among the quotes of a square of the framework matrix.
const OF_SQUARE: &[Command] = &[
    Command::Go,
    Command::EditCell,
    Command::Link,
    Command::Mark,
    Command::Retag,
    Command::Untag,
    Command::Back,
    Command::Help,
];

fn wanted(here: Context) -> &'static [Command] {
    match here {
        Context::Reading => &[
            Command::Tag,
            Command::TagAgain,
            Command::NextUncoded,
            Command::Grow,
            Command::Memo,
            Command::Quotes,
            Command::Undo,
            Command::Open,
            Command::Coarser,
            Command::Search,
            Command::Help,
        ],
        Context::Tree => &[
            Command::AddChild,
            Command::AddSibling,
            Command::Rename,
            Command::Define,
            Command::Quotes,
            Command::MoveTo,
            Command::Merge,
            Command::NextPane,
            Command::Help,
        ],
        Context::Quotes => &[
            Command::Go,
            Command::Retag,
            Command::Untag,
            Command::Memo,
            Command::Mark,
            Command::Filter,
            Command::Back,
            Command::Help,
        ],
        Context::Hits => &[
            Command::Go,
            Command::Tag,
            Command::TagAround,
            Command::Align,
            Command::Ask,
            Command::Mark,
            Command::MarkAll,
            Command::Filter,
            Command::Back,
            Command::Help,
        ],
        Context::Memos => &[
            Command::Go,
            Command::EditMemo,
            Command::DeleteMemo,
            Command::MemoKind,
            Command::Back,
            Command::Help,
        ],
        Context::Review => {
            &[Command::Go, Command::Confirm, Command::Reanchor, Command::Drop, Command::Back, Command::Help]
        }
        Context::History => &[Command::GoBack, Command::Filter, Command::Back, Command::Help],
        Context::People => &[
            Command::EditCell,
            Command::AddCase,
            Command::AddAttribute,
            Command::AssignTranscripts,
            Command::AssignSpeakers,
            Command::ClearCell,
            Command::Sort,
            Command::Filter,
            Command::Back,
            Command::Help,
        ],
        Context::Sheet => &[
            Command::Go,
            Command::EditCell,
            Command::ClearCell,
            Command::Waves,
            Command::Back,
            Command::Help,
        ],
        Context::Speakers => &[
            Command::Go,
            Command::Interviewer,
            Command::NoSpeaker,
            Command::Speakers,
            Command::PeopleFromSpeakers,
            Command::Back,
            Command::Help,
        ],
        Context::Waves => &[
            Command::EditCell,
            Command::AddWave,
            Command::ClearCell,
            Command::Delete,
            Command::Back,
            Command::Help,
        ],
        Context::Table => &[
            Command::Go,
            Command::Notes,
            Command::Picture,
            Command::SaveTable,
            Command::Sort,
            Command::Back,
            Command::Help,
        ],
        Context::Framework => &[
            Command::Go,
            Command::EditCell,
            Command::FrameworkColumns,
            Command::FrameworkRows,
            Command::Links,
            Command::WholeRow,
            Command::QuotesAsSummary,
            Command::Confirm,
            Command::Back,
            Command::Help,
        ],
        Context::Links => &[Command::Go, Command::Unlink, Command::Filter, Command::Back, Command::Help],
        Context::Guide => &[
            Command::EditCell,
            Command::AddQuestion,
            Command::Go,
            Command::ClearCell,
            Command::MoveUp,
            Command::MoveDown,
            Command::Delete,
            Command::Back,
            Command::Help,
        ],
        Context::Arrivals => &[
            Command::BringIn,
            Command::EditCell,
            Command::Interviewer,
            Command::NoSpeaker,
            Command::Namesake,
            Command::Back,
            Command::Help,
        ],
        Context::Picker => &[Command::Accept, Command::Take, Command::AcceptWithMemo, Command::Cancel],
        Context::Field => &[Command::Accept, Command::NextField, Command::OpenEditor, Command::Cancel],
        Context::Question => &[Command::Accept, Command::Cancel],
        _ => &[Command::Go, Command::Filter, Command::Back, Command::Help],
    }
}

/// A word or two for the hint line; the table's titles are for menus, where there is room.
fn short(command: Command) -> &'static str {
    match command {
        Command::Tag => "tag",
        Command::TagAgain => "again",
        Command::TagAround => "around",
        Command::NextUncoded => "uncoded",
        Command::Grow => "grow",
        Command::Coarser => "coarser",
        Command::Memo => "memo",
        Command::Quotes => "quotes",
        Command::Undo => "undo",
        Command::Open => "open",
        Command::Help => "help",
        Command::AddChild => "add under",
        Command::AddSibling => "add beside",
        Command::NextPane => "pane",
        Command::MoveTo => "move",
        Command::Go => "go there",
        Command::Back => "back",
        Command::MarkAll => "mark all",
        Command::EditMemo => "edit",
        Command::DeleteMemo => "delete",
        Command::MemoKind => "kind",
        Command::GoBack => "go back to here",
        Command::Take => "take several",
        Command::AcceptWithMemo => "with memo",
        Command::NextField => "next",
        Command::OpenEditor => "editor",
        Command::Reanchor => "move here",
        Command::EditCell => "edit",
        Command::ClearCell => "missing",
        Command::AddCase => "case",
        Command::AddAttribute => "attribute",
        Command::AssignTranscripts => "transcripts",
        Command::AssignSpeakers => "speakers",
        Command::Speakers => "here/all",
        Command::PeopleFromSpeakers => "make cases",
        Command::Interviewer => "asks",
        Command::NoSpeaker => "no speaker",
        Command::AddWave | Command::AddQuestion => "add",
        Command::MoveUp => "up",
        Command::MoveDown => "down",
        Command::SaveTable => "save",
        Command::FrameworkColumns => "codes",
        Command::FrameworkRows => "waves",
        Command::WholeRow => "all of it",
        Command::QuotesAsSummary => "quotes in",
        command => command.name(),
    }
}
