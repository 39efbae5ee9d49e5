//! Drawing the code tree: letters, names, and the counts of codings and cases behind each code.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::text;
use crate::ui::app::{App, Focus};
use crate::ui::does::digits;
use crate::ui::pane::tree::Leaf;
use crate::ui::theme::Role;

pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) -> Option<(u16, u16)> {
    let focused = app.desk.focus == Focus::Tree && app.view().is_none();
    title(app, canvas, area, focused);
    let leaves = app.desk.tree.leaves(&app.study.codebook);
    if leaves.is_empty() {
        let words = if app.desk.tree.filter.is_empty() {
            "No codes yet. Read, then press t on a sentence and type a code's name."
        } else {
            "No code fits the filter; Esc clears it."
        };
        let style = canvas.style(Role::Faint);
        canvas.flow(Rect { y: area.y + 2, height: 4, ..area }, &[(words, style)]);
        return None;
    }
    let pins = digits(app);
    let rows = usize::from(area.height.saturating_sub(1));
    let mut cursor = None;
    for (n, leaf) in leaves.iter().enumerate().skip(app.desk.tree.top).take(rows) {
        let y = area.y + 1 + (n - app.desk.tree.top) as u16;
        let here = app.desk.tree.cursor.as_ref() == Some(&leaf.code.id);
        let digit = pins.iter().find(|pin| pin.code == leaf.code.id).map(|pin| pin.number);
        row(app, canvas, Rect { y, height: 1, ..area }, leaf, here && focused, digit);
        if here {
            cursor = Some((area.x, y));
        }
    }
    cursor
}

fn title(app: &App, canvas: &mut Canvas, area: Rect, focused: bool) {
    let role = if focused { Role::TitleFocus } else { Role::Title };
    let title = match app.desk.tree.filter.as_str() {
        "" => format!("Codes {}", app.study.codebook.len()),
        filter => format!("Codes /{filter}"),
    };
    let only = app.only.as_ref().map(|only| format!(" · only {}", only.name())).unwrap_or_default();
    let used = canvas.put_role(area.x, area.y, area.width, &(title + &only), role);
    let style = canvas.style(Role::Faint);
    let room = Rect { x: area.x + used, width: area.width - used.min(area.width), height: 1, ..area };
    if room.width > 14 {
        canvas.put_right(room, "codings cases", style);
    }
}

/// A narrow tree gives its cells to the names.
fn indent_step(width: u16) -> u16 {
    if width < 36 { 1 } else { 2 }
}

fn row(app: &App, canvas: &mut Canvas, area: Rect, leaf: &Leaf, here: bool, digit: Option<u8>) {
    let sign = app.signs.of(&leaf.code.id);
    let folded = app.desk.tree.folded.contains(&leaf.code.id) && app.desk.tree.filter.is_empty();
    let id = leaf.code.id.as_str();
    let own = app.tally.own(id);
    let all = if leaf.parent { app.tally.with_children(&app.study, id) } else { own };
    let counts = if leaf.parent && area.width >= 36 && own.codings > 0 {
        format!("{}+{} {:>3}", own.codings, all.codings - own.codings, all.cases)
    } else {
        format!("{} {:>2}", all.codings, all.cases)
    };
    let counts = if all.codings == 0 { String::new() } else { counts };
    let fold = if !leaf.parent {
        " "
    } else if folded {
        canvas.lines.folded()
    } else {
        canvas.lines.unfolded()
    };
    let indent = (leaf.depth as u16 * indent_step(area.width)).min(area.width / 3);
    let mut x = area.x + indent;
    let end = area.x + area.width - (text::width(&counts) as u16 + 1).min(area.width);
    let base = canvas.style(if leaf.code.retired { Role::Faint } else { Role::Text });
    x += canvas.put(x, area.y, end.saturating_sub(x), fold, base);
    let letter = canvas.style(Role::Code(sign.colour));
    x += canvas.put(x, area.y, end.saturating_sub(x), &format!("{} ", sign.letter), letter);
    let pinned = digit
        .filter(|digit| app.habits.pins.contains_key(digit))
        .map(|digit| format!("{digit}:"))
        .unwrap_or_default();
    let style = if here { canvas.style(Role::PickerSelected) } else { base };
    canvas.put(x, area.y, end.saturating_sub(x), &format!("{pinned}{}", leaf.code.name), style);
    let faint = canvas.style(Role::Faint);
    canvas.put_right(area, &counts, faint);
}
