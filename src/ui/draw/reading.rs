//! Drawing a reading pane: title, margin, words with the marks laid over them, and the codes under the caret.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use crate::study::{CodeId, Coder, Coding};
use crate::text::{self, Span, Transcript};
use crate::ui::app::{App, Focus};
use crate::ui::does::hits_in;
use crate::ui::pane::margin::{LANES, Stripe, lanes, rows_of};
use crate::ui::pane::reading::MARGIN;
use crate::ui::pane::{Reading, Row};
use crate::ui::theme::Role;

/// Draws the pane and says where the cursor stands.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect, pane: &Reading, front: bool) -> Option<(u16, u16)> {
    let focused = front && app.desk.focus == Focus::Reading;
    title(app, canvas, Rect { height: 1, ..area }, pane, focused);
    let Some(text) = app.study.text(&pane.transcript) else {
        let why = app.unreadable(&pane.transcript).unwrap_or("Reading …");
        canvas.put_role(area.x + 1, area.y + 2, area.width, why, Role::Faint);
        return None;
    };
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
    margin(app, canvas, body, pane);
    let hits = hits(app, pane, text);
    for (n, row) in pane.rows.iter().enumerate() {
        words(canvas, (body.x + MARGIN, body.y + n as u16), pane, text, row, (&hits, front));
    }
    codes_here(app, canvas, Rect { y: area.y + area.height - 1, height: 1, ..area }, pane);
    let (column, row) = pane.cell_of(text, pane.caret.head())?;
    Some((body.x + MARGIN + column.min(pane.width.saturating_sub(1)), body.y + row))
}

fn title(app: &App, canvas: &mut Canvas, area: Rect, pane: &Reading, focused: bool) {
    let role = if focused { Role::TitleFocus } else { Role::Title };
    let (case, wave) = (app.study.case_of(&pane.transcript).0, app.study.wave_said(&pane.transcript));
    let wave = wave.map_or(String::new(), |wave| match app.study.about.wave_label(wave) {
        Some(label) => format!(" · wave {wave} {label}"),
        None => format!(" · wave {wave}"),
    });
    let stem = pane.transcript.stem();
    let case = if case.as_str() == stem { String::new() } else { format!(" · case {case}") };
    let last = app.study.text(&pane.transcript).and_then(|text| text.turns().last());
    let len = last.map_or(0, |turn| turn.whole.end);
    let end = pane.rows.last().map_or(0, |row| row.span.end.min(len));
    let share = (u64::from(end) * 100).checked_div(u64::from(len)).unwrap_or(100);
    let only = pane.coder.as_ref().map(|coder| format!(" · coded by {coder}")).unwrap_or_default();
    // In the title and not in the status line, where what was just done is told.
    let queue = app.queue.as_ref().filter(|_| focused).map(|queue| queue.standing() + " · ");
    let right = format!("{}{share}%", queue.unwrap_or_default());
    let room = area.width.saturating_sub(right.len() as u16 + 1);
    canvas.put_role(area.x, area.y, room, &format!("{stem}{case}{wave}{only}"), role);
    let style = canvas.style(Role::Faint);
    canvas.put_right(area, &right, style);
}

/// The codings whose stripes a pane shows, in reading order.
fn shown<'a>(app: &'a App, pane: &'a Reading, within: Span) -> Vec<(&'a Coder, &'a Coding)> {
    let only = pane.coder.as_ref().or(app.shown_coder());
    let Some(shelved) = app.study.shelf.get(&pane.transcript) else { return Vec::new() };
    let layers = shelved.layers.iter().filter(|(coder, _)| only.is_none_or(|only| only == *coder));
    let mut codings: Vec<_> =
        layers.flat_map(|(coder, layer)| layer.touching(within).map(move |coding| (coder, coding))).collect();
    codings.sort_by(|(a_coder, a), (b_coder, b)| (a.order(), a_coder).cmp(&(b.order(), b_coder)));
    codings
}

fn margin(app: &App, canvas: &mut Canvas, body: Rect, pane: &Reading) {
    let rows: Vec<Span> = pane.rows.iter().map(|row| row.span).collect();
    if let Some(text) = app.study.text(&pane.transcript) {
        for (n, row) in pane.rows.iter().enumerate() {
            let Some(turn) = row.begins(text) else { continue };
            canvas.put_role(body.x, body.y + n as u16, 4, &format!("{:>3}", turn + 1), Role::Faint);
        }
    }
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let visible = Span::new(first.start, last.end);
    let codings = shown(app, pane, visible);
    let marks = codings.iter().map(|(coder, coding)| (coding.span, coding.code.clone(), (*coder).clone()));
    let (stripes, more) = lanes(marks, &rows);
    for stripe in &stripes {
        draw_stripe(app, canvas, body, &rows, stripe);
    }
    for span in more {
        if let Some((first, _)) = rows_of(span, &rows) {
            canvas.put_role(body.x + 4 + LANES as u16, body.y + first as u16, 1, "+", Role::Faint);
        }
    }
}

/// The letter has the code's colour; the bar below it is plain, for on a slow line every change of colour costs more
/// than the bar itself. Another coder's bar is dotted.
fn draw_stripe(app: &App, canvas: &mut Canvas, body: Rect, rows: &[Span], stripe: &Stripe) {
    let Some((first, last)) = rows_of(stripe.span, rows) else { return };
    let sign = app.signs.of(&stripe.code);
    let mine = stripe.coder == app.me;
    let bar = if mine { canvas.lines.vertical() } else { canvas.lines.dotted() };
    let plain = canvas.style(Role::Text);
    let x = body.x + 4 + stripe.lane as u16;
    for row in first + 1..=last {
        if row < last || !rows.get(row).is_some_and(|row| row.is_empty()) {
            canvas.glyph(x, body.y + row as u16, bar, plain);
        }
    }
    let slant = if mine { Modifier::empty() } else { Modifier::ITALIC };
    let style = canvas.style(Role::Code(sign.colour)).add_modifier(slant);
    canvas.glyph(x, body.y + first as u16, &sign.letter.to_string(), style);
}

/// Search hits within the rows on the screen.
fn hits(app: &App, pane: &Reading, text: &Transcript) -> Vec<Span> {
    let (Some(pattern), Some(first), Some(last)) = (&app.search, pane.rows.first(), pane.rows.last()) else {
        return Vec::new();
    };
    hits_in(pattern, text, Span::new(first.span.start, last.span.end))
}

/// The words of one row, each grapheme styled by what is laid over it.
fn words(
    canvas: &mut Canvas,
    (x, y): (u16, u16),
    pane: &Reading,
    text: &Transcript,
    row: &Row,
    (hits, front): (&[Span], bool),
) {
    let selection = pane.caret.selection();
    let label = row
        .turn
        .and_then(|turn| text.turns().get(turn))
        .map(|turn| Span::new(turn.whole.start, turn.words.start));
    let plain = if row.interviewer { Role::Interviewer } else { Role::Text };
    let (plain, marked) =
        (canvas.style(plain), canvas.style(if front { Role::Selection } else { Role::Anchor }));
    let speaker = speaker_style(canvas, text, row);
    let hit_style = canvas.style(Role::Hit);
    let strange = canvas.style(Role::Warning);
    let room = pane.width.saturating_sub(row.indent());
    for cell in text::cells(text, row.span) {
        if cell.column + cell.width > room {
            break;
        }
        let selected = selection.contains(cell.at);
        let mut style = match label {
            Some(label) if label.contains(cell.at) => speaker,
            _ if !cell.plain => strange,
            _ => plain,
        };
        if hits.iter().any(|hit| hit.contains(cell.at)) {
            style = style.patch(hit_style);
        }
        if selected {
            style = marked;
        }
        draw_glyph(canvas, x + row.indent() + cell.column, y, &cell.glyph, cell.width, style);
    }
}

fn speaker_style(canvas: &Canvas, text: &Transcript, row: &Row) -> Style {
    let speaker = row.turn.and_then(|turn| text.turns().get(turn)).and_then(|turn| turn.speaker);
    match speaker {
        Some(_) if row.interviewer => canvas.style(Role::Interviewer).add_modifier(Modifier::BOLD),
        Some(number) => canvas.style(Role::Speaker((number % 6) as u8)),
        None => canvas.style(Role::Text),
    }
}

fn draw_glyph(canvas: &mut Canvas, x: u16, y: u16, glyph: &str, width: u16, style: Style) {
    if width > 1 || glyph.chars().count() > 1 {
        canvas.buffer.set_stringn(x, y, glyph, usize::from(width), style);
    } else {
        canvas.glyph(x, y, glyph, style);
    }
}

/// The codes under the caret, spelled out.
fn codes_here(app: &App, canvas: &mut Canvas, area: Rect, pane: &Reading) {
    let selection = pane.caret.selection();
    let mut x = area.x;
    let end = area.x + area.width;
    let mut seen: Vec<(&CodeId, Vec<&Coder>, String)> = Vec::new();
    for (coder, coding) in shown(app, pane, selection) {
        match seen.iter_mut().find(|(code, _, _)| *code == &coding.code) {
            Some((_, coders, _)) if coders.contains(&coder) => {}
            Some((_, coders, _)) => coders.push(coder),
            None => seen.push((&coding.code, vec![coder], marks(coding))),
        }
    }
    for (code, coders, marks) in seen {
        let sign = app.signs.of(code);
        let style = canvas.style(Role::Code(sign.colour)).add_modifier(Modifier::BOLD);
        x += canvas.put(x, area.y, end.saturating_sub(x), &format!("{} ", sign.letter), style);
        let others: Vec<&str> =
            coders.iter().filter(|coder| ***coder != app.me).map(|coder| coder.as_str()).collect();
        let mine = if coders.contains(&&app.me) && !others.is_empty() { "me, " } else { "" };
        let who = if others.is_empty() { String::new() } else { format!(" ({mine}{})", others.join(", ")) };
        let words = format!("{}{marks}{who}  ", app.study.codebook.name(code));
        x += canvas.put_role(x, area.y, end.saturating_sub(x), &words, Role::Text);
    }
}

/// The signs of what is said about a coding: `*` golden, `~` counter, `m` a memo, `?` in doubt, `w60` its weight: but
/// for the doubt, the keys that put them there.
pub fn marks(coding: &Coding) -> String {
    let mut signs = String::new();
    for (is, sign) in [
        (coding.marks.golden, '*'),
        (coding.marks.counter, '~'),
        (coding.marks.memo.is_some(), 'm'),
        (coding.doubt.is_some(), '?'),
    ] {
        if is {
            signs.push(sign);
        }
    }
    if let Some(weight) = coding.marks.weight {
        signs.push_str(&format!("w{weight}"));
    }
    if signs.is_empty() { signs } else { format!(" {signs}") }
}
