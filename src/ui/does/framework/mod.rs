//! The framework matrix at the desk: opening it, its rows and columns, and ways to look at it. What is written into its
//! cells: `writing.rs`; what that rests on: `linking.rs`.

mod linking;
mod writing;

pub(super) use linking::{entries, link, link_to, links, unlink};
pub(super) use writing::{clear, confirm, edit, quotes_as_summary, save};

use super::{Done, grids, lists, picking};
use crate::analysis::ask::How;
use crate::analysis::framework::{Cell, lead};
use crate::report::tables::{byline, unwritten};
use crate::study::framework::{Rows, Square};
use crate::study::{CodeId, Edit};
use crate::text::{Transcript, wrap};
use crate::ui::answering::{self, Line};
use crate::ui::app::App;
use crate::ui::draw::layout;
use crate::ui::grid::{Framed, Of, Topic, code_of};
use crate::ui::list;
use crate::ui::overlay::{Picker, Purpose, Value};

const INDENT: u16 = 2;

const NO_CODES: &str = "There are no codes yet to be columns: Space a makes one";
const BEGINNING: &str = "To begin with, the columns are the top level of the codebook: c chooses others";

pub(super) fn open(app: &mut App) -> Done {
    answering::put_on_desk(app, Line::Framework)?;
    if app.study.framework.is_beginning() {
        app.say(if app.study.codebook.is_empty() { NO_CODES } else { BEGINNING });
    }
    Ok(())
}

fn framed(app: &App) -> Result<&Framed, String> {
    match &grids::grid(app)?.topic {
        Topic::Framework(framed) => Ok(framed),
        _ => Err("The framework matrix is not in front: :framework opens it".into()),
    }
}

/// The square at the caret, and what is in it.
fn square(app: &App) -> Result<(Square, Cell), String> {
    let nowhere = || "The caret is on no cell of the framework matrix: :framework opens it".to_string();
    let (framed, square) = app.square().ok_or_else(nowhere)?;
    let cell = framed.frame.cell(&square).cloned().ok_or_else(nowhere)?;
    Ok((square, cell))
}

/// `50001, wave 2 × Hope`.
fn name(app: &App, square: &Square) -> String {
    format!("{} × {}", square.row.name(), app.study.codebook.name(&square.code))
}

/// The quotes of the cell; on the name of a row, all of it.
pub(super) fn go(app: &mut App) -> Done {
    if matches!(grids::here(app)?, (_, Of::Name)) {
        return whole_row(app);
    }
    let (square, cell) = square(app)?;
    if cell.codings.is_empty() {
        return Err(format!("Nothing is coded here for {}{}", name(app, &square), app.through()));
    }
    let line = Line::Quotes { query: lead(&square), how: How::default(), is_whole: false };
    answering::put_on_desk(app, line)
}

pub(super) fn columns(app: &mut App) -> Done {
    app.may_change()?;
    if app.study.codebook.is_empty() {
        return Err("There are no codes to choose: Space a makes one".into());
    }
    let frame = &framed(app)?.frame;
    // Nobody has taken those it begins with.
    let taken = frame.columns.iter().filter(|_| !frame.is_beginning);
    let now: Vec<CodeId> = taken.map(|column| column.code.clone()).collect();
    let now = now.iter().map(|code| picking::code_choice(app, code)).collect();
    let picker =
        Picker::new("Codes of the framework (Tab takes several)", Purpose::FrameworkColumns, Vec::new());
    picking::pick(app, picker.with(now));
    Ok(())
}

pub(super) fn choose_columns(app: &mut App, chosen: &[Value]) -> Done {
    let code = |value: &Value| match value {
        Value::Code(code) => Some(code.clone()),
        _ => None,
    };
    put_columns(app, chosen.iter().filter_map(code).collect(), "Chose the codes of the framework")
}

fn put_columns(app: &mut App, columns: Vec<CodeId>, words: &str) -> Done {
    let rows = app.study.framework.rows;
    if columns == app.study.framework.columns {
        return Ok(());
    }
    app.change(words, Edit::ChangeFramework { rows, columns })
}

pub(super) fn rows(app: &mut App, argument: Option<&str>) -> Done {
    let now = app.study.framework.rows;
    let rows = match argument {
        Some("case") => Rows::Cases,
        Some("case-wave") => Rows::CaseWaves,
        Some(other) => return Err(format!("“{other}” is no kind of row: case or case-wave")),
        None if now == Rows::Cases => Rows::CaseWaves,
        None => Rows::Cases,
    };
    let columns = app.study.framework.columns.clone();
    if rows != now {
        app.change(
            format!("A row of the framework is a {}", rows.name()),
            Edit::ChangeFramework { rows, columns },
        )?;
    }
    app.say(format!("A row tells of a {}", rows.name()));
    Ok(())
}

/// Moves the column at the caret.
pub(super) fn shift(app: &mut App, by: isize) -> Done {
    let mut columns: Vec<CodeId> =
        framed(app)?.frame.columns.iter().map(|column| column.code.clone()).collect();
    let (_, here) = grids::here(app)?;
    let at = code_of(&here).and_then(|code| columns.iter().position(|known| known == code));
    let at = at.ok_or("This column names the rows and stays where it is")?;
    let to = at.checked_add_signed(by).filter(|to| *to < columns.len());
    columns.swap(at, to.ok_or("It stands at the edge already")?);
    put_columns(app, columns, "Moved a column of the framework")
}

/// Everything of one row, to be read.
pub(super) fn whole_row(app: &mut App) -> Done {
    let framed = framed(app)?;
    let (Of::Row(row), _) = grids::here(app)? else { return Err("There is no row here".into()) };
    let at = framed.frame.rows.iter().position(|known| *known == row).ok_or("That row is gone")?;
    let room = layout::plan(app).list.width.saturating_sub(INDENT + 2);
    let mut lines = Vec::new();
    for (column, cell) in framed.frame.columns.iter().zip(framed.frame.cells.get(at).into_iter().flatten()) {
        lines.extend([String::new(), column.name.clone()]);
        lines.extend(told(app, cell).iter().flat_map(|line| wrapped(line, room)));
    }
    lists::show(app, list::Topic::About { title: format!("All of {}", row.name()), lines });
    Ok(())
}

/// Set in under the name of its code. Each row is a line of its own, so that all of it can be scrolled to.
fn wrapped(line: &str, room: u16) -> Vec<String> {
    let text = Transcript::new(line);
    let rows = wrap(&text, text.whole(), room, room);
    let indent = " ".repeat(usize::from(INDENT));
    rows.iter().map(|row| format!("{indent}{}", text.slice(row.span).trim_end())).collect()
}

/// What is in a cell, line by line.
fn told(app: &App, cell: &Cell) -> Vec<String> {
    if cell.summaries.is_empty() {
        return vec![if cell.codings.is_empty() { "–".into() } else { unwritten(cell.codings.len()) }];
    }
    let one = |told: &crate::analysis::framework::Told| {
        let lines = told.summary.text.lines().map(str::to_string);
        lines.chain([byline(&app.study, told)]).collect::<Vec<_>>()
    };
    cell.summaries.iter().flat_map(one).collect()
}
