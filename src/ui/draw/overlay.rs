//! Drawing pickers, forms and questions. Each says where the cursor stands.

use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::widgets::Widget;

use super::below;
use super::canvas::Canvas;
use crate::text;
use crate::ui::app::App;
use crate::ui::overlay::{Form, Overlay, Picker, Purpose, Question, Value};
use crate::ui::pane::tree::keep_visible;
use crate::ui::theme::Role;

type Cursor = Option<(u16, u16)>;

pub fn draw(app: &App, canvas: &mut Canvas, body: Rect, overlay: &Overlay) -> Cursor {
    match overlay {
        Overlay::Picker(picker) => draw_picker(app, canvas, body, picker),
        Overlay::Form(form) => draw_form(canvas, body, form),
        Overlay::Question(question) => draw_question(canvas, body, question),
    }
}

/// A box at the foot of the window, where the eyes are near the status line.
fn foot(body: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(body.width), height.min(body.height));
    Rect::new(body.x, body.y + body.height - height, width, height)
}

fn draw_picker(app: &App, canvas: &mut Canvas, body: Rect, picker: &Picker) -> Cursor {
    let codes = picker.purpose.picks_codes();
    let details = if codes { 4 } else { 2 };
    let height = (body.height * 3 / 4).clamp(8, 20);
    let area = foot(body, 78, height);
    let inside = canvas.frame(area, &picker.title);
    let prompt = if picker.purpose == Purpose::CommandLine { ":" } else { ">" };
    canvas.put_role(inside.x, inside.y, 2, prompt, Role::HintKey);
    let cursor = draw_line(
        canvas,
        Rect { x: inside.x + 2, width: inside.width.saturating_sub(2), height: 1, ..inside },
        picker,
    );
    let rows = inside.height.saturating_sub(1 + details);
    let list = Rect { y: inside.y + 1, height: rows, ..inside };
    let top = keep_visible(0, picker.cursor, picker.choices.len(), usize::from(rows));
    for (n, choice) in picker.choices.iter().enumerate().skip(top).take(usize::from(rows)) {
        let y = list.y + (n - top) as u16;
        let taken = picker.taken.contains(choice);
        let here = n == picker.cursor;
        let row = Rect { y, height: 1, ..list };
        draw_choice(app, canvas, row, choice, (here, taken, codes));
        if n < picker.suggested {
            canvas.put_role(row.x + 1, y, 1, "~", Role::HintKey);
        }
    }
    if picker.choices.is_empty() {
        let nothing = if picker.typed().is_empty() { "Nothing to choose from" } else { "Nothing fits" };
        canvas.put_role(list.x, list.y, list.width, nothing, Role::Faint);
    }
    let below = Rect { y: inside.y + inside.height.saturating_sub(details), height: details, ..inside };
    draw_details(app, canvas, below, picker);
    cursor
}

fn draw_line(canvas: &mut Canvas, area: Rect, picker: &Picker) -> Cursor {
    let typed = picker.field.text();
    let taken: Vec<&str> = picker.taken.iter().map(|choice| choice.label.as_str()).collect();
    let prefix = if taken.is_empty() { String::new() } else { format!("{} + ", taken.join(" + ")) };
    let column = picker.field.area.cursor().1;
    let before: String = typed.chars().take(column).collect();
    let offset = text::width(&prefix) + text::width(&before);
    let skip = offset.saturating_sub(usize::from(area.width.saturating_sub(2)));
    let line: String = format!("{prefix}{typed}").chars().skip(skip).collect();
    canvas.put_role(area.x, area.y, area.width, &line, Role::Text);
    Some((area.x + (offset - skip) as u16, area.y))
}

fn draw_choice(
    app: &App,
    canvas: &mut Canvas,
    area: Rect,
    choice: &crate::ui::overlay::Choice,
    (here, taken, codes): (bool, bool, bool),
) {
    let role = match (here, choice.blocked.is_some()) {
        (true, _) => Role::PickerSelected,
        (false, true) => Role::Faint,
        (false, false) => Role::Text,
    };
    let sign = if taken {
        "+"
    } else if here {
        ">"
    } else {
        " "
    };
    canvas.put_role(area.x, area.y, 1, sign, Role::HintKey);
    let mut x = area.x + 2;
    let end = area.x + area.width;
    if let Value::Code(code) = &choice.value {
        let sign = app.signs.of(code);
        x += canvas.put_role(x, area.y, 2, &format!("{} ", sign.letter), Role::Code(sign.colour));
    }
    x += canvas.put_role(x, area.y, end.saturating_sub(x), &choice.label, role) + 2;
    if codes || !matches!(choice.value, Value::Said(_)) {
        canvas.put_role(x, area.y, end.saturating_sub(x), &choice.detail, Role::Faint);
    }
}

/// Under the list: what the chosen code means, what a command does, why a thing cannot be chosen.
fn draw_details(app: &App, canvas: &mut Canvas, area: Rect, picker: &Picker) {
    let (faint, plain, warning) =
        (canvas.style(Role::Faint), canvas.style(Role::Text), canvas.style(Role::Warning));
    let width = usize::from(area.width);
    let rule = canvas.lines.horizontal().repeat(width);
    canvas.put(area.x, area.y, area.width, &rule, faint);
    let area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if let Some(twin) = &picker.warning {
        canvas.put(area.x, area.y, area.width, twin, warning);
        return;
    }
    let Some(choice) = picker.chosen() else { return };
    if let Some(why) = &choice.blocked {
        canvas.flow(area, &[(why, warning)]);
        return;
    }
    match &choice.value {
        Value::Code(code) => {
            let Some(code) = app.study.codebook.get(code.as_str()) else { return };
            let weight = code.weight.as_ref().map(|weight| format!("weight {} · ", weight.of_100));
            let weight = weight.unwrap_or_default();
            let line = |label: &str, text: &str| {
                if text.is_empty() && label != weight { String::new() } else { format!("{label}{text}") }
            };
            for (n, words) in [
                line(&weight, &code.definition),
                line("include: ", &code.include),
                line("exclude: ", &code.exclude),
            ]
            .iter()
            .enumerate()
            {
                canvas.put(area.x, area.y + n as u16, area.width, words, if n == 0 { plain } else { faint });
            }
        }
        Value::Said(_) => {
            canvas.flow(area, &[(&choice.detail, faint)]);
        }
        _ => {}
    }
}

fn draw_form(canvas: &mut Canvas, body: Rect, form: &Form) -> Cursor {
    let single = form.pages.len() == 1 && form.pages.iter().all(|page| page.field.single);
    let height = if single {
        3 + form.below.height()
    } else if form.pages.len() == 1 {
        (body.height * 3 / 5).max(8)
    } else {
        body.height
    };
    let area = foot(body, 78, height);
    let inside = canvas.frame(area, &form.title);
    let mut rows = inside;
    if let Some(choice) = form.chosen() {
        let x = inside.x + canvas.put_role(inside.x, inside.y, inside.width, "kind: ", Role::Faint);
        canvas.put_role(x, inside.y, inside.width, &format!("{choice} (Tab changes it)"), Role::HintKey);
        rows = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    }
    let labels = form.pages.iter().filter(|page| !page.label.is_empty()).count() as u16;
    let lines = form.pages.iter().filter(|page| page.field.single).count() as u16;
    let tall = (rows.height.saturating_sub(labels + lines)) / (form.pages.len() as u16 - lines).max(1);
    let (mut y, end) = (rows.y, rows.y + rows.height);
    let mut cursor = None;
    for (n, page) in form.pages.iter().enumerate() {
        if !page.label.is_empty() && y < end {
            let role = if n == form.at { Role::HintKey } else { Role::Faint };
            canvas.put_role(rows.x, y, rows.width, page.label, role);
            y += 1;
        }
        let height = if page.field.single { 1 } else { tall.max(1) }.min(end.saturating_sub(y));
        let place = Rect { y, height, ..rows };
        if height > 0 {
            let mut widget = page.field.area.clone();
            let style = canvas.style(Role::Text);
            widget.set_style(style);
            let caret = if n == form.at { style.add_modifier(Modifier::REVERSED) } else { style };
            widget.set_cursor_style(caret);
            widget.set_selection_style(style.add_modifier(Modifier::UNDERLINED));
            widget.render(place, canvas.buffer);
            if n == form.at {
                cursor = reversed_cell(canvas, place);
            }
        }
        y += height;
    }
    let under = Rect { y, height: end.saturating_sub(y), ..rows };
    below::draw(canvas, under, &form.below, cursor.map_or(rows.x, |(x, _)| x));
    cursor
}

/// The text widget keeps its scrolling to itself; its cursor is the reversed cell, and there the terminal's goes too.
fn reversed_cell(canvas: &mut Canvas, area: Rect) -> Cursor {
    let area = area.intersection(canvas.buffer.area);
    let found = area
        .positions()
        .find(|at| canvas.buffer.cell(*at).is_some_and(|cell| cell.modifier.contains(Modifier::REVERSED)))?;
    if let Some(cell) = canvas.buffer.cell_mut(found) {
        cell.modifier.remove(Modifier::REVERSED);
    }
    Some((found.x, found.y))
}

fn draw_question(canvas: &mut Canvas, body: Rect, question: &Question) -> Cursor {
    let height = question.words.len() as u16 * 2 + 3;
    let area = foot(body, 78, height);
    let inside = canvas.frame(area, &question.title);
    let style = canvas.style(Role::Text);
    let mut y = inside.y;
    for words in &question.words {
        let room = Rect { y, height: 2.min((inside.y + inside.height).saturating_sub(y + 1)), ..inside };
        y += canvas.flow(room, &[(words, style)]);
    }
    let y = inside.y + inside.height.saturating_sub(1);
    let mut x = inside.x;
    let end = inside.x + inside.width;
    for (n, (key, label, _)) in question.answers.iter().enumerate() {
        x += canvas.put_role(x, y, end.saturating_sub(x), &key.to_string(), Role::HintKey);
        let enter = if n == question.default { " (Enter)" } else { "" };
        x += canvas.put_role(x, y, end.saturating_sub(x), &format!(" {label}{enter}   "), Role::Text);
    }
    Some((inside.x, y))
}
