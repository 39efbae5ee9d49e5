//! Drawing a grid: its title, the heads of its columns, the rows that fit, and the cell at the caret.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::text;
use crate::ui::grid::{Drawing, Framed, Grid, Of, Place, Row, Topic};
use crate::ui::numbers::many;
use crate::ui::theme::Role;

/// Rows of the screen above the first row of the grid: the title and the heads.
pub const HEAD: u16 = 2;
/// A missing value: neither an empty text nor a zero.
const MISSING: &str = "·";

/// Draws the grid and says where the cursor stands. `through` tells of the filter over all views.
pub fn draw(canvas: &mut Canvas, area: Rect, grid: &Grid, through: &str) -> Option<(u16, u16)> {
    if let Some(drawing) = &grid.drawing {
        canvas.put_role(area.x, area.y, area.width, drawing.title(), Role::TitleFocus);
        return draw_picture(canvas, area, drawing);
    }
    let right = out_of_sight(grid);
    let room = area.width.saturating_sub(text::width(right) as u16 + 1);
    canvas.put_role(area.x, area.y, room, &title(grid, through), Role::TitleFocus);
    let faint = canvas.style(Role::Faint);
    canvas.put_right(Rect { height: 1, ..area }, right, faint);
    let places = grid.places();
    heads(canvas, area, grid, &places);
    if grid.rows.is_empty() {
        canvas.put_role(area.x + 1, area.y + HEAD, area.width, nothing(grid), Role::Faint);
        return None;
    }
    let mut cursor = None;
    let shown = usize::from(area.height.saturating_sub(HEAD));
    for (n, row) in grid.rows.iter().enumerate().skip(grid.top).take(shown) {
        let y = area.y + HEAD + (n - grid.top) as u16;
        let line = Rect { y, height: 1, ..area };
        let here = (n == grid.row).then_some(grid.column);
        cursor = draw_row(canvas, line, grid, row, &places, here).or(cursor);
    }
    cursor
}

/// The lines that fit; what is at the caret is reversed, as in a table.
fn draw_picture(canvas: &mut Canvas, area: Rect, drawing: &Drawing) -> Option<(u16, u16)> {
    let shown = usize::from(area.height.saturating_sub(HEAD));
    for (n, line) in drawing.lines().iter().skip(drawing.from).take(shown).enumerate() {
        canvas.put_role(area.x, area.y + HEAD + n as u16, area.width, line, Role::Text);
    }
    let (line, cell, wide) = match (drawing.looking(), drawing.mark()) {
        (Some(looking), _) => (looking.place.0, looking.place.1, 1),
        (None, mark) => mark.map(|mark| (mark.line, mark.cell, mark.wide))?,
    };
    let row = line.checked_sub(drawing.from).filter(|row| *row < shown)?;
    let (x, y) = (area.x + u16::try_from(cell).ok()?, area.y + HEAD + row as u16);
    let style = canvas.style(Role::Selection);
    let end = x.saturating_add(u16::try_from(wide).ok()?).min(area.x + area.width);
    for x in x..end {
        canvas.buffer.cell_mut((x, y))?.set_style(style);
    }
    Some((x, y))
}

/// Where there is more than the screen shows.
fn out_of_sight(grid: &Grid) -> &'static str {
    match grid.hidden() {
        (true, true) => "< more columns >",
        (true, false) => "< more columns",
        (false, true) => "more columns >",
        (false, false) => "",
    }
}

fn title(grid: &Grid, through: &str) -> String {
    let is_narrowed = matches!(grid.topic, Topic::People | Topic::Speakers(_) | Topic::Framework(_));
    let through = if is_narrowed { through } else { "" };
    let count = grid.rows.len();
    let what = match &grid.topic {
        Topic::People => format!("People ({})", many(count, "case")),
        Topic::Sheet(case) => {
            format!("Case {case} ({})", many(grid.columns.len().saturating_sub(1), "transcript"))
        }
        Topic::Speakers(Some(transcript)) => format!("Who speaks in {} ({count})", transcript.stem()),
        Topic::Speakers(None) => format!("Who speaks in all transcripts ({count})"),
        Topic::Waves => format!("Waves ({count})"),
        Topic::Guide => format!("The guide ({})", many(count, "question")),
        Topic::Arrivals => format!("To be brought in ({count})"),
        Topic::Table(shown) => shown.table.title.clone(),
        Topic::Framework(framed) => framework(framed, count),
    };
    let new = grid.rows.iter().filter(|row| is_new(row)).count();
    let new = if new > 0 { format!(" · + {new} not entered yet") } else { String::new() };
    let only = if grid.filter.is_empty() { String::new() } else { format!(" · only “{}”", grid.filter) };
    format!("{what}{new}{only}{}{through}", sorted(grid))
}

fn framework(framed: &Framed, rows: usize) -> String {
    let frame = &framed.frame;
    let beside = frame.beside.summaries();
    let beside = (beside > 0).then(|| format!("{} not among these", many_summaries(beside)));
    let left = frame.beside.columns_left;
    let left = (left > 0).then(|| format!("{left} codes more than fit"));
    let top = if frame.is_beginning { " of the top level" } else { "" };
    let what = format!("Framework ({} by {}{top})", many(rows, "row"), many(frame.columns.len(), "code"));
    [Some(what), beside, left].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn many_summaries(count: usize) -> String {
    if count == 1 { "1 summary".into() } else { format!("{count} summaries") }
}

/// A case without an entry of its own.
fn is_new(row: &Row) -> bool {
    row.faint && matches!(row.of, Of::Case(_))
}

fn sorted(grid: &Grid) -> String {
    let Some(order) = &grid.order else { return String::new() };
    let column = grid.columns.iter().find(|column| column.of == order.by);
    let head = column.map(|column| column.head.as_str()).unwrap_or_default();
    format!(" · by {head}{}", if order.down { ", down" } else { "" })
}

fn nothing(grid: &Grid) -> &'static str {
    match (&grid.topic, grid.filter.is_empty()) {
        (_, false) => "Nothing fits the filter",
        (Topic::People, _) => "Nobody yet",
        (Topic::Guide, _) => "No questions yet: a adds one",
        (Topic::Speakers(_), _) => "Nobody is named in these words",
        (Topic::Framework(_), _) => "Nobody says anything here yet",
        _ => "Nothing here yet",
    }
}

fn heads(canvas: &mut Canvas, area: Rect, grid: &Grid, places: &[Place]) {
    for place in places {
        let Some(column) = grid.columns.get(place.column) else { continue };
        let role = if place.column == grid.column { Role::HintKey } else { Role::Title };
        let cell = Rect { x: area.x + place.x, y: area.y + 1, width: place.width, height: 1 };
        let style = canvas.style(role);
        match column.right {
            true => _ = canvas.put_right(cell, &column.head, style),
            false => _ = canvas.put(cell.x, cell.y, cell.width, &column.head, style),
        }
    }
}

/// One row; `here` is the column of the caret when it is on this row.
fn draw_row(
    canvas: &mut Canvas,
    line: Rect,
    grid: &Grid,
    row: &Row,
    places: &[Place],
    here: Option<usize>,
) -> Option<(u16, u16)> {
    let sign = match (here.is_some(), is_new(row)) {
        (true, _) => ">",
        (false, true) => "+",
        (false, false) => " ",
    };
    canvas.put_role(line.x, line.y, 1, sign, Role::HintKey);
    let mut cursor = None;
    for place in places {
        let area = Rect { x: line.x + place.x, width: place.width, ..line };
        let at_caret = here == Some(place.column);
        if at_caret {
            cursor = Some((area.x, area.y));
        }
        if let Topic::Table(shown) = &grid.topic
            && let Some(shade) = shown.shade(&row.of, place.column)
        {
            let sign = canvas.lines().shades().get(shade).copied().unwrap_or(' ');
            canvas.put_role(area.x.saturating_sub(1), area.y, 1, sign.encode_utf8(&mut [0; 4]), Role::Text);
        }
        let role = match role(row, place.column, at_caret, here.is_some()) {
            Role::Text if waits(grid, row, place.column) => Role::Faint,
            role => role,
        };
        let right = grid.columns.get(place.column).is_some_and(|column| column.right);
        draw_cell(canvas, area, row.cells.get(place.column).as_deref(), right, (role, at_caret));
    }
    cursor
}

/// A count of codings, where a summary is to stand.
fn waits(grid: &Grid, row: &Row, column: usize) -> bool {
    let column = grid.columns.get(column).filter(|column| column.of != Of::Name);
    match (&grid.topic, column) {
        (Topic::Framework(framed), Some(column)) => framed.is_unwritten(&row.of, &column.of),
        _ => false,
    }
}

fn role(row: &Row, column: usize, at_caret: bool, in_row: bool) -> Role {
    let missing = row.cells.get(column).is_none();
    match (at_caret, column == 0 && in_row) {
        (true, _) => Role::Selection,
        (false, true) => Role::Anchor,
        _ if missing || row.faint => Role::Faint,
        _ => Role::Text,
    }
}

/// The cell at the caret is reversed over its whole width, so that it is seen in any theme and when nothing is in it.
fn draw_cell(canvas: &mut Canvas, area: Rect, cell: Option<&str>, right: bool, (role, whole): (Role, bool)) {
    let style = canvas.style(role);
    if whole {
        canvas.fill(area, style);
    }
    let words = cell.unwrap_or(MISSING);
    match right {
        true => _ = canvas.put_right(area, words, style),
        false => _ = canvas.put(area.x, area.y, area.width, words, style),
    }
}

/// The cell at the caret in full, which its column may be too narrow for.
pub fn in_words(grid: &Grid) -> String {
    if let Some(drawing) = &grid.drawing {
        return drawing.in_words();
    }
    let (Some(row), Some(column)) = (grid.rows.get(grid.row), grid.columns.get(grid.column)) else {
        return String::new();
    };
    let name = row.cells.get(0).unwrap_or_default();
    if grid.column == 0 {
        let hint = if is_new(row) { ": told by file name, not entered yet" } else { "" };
        return format!("{name}{hint}");
    }
    format!("{name} · {}: {}", column.head, grid.cell().as_deref().unwrap_or("missing"))
}
