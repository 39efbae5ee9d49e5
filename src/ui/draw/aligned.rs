//! Drawing hits beneath each other: one row each, the found words in one column, what stands left of them up to it.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::list::around;
use crate::analysis::context::one_line;
use crate::study::TranscriptId;
use crate::text::{Span, Transcript, clip_front, width};
use crate::ui::theme::Role;

/// Cells for the transcript's name.
const NAME: u16 = 12;
/// Code points that may stand in a cell: letters with their marks.
const DENSE: u32 = 3;

pub(super) fn draw(
    canvas: &mut Canvas,
    row: Rect,
    id: &TranscriptId,
    text: Option<&Transcript>,
    hit: Span,
    head: Style,
) {
    let name = NAME.min(row.width / 4);
    canvas.put(row.x, row.y, name, id.stem(), head);
    let Some(text) = text else { return };
    let room = row.width.saturating_sub(name + 1);
    let (left, middle) = (room * 2 / 5, row.x + name + 1 + room * 2 / 5);
    let (before, found, after) = parts(text, hit, u32::from(row.width));
    let (faint, bold) = (canvas.style(Role::Faint), canvas.style(Role::Text).add_modifier(Modifier::BOLD));
    let before = clip_front(&before, usize::from(left.saturating_sub(1)));
    canvas.put(middle - 1 - width(&before).min(usize::from(left)) as u16, row.y, left, &before, faint);
    let taken = canvas.put(middle, row.y, room - left, &found, bold);
    let rest = (room - left).saturating_sub(taken + 1);
    canvas.put(middle + taken + 1, row.y, rest, &after, faint);
}

/// No more of the text than the row can show, each part on one line.
fn parts(text: &Transcript, hit: Span, cells: u32) -> (String, String, String) {
    let reach = cells * DENSE;
    let (before, after) = around(text, hit, reach);
    let found = text.slice(Span::new(hit.start, hit.end.min(hit.start.saturating_add(reach))));
    (one_line(before), one_line(found), one_line(after))
}
